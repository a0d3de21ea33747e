"""The last week of a plan for a race: short runs, a day of rest, and the race."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.plan_filling import PlannedRun
from heavylegs_gui.domain.plan_taper import most_before_m
from heavylegs_gui.domain.plan_week import LEAST_RUN_M, ROUNDING_M, Slot, is_lopsided
from heavylegs_gui.domain.units import floor_to

if TYPE_CHECKING:
    from heavylegs_gui.domain.plan_ledger import Ledger
    from heavylegs_gui.domain.week_base import LayoffCap, WeekLimit

RACE_WEEK_SHARE = 0.60
"""The race week with its race, as a share of the highest week where the race leaves room. Source:
as the taper."""
RACE_WEEK_RUNS, RACE_WEEK_RUN_M, RACE_WEEK_MOST_M = 2, 3_000.0, 8_000.0
"""Most runs before the race in its week, and how long they are at least and at most [m]. Source:
own values."""

RACE_REST_DAYS = 1
"""Days without any training before the race. Source: coaching custom."""


class Race(NamedTuple):
    """The race and its week.

    Attributes:
        distance_m: The race [m].
        limit: How far its week may go.
        cap: What a break allows in it.
        done: Distances that were run in it already [m].
        peak_m: The highest week before it [m].
    """

    day: date
    distance_m: float
    limit: WeekLimit
    cap: LayoffCap | None
    done: tuple[float, ...]
    peak_m: float


def runs_before(
    race: Race, days: Sequence[date], ledger: Ledger, step_m: float
) -> list[PlannedRun]:
    """Return the short runs of the race week."""
    if not days:
        return []
    wished_m = (RACE_WEEK_SHARE * race.peak_m - race.distance_m) / len(days)
    room_m = (race.limit.limit_m - race.distance_m - sum(race.done)) / len(days)
    runs = []
    for day in days:
        cap_m = ledger.run_limit_m(day, race.cap, race.limit.rule)
        cap_m = min(cap_m, most_before_m(day, race.day))
        wanted_m = min(max(wished_m, RACE_WEEK_RUN_M), RACE_WEEK_MOST_M)
        distance_m = floor_to(min(wanted_m, room_m, cap_m), step_m)
        runs.append(PlannedRun(day, Slot(cap_m, distance_m=distance_m)))
    return runs


def race_fits(race: Race, runs: Sequence[PlannedRun], ledger: Ledger, step_m: float) -> bool:
    """Whether the race week keeps the rules about weeks, sevens, shares, hard days and gaps."""
    planned = [run.slot.distance_m for run in runs]
    if any(one < floor_to(LEAST_RUN_M, step_m) - ROUNDING_M for one in planned):
        return False
    total_m = race.distance_m + sum(planned) + sum(race.done)
    if race.cap is not None or total_m > race.limit.limit_m or ledger.is_beside_hard(race.day):
        return False
    distances = [*race.done, *planned, race.distance_m]
    return not is_lopsided(distances, ledger.rules.long) and _holds_sevens(race, runs, ledger)


def _holds_sevens(race: Race, runs: Sequence[PlannedRun], ledger: Ledger) -> bool:
    trial: dict[date, float] = {}
    days = [(run.day, run.slot.distance_m) for run in runs]
    for day, distance_m in [*days, (race.day, race.distance_m)]:
        if distance_m > ledger.roll_room_m(day, trial):
            return False
        trial[day] = distance_m
    return True
