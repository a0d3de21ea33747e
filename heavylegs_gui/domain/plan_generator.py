"""The plan generator: a request and the log in, a plan that keeps every rule or a refusal out.

A refusal is never guessed: the earliest safe date and the largest safe race are found by building
plans for them with the same arithmetic.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.plan import Plan, Refusal, RefusalReason
from heavylegs_gui.domain.plan_builder import Aim, Builder, Frame
from heavylegs_gui.domain.plan_days import days_of
from heavylegs_gui.domain.plan_ledger import Ledger
from heavylegs_gui.domain.plan_request import (
    LEAST_RACE_DAYS,
    LEAST_RACE_M,
    MOST_WEEKS,
    PlanKind,
    PlanRequest,
    check_request,
)
from heavylegs_gui.domain.plan_taper import tapers_of
from heavylegs_gui.domain.plan_week import week_for_long
from heavylegs_gui.domain.units import METRES_PER_MILE, floor_to
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.plan_log import PlanLog

BEGINNER_RUN_M = 3 * METRES_PER_MILE
"""Mean run that a beginner's plan leads to [m]. Source: the article, 2 to 3 miles."""
MARATHON_LONG_M = 30_000.0
"""Longest run that a marathon needs before it [m]. Source: 4-calendar.md 4.4, 30 to 32 km."""
PEAK_WEEKS = 3
"""Weeks at the peak before the taper; a plan with more time begins to build later. Source: own
value."""
FEW_RUNS = 3
"""With fewer runs than that in the whole log a runner begins. Source: own value; the second-highest
week of rule WEEK and the longest run of SPIKE say little of one or two runs."""
_SMALLER = 0.98
_TRIES = 60
_SEARCH_WEEKS = 12
"""Weeks after the first with a run long enough in which the race is looked for."""


def make_plan(request: PlanRequest, log: PlanLog) -> Plan | Refusal:
    """Return the plan that a request leads to.

    Args:
        request: What the runner asks for.
        log: The runner's log without the planned runs that the plan replaces.

    Raises:
        InvalidValueError: The request is impossible whatever the log says.
    """
    check_request(request, log.today, log.settings.week_start)
    return _Maker(request, log).answer()


def remaining_request(request: PlanRequest, log: PlanLog) -> PlanRequest | None:
    """Return the request for the rest of a plan from today on, ``None`` when it has ended.

    The goal stays, missed runs are not made up: the rest begins from what the log says now.
    """
    week_start = log.settings.week_start
    if log.today <= request.start:
        return request
    this_week, first_week = week_of(log.today, week_start), week_of(request.start, week_start)
    gone = (this_week - first_week).days // DAYS_PER_WEEK
    left = request.week_count(week_start) - gone
    if left < 1 or (request.race_date is not None and request.race_date <= log.today):
        return None
    weeks = None if request.weeks is None else left
    before = request.weeks_before + gone
    return replace(request, start=log.today, weeks=weeks, weeks_before=before)


def fitting_kind(log: PlanLog, start: date) -> PlanKind:
    """Return what the log asks for: a beginning, a return from a break, or a build.

    Of a runner with hardly any run nothing is known either, unless a usual week was told.
    """
    if is_hardly_known(log):
        return PlanKind.BEGINNER
    week = week_of(start, log.settings.week_start)
    limit, cap = Ledger(log, start).week_limit(week, start)
    if limit.rule is LimitRule.START:
        return PlanKind.BEGINNER
    return PlanKind.BUILD if cap is None else PlanKind.RETURN


def is_hardly_known(log: PlanLog) -> bool:
    """Whether the runner ran hardly once so far, and told no usual week."""
    past = (one for one in log.run_days if one.day <= log.today)
    done = sum(one.runs for one in past if one.done_m or not one.planned_m)
    return not log.settings.baseline_week_m and done < FEW_RUNS


class _Maker:
    """One request and one log, and all plans that are tried for them."""

    def __init__(self, request: PlanRequest, log: PlanLog) -> None:
        self._request, self._log = request, log
        self._week_start = log.settings.week_start
        self._step_m = log.settings.units.metres / 10
        self._ledgers: dict[date, Ledger] = {}
        self._lately_m = 0.0
        self._begin, self._usual_m = self._look_at_start()

    def answer(self) -> Plan | Refusal:
        """Return the plan or the refusal."""
        request = self._request
        if request.race_m is None or request.race_date is None:
            return self._plan_without_race()
        plan = self._try_race(request.race_m, request.race_date)
        return plan if plan is not None else self._refuse(request.race_m, request.race_date)

    def _look_at_start(self) -> tuple[date, float | None]:
        """Return the first day for runs, and the runner's usual week [m].

        Whoever begins, or comes back from a break, does so with a whole week: the weeks after it
        are measured by the first.
        """
        request, start = self._request, self._request.start
        week = week_of(start, self._week_start)
        last = week + timedelta(days=DAYS_PER_WEEK - 1)
        ahead = days_of(week, request.weekdays, start, last)
        limit, cap = self._ledger(start).week_limit(week, ahead[0] if ahead else last)
        is_new = limit.rule is LimitRule.START or (cap is not None and cap.is_return)
        begin = start
        if is_new and len(ahead) < len(request.weekdays):
            begin = week + timedelta(days=DAYS_PER_WEEK)
        usual_m = limit.base_m
        if cap is not None:
            usual_m = self._ledger(start).week_before_break_m(start) or usual_m
        else:
            self._lately_m = self._ledger(start).longest_before(start) or 0.0
        return begin, usual_m

    def _ledger(self, first_day: date) -> Ledger:
        """Return a new ledger; the log is read once for every first day."""
        if first_day not in self._ledgers:
            self._ledgers[first_day] = Ledger(self._log, first_day)
        return self._ledgers[first_day].copied()

    def _builder(self, request: PlanRequest, frame: Frame, aim: Aim) -> Builder:
        """Return a plan that is built up to its race."""
        builder = Builder(request, self._log, frame, aim, self._ledger(frame.begin))
        builder.build()
        return builder

    def _frame(self, race_date: date | None) -> Frame:
        first_week = week_of(self._begin, self._week_start)
        weeks = self._request.weeks or 0
        if race_date is not None:
            span = week_of(race_date, self._week_start) - first_week
            weeks = span.days // DAYS_PER_WEEK + 1
        return Frame(self._begin, first_week, weeks)

    def _target_m(self, needed_m: float) -> float:
        """Return the weekly distance to aim at: as asked, or what goal and runner need [m]."""
        request = self._request
        if request.target_m is not None:
            return request.target_m
        first_m = BEGINNER_RUN_M * len(request.weekdays)
        usual_m = self._usual_m or first_m
        if request.kind is PlanKind.BEGINNER:
            usual_m = max(usual_m, first_m)
        if not needed_m:
            return usual_m
        runs = len(request.weekdays)
        week_m = week_for_long(needed_m + self._step_m, runs, self._log.rules.long)
        return max(usual_m, week_m + self._rounding_m)

    # Without a race

    def _plan_without_race(self) -> Plan:
        target_m, frame = self._target_m(0.0), self._frame(None)
        builder = self._builder(self._request, frame, Aim(target_m))
        return Plan(
            request=self._request,
            weeks=tuple(builder.weeks),
            target_m=target_m,
            longest_m=max((week.long_m for week in builder.weeks), default=0.0),
            goal_date=self._goal_date(builder, frame, target_m),
            quality_days=len(builder.quality_weekdays),
        )

    def _goal_date(self, builder: Builder, frame: Frame, target_m: float) -> date | None:
        reached = _first_reached(builder, target_m - self._rounding_m)
        if reached is None:
            longer = self._builder(self._request, frame._replace(weeks=MOST_WEEKS), Aim(target_m))
            reached = _first_reached(longer, target_m - self._rounding_m)
        return reached

    @property
    def _rounding_m(self) -> float:
        """What rounding down every run may cost a week [m]."""
        return (len(self._request.weekdays) + 1) * self._step_m

    # With a race

    def _needed_m(self, race_m: float) -> float:
        """Return the longest run that a race needs in the 30 days before it [m]."""
        spike = self._log.rules.spike
        if race_m <= spike.silent_m:
            return 0.0
        if race_m >= spike.exempt_race_m:
            return MARATHON_LONG_M
        return race_m / spike.caution_ratio

    def _try_race(self, race_m: float, race_date: date) -> Plan | None:
        """Return the plan for a race, ``None`` when it is not safe or too soon to plan for."""
        if (race_date - self._begin).days < LEAST_RACE_DAYS:
            return None
        plan = self._race_plan(race_m, race_date, 0)
        if plan is None or self._usual_m is None:
            return plan
        spare = self._spare_weeks(plan)
        later = self._race_plan(race_m, race_date, spare) if spare else None
        return plan if later is None else later

    def _is_safe(self, race_m: float, race_date: date) -> bool:
        """Whether there is time enough for a race, and a plan for it."""
        is_soon = (race_date - self._begin).days < LEAST_RACE_DAYS
        return not is_soon and self._race_plan(race_m, race_date, 0) is not None

    def _spare_weeks(self, plan: Plan) -> int:
        """Return how many weeks the build may wait, so that the peak comes shortly before."""
        request, needed_m = plan.request, plan.needed_m or 0.0
        if request.race_m is None or request.race_date is None:
            return 0
        ready = next((one.number for one in plan.weeks if one.long_m >= needed_m), 0)
        tapers = tapers_of(request.race_m, request.race_date, self._week_start)
        build = len(plan.weeks) - 1 - len(tapers)
        spare = build - ready - PEAK_WEEKS
        return spare if spare > 1 else 0

    def _race_plan(self, race_m: float, race_date: date, hold_weeks: int) -> Plan | None:
        """Return the plan for a race whose build begins after some weeks, if it is safe."""
        needed_m = self._needed_m(race_m)
        target_m = self._target_m(needed_m)
        hold_m = min(self._usual_m or target_m, target_m)
        request = self._request.with_race(race_m, race_date)
        aim = Aim(target_m, hold_weeks, hold_m)
        builder = self._builder(request, self._frame(race_date), aim)
        longest_m = builder.ledger.longest_before(race_date) or 0.0
        if longest_m < needed_m or not builder.add_race():
            return None
        return Plan(
            request=request,
            weeks=tuple(builder.weeks),
            target_m=target_m,
            longest_m=longest_m,
            needed_m=needed_m,
            quality_days=len(builder.quality_weekdays),
        )

    def _refuse(self, race_m: float, race_date: date) -> Refusal:
        needed_m = self._needed_m(race_m)
        longest_m = self._longest_by(race_date, self._target_m(needed_m))
        return Refusal(
            request=self._request,
            reason=self._reason(race_date, longest_m, needed_m),
            longest_m=longest_m,
            needed_m=needed_m,
            earliest_date=self._earliest(race_m, race_date, needed_m),
            largest_race_m=self._largest(longest_m, race_date),
            lately_m=self._lately_m,
        )

    def _reason(self, race_date: date, longest_m: float, needed_m: float) -> RefusalReason:
        if (race_date - self._begin).days < LEAST_RACE_DAYS:
            return RefusalReason.RACE_TOO_SOON
        return RefusalReason.RACE_TOO_LONG if longest_m < needed_m else RefusalReason.NO_ROOM

    def _longest_by(self, race_date: date, target_m: float) -> float:
        """Return the longest run that is safe before a day [m]."""
        request = self._request.with_race(self._request.race_m or LEAST_RACE_M, race_date)
        builder = self._builder(request, self._frame(race_date), Aim(target_m))
        return builder.ledger.longest_before(race_date) or 0.0

    def _largest(self, longest_m: float, race_date: date) -> float | None:
        spike = self._log.rules.spike
        largest_m = max(longest_m * spike.caution_ratio, spike.silent_m)
        largest_m = floor_to(min(largest_m, self._request.race_m or largest_m), 100.0)
        for _ in range(_TRIES):
            if largest_m < LEAST_RACE_M:
                return None
            if self._race_plan(largest_m, race_date, 0) is not None:
                return largest_m
            largest_m = floor_to(largest_m * _SMALLER, 100.0)
        return None

    def _earliest(self, race_m: float, race_date: date, needed_m: float) -> date | None:
        """Return the first day after the asked one on which the race is safe.

        One long build says in which week the longest run is far enough; plans for the days from
        there on say which day it is.
        """
        frame = self._frame(race_date)._replace(weeks=MOST_WEEKS)
        request = replace(self._request, race_m=None, race_date=None, weeks=MOST_WEEKS)
        builder = self._builder(request, frame, Aim(self._target_m(needed_m)))
        week = next((one for one in builder.weeks if one.long_m >= needed_m), None)
        if week is None:
            return None
        soonest = self._begin + timedelta(days=LEAST_RACE_DAYS)
        first = max(week.week_start, soonest, race_date + timedelta(days=1))
        found = None
        for days in range(0, DAYS_PER_WEEK * _SEARCH_WEEKS, DAYS_PER_WEEK):
            day = first + timedelta(days=days + (race_date - first).days % DAYS_PER_WEEK)
            if self._is_safe(race_m, day):
                found = day
                break
        return None if found is None else self._earlier(race_m, race_date, found)

    def _earlier(self, race_m: float, race_date: date, found: date) -> date:
        """Return the first safe day of the week before ``found``."""
        begin = max(race_date + timedelta(days=1), found - timedelta(days=DAYS_PER_WEEK - 1))
        days = (begin + timedelta(days=step) for step in range((found - begin).days))
        return next((day for day in days if self._is_safe(race_m, day)), found)


def _first_reached(builder: Builder, distance_m: float) -> date | None:
    return next((one.week_start for one in builder.weeks if one.distance_m >= distance_m), None)
