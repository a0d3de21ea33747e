"""Weekly mileage: what was run in each of the runner's weeks, its base and its limit.

The weeks are those of :mod:`heavylegs_gui.domain.weeks`, the limits those of
:mod:`heavylegs_gui.domain.week_base`, breaks and the time before the log come from
:mod:`heavylegs_gui.domain.run_history`. One pass over the log; fifty years take a few dozen
milliseconds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.missing_days import NOTHING_MISSING, MissingDays
from heavylegs_gui.domain.run_history import RunHistory, baseline_of
from heavylegs_gui.domain.week_base import (
    WEEK_TOLERANCE_M,
    LimitRule,
    counted_week,
    exceeds,
    week_base,
    week_limit,
)
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of, weeks_between

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import Thresholds
    from heavylegs_gui.domain.settings import Settings
    from heavylegs_gui.domain.week_base import (
        LayoffCap,
        WeekLimit,
    )


class RunDay(NamedTuple):
    """One local date with at least one run that counts.

    Runs that count are done, or planned for today or later and not linked to a done one.

    Attributes:
        done_m: Distance of the done runs [m].
        planned_m: Distance of the runs planned for today or later [m].
        runs: Number of runs, of unknown distance too.
        longest_m: The longest of them [m].
        unmeasured: How many of them have an unknown distance.
    """

    day: date
    done_m: float
    planned_m: float
    runs: int
    longest_m: float
    unmeasured: int = 0


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """One week of the runner.

    Attributes:
        week_start: First day of the week; its name.
        distance_m: Done, and planned for today or later [m].
        runs: Number of runs, done and planned.
        rest_days: Days without a run, future ones too; days before the first record and days
            that were not logged are unknown and do not count.
        base_m: B of rule WEEK [m], or ``None``.
        limit_m: Most that the week should hold [m].
        rule: The rule that set the limit.
        gap_days: Run-free days before the return, in a week that LAYOFF caps.
        days_ahead: How many of the rest days have not passed, today among them.
        is_limited: Whether the limit is meant for this runner. It is not where no distance is
            known from before and the runner is no beginner either, so START says nothing.
    """

    week_start: date
    distance_m: float
    done_m: float
    planned_m: float
    runs: int
    rest_days: int
    base_m: float | None
    limit_m: float
    rule: LimitRule
    gap_days: int | None = None
    days_ahead: int = 0
    is_limited: bool = True

    @property
    def is_over(self) -> bool:
        """Whether the week lies above its limit by more than rounding, with what is planned."""
        return self.is_limited and exceeds(self.distance_m, self.limit_m, WEEK_TOLERANCE_M)

    @property
    def is_run_over(self) -> bool:
        """Whether what was run lies above the limit already, without what is planned."""
        return self.is_limited and exceeds(self.done_m, self.limit_m, WEEK_TOLERANCE_M)

    @property
    def rest_days_so_far(self) -> int:
        """Days without a run that have passed."""
        return self.rest_days - self.days_ahead

    @property
    def over_m(self) -> float:
        """How far the week lies above its limit [m]; 0 within the tolerance."""
        return self.distance_m - self.limit_m if self.is_over else 0.0

    @property
    def over_share(self) -> float:
        """How far the week lies above its limit, as a share of the limit."""
        return self.over_m / self.limit_m

    @property
    def rise(self) -> float | None:
        """Change against the base (0.14 is 14 % more), or ``None`` without one."""
        return None if self.base_m is None else self.distance_m / self.base_m - 1.0


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """One calendar month or year, for views of many years.

    Attributes:
        first: First day of the period.
        distance_m: Done, and planned for today or later [m].
        weeks_over: Weeks run above their limit whose middle day lies in the period.
    """

    first: date
    distance_m: float
    done_m: float
    planned_m: float
    runs: int
    weeks_over: int


def week_totals(
    days: Sequence[RunDay],
    *,
    today: date,
    settings: Settings,
    rules: Thresholds,
    first: date | None = None,
    last: date | None = None,
) -> list[WeekTotal]:
    """Return every week of the runner, empty ones too.

    Args:
        days: All days of the log with a run, in any order; the base needs those before ``first``.
        today: The runner's local date.
        settings: Week start and baseline.
        rules: The numbers of the rules.
        first: Begin with the week of this day; by default with the first run.
        last: End with the week of this day; by default with the last run.
    """
    ordered = sorted(days, key=lambda run_day: run_day.day)
    return WeekPass(ordered, today, settings, rules).weeks(first, last)


def missing_days(days: Iterable[RunDay], not_logged: Iterable[date]) -> MissingDays:
    """Return the days that the runner marked as not logged and that hold no run."""
    marked = set(not_logged)
    return MissingDays(marked.difference(run_day.day for run_day in days) if marked else ())


def month_totals(days: Sequence[RunDay], weeks: Sequence[WeekTotal]) -> list[PeriodTotal]:
    """Return every month from the first to the last of ``days``, empty ones too.

    Args:
        days: The days with a run, in the order of their dates.
        weeks: The weeks of the same days, for the count of those over their limit.
    """
    if not days:
        return []
    sums = {month: _Sums() for month in _months(days[0].day, days[-1].day)}
    for run_day in days:
        sums[run_day.day.replace(day=1)].add(run_day, date.max)
    middles = (week.week_start + timedelta(days=3) for week in weeks if week.is_run_over)
    over = Counter(middle.replace(day=1) for middle in middles)
    return [
        PeriodTotal(month, one.distance_m, one.done_m, one.planned_m, one.runs, over[month])
        for month, one in sums.items()
    ]


def year_totals(months: Sequence[PeriodTotal]) -> list[PeriodTotal]:
    """Return the years of ``months``, which follow each other without a hole."""
    return [
        PeriodTotal(
            first=date(year, 1, 1),
            distance_m=sum(month.distance_m for month in inside),
            done_m=sum(month.done_m for month in inside),
            planned_m=sum(month.planned_m for month in inside),
            runs=sum(month.runs for month in inside),
            weeks_over=sum(month.weeks_over for month in inside),
        )
        for year, group in groupby(months, key=lambda month: month.first.year)
        for inside in [list(group)]
    ]


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


@dataclass(slots=True)
class _Sums:
    """What one week holds."""

    done_m: float = 0.0
    planned_m: float = 0.0
    runs: int = 0
    run_days: int = 0
    run_days_ahead: int = 0
    unmeasured: int = 0

    @property
    def distance_m(self) -> float:
        return self.done_m + self.planned_m

    @property
    def is_unknown(self) -> bool:
        """Whether nothing but runs of unknown distance is in it."""
        return self.unmeasured > 0 and self.distance_m == 0.0

    def add(self, run_day: RunDay, today: date) -> None:
        self.done_m += run_day.done_m
        self.planned_m += run_day.planned_m
        self.runs += run_day.runs
        self.unmeasured += run_day.unmeasured
        self.run_days += 1
        self.run_days_ahead += run_day.day >= today


_NOTHING = _Sums()


class Checkpoint(NamedTuple):
    """Where a pass over the weeks can be taken up again.

    Attributes:
        week: First day of the next week.
        counted_m: What the known weeks before it count for its base [m], oldest first.
    """

    week: date
    counted_m: tuple[float, ...]


class WeekPass:
    """One pass over a log that is in the order of its dates.

    Attributes:
        history: The days with a run.
        counted_m: For each week passed, what the weeks before it count for its base [m].
    """

    def __init__(
        self,
        days: Sequence[RunDay],
        today: date,
        settings: Settings,
        rules: Thresholds,
        resume: Checkpoint | None = None,
        *,
        missing: MissingDays = NOTHING_MISSING,
    ) -> None:
        """Take over the log.

        Args:
            days: All days with a run, in order.
            today: The runner's local date.
            settings: Week start and baseline.
            rules: The numbers of the rules.
            resume: Begin here; nothing before it has changed since that was computed.
            missing: The days without a run that were not logged.
        """
        self._today, self._rules = today, rules
        self._week_start = settings.week_start
        self._resume = resume
        baseline = baseline_of(days[0].day if days else None, today=today, settings=settings)
        self.history = RunHistory(days, baseline, settings.week_start, rules.layoff, missing)
        self._weeks = self._sum_weeks(days)
        self._layoff_weeks = self.history.layoff_weeks(self._first_return_day())
        self.counted_m: dict[date, tuple[float, ...]] = {}

    def _first_return_day(self) -> date:
        if self._resume is None:
            return date.min
        return self._resume.week - timedelta(days=DAYS_PER_WEEK * self._rules.layoff.most_weeks)

    def weeks(self, first: date | None = None, last: date | None = None) -> list[WeekTotal]:
        """Return the weeks from that of ``first`` to that of ``last``; by default of all runs."""
        span = self.history.run_span
        if span is not None:
            return self.totals(first or span[0], last or span[1])
        return [] if first is None or last is None else self.totals(first, last)

    def totals(self, first: date, last: date) -> list[WeekTotal]:
        """Return the weeks from that of ``first`` to that of ``last``."""
        first_week = week_of(first, self._week_start)
        begin = min(first, self.history.first_known_day or first)
        counted: list[float] = []
        if self._resume is not None and self._resume.week <= first_week:
            begin, counted = self._resume.week, list(self._resume.counted_m)
        totals: list[WeekTotal] = []
        window = self._rules.week.window_weeks
        for week in weeks_between(begin, last, self._week_start):
            self.counted_m[week] = tuple(counted[-window:])
            cap = self._cap(week)
            limit = week_limit(week_base(counted, window), cap, self._rules)
            if week >= first_week:
                totals.append(self._total(week, limit))
            self._count(counted, week, limit.base_m, cap)
        return totals

    def _sum_weeks(self, days: Sequence[RunDay]) -> dict[date, _Sums]:
        """Return the sums of the weeks with a run; the days come in order, so each week once."""
        weeks: dict[date, _Sums] = {}
        next_week, sums = date.min, _NOTHING
        begin = 0
        if self._resume is not None:
            begin = bisect_left(days, self._resume.week, key=attrgetter("day"))
        for run_day in islice(days, begin, None):
            if run_day.day >= next_week:
                week = week_of(run_day.day, self._week_start)
                next_week = week + timedelta(days=DAYS_PER_WEEK)
                sums = weeks[week] = _Sums()
            sums.add(run_day, self._today)
        return weeks

    def cap_of(self, week: date) -> LayoffCap | None:
        """Return the lay-off cap of a week with runs."""
        return self._layoff_weeks.get(week)

    def _cap(self, week: date) -> LayoffCap | None:
        """Return the lay-off cap of a week, also of one to come in which no run is planned yet."""
        return_day = max(week, self._today)
        is_open = (return_day - week).days < DAYS_PER_WEEK
        if is_open and week not in self._weeks:
            steps = self.history.caps_of_return(return_day)
            if steps:
                return steps[0]
        return self._layoff_weeks.get(week)

    def _count(
        self, counted: list[float], week: date, base_m: float | None, cap: LayoffCap | None
    ) -> None:
        """Add what ``week`` counts to the list, which begins anew with a restart.

        Missing data is not zero. A week before anything is known adds nothing. Nor does a week
        with days that were not logged, or with nothing but runs of unknown distance, unless what
        is known of it lies above its base: so it never lowers a base, and later bases look back
        past it. The week of a return counts its cap then, because no more was meant to be run.
        """
        sums, missing = self._weeks.get(week), self._missing(week)
        if sums is None:
            told_m = self.history.told_week_m(week)
            if told_m is not None or (counted and not missing):
                counted.append(told_m or 0.0)
            return
        is_return = cap is not None and cap.is_return
        if base_m is None or is_return:
            counted.clear()
        counts_m = counted_week(sums.distance_m, base_m, cap, self._rules)
        if base_m is None and cap is None and not self._is_limited(week, LimitRule.START):
            counts_m = sums.distance_m
        if missing or sums.is_unknown:
            if cap is not None and is_return:
                counts_m = cap.cap_m
            elif base_m is None or counts_m < base_m:
                return
        counted.append(counts_m)

    def _missing(self, week: date) -> int:
        """Return how many days of the week were not logged."""
        return self.history.missing.count(week, week + timedelta(days=DAYS_PER_WEEK - 1))

    def _is_limited(self, week: date, rule: LimitRule) -> bool:
        """Whether the limit that ``rule`` sets is meant for this runner; START is for the first."""
        return rule is not LimitRule.START or not self.history.has_run_before(week)

    def _days_ahead(self, week: date) -> int:
        """Return how many days of the week are today or later, among those that are recorded."""
        return self.history.recorded_days(week, self._today)

    def _total(self, week: date, limit: WeekLimit) -> WeekTotal:
        sums = self._weeks.get(week, _NOTHING)
        return WeekTotal(
            week_start=week,
            distance_m=sums.distance_m,
            done_m=sums.done_m,
            planned_m=sums.planned_m,
            runs=sums.runs,
            rest_days=self.history.recorded_days(week) - sums.run_days,
            base_m=limit.base_m,
            limit_m=limit.limit_m,
            rule=limit.rule,
            gap_days=limit.gap_days,
            days_ahead=self._days_ahead(week) - sums.run_days_ahead,
            is_limited=self._is_limited(week, limit.rule),
        )
