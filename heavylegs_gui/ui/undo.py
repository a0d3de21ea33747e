"""The one undo stack: every change of stored data, in the order in which it was made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import UserError

Apply = Callable[[Change], None]


class _ChangeCommand(QUndoCommand):
    """A change that has already been made; redo applies it again."""

    def __init__(self, history: History, change: Change, apply: Apply) -> None:
        super().__init__(change.label)
        self._history, self._change, self._apply = history, change, apply
        self._made = True

    def redo(self) -> None:
        if self._made:
            self._made = False
            return
        self._history.run(self._apply, self._change, self)

    def undo(self) -> None:
        self._history.run(self._apply, self._change.inverted(), self)


class History(QObject):
    """Records changes that services made, and takes them back.

    Signals:
        recorded: With the label of a change that was just made (show a toast with Undo).
        undone: With the label of the change that was taken back.
        refused: With one sentence, when a change could not be taken back.
    """

    recorded = Signal(str)
    undone = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)

    def record(self, change: Change, apply: Apply, *, quiet: bool = False) -> None:
        """Put a change on the stack that its service has already made.

        Args:
            change: What was done; an empty change is ignored.
            apply: The service's method that applies a change (``TrainingLog.apply``).
            quiet: Do not announce it.
        """
        if change.is_empty:
            return
        self.stack.push(_ChangeCommand(self, change, apply))
        if not quiet:
            self.recorded.emit(change.label)

    def undo(self) -> None:
        """Take back the newest change."""
        if self.stack.canUndo():
            label = self.stack.undoText()
            self.stack.undo()
            self.undone.emit(label)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        if self.stack.canRedo():
            self.stack.redo()

    def run(self, apply: Apply, change: Change, command: QUndoCommand) -> None:
        """Apply ``change``; what cannot be applied any more leaves the stack with a sentence."""
        try:
            apply(change)
        except UserError as error:
            command.setObsolete(True)
            self.refused.emit(str(error))
