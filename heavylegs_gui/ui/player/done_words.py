"""The words of the last screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.muscle_dose import held_s
from heavylegs_gui.domain.routine import Exercise, Phase, Routine
from heavylegs_gui.domain.routine_engine import RoutineEngine, State
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.ui.player.done_panel import DoneScene
from heavylegs_gui.ui.player.scene import FigureShot


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoneWords", text)


def done_scene(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    engine: RoutineEngine,
    shot: FigureShot | None,
) -> DoneScene:
    """Return what the last screen says."""
    held = held_s(engine.credited())
    planned: dict[str, int] = {}
    for step in engine.steps:
        if step.phase is Phase.WORK:
            planned[step.exercise_id] = planned.get(step.exercise_id, 0) + step.duration_ms
    rows = tuple(
        (exercises[key].name, format_duration(held[key]), held[key] * 1000 >= whole_ms)
        for key, whole_ms in planned.items()
    )
    title = _tr("Partly done") if engine.state is State.DONE else _tr("Stopped")
    note = _tr("Saved in your history as partly done.")
    if engine.counts_as_done:
        note = _tr("Saved in your history as done.")
        title = _tr("Done") if engine.state is State.DONE else title
    return DoneScene(
        title=title,
        cue=_tr("{0} held in “{1}”").format(format_duration(sum(held.values())), routine.name),
        rows=rows,
        note=note,
        shot=shot,
    )
