"""Asks the rules about the months beside the one in view while the runner rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from heavylegs_gui.ui.calendar.month_view import MonthView

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.ui.calendar.reader import Reader

_REST_MS = 40
"""So long after a turned page the months beside it are looked at [ms]. Source: own value."""


class Ahead(QObject):
    """Makes turning to the next month take one frame: its answers are there already."""

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._months: list[date] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def rest_on(self, month: date) -> None:
        """Begin with the months beside this one in a moment, unless the page is turned again."""
        self._months = [MonthView.turned_month(month, step) for step in (-1, 1)]
        self._timer.start(_REST_MS)

    def stop(self) -> None:
        """Look at no more months."""
        self._timer.stop()
        self._months = []

    def _look(self) -> None:
        while self._months:
            first = self._reader.first_of_month(self._months.pop())
            if not self._reader.knows(first):
                self._reader.judge(first)
                self._timer.start(0)
                return
