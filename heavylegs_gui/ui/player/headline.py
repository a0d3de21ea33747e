"""The exercise's name in letters that are read from 3 m away, and one line of instruction."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.player.lettering import broken_in_two, draw_text, elided, sized_font
from heavylegs_gui.ui.theme.theme import ThemeManager

TITLE_UNITS = 106.0
"""Size of the name; at 104 its capitals would still be 21 mm on a screen of 96 dpi."""
_LINE_UNITS = 100.0
_BASE_UNITS = 94.0
_CUE_UNITS = 46.0
_SMALLEST_CUE = 20.0


class Headline(QWidget):
    """Paints a title in one or two lines and a cue under it."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = self._cue = ""
        self._unit = 1.0
        self._strong_cue = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def set_unit(self, unit: float) -> None:
        """Set the length of one unit [px]."""
        self._unit = unit
        self.update()

    def show_text(self, title: str, cue: str, *, strong_cue: bool = False) -> None:
        """Show a name and a line; ``strong_cue`` sets the line larger and darker."""
        if (title, cue, strong_cue) != (self._title, self._cue, self._strong_cue):
            self._title, self._cue, self._strong_cue = title, cue, strong_cue
            self.setAccessibleName(f"{title}. {cue}" if cue else title)
            self.update()

    def lines(self) -> tuple[str, ...]:
        """Return the title as it is broken into lines."""
        return broken_in_two(self._title_font(), self._title, self.width() - 8 * self._unit)

    def used_height(self) -> int:
        """Return the height that title and cue take [px]."""
        units = _BASE_UNITS + _LINE_UNITS * (len(self.lines()) - 1) + _CUE_UNITS + 14
        return round(units * self._unit)

    def _title_font(self) -> QFont:
        return sized_font(self._theme, TITLE_UNITS * self._unit, spacing=96.5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        unit = self._unit
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            line = _BASE_UNITS * unit
            font = self._title_font()
            for text in self.lines():
                # capitals begin optically at the margin
                shift = QFontMetricsF(font).leftBearing(text[0]) if text else 0.0
                at = QPointF(6 * unit - shift, line)
                draw_text(painter, at, font, text, self._theme.color("text"))
                line += _LINE_UNITS * unit
            line += (_CUE_UNITS - _LINE_UNITS) * unit
            self._paint_cue(painter, line)

    def _paint_cue(self, painter: QPainter, line: float) -> None:
        size, weight, token = 30.0, QFont.Weight.Medium, "text2"
        if self._strong_cue:
            size, weight, token = 38.0, QFont.Weight.DemiBold, "text"
            line += 4 * self._unit
        room = self.width() - 8 * self._unit
        font = sized_font(self._theme, size * self._unit, weight, spacing=99)
        while size > _SMALLEST_CUE and QFontMetricsF(font).horizontalAdvance(self._cue) > room:
            size -= 2
            font = sized_font(self._theme, size * self._unit, weight, spacing=99)
        text = elided(font, self._cue, room)
        draw_text(painter, QPointF(4 * self._unit, line), font, text, self._theme.color(token))
