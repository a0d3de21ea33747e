"""What follows the first paint, one piece at a time, so that the window opens at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

FIRST_PAGE_MS = 16
"""The first step follows the first paint by one frame [ms]: by then a window manager that wants
another size has said so, and a page is laid out once."""
AFTER_PAINT_MS = 60
"""The other steps, for which no one waits, come so far apart [ms]."""


class LateSteps(QObject):
    """Waits for the first paint of a widget and then takes its steps."""

    def __init__(self, steps: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = deque(steps)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_step)

    def follow_paint_of(self, widget: QWidget) -> None:
        """Begin when ``widget`` was painted for the first time."""
        widget.installEventFilter(self)

    def stop(self) -> None:
        """Leave out what has not been done yet."""
        self._steps.clear()
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(FIRST_PAGE_MS)
        return False

    @Slot()
    def _take_step(self) -> None:
        if self._steps:
            self._timer.setInterval(AFTER_PAINT_MS)
            self._steps.popleft()()
        else:
            self._timer.stop()
