"""Has a screen reader say what changed on the player's screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


class Announcer(QObject):
    """Speaks for a window; the same words never twice in a row, and the seconds never."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._window = window
        self._said = ""

    def begin(self) -> None:
        """Forget what was said last."""
        self._said = ""

    @Slot(str)
    def say(self, text: str) -> None:
        """Have a text said once."""
        if text and text != self._said:
            self._said = text
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))
