"""The head of the player: one bar per exercise, the routine's name and the time left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.player.lettering import draw_text, elided, sized_font
from heavylegs_gui.ui.theme.theme import ThemeManager

_MARGIN, _GAP = 40.0, 6.0
_BAR_TOP, _BAR_HEIGHT = 28.0, 10.0
_BASE_LINE = 76.0
_REDRAW_SHARE = 0.004


class TopBar(QWidget):
    """Paints progress through the whole routine."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[tuple[float, float], ...] = ()
        self._texts = ("", "", "")
        self._unit = 1.0
        self._tinted = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def set_unit(self, unit: float) -> None:
        """Set the length of one unit [px]."""
        self._unit = unit
        self.update()

    def show_progress(
        self,
        bars: tuple[tuple[float, float], ...],
        texts: tuple[str, str, str],
        *,
        tinted: bool,
    ) -> None:
        """Show bars (weight, done share) and routine, position and time left as texts."""
        if (texts, tinted) != (self._texts, self._tinted) or self._differs(bars):
            self._bars, self._texts, self._tinted = bars, texts, tinted
            self.setAccessibleName(", ".join(texts))
            self.update()

    def _differs(self, bars: tuple[tuple[float, float], ...]) -> bool:
        if len(bars) != len(self._bars):
            return True
        return any(
            abs(new[1] - old[1]) > _REDRAW_SHARE or (new[1] == 1.0) != (old[1] == 1.0)
            for new, old in zip(bars, self._bars, strict=True)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._unit, self._unit)
            self._paint_bars(painter, self.width() / self._unit)
            painter.resetTransform()
            self._paint_texts(painter)

    def _paint_bars(self, painter: QPainter, width: float) -> None:
        total = sum(weight for weight, _ in self._bars) or 1.0
        free = width - 2 * _MARGIN - _GAP * max(0, len(self._bars) - 1)
        left = _MARGIN
        painter.setPen(Qt.PenStyle.NoPen)
        for weight, done in self._bars:
            wide = free * weight / total
            painter.setBrush(self._theme.color("bar_plan" if self._tinted else "border"))
            painter.drawRoundedRect(QRectF(left, _BAR_TOP, wide, _BAR_HEIGHT), 5, 5)
            if done > 0:
                painter.setBrush(self._theme.color("accent"))
                part = max(_BAR_HEIGHT, wide * min(1.0, done))
                painter.drawRoundedRect(QRectF(left, _BAR_TOP, part, _BAR_HEIGHT), 5, 5)
            left += wide + _GAP

    def _paint_texts(self, painter: QPainter) -> None:
        unit, (routine, position, time_left) = self._unit, self._texts
        strong = sized_font(self._theme, 20 * unit, QFont.Weight.DemiBold, spacing=100)
        usual = sized_font(self._theme, 20 * unit, QFont.Weight.Medium, spacing=100)
        figures = sized_font(
            self._theme, 20 * unit, QFont.Weight.DemiBold, spacing=100, tabular=True
        )
        line = _BASE_LINE * unit
        ink, soft = self._theme.color("text"), self._theme.color("text2")
        right = self.width() - _MARGIN * unit
        right -= QFontMetricsF(figures).horizontalAdvance(time_left)
        draw_text(painter, QPointF(right, line), figures, time_left, ink)
        name = elided(strong, routine, self.width() * 0.5)
        wide = draw_text(painter, QPointF(_MARGIN * unit, line), strong, name, ink)
        after = QPointF(_MARGIN * unit + wide + 26 * unit, line)
        draw_text(painter, after, usual, position, soft)
