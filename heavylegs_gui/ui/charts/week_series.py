"""What the weekly graph shows: bars of weeks, months or years on one axis of days."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from heavylegs_gui.domain.mileage import (
    PeriodTotal,
    RunDay,
    WeekTotal,
    month_totals,
    year_totals,
)
from heavylegs_gui.domain.week_base import LimitRule
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


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        left: Ordinal of the first day.
        right: Ordinal of the day after the last.
        limit_m: Limit to draw [m], or ``None`` for no tick.
        over_m: Part above the limit [m].
        weeks_over: Weeks run over their limit, in a month or year.
        rest_days: Days without a run that have passed, ``None`` in a month or year.
        total: The sums behind the bar.
    """

    left: int
    right: int
    done_m: float
    planned_m: float
    limit_m: float | None
    over_m: float
    weeks_over: int
    rest_days: int | None
    total: WeekTotal | PeriodTotal

    @property
    def distance_m(self) -> float:
        """Run and planned [m]."""
        return self.done_m + self.planned_m

    @property
    def top_m(self) -> float:
        """Highest thing to draw [m]."""
        return max(self.distance_m, self.limit_m or 0.0)


class Series:
    """The bars of one level, in order and without holes."""

    def __init__(self, level: Level, bars: Sequence[Bar]) -> None:
        self.level = level
        self.bars = bars
        self._lefts = [bar.left for bar in bars]
        self._tops_m = [bar.top_m for bar in bars]

    def index_at(self, ordinal: float) -> int:
        """Return the index of the bar at a day, or of the nearest end."""
        index = bisect_right(self._lefts, ordinal) - 1
        return min(max(index, 0), len(self.bars) - 1)

    def between(self, left: float, right: float) -> range:
        """Return the indices of the bars that show between two days."""
        if not self.bars or right <= self.bars[0].left or left >= self.bars[-1].right:
            return range(0)
        return range(self.index_at(left), self.index_at(math.nextafter(right, left)) + 1)

    def top_m(self, shown: range) -> float:
        """Return the highest thing among some bars [m]."""
        return max(self._tops_m[shown.start : shown.stop], default=0.0)


class Mileage:
    """All three levels of one log."""

    def __init__(self, weeks: Sequence[WeekTotal], days: Sequence[RunDay], today: date) -> None:
        """Build the bars.

        Args:
            weeks: Every week, without holes; at least one.
            days: The days with a run of the same log.
            today: The runner's local date.
        """
        self.today = today
        self.weeks = Series(Level.WEEK, [_week_bar(week, today) for week in weeks])
        months = month_totals(days, weeks)
        self._months = Series(Level.MONTH, [_month_bar(month) for month in months])
        self._years = Series(Level.YEAR, [_year_bar(year) for year in year_totals(months)])

    @property
    def left(self) -> int:
        """Ordinal of the first day, of the first whole bar when all is visible."""
        return min(self.weeks.bars[0].left, self._widest().bars[0].left)

    @property
    def right(self) -> int:
        """Ordinal of the day after the last."""
        return max(self.weeks.bars[-1].right, self._widest().bars[-1].right)

    def _widest(self) -> Series:
        return self.series_for(self.weeks.bars[-1].right - self.weeks.bars[0].left)

    def series_for(self, span_days: float) -> Series:
        """Return the bars that stay readable over so many visible days."""
        if span_days <= WEEKS_BY_WEEK * DAYS_PER_WEEK or not self._months.bars:
            return self.weeks
        return self._months if span_days <= DAYS_BY_MONTH else self._years

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


def _week_bar(week: WeekTotal, today: date) -> Bar:
    left = week.week_start.toordinal()
    is_open = week.week_start + timedelta(days=DAYS_PER_WEEK) > today
    shows_limit = week.runs > 0 or week.rule is LimitRule.WEEK or is_open
    return Bar(
        left=left,
        right=left + DAYS_PER_WEEK,
        done_m=week.done_m,
        planned_m=week.planned_m,
        limit_m=week.limit_m if shows_limit else None,
        over_m=week.over_m,
        weeks_over=0,
        rest_days=week.rest_days_so_far,
        total=week,
    )


def _month_bar(month: PeriodTotal) -> Bar:
    after = (month.first + timedelta(days=31)).replace(day=1)
    return _period_bar(month, after)


def _year_bar(year: PeriodTotal) -> Bar:
    return _period_bar(year, date(year.first.year + 1, 1, 1))


def _period_bar(total: PeriodTotal, after: date) -> Bar:
    return Bar(
        left=total.first.toordinal(),
        right=after.toordinal(),
        done_m=total.done_m,
        planned_m=total.planned_m,
        limit_m=None,
        over_m=0.0,
        weeks_over=total.weeks_over,
        rest_days=None,
        total=total,
    )
