"""How one week's distance is shared among its runs: pure arithmetic on metres.

A long run of at most a third or so, the others equal and a little shorter, everything rounded
down; what does not fit under a run's own limit falls away and the week is shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heavylegs_gui.domain.units import floor_to

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import LongNumbers

SHORTER = 0.95
"""Other runs are at most this share of the long run. Source: 4-calendar.md 4.4 (own value)."""
LEAST_RUN_M = 1_600.0
"""Shorter runs are left out [m]; a mile is enough for a walk-and-run. Source: own value."""
SHARE_OF_TWO = 0.60
"""Share of the longer one of two runs, which rule LONG does not judge. Source: own value."""
SHARE_SLACK = 0.005
"""Half of the slack that rule LONG has, so that rounding stays inside it."""
NO_CAP = 1_000_000.0
_ROUNDS = 40


@dataclass(slots=True, eq=False)
class Slot:
    """Room for one run.

    Attributes:
        cap_m: Longest that the run may be [m].
        weight: Share of what the easy runs share; 0 for the long run and fast sessions.
        wish_m: Wished distance of a fast session [m].
        is_long: Whether it is the long run.
        distance_m: What it gets [m].
    """

    cap_m: float
    weight: float = 1.0
    wish_m: float = 0.0
    is_long: bool = False
    distance_m: float = 0.0


def long_share(runs: int, numbers: LongNumbers) -> float:
    """Return which share of a week its longest run may be."""
    if runs < numbers.least_runs:
        return SHARE_OF_TWO if runs == 2 else 1.0
    return max(numbers.share, numbers.share_of_mean / runs) + SHARE_SLACK


def share_out(
    slots: Sequence[Slot], volume_m: float, done: Sequence[float], step_m: float,
    numbers: LongNumbers,
) -> None:  # fmt: skip
    """Give every slot its distance, rounded down to ``step_m``.

    Args:
        slots: The runs to plan, in the order of their days.
        volume_m: What the whole week should hold [m], the done runs too.
        done: Distances that were run in this week already [m].
        step_m: Distances are multiples of this [m].
        numbers: The numbers of rule LONG.
    """
    budget_m = max(volume_m - sum(done), 0.0)
    share = long_share(len(slots) + len(done), numbers)
    for one in slots:
        one.distance_m = min(one.wish_m, one.cap_m, budget_m)
    long = next((one for one in slots if one.is_long), None)
    fast_m = sum(one.distance_m for one in slots if one.wish_m)
    if long is not None:
        long.distance_m = min(long.cap_m, share * volume_m, budget_m - fast_m)
        for one in slots:
            one.distance_m = (
                one.distance_m if one is long else min(one.distance_m, SHORTER * long.distance_m)
            )
        fast_m = sum(one.distance_m for one in slots if one.wish_m)
    easy = [one for one in slots if not one.is_long and not one.wish_m]
    rest_m = budget_m - fast_m - (0.0 if long is None else long.distance_m)
    _share_rest(easy, rest_m, NO_CAP if long is None else SHORTER * long.distance_m)
    for one in slots:
        one.distance_m = floor_to(max(one.distance_m, 0.0), step_m)
    hold_share(slots, done, step_m, numbers)


def hold_share(
    slots: Sequence[Slot], done: Sequence[float], step_m: float, numbers: LongNumbers
) -> None:
    """Shorten the longest planned run until it is no more than its share of the week."""
    for _ in range(_ROUNDS):
        planned = [one for one in slots if one.distance_m > 0]
        if not planned:
            return
        longest = max(planned, key=lambda one: one.distance_m)
        others_m = sum(done) + sum(one.distance_m for one in planned) - longest.distance_m
        share = long_share(len(planned) + len(done), numbers)
        if share >= 1.0 or longest.distance_m <= share / (1.0 - share) * others_m:
            return
        longest.distance_m = floor_to(share / (1.0 - share) * others_m, step_m)


def _share_rest(easy: Sequence[Slot], rest_m: float, most_m: float) -> None:
    """Share ``rest_m`` by weight; what one run cannot take goes to the others."""
    open_slots = list(easy)
    while open_slots and rest_m > 0:
        each_m = rest_m / sum(one.weight for one in open_slots)
        full = [one for one in open_slots if min(one.cap_m, most_m) <= each_m * one.weight]
        for one in full or open_slots:
            one.distance_m = min(one.cap_m, most_m) if full else each_m * one.weight
            rest_m -= one.distance_m
        if not full:
            return
        open_slots = [one for one in open_slots if one not in full]
