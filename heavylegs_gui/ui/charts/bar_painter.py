"""The bars of the weekly graph, their limits, labels and days of rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from heavylegs_gui.domain.week_base import WEEK_TOLERANCE_M
from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.week_series import Bar

_GAP_PX = 2.0
_RADIUS_PX = 5.0
_WIDEST_PX = 46.0
_TRIANGLE_PX = 4.0
_DOTS_TOP_PX = 9.0
MOST_REST_DOTS = 7


def bar_width(slot_px: float) -> float:
    """Return the width of a bar in its slot [px]; thin bars leave a thin gap."""
    return min(_WIDEST_PX, max(slot_px * 0.68, min(slot_px, 1.0)))


class BarPainter:
    """Collects the pieces of all bars and fills them with one call per colour."""

    def __init__(self, painter: QPainter, frame: Frame, ink: Ink, *, is_wide: bool) -> None:
        """Begin.

        Args:
            painter: Paints in device-independent pixels, clipped to the plot.
            frame: The scale.
            ink: Colours and fonts.
            is_wide: Whether bars are wide enough for round corners.
        """
        self._painter, self._frame, self._ink = painter, frame, ink
        self._is_wide = is_wide
        self._done, self._planned, self._over = QPainterPath(), QPainterPath(), QPainterPath()
        self._limits: list[QLineF] = []
        for path in (self._done, self._planned, self._over):
            path.setFillRule(Qt.FillRule.WindingFill)

    def add(self, bar: Bar) -> None:
        """Take one bar."""
        frame = self._frame
        slot = (bar.right - bar.left) * frame.px_per_day
        width = bar_width(slot)
        x = frame.x_of((bar.left + bar.right) / 2) - width / 2
        total_m = bar.distance_m
        is_over = bar.over_m > WEEK_TOLERANCE_M
        inside_m = total_m - bar.over_m
        done_m = min(bar.done_m, inside_m)
        base = frame.plot.bottom()
        y_done, y_inside = frame.y_of(done_m), frame.y_of(inside_m)
        if done_m > 0:
            flat = is_over or inside_m > done_m
            self._block(self._done, QRectF(x, y_done, width, base - y_done), flat=flat)
        if inside_m > done_m:
            gap = _GAP_PX if done_m > 0 else 0.0
            block = QRectF(x, y_inside, width, y_done - y_inside - gap)
            self._block(self._planned, block, flat=is_over)
        if is_over:
            y_total = frame.y_of(total_m)
            block = QRectF(x, y_total, width, y_inside - y_total - _GAP_PX)
            self._block(self._over, block, flat=False)
        if bar.limit_m is not None:
            y = frame.y_of(bar.limit_m)
            reach = min(6.0, max((slot - width) / 2 - 1.0, 0.0))
            self._limits.append(QLineF(x - reach, y, x + width + reach, y))

    def fill(self) -> None:
        """Draw what was collected."""
        painter, ink = self._painter, self._ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._planned, ink.planned)
        painter.fillPath(self._done, ink.bar)
        painter.fillPath(self._over, ink.over)
        painter.setPen(ink.limit)
        painter.drawLines(self._limits)

    def _block(self, path: QPainterPath, block: QRectF, *, flat: bool) -> None:
        if block.height() <= 0:
            return
        if flat or not self._is_wide:
            path.addRect(block)
            return
        left, right = block.left(), block.right()
        top, bottom = block.top(), block.bottom()
        radius = min(_RADIUS_PX, block.height() / 2, block.width() * 0.35)
        path.moveTo(left, bottom)
        path.lineTo(left, top + radius)
        path.quadTo(left, top, left + radius, top)
        path.lineTo(right - radius, top)
        path.quadTo(right, top, right, top + radius)
        path.lineTo(right, bottom)
        path.closeSubpath()


def paint_triangles(painter: QPainter, frame: Frame, ink: Ink, bars: Sequence[Bar]) -> None:
    """Mark the months or years that hold a week over its limit."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.over_solid)
    side = _TRIANGLE_PX
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


def paint_labels(
    painter: QPainter,
    frame: Frame,
    ink: Ink,
    bars: Sequence[Bar],
    named: Sequence[Bar],
    selected: Bar | None,
) -> None:
    """Write the excess over bars above their limit and the distance over ``named`` bars.

    A label that would run into a neighbour or another label is left out, the largest excess last;
    those of ``named`` bars are always there.
    """
    painter.setFont(ink.strong)
    taken: list[QRectF] = []
    for bar in named:
        place = _label_place(bar, frame, ink)
        taken.append(place)
        if not _is_free(place, bar, bars, frame):
            painter.fillRect(place, ink.band if bar is selected else ink.surface)
        _write(painter, place, bar, frame, ink)
    over = (bar for bar in bars if bar.over_m and bar not in named)
    for bar in sorted(over, key=lambda bar: -bar.over_m):
        place = _label_place(bar, frame, ink)
        if not any(map(place.intersects, taken)) and _is_free(place, bar, bars, frame):
            taken.append(place)
            _write(painter, place, bar, frame, ink)


def _label_place(bar: Bar, frame: Frame, ink: Ink) -> QRectF:
    width = ink.strong_metrics.horizontalAdvance(bar_label(bar, frame.unit_m)) + 6
    height = ink.strong_metrics.height()
    left = frame.x_of((bar.left + bar.right) / 2) - width / 2
    left = min(max(left, frame.plot.left()), frame.plot.right() - width)
    bottom = frame.y_of(max(bar.distance_m, _tick_under_label(bar, frame))) - 3
    return QRectF(left, bottom - height, width, height)


def _is_free(place: QRectF, own: Bar, bars: Sequence[Bar], frame: Frame) -> bool:
    for bar in bars:
        x = frame.x_of((bar.left + bar.right) / 2)
        half = bar_width((bar.right - bar.left) * frame.px_per_day) / 2
        beside = bar is not own and x - half < place.right() and x + half > place.left()
        if beside and frame.y_of(bar.top_m) < place.bottom():
            return False
    return True


def _write(painter: QPainter, place: QRectF, bar: Bar, frame: Frame, ink: Ink) -> None:
    painter.setPen(ink.warn if bar.over_m else ink.text)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, bar_label(bar, frame.unit_m))


def _tick_under_label(bar: Bar, frame: Frame) -> float:
    """Return the limit where its tick would cross a label that stands on the bar [m], else 0."""
    if bar.limit_m is None:
        return 0.0
    room_m = 22 / frame.plot.height() * frame.ceiling_m
    return bar.limit_m if 0 <= bar.limit_m - bar.distance_m < room_m else 0.0


def bar_label(bar: Bar, unit_m: float) -> str:
    """Return ``"+13 %"`` for a week over its limit, else its distance."""
    if bar.over_m and bar.limit_m:
        return f"+{100 * bar.over_m / bar.limit_m:.0f} %"
    distance = bar.distance_m / unit_m
    return f"{distance:,.1f}" if distance < 100 else f"{distance:,.0f}"


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
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.rest)
    radius, pitch = _dot_radius(slot, ink), _dot_pitch(slot, ink)
    for bar in bars:
        dots = bar.rest_days or 0
        middle = frame.x_of((bar.left + bar.right) / 2)
        for row in range(0, dots, columns):
            count = min(columns, dots - row)
            y = frame.plot.bottom() + _DOTS_TOP_PX + radius + (row // columns) * pitch
            x = middle - (count - 1) * pitch / 2
            for dot in range(count):
                painter.drawEllipse(QPointF(x + dot * pitch, y), radius, radius)


def rest_strip_height(slot_px: float, ink: Ink) -> float:
    """Return the room for the rest-day dots [px]; 0 when there are none."""
    columns = rest_columns(slot_px, ink)
    if not columns:
        return 0.0
    return _DOTS_TOP_PX + -(-MOST_REST_DOTS // columns) * _dot_pitch(slot_px, ink)
