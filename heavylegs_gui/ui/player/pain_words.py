"""The words of the screen after "it hurts"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.routine import Exercise, ExerciseKind
from heavylegs_gui.domain.safety_card import BOXES, ticked_boxes
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.ui.player.pain_panel import PainScene
from heavylegs_gui.ui.player.scene import FigureShot


def _tr(text: str) -> str:
    return QCoreApplication.translate("PainWords", text)


def pain_scene(
    exercise: Exercise, side: str, left_s: int | None, kept_s: int, shot: FigureShot | None
) -> PainScene:
    """Return what the screen says after "it hurts".

    Args:
        exercise: What hurt.
        side: Word of the side, or an empty text.
        left_s: What was left of the hold [s]; ``None`` before it has begun.
        kept_s: What was held in the whole routine [s].
        shot: The figure.
    """
    rolls = exercise.kind is ExerciseKind.ROLL
    where = f"{exercise.short_name}, {side}" if side else exercise.short_name
    cue = _tr("It hurts: lift off the roller") if rolls else _tr("It hurts: let go")
    go_on_with = _tr("go on with the next one")
    status = _tr("{0}, stopped with {1} s to go").format(where, left_s)
    if left_s is None:
        cue = _tr("It hurts: stop here")
        go_on_with = _tr("leave out {0}").format(where)
        status = _tr("{0}, not begun yet").format(where)
    kept = _tr("{0} are kept").format(format_duration(kept_s)) if kept_s else ""
    return PainScene(
        cue=cue,
        answers=(
            (_tr("Skip this roll") if rolls else _tr("Skip this stretch"), go_on_with),
            (_tr("Do it easier"), exercise.easier),
            (_tr("When to see a doctor"), _tr("signs to take seriously, and what to do")),
            (_tr("End the routine"), kept),
        ),
        warning=_tr("Stop for good if {0}. Press 3.").format(exercise.stop_if),
        status=status,
        go_on=_tr("Space: it has gone, go on"),
        shot=shot,
    )


def advice(emergency: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of sign and what to do, the most urgent first.

    Args:
        emergency: The number to call.
    """
    boxes = ticked_boxes(box.key for box in BOXES)
    return tuple(
        (box.words, " ".join((f"{box.headline}.", *box.advice)).format(emergency=emergency))
        for box in boxes
    )
