"""The load of the whole log: its weeks, months and years, and its moving averages."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.load import daily_loads, week_loads, week_plans
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.load import TrainedDay
    from heavylegs_gui.domain.rules.thresholds import MonoNumbers
    from heavylegs_gui.domain.weeks import WeekStart

FITNESS_DAYS = 42
"""Time constant of the slow average [days]. Source: GoldenCheetah, TrainingPeaks."""
FATIGUE_DAYS = 7
"""Time constant of the fast average [days]. Source: GoldenCheetah, TrainingPeaks."""
MOST_UNKNOWN_SHARE = 0.25
"""With more unknown days among the last 42 the averages are unknown too. Source: own value."""


class FormPoint(NamedTuple):
    """The moving averages at the end of one day, ``None`` for unknown.

    Attributes:
        fitness: Average of about six weeks, the recent days counting more [load a day].
        fatigue: Average of about one week [load a day].
        form: Fitness less fatigue of the evening before [load a day].
    """

    fitness: float | None
    fatigue: float | None
    form: float | None


UNKNOWN_FORM = FormPoint(None, None, None)


def form_points(day_loads: Sequence[float | None]) -> list[FormPoint]:
    """Return the moving averages of each day.

    Args:
        day_loads: Load of each day, oldest first, from the first recorded day on.

    Returns:
        One point a day. An unknown day leaves the averages where they are. The points of the first
        42 days are unknown, because averages that begin at 0 say nothing yet; so are those with
        more than a quarter of unknown days among the last 42.

    Source:
        GoldenCheetah (``PMCData.cpp``): factor exp(-1/days), 42 and 7 days; form is the difference
        of the day before, as TrainingPeaks defines it.
    """
    keep_slow, keep_fast = math.exp(-1 / FITNESS_DAYS), math.exp(-1 / FATIGUE_DAYS)
    most_unknown = MOST_UNKNOWN_SHARE * FITNESS_DAYS
    slow = fast = 0.0
    unknown = 0
    points: list[FormPoint] = []
    for index, load in enumerate(day_loads):
        form = slow - fast
        if load is None:
            unknown += 1
        else:
            slow = slow * keep_slow + load * (1 - keep_slow)
            fast = fast * keep_fast + load * (1 - keep_fast)
        if index >= FITNESS_DAYS and day_loads[index - FITNESS_DAYS] is None:
            unknown -= 1
        is_settled = index >= FITNESS_DAYS and unknown <= most_unknown
        points.append(FormPoint(slow, fast, form) if is_settled else UNKNOWN_FORM)
    return points


class LoadPeriod(NamedTuple):
    """The load of one calendar month or year.

    Attributes:
        first: First day of the period.
        load: Sum of the known days.
        unknown_days: How many recorded days are unknown.
    """

    first: date
    load: float
    unknown_days: int


def year_loads(months: Sequence[LoadPeriod]) -> list[LoadPeriod]:
    """Return the years of ``months``, which follow each other without a hole."""
    return [
        LoadPeriod(
            date(year, 1, 1),
            sum(month.load for month in inside),
            sum(month.unknown_days for month in inside),
        )
        for year, group in groupby(months, key=lambda month: month.first.year)
        for inside in [list(group)]
    ]


class LoadLog:
    """The load of the whole log.

    Attributes:
        today: The runner's local date.
        first_day: First day of the log.
        rule: The numbers of rule MONO.
        weeks: Every week from the first record to the current one, or the last planned one.
        is_rated: Whether the load of any day with a session is known.
    """

    def __init__(
        self,
        trained: Sequence[TrainedDay],
        *,
        first_day: date,
        today: date,
        week_start: WeekStart,
        rule: MonoNumbers,
        not_logged: Collection[date] = (),
    ) -> None:
        """Sum the weeks.

        Args:
            trained: The days with a session.
            first_day: First day of the log; not after ``today``.
            today: The runner's local date.
            week_start: First day of the runner's weeks.
            rule: The numbers of rule MONO.
            not_logged: Days of which the runner said that they are not logged.
        """
        self.today, self.first_day, self.rule = today, first_day, rule
        first_week = week_of(first_day, week_start)
        last_day = max(today, max((one.day for one in trained), default=today))
        self._loads = daily_loads(
            trained,
            first_week,
            week_of(last_day, week_start) + timedelta(days=DAYS_PER_WEEK - 1),
            recorded_from=first_day,
            not_logged=not_logged,
        )
        self._marked_today = today in not_logged
        self._done_today = next((one.done for one in trained if one.day == today), 0.0)
        self.weeks = week_loads(first_week, self._loads, rule, week_plans(trained, week_start))
        self.is_rated = any(one.load is not None for one in trained)

    @cached_property
    def days(self) -> list[float | None]:
        """The load of each day from :attr:`first_day` on; plans do not count.

        The last day is today once something is done today, before that yesterday: an unfinished day
        is no rest.
        """
        begin = (self.first_day - self.weeks[0].week_start).days
        loads = self._loads[begin : (self.today - self.weeks[0].week_start).days + 1]
        if not self._marked_today:
            loads[-1] = self._done_today
        if loads[-1] == 0.0 and len(loads) > 1:
            loads.pop()
        return loads

    @cached_property
    def form(self) -> list[FormPoint]:
        """The moving averages of each of :attr:`days`."""
        return form_points(self.days)

    def months(self) -> list[LoadPeriod]:
        """Return every month from the first day to today."""
        months: list[LoadPeriod] = []
        first = self.first_day
        while first <= self.today:
            after = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
            begin = (first - self.first_day).days
            days = self.days[begin : begin + (after - first).days]
            known = [load for load in days if load is not None]
            months.append(LoadPeriod(first.replace(day=1), sum(known), len(days) - len(known)))
            first = after
        return months
