"""What was run and what a plan adds day by day, and how far the next day or week may go.

Every number of the warning rules that the generator uses is used here and nowhere else. The weeks
are those of :mod:`heavylegs_gui.domain.mileage`, so base, caps and breaks are the program's own.
"""

from __future__ import annotations

from bisect import bisect_left
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from heavylegs_gui.domain.mileage import Checkpoint, RunDay, WeekPass
from heavylegs_gui.domain.run_history import baseline_of
from heavylegs_gui.domain.week_base import LayoffCap, LimitRule, WeekLimit
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heavylegs_gui.domain.plan_log import PlanLog
    from heavylegs_gui.domain.run_history import Baseline

_KEPT_DAYS = 120
"""Days of the log before the last run that can still matter: break, mean week, four weeks of base,
30 days of longest runs, 34 of rule ROLL7."""
_TRACE_M = 1.0
"""Stands for a run whose distance is not known yet; it only says on which day a week begins [m]."""
NO_LIMIT_M = 1_000_000.0


class Ledger:
    """Runs in the order of their days, and the room that the rules leave.

    Attributes:
        rules: The numbers of the rules.
        quality_days: Days with a fast run; the plan adds its own.
        hard_days: Days with a hard session; the plan adds its own.
    """

    def __init__(self, log: PlanLog, first_day: date) -> None:
        """Take over the log up to the plan's first day.

        Args:
            log: The runner's log; runs planned for ``first_day`` or later do not count.
            first_day: The plan's first day.
        """
        self.rules = log.rules
        self.hard_days = set(log.hard_days)
        self.quality_days = list(log.quality_days)
        self._log, self._settings, self._plan_begin = log, log.settings, first_day
        self._first_day = log.first_day
        self._capped: set[date] = set()
        run_days = [one for one in log.run_days if self._is_before(one, first_day)]
        self._later = {
            one.day: one.planned_m for one in log.run_days if not self._is_before(one, first_day)
        }
        self._days, self._resume = self._recent(run_days, first_day)
        self._volumes: dict[date, float] = {}
        for run_day in self._days:
            self._volumes[run_day.day] = run_day.done_m + run_day.planned_m

    def copied(self) -> Ledger:
        """Return a ledger of its own that stands where this one does; the log is not read again."""
        other = copy(self)
        containers = (list, set, dict)
        mine = {name: value for name, value in vars(self).items() if isinstance(value, containers)}
        vars(other).update({name: copy(value) for name, value in mine.items()})
        return other

    def _is_before(self, one: RunDay, first_day: date) -> bool:
        """Whether a day of the log comes before the plan's own days; later plans do not count."""
        return one.day < first_day or one.day <= self._log.today or one.done_m > 0

    def _recent(
        self, run_days: Sequence[RunDay], first_day: date
    ) -> tuple[list[RunDay], Checkpoint | None]:
        """Return the end of the log, and where the pass over the weeks can be taken up in it."""
        if not run_days:
            return [], None
        if self._settings.baseline_week_m and self._settings.baseline_date is None:
            last_told = run_days[0].day - timedelta(days=1)
            self._settings = replace(self._settings, baseline_date=last_told)
        passed = self._pass(run_days)
        week = week_of(first_day, self._settings.week_start)
        passed.totals(run_days[0].day, max(first_day, run_days[-1].day))
        resume = Checkpoint(week, passed.counted_m[week])
        keep_from = self._log.missing.reach(min(first_day, run_days[-1].day), _KEPT_DAYS)
        begin = bisect_left([one.day for one in run_days], keep_from)
        return list(run_days[max(begin - 1, 0) :]), resume

    def _pass(self, days: Sequence[RunDay], resume: Checkpoint | None = None) -> WeekPass:
        """Return the pass over the weeks of some days."""
        today, missing = self._log.today, self._log.missing
        return WeekPass(days, today, self._settings, self.rules, resume, missing=missing)

    def know(self, day: date) -> None:
        """Take note of other training on a day; before the first of all nothing is known."""
        if self._first_day is None or day < self._first_day:
            self._first_day = day

    def add(self, day: date, distance_m: float, *, is_hard: bool, is_quality: bool) -> None:
        """Enter a planned run; days come in order."""
        self.know(day)
        self._days.append(RunDay(day, 0.0, distance_m, 1, distance_m))
        self._volumes[day] = distance_m
        if is_hard:
            self.hard_days.add(day)
        if is_quality:
            self.quality_days.append(day)

    # Days

    def has_run(self, day: date) -> bool:
        """Whether a day holds a run."""
        return day in self._volumes

    def runs_of(self, week: date) -> list[RunDay]:
        """Return the days of a week that hold a run already."""
        last = week + timedelta(days=DAYS_PER_WEEK - 1)
        return [one for one in self._days[-DAYS_PER_WEEK:] if week <= one.day <= last]

    def is_free(self, day: date) -> bool:
        """Whether the plan may put a run on a day: empty, not closed, no streak, a rest left."""
        if self.has_run(day) or day in self._log.closed_days:
            return False
        most = self.rules.streak.alert_days - 1
        return self.streak_before(day) + self.streak_after(day) < most

    def streak_before(self, day: date) -> int:
        """Return how many days in a row before ``day`` hold a run."""
        count = 0
        while self.has_run(day - timedelta(days=count + 1)):
            count += 1
        return count

    def streak_after(self, day: date) -> int:
        """Return how many days in a row after ``day`` hold a run that is planned for later."""
        count = 0
        while day + timedelta(days=count + 1) in self._later:
            count += 1
        return count

    def rest_days_left(self, week: date) -> int:
        """Return how many days of a week are free of running, and not made hard otherwise."""
        taken = {day for day in self._log.no_rest_days if 0 <= (day - week).days < DAYS_PER_WEEK}
        return DAYS_PER_WEEK - len(taken | {one.day for one in self.runs_of(week)})

    def is_beside_hard(self, day: date) -> bool:
        """Whether the day before or after is hard."""
        return any(day + timedelta(days=step) in self.hard_days for step in (-1, 1))

    # Limits

    def week_limit(self, week: date, first_day: date) -> tuple[WeekLimit, LayoffCap | None]:
        """Return how far a week may go when its first planned run is on ``first_day``."""
        trace = RunDay(first_day, 0.0, _TRACE_M, 1, _TRACE_M)
        passed = self._pass([*self._days, trace], self._resume)
        total = passed.totals(week, week)[0]
        self._resume = Checkpoint(week, passed.counted_m[week])
        cap = passed.cap_of(week)
        self._note_cap(week, passed)
        return WeekLimit(total.base_m, total.limit_m, total.rule, total.gap_days), cap

    def _note_cap(self, week: date, passed: WeekPass) -> None:
        """Remember whether this week and the one before are capped by a break."""
        for one in (week, week - timedelta(days=DAYS_PER_WEEK)):
            if passed.cap_of(one) is None:
                self._capped.discard(one)
            else:
                self._capped.add(one)

    def week_before_break_m(self, day: date) -> float | None:
        """Return the mean week before the latest break up to ``day`` [m].

        The break ends on ``day``, or with a run before it when the runner is back already.
        """
        history = self._pass(self._days).history
        back: date | None = day
        while back is not None and not history.caps_of_return(back):
            back = history.last_run_before(back)
        last_run = history.last_run_before(day if back is None else back)
        return None if last_run is None else history.mean_week_m(last_run) or None

    def run_limit_m(self, day: date, cap: LayoffCap | None, rule: LimitRule) -> float:
        """Return how long a run on ``day`` may be by SPIKE, START or LAYOFF [m].

        Where only the usual week was told, its share by rule LONG stands for its longest run.
        """
        if cap is not None:
            return cap.run_cap_m
        longest_m = self.longest_before(day)
        silent_m = self.rules.spike.silent_m
        told = self._baseline()
        if longest_m is None and told is not None:
            return max(silent_m, self.rules.long.share * told.week_m)
        if rule is LimitRule.START:
            silent_m = min(silent_m, self.rules.start.run_caution_m)
        return max(silent_m, self._grown(longest_m))

    def _grown(self, longest_m: float | None) -> float:
        return (longest_m or 0.0) * self.rules.spike.caution_ratio

    def longest_before(self, day: date) -> float | None:
        """Return the longest run of the days before ``day`` by rule SPIKE [m], the told one too."""
        first = self._log.missing.reach(day, self.rules.spike.window_days)
        recent = takewhile(lambda one: one.day >= first, reversed(self._days))
        runs = [one.longest_m for one in recent if one.day < day and one.longest_m]
        told = self._baseline()
        if told is not None and told.long_m and first <= told.last_day < day:
            runs.append(told.long_m)
        return max(runs, default=None)

    def roll_room_m(self, day: date, trial: Mapping[date, float]) -> float:
        """Return how long a run on ``day`` may be by rule ROLL7 [m].

        Looked at are the seven days that end on the run, and those that end on a run which was
        planned for after the plan; the others end on a later run of the plan.

        Args:
            day: The day of the run.
            trial: Runs of the same week before it that are not entered yet [m].
        """
        after = (day + timedelta(days=step) for step in range(1, DAYS_PER_WEEK))
        ends = [day, *(one for one in after if one in self._later)]
        return min(self._room_by(end, trial) for end in ends)

    def _room_by(self, end: date, trial: Mapping[date, float]) -> float:
        """Return how much more the seven days may hold that end on ``end`` [m]."""
        first = end - timedelta(days=DAYS_PER_WEEK - 1)
        start = self._settings.week_start
        if {week_of(first, start), week_of(end, start)} & self._capped:
            return NO_LIMIT_M
        numbers, volumes = self.rules.roll7, {**self._recent_volumes(end), **trial}
        begin = self._log.missing.reach(first, numbers.window_days)
        span = range(DAYS_PER_WEEK, (end - begin).days - DAYS_PER_WEEK + 2)
        ends = [end - timedelta(days=back) for back in span]
        best_m = max((self._known_sum(one, volumes) for one in ends), default=0.0)
        if not best_m or all(self._is_missing(one) for one in ends):
            return NO_LIMIT_M
        most_m = max(best_m * numbers.ratio, best_m + numbers.rise_m)
        later_m = _sum_of(first, self._later)
        # what is too much without the plan is not the plan's to mend
        return NO_LIMIT_M if later_m > most_m else most_m - later_m - _sum_of(first, volumes)

    def _recent_volumes(self, day: date) -> dict[date, float]:
        begin = day - timedelta(days=DAYS_PER_WEEK)
        first = self._log.missing.reach(begin, self.rules.roll7.window_days)
        volumes: dict[date, float] = {}
        for run_day in reversed(self._days):
            if run_day.day < first:
                break
            volumes[run_day.day] = run_day.done_m + run_day.planned_m
        return volumes

    def _is_missing(self, last: date) -> bool:
        """Whether some of the seven days that end on ``last`` were not logged."""
        return self._log.missing.count(last - timedelta(days=DAYS_PER_WEEK - 1), last) > 0

    def _known_sum(self, last: date, volumes: Mapping[date, float]) -> float:
        """Return what was run in the seven days that end on ``last`` [m]; 0 when unknown."""
        first, begin = last - timedelta(days=DAYS_PER_WEEK - 1), self._first_day
        if begin is None or begin <= first:
            return _sum_of(first, volumes)
        told = self._baseline()
        is_told = told is not None and told.first_day <= first and last <= told.last_day
        return told.week_m if told is not None and is_told and last < begin else 0.0

    def _baseline(self) -> Baseline | None:
        """Return what the runner told; without a log it lasts to the eve of the plan."""
        first = self._days[0].day if self._days else self._plan_begin
        return baseline_of(first, today=self._log.today, settings=self._settings)


def _sum_of(first: date, volumes: Mapping[date, float]) -> float:
    """Return what is run in the seven days from ``first`` [m]."""
    return sum(volumes.get(first + timedelta(days=step), 0.0) for step in range(DAYS_PER_WEEK))
