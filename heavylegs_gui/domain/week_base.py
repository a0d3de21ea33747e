"""The base of the weekly rule and the caps that stand in for it: small pure pieces.

Rule WEEK compares a week with a base B that neither a cut-back week nor one spike can move much.
Where there is no base (rule START) or the runner comes back from a break (rule LAYOFF), a cap
takes its place. All distances are metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import LayoffNumbers, Thresholds

WEEK_TOLERANCE_M = 100.0
"""Typed and rounded distances may miss a week's limit by this much [m]. Source: own value."""
RUN_TOLERANCE_M = 50.0
"""The same for one run [m]. Source: own value."""

ROUNDING_M = 1e-3
"""What a computed distance may miss its exact value by [m]: noise of sums and of miles."""


def exceeds(value_m: float, limit_m: float, tolerance_m: float) -> bool:
    """Whether a distance lies above a limit by more than its tolerance and the noise of sums."""
    return value_m > limit_m + tolerance_m + ROUNDING_M


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
        run_cap_m: Longest that a run of it should be [m].
        is_return: Whether the runner comes back in this week; later bases look back only to it.
    """

    gap_days: int
    cap_m: float
    run_cap_m: float
    is_return: bool


def week_base(counted_m: Sequence[float], window_weeks: int) -> float | None:
    """Return B [m]: the last week or the second-highest of the last ones, whichever is more.

    Args:
        counted_m: What each known week since the last restart counts [m], oldest first.
        window_weeks: How many of them the base looks back.

    Returns:
        ``None`` when no week is known or nothing was run in them. The second-highest of one
        week is that one.
    """
    window = sorted(counted_m[-window_weeks:])
    if not window:
        return None
    second = window[-2] if len(window) > 1 else window[-1]
    return max(counted_m[-1], second) or None


def counted_week(
    volume_m: float, base_m: float | None, cap: LayoffCap | None, rules: Thresholds
) -> float:
    """Return C [m]: what a week counts for later bases.

    A lay-off week counts at most its cap, the first week without a base at most the START cap,
    any other at most a share of its base, so that one spike does not become the norm.
    """
    if cap is not None:
        return min(volume_m, cap.cap_m)
    if base_m is None:
        return min(volume_m, rules.start.week_m)
    return min(volume_m, rules.week.counted_ratio * base_m)


def week_limit(base_m: float | None, cap: LayoffCap | None, rules: Thresholds) -> WeekLimit:
    """Return the limit of a week: the lay-off cap, else a share of B, else the START cap."""
    if cap is not None:
        return WeekLimit(base_m, cap.cap_m, LimitRule.LAYOFF, cap.gap_days)
    if base_m is None:
        return WeekLimit(None, rules.start.week_m, LimitRule.START)
    return WeekLimit(base_m, rules.week.growth_ratio * base_m, LimitRule.WEEK)


def layoff_caps(
    gap_days: int, mean_week_m: float, longest_m: float, numbers: LayoffNumbers
) -> tuple[LayoffCap, ...]:
    """Return the caps of the week of return and of those after it; none for a short gap.

    Args:
        gap_days: Run-free days before the return.
        mean_week_m: Mean week of the weeks before the break [m].
        longest_m: Longest run of those weeks [m].
        numbers: The steps of rule LAYOFF.
    """
    if gap_days >= numbers.restart_days:
        week_m, run_m = numbers.restart_week_m, numbers.restart_run_m
        return (LayoffCap(gap_days, week_m, run_m, is_return=True),)
    return tuple(
        LayoffCap(
            gap_days,
            max(share * mean_week_m, numbers.floor_m),
            max(share * longest_m, numbers.floor_m),
            is_return=step == 0,
        )
        for step, share in enumerate(numbers.shares(gap_days))
    )
