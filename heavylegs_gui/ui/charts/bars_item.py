"""The one graphics item that draws the whole weekly graph in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from heavylegs_gui.ui.charts.axis_painter import paint_dates, paint_grid
from heavylegs_gui.ui.charts.bar_painter import (
    BarPainter,
    paint_rest_days,
    paint_triangles,
)
from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.label_painter import paint_labels
from heavylegs_gui.ui.charts.week_series import Bar, Level, Series


@dataclass(slots=True)
class Scene:
    """All that one picture of the graph depends on.

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
    series: Series
    selected: int | None
    current: int | None
    first_week: int
    has_ring: bool


class BarsItem(QGraphicsObject):
    """Paints in device-independent pixels, so that corners and gaps keep their size."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds = QRectF()
        self._scene: Scene | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_scene(self, scene: Scene, bounds: QRectF) -> None:
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
            _paint(painter, self._scene, self._bounds)


def _paint(painter: QPainter, scene: Scene, bounds: QRectF) -> None:
    frame, ink, series = scene.frame, scene.ink, scene.series
    shown = series.between(frame.left, frame.right)
    bars = series.bars[shown.start : shown.stop]
    slot = frame.px_per_day * (bars[0].right - bars[0].left) if bars else 0.0
    if scene.selected is not None and scene.selected in shown:
        _paint_band(painter, scene, series.bars[scene.selected], bounds)
    paint_grid(painter, frame, ink)
    painter.save()
    painter.setClipRect(QRectF(frame.plot.left(), 0, frame.plot.width(), bounds.height()))
    collected = BarPainter(painter, frame, ink, slot)
    for bar in bars:
        collected.add(bar)
    collected.fill()
    if series.level is Level.WEEK:
        paint_rest_days(painter, frame, ink, bars)
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if series.level is not Level.WEEK:
        paint_triangles(painter, frame, ink, bars)
    paint_labels(painter, frame, ink, bars, _named(scene, shown))
    current = series.bars[scene.current].left if scene.current is not None else -2
    paint_dates(painter, frame, ink, series.level, scene.first_week, current)
    if scene.has_ring:
        painter.setPen(ink.focus)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bounds.adjusted(1, 1, -1, -1), 6, 6)


def _named(scene: Scene, shown: range) -> list[Bar]:
    """Return the bars that carry their distance: the selected one and the current week."""
    indices = dict.fromkeys((scene.selected, scene.current))
    return [scene.series.bars[index] for index in indices if index is not None and index in shown]


def _paint_band(painter: QPainter, scene: Scene, bar: Bar, bounds: QRectF) -> None:
    frame = scene.frame
    left = max(frame.x_of(bar.left), frame.plot.left())
    right = min(frame.x_of(bar.right), frame.plot.right())
    if right - left < 5:
        middle = (left + right) / 2
        left, right = middle - 2.5, middle + 2.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.ink.band)
    painter.drawRoundedRect(QRectF(left, 2, right - left, bounds.height() - 4), 6, 6)
