"""What the graphs of the load show: sums of weeks, months and years, and the moving averages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.load import LoadLog, LoadPeriod, WeekLoad, year_loads
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.timeline import Timeline

if TYPE_CHECKING:
    from heavylegs_gui.domain.load import FormPoint


@dataclass(frozen=True, slots=True)
class LoadBar:
    """One bar of load.

    Attributes:
        left: Ordinal of the first day.
        right: Ordinal of the day after the last.
        done: Load that was trained, as far as it is known.
        planned: Load that is planned.
        unknown_days: Days of unknown load, without those that only a plan makes unknown.
        total: The sums behind the bar.
    """

    left: int
    right: int
    done: float
    planned: float
    unknown_days: int
    total: WeekLoad | LoadPeriod

    @property
    def top(self) -> float:
        """Done and planned."""
        return self.done + self.planned


class LoadTimeline(Timeline[LoadBar]):
    """The load of the whole log."""

    def __init__(self, log: LoadLog) -> None:
        months = log.months()
        super().__init__(
            log.today,
            [_week_bar(week) for week in log.weeks],
            [_period_bar(month, _month_after(month.first)) for month in months],
            [_period_bar(year, _year_after(year.first)) for year in year_loads(months)],
        )


@dataclass(frozen=True, slots=True)
class FormBar:
    """The moving averages of one week, month or year.

    Attributes:
        left: Ordinal of the first day.
        right: Ordinal of the day after the last.
        top: Highest of the curves, 0 when nothing is known.
        bottom: Lowest of the curves, at most 0.
        last_day: Last day of it on which they are known, or ``None``.
        last: Their values on that day, or ``None``.
    """

    left: int
    right: int
    top: float
    bottom: float
    last_day: date | None
    last: FormPoint | None


class FormTimeline(Timeline[FormBar]):
    """The moving averages of the whole log.

    Attributes:
        points: One for each day.
        first: Ordinal of the first point.
    """

    def __init__(self, log: LoadLog) -> None:
        self.points, self.first = log.form, log.first_day.toordinal()
        months = [month.first for month in log.months()]
        years = list(dict.fromkeys(month.replace(month=1) for month in months))
        super().__init__(
            log.today,
            [
                self._bar(week.week_start, week.week_start + timedelta(days=DAYS_PER_WEEK))
                for week in log.weeks
            ],
            [self._bar(month, _month_after(month)) for month in months],
            [self._bar(year, _year_after(year)) for year in years],
        )

    def _bar(self, begin: date, after: date) -> FormBar:
        left, right = begin.toordinal(), after.toordinal()
        start = max(left - self.first, 0)
        inside = self.points[start : max(right - self.first, 0)]
        known = [
            (start + index, one) for index, one in enumerate(inside) if one.fitness is not None
        ]
        if not known:
            return FormBar(left, right, 0.0, 0.0, None, None)
        values = [value or 0.0 for _index, one in known for value in one]
        index, last = known[-1]
        return FormBar(left, right, max(*values, 0.0), min(*values, 0.0), self._day_at(index), last)

    def _day_at(self, index: int) -> date:
        return date.fromordinal(self.first + index)


def _week_bar(week: WeekLoad) -> LoadBar:
    left = week.week_start.toordinal()
    unknown = week.unknown_days - week.unknown_plans
    return LoadBar(left, left + DAYS_PER_WEEK, week.done, week.planned, unknown, week)


def _period_bar(period: LoadPeriod, after: date) -> LoadBar:
    return LoadBar(
        period.first.toordinal(), after.toordinal(), period.load, 0.0, period.unknown_days, period
    )


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _year_after(first: date) -> date:
    return date(first.year + 1, 1, 1)
