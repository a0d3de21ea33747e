"""A search field that leaves undo to the log while nothing is typed in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_OF_THE_LOG = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class SearchEdit(QLineEdit):
    """A line edit; a plain one keeps Ctrl+Z for itself even when it has nothing to take back.

    Signals:
        left_down: The Down key was pressed: on to what was found.
    """

    left_down = Signal()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.text()
            and any(event.matches(key) for key in _OF_THE_LOG)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.left_down.emit()
        else:
            super().keyPressEvent(event)
