"""Calendar files of a real log: what they hold, what is remembered, and that they appear whole."""

import os
import signal
import stat
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heavylegs_gui import paths
from heavylegs_gui.domain.calendar_events import Alarm, AlarmKind, CalendarChoice
from heavylegs_gui.domain.errors import StoreError, UserError
from heavylegs_gui.domain.training import DayKind, DayMark, Kind, Session, Sport, Status
from heavylegs_gui.importers.calendar_file import plain
from heavylegs_gui.services.calendar_export import CalendarExport

TODAY = date(2026, 11, 22)
CHOICE = CalendarChoice(first=TODAY)


def built(services):
    return CalendarExport(services.store, services.training_log, services.preferences, services.now)


@pytest.fixture
def export(services):
    return built(services)


def clock(text):
    """A moment on the runner's clock, which has no zone."""
    return datetime.fromisoformat(text)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.ics"


def planned(uid="a", days=2, **values):
    day = TODAY + timedelta(days=days)
    return Session(uid=uid, local_date=day, status=Status.PLANNED, **values)


def read(path):
    return icalendar.Calendar.from_ical(path.read_bytes()).events


def rows(store):
    return store.fetch_all("exported_event")


def test_a_planned_run_is_told_in_the_runners_units(export, training_log, preferences, path):
    training_log.add(
        planned(kind=Kind.LONG, distance_m=16093.44, duration_s=6000.0, notes="Flat,\n<b>easy</b>")
    )
    preferences.set("units", "mi")
    assert len(export.write(path, CHOICE)) == 1
    (event,) = read(path)
    assert event["SUMMARY"] == "Long run, 10.0 mi"
    assert event["DESCRIPTION"] == (
        "Kind: Long run\nDistance: 10.0 mi\nTime: 1:40:00\nPace: 10:00 /mi\n\nFlat,\n<b>easy</b>"
    )
    assert (event.start, event["UID"]) == (date(2026, 11, 24), "a@heavylegs")


def test_a_title_of_the_runner_names_the_event_and_time_stands_in_for_distance(
    export, training_log, path
):
    training_log.add(planned(title="Core \n and hips", sport=Sport.STRENGTH, duration_s=2700.0))
    export.write(path, CHOICE)
    assert read(path)[0]["SUMMARY"] == "Core and hips, 45 min"


def test_a_timed_run_keeps_its_clock_and_its_length(export, training_log, path):
    start = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    training_log.add(planned(start_utc=start, utc_offset_min=60, duration_s=3000.0))
    export.write(path, replace(CHOICE, alarm=Alarm(AlarmKind.BEFORE, 20)))
    (event,) = read(path)
    assert (event.start, event.end) == (
        clock("2026-11-24T07:30"),
        clock("2026-11-24T08:20"),
    )
    assert event.alarms.times[0].trigger == clock("2026-11-24T07:10")


def test_what_was_done_is_told_with_how_it_felt_and_rings_no_more(export, training_log, path):
    training_log.add(Session(uid="d", local_date=TODAY, distance_m=8000.0, rpe=4, heaviness=7))
    choice = replace(CHOICE, with_done=True, alarm=Alarm(AlarmKind.EVENING))
    export.write(path, choice)
    (event,) = read(path)
    assert event["DESCRIPTION"] == (
        "Done\nKind: Run\nDistance: 8.0 km\nEffort: 4 of 10\nHeaviness: 7 of 10"
    )
    assert event.alarms.times == []


@pytest.mark.parametrize("sport", Sport)
@pytest.mark.parametrize("kind", [None, *Kind])
def test_every_sport_and_kind_has_a_name(export, training_log, sport, kind):
    training_log.add(planned(sport=sport, kind=kind))
    (event,) = export.events(CHOICE)
    assert event.summary


def test_the_second_file_counts_up_what_changed_and_cancels_what_went(
    export, services, training_log, path
):
    for uid in ("same", "moved", "deleted", "skipped"):
        training_log.add(planned(uid))
    ids = {one.uid: one.id for one in training_log.sessions()}
    export.write(path, CHOICE)
    moved = training_log.session(ids["moved"])
    training_log.update(replace(moved, local_date=moved.local_date + timedelta(days=1)))
    training_log.update(replace(training_log.session(ids["skipped"]), status=Status.SKIPPED))
    training_log.delete([ids["deleted"]])
    export.write(path, CHOICE)
    found = {one["UID"]: (one["SEQUENCE"], one["STATUS"]) for one in read(path)}
    assert found == {
        "same@heavylegs": (0, "CONFIRMED"),
        "moved@heavylegs": (1, "CONFIRMED"),
        "deleted@heavylegs": (1, "CANCELLED"),
        "skipped@heavylegs": (1, "CANCELLED"),
    }


def test_the_last_change_is_the_instant_of_the_export(export, training_log, path, now):
    training_log.add(planned())
    export.write(path, CHOICE)
    assert read(path)[0].LAST_MODIFIED == read(path)[0].DTSTAMP == now


def test_what_was_exported_is_still_known_after_a_restart(services, training_log, path):
    from heavylegs_gui.wiring import build_services

    training_log.add(planned())
    built(services).write(path, CHOICE)
    services.close()
    again = build_services(services.store.path, today=services.today, now=services.now)
    again.training_log.delete([1])
    built(again).write(path, CHOICE)
    assert [one["STATUS"] for one in read(path)] == ["CANCELLED"]
    again.close()


def test_looking_at_the_events_remembers_nothing(export, services, training_log):
    training_log.add(planned())
    assert len(export.events(CHOICE)) == 1
    assert rows(services.store) == []


def test_an_export_is_no_step_that_undo_takes_back(export, services, training_log, path):
    change = training_log.add(planned())
    export.write(path, CHOICE)
    training_log.apply(change.inverted())
    assert [one["uid"] for one in rows(services.store)] == ["a"]


def test_a_marked_rest_day_leaves_the_runner_free_and_is_cancelled_when_it_goes(
    export, services, path
):
    day = TODAY + timedelta(days=3)
    mark = DayMark(day=day, kind=DayKind.REST, note="Sleep in")
    services.planning.set_day_mark(mark)
    services.planning.set_day_mark(DayMark(day=TODAY, note="Only a note"))
    choice = replace(CHOICE, with_rest_days=True, alarm=Alarm(AlarmKind.MORNING))
    export.write(path, choice)
    (event,) = read(path)
    assert (event.start, event["SUMMARY"], event["DESCRIPTION"]) == (day, "Rest day", "Sleep in")
    assert (event["TRANSP"], event.alarms.times) == ("TRANSPARENT", [])
    services.planning.set_day_mark(DayMark(day=day))
    export.write(path, CHOICE)
    assert [one["STATUS"] for one in read(path)] == ["CANCELLED"]


@pytest.mark.parametrize("name", ["folder", "nowhere/plan.ics"])
def test_an_impossible_place_is_told_and_nothing_is_remembered(
    export, services, training_log, tmp_path, name
):
    training_log.add(planned())
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        export.write(tmp_path / name, CHOICE)
    assert rows(services.store) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "folder"]


@contextmanager
def small_disk():
    """Let no file grow beyond some bytes."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_is_told_and_leaves_the_old_file(export, services, training_log, path):
    training_log.add(planned())
    export.write(path, CHOICE)
    before, known = path.read_bytes(), rows(services.store)
    training_log.delete([1])
    with small_disk(), pytest.raises(UserError, match="could not be written: File too large"):
        export.write(path, CHOICE)
    assert (path.read_bytes(), rows(services.store)) == (before, known)
    assert sorted(one.name for one in path.parent.iterdir()) == ["data", "plan.ics"]


def test_nothing_is_written_while_an_import_holds_the_database(
    export, services, training_log, path
):
    training_log.add(planned())
    services.store.hold_for_batch()
    with pytest.raises(StoreError, match="An import is being written"):
        export.write(path, CHOICE)
    services.store.release_batch(keep=False)
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_the_file_has_the_mode_of_the_runners_other_files(export, path, monkeypatch):
    monkeypatch.setattr(paths, "_runner_umask", 0o027)
    export.write(path, CHOICE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    notes=st.text(st.characters(exclude_categories=["Cs"]), max_size=400),
)
def test_any_title_and_notes_come_through_the_file(export, training_log, path, title, notes):
    change = training_log.add(planned(title=title, notes=notes, distance_m=5000.0))
    export.write(path, CHOICE)
    (event,) = read(path)
    assert event["SUMMARY"].endswith(", 5.0 km")
    assert str(event["DESCRIPTION"]).endswith(plain(notes).strip() or "Distance: 5.0 km")
    training_log.apply(change.inverted())
