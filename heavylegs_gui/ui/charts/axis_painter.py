"""Grid, values and dates of a graph over the log."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.chart_frame import Frame, Ink
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.locale_words import short_day

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip


def gutter_width(ink: Ink, top: float, bottom: float = 0.0) -> float:
    """Return the room that the values from ``bottom`` to ``top`` need at the left [px]."""
    sign = "−" if bottom < 0 else ""
    widest = f"{sign}{max(top, -bottom):,.0f}"
    return max(ink.small_metrics.horizontalAdvance(widest), ink.px(26)) + 10


def paint_grid(painter: QPainter, frame: Frame, ink: Ink) -> None:
    """Draw a line and a figure at each step."""
    value = math.ceil(frame.floor / frame.unit / frame.step) * frame.step
    painter.setFont(ink.small)
    half = ink.small_metrics.height()
    while value * frame.unit <= frame.ceiling:
        y = math.floor(frame.y_of(value * frame.unit)) + 0.5
        painter.setPen(ink.grid if value else ink.axis)
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y))
        painter.setPen(ink.text3)
        place = QRectF(0, y - half, frame.plot.left() - 10, 2 * half)
        painter.drawText(place, _RIGHT, f"{value:,g}".replace("-", "−"))
        value += frame.step


def paint_dates(
    painter: QPainter, frame: Frame, ink: Ink, level: Level, first_week: int, current: int
) -> None:
    """Write dates under the bars, as many as fit.

    Args:
        painter: Paints in device-independent pixels.
        frame: The scale.
        ink: Colours and fonts.
        level: What one bar stands for.
        first_week: Ordinal of the first day of any of the runner's weeks.
        current: Ordinal of the first day of the current week.
    """
    room = ink.small_metrics.horizontalAdvance("00 Mmm") + 10
    if level is Level.WEEK and DAYS_PER_WEEK * frame.px_per_day >= room:
        labels = _week_labels(frame, first_week)
    elif level is Level.WEEK or 90 * frame.px_per_day >= room:
        labels = _month_labels(frame, room)
    else:
        labels = _year_labels(frame, room)
    for x, text, ordinal in labels:
        is_current = ordinal == current
        painter.setFont(ink.strong if is_current else ink.small)
        painter.setPen(ink.text if is_current else ink.text3)
        painter.drawText(QRectF(x - 60, frame.bottom - 30, 120, 30), _CENTRE, text)


def _week_labels(frame: Frame, first_week: int) -> Iterator[tuple[float, str, int]]:
    shift = (int(frame.left) - first_week) // DAYS_PER_WEEK
    week = first_week + DAYS_PER_WEEK * shift
    while week < frame.right:
        x = frame.x_of(week + DAYS_PER_WEEK / 2)
        if frame.plot.left() <= x <= frame.plot.right():
            yield x, _short_day(week), week
        week += DAYS_PER_WEEK


def _month_labels(frame: Frame, room: float) -> Iterator[tuple[float, str, int]]:
    """Yield month names; January is told by its year."""
    every = next(n for n in (1, 2, 3, 6, 12) if n * 30 * frame.px_per_day >= room * 0.7 or n == 12)
    month = date.fromordinal(max(int(frame.left) - 31, 1)).replace(day=1)
    while month.toordinal() < frame.right:
        after = (month + timedelta(days=31)).replace(day=1)
        x = frame.x_of((month.toordinal() + after.toordinal()) / 2)
        fits = frame.plot.left() + 12 <= x <= frame.plot.right() - 12
        if fits and (month.month - 1) % every == 0:
            yield x, str(month.year) if month.month == 1 else _month_name(month.month), -1
        month = after


def _year_labels(frame: Frame, room: float) -> Iterator[tuple[float, str, int]]:
    every = next(n for n in (1, 2, 5, 10, 20, 50) if n * 365 * frame.px_per_day >= room)
    year = date.fromordinal(max(int(frame.left), 1)).year
    while (new_year := date(year, 1, 1).toordinal()) < frame.right:
        x = frame.x_of(new_year + (182 if 365 * frame.px_per_day < 2 * room else 15))
        if year % every == 0 and frame.plot.left() + 14 <= x <= frame.plot.right() - 14:
            yield x, str(year), -1
        year += 1


@lru_cache(maxsize=512)
def _short_day(ordinal: int) -> str:
    return short_day(date.fromordinal(ordinal))


def _month_name(month: int) -> str:
    return QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
