"""Reads and draws the months beside the one in view while the runner rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from heavylegs_gui.ui.calendar.month_view import MonthView

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.ui.calendar.reader import Reader
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage

_REST_MS = 40
"""So long after a turned page the months beside it are looked at [ms]. Source: own value."""


class Ahead(QObject):
    """Makes turning to the next month take one frame: its answers and its picture are there.

    Each step is short (the rules about one month, or one week drawn), so that the hand stays free.
    """

    def __init__(self, page: CalendarPage, reader: Reader, view: MonthView) -> None:
        super().__init__(page)
        self._page, self._reader, self._view = page, reader, view
        self._months: list[date] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to look at."""
        return not self._months

    def rest_on(self, month: date) -> None:
        """Begin with the months beside this one in a moment, unless the page is turned again."""
        self._months = [month, *(MonthView.turned_month(month, step) for step in (-1, 1))]
        self._timer.start(_REST_MS)

    def stop(self) -> None:
        """Look at no more months."""
        self._timer.stop()
        self._months = []

    @Slot()
    def _look(self) -> None:
        if not self._months:
            return
        month = self._months[-1]
        first = self._reader.first_of_month(month)
        if not self._reader.knows(first):
            self._reader.judge(first)
        else:
            span = self._reader.span(first, words=self._page.words)
            if self._view.draw_ahead(span, month):
                self._months.pop()
        self._timer.start(0)
