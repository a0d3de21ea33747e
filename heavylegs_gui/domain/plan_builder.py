"""Builds a plan week by week and day by day, in the order of the calendar.

Each week first learns from the ledger how far it may go, then which days are free, then shares its
distance among them. Nothing is looked at twice, so a plan keeps the rules by its construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.plan import PlannedSession, PlanWeek, Reason, RunWalk
from heavylegs_gui.domain.plan_days import days_of, quality_weekdays, spread
from heavylegs_gui.domain.plan_ledger import Ledger
from heavylegs_gui.domain.plan_quality import EASY_WEEKS, Fast, fast_sessions
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.plan_week import LEAST_RUN_M, SHORTER, Slot, long_share, share_out
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
LONGEST_RUN_M = 32_000.0
"""No plan asks for longer runs than this [m]. Source: 4-calendar.md 4.4, 30 to 32 km."""
GROWING = 1.02
"""More than this share of the weeks before is growth. Source: own value."""
STRENGTH_S, CROSS_S = 1_800.0, 2_400.0
"""Length of strength and cross-training sessions [s]. Source: own values."""
RUN_WALKS = (
    RunWalk(1, 2), RunWalk(1, 1), RunWalk(2, 1), RunWalk(3, 1), RunWalk(4, 1), RunWalk(5, 1),
    RunWalk(8, 1), RunWalk(10, 1),
)  # fmt: skip
"""A beginner's run in each of the first weeks; then running through. Source: coaching custom."""
TAPERS = ((25_000.0, (0.75, 0.55)), (12_000.0, (0.70,)), (0.0, ()))
"""From so long a race [m]: the weeks before the race week as shares of the highest week. Source:
coaching custom, 20 to 50 % less."""
_ROUNDING_M = 0.01
"""Sums of decimal fractions differ by less than this [m]."""
RACE_WEEK_SHARE = 0.60
"""The race week with its race, as a share of the highest week where the race leaves room."""
RACE_WEEK_RUNS, RACE_WEEK_RUN_M = 2, 3_000.0
"""Most runs before the race in its week, and how long they are at least [m]. Source: own values."""


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


@dataclass(slots=True)
class _Run:
    """One run of a week on its way: its day, its room, and what it is."""

    day: date
    slot: Slot
    fast: Fast | None = None


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

    def __init__(self, request: PlanRequest, log: PlanLog, frame: Frame, target_m: float) -> None:
        self._request, self._log, self._frame = request, log, frame
        self._target_m = target_m
        self._step_m = log.settings.units.metres / 10
        self._long_weekday = request.chosen_long_weekday()
        self.ledger = Ledger(log, frame.begin)
        self.weeks: list[PlanWeek] = []
        self.quality_weekdays = quality_weekdays(
            request.weekdays, self._long_weekday, request.quality
        )
        self._quality_turn = max(request.weeks_before - EASY_WEEKS, 0)
        self._easy_until = -request.weeks_before + EASY_WEEKS
        self._tapers: tuple[float, ...] = ()
        self._race_week: date | None = None
        if request.race_m is not None and request.race_date is not None:
            self._race_week = week_of(request.race_date, log.settings.week_start)
            self._tapers = next(shares for least, shares in TAPERS if request.race_m > least)
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
        last = self._frame.first_week + timedelta(days=DAYS_PER_WEEK * self._frame.weeks - 1)
        return self._request.race_date or last

    # One week

    def _add_week(self, index: int, week: date) -> None:
        days = self._free_days(week, self._last_day())
        while days:
            known = self._know(index, week, days)
            runs = self._fill(index, week, known, days)
            if runs and runs[0].day == days[0]:
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
            if streak + self.ledger.streak_before(before + timedelta(days=1)) < most:
                free.append(day)
        return free

    def _know(self, index: int, week: date, days: Sequence[date]) -> _Week:
        limit, cap = self.ledger.week_limit(week, days[0])
        if cap is not None or limit.rule is LimitRule.START:
            self._easy_until = max(self._easy_until, index + EASY_WEEKS)
        before_m = self.weeks[-1].distance_m if self.weeks else limit.base_m
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
            peak_m = max((one.distance_m for one in self.weeks[-CUTBACK_EVERY:]), default=0.0)
            return Reason.TAPER, self._tapers[index - self._build_weeks] * peak_m
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

    # Sharing a week among its days

    def _fill(self, index: int, week: date, known: _Week, days: list[date]) -> list[_Run]:
        """Return the runs of a week; fewer than ``days`` when the week is short."""
        done = [one.done_m + one.planned_m for one in self.ledger.runs_of(week)]
        left_m = max(known.volume_m - sum(done), 0.0)
        fitting = int(left_m // LEAST_RUN_M)
        if not fitting:
            return []
        long_day = next((day for day in days if day.weekday() == self._long_weekday), None)
        chosen = spread(days, fitting, long_day)
        runs = [self._run(day, long_day, known) for day in chosen]
        self._make_fast(index, week, known, runs)
        for _ in count():
            slots = [run.slot for run in runs]
            share_out(slots, known.volume_m, done, self._step_m, self.ledger.rules.long)
            if self._hold_sevens(runs, known) and not self._drop_short(runs):
                return runs
            if not runs:
                return []
        return runs

    def _run(self, day: date, long_day: date | None, known: _Week) -> _Run:
        cap_m = self.ledger.run_limit_m(day, known.cap, known.limit.rule)
        longest_m = self.ledger.longest_before(day) or 0.0
        is_long = day == long_day and not self.ledger.is_beside_hard(day)
        return _Run(day, Slot(min(cap_m, max(LONGEST_RUN_M, longest_m)), is_long=is_long))

    def _hold_sevens(self, runs: Sequence[_Run], known: _Week) -> bool:
        """Lower the room of the first run that ROLL7 finds too long; return whether none was."""
        trial: dict[date, float] = {}
        for run in runs:
            room_m = max(self.ledger.roll_room_m(run.day, known.cap, trial), 0.0)
            if run.slot.distance_m > room_m + _ROUNDING_M:
                run.slot.cap_m = floor_to(room_m, self._step_m)
                return False
            trial[run.day] = run.slot.distance_m
        return True

    def _drop_short(self, runs: list[_Run]) -> bool:
        """Take out the shortest run when it is too short to run; return whether one was."""
        shortest = min(runs, key=lambda run: run.slot.distance_m)
        if shortest.slot.distance_m >= floor_to(LEAST_RUN_M, self._step_m):
            return False
        runs.remove(shortest)
        return True

    def _make_fast(self, index: int, week: date, known: _Week, runs: Sequence[_Run]) -> None:
        """Turn easy runs into fast ones where the plan allows it."""
        is_easy = index < self._easy_until or known.reason in {Reason.CUTBACK, Reason.RETURN}
        candidates = [run for run in runs if self._may_be_fast(run)]
        if is_easy or not candidates:
            return
        done = sum(0 <= (day - week).days < DAYS_PER_WEEK for day in self.ledger.quality_days)
        wanted = min(len(candidates), max(self._request.quality - done, 0))
        if known.reason is Reason.TAPER:
            wanted = min(wanted, 1)
        share = long_share(len(runs), self.ledger.rules.long)
        most_m = min(SHORTER * share * known.volume_m, *(run.slot.cap_m for run in candidates))
        found = fast_sessions(
            wanted, self._quality_turn, known.volume_m, most_m, self.ledger.rules.hard_share
        )
        for run, fast in zip(candidates, found, strict=False):
            run.fast, run.slot.wish_m = fast, fast.distance_m
        self._quality_turn += bool(found)

    def _may_be_fast(self, run: _Run) -> bool:
        fits = run.day.weekday() in self.quality_weekdays and not run.slot.is_long
        return fits and not self.ledger.is_beside_hard(run.day)

    # Writing down

    def _enter(self, index: int, week: date, known: _Week, runs: Sequence[_Run]) -> None:
        done_m = sum(one.done_m + one.planned_m for one in self.ledger.runs_of(week))
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

    def _session(self, index: int, run: _Run) -> PlannedSession:
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
        race_date = self._request.race_date
        last = self._last_day() if race_date is None else race_date - timedelta(days=2)
        wanted = (
            (self._request.strength_weekdays, Sport.STRENGTH, None, STRENGTH_S),
            (self._request.cross_weekdays, Sport.CYCLE, Kind.CROSS, CROSS_S),
        )
        return [
            PlannedSession(day=day, sport=sport, kind=kind, duration_s=duration_s)
            for weekdays, sport, kind, duration_s in wanted
            for day in days_of(week, weekdays, self._frame.begin, last)
            if (day, sport) not in self._log.other_training and day not in self._log.closed_days
        ]

    # The race

    def add_race(self) -> bool:
        """Add the race week when the race fits into it; return whether it does."""
        race_m, race_date = self._request.race_m, self._request.race_date
        if race_m is None or race_date is None or self._race_week is None:
            return False
        index, week = self._frame.weeks - 1, self._race_week
        free = self._free_days(week, race_date - timedelta(days=2))
        for number in range(min(RACE_WEEK_RUNS, len(free)), -1, -1):
            days = spread(free, number, None) if number else []
            limit, cap = self.ledger.week_limit(week, days[0] if days else race_date)
            before_m = self.weeks[-1].distance_m if self.weeks else limit.base_m
            known = _Week(limit, cap, 0.0, Reason.RACE, before_m)
            runs = self._before_race(days, known)
            if self._race_fits(race_m, race_date, runs, known):
                race = PlannedSession(day=race_date, kind=Kind.RACE, distance_m=race_m)
                sessions = [*(self._session(index, run) for run in runs), race]
                self._record(sessions)
                self._append(index, week, known, sessions, 0.0)
                return True
        return False

    def _before_race(self, days: Sequence[date], known: _Week) -> list[_Run]:
        """Return the short runs of the race week."""
        if not days:
            return []
        race_m = self._request.race_m or 0.0
        peak_m = max((one.distance_m for one in self.weeks[-CUTBACK_EVERY:]), default=0.0)
        wanted_m = max((RACE_WEEK_SHARE * peak_m - race_m) / len(days), RACE_WEEK_RUN_M)
        room_m = (known.limit.limit_m - race_m) / len(days)
        runs = []
        for day in days:
            cap_m = self.ledger.run_limit_m(day, known.cap, known.limit.rule)
            distance_m = floor_to(min(wanted_m, room_m, cap_m), self._step_m)
            runs.append(_Run(day, Slot(cap_m, distance_m=distance_m)))
        return runs

    def _race_fits(
        self, race_m: float, race_date: date, runs: Sequence[_Run], known: _Week
    ) -> bool:
        """Whether the race week keeps the rules about weeks, sevens, shares and gaps."""
        distances = [run.slot.distance_m for run in runs]
        if any(one < floor_to(LEAST_RUN_M, self._step_m) for one in distances):
            return False
        total_m = race_m + sum(distances)
        if total_m > known.limit.limit_m or known.cap is not None:
            return False
        trial: dict[date, float] = {}
        days = [*((run.day, run.slot.distance_m) for run in runs), (race_date, race_m)]
        for day, distance_m in days:
            if distance_m > self.ledger.roll_room_m(day, known.cap, trial):
                return False
            trial[day] = distance_m
        numbers = self.ledger.rules.long
        if len(days) >= numbers.least_runs:
            share = max(numbers.share, numbers.share_of_mean / len(days))
            most = max(numbers.caution_share, share + numbers.caution_slack)
            return race_m / total_m <= most
        return True


_GROWTH = {Reason.GROW, Reason.GOAL, Reason.HOLD, Reason.RETURN, Reason.FIRST, Reason.BACK}


def _empty(known: _Week) -> Reason:
    return Reason.FULL if known.volume_m else Reason.EMPTY
