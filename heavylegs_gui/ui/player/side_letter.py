"""The side to work on: a letter as tall as a hand, and the word under it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.player.lettering import draw_text, sized_font, text_path
from heavylegs_gui.ui.theme.theme import ThemeManager


class SideLetter(QWidget):
    """Paints L or R in a circle; empty when both legs work together."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letter = self._word = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_side(self, letter: str, word: str) -> None:
        """Show a side; an empty letter hides the widget."""
        self.setVisible(bool(letter))
        if (letter, word) != (self._letter, self._word):
            self._letter, self._word = letter, word
            self.setAccessibleName(word)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        unit = self.width() / 230
        centre = QPointF(self.width() / 2, 115 * unit)
        ink = self._theme.color("text")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink, 6 * unit))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(centre, 112 * unit, 112 * unit)
            painter.setPen(Qt.PenStyle.NoPen)
            font = sized_font(self._theme, 212 * unit)
            bounds = QFontMetricsF(font).tightBoundingRect(self._letter)
            path = text_path(font, self._letter).translated(centre - bounds.center())
            painter.fillPath(path, ink)
            word_font = sized_font(self._theme, 34 * unit, QFont.Weight.DemiBold)
            width = QFontMetricsF(word_font).horizontalAdvance(self._word)
            at = QPointF(QRectF(self.rect()).center().x() - width / 2, 275 * unit)
            draw_text(painter, at, word_font, self._word, ink)
