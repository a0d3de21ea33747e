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


def paint_roller(
    painter: QPainter, roller: Roller | None, colours: FigurePalette, halo_m: float
) -> None:
    """Draw the roller or ball, turned as far as it has rolled, with a gap of ``halo_m`` [m]."""
    if roller is None:
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
    """Draw how far the roller goes to and fro, as an arrow at height ``level`` [m]."""
    start, end = roller_at(figure, 0.0), roller_at(figure, 1.0)
    if start is None or end is None:
        return
    xs = (start.centre[0], end.centre[0])
    left, right = min(xs) - start.radius, max(xs) + start.radius
    painter.setPen(_round_pen(colours, 0.011, "roller"))
    painter.drawLine(QLineF(left, level, right, level))
    for x, way in ((left, 1.0), (right, -1.0)):
        painter.drawLine(QLineF(x, level, x + way * _TIP_M, level + _TIP_M))
        painter.drawLine(QLineF(x, level, x + way * _TIP_M, level - _TIP_M))


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
