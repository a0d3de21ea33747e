"""A check box drawn as a switch."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager


class Switch(QCheckBox):
    """On or off; Space toggles, a screen reader says check box."""

    def __init__(self, theme: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(46), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        height = theme.px(22)
        box = QRectF(2, (self.height() - height) / 2, theme.px(40), height)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent" if on else "control"), 1.2))
            painter.setBrush(theme.color("accent" if on else "track"))
            painter.drawRoundedRect(box, height / 2, height / 2)
            radius = height / 2 - 3
            x = box.right() - radius - 3 if on else box.left() + radius + 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("on_accent" if on else "control"))
            painter.drawEllipse(QPointF(x, box.center().y()), radius, radius)
            if self.hasFocus():
                painter.setPen(QPen(theme.color("text"), 1.6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                ring = box.adjusted(-1.5, -1.5, 1.5, 1.5)
                painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
