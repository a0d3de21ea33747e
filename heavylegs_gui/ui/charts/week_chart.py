"""The weekly graph: distance against its limit."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.charts.axis_painter import paint_grid
from heavylegs_gui.ui.charts.bar_painter import (
    BarPainter,
    paint_rest_days,
    paint_triangles,
    rest_columns,
    rest_strip_height,
)
from heavylegs_gui.ui.charts.label_painter import paint_labels
from heavylegs_gui.ui.charts.pixel_item import Scene, clip_to_plot, paint_band, paint_foot
from heavylegs_gui.ui.charts.time_chart import TimeChart
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.charts.week_series import Bar, Mileage


class WeekChart(TimeChart[Bar]):
    """Bars of distance with the limit of each week and its rest days."""

    def show_mileage(self, mileage: Mileage, units: Units) -> None:
        """Show another log or another unit; days that the runner moved to stay visible."""
        self.show_timeline(mileage, units.metres)

    @property
    def shows_rest_days(self) -> bool:
        """Whether there is room for the dots of the rest days."""
        return rest_columns(self.slot_width(), self.ink) > 0

    def foot_height(self) -> float:
        """Return the room for the rest days [px]."""
        return rest_strip_height(self.slot_width(), self.ink)

    def paint_scene(self, painter: QPainter, scene: Scene[Bar], bounds: QRectF) -> None:
        """Paint one picture in device-independent pixels."""
        frame, ink, series = scene.frame, scene.ink, scene.series
        shown = scene.shown
        bars = series.bars[shown.start : shown.stop]
        slot = frame.px_per_day * (bars[0].right - bars[0].left) if bars else 0.0
        paint_band(painter, scene, bounds)
        paint_grid(painter, frame, ink)
        painter.save()
        clip_to_plot(painter, frame, bounds)
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
        paint_labels(painter, frame, ink, bars, scene.named())
        paint_foot(painter, scene, bounds)
