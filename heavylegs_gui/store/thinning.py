"""Which automatic backups are kept: 12 days, 10 weeks, 9 months."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Numbers of daily, weekly and monthly backups. Source: Anki's rule, 7-reliability section 1."""


def kept(instants: Iterable[datetime]) -> set[datetime]:
    """Return the backups to keep.

    The newest of each of the last 12 days, 10 ISO weeks and 9 months that have a backup. Days
    without one use up no place, so a pause of a year loses nothing.
    """
    newest_first = sorted(instants, reverse=True)
    return (
        _newest_of(newest_first, lambda one: one.date(), DAILY)
        | _newest_of(newest_first, lambda one: one.isocalendar()[:2], WEEKLY)
        | _newest_of(newest_first, lambda one: (one.year, one.month), MONTHLY)
    )


def _newest_of(
    newest_first: list[datetime], period: Callable[[datetime], Hashable], count: int
) -> set[datetime]:
    found: dict[Hashable, datetime] = {}
    for one in newest_first:
        found.setdefault(period(one), one)
    return set(list(found.values())[:count])
