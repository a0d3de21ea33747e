"""Discards and deletes played routines; each can be brought back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.services.routine_runs import RoutineRun, RoutineRuns
from heavylegs_gui.ui.undo import History


class RunDesk(QObject):
    """What the runner does with what was played."""

    def __init__(self, runs: RoutineRuns, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._runs, self._history = runs, history

    @Slot()
    def discard(self) -> None:
        """Close the run that was cut short as partly done."""
        run = self.unfinished()
        if run is not None:
            self._record(partial(self._runs.discard, run.id))

    @Slot(int)
    def delete(self, run_id: int) -> None:
        """Remove a run from the history."""
        self._record(partial(self._runs.delete, run_id))

    def unfinished(self) -> RoutineRun | None:
        """Return the run that was cut short, ``None`` when there is none or it cannot be read."""
        try:
            return self._runs.unfinished()
        except UserError as error:
            self._history.refused.emit(str(error))
            return None

    def _record(self, write: Callable[[], Change]) -> None:
        """Write a change that can be undone, or say why it cannot be written."""
        try:
            change = write()
        except UserError as error:
            self._history.refused.emit(str(error))
        else:
            self._history.record(change, self._runs.apply)
