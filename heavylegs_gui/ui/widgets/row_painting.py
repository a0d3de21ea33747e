"""Small drawings that the tables share: text that is cut with dots, chips, gauges."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GAUGE_STEPS = 10


class RowPainter:
    """Draws the pieces of a row in the theme's colours and type."""

    def __init__(self, theme: ThemeManager) -> None:
        self.theme = theme

    def font(self, role: str = "small", weight: QFont.Weight = Weight.Medium) -> QFont:
        """Return a font with digits of one width."""
        return self.theme.font(role, weight, tabular=True)

    def text(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        token: str = "text",
        font: QFont | None = None,
        alignment: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Draw one line, cut with dots where it is too long, and return its width [px]."""
        used = font or self.font()
        metrics = QFontMetricsF(used)
        line = text if metrics.horizontalAdvance(text) <= box.width() else ""
        shown = line or metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
        painter.setFont(used)
        painter.setPen(self.theme.color(token))
        painter.drawText(box, int(alignment) | int(Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown)

    def icon(self, painter: QPainter, name: str, token: str, left_middle: QPointF, px: int) -> None:
        """Draw an icon with its left edge and its middle at a point."""
        pixmap = self.theme.pixmap(name, token, px)
        painter.drawPixmap(
            QPointF(left_middle.x(), left_middle.y() - self.theme.px(px) / 2), pixmap
        )

    def chip_width(self, words: str) -> float:
        """Return the width of a chip without an icon [px]."""
        font = self.theme.font("caption", Weight.DemiBold)
        return QFontMetricsF(font).horizontalAdvance(words) + self.theme.px(18)

    def chip(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        ground: str,
        ink: str,
        icon: str = "",
    ) -> float:
        """Draw a rounded label at the left of ``box`` and return its width [px]."""
        theme = self.theme
        font = theme.font("caption", Weight.DemiBold)
        room = theme.px(18) if icon else 0
        height = theme.px(22)
        width = min(box.width(), self.chip_width(words) + room)
        chip = QRectF(box.left(), box.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(chip, min(10.0, height / 2), min(10.0, height / 2))
        if icon:
            middle = QPointF(chip.left() + theme.px(9), chip.center().y())
            self.icon(painter, icon, ink, middle, 13)
        inner = chip.adjusted(theme.px(9) + room, 0, -theme.px(6), 0)
        self.text(painter, inner, words, ink, font)
        return width

    def gauge(self, painter: QPainter, box: QRectF, level: int) -> None:
        """Draw a heaviness as its figure and, where all ten fit, small steps."""
        theme = self.theme
        figure = QRectF(box.left(), box.top(), theme.px(22), box.height())
        token = "heavy" if level >= 7 else "text"
        self.text(painter, figure, str(level), token, self.font("small", Weight.DemiBold))
        width, gap = theme.px(4), 2.0
        left = figure.right() + 2
        if left + _GAUGE_STEPS * (width + gap) - gap > box.right():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_GAUGE_STEPS):
            x = left + step * (width + gap)
            painter.setBrush(theme.color("heavy" if step < level else "track"))
            height = theme.px(9)
            painter.drawRoundedRect(
                QRectF(x, box.center().y() - height / 2, width, height), 1.5, 1.5
            )

    def check_box(self, painter: QPainter, box: QRectF, *, checked: bool) -> None:
        """Draw a check box."""
        theme = self.theme
        if checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(box, 5, 5)
            middle = QPointF(box.left() + (box.width() - theme.px(13)) / 2, box.center().y())
            self.icon(painter, "check", "on_accent", middle, 13)
            return
        painter.setPen(QPen(theme.color("control"), 1.4))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)

    def line_below(self, painter: QPainter, box: QRectF) -> None:
        """Draw the thin line between two rows."""
        painter.setPen(QPen(self.theme.color("border"), 1))
        y = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
