"""Fills one week with runs: which of the free days, how long, and which of them are fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.plan_days import spread
from heavylegs_gui.domain.plan_quality import Fast, fast_sessions
from heavylegs_gui.domain.plan_taper import most_before_m
from heavylegs_gui.domain.plan_week import (
    LEAST_RUN_M,
    ROUNDING_M,
    SHORTER,
    Share,
    Slot,
    is_lopsided,
    share_out,
)
from heavylegs_gui.domain.units import floor_to
from heavylegs_gui.domain.week_base import LimitRule

if TYPE_CHECKING:
    from heavylegs_gui.domain.plan_ledger import Ledger
    from heavylegs_gui.domain.week_base import LayoffCap

LONGEST_RUN_M = 32_000.0
"""No plan asks for longer runs than this [m]. Source: 4-calendar.md 4.4, 30 to 32 km."""
_FULL = 0.98
"""Fast sessions are only taken where the week keeps so much of its distance. Source: own value."""


@dataclass(slots=True, eq=False)
class PlannedRun:
    """One run of a week on its way: its day, its room, and what it is."""

    day: date
    slot: Slot
    fast: Fast | None = None


class WeekTask(NamedTuple):
    """What a week is to hold.

    Attributes:
        days: Days that may hold a run, in order.
        long_day: The one for the long run.
        volume_m: What the whole week is to hold [m], the done runs too.
        done: Distances that were run in it already [m].
        cap: What a break allows.
        rule: The rule that limits the week.
        fast_days: Days that may hold a fast session.
        fast_count: How many of them should.
        fast_turn: How many weeks with fast sessions came before.
        race_date: The day of the race that the plan leads to.
    """

    days: Sequence[date]
    long_day: date | None
    volume_m: float
    done: tuple[float, ...]
    cap: LayoffCap | None
    rule: LimitRule
    fast_days: frozenset[date] = frozenset()
    fast_count: int = 0
    fast_turn: int = 0
    race_date: date | None = None


class WeekFiller:
    """Fills weeks within the room that the ledger leaves."""

    def __init__(self, ledger: Ledger, step_m: float) -> None:
        """Take the log and the plan so far.

        Args:
            ledger: How far each run may go.
            step_m: Distances are multiples of this [m].
        """
        self._ledger, self._step_m = ledger, step_m

    def fill(self, task: WeekTask) -> list[PlannedRun]:
        """Return the runs of a week, fewer than its days when it is short."""
        plain = self._solve(task, ())
        for count in range(min(task.fast_count, len(task.fast_days)), 0, -1):
            runs = self._solve(task, self._fast_for(task, plain, count))
            is_full = _sum_m(runs) >= _FULL * _sum_m(plain)
            if is_full and any(run.fast for run in runs) and len(runs) == len(plain):
                return runs
        return plain

    def _fast_for(
        self, task: WeekTask, plain: Sequence[PlannedRun], count: int
    ) -> tuple[tuple[date, Fast], ...]:
        """Return the fast sessions of a week with their days."""
        long_m = max((run.slot.distance_m for run in plain if run.slot.is_long), default=None)
        days = [run for run in plain if run.day in task.fast_days and not run.slot.is_long]
        if long_m is None or len(days) < count:
            return ()
        most_m = min(SHORTER * long_m, *(run.slot.cap_m for run in days))
        numbers = self._ledger.rules.hard_share
        found = fast_sessions(count, task.fast_turn, _sum_m(plain), most_m, numbers)
        return tuple(zip((run.day for run in days), found, strict=False))

    def _solve(self, task: WeekTask, fast: Sequence[tuple[date, Fast]]) -> list[PlannedRun]:
        """Return the runs with their distances; too short ones are left out."""
        share = Share(task.volume_m, task.done, self._step_m, self._ledger.rules.long)
        fitting = int(share.budget_m // LEAST_RUN_M)
        if not fitting:
            return []
        known = dict(fast)
        days = spread(task.days, fitting, task.long_day)
        runs = [self._run(day, task, known.get(day)) for day in days]
        while runs:
            share_out([run.slot for run in runs], share)
            if self._hold_sevens(runs) and not self._drop_short(runs):
                if not is_lopsided(self._all_m(runs, task), share.numbers):
                    break
                runs.pop()
        return runs

    @staticmethod
    def _all_m(runs: Sequence[PlannedRun], task: WeekTask) -> list[float]:
        return [*task.done, *(run.slot.distance_m for run in runs)]

    def _run(self, day: date, task: WeekTask, fast: Fast | None) -> PlannedRun:
        cap_m = self._ledger.run_limit_m(day, task.cap, task.rule)
        cap_m = min(cap_m, most_before_m(day, task.race_date))
        longest_m = self._ledger.longest_before(day)
        is_long = day == task.long_day and not self._ledger.is_beside_hard(day)
        slot = Slot(
            cap_m=min(cap_m, max(LONGEST_RUN_M, longest_m or 0.0)),
            wish_m=fast.distance_m if fast else 0.0,
            is_long=is_long and (longest_m is not None or task.rule is not LimitRule.WEEK),
        )
        return PlannedRun(day, slot, fast)

    def _hold_sevens(self, runs: Sequence[PlannedRun]) -> bool:
        """Lower the room of the first run that ROLL7 finds too long; return whether none was."""
        trial: dict[date, float] = {}
        for run in runs:
            room_m = max(self._ledger.roll_room_m(run.day, trial), 0.0)
            if run.slot.distance_m > room_m + ROUNDING_M:
                run.slot.cap_m = floor_to(room_m, self._step_m)
                return False
            trial[run.day] = run.slot.distance_m
        return True

    def _drop_short(self, runs: list[PlannedRun]) -> bool:
        """Take out the shortest run when it is too short to run; return whether one was."""
        shortest = min(runs, key=lambda run: run.slot.distance_m)
        if shortest.slot.distance_m >= floor_to(LEAST_RUN_M, self._step_m) - ROUNDING_M:
            return False
        runs.remove(shortest)
        return True


def _sum_m(runs: Sequence[PlannedRun]) -> float:
    return sum(run.slot.distance_m for run in runs)
