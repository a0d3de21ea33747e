"""What is typed into the session form, in other units and in other places, on a real database."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from heavylegs_gui.domain.training import Session, Shoe, Source, Status, new_uid
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.dialogs.session_values import FormReader, values_of

TODAY = date(2026, 11, 22)
ABROAD = Session(
    uid="abroad",
    local_date=date(2026, 6, 1),
    start_utc=datetime(2026, 6, 1, 5, 30, tzinfo=UTC),
    utc_offset_min=120,
    distance_m=5000.0,
)


@pytest.fixture
def in_los_angeles(monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change its time zone for one process")
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def stored(training_log, **values):
    session = Session(**{"uid": new_uid(), "local_date": date(2026, 11, 20), **values})
    change = training_log.add(session)
    return training_log.session(change.edits[0].key)


def read_again(session, **typed):
    """Return the session after some of its fields were typed anew."""
    shown = values_of(session, Units.KM, "")
    return FormReader(TODAY, Units.KM, session, shown).session(replace(shown, **typed), None)


def close_and_open_in_miles(editor, preferences, opening):
    editor.leave()
    preferences.set("units", "mi")
    opening()


@pytest.mark.parametrize(
    "case",
    [
        ("10", "10 km", 10_000.0),
        (" 8,2 ", "8,2 km", 8200.0),
        ("5 mi", "5 mi", 8046.72),
        ("400m", "400m", 400.0),
    ],
)
def test_a_draft_keeps_its_distance_when_the_units_change(
    qtbot, editor, preferences, training_log, case
):
    typed, shown, stored_m = case
    editor.log_run()
    qtbot.keyClicks(editor.form.main.distance, typed)
    close_and_open_in_miles(editor, preferences, editor.log_run)
    assert editor.form.main.distance.text() == shown
    editor.save()
    assert [one.distance_m for one in training_log.sessions()] == [pytest.approx(stored_m)]


def test_what_is_no_distance_comes_back_as_it_was_typed(qtbot, editor, preferences):
    editor.log_run()
    qtbot.keyClicks(editor.form.main.distance, "far")
    close_and_open_in_miles(editor, preferences, editor.log_run)
    assert editor.form.main.distance.text() == "far"


def test_an_untouched_distance_stays_exact_when_the_units_change(editor, preferences, training_log):
    before = stored(training_log, distance_m=10_012.34)
    editor.edit(before.id)
    editor.form.more.notes.setPlainText("hot")
    close_and_open_in_miles(editor, preferences, lambda: editor.edit(before.id))
    assert editor.form.main.distance.text() == "6.22"
    editor.save()
    assert training_log.session(before.id) == replace(before, notes="hot")


def test_a_draft_without_a_unit_is_read_in_that_of_today():
    reader = FormReader(TODAY, Units.MI)
    assert reader.from_draft({"distance_m": "10"}).distance_m == "10"
    assert reader.from_draft({"distance_m": "10", "units": 7}).distance_m == "10"


def test_a_start_typed_at_home_is_on_the_clock_of_the_place_of_the_run(in_los_angeles):
    session = read_again(ABROAD, start_utc="7:35")
    assert session.start_utc == datetime(2026, 6, 1, 5, 35, tzinfo=UTC)
    assert session.utc_offset_min == 120


def test_a_start_whose_place_is_unknown_moves_by_what_was_typed(in_los_angeles):
    session = read_again(replace(ABROAD, utc_offset_min=None), start_utc="5:35")
    assert session.start_utc == datetime(2026, 6, 1, 5, 35, tzinfo=UTC)
    assert session.utc_offset_min is None


def test_a_start_of_a_run_without_one_is_on_the_clock_of_this_computer(in_los_angeles):
    session = read_again(replace(ABROAD, start_utc=None, utc_offset_min=None), start_utc="7:35")
    assert session.start_utc == datetime(2026, 6, 1, 14, 35, tzinfo=UTC)
    assert session.utc_offset_min == -420


def test_a_session_that_moves_to_another_day_keeps_its_time_and_offset(in_los_angeles):
    moved = read_again(ABROAD, local_date="2026-06-04")
    assert moved.local_date == date(2026, 6, 4)
    assert moved.start_utc == datetime(2026, 6, 4, 5, 30, tzinfo=UTC)
    assert moved.utc_offset_min == 120


UNTIDY = {
    "title": " two\nlines <b>x</b>\u00a0",
    "notes": " indented\r\nb\u2028c\u00a0d ",
    "source": Source.FILE,
}


def test_an_untouched_save_changes_nothing(editor, services, training_log, history):
    before = stored(training_log, distance_m=5000.0, **UNTIDY)
    editor.edit(before.id)
    editor.save()
    row = services.store.fetch("session", before.id)
    assert (training_log.session(before.id), row["revision"]) == (before, 0)
    assert not history.stack.canUndo()


def test_an_untouched_save_of_a_run_of_tomorrow_changes_nothing(editor, training_log):
    before = stored(training_log, local_date=date(2026, 12, 1), distance_m=1.0, heaviness=4)
    assert before.status is Status.DONE
    editor.edit(before.id)
    editor.save()
    assert training_log.session(before.id) == before


def test_untouched_words_stay_byte_for_byte_beside_a_change(editor, training_log):
    before = stored(training_log, distance_m=5000.0, **UNTIDY)
    editor.edit(before.id)
    editor.form.main.heaviness.set_level(6)
    editor.save()
    assert training_log.session(before.id) == replace(before, heaviness=6)


def test_looking_at_untidy_words_leaves_no_draft(editor, training_log, services):
    before = stored(training_log, distance_m=5000.0, **UNTIDY)
    editor.edit(before.id)
    editor.leave()
    assert f"session:{before.id}" not in set(services.drafts.keys())


def test_the_second_of_two_shoes_of_one_name_stays(editor, training_log):
    training_log.add_shoe(Shoe(name="Asics "))
    second = training_log.add_shoe(Shoe(name="asics"))
    before = stored(training_log, distance_m=5000.0, shoe_id=second.edits[0].key)
    editor.edit(before.id)
    editor.form.more.notes.setPlainText("new")
    editor.save()
    assert training_log.session(before.id) == replace(before, notes="new")
    assert len(training_log.shoes()) == 2
