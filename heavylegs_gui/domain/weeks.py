"""The one week function: every sum, graph and warning uses it.

A week is named by the date of its first day, never by a number, so the 53-week year needs no care.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

DAYS_PER_WEEK = 7


class WeekStart(StrEnum):
    """The weekday on which the runner's week begins."""

    MONDAY = "monday"
    SUNDAY = "sunday"
    SATURDAY = "saturday"

    @property
    def weekday(self) -> int:
        """The weekday as :meth:`datetime.date.weekday` counts (Monday is 0)."""
        return _WEEKDAYS[self]


_WEEKDAYS = {WeekStart.MONDAY: 0, WeekStart.SUNDAY: 6, WeekStart.SATURDAY: 5}


def week_of(day: date, week_start: WeekStart) -> date:
    """Return the first day of the runner's week that holds ``day``."""
    return day - timedelta(days=(day.weekday() - week_start.weekday) % DAYS_PER_WEEK)


def weeks_between(first: date, last: date, week_start: WeekStart) -> Iterator[date]:
    """Yield the first day of each week from ``first`` to ``last``, of empty ones too."""
    week = week_of(first, week_start)
    while week <= last:
        yield week
        week += timedelta(days=DAYS_PER_WEEK)


def week_days(week: date) -> tuple[date, ...]:
    """Return the seven days of the week that begins on ``week``."""
    return tuple(week + timedelta(days=index) for index in range(DAYS_PER_WEEK))
