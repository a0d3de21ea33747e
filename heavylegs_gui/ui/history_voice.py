"""Says what was done and taken back: toasts with Undo, and the names of the two commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from heavylegs_gui.ui.main_window import MainWindow
    from heavylegs_gui.ui.undo import History


class HistoryVoice(QObject):
    """Ties the undo history to the window's toast and its Undo and Redo."""

    def __init__(self, history: History, window: MainWindow) -> None:
        super().__init__(window)
        self._history, self._toast = history, window.toast
        self._undo = window.actions_by_key["undo"]
        self._redo = window.actions_by_key["redo"]
        history.recorded.connect(self._on_recorded)
        history.recorded_quietly.connect(self._toast.dismiss)
        history.undone.connect(self._on_undone)
        history.redone.connect(self._on_redone)
        history.refused.connect(self._toast.show_message)
        history.stack.canUndoChanged.connect(self._undo.setEnabled)
        history.stack.canRedoChanged.connect(self._redo.setEnabled)
        history.stack.undoTextChanged.connect(self._name_undo)
        history.stack.redoTextChanged.connect(self._name_redo)
        self._undo.setEnabled(history.stack.canUndo())
        self._redo.setEnabled(history.stack.canRedo())

    @Slot(str)
    def _on_recorded(self, label: str) -> None:
        self._toast.show_message(label, self.tr("Undo"), self._history.undo)

    @Slot(str)
    def _on_undone(self, label: str) -> None:
        text = self.tr("Undone: {0}").format(label)
        self._toast.show_message(text, self.tr("Redo"), self._history.redo)

    @Slot(str)
    def _on_redone(self, label: str) -> None:
        text = self.tr("Redone: {0}").format(label)
        self._toast.show_message(text, self.tr("Undo"), self._history.undo)

    @Slot(str)
    def _name_undo(self, label: str) -> None:
        self._undo.setText(_named(self.tr("Undo"), label))

    @Slot(str)
    def _name_redo(self, label: str) -> None:
        self._redo.setText(_named(self.tr("Redo"), label))


def _named(verb: str, label: str) -> str:
    return f"{verb}: {label}" if label else verb
