"""When the runner ran: breaks, the mean week before a break, and the time before the log.

Missing data is not rest: days before the first record are unknown, unless the runner told a
baseline that stands for them, and so are days that were not logged. A break is the longest row of
days that are known to be without a run. A run of unknown distance is a run all the same: it ends a
break, and a week that holds no other has no known distance.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.missing_days import NOTHING_MISSING, MissingDays
from heavylegs_gui.domain.week_base import layoff_caps
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.mileage import RunDay
    from heavylegs_gui.domain.rules.thresholds import LayoffNumbers
    from heavylegs_gui.domain.settings import Settings
    from heavylegs_gui.domain.week_base import LayoffCap
    from heavylegs_gui.domain.weeks import WeekStart

BASELINE_DAYS = 28
"""The baseline stands for so many days before the log. Source: the window of rule WEEK."""


class Baseline(NamedTuple):
    """What the runner told about the time before the log.

    Attributes:
        week_m: Usual week [m].
        last_day: Last day for which it stands.
        long_m: Longest run, as if run on the last day [m], or ``None``.
    """

    week_m: float
    last_day: date
    long_m: float | None = None

    @property
    def first_day(self) -> date:
        """First day for which it stands."""
        return self.last_day - timedelta(days=BASELINE_DAYS - 1)

    def holds_week(self, week: date, week_start: WeekStart) -> bool:
        """Whether ``week`` is one of the four that end with the week of the last day."""
        last = week_of(self.last_day, week_start)
        return last - timedelta(days=BASELINE_DAYS - DAYS_PER_WEEK) <= week <= last


def baseline_of(first_day: date | None, *, today: date, settings: Settings) -> Baseline | None:
    """Return the runner's baseline, or ``None`` when none was told.

    Args:
        first_day: First day with a run; the baseline ends by default on the day before it.
        today: The runner's local date, the default where there is no run yet.
        settings: The runner's settings.
    """
    if not settings.baseline_week_m:
        return None
    default = today if first_day is None else first_day - timedelta(days=1)
    last_day = settings.baseline_date or default
    return Baseline(settings.baseline_week_m, last_day, settings.baseline_long_m)


class RunHistory:
    """The days with a run, in order, and the baseline before or between them.

    Attributes:
        missing: The days without a run that were not logged.
    """

    def __init__(
        self,
        days: Sequence[RunDay],
        baseline: Baseline | None,
        week_start: WeekStart,
        numbers: LayoffNumbers,
        missing: MissingDays = NOTHING_MISSING,
    ) -> None:
        """Take over what is known.

        Args:
            days: The days with a run, in order.
            baseline: What the runner told about the time before the log.
            week_start: First day of the runner's week.
            numbers: The steps of rule LAYOFF.
            missing: The days that were not logged.
        """
        self._dates = [run_day.day for run_day in days]
        self._longest_m = [run_day.longest_m for run_day in days]
        distances_m = (run_day.done_m + run_day.planned_m for run_day in days)
        self._sums_m = [0.0, *accumulate(distances_m)]
        self._unmeasured = [0, *accumulate(run_day.unmeasured for run_day in days)]
        self._first_real_day = next(
            (one.day for one in days if one.longest_m > 0 or one.unmeasured), None
        )
        self._baseline = baseline
        self._week_start = week_start
        self._numbers = numbers
        self.missing = missing

    @property
    def first_known_day(self) -> date | None:
        """First day of the baseline or of the log, whichever is earlier."""
        known = list(self._dates[:1])
        if self._baseline is not None:
            known.append(self._baseline.first_day)
        return min(known, default=None)

    @property
    def run_span(self) -> tuple[date, date] | None:
        """The first and the last day with a run, ``None`` without one."""
        return (self._dates[0], self._dates[-1]) if self._dates else None

    def has_runs(self, week: date) -> bool:
        """Whether the week that begins on ``week`` holds a run."""
        index = bisect_left(self._dates, week)
        return index < len(self._dates) and (self._dates[index] - week).days < DAYS_PER_WEEK

    def has_run_before(self, week: date) -> bool:
        """Whether anything was run before ``week``; a run of 0 m is none."""
        return self._first_real_day is not None and self._first_real_day < week

    def told_week_m(self, week: date) -> float | None:
        """Return what the baseline tells of a week without a run [m]; recorded weeks replace it."""
        baseline = self._baseline
        if baseline is None or self.has_runs(week):
            return None
        return baseline.week_m if baseline.holds_week(week, self._week_start) else None

    def recorded_days(self, week: date, first: date = date.min) -> int:
        """Return how many days of the week, from ``first`` on, are logged or to come."""
        if not self._dates:
            return 0
        begin = max(week, first, self._dates[0])
        end = week + timedelta(days=DAYS_PER_WEEK - 1)
        return max((end - begin).days + 1, 0) - self.missing.count(begin, end)

    def layoff_weeks(self, first: date = date.min) -> dict[date, LayoffCap]:
        """Return the cap of every week that follows a break; the latest break governs.

        Args:
            first: Returns before this day are left out.
        """
        caps: dict[date, LayoffCap | None] = {}
        most = self._numbers.most_weeks
        for index in range(bisect_left(self._dates, first), len(self._dates)):
            day = self._dates[index]
            if index and (day - self._dates[index - 1]).days <= self._numbers.least_days:
                continue
            steps = self.caps_of_return(day)
            if not steps:
                continue
            week = week_of(day, self._week_start)
            for step, cap in zip_longest(range(most), steps):
                caps[week + timedelta(days=DAYS_PER_WEEK * step)] = cap
        return {week: cap for week, cap in caps.items() if cap is not None}

    def caps_of_return(self, day: date) -> tuple[LayoffCap, ...]:
        """Return the caps that a run on ``day`` begins; none without a break before it.

        Where no distance is known from before the break, only the caps of a new beginning are left.
        """
        last_run = self.last_run_before(day)
        if last_run is None or (day - last_run).days <= self._numbers.least_days:
            return ()
        gap_days = self.missing.longest_row(last_run, day, self._numbers.least_days)
        known_m = self._known_weeks_m(last_run)
        if not known_m and gap_days < self._numbers.restart_days:
            return ()
        mean_m, longest_m = self.mean_week_m(last_run), self.longest_m(last_run)
        return layoff_caps(gap_days, mean_m, longest_m, self._numbers)

    def last_run_before(self, day: date) -> date | None:
        """Return the last day with a run before ``day``; the baseline is run until its end."""
        index = bisect_left(self._dates, day)
        recorded = self._dates[index - 1] if index else None
        if self._baseline is None or day <= self._baseline.first_day:
            return recorded
        told = min(self._baseline.last_day, day - timedelta(days=1))
        return told if recorded is None else max(recorded, told)

    def mean_week_m(self, last_run: date) -> float:
        """Return the mean of the weeks that end on ``last_run`` [m], as many as rule LAYOFF says.

        A week of which nothing is known does not count, so a log that is shorter than four weeks
        has its own mean. The look back reaches past weeks with days that were not logged. 0 when no
        week is known.
        """
        known = self._known_weeks_m(last_run)
        return sum(known) / len(known) if known else 0.0

    def _known_weeks_m(self, last_run: date) -> list[float]:
        """Return the weeks that end on ``last_run`` [m], as far as they are known.

        Weeks with missing days count only where no week is known whole.
        """
        ends = list(self._week_ends(last_run))
        known = [week_m for week_m in map(self._week_ending_m, ends) if week_m is not None]
        return known or [week_m for week_m in map(self._logged_m, ends) if week_m]

    def _week_ends(self, last_run: date) -> Iterator[date]:
        """Yield the last days of the weeks that end on ``last_run``, the latest first.

        Weeks with missing days are among them, but do not count.
        """
        first, end, whole = self.first_known_day or last_run, last_run, 0
        while whole < self._numbers.mean_weeks and end >= first:
            whole += not self.missing.count(end - timedelta(days=DAYS_PER_WEEK - 1), end)
            yield end
            end -= timedelta(days=DAYS_PER_WEEK)

    def longest_m(self, last_run: date) -> float:
        """Return the longest run of those weeks, the told one among them [m]."""
        day = last_run + timedelta(days=1)
        first = self.missing.reach(day, DAYS_PER_WEEK * self._numbers.mean_weeks)
        begin, end = bisect_left(self._dates, first), bisect_right(self._dates, last_run)
        longest_m = max(self._longest_m[begin:end], default=0.0)
        baseline = self._baseline
        if baseline is not None and baseline.long_m and first <= baseline.last_day <= last_run:
            longest_m = max(longest_m, baseline.long_m)
        return longest_m

    def _week_ending_m(self, last: date) -> float | None:
        """Return the seven days that end on ``last`` [m]: recorded, told, or unknown."""
        first = last - timedelta(days=DAYS_PER_WEEK - 1)
        begin, end = bisect_left(self._dates, first), bisect_right(self._dates, last)
        if end > begin:
            week_m = self._sums_m[end] - self._sums_m[begin]
            is_unmeasured = not week_m and self._unmeasured[end] > self._unmeasured[begin]
            return None if is_unmeasured or self.missing.count(first, last) else week_m
        baseline = self._baseline
        if baseline is not None and baseline.first_day <= last <= baseline.last_day:
            return baseline.week_m
        return 0.0 if begin and not self.missing.count(first, last) else None

    def _logged_m(self, last: date) -> float:
        """Return what is logged of the seven days that end on ``last`` [m]."""
        begin = bisect_left(self._dates, last - timedelta(days=DAYS_PER_WEEK - 1))
        return self._sums_m[bisect_right(self._dates, last)] - self._sums_m[begin]
