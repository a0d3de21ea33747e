"""Weeks in a row with enough routines; a rest day never breaks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, WeekStart, week_of

ROUTINES_A_WEEK = 2
"""So many routines make a week count. Source: ACSM's guidelines, 11th ed.: 2 to 3 days a week."""


def streak_weeks(days: Iterable[date], week_start: WeekStart, today: date) -> int:
    """Return how many weeks in a row had enough routines.

    The running week counts once it has enough and breaks nothing before it is over.

    Args:
        days: The day of each routine that was done; a day with two counts twice.
        week_start: First day of the runner's week.
        today: The runner's local date; later days are left out.
    """
    counts = Counter(week_of(day, week_start) for day in days if day <= today)
    week = week_of(today, week_start)
    streak = int(counts[week] >= ROUTINES_A_WEEK)
    week -= timedelta(days=DAYS_PER_WEEK)
    while counts[week] >= ROUTINES_A_WEEK:
        streak += 1
        week -= timedelta(days=DAYS_PER_WEEK)
    return streak


def left_this_week(days: Iterable[date], week_start: WeekStart, today: date) -> int:
    """Return how many routines the running week still needs to count."""
    week = week_of(today, week_start)
    done = sum(week_of(day, week_start) == week for day in days if day <= today)
    return max(0, ROUTINES_A_WEEK - done)
