"""The tempo of a repetition: lower, hold, lift; and where in it the runner is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate


class TempoPart(StrEnum):
    """A part of a repetition, in the order in which they follow."""

    LOWER = "lower"
    HOLD = "hold"
    LIFT = "lift"


@dataclass(frozen=True, slots=True)
class TempoBeat:
    """Where in a set the runner is.

    Attributes:
        rep: Number of the repetition, from 1.
        part: What is done now.
        left_ms: What is left of that part [ms].
    """

    rep: int
    part: TempoPart
    left_ms: int


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long the parts of a repetition take [ms]; a part may take no time."""

    lower_ms: int
    hold_ms: int
    lift_ms: int

    @property
    def rep_ms(self) -> int:
        """Time for one repetition [ms]."""
        return self.lower_ms + self.hold_ms + self.lift_ms

    @property
    def beat_ms(self) -> tuple[int, ...]:
        """Times between two beats, for one repetition [ms]: a beat at each change of part."""
        return tuple(one for one in (self.lower_ms, self.hold_ms, self.lift_ms) if one)

    def reps_in(self, length_ms: int) -> int:
        """Return how many repetitions fill a length [ms], at least one."""
        return max(1, round(length_ms / self.rep_ms))

    def at(self, elapsed_ms: int) -> TempoBeat:
        """Return where the runner is so long after the set began [ms]."""
        rep, within_ms = divmod(max(0, elapsed_ms), self.rep_ms)
        ends = accumulate((self.lower_ms, self.hold_ms, self.lift_ms))
        part, end_ms = next(
            (part, end) for part, end in zip(TempoPart, ends, strict=True) if within_ms < end
        )
        return TempoBeat(rep + 1, part, end_ms - within_ms)
