"""The base of the weekly rule and the caps that stand in for it: small pure pieces.

Rule WEEK compares a week with a base B that neither a cut-back week nor one spike can move much.
Where there is no base (rule START) or the runner comes back from a break (rule LAYOFF), a cap
takes its place. All distances are metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from heavylegs_gui.domain.units import METRES_PER_MILE

GROWTH_LIMIT = 1.10
"""A week may reach this share of the base. Source: the 10 % rule of thumb of the article."""
SPIKE_SHARE = 1.30
"""A week counts for later bases with at most this share of its own base, so that one spike does
not become the norm. Source: own value, checked against worked case 5 of rule WEEK."""
WINDOW_WEEKS = 4
"""Weeks that the base looks back. Source: own value; a cut-back week every fourth week passes."""
START_WEEK_M = 9 * METRES_PER_MILE
"""Cap of a first week [m]: three runs of 3 miles. Source: the article ("begin with 2-3 miles")."""
RUN_FLOOR_M = 3 * METRES_PER_MILE
"""A return is never capped below one run of 3 miles [m]. Source: as START_WEEK_M."""
WEEK_TOLERANCE_M = 100.0
"""Typed and rounded distances may miss the limit by this much a week [m]. Source: own value."""

LAYOFF_MIN_DAYS = 7
"""Run-free days that make a break. Source: own value."""
RESTART_DAYS = 56
"""Run-free days after which a runner begins anew. Source: own value."""
LAYOFF_SHARES: tuple[tuple[int, tuple[float, ...]], ...] = (
    (28, (0.33, 0.50, 0.75)),
    (14, (0.50, 0.75)),
    (LAYOFF_MIN_DAYS, (0.75,)),
)
"""From so many run-free days: shares of the mean week before the break, for the week of return
and those after it. Source: coaching custom, own steps."""
LAYOFF_WEEKS = 3
"""Most weeks that a break can cap: the longest row of LAYOFF_SHARES."""


class LimitRule(StrEnum):
    """Which rule set the limit of a week."""

    WEEK = "WEEK"
    LAYOFF = "LAYOFF"
    START = "START"


class WeekLimit(NamedTuple):
    """How far a week may go.

    Attributes:
        base_m: B of rule WEEK [m], or ``None`` when nothing is known.
        limit_m: Most that the week should hold [m].
        rule: The rule that set the limit.
        gap_days: Run-free days before the return, in a week that LAYOFF caps.
    """

    base_m: float | None
    limit_m: float
    rule: LimitRule
    gap_days: int | None = None


class LayoffCap(NamedTuple):
    """What LAYOFF allows in one week.

    Attributes:
        gap_days: Run-free days before the return.
        cap_m: Most that the week should hold [m].
        is_return: Whether the runner comes back in this week; later bases look back only to it.
    """

    gap_days: int
    cap_m: float
    is_return: bool


def week_base(counted_m: Sequence[float]) -> float | None:
    """Return B [m]: the last week or the second-highest of the last four, whichever is more.

    Args:
        counted_m: What each known week since the last restart counts [m], oldest first.

    Returns:
        ``None`` when no week is known or nothing was run in them. The second-highest of one
        week is that one.
    """
    window = sorted(counted_m[-WINDOW_WEEKS:])
    if not window:
        return None
    second = window[-2] if len(window) > 1 else window[-1]
    return max(counted_m[-1], second) or None


def counted_week(volume_m: float, base_m: float | None, cap: LayoffCap | None) -> float:
    """Return C [m]: what a week counts for later bases.

    A lay-off week counts at most its cap, the first week without a base at most the START cap,
    any other at most :data:`SPIKE_SHARE` of its base.
    """
    if cap is not None:
        return min(volume_m, cap.cap_m)
    if base_m is None:
        return min(volume_m, START_WEEK_M)
    return min(volume_m, SPIKE_SHARE * base_m)


def week_limit(base_m: float | None, cap: LayoffCap | None) -> WeekLimit:
    """Return the limit of a week: the lay-off cap, else 1.10 B, else the START cap."""
    if cap is not None:
        return WeekLimit(base_m, cap.cap_m, LimitRule.LAYOFF, cap.gap_days)
    if base_m is None:
        return WeekLimit(None, START_WEEK_M, LimitRule.START)
    return WeekLimit(base_m, GROWTH_LIMIT * base_m, LimitRule.WEEK)


def layoff_caps(gap_days: int, mean_week_m: float) -> tuple[LayoffCap, ...]:
    """Return the caps of the week of return and of those after it; none for a short gap.

    Args:
        gap_days: Run-free days before the return.
        mean_week_m: Mean week of the 28 days before the break [m].
    """
    if gap_days >= RESTART_DAYS:
        return (LayoffCap(gap_days, START_WEEK_M, is_return=True),)
    for least_days, shares in LAYOFF_SHARES:
        if gap_days >= least_days:
            return tuple(
                LayoffCap(gap_days, max(share * mean_week_m, RUN_FLOOR_M), is_return=step == 0)
                for step, share in enumerate(shares)
            )
    return ()
