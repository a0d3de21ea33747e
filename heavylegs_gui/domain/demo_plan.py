"""What the demo runner means to run: weeks and the runs in them."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from heavylegs_gui.domain.training import Kind

WEEKS_PER_YEAR = 52.1775
FIRST_WEEK_M = 22_000.0
CUTBACK_SHARE = 0.76
RETURN_SHARES = (0.30, 0.46, 0.70)
"""Share of the usual week in the first, second and third week after a break."""
INJURY_EVERY_WEEKS = 78
INJURY_AT_WEEK = 60
SAFE_WEEKS = 20
"""So many weeks before today the runner is not hurt."""
RACE_WEEKS = {17: 10_000.0, 41: 21_097.5}
"""Week of the calendar year and distance [m] of the yearly races."""


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """What one week is meant to hold.

    Attributes:
        start: Its Monday.
        volume_m: Running distance of the week [m].
        is_last_before_injury: The week ends with a sore shin.
        is_jump: Its last run is much too long.
        is_crowded: Two hard days follow each other.
        race_m: Distance of its race [m], or ``None``.
    """

    start: date
    volume_m: float
    is_cutback: bool = False
    is_injury: bool = False
    is_last_before_injury: bool = False
    is_return: bool = False
    is_jump: bool = False
    is_crowded: bool = False
    race_m: float | None = None


def week_plans(
    first: date, weeks_done: int, weeks_ahead: int, dice: random.Random
) -> Iterator[WeekPlan]:
    """Yield each week: up in steps of 5 %, every fourth lighter, breaks and slow returns.

    Args:
        first: Monday of the first week.
        weeks_done: Full weeks before the present one; the last of them holds the jump.
        weeks_ahead: Weeks from the present one on.
        dice: Source of chance.
    """
    peak_m, injured_until, returning = FIRST_WEEK_M, -1, 0
    for index in range(weeks_done + weeks_ahead):
        start = first + timedelta(weeks=index)
        if _is_hurt_in(index, weeks_done):
            injured_until = index + dice.choice((2, 3, 3))
        if index < injured_until:
            returning = len(RETURN_SHARES)
            yield WeekPlan(start, 0.0, is_injury=True)
        elif returning:
            share = RETURN_SHARES[-returning]
            returning -= 1
            yield WeekPlan(start, share * peak_m, is_return=True)
            peak_m *= 1.0 if returning else RETURN_SHARES[-1]
        else:
            peak_m = min(peak_m * 1.05, _ceiling_m(start, index))
            yield _usual_week(start, index, weeks_done, peak_m)


def runs_of(plan: WeekPlan, dice: random.Random) -> Iterator[tuple[int, tuple[Kind, float]]]:
    """Yield weekday (Monday is 0), kind and distance [m] of each run of a week."""
    if plan.is_injury:
        return
    volume_m = plan.volume_m
    if plan.is_return:
        for weekday, share in ((1, 0.3), (3, 0.3), (6, 0.4)):
            yield weekday, (Kind.EASY, share * volume_m)
        return
    hard = dice.choice((Kind.INTERVALS, Kind.TEMPO, Kind.HILLS))
    has_extra = volume_m > 27_000 and dice.random() < 0.55
    yield 1, (Kind.EASY, 0.22 * volume_m)
    if has_extra:
        yield 2, (Kind.RECOVERY, 0.11 * volume_m)
    yield 3, (Kind.EASY if plan.is_cutback else hard, 0.22 * volume_m)
    other, kind = (4, Kind.TEMPO) if plan.is_crowded else (5, Kind.EASY)
    yield other, (kind, (0.11 if has_extra else 0.2) * volume_m)
    if plan.race_m is not None:
        yield 6, (Kind.RACE, plan.race_m)
    else:
        yield 6, (Kind.LONG, (0.58 if plan.is_jump else 0.35) * volume_m)


def _is_hurt_in(index: int, weeks_done: int) -> bool:
    return index < weeks_done - SAFE_WEEKS and index % INJURY_EVERY_WEEKS == INJURY_AT_WEEK


def _ceiling_m(start: date, index: int) -> float:
    """Return what the runner wants at most [m]: more in summer, more with the years."""
    year_part = start.timetuple().tm_yday / 365.25
    years_in = min(index / WEEKS_PER_YEAR, 2.0)
    return 33_000 + 7_000 * years_in - 5_000 * math.cos(math.tau * year_part)


def _usual_week(start: date, index: int, weeks_done: int, peak_m: float) -> WeekPlan:
    is_jump, is_crowded = index == weeks_done - 1, index == weeks_done + 1
    is_cutback = index % 4 == 3 and not is_jump and not is_crowded
    has_race = index > 20 and not is_jump
    return WeekPlan(
        start,
        peak_m * (CUTBACK_SHARE if is_cutback else 1.0),
        is_cutback=is_cutback,
        is_jump=is_jump,
        is_crowded=is_crowded,
        is_last_before_injury=_is_hurt_in(index + 1, weeks_done),
        race_m=RACE_WEEKS.get(start.isocalendar().week) if has_race else None,
    )
