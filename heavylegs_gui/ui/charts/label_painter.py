"""Labels over bars: how far above the limit, and how far in the weeks that matter now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from heavylegs_gui.ui.charts.bar_painter import TRIANGLE_PX, bar_width
from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.week_series import Bar

_MOST_LABELS = 12


def paint_labels(
    painter: QPainter, frame: Frame, ink: Ink, bars: Sequence[Bar], named: Sequence[Bar]
) -> None:
    """Write the excess over bars above their limit and the distance over ``named`` bars.

    A label that would run into a neighbour or another label is left out, the largest excess last;
    those of ``named`` bars are always there, above the limits of their neighbours.
    """
    painter.setFont(ink.strong)
    taken: list[QRectF] = []
    for bar in named:
        place = _lifted(_label_place(bar, frame, ink), bars.index(bar), bars, frame)
        if not any(map(place.intersects, taken)):
            taken.append(place)
            _write(painter, place, bar, frame, ink)
    over = [index for index, bar in enumerate(bars) if bar.over_m and bar not in named]
    for index in sorted(over, key=lambda index: -bars[index].over_m)[:_MOST_LABELS]:
        place = _label_place(bars[index], frame, ink)
        if not any(map(place.intersects, taken)) and _is_free(place, index, bars, frame):
            taken.append(place)
            _write(painter, place, bars[index], frame, ink)


def _label_place(bar: Bar, frame: Frame, ink: Ink) -> QRectF:
    width = ink.strong_metrics.horizontalAdvance(bar_label(bar, frame.unit)) + 6
    height = ink.strong_metrics.height()
    left = frame.x_of((bar.left + bar.right) / 2) - width / 2
    left = min(max(left, frame.plot.left()), frame.plot.right() - width)
    bottom = frame.y_of(max(bar.distance_m, _tick_under_label(bar, frame))) - 3
    if bar.weeks_over:
        bottom -= 2 * TRIANGLE_PX
    return QRectF(left, bottom - height, width, height)


def _neighbours(place: QRectF, own: int, bars: Sequence[Bar], frame: Frame) -> Iterator[Bar]:
    """Yield the bars beside one's own that a label reaches over."""
    slot = (bars[own].right - bars[own].left) * frame.px_per_day
    reach = int(place.width() / slot + 1)
    half = bar_width(slot) / 2
    for bar in (*bars[max(own - reach, 0) : own], *bars[own + 1 : own + 1 + reach]):
        x = frame.x_of((bar.left + bar.right) / 2)
        if x - half < place.right() and x + half > place.left():
            yield bar


def _is_free(place: QRectF, own: int, bars: Sequence[Bar], frame: Frame) -> bool:
    """Whether no neighbour's bar or limit runs through a label."""
    return not any(
        frame.y_of(bar.distance_m) < place.bottom() or _tick_in(place, bar, frame)
        for bar in _neighbours(place, own, bars, frame)
    )


def _lifted(place: QRectF, own: int, bars: Sequence[Bar], frame: Frame) -> QRectF:
    """Return the place of a label moved above what its neighbours reach."""
    for bar in _neighbours(place, own, bars, frame):
        top = bar.top if _tick_in(place, bar, frame) else bar.distance_m
        lift = min(frame.y_of(top) - 3 - place.bottom(), 0.0)
        if -2 * place.height() < lift < 0:
            place = place.translated(0, lift)
    return place


def _tick_in(place: QRectF, bar: Bar, frame: Frame) -> bool:
    return bar.limit_m is not None and place.top() < frame.y_of(bar.limit_m) < place.bottom() + 1


def _write(painter: QPainter, place: QRectF, bar: Bar, frame: Frame, ink: Ink) -> None:
    painter.setPen(ink.warn if bar.over_m else ink.text)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, bar_label(bar, frame.unit))


def _tick_under_label(bar: Bar, frame: Frame) -> float:
    """Return the limit where its tick would cross a label that stands on the bar [m], else 0."""
    if bar.limit_m is None:
        return 0.0
    room_m = 22 / frame.plot.height() * frame.ceiling
    return bar.limit_m if 0 <= bar.limit_m - bar.distance_m < room_m else 0.0


def bar_label(bar: Bar, unit_m: float) -> str:
    """Return ``"+13 %"`` for a week over its limit, else its distance."""
    if bar.over_m and bar.limit_m:
        return f"+{100 * bar.over_m / bar.limit_m:.0f} %"
    distance = bar.distance_m / unit_m
    return f"{distance:,.1f}" if distance < 100 else f"{distance:,.0f}"
