"""Reads and draws the months near the one in view while the runner rests on it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from heavylegs_gui.ui.calendar.month_view import MonthView

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.ui.calendar.reader import Reader, Span
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage

_REST_MS = 40
"""So long after a turned page the months beside it are looked at [ms]. Source: own value."""
_FAR_MS = 30
"""From one of the farther months to the next [ms], so that this stays out of the way: a look
takes about 10 ms with ten years of runs. Source: own value."""
FAR_MONTHS = 18
"""So many months to both sides are read: a key held for half a second turns as many.
Source: own value."""
FULL_SEARCH_SOON = 5
"""From so many small searches for garbage on a full one is made while the runner rests: Python
makes it after eleven, and in a turned page it costs another frame. Source: own value."""


class Ahead(QObject):
    """Makes turning to the next month take one frame: its answers and its picture are there.

    Each step is short (the rules about one month, or one week drawn), so that the hand stays free.
    Of the months farther away the answers are read, one by one, and the pictures are not drawn.
    """

    def __init__(self, page: CalendarPage, reader: Reader, view: MonthView) -> None:
        super().__init__(page)
        self._page, self._reader, self._view = page, reader, view
        self._months: list[date] = []
        self._far: list[date] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to draw."""
        return not self._months

    @property
    def has_read_all(self) -> bool:
        """Whether the farther months are read too."""
        return self.is_done and not self._far

    def rest_on(self, month: date) -> None:
        """Begin with the months beside this one in a moment, unless the page is turned again."""
        self._months = [month, *(MonthView.turned_month(month, step) for step in (-1, 1))]
        steps = (sign * far for far in range(FAR_MONTHS, 1, -1) for sign in (1, -1))
        self._far = [MonthView.turned_month(month, step) for step in steps]
        self._timer.start(_REST_MS)

    def stop(self) -> None:
        """Look at no more months."""
        self._timer.stop()
        self._months, self._far = [], []

    @Slot()
    def _look(self) -> None:
        if self._months:
            self._look_beside(self._months[-1])
            self._timer.start(0)
            return
        if gc.get_count()[-1] >= FULL_SEARCH_SOON:
            gc.collect()
        if self._read_far():
            self._timer.start(_FAR_MS)

    def _look_beside(self, month: date) -> None:
        first = self._reader.first_of_month(month)
        if not self._reader.knows(first):
            self._reader.judge(first)
        elif self._view.draw_ahead(self._read(first), month):
            self._months.pop()

    def _read_far(self) -> bool:
        """Read the nearest of the farther months that is not known, and return whether one was."""
        while self._far:
            first = self._reader.first_of_month(self._far.pop())
            if not self._reader.knows(first):
                self._read(first)
                return True
        return False

    def _read(self, first: date) -> Span:
        return self._reader.span(first, words=self._page.words)
