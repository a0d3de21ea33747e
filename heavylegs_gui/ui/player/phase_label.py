"""The phase under the ring: an icon and one word, so that colour never stands alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.player.lettering import draw_text, sized_font
from heavylegs_gui.ui.theme.icons import icon_pixmap
from heavylegs_gui.ui.theme.theme import ThemeManager

_TEXT_UNITS, _ICON_UNITS, _GAP_UNITS = 56.0, 44.0, 14.0


class PhaseLabel(QWidget):
    """Paints the phase word in the middle of the widget."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._word = self._icon = ""
        self._unit = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def set_unit(self, unit: float) -> None:
        """Set the length of one unit [px]."""
        self._unit = unit
        self.update()

    def show_phase(self, word: str, icon: str) -> None:
        """Show a phase."""
        if (word, icon) != (self._word, self._icon):
            self._word, self._icon = word, icon
            self.setAccessibleName(word)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._word:
            return
        unit = self._unit
        font = sized_font(self._theme, _TEXT_UNITS * unit, spacing=102)
        side = _ICON_UNITS * unit
        wide = side + _GAP_UNITS * unit + QFontMetricsF(font).horizontalAdvance(self._word)
        left = (self.width() - wide) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            pixmap = icon_pixmap(
                self._icon, self._theme.hex("text"), round(side), self.devicePixelRatioF()
            )
            painter.drawPixmap(QRectF(left, 4 * unit, side, side), pixmap, QRectF(pixmap.rect()))
            painter.setPen(Qt.PenStyle.NoPen)
            at = QPointF(left + side + _GAP_UNITS * unit, 46 * unit)
            draw_text(painter, at, font, self._word, self._theme.color("text"))
