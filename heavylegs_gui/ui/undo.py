"""The one undo stack: every change of stored data, in the order in which it was made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import ChangedMeanwhileError, UserError

Apply = Callable[[Change], None]


class _ChangeCommand(QUndoCommand):
    """A change that has already been made; the history applies it, the stack only keeps order."""

    def __init__(self, change: Change, apply: Apply) -> None:
        super().__init__(change.label)
        self.change, self.apply = change, apply

    def redo(self) -> None:
        """Nothing: :class:`History` has applied the change before it tells the stack."""

    def undo(self) -> None:
        """Nothing, as for :meth:`redo`."""


class History(QObject):
    """Records changes that services made, and takes them back.

    A change that cannot be taken back now (the disk is full, an import is being written) keeps its
    place, so that it can be tried again; one that can never be taken back any more leaves.

    Signals:
        recorded: With the label of a change that was just made (show a toast with Undo).
        recorded_quietly: A change was recorded that is not announced.
        undone: With the label of the change that was taken back.
        redone: With the label of the change that was made again.
        refused: With one sentence, when a change could not be taken back.
    """

    recorded = Signal(str)
    recorded_quietly = Signal()
    undone = Signal(str)
    redone = Signal(str)
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
        self.stack.push(_ChangeCommand(change, apply))
        if quiet:
            self.recorded_quietly.emit()
        else:
            self.recorded.emit(change.label)

    def undo(self) -> None:
        """Take back the newest change."""
        command = self._command(self.stack.index() - 1)
        if command is not None and self._run(command, command.change.inverted()):
            self.stack.undo()
            self.undone.emit(command.change.label)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        command = self._command(self.stack.index())
        if command is not None and self._run(command, command.change):
            self.stack.redo()
            self.redone.emit(command.change.label)

    def _command(self, place: int) -> _ChangeCommand | None:
        if not 0 <= place < self.stack.count():
            return None
        command = self.stack.command(place)
        return command if isinstance(command, _ChangeCommand) else None

    def _run(self, command: _ChangeCommand, change: Change) -> bool:
        """Apply ``change`` and return whether it was; say in a sentence why not."""
        try:
            command.apply(change)
        except ChangedMeanwhileError as error:
            self._drop(command)
            self.refused.emit(str(error))
        except UserError as error:
            self.refused.emit(str(error))
        else:
            return True
        return False

    def _drop(self, command: _ChangeCommand) -> None:
        """Take a command off the stack that can never be applied any more."""
        command.setObsolete(True)
        if command is self._command(self.stack.index() - 1):
            self.stack.undo()
        else:
            self.stack.redo()
