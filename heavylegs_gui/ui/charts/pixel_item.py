"""The one graphics item that draws a whole graph over the log in pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from heavylegs_gui.ui.charts.axis_painter import paint_dates
from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.timeline import S, Series


@dataclass(slots=True)
class Scene(Generic[S]):
    """All that one picture of a graph depends on.

    Attributes:
        frame: Where things lie.
        ink: Colours and fonts.
        series: The bars of the level in use.
        selected: Index of the selected bar, or ``None``.
        current: Index of the current week, or ``None``.
        first_week: Ordinal of the first day of any of the runner's weeks.
        has_ring: Whether the keyboard is on the graph.
    """

    frame: Frame
    ink: Ink
    series: Series[S]
    selected: int | None
    current: int | None
    first_week: int
    has_ring: bool

    @property
    def shown(self) -> range:
        """Indices of the visible bars."""
        return self.series.between(self.frame.left, self.frame.right)

    def named(self) -> list[S]:
        """Return the visible bars that carry their value: the selected one and this week."""
        indices, shown = dict.fromkeys((self.selected, self.current)), self.shown
        return [self.series.bars[one] for one in indices if one is not None and one in shown]


Paint = Callable[[QPainter, Scene[Any], QRectF], None]


class PixelItem(QGraphicsObject):
    """Paints in device-independent pixels, so that corners and gaps keep their size."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint_scene = paint
        self._bounds = QRectF()
        self._scene: Scene[Any] | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_scene(self, scene: Scene[Any], bounds: QRectF) -> None:
        """Take the next picture."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self._scene = scene
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        if self._scene is not None:
            self._paint_scene(painter, self._scene, self._bounds)


def clip_to_plot(painter: QPainter, frame: Frame, bounds: QRectF) -> None:
    """Let nothing be painted beside the plot."""
    painter.setClipRect(QRectF(frame.plot.left(), 0, frame.plot.width(), bounds.height()))


def paint_band(painter: QPainter, scene: Scene[S], bounds: QRectF) -> None:
    """Paint the ground behind the selected bar."""
    if scene.selected is None or scene.selected not in scene.shown:
        return
    frame, bar = scene.frame, scene.series.bars[scene.selected]
    left = max(frame.x_of(bar.left), frame.plot.left())
    right = min(frame.x_of(bar.right), frame.plot.right())
    if right - left < 5:
        middle = (left + right) / 2
        left, right = middle - 2.5, middle + 2.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.ink.band)
    painter.drawRoundedRect(QRectF(left, 2, right - left, bounds.height() - 4), 6, 6)


def paint_foot(painter: QPainter, scene: Scene[S], bounds: QRectF) -> None:
    """Write the dates under the plot and draw the ring of the keyboard."""
    series = scene.series
    current = series.bars[scene.current].left if scene.current is not None else -2
    paint_dates(painter, scene.frame, scene.ink, series.level, scene.first_week, current)
    if scene.has_ring:
        painter.setPen(scene.ink.focus)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bounds.adjusted(1, 1, -1, -1), 6, 6)
