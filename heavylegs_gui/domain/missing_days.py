"""Days of which the runner said that they were not logged: missing data is not rest.

Nothing is known of such a day. It is no rest day and no day with 0 m; windows of days reach back
past it, and a break is only as long as the days in a row that are known to be without a run.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta


class MissingDays:
    """The days without a run that were not logged; a marked day with a run is a run day."""

    def __init__(self, days: Iterable[date] = ()) -> None:
        self._days = sorted(set(days))

    def count(self, first: date, last: date) -> int:
        """Return how many days from ``first`` to ``last`` are missing."""
        return bisect_right(self._days, last) - bisect_left(self._days, first)

    def reach(self, day: date, known_days: int) -> date:
        """Return the first of so many known days before ``day``."""
        first = day - timedelta(days=known_days)
        while self._days:
            missing = self.count(first, day - timedelta(days=1))
            wanted = day - timedelta(days=known_days + missing)
            if wanted == first:
                break
            first = wanted
        return first

    def longest_row(self, last_run: date, day: date, least_days: int) -> int:
        """Return the longest row of known days between two runs, none of which holds a run.

        Args:
            last_run: Day of the run before them.
            day: Day of the run after them.
            least_days: So many missing days in a row may hide the return from a break, so what
                lies before them does not count.
        """
        begin, longest, missing = last_run, 0, 0
        for one in self._days[bisect_right(self._days, last_run) : bisect_left(self._days, day)]:
            row = (one - begin).days - 1
            longest, missing = max(longest, row), 1 if row else missing + 1
            if missing >= least_days:
                longest = 0
            begin = one
        return max(longest, (day - begin).days - 1)


NOTHING_MISSING = MissingDays()
