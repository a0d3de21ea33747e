"""On which days of a week the runs of a plan lie."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_days


def days_of(week: date, weekdays: Collection[int], first_day: date, last_day: date) -> list[date]:
    """Return the days of a week that are among ``weekdays`` and inside the plan."""
    return [
        day for day in week_days(week) if day.weekday() in weekdays and first_day <= day <= last_day
    ]


def spread(days: Sequence[date], count: int, kept: date | None) -> list[date]:
    """Return ``count`` of ``days`` as far apart as possible, ``kept`` among them.

    Args:
        days: Days to choose from, in order.
        count: How many to keep, at least one.
        kept: The day of the long run, when it is one of them.
    """
    if count >= len(days):
        return list(days)
    fixed = [day for day in days if day == kept]
    others = [day for day in days if day not in fixed]
    choices = combinations(others, count - len(fixed))
    best = max(choices, key=lambda some: _gaps([*fixed, *some]), default=())
    return sorted([*fixed, *best])


def quality_weekdays(weekdays: Iterable[int], long_weekday: int, count: int) -> tuple[int, ...]:
    """Return the weekdays for fast sessions: never beside the long run or beside each other.

    The week wraps round: Sunday lies beside Monday. Fewer than ``count`` come back when the
    running days have no room for more.
    """
    free = [day for day in sorted(weekdays) if _apart(day, long_weekday) >= 2]
    for size in range(min(count, len(free)), 0, -1):
        choices = [
            some
            for some in combinations(free, size)
            if all(_apart(one, other) >= 2 for one, other in combinations(some, 2))
        ]
        if choices:
            return max(choices, key=lambda some: _weekday_gaps([*some, long_weekday]))
    return ()


def _apart(one: int, other: int) -> int:
    """Return how many days lie between two weekdays, the short way round the week."""
    span = abs(one - other) % DAYS_PER_WEEK
    return min(span, DAYS_PER_WEEK - span)


def _weekday_gaps(days: Sequence[int]) -> tuple[int, ...]:
    """Return the gaps between weekdays round the week, the shortest first: more is better."""
    ordered = sorted(days)
    wrapped = [*ordered[1:], ordered[0] + DAYS_PER_WEEK]
    return tuple(sorted(after - before for before, after in zip(ordered, wrapped, strict=True)))


def _gaps(days: Sequence[date]) -> tuple[int, ...]:
    return _weekday_gaps([day.toordinal() for day in days])
