"""Which events a calendar file holds, and how it follows from what was exported before."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from heavylegs_gui.domain.calendar_events import (
    Alarm,
    AlarmKind,
    CalendarChoice,
    CalendarEvent,
    events_of,
    local_start,
    remembered,
)
from heavylegs_gui.domain.training import Session, Status

TODAY = date(2026, 11, 22)
CHOICE = CalendarChoice(first=TODAY)


def clock(text):
    """A moment on the runner's clock, which has no zone."""
    return datetime.fromisoformat(text)


def session(uid="a", days=2, status=Status.PLANNED, **values):
    day = TODAY + timedelta(days=days)
    return Session(uid=uid, local_date=day, status=status, **values)


def as_event(one):
    return CalendarEvent(uid=one.uid, day=one.local_date, summary=one.title or "Run")


def exported(*sessions, choice=CHOICE, before=(), rest_days=()):
    return events_of(sessions, before, choice, as_event, rest_days)


def told(events):
    return [(one.uid, one.sequence, one.is_cancelled) for one in events]


def test_what_is_planned_from_today_on_is_exported_in_the_order_of_days():
    found = exported(
        session("late", 9),
        session("today", 0),
        session("missed", -1),
        session("done", 1, Status.DONE),
    )
    assert told(found) == [("today", 0, False), ("late", 0, False)]


def test_what_was_done_comes_on_demand_and_the_range_has_two_ends():
    choice = replace(CHOICE, first=TODAY - timedelta(days=3), last=TODAY, with_done=True)
    found = exported(session("a", -3, Status.DONE), session("b", 0), session("c", 1), choice=choice)
    assert [one.uid for one in found] == ["a", "b"]


def test_a_session_that_was_never_exported_and_is_skipped_or_ill_is_no_event():
    assert exported(session("a", status=Status.SKIPPED), session("b", status=Status.ILL)) == []


def test_the_sequence_rises_only_when_something_changed():
    first = session()
    before = remembered(exported(first))
    assert told(exported(first, before=before)) == [("a", 0, False)]
    changed = exported(replace(first, title="Hills"), before=before)
    assert told(changed) == [("a", 1, False)]
    assert told(exported(first, before=remembered(changed))) == [("a", 2, False)]


@pytest.mark.parametrize("status", [Status.SKIPPED, Status.ILL, None])
def test_what_is_skipped_ill_or_deleted_since_is_cancelled_once_and_stays_so(status):
    before = remembered(exported(session()))
    now = [] if status is None else [session(status=status)]
    gone = exported(*now, before=before)
    assert told(gone) == [("a", 1, True)]
    assert (gone[0].day, gone[0].summary) == (TODAY + timedelta(days=2), "Run")
    assert told(exported(*now, before=remembered(gone))) == [("a", 1, True)]


def test_a_session_that_came_back_is_confirmed_again():
    before = remembered(exported(before=remembered(exported(session()))))
    assert told(exported(session(), before=before)) == [("a", 2, False)]


def test_what_moved_out_of_the_range_or_was_deleted_in_the_past_is_told_once():
    choice = replace(CHOICE, last=TODAY + timedelta(days=7))
    before = remembered(exported(session(), choice=choice))
    moved = exported(session(days=20), choice=choice, before=before)
    assert told(moved) == [("a", 1, False)]
    assert exported(session(days=20), choice=choice, before=remembered(moved)) == []
    later = replace(CHOICE, first=TODAY + timedelta(days=30))
    gone = exported(before=before, choice=later)
    assert told(gone) == [("a", 1, True)]
    assert exported(before=remembered(gone), choice=later) == []


def test_what_is_past_and_unchanged_is_left_alone():
    before = remembered(exported(session()))
    later = replace(CHOICE, first=TODAY + timedelta(days=30))
    assert exported(session(title="New words"), before=before, choice=later) == []


def test_a_plan_that_was_done_stays_an_event_with_its_new_words():
    before = remembered(exported(session()))
    done = session(status=Status.DONE, title="Done")
    assert told(exported(done, before=before)) == [("a", 1, False)]


def test_a_fulfilled_plan_gives_way_to_its_run_when_that_is_exported():
    plan = session("plan", 0, id=1, linked_id=2)
    run = session("run", 0, Status.DONE, id=2, linked_id=1)
    assert told(exported(plan, run)) == [("plan", 0, False)]
    before = remembered(exported(plan, run))
    both = exported(plan, run, before=before, choice=replace(CHOICE, with_done=True))
    assert told(both) == [("plan", 1, True), ("run", 0, False)]


def test_a_link_that_only_one_side_knows_is_enough():
    choice = replace(CHOICE, with_done=True)
    for plan_link, run_link in ((2, None), (None, 1)):
        plan = session("plan", 0, id=1, linked_id=plan_link)
        run = session("run", 0, Status.DONE, id=2, linked_id=run_link)
        assert told(exported(plan, run, choice=choice)) == [("run", 0, False)]


def rest(days):
    day = TODAY + timedelta(days=days)
    return CalendarEvent(uid=f"rest-{day}", day=day, summary="Rest day")


def test_rest_days_come_on_demand_and_stay_known():
    choice = replace(CHOICE, with_rest_days=True)
    assert exported(session(), rest_days=[rest(3)])[0].uid == "a"
    both = exported(session(), choice=choice, rest_days=[rest(3)])
    assert [(one.summary, one.sequence) for one in both] == [("Run", 0), ("Rest day", 0)]
    still = exported(session(), before=remembered(both), rest_days=[rest(3)])
    assert [one.is_cancelled for one in still] == [False, False]
    gone = exported(session(), choice=choice, before=remembered(both))
    assert [(one.summary, one.is_cancelled) for one in gone] == [("Run", False), ("Rest day", True)]


def test_the_fingerprint_knows_everything_that_a_calendar_shows_and_not_the_sequence():
    one = as_event(session())
    others = [
        replace(one, day=TODAY), replace(one, summary="x"), replace(one, description="x"),
        replace(one, start=clock("2026-11-24T07:00")), replace(one, duration_s=1.0),
        replace(one, alarm=timedelta()), replace(one, is_cancelled=True),
    ]  # fmt: skip
    assert len({one.fingerprint, *(other.fingerprint for other in others)}) == 8
    assert replace(one, sequence=7).fingerprint == one.fingerprint


@pytest.mark.parametrize(
    ("kind", "start", "rings"),
    [
        (AlarmKind.NONE, None, None),
        (AlarmKind.NONE, time(9), None),
        (AlarmKind.EVENING, None, timedelta(hours=-4)),
        (AlarmKind.EVENING, time(7, 12), timedelta(hours=-11, minutes=-12)),
        (AlarmKind.MORNING, None, timedelta(hours=7)),
        (AlarmKind.MORNING, time(18), timedelta(hours=-11)),
        (AlarmKind.MORNING, time(6), timedelta(minutes=-15)),
        (AlarmKind.MORNING, time(7, 5), timedelta(minutes=-15)),
        (AlarmKind.BEFORE, time(9), timedelta(minutes=-45)),
        (AlarmKind.BEFORE, None, timedelta(hours=7)),
    ],
)
def test_the_alarm_counts_from_the_start_and_never_rings_at_night(kind, start, rings):
    assert Alarm(kind, 45).offset(start) == rings


def test_the_start_stands_on_the_runners_clock():
    start = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    assert local_start(session(start_utc=start, utc_offset_min=60)) == clock("2026-11-24T07:30")


def test_a_start_without_offset_or_on_another_day_is_an_event_of_the_whole_day():
    start = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert local_start(session(start_utc=start)) is None
    assert local_start(session(start_utc=start, utc_offset_min=60)) is None
    assert local_start(session()) is None
