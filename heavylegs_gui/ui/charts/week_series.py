"""What the weekly graph shows: distance against its limit in weeks, months or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heavylegs_gui.domain.mileage import (
    PeriodTotal,
    RunDay,
    WeekTotal,
    month_totals,
    year_totals,
)
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.timeline import Timeline


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
    def top(self) -> float:
        """Highest thing to draw [m]."""
        return max(self.distance_m, self.limit_m or 0.0)


class Mileage(Timeline[Bar]):
    """What was run and planned, against the limits."""

    def __init__(self, weeks: Sequence[WeekTotal], days: Sequence[RunDay], today: date) -> None:
        """Build the bars.

        Args:
            weeks: Every week, without holes; at least one.
            days: The days with a run of the same log.
            today: The runner's local date.
        """
        months = month_totals(days, weeks)
        super().__init__(
            today,
            [_week_bar(week, today) for week in weeks],
            [_month_bar(month) for month in months],
            [_year_bar(year) for year in year_totals(months)],
        )


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
