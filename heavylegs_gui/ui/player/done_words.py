"""The words of the last screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

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
    credited = engine.credited()
    planned: dict[str, int] = {}
    for step in engine.steps:
        if step.phase is Phase.WORK:
            planned[step.exercise_id] = planned.get(step.exercise_id, 0) + step.duration_ms
    rows = tuple(
        (exercises[key].name, format_duration(credited[key] // 1000), credited[key] >= whole_ms)
        for key, whole_ms in planned.items()
    )
    held = format_duration(sum(credited.values()) // 1000)
    finished = engine.state is State.DONE
    if engine.counts_as_done:
        note = _tr("Saved in your history as done.")
    else:
        note = _tr("Saved in your history as partly done.")
    return DoneScene(
        title=_tr("Done") if finished else _tr("Stopped"),
        cue=_tr("{0} held in “{1}”").format(held, routine.name),
        rows=rows,
        note=note,
        shot=shot,
    )
