"""What a graph over the log shows: bars of weeks, months or years on one axis of days."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK

WEEKS_BY_WEEK = 160
"""So many visible weeks keep a bar each; above it a bar is a month. Source: own value, readable
bars at 1,000 px."""
DAYS_BY_MONTH = 366 * 20
"""So many visible days keep a bar a month; above it a bar is a year. Source: as above."""


class Level(StrEnum):
    """What one bar stands for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Slot(Protocol):
    """The days of one bar and how high it reaches."""

    @property
    def left(self) -> int:
        """Ordinal of the first day."""

    @property
    def right(self) -> int:
        """Ordinal of the day after the last."""

    @property
    def top(self) -> float:
        """Highest thing to draw, in the unit of the graph's values."""


S = TypeVar("S", bound=Slot)


class Series(Generic[S]):
    """The bars of one level, in order and without holes."""

    def __init__(self, level: Level, bars: Sequence[S]) -> None:
        self.level = level
        self.bars = bars
        self._lefts = [bar.left for bar in bars]
        self._tops = [bar.top for bar in bars]

    def index_at(self, ordinal: float) -> int:
        """Return the index of the bar at a day, or of the nearest end."""
        index = bisect_right(self._lefts, ordinal) - 1
        return min(max(index, 0), len(self.bars) - 1)

    def between(self, left: float, right: float) -> range:
        """Return the indices of the bars that show between two days."""
        if not self.bars or right <= self.bars[0].left or left >= self.bars[-1].right:
            return range(0)
        return range(self.index_at(left), self.index_at(math.nextafter(right, left)) + 1)

    def top(self, shown: range) -> float:
        """Return the highest thing among some bars."""
        return max(self._tops[shown.start : shown.stop], default=0.0)


class Timeline(Generic[S]):
    """All three levels of one log."""

    def __init__(
        self, today: date, weeks: Sequence[S], months: Sequence[S], years: Sequence[S]
    ) -> None:
        """Hold the bars.

        Args:
            today: The runner's local date.
            weeks: Every week, without holes; at least one.
            months: The months of the same time, perhaps none.
            years: Its years.
        """
        self.today = today
        self.weeks = Series(Level.WEEK, weeks)
        self._months = Series(Level.MONTH, months)
        self._years = Series(Level.YEAR, years)

    @property
    def left(self) -> int:
        """Ordinal of the first day, of the first whole bar when all is visible."""
        return min(self.weeks.bars[0].left, self._widest().bars[0].left)

    @property
    def right(self) -> int:
        """Ordinal of the day after the last."""
        return max(self.weeks.bars[-1].right, self._widest().bars[-1].right)

    def _widest(self) -> Series[S]:
        return self.series_for(self.weeks.bars[-1].right - self.weeks.bars[0].left)

    def series_for(self, span_days: float) -> Series[S]:
        """Return the bars that stay readable over so many visible days."""
        if span_days <= WEEKS_BY_WEEK * DAYS_PER_WEEK or not self._months.bars:
            return self.weeks
        return self._months if span_days <= DAYS_BY_MONTH else self._years

    def current_week(self) -> int | None:
        """Return the index of the week that holds today, ``None`` when it is not among them."""
        today = self.today.toordinal()
        index = self.weeks.index_at(today)
        bar = self.weeks.bars[index]
        return index if bar.left <= today < bar.right else None

    def window(self, weeks: int | None) -> tuple[int, int]:
        """Return first and last-but-one ordinal of the last weeks, with a few planned ahead.

        Args:
            weeks: How many weeks up to the current one; ``None`` for the whole log.
        """
        if weeks is None:
            return self.left, self.right
        current = self.weeks.bars[self.weeks.index_at(self.today.toordinal())]
        ahead = (self.weeks.bars[-1].right - current.right) // DAYS_PER_WEEK
        right = current.right + DAYS_PER_WEEK * min(ahead, max(1, weeks // 8))
        return max(self.weeks.bars[0].left, right - DAYS_PER_WEEK * weeks), right
