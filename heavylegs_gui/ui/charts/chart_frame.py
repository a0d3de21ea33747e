"""Where things lie in a graph over the log: the plot, its scale, and the colours and fonts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight

_HATCH_PX = 7


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot in device-independent pixels and what it shows.

    Attributes:
        plot: Where the bars stand; days of rest and dates lie below it.
        bottom: Lower edge of the whole graph [px].
        left: Ordinal at the left edge, with a fraction.
        px_per_day: Horizontal scale.
        ceiling: Value at the upper edge: metres in the weekly graph, load in that of the load.
        unit: What the axis counts, in those values: the metres of the runner's unit, or 1.
        step: Distance between grid lines, in units.
        floor: Value at the lower edge.
    """

    plot: QRectF
    bottom: float
    left: float
    px_per_day: float
    ceiling: float
    unit: float
    step: float
    floor: float = 0.0

    def x_of(self, ordinal: float) -> float:
        """Return the place of a day [px]."""
        return self.plot.left() + (ordinal - self.left) * self.px_per_day

    def y_of(self, value: float) -> float:
        """Return the place of a value [px]."""
        share = (value - self.floor) / (self.ceiling - self.floor)
        return self.plot.bottom() - self.plot.height() * share

    @property
    def right(self) -> float:
        """Ordinal at the right edge."""
        return self.left + self.plot.width() / self.px_per_day


class Ink:
    """Colours, brushes and fonts, made once for a theme."""

    def __init__(self, theme: ThemeManager) -> None:
        self.surface = theme.color("surface")
        self.bar = QBrush(theme.color("bar"))
        self.load = QBrush(theme.color("done"))
        self.fitness = QPen(theme.color("text"), 2)
        self.fatigue = QPen(theme.color("info"), 1.8)
        self.form = QPen(theme.color("text3"), 1.6, Qt.PenStyle.DashLine)
        self.planned = QBrush(theme.color("bar_plan"))
        self.over = _hatched(theme.color("bar_over"), self.surface, theme.px(_HATCH_PX))
        self.over_solid = QBrush(theme.color("bar_over"))
        self.limit = QPen(theme.color("cap"), 2.2)
        self.limit.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.grid = QPen(theme.color("grid"), 1)
        self.axis = QPen(theme.color("border"), 1)
        self.focus = QPen(theme.color("accent"), 2)
        self.band = QBrush(theme.color("step"))
        self.rest = QBrush(theme.color("text3"))
        self.text = theme.color("text")
        self.text2 = theme.color("text2")
        self.text3 = theme.color("text3")
        self.warn = theme.color("warn")
        self.small: QFont = theme.font("caption", tabular=True)
        self.strong: QFont = theme.font("caption", Weight.DemiBold, tabular=True)
        self.small_metrics = QFontMetricsF(self.small)
        self.strong_metrics = QFontMetricsF(self.strong)
        self.rest_radius = 1.6 * theme.px(100) / 100
        self.px = theme.px


def _hatched(color: QColor, ground: QColor, side: int) -> QBrush:
    """Return a brush of slanting lines that joins at its edges."""
    scale = 2
    pixmap = QPixmap(side * scale, side * scale)
    pixmap.fill(color)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ground, 1.4 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        size = side * scale
        for shift in (-size, 0, size):
            painter.drawLine(QPointF(shift, size), QPointF(shift + size, 0))
    pixmap.setDevicePixelRatio(scale)
    return QBrush(pixmap)
