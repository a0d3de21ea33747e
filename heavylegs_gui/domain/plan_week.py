"""How one week's distance is shared among its runs: pure arithmetic on metres.

A long run of at most a third or so, the others equal and a little shorter, everything rounded
down; what does not fit under a run's own limit falls away and the week is shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.units import METRES_PER_MILE, floor_to

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import LongNumbers

SHORTER = 0.95
"""Other runs are at most this share of the long run. Source: 4-calendar.md 4.4 (own value)."""
LEAST_RUN_M = 1_600.0
"""Shorter runs are left out [m]; a mile is enough for a walk-and-run. Source: own value."""
EVEN_RUN_M = 3 * METRES_PER_MILE
"""While the mean run is shorter [m], all runs are nearly equal. Source: the article, 2-3 miles."""
EVEN_SHARE = 1.10
"""The long run of such a week as a share of its mean run. Source: own value."""
SHARE_OF_TWO = 0.60
"""Share of the longer one of two runs, which rule LONG does not judge. Source: own value."""
SHARE_SLACK = 0.005
"""Half of the slack that rule LONG has, so that rounding stays inside it."""
ROUNDING_M = 0.01
"""Sums of decimal fractions differ by less than this [m]."""
_NO_CAP_M = 1_000_000.0
_ROUNDS = 40


@dataclass(slots=True, eq=False)
class Slot:
    """Room for one run.

    Attributes:
        cap_m: Longest that the run may be [m].
        wish_m: Wished distance of a fast session [m]; 0 for the long run and easy runs.
        is_long: Whether it is the long run.
        distance_m: What it gets [m].
    """

    cap_m: float
    wish_m: float = 0.0
    is_long: bool = False
    distance_m: float = 0.0


class Share(NamedTuple):
    """What is shared out.

    Attributes:
        volume_m: What the whole week should hold [m], the done runs too.
        done: Distances that were run in this week already [m].
        step_m: Distances are multiples of this [m].
        numbers: The numbers of rule LONG.
    """

    volume_m: float
    done: tuple[float, ...]
    step_m: float
    numbers: LongNumbers

    @property
    def budget_m(self) -> float:
        """What is left for the planned runs [m]."""
        return max(self.volume_m - sum(self.done), 0.0)


def long_share(runs: int, numbers: LongNumbers) -> float:
    """Return which share of a week its longest run may be."""
    if runs < numbers.least_runs:
        return SHARE_OF_TWO if runs == 2 else 1.0
    return max(numbers.share, numbers.share_of_mean / runs) + SHARE_SLACK


def is_lopsided(distances: Sequence[float], numbers: LongNumbers) -> bool:
    """Whether the longest run is so large a part of its week that rule LONG cautions."""
    if len(distances) < numbers.least_runs:
        return False
    share = max(numbers.share, numbers.share_of_mean / len(distances)) + numbers.caution_slack
    return max(distances) > max(numbers.caution_share, share) * sum(distances)


def wished_share(runs: int, volume_m: float, numbers: LongNumbers) -> float:
    """Return which share of a week its long run gets; in a short week all runs are nearly equal."""
    share = long_share(runs, numbers)
    return min(share, EVEN_SHARE / runs) if volume_m < EVEN_RUN_M * runs else share


def week_for_long(long_m: float, runs: int, numbers: LongNumbers) -> float:
    """Return the shortest week whose long run may be ``long_m`` [m]."""
    week_m = long_m / long_share(runs, numbers)
    if week_m >= EVEN_RUN_M * runs:
        return week_m
    return min(long_m * runs / EVEN_SHARE, EVEN_RUN_M * runs)


def share_out(slots: Sequence[Slot], share: Share) -> None:
    """Give every slot its distance, rounded down."""
    long = next((one for one in slots if one.is_long), None)
    most_m = _NO_CAP_M
    if long is not None:
        runs = len(slots) + len(share.done)
        wished_m = wished_share(runs, share.volume_m, share.numbers) * share.volume_m
        long.distance_m = floor_to(min(long.cap_m, wished_m, share.budget_m), share.step_m)
        most_m = SHORTER * long.distance_m
    for one in slots:
        if one.wish_m:
            one.distance_m = floor_to(min(one.wish_m, one.cap_m, most_m), share.step_m)
    fixed_m = sum(one.distance_m for one in slots if one.wish_m or one.is_long)
    easy = [one for one in slots if not one.is_long and not one.wish_m]
    _share_rest(easy, share.budget_m - fixed_m, most_m)
    for one in easy:
        one.distance_m = floor_to(one.distance_m, share.step_m)
    _give_crumbs(easy, slots, share, most_m)
    _hold_share(slots, share)


def _share_rest(easy: Sequence[Slot], rest_m: float, most_m: float) -> None:
    """Share ``rest_m`` equally; what one run cannot take goes to the others."""
    open_slots = list(easy)
    for one in easy:
        one.distance_m = 0.0
    while open_slots and rest_m > 0:
        each_m = rest_m / len(open_slots)
        full = [one for one in open_slots if min(one.cap_m, most_m) <= each_m]
        for one in full or open_slots:
            one.distance_m = min(one.cap_m, most_m) if full else each_m
            rest_m -= one.distance_m
        if not full:
            return
        open_slots = [one for one in open_slots if one not in full]


def _give_crumbs(easy: Sequence[Slot], slots: Sequence[Slot], share: Share, most_m: float) -> None:
    """Give what rounding left over to the easy runs, one step each, the shortest first."""
    left_m = share.budget_m - sum(one.distance_m for one in slots)
    for one in sorted(easy, key=lambda slot: slot.distance_m):
        wider_m = one.distance_m + share.step_m
        fits = wider_m <= min(one.cap_m, most_m) + ROUNDING_M
        if fits and left_m >= share.step_m - ROUNDING_M:
            one.distance_m, left_m = wider_m, left_m - share.step_m


def _hold_share(slots: Sequence[Slot], share: Share) -> None:
    """Shorten the longest planned run until it is no more than its share of the week."""
    for _ in range(_ROUNDS):
        planned = [one for one in slots if one.distance_m > 0]
        if not planned:
            return
        longest = max(planned, key=lambda one: one.distance_m)
        others_m = sum(share.done) + sum(one.distance_m for one in planned) - longest.distance_m
        part = long_share(len(planned) + len(share.done), share.numbers)
        most_m = _NO_CAP_M if part >= 1.0 else part / (1.0 - part) * others_m
        if longest.distance_m <= most_m + ROUNDING_M:
            return
        longest.distance_m = floor_to(most_m, share.step_m)
