"""What is heard, spoken or flashed while a routine plays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, cycle, takewhile

from heavylegs_gui.domain.routine import Phase, Step

COUNT_MS = (3_000, 2_000, 1_000)
"""Remaining time at the counted seconds [ms]."""
SHORTEST_COUNTED_WORK_MS = 10_000
"""Shorter holds end without a count [ms]. Source: own value."""
SHORTEST_HALVED_WORK_MS = 20_000
"""Shorter holds have no half-way cue [ms]. Source: own value."""
ROLL_BEAT_MS = 3_000
"""Time for one roll in one direction [ms]. Source: Behm 2020, 2-4 s a direction."""
LATE_MS = 400
"""A cue that is later than this is dropped, except the newest boundary [ms]. Source: own value."""
WHOLE_SENTENCE_MS = 4_000
"""Shortest lead-in in which there is time to say more than a name [ms]. Source: own value."""


class CueKind(StrEnum):
    """The cues, the most important first."""

    DONE = "done"
    GO = "go"
    SWITCH = "switch"
    GET_READY = "get_ready"
    HALF = "half"
    COUNT_IN = "count_in"
    COUNT_OUT = "count_out"
    ROLL_BEAT = "roll_beat"


BOUNDARIES = frozenset({CueKind.DONE, CueKind.GO, CueKind.SWITCH, CueKind.GET_READY})
"""Cues at the start of a step; the newest of them is given however late it is."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue.

    Attributes:
        step: Number of the step it belongs to.
        seconds: The counted second, 0 for cues that do not count.
        late_ms: How much later than due it is given [ms].
        left_ms: What was left of the step when it was given [ms].
    """

    kind: CueKind
    step: int
    seconds: int = 0
    late_ms: int = 0
    left_ms: int = 0

    @property
    def has_time_for_a_sentence(self) -> bool:
        """Whether "Next: <name>, <side>" can be said before the hold, and not the name alone."""
        return self.left_ms >= WHOLE_SENTENCE_MS


def opening_kind(step: Step) -> CueKind:
    """Return the cue with which a step begins, or goes on after a pause."""
    if step.phase is Phase.WORK:
        return CueKind.GO
    return CueKind.SWITCH if step.phase is Phase.SWITCH else CueKind.GET_READY


def cue_times(
    step: Step, length_ms: int, *, beat_ms: Sequence[int] = ()
) -> Iterator[tuple[int, CueKind, int]]:
    """Yield time in the step [ms], kind and counted second of every cue after its opening.

    Args:
        step: The step.
        length_ms: Its length with what the runner added [ms].
        beat_ms: Times between two beats of the exercise, again and again [ms]; none without a beat.
    """
    if step.phase is not Phase.WORK:
        for left_ms in COUNT_MS:
            if left_ms < length_ms:
                yield length_ms - left_ms, CueKind.COUNT_IN, left_ms // 1000
        return
    for at_ms in _beats(beat_ms, length_ms):
        yield at_ms, CueKind.ROLL_BEAT, 0
    if length_ms >= SHORTEST_HALVED_WORK_MS:
        yield length_ms // 2, CueKind.HALF, 0
    if length_ms >= SHORTEST_COUNTED_WORK_MS:
        for left_ms in COUNT_MS:
            yield length_ms - left_ms, CueKind.COUNT_OUT, left_ms // 1000


def _beats(beat_ms: Sequence[int], length_ms: int) -> Iterator[int]:
    """Yield the times of all beats before the end [ms]."""
    return takewhile(lambda at_ms: at_ms < length_ms, accumulate(cycle(beat_ms)))


def in_time(cues: list[Cue]) -> list[Cue]:
    """Drop what is too late; the newest boundary is kept, so the runner knows where it stands."""
    newest = next((cue for cue in reversed(cues) if cue.kind in BOUNDARIES), None)
    return [cue for cue in cues if cue.late_ms <= LATE_MS or cue is newest]
