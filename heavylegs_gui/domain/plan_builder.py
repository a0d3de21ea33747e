"""Builds a plan week by week and day by day, in the order of the calendar.

Each week first learns from the ledger how far it may go, then which days are free, then shares its
distance among them. Nothing is looked at twice, so a plan keeps the rules by its construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.plan import PlannedSession, PlanWeek, Reason, RunWalk
from heavylegs_gui.domain.plan_days import days_of, quality_weekdays, spread
from heavylegs_gui.domain.plan_filling import PlannedRun, WeekFiller, WeekTask
from heavylegs_gui.domain.plan_ledger import Ledger
from heavylegs_gui.domain.plan_quality import EASY_WEEKS
from heavylegs_gui.domain.plan_race import (
    RACE_REST_DAYS,
    RACE_WEEK_RUNS,
    Race,
    race_fits,
    runs_before,
)
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.plan_taper import long_day_of, tapers_of
from heavylegs_gui.domain.training import Kind, Sport
from heavylegs_gui.domain.units import METRES_PER_MILE, floor_to
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.plan_log import PlanLog
    from heavylegs_gui.domain.week_base import LayoffCap, WeekLimit

FIRST_RUN_M = 2 * METRES_PER_MILE
"""Mean run of a beginner's first week [m]. Source: the article, begin with 2 to 3 miles."""
CUTBACK_EVERY = 4
"""Every so many weeks of growth one is lighter. Source: coaching custom (every 4 to 6 weeks)."""
GROWING = 1.02
"""More than this share of the weeks before is growth. Source: own value."""
STRENGTH_S, CROSS_S = 1_800.0, 2_400.0
"""Length of strength and cross-training sessions [s]. Source: own values."""
RUN_WALKS = (
    RunWalk(1, 2), RunWalk(1, 1), RunWalk(2, 1), RunWalk(3, 1), RunWalk(4, 1), RunWalk(5, 1),
    RunWalk(8, 1), RunWalk(10, 1),
)  # fmt: skip
"""A beginner's run in each of the first weeks; then running through. Source: coaching custom."""


class Frame(NamedTuple):
    """Where a plan lies in the calendar.

    Attributes:
        begin: The first day that may hold a run.
        first_week: First day of its first week.
        weeks: How many weeks it has.
    """

    begin: date
    first_week: date
    weeks: int


class Aim(NamedTuple):
    """What the weeks lead to.

    Attributes:
        target_m: The weekly distance to reach and then keep [m].
        hold_weeks: Weeks at the beginning that wait for the build to begin.
        hold_m: What they hold [m].
    """

    target_m: float
    hold_weeks: int = 0
    hold_m: float = 0.0


class _Week(NamedTuple):
    """What is known of a week before its distance is shared."""

    limit: WeekLimit
    cap: LayoffCap | None
    volume_m: float
    reason: Reason
    before_m: float | None


class Builder:
    """Builds the weeks of one plan.

    Attributes:
        weeks: The weeks that are built, the oldest first.
        ledger: The log with the plan's runs.
        quality_weekdays: Weekdays that have room for a fast session.
    """

    def __init__(
        self, request: PlanRequest, log: PlanLog, frame: Frame, aim: Aim, ledger: Ledger
    ) -> None:
        """Begin a plan.

        Args:
            request: What was asked.
            log: The runner's log.
            frame: Where the plan lies.
            aim: What its weeks lead to.
            ledger: The log up to the plan's first day; the plan's runs are entered in it.
        """
        self._request, self._log, self._frame, self._aimed = request, log, frame, aim
        self._target_m = aim.target_m
        self._step_m = log.settings.units.metres / 10
        self._long_weekday = request.chosen_long_weekday()
        self.ledger = ledger
        self._filler = WeekFiller(self.ledger, self._step_m)
        self.weeks: list[PlanWeek] = []
        self.quality_weekdays = quality_weekdays(
            request.weekdays, self._long_weekday, request.quality
        )
        self._quality_turn = max(request.weeks_before - EASY_WEEKS, 0)
        self._easy_until = -request.weeks_before + EASY_WEEKS
        self._tapers: tuple[float, ...] = ()
        self._race_week: date | None = None
        if request.race_m is not None and request.race_date is not None:
            week_start = log.settings.week_start
            self._race_week = week_of(request.race_date, week_start)
            self._tapers = tapers_of(request.race_m, request.race_date, week_start)
            self.ledger.hard_days.add(request.race_date)

    @property
    def _build_weeks(self) -> int:
        """How many weeks come before the taper."""
        if self._race_week is None:
            return self._frame.weeks
        return max(self._frame.weeks - 1 - len(self._tapers), 1)

    def build(self) -> None:
        """Build all weeks up to that of the race."""
        for index in range(self._frame.weeks):
            week = self._frame.first_week + timedelta(days=DAYS_PER_WEEK * index)
            if week == self._race_week:
                return
            self._add_week(index, week)

    def _last_day(self) -> date:
        """Return the last day that may hold a run before the race: its eve is free."""
        if self._request.race_date is not None:
            return self._request.race_date - timedelta(days=RACE_REST_DAYS + 1)
        return self._frame.first_week + timedelta(days=DAYS_PER_WEEK * self._frame.weeks - 1)

    # One week

    def _add_week(self, index: int, week: date) -> None:
        for one in self._other_training(week)[:1]:
            self.ledger.know(one.day)
        days = self._free_days(week, self._last_day())
        while days:
            known = self._know(index, week, days)
            runs = self._filler.fill(self._task(index, week, known, days))
            if runs and runs[0].day == days[0]:
                self._quality_turn += any(run.fast for run in runs)
                self._enter(index, week, known, runs)
                return
            days = [run.day for run in runs] or days[1:]
        self._enter(index, week, self._know_nothing(week), [])

    def _free_days(self, week: date, last_day: date) -> list[date]:
        """Return the days that may hold a run, with a rest day left and no long streak."""
        free: list[date] = []
        room = self.ledger.rest_days_left(week) - 1
        most = self.ledger.rules.streak.alert_days - 1
        for day in days_of(week, self._request.weekdays, self._frame.begin, last_day):
            if not self.ledger.is_free(day) or len(free) >= room:
                continue
            streak, before = 0, day - timedelta(days=1)
            while before in free:
                streak, before = streak + 1, before - timedelta(days=1)
            streak += self.ledger.streak_before(before + timedelta(days=1))
            if streak + self.ledger.streak_after(day) < most:
                free.append(day)
        return free

    def _know(self, index: int, week: date, days: Sequence[date]) -> _Week:
        limit, cap = self.ledger.week_limit(week, days[0])
        if cap is not None or limit.rule is LimitRule.START:
            self._easy_until = max(self._easy_until, index + EASY_WEEKS)
        before_m = self.weeks[-1].distance_m if self.weeks else limit.base_m
        is_held = index < self._aimed.hold_weeks
        self._target_m = self._aimed.hold_m if is_held else self._aimed.target_m
        reason, volume_m = self._aim(index, limit, cap, before_m)
        volume_m = floor_to(min(volume_m, limit.limit_m), self._step_m)
        return _Week(limit, cap, volume_m, reason, before_m)

    def _know_nothing(self, week: date) -> _Week:
        limit, cap = self.ledger.week_limit(week, week + timedelta(days=DAYS_PER_WEEK - 1))
        before_m = self.weeks[-1].distance_m if self.weeks else limit.base_m
        return _Week(limit, cap, 0.0, Reason.EMPTY, before_m)

    def _aim(
        self, index: int, limit: WeekLimit, cap: LayoffCap | None, before_m: float | None
    ) -> tuple[Reason, float]:
        """Return what a week is to hold [m] and why, before the limit is looked at."""
        if index >= self._build_weeks:
            return Reason.TAPER, self._tapers[index - self._build_weeks] * self._peak_m()
        if limit.rule is LimitRule.START:
            return Reason.FIRST, min(self._target_m, FIRST_RUN_M * len(self._request.weekdays))
        if cap is not None:
            return Reason.RETURN, self._target_m
        if before_m is not None and self._is_cutback(index, limit, before_m):
            return Reason.CUTBACK, self._log.rules.cutback.fix_ratio * before_m
        return self._growing(limit, before_m), self._target_m

    def _is_cutback(self, index: int, limit: WeekLimit, before_m: float) -> bool:
        number = index + self._request.weeks_before + 1
        if not self._request.cutback or number % CUTBACK_EVERY or index == 0:
            return False
        if self._race_week is not None and index == self._build_weeks - 1:
            return False
        earlier_m = min(one.distance_m for one in self.weeks[-CUTBACK_EVERY + 1 :])
        next_m = min(limit.limit_m, self._target_m)
        return max(before_m, next_m) > GROWING * earlier_m

    def _growing(self, limit: WeekLimit, before_m: float | None) -> Reason:
        aim_m = min(limit.limit_m, self._target_m)
        if before_m is None:
            return Reason.FIRST
        if aim_m < before_m / GROWING:
            return Reason.LESS
        if self.weeks and self.weeks[-1].cutback:
            return Reason.BACK
        if aim_m >= self._target_m:
            return Reason.HOLD if before_m > self._target_m / GROWING else Reason.GOAL
        return Reason.GROW

    def _task(self, index: int, week: date, known: _Week, days: Sequence[date]) -> WeekTask:
        """Return what the filler needs to know of a week."""
        fast_days = [
            day
            for day in days
            if day.weekday() in self.quality_weekdays and not self.ledger.is_beside_hard(day)
        ]
        is_easy = index < self._easy_until or known.reason in _EASY
        held = sum(0 <= (day - week).days < DAYS_PER_WEEK for day in self.ledger.quality_days)
        wanted = 0 if is_easy else max(self._request.quality - held, 0)
        return WeekTask(
            days=days,
            long_day=long_day_of(self._request, days),
            volume_m=known.volume_m,
            done=self._done(week),
            cap=known.cap,
            rule=known.limit.rule,
            fast_days=frozenset(fast_days),
            fast_count=min(wanted, 1) if known.reason is Reason.TAPER else wanted,
            fast_turn=self._quality_turn,
            race_date=self._request.race_date,
        )

    # Writing down

    def _enter(self, index: int, week: date, known: _Week, runs: Sequence[PlannedRun]) -> None:
        done_m = sum(self._done(week))
        sessions = [self._session(index, run) for run in runs]
        self._record(sessions)
        distance_m = done_m + sum(one.distance_m or 0.0 for one in sessions)
        reason = self._final_reason(index, known, distance_m) if runs else _empty(known)
        self._append(index, week, known._replace(reason=reason), sessions, done_m)

    def _final_reason(self, index: int, known: _Week, distance_m: float) -> Reason:
        short = len(self._request.weekdays) * self._step_m + self._step_m
        if index == 0 and self._frame.begin != self._frame.first_week:
            return Reason.PART
        is_short = distance_m < known.volume_m - short
        return Reason.RUNS if is_short and known.reason in _GROWTH else known.reason

    def _session(self, index: int, run: PlannedRun) -> PlannedSession:
        if run.fast is not None:
            return PlannedSession(
                day=run.day,
                kind=run.fast.kind,
                distance_m=run.slot.distance_m,
                recipe=run.fast.recipe,
            )
        return PlannedSession(
            day=run.day,
            kind=Kind.LONG if run.slot.is_long else Kind.EASY,
            distance_m=run.slot.distance_m,
            run_walk=self._run_walk(index),
        )

    def _run_walk(self, index: int) -> RunWalk | None:
        number = index + self._request.weeks_before
        is_beginner = self._request.kind is PlanKind.BEGINNER
        return RUN_WALKS[number] if is_beginner and number < len(RUN_WALKS) else None

    def _record(self, sessions: Sequence[PlannedSession]) -> None:
        for one in sessions:
            is_hard = one.is_quality or one.kind in {Kind.LONG, Kind.RACE}
            self.ledger.add(
                one.day, one.distance_m or 0.0, is_hard=is_hard, is_quality=one.is_quality
            )

    def _append(
        self,
        index: int,
        week: date,
        known: _Week,
        runs: Sequence[PlannedSession],
        done_m: float,
    ) -> None:
        is_first = any(one.is_quality for one in runs) and not any(
            one.quality for one in self.weeks
        )
        distances = [one.distance_m or 0.0 for one in runs]
        others = self._other_training(week)
        self.weeks.append(
            PlanWeek(
                number=index + 1,
                week_start=week,
                distance_m=done_m + sum(distances),
                done_m=done_m,
                long_m=max(distances, default=0.0),
                limit=known.limit,
                cutback=known.reason is Reason.CUTBACK,
                reason=known.reason,
                before_m=known.before_m,
                has_first_quality=is_first,
                sessions=tuple(sorted([*runs, *others], key=lambda one: one.day)),
            )
        )

    def _other_training(self, week: date) -> list[PlannedSession]:
        """Return strength and cross-training of a week; none on the race day and its eve."""
        wanted = (
            (self._request.strength_weekdays, Sport.STRENGTH, None, STRENGTH_S),
            (self._request.cross_weekdays, Sport.CYCLE, Kind.CROSS, CROSS_S),
        )
        return [
            PlannedSession(day=day, sport=sport, kind=kind, duration_s=duration_s)
            for weekdays, sport, kind, duration_s in wanted
            for day in days_of(week, weekdays, self._frame.begin, self._last_day())
            if (day, sport) not in self._log.other_training and day not in self._log.closed_days
        ]

    # The race

    def add_race(self) -> bool:
        """Add the race week when the race fits into it; return whether it does."""
        race_m, race_date = self._request.race_m, self._request.race_date
        if race_m is None or race_date is None or self._race_week is None:
            return False
        free = self._free_days(self._race_week, self._last_day())
        for count in range(min(RACE_WEEK_RUNS, len(free)), -1, -1):
            days = spread(free, count, None) if count else []
            race = self._race(race_m, race_date, days[0] if days else race_date)
            runs = runs_before(race, days, self.ledger, self._step_m)
            if race_fits(race, runs, self.ledger, self._step_m):
                self._enter_race(race, runs)
                return True
        return False

    def _race(self, race_m: float, race_date: date, first_day: date) -> Race:
        week = self._race_week or race_date
        limit, cap = self.ledger.week_limit(week, first_day)
        return Race(race_date, race_m, limit, cap, self._done(week), self._peak_m())

    def _enter_race(self, race: Race, runs: Sequence[PlannedRun]) -> None:
        index, week = self._frame.weeks - 1, self._race_week or race.day
        before_m = self.weeks[-1].distance_m if self.weeks else race.limit.base_m
        known = _Week(race.limit, race.cap, 0.0, Reason.RACE, before_m)
        last = PlannedSession(day=race.day, kind=Kind.RACE, distance_m=race.distance_m)
        sessions = [*(self._session(index, run) for run in runs), last]
        self._record(sessions)
        self._append(index, week, known, sessions, sum(race.done))

    def _done(self, week: date) -> tuple[float, ...]:
        """Return the runs of a week that are there already [m]; of a day the longest, the rest."""
        found: list[float] = []
        for one in self.ledger.runs_of(week):
            rest_m = one.done_m + one.planned_m - one.longest_m
            found += [one.longest_m, *(rest_m / (one.runs - 1) for _ in range(one.runs - 1))]
        return tuple(found)

    def _peak_m(self) -> float:
        """Return the highest of the last weeks [m]."""
        return max((one.distance_m for one in self.weeks[-CUTBACK_EVERY:]), default=0.0)


_EASY = {Reason.CUTBACK, Reason.RETURN}
_GROWTH = {Reason.GROW, Reason.GOAL, Reason.HOLD, Reason.RETURN, Reason.FIRST, Reason.BACK}


def _empty(known: _Week) -> Reason:
    return Reason.FULL if known.volume_m else Reason.EMPTY
