"""The bars of the weekly graph, their limits and days of rest."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.week_series import Bar

_GAP_PX = 2.0
_RADIUS_PX = 5.0
_WIDEST_PX = 46.0
ROUND_FROM_PX = 5.0
TRIANGLE_PX = 4.0
_DOTS_TOP_PX = 9.0
MOST_REST_DOTS = 7


def bar_width(slot_px: float) -> int:
    """Return the width of a bar in its slot [px]; whole, so that all bars look the same."""
    return max(1, round(min(_WIDEST_PX, slot_px * 0.68)))


class Pieces:
    """Everything of one colour: bodies without smoothing, which is fast, and rounded tops."""

    def __init__(self) -> None:
        self._bodies: list[QRectF] = []
        self._tops = QPainterPath()

    def add(self, x: float, top: float, width: int, bottom: float, *, rounded: bool) -> None:
        if bottom <= top:
            return
        body_top = round(top)
        if rounded:
            radius = min(_RADIUS_PX, width * 0.35)
            body_top = min(math.ceil(top + radius), round(bottom))
            self._add_top(QRectF(x, top, width, body_top - top), radius)
        if bottom > body_top:
            self._bodies.append(QRectF(x, body_top, width, round(bottom) - body_top))

    def _add_top(self, block: QRectF, radius: float) -> None:
        left, right = block.left(), block.right()
        top, bottom = block.top(), block.bottom()
        shoulder = min(top + radius, bottom)
        path = self._tops
        path.moveTo(left, bottom)
        path.lineTo(left, shoulder)
        path.quadTo(left, top, left + radius, top)
        path.lineTo(right - radius, top)
        path.quadTo(right, top, right, shoulder)
        path.lineTo(right, bottom)
        path.closeSubpath()

    def fill(self, painter: QPainter, brush: QBrush) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRects(self._bodies)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._tops, brush)


class BarPainter:
    """Collects the pieces of all bars and fills them with one call per colour."""

    def __init__(self, painter: QPainter, frame: Frame, ink: Ink, slot_px: float) -> None:
        """Begin.

        Args:
            painter: Paints in device-independent pixels, clipped to the plot.
            frame: The scale.
            ink: Colours and fonts.
            slot_px: Room of one bar [px].
        """
        self._painter, self._frame, self._ink = painter, frame, ink
        self._width = bar_width(slot_px)
        self._reach = min(6.0, max((slot_px - self._width) / 2 - 1.0, 0.0))
        self._is_wide = self._width >= ROUND_FROM_PX
        self._done, self._planned, self._over = Pieces(), Pieces(), Pieces()
        self._limits: list[QLineF] = []

    def add(self, bar: Bar) -> None:
        """Take one bar."""
        frame, width, is_over = self._frame, self._width, bar.over_m > 0
        x = round(frame.x_of((bar.left + bar.right) / 2) - width / 2)
        inside_m = bar.distance_m - bar.over_m
        done_m = min(bar.done_m, inside_m)
        y_done, y_inside = frame.y_of(done_m), frame.y_of(inside_m)
        if done_m > 0:
            rounded = self._is_wide and not is_over and inside_m <= done_m
            self._done.add(x, y_done, width, frame.plot.bottom(), rounded=rounded)
        if inside_m > done_m:
            gap = _GAP_PX if done_m > 0 else 0.0
            rounded = self._is_wide and not is_over
            self._planned.add(x, y_inside, width, y_done - gap, rounded=rounded)
        if is_over:
            y_total = frame.y_of(bar.distance_m)
            self._over.add(x, y_total, width, y_inside - _GAP_PX, rounded=self._is_wide)
        if bar.limit_m is not None:
            y = frame.y_of(bar.limit_m)
            self._limits.append(QLineF(x - self._reach, y, x + width + self._reach, y))

    def fill(self) -> None:
        """Draw what was collected."""
        self._planned.fill(self._painter, self._ink.planned)
        self._done.fill(self._painter, self._ink.bar)
        self._over.fill(self._painter, self._ink.over)
        self._painter.setPen(self._ink.limit)
        self._painter.drawLines(self._limits)


def paint_triangles(painter: QPainter, frame: Frame, ink: Ink, bars: Sequence[Bar]) -> None:
    """Mark the months or years that hold a week over its limit."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.over_solid)
    side = TRIANGLE_PX
    for bar in bars:
        if not bar.weeks_over:
            continue
        x, y = frame.x_of((bar.left + bar.right) / 2), frame.y_of(bar.distance_m) - 4
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x - side, y - 1.6 * side),
                    QPointF(x + side, y - 1.6 * side),
                    QPointF(x, y),
                ]
            )
        )


def _dot_radius(slot_px: float, ink: Ink) -> float:
    """Return the radius of a rest-day dot [px]; wide slots have larger ones."""
    return ink.rest_radius * (1.4 if slot_px > 60 else 1.0)


def _dot_pitch(slot_px: float, ink: Ink) -> float:
    radius = _dot_radius(slot_px, ink)
    return 2 * radius + radius * 0.875


def rest_columns(slot_px: float, ink: Ink) -> int:
    """Return how many rest-day dots fit side by side in a slot; 0 when they would be too tight."""
    columns = int((slot_px - 2) // _dot_pitch(slot_px, ink))
    return min(columns, MOST_REST_DOTS) if columns >= 2 else 0


def paint_rest_days(painter: QPainter, frame: Frame, ink: Ink, bars: Sequence[Bar]) -> None:
    """Draw a dot for each day without a run, under the bar."""
    slot = (bars[0].right - bars[0].left) * frame.px_per_day if bars else 0.0
    columns = rest_columns(slot, ink)
    if not columns:
        return
    radius, pitch = _dot_radius(slot, ink), _dot_pitch(slot, ink)
    top = frame.plot.bottom() + _DOTS_TOP_PX + radius
    dots: list[QPointF] = []
    for bar in bars:
        middle = frame.x_of((bar.left + bar.right) / 2)
        left = bar.rest_days or 0
        y = top
        while left > 0:
            count = min(columns, left)
            x = middle - (count - 1) * pitch / 2
            dots += [QPointF(x + dot * pitch, y) for dot in range(count)]
            left -= count
            y += pitch
    pen = QPen(ink.rest, 2 * radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(dots)


def rest_strip_height(slot_px: float, ink: Ink) -> float:
    """Return the room for the rest-day dots [px]; 0 when there are none."""
    columns = rest_columns(slot_px, ink)
    if not columns:
        return 0.0
    return _DOTS_TOP_PX + -(-MOST_REST_DOTS // columns) * _dot_pitch(slot_px, ink)
