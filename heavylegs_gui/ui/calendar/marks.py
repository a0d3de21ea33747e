"""What became of a plan, as a small sign: its shape, its figure and its colour all say it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from heavylegs_gui.domain.compliance import Compliance

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from heavylegs_gui.ui.theme.theme import ThemeManager

MARK_PX = 13
"""Side of a sign at normal text [px]."""


class Mark(Enum):
    """The three colours of a plan that is over; the value is the token of the colour."""

    KEPT = "good"
    """A disc with a tick: green."""
    PARTLY = "warn"
    """A diamond with a dash: yellow."""
    OFF = "danger"
    """A square with a cross: red."""


_MARKS: dict[Compliance | None, Mark] = {
    Compliance.KEPT: Mark.KEPT,
    Compliance.REST_KEPT: Mark.KEPT,
    Compliance.PARTLY: Mark.PARTLY,
    Compliance.FAR_OFF: Mark.OFF,
    Compliance.MISSED: Mark.OFF,
}


def mark_of(compliance: Compliance | None) -> Mark | None:
    """Return the sign of a plan, ``None`` for one that is ahead or not known."""
    return _MARKS.get(compliance)


def mark_pixmap(mark: Mark, theme: ThemeManager, side_px: int = MARK_PX) -> QPixmap:
    """Draw a sign in the present colours.

    Args:
        mark: The sign.
        theme: Colours, text size and screen.
        side_px: Its side at normal text [px].
    """
    side, ratio = theme.px(side_px), theme.device_pixel_ratio
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw(painter, mark, float(side), theme.color(mark.value), theme.color("surface"))
    return picture


def _draw(painter: QPainter, mark: Mark, side: float, ink: QColor, ground: QColor) -> None:
    box = QRectF(0.6, 0.6, side - 1.2, side - 1.2)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(ground)
    if mark is Mark.KEPT:
        painter.drawEllipse(box)
    elif mark is Mark.PARTLY:
        middle = box.center()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), box.top()),
                    QPointF(box.right(), middle.y()),
                    QPointF(middle.x(), box.bottom()),
                    QPointF(box.left(), middle.y()),
                ]
            )
        )
    else:
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2)
    pen = QPen(ink, max(1.6, side / 7.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLines(_figure(mark, side))


def _figure(mark: Mark, side: float) -> list[QLineF]:
    """Return the tick, the dash or the cross."""
    lines = {
        Mark.KEPT: ((0.29, 0.52, 0.44, 0.67), (0.44, 0.67, 0.71, 0.36)),
        Mark.PARTLY: ((0.34, 0.5, 0.66, 0.5),),
        Mark.OFF: ((0.34, 0.34, 0.66, 0.66), (0.66, 0.34, 0.34, 0.66)),
    }[mark]
    return [QLineF(*(one * side for one in line)) for line in lines]
