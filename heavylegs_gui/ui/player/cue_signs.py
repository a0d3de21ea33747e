"""What a cue of the timer becomes: a tone, a flash."""

from __future__ import annotations

from dataclasses import dataclass

from heavylegs_gui.domain.routine_cues import CueKind
from heavylegs_gui.ui.devices.sound import Tone


@dataclass(frozen=True, slots=True)
class CueSign:
    """How one kind of cue is given.

    Attributes:
        tone: The tone, or ``None``.
        flashes: Whether the ring lights up.
        is_soft: Whether the quiet profile leaves its tone out.
    """

    tone: Tone | None
    flashes: bool
    is_soft: bool = False


SIGNS = {
    CueKind.GET_READY: CueSign(Tone.READY, flashes=False),
    CueKind.COUNT_IN: CueSign(Tone.COUNT, flashes=False, is_soft=True),
    CueKind.COUNT_OUT: CueSign(Tone.COUNT, flashes=False, is_soft=True),
    CueKind.GO: CueSign(Tone.GO, flashes=True),
    CueKind.HALF: CueSign(Tone.HALF, flashes=True, is_soft=True),
    CueKind.SWITCH: CueSign(Tone.SWITCH, flashes=True),
    CueKind.DONE: CueSign(Tone.DONE, flashes=True),
    CueKind.ROLL_BEAT: CueSign(Tone.TICK, flashes=False),
}
"""Each kind of cue; the tick of the roll's beat only for those who switched it on."""
