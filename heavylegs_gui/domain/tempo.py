"""The tempo of a repetition: down, rest, up, or up, rest, down; and where in it the runner is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate


class TempoPart(StrEnum):
    """A part of a repetition."""

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
    """How long the parts of a repetition take [ms]; a part may take no time.

    Attributes:
        lower_ms, hold_ms, lift_ms: Length of the parts [ms].
        lifts_first: Whether a repetition begins with lifting and is held at the top, as a bridge,
            and not with lowering, as a squat.
    """

    lower_ms: int
    hold_ms: int
    lift_ms: int
    lifts_first: bool = False

    @property
    def parts(self) -> tuple[tuple[TempoPart, int], ...]:
        """Parts of a repetition and their length [ms], in the order in which they follow."""
        parts = (
            (TempoPart.LOWER, self.lower_ms),
            (TempoPart.HOLD, self.hold_ms),
            (TempoPart.LIFT, self.lift_ms),
        )
        return parts[::-1] if self.lifts_first else parts

    @property
    def rep_ms(self) -> int:
        """Time for one repetition [ms]."""
        return self.lower_ms + self.hold_ms + self.lift_ms

    @property
    def beat_ms(self) -> tuple[int, ...]:
        """Times between two beats, for one repetition [ms]: a beat at each change of part."""
        return tuple(length_ms for _, length_ms in self.parts if length_ms)

    def reps_in(self, length_ms: int) -> int:
        """Return how many repetitions fill a length [ms], at least one."""
        return max(1, round(length_ms / self.rep_ms))

    def at(self, elapsed_ms: int) -> TempoBeat:
        """Return where the runner is so long after the set began [ms]."""
        rep, within_ms = divmod(max(0, elapsed_ms), self.rep_ms)
        ends = accumulate(length_ms for _, length_ms in self.parts)
        part, end_ms = next(
            (part, end) for (part, _), end in zip(self.parts, ends, strict=True) if within_ms < end
        )
        return TempoBeat(rep + 1, part, end_ms - within_ms)
