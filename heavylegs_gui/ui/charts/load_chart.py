"""The graphs of the load: bars of what was trained, and the curves of its moving averages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.axis_painter import paint_grid
from heavylegs_gui.ui.charts.bar_painter import ROUND_FROM_PX, Pieces, bar_width
from heavylegs_gui.ui.charts.load_series import FormBar, FormTimeline, LoadBar
from heavylegs_gui.ui.charts.pixel_item import Scene, clip_to_plot, paint_band, paint_foot
from heavylegs_gui.ui.charts.time_chart import TimeChart
from heavylegs_gui.ui.charts.timeline import Level

if TYPE_CHECKING:
    from heavylegs_gui.domain.load_log import FormPoint
    from heavylegs_gui.ui.charts.chart_frame import Frame, Ink

_GAP_PX = 2.0
_DOTS = 3
_BAND_TOP_PX = 2.0
"""Where the band behind the selected bar begins [px]."""
_SAME_PX = 2.0
"""A neighbour so little higher leaves a value on its bar [px]. Source: own value."""
_DOT_PITCH_PX = 5.0
DAY_PX = 3.0
"""Curves go by day where a day is at least so wide [px]; else by week. Source: own value."""


class LoadChart(TimeChart[LoadBar]):
    """Bars of load; dots above a bar say that days of that week are unknown."""

    LEAST_TOP = 100.0
    GRID_LINES = 4

    def paint_scene(self, painter: QPainter, scene: Scene[LoadBar], bounds: QRectF) -> None:
        """Paint one picture in device-independent pixels."""
        frame, ink, shown = scene.frame, scene.ink, scene.shown
        bars = scene.series.bars[shown.start : shown.stop]
        paint_band(painter, scene, bounds)
        paint_grid(painter, frame, ink)
        painter.save()
        clip_to_plot(painter, frame, bounds)
        _paint_bars(painter, frame, ink, bars)
        if scene.series.level is Level.WEEK:
            _paint_unknown(painter, frame, ink, bars)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_values(painter, scene)
        paint_foot(painter, scene, bounds)


def _paint_bars(painter: QPainter, frame: Frame, ink: Ink, bars: Sequence[LoadBar]) -> None:
    width = bar_width((bars[0].right - bars[0].left) * frame.px_per_day) if bars else 1
    is_wide = width >= ROUND_FROM_PX
    done, planned = Pieces(), Pieces()
    for bar in bars:
        x = round(frame.x_of((bar.left + bar.right) / 2) - width / 2)
        y_done = frame.y_of(bar.done)
        if bar.done > 0:
            rounded = is_wide and not bar.planned
            done.add(x, y_done, width, frame.plot.bottom(), rounded=rounded)
        if bar.planned > 0:
            gap = _GAP_PX if bar.done > 0 else 0.0
            planned.add(x, frame.y_of(bar.top), width, y_done - gap, rounded=is_wide)
    planned.fill(painter, ink.planned)
    done.fill(painter, ink.load)


def _paint_unknown(painter: QPainter, frame: Frame, ink: Ink, bars: Sequence[LoadBar]) -> None:
    """Draw dots above the bars of weeks whose load is known in part: they may reach higher."""
    dots = [
        QPointF(frame.x_of((bar.left + bar.right) / 2), frame.y_of(bar.top) - n * _DOT_PITCH_PX)
        for bar in bars
        if bar.unknown_days and bar.top > 0
        for n in range(1, _DOTS + 1)
    ]
    pen = QPen(ink.rest, 2 * ink.rest_radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(dots)


def _paint_values(painter: QPainter, scene: Scene[LoadBar]) -> None:
    """Write the load over the selected bar and over that of this week."""
    painter.setFont(scene.ink.strong)
    for value in values_of(scene):
        if value.is_lifted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(scene.ink.band)
            painter.drawRoundedRect(value.place, 6, 6)
        painter.setPen(scene.ink.text)
        painter.drawText(value.place, Qt.AlignmentFlag.AlignCenter, value.text)


class Value(NamedTuple):
    """A load in figures.

    Attributes:
        text: The figures.
        place: Where they stand [px].
        is_lifted: Whether they stand at the head of the selected bar's band, as a higher neighbour
            takes the place on the bar.
    """

    text: str
    place: QRectF
    is_lifted: bool


def values_of(scene: Scene[LoadBar]) -> list[Value]:
    """Return the loads that are written: never where they would seem to be a neighbour's."""
    found: list[Value] = []
    selected = None if scene.selected is None else scene.series.bars[scene.selected]
    for bar in scene.named():
        text = f"{bar.top:,.0f}"
        place = _value_place(text, bar, scene)
        is_weekly = scene.series.level is Level.WEEK
        is_lifted = place.bottom() < _free_y(bar, scene.frame, is_weekly) - _SAME_PX
        if is_lifted and bar is not selected:
            continue
        if is_lifted:
            place.moveTop(min(place.top(), _BAND_TOP_PX))
        if not any(place.intersects(one.place) for one in found):
            found.append(Value(text, place, is_lifted))
    return found


def _value_place(text: str, bar: LoadBar, scene: Scene[LoadBar]) -> QRectF:
    """Return the place of a value above its bar and above the neighbours that it reaches over."""
    frame, metrics = scene.frame, scene.ink.strong_metrics
    width = metrics.horizontalAdvance(text) + 6
    left = frame.x_of((bar.left + bar.right) / 2) - width / 2
    left = min(max(left, frame.plot.left()), frame.plot.right() - width)
    days = (frame.left + (left + x - frame.plot.left()) / frame.px_per_day for x in (0, width))
    under = scene.series.between(*days)
    is_weekly = scene.series.level is Level.WEEK
    bottom = min(_free_y(scene.series.bars[index], frame, is_weekly) for index in under)
    return QRectF(left, max(bottom - metrics.height(), 0.0), width, metrics.height())


def _free_y(bar: LoadBar, frame: Frame, is_weekly: bool) -> float:  # noqa: FBT001 - one of two looks
    """Return the lowest place that is free over a bar and its dots [px]."""
    dots = _DOTS * _DOT_PITCH_PX if bar.unknown_days and is_weekly else 0.0
    return frame.y_of(bar.top) - 3 - dots


class FormChart(TimeChart[FormBar]):
    """Curves of fitness, fatigue and form by day; by week or month where days would be a tangle."""

    LEAST_TOP = 10.0
    GRID_LINES = 4

    def value_range(self, shown: range) -> tuple[float, float]:
        """Return the lowest and the highest value of the curves."""
        if self._series is None:
            return 0.0, 0.0
        bars = self._series.bars[shown.start : shown.stop]
        return min((bar.bottom for bar in bars), default=0.0), self._series.top(shown)

    def paint_scene(self, painter: QPainter, scene: Scene[FormBar], bounds: QRectF) -> None:
        """Paint one picture in device-independent pixels."""
        frame, ink = scene.frame, scene.ink
        paint_band(painter, scene, bounds)
        paint_grid(painter, frame, ink)
        painter.save()
        clip_to_plot(painter, frame, bounds)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = self._points(scene)
        for curve, pen in enumerate((ink.fitness, ink.fatigue, ink.form)):
            painter.setPen(pen)
            for line in _lines(points, frame, curve):
                _paint_line(painter, line, pen)
        painter.restore()
        paint_foot(painter, scene, bounds)

    def step_level(self) -> Level | None:
        """Return what one point of the curves stands for, ``None`` for a day."""
        is_by_day = self.level is Level.WEEK and self.slot_width() >= DAY_PX * DAYS_PER_WEEK
        return None if is_by_day else self.level

    def _points(self, scene: Scene[FormBar]) -> list[tuple[float, FormPoint | None]]:
        """Return places and values: of days where they are wide enough, else means."""
        frame = scene.frame
        if not isinstance(self._timeline, FormTimeline):
            return []
        if self.step_level() is None:
            return list(self._timeline.days(frame.left, frame.right))
        return list(self._timeline.means(scene.series.level, frame.left, frame.right))


def _paint_line(painter: QPainter, line: QPolygonF, pen: QPen) -> None:
    """Draw a curve; piece by piece where it is solid, because one long stroke takes far longer."""
    if pen.style() is Qt.PenStyle.SolidLine:
        points = [line.at(index) for index in range(line.size())]
        painter.drawLines([QLineF(*pair) for pair in pairwise(points)])
    else:
        painter.drawPolyline(line)


def _lines(
    points: Sequence[tuple[float, FormPoint | None]], frame: Frame, curve: int
) -> Iterator[QPolygonF]:
    """Yield the known pieces of a curve."""
    line = QPolygonF()
    for day, point in points:
        value = None if point is None else point[curve]
        if value is not None:
            line.append(QPointF(frame.x_of(day), frame.y_of(value)))
        elif not line.isEmpty():
            yield line
            line = QPolygonF()
    if not line.isEmpty():
        yield line
