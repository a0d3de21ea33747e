"""A thin bar against a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush

_BAR_PX = 8.0
_TICK_WIDTH_PX = 2.2
_TICK_OVERHANG_PX = 2.5


class Meter(QWidget):
    """Done solid, planned pale, over the limit hatched, the limit as a tick.

    All lengths are in one unit of the caller's choice.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done = self._planned = 0.0
        self._limit: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_values(self, done: float, planned: float, limit: float | None) -> None:
        """Set what is done, what is planned beyond it, and the limit or ``None``."""
        self._done, self._planned, self._limit = done, planned, limit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        total = self._done + self._planned
        limit = self._limit if self._limit else 0.0
        scale = max(total, limit * 1.04, 1e-9)
        top = (self.height() - _BAR_PX) / 2
        width = float(self.width())
        self._bar(painter, 0.0, width, top, self._theme.color("track"))
        inside = total if not limit else min(total, limit)
        self._bar(painter, 0.0, width * inside / scale, top, self._theme.color("bar_plan"))
        done = min(self._done, inside)
        self._bar(painter, 0.0, width * done / scale, top, self._theme.color("bar"))
        if limit and total > limit:
            start = width * limit / scale + 2
            self._bar(painter, start, width - start, top, self._theme.color("surface"))
            from PySide6.QtGui import QBrush

            hatch = QBrush(self._theme.color("bar_over"), Qt.BrushStyle.BDiagPattern)
            self._bar(painter, start, width - start, top, hatch)
        if limit:
            painter.setBrush(self._theme.color("cap"))
            painter.drawRect(
                QRectF(
                    min(width * limit / scale, width - _TICK_WIDTH_PX),
                    top - _TICK_OVERHANG_PX,
                    _TICK_WIDTH_PX,
                    _BAR_PX + 2 * _TICK_OVERHANG_PX,
                )
            )

    def _bar(
        self, painter: QPainter, left: float, width: float, top: float, brush: QBrush | QColor
    ) -> None:
        if width <= 0:
            return
        radius = min(_BAR_PX / 2, width / 2)
        painter.setBrush(brush)
        painter.drawRoundedRect(QRectF(left, top, width, _BAR_PX), radius, radius)
