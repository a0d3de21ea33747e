"""Paints what a figure sits, lies or stands on: chair, cushion and step."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from heavylegs_gui.domain.figure import Figure, PropKind
from heavylegs_gui.ui.player import figure_shapes as shapes
from heavylegs_gui.ui.player.figure_palette import FigurePalette

_SEAT_M = 0.040
_BACK_M = 0.44
_POST_M = 0.030
_TREAD_M = 0.030


def paint_chair(painter: QPainter, figure: Figure, colours: FigurePalette) -> None:
    """Draw the chair: two legs, a seat, a back that leans away."""
    chair = figure.prop(PropKind.CHAIR)
    if chair is None:
        return
    way = 1.0 if chair.x1 > chair.x0 else -1.0
    under = chair.height - _SEAT_M
    pen = QPen(colours.chair, _POST_M)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(chair.x0 + way * 0.02, under, chair.x0 - way * 0.03, -0.005))
    painter.drawLine(QLineF(chair.x1 - way * 0.05, under, chair.x1 - way * 0.02, -0.005))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    foot = QPointF(chair.x0 + way * 0.01, under)
    painter.drawLine(QLineF(foot, foot + QPointF(-way * 0.05, _SEAT_M + _BACK_M)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.chair)
    left = min(chair.x0, chair.x1)
    painter.drawRoundedRect(QRectF(left, under, abs(chair.x1 - chair.x0), _SEAT_M), 0.016, 0.016)


def paint_cushion(painter: QPainter, figure: Figure, colours: FigurePalette) -> None:
    """Draw the cushion on the floor, thick in its middle."""
    cushion = figure.prop(PropKind.CUSHION)
    if cushion is None:
        return
    x0, x1, top = cushion.x0, cushion.x1, cushion.height
    soft = min(0.08, (x1 - x0) / 4)
    painter.setBrush(colours.cushion)
    outline = (
        (x0, top * 0.45),
        (x0 + soft, top * 0.92),
        ((x0 + x1) / 2, top),
        (x1 - soft, top * 0.92),
        (x1, top * 0.45),
        (x1 - soft / 2, 0.0),
        (x0 + soft / 2, 0.0),
    )
    painter.drawPath(shapes.closed_curve(outline))


def paint_step(painter: QPainter, figure: Figure, colours: FigurePalette) -> None:
    """Draw the step: a block with a tread that stands out a little."""
    step = figure.prop(PropKind.STEP)
    if step is None:
        return
    left, wide = min(step.x0, step.x1), abs(step.x1 - step.x0)
    painter.setBrush(colours.floor)
    painter.drawRect(QRectF(left + 0.012, -0.005, wide - 0.024, step.height))
    painter.setBrush(colours.chair)
    tread = QRectF(left, step.height - _TREAD_M, wide, _TREAD_M)
    painter.drawRoundedRect(tread, 0.010, 0.010)
