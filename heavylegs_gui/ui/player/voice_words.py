"""What the voice says at a cue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.routine import Exercise, Phase, Side, Step
from heavylegs_gui.domain.routine_cues import Cue, CueKind
from heavylegs_gui.domain.voice_queue import Priority


class Spoken(NamedTuple):
    """A few words and how important they are."""

    words: str
    priority: Priority


def spoken(
    cue: Cue, step: Step, exercises: Mapping[str, Exercise], held_s: float, *, counts_out: bool
) -> Spoken | None:
    """Return what is said at a cue, ``None`` for silence.

    Args:
        cue: The cue.
        step: The step that it belongs to.
        exercises: All exercises by id.
        held_s: What was held in the whole routine [s]; said at its end.
        counts_out: Whether the last seconds of a hold are counted.
    """
    if cue.kind is CueKind.GET_READY:
        return Spoken(_name_words(cue, step, exercises[step.exercise_id]), Priority.NAME)
    if cue.kind is CueKind.SWITCH:
        return Spoken(_tr("Switch sides"), Priority.SWITCH)
    if cue.kind is CueKind.HALF:
        return Spoken(_tr("Half way"), Priority.HALF)
    if cue.kind is CueKind.DONE:
        return Spoken(_tr("Done. {0}").format(duration_words(held_s)), Priority.DONE)
    if cue.kind is CueKind.COUNT_IN or (cue.kind is CueKind.COUNT_OUT and counts_out):
        return Spoken(str(cue.seconds), Priority.NUMBER)
    return None


def duration_words(seconds: float) -> str:
    """Return a duration as it is said: ``5 minutes 34 seconds``."""
    minutes, rest = divmod(round(seconds), 60)
    words = []
    if minutes:
        words.append(_tr("1 minute") if minutes == 1 else _tr("{0} minutes").format(minutes))
    if rest or not minutes:
        words.append(_tr("1 second") if rest == 1 else _tr("{0} seconds").format(rest))
    return " ".join(words)


def _name_words(cue: Cue, step: Step, exercise: Exercise) -> str:
    if not cue.has_time_for_a_sentence:
        return exercise.short_name
    if step.phase is Phase.REST:
        return _tr("Rest. Then once more: {0}").format(exercise.short_name)
    if step.side is None:
        return _tr("Next: {0}").format(exercise.name)
    side = _tr("left side") if step.side is Side.LEFT else _tr("right side")
    return _tr("Next: {0}, {1}").format(exercise.name, side)


def _tr(text: str) -> str:
    return QCoreApplication.translate("VoiceWords", text)
