"""Paints what rolls under a muscle, roller or ball, and the way that it goes to and fro."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from heavylegs_gui.domain.figure import Figure, PropKind
from heavylegs_gui.domain.figure_motion import Roller, roller_at
from heavylegs_gui.ui.player.figure_palette import FigurePalette

_RIDGES = 8
_SEAM = 0.55
_TIP_M = 0.022
_ROUND_M = 0.026
_GROOVES = 5
_EDGE = 0.25


def paint_roller(
    painter: QPainter, roller: Roller | None, colours: FigurePalette, halo_m: float
) -> None:
    """Draw the roller or ball, turned as far as it has rolled, with a gap of ``halo_m`` [m]."""
    if roller is None:
        return
    if roller.length:
        _paint_bar(painter, roller, colours, halo_m)
        return
    painter.save()
    painter.translate(*roller.centre)
    painter.rotate(roller.turned)
    gap = halo_m if roller.kind is PropKind.ROLLER else halo_m / 2
    for size, colour in (
        (roller.radius + gap, colours.ground),
        (roller.radius, colours.roller),
    ):
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(), size, size)
    if roller.kind is PropKind.ROLLER:
        _paint_tube_end(painter, roller.radius, colours)
    else:
        _paint_seam(painter, roller.radius, colours)
    painter.restore()


def paint_travel(painter: QPainter, figure: Figure, colours: FigurePalette, level: float) -> None:
    """Draw how far the roller goes to and fro.

    Args:
        painter: Active painter.
        figure: The exercise.
        colours: Its colours.
        level: Height of the arrow; its place from left to right for a roller seen from above [m].
    """
    start, end = roller_at(figure, 0.0), roller_at(figure, 1.0)
    if start is None or end is None:
        return
    axis = 1 if start.length else 0
    ends = (start.centre[axis], end.centre[axis])
    first, last = min(ends) - start.radius, max(ends) + start.radius
    painter.save()
    if axis:
        painter.translate(level, 0.0)
        painter.rotate(90)
        level = 0.0
    painter.setPen(_round_pen(colours, 0.011, "roller"))
    painter.drawLine(QLineF(first, level, last, level))
    for x, way in ((first, 1.0), (last, -1.0)):
        painter.drawLine(QLineF(x, level, x + way * _TIP_M, level + _TIP_M))
        painter.drawLine(QLineF(x, level, x + way * _TIP_M, level - _TIP_M))
    painter.restore()


def _paint_bar(painter: QPainter, roller: Roller, colours: FigurePalette, halo_m: float) -> None:
    """Draw a roller from above; its grooves go round as it rolls."""
    x, y = roller.centre
    half, radius = roller.length / 2, roller.radius
    for grow, colour in ((halo_m, colours.ground), (0.0, colours.roller)):
        painter.setBrush(colour)
        rect = QRectF(x - half, y - radius, 2 * half, 2 * radius).adjusted(-grow, -grow, grow, grow)
        painter.drawRoundedRect(rect, _ROUND_M + grow, _ROUND_M + grow)
    painter.setPen(_round_pen(colours, 0.010, "roller_core"))
    for index in range(2 * _GROOVES):
        angle = math.radians(roller.turned) + math.pi * index / _GROOVES
        if math.cos(angle) > _EDGE:
            level = y + radius * math.sin(angle)
            painter.drawLine(QLineF(x - half + _ROUND_M, level, x + half - _ROUND_M, level))
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_tube_end(painter: QPainter, radius: float, colours: FigurePalette) -> None:
    painter.setBrush(colours.roller_core)
    painter.drawEllipse(QPointF(), radius * 0.46, radius * 0.46)
    painter.setPen(_round_pen(colours, 0.010, "roller_core"))
    for index in range(_RIDGES):
        angle = 2 * math.pi * index / _RIDGES
        x, y = radius * math.cos(angle), radius * math.sin(angle)
        painter.drawLine(QLineF(0.66 * x, 0.66 * y, 0.88 * x, 0.88 * y))
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_seam(painter: QPainter, radius: float, colours: FigurePalette) -> None:
    """Draw two curved seams, so that one sees a ball and how far it has turned."""
    painter.setPen(_round_pen(colours, radius * 0.16, "roller_core"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = radius * 0.78
    for side in (-1.0, 1.0):
        centre = side * radius * 1.15
        box = QRectF(centre - reach, -reach, 2 * reach, 2 * reach)
        start = 180.0 if side > 0 else 0.0
        half = math.degrees(math.asin(_SEAM / 0.78))
        painter.drawArc(box, round((start - half) * 16), round(2 * half * 16))
    painter.setPen(Qt.PenStyle.NoPen)


def _round_pen(colours: FigurePalette, width: float, name: str) -> QPen:
    pen = QPen(getattr(colours, name), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
