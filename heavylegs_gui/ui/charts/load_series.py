"""What the graphs of the load show: sums of weeks, months and years, and the moving averages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from heavylegs_gui.domain.load import WeekLoad
from heavylegs_gui.domain.load_log import FormPoint, LoadLog, LoadPeriod, year_loads
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.timeline import Level, Timeline


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
        mean: Their means, or ``None``.
    """

    left: int
    right: int
    top: float
    bottom: float
    last_day: date | None
    last: FormPoint | None
    mean: FormPoint | None


class FormTimeline(Timeline[FormBar]):
    """The moving averages of the whole log."""

    def __init__(self, log: LoadLog) -> None:
        self._points, self._first = log.form, log.first_day.toordinal()
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
        start = max(left - self._first, 0)
        inside = self._points[start : max(right - self._first, 0)]
        known = [one for one in inside if one.fitness is not None]
        if not known:
            return FormBar(left, right, 0.0, 0.0, None, None, None)
        curves = [[value or 0.0 for value in curve] for curve in zip(*known, strict=True)]
        back = next(n for n, one in enumerate(reversed(inside)) if one.fitness is not None)
        return FormBar(
            left,
            right,
            max(0.0, *map(max, curves)),
            min(0.0, *map(min, curves)),
            self._day_at(start + len(inside) - 1 - back),
            known[-1],
            FormPoint(*(sum(curve) / len(curve) for curve in curves)),
        )

    def days(self, left: float, right: float) -> Iterator[tuple[float, FormPoint | None]]:
        """Yield place and value of the days between two ordinals and of one at either side."""
        start = max(int(left) - self._first - 1, 0)
        for index, point in enumerate(self._points[start : max(int(right) - self._first + 2, 0)]):
            known = point if point.fitness is not None else None
            yield self._first + start + index + 0.5, known

    def means(
        self, level: Level, left: float, right: float
    ) -> Iterator[tuple[float, FormPoint | None]]:
        """Yield middle and means of the weeks between two ordinals, or else of the months."""
        series = self.weeks if level is Level.WEEK else self._months
        shown = series.between(left, right)
        for bar in series.bars[max(shown.start - 1, 0) : shown.stop + 1]:
            yield (bar.left + bar.right) / 2, bar.mean

    def _day_at(self, index: int) -> date:
        return date.fromordinal(self._first + index)


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
