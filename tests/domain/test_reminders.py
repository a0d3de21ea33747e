"""Reminders: what is due between two looks at the clock."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.domain.reminders import MISSED_MIN, Reminder, ReminderKind, due

MONDAY = datetime.combine(date(2026, 11, 23), time())
EVENING = Reminder(ReminderKind.ROUTINE, 19 * 60 + 30)


def at(hour, minute=0, day=0):
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("after", "now", "is_due"),
    [
        (at(19, 29), at(19, 30), True),
        (at(19, 30), at(19, 31), False),
        (at(12), at(19, 29), False),
        (at(12), at(21, 30), True),
        (at(12), at(21, 31), False),
        (at(12, day=-3), at(20), True),
        (at(23), at(20), False),
    ],
)
def test_it_is_due_once_and_for_two_hours(after, now, is_due):
    assert bool(due([EVENING], after, now)) == is_due


def test_a_late_one_is_shown_after_midnight():
    late = Reminder(ReminderKind.CHECK_IN, 23 * 60 + 30)
    assert [one.since for one in due([late], at(22), at(0, 15, day=1))] == [at(23, 30)]


def test_it_keeps_to_its_weekdays():
    weekend = Reminder(ReminderKind.ROUTINE, 600, frozenset({5, 6}))
    assert due([weekend], at(9), at(11)) == []
    assert len(due([weekend], at(9, day=5), at(11, day=5))) == 1


def test_several_come_in_their_order():
    early = Reminder(ReminderKind.CHECK_IN, 19 * 60)
    found = due([EVENING, early], at(18), at(20))
    assert [one.reminder for one in found] == [early, EVENING]


@given(minute=st.integers(0, 1439), steps=st.lists(st.integers(1, 300), min_size=1, max_size=30))
def test_however_often_one_looks_nothing_is_shown_twice(minute, steps):
    reminder, seen, now = Reminder(ReminderKind.ROUTINE, minute), [], at(0)
    for step in steps:
        before, now = now, now + timedelta(minutes=step)
        seen += [one.since for one in due([reminder], before, now)]
    assert len(seen) == len(set(seen))
    assert all(now >= since for since in seen)


@given(minute=st.integers(0, 1439), step=st.integers(1, MISSED_MIN))
def test_who_looks_often_enough_misses_nothing(minute, step):
    reminder, seen, now = (
        Reminder(ReminderKind.ROUTINE, minute),
        0,
        at(0, day=1) - timedelta(seconds=1),
    )
    while now < at(0, day=2):
        before, now = now, now + timedelta(minutes=step)
        seen += len(due([reminder], before, now))
    assert seen >= 1
