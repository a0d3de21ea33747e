"""A key and what it does; clicking it does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from heavylegs_gui.ui.player.lettering import sized_font
from heavylegs_gui.ui.theme.theme import ThemeManager

_CAP_UNITS, _FONT_UNITS = 24.0, 14.0


class KeyHint(QAbstractButton):
    """Paints a key cap and a word; it takes no focus, because the key itself works everywhere.

    Args:
        theme: The theme manager.
        key: Name on the cap.
        word: What the key does.
        command: Name of the command, for whoever listens to the click.
    """

    def __init__(
        self,
        theme: ThemeManager,
        key: str,
        word: str,
        command: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._cap, self._unit = theme, key, 1.0
        self.command = command
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_word(word)
        theme.changed.connect(self.update)

    def set_word(self, word: str) -> None:
        """Set what the key does right now."""
        if word != self.text():
            self.setText(word)
            self.setAccessibleName(self.tr("{0}, key {1}").format(word, self._cap))
            self.update()

    def set_unit(self, unit: float) -> None:
        """Set the length of one unit [px]."""
        self._unit = unit
        self.update()

    def sizeHint(self) -> QSize:
        word = QFontMetricsF(self._word_font()).horizontalAdvance(self.text())
        return QSize(round(self._cap_width() + word + 18 * self._unit), round(34 * self._unit))

    def _cap_font(self) -> QFont:
        return sized_font(
            self._theme, (_FONT_UNITS - 1) * self._unit, QFont.Weight.DemiBold, spacing=100
        )

    def _word_font(self) -> QFont:
        return sized_font(self._theme, _FONT_UNITS * self._unit, QFont.Weight.Medium, spacing=100)

    def _cap_width(self) -> float:
        text = QFontMetricsF(self._cap_font()).horizontalAdvance(self._cap)
        return max(_CAP_UNITS * self._unit, text + 14 * self._unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        unit, theme = self._unit, self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = _CAP_UNITS * unit
            cap = QRectF(1, (self.height() - side) / 2, self._cap_width(), side)
            lit = self.underMouse() or self.isDown()
            painter.setPen(QPen(theme.color("accent" if lit else "control"), 1.2 * unit))
            painter.drawRoundedRect(cap, 6 * unit, 6 * unit)
            painter.setFont(self._cap_font())
            painter.setPen(theme.color("text"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._cap)
            painter.setFont(self._word_font())
            painter.setPen(theme.color("text" if lit else "text2"))
            rest = QRectF(cap.right() + 8 * unit, 0, self.width(), self.height())
            painter.drawText(
                rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text()
            )
