"""A light over the whole screen for a moment: the loudest of the silent signs."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager

FLASH_MS = 150
"""How long it lasts [ms]; boundaries are at least three seconds apart, so it never flickers.
Source: WCAG 2.2, 2.3.1 allows three flashes in a second."""
_STRENGTH = 0.45


class FlashVeil(QWidget):
    """Covers its parent with the accent colour, half seen through; takes no clicks."""

    def __init__(self, theme: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLASH_MS)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def flash(self) -> None:
        """Light up, if the screen is seen."""
        parent = self.parentWidget()
        if parent is None or not parent.isVisible():
            return
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.color("accent")
        colour.setAlphaF(_STRENGTH)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour)
