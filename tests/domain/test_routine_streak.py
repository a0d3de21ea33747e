"""Weeks in a row: what counts, and what breaks nothing."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.routine_streak import left_this_week, streak_weeks
from heavylegs_gui.domain.weeks import WeekStart

SUNDAY = date(2026, 11, 22)
MONDAY = SUNDAY + timedelta(days=1)


def days_of(*counts, first=SUNDAY):
    """Return routines by week, the running week first: so many on its days."""
    monday = first - timedelta(days=first.weekday())
    return [
        monday - timedelta(days=7 * back) + timedelta(days=one)
        for back, count in enumerate(counts)
        for one in range(count)
    ]


@pytest.mark.parametrize(
    ("counts", "streak", "left"),
    [
        ((), 0, 2),
        ((1,), 0, 1),
        ((2,), 1, 0),
        ((0, 2, 3), 2, 2),
        ((1, 2, 3), 2, 1),
        ((2, 2, 2, 2, 2), 5, 0),
        ((2, 1, 2), 1, 0),
        ((0, 0, 5), 0, 2),
    ],
)
def test_the_running_week_breaks_nothing(counts, streak, left):
    days = days_of(*counts)
    assert streak_weeks(days, WeekStart.MONDAY, SUNDAY) == streak
    assert left_this_week(days, WeekStart.MONDAY, SUNDAY) == left


def test_two_on_one_day_are_two():
    assert streak_weeks([SUNDAY, SUNDAY], WeekStart.MONDAY, SUNDAY) == 1


def test_the_week_begins_where_the_runner_says():
    days = [SUNDAY, SUNDAY - timedelta(days=1)]
    assert streak_weeks(days, WeekStart.MONDAY, SUNDAY) == 1
    assert streak_weeks(days, WeekStart.SUNDAY, SUNDAY) == 0


def test_a_new_week_keeps_the_streak_of_the_last():
    assert streak_weeks(days_of(2, 2), WeekStart.MONDAY, MONDAY) == 2


def test_what_lies_ahead_counts_for_nothing():
    ahead = [MONDAY, MONDAY + timedelta(days=1)]
    assert streak_weeks(ahead, WeekStart.MONDAY, SUNDAY) == 0
