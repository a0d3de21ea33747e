"""Fast sessions of a plan: how far, and what they are made of.

They come late and grow slowly: the fast part begins with a small share of the week, repetitions
change in length from week to week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.plan import Recipe
from heavylegs_gui.domain.training import Kind
from heavylegs_gui.domain.units import floor_to

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import HardShareNumbers

EASY_WEEKS = 4
"""Weeks of a plan before its first fast session. Source: 4-calendar.md 4.4; rule SPEED."""
FIRST_FAST_SHARE, FAST_SHARE_STEP, MOST_FAST_SHARE = 0.04, 0.01, 0.08
"""The fast part of one session as a share of the week: in the first week with one, its growth, and
the most. Source: Daniels, at most 8 % of the week in intervals; the way there is our own value."""
SHARE_MARGIN = 0.01
"""Kept free below the share that rule HARD-SHARE names. Source: own value."""
LEAST_SESSION_M = 3_000.0
"""Shorter leaves no room for running in and out [m]. Source: own value."""
LEAST_FAST_M = 600.0
"""Less is no fast session [m]. Source: own value."""
_VARIED = (1.0, 0.86, 0.94)
"""Sessions differ in length from week to week. Source: the article, intervals of varied length."""
_SINGLE = (Kind.INTERVALS, Kind.TEMPO, Kind.INTERVALS, Kind.HILLS)
_SECOND = (Kind.TEMPO, Kind.HILLS)
_REPEAT_M = {
    Kind.INTERVALS: (400.0, 800.0, 600.0, 1000.0, 200.0),
    Kind.HILLS: (150.0, 200.0),
}
_TEMPO_REPEATS = (1, 2)
LEAST_REPEATS, MOST_REPEATS = 3, 12
"""Repetitions of one session. Source: own values."""


class Fast(NamedTuple):
    """One fast session that a week has room for.

    Attributes:
        distance_m: The whole session with running in and out [m].
    """

    kind: Kind
    distance_m: float
    recipe: Recipe


def fast_sessions(
    count: int, turn: int, volume_m: float, most_m: float, numbers: HardShareNumbers
) -> tuple[Fast, ...]:
    """Return up to ``count`` fast sessions for a week.

    Args:
        count: How many are wanted.
        turn: How many weeks with fast sessions came before.
        volume_m: The week [m].
        most_m: Longest that one of them may be [m].
        numbers: The numbers of rule HARD-SHARE.
    """
    budget_m = (numbers.info_share - SHARE_MARGIN) * volume_m
    count = min(count, int(budget_m // LEAST_SESSION_M))
    found = []
    for place in range(count):
        distance_m = min(budget_m / count, most_m) * _VARIED[(turn + place) % len(_VARIED)]
        fast = _session(place, turn, max(distance_m, LEAST_SESSION_M), volume_m)
        if fast is not None and fast.distance_m <= most_m:
            found.append(fast)
    return tuple(found)


def _session(place: int, turn: int, distance_m: float, volume_m: float) -> Fast | None:
    share = min(FIRST_FAST_SHARE + FAST_SHARE_STEP * turn, MOST_FAST_SHARE)
    fast_m = min(share * volume_m, distance_m / 2)
    if fast_m < LEAST_FAST_M:
        return None
    kinds = _SECOND if place else _SINGLE
    kind = kinds[turn % len(kinds)]
    return Fast(kind, distance_m, _recipe(kind, turn, fast_m))


def _recipe(kind: Kind, turn: int, fast_m: float) -> Recipe:
    if kind is Kind.TEMPO:
        repeats = _TEMPO_REPEATS[turn // 2 % 2] if fast_m >= 2_000 else 1
        return Recipe(repeats, floor_to(fast_m / repeats, 100.0))
    lengths = _REPEAT_M[kind]
    fitting = [one for one in lengths if LEAST_REPEATS <= fast_m // one <= MOST_REPEATS]
    repeat_m = fitting[turn % len(fitting)] if fitting else _nearest(lengths, fast_m)
    return Recipe(min(max(int(fast_m // repeat_m), 1), MOST_REPEATS), repeat_m)


def _nearest(lengths: tuple[float, ...], fast_m: float) -> float:
    """Return the shortest length for little, the longest for much."""
    return min(lengths) if fast_m < LEAST_REPEATS * min(lengths) else max(lengths)
