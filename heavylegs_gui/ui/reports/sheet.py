"""A sheet of paper to draw on: lengths in points, the colours of the light theme."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from heavylegs_gui.ui.theme import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

MARGIN_PT: Final = 28.0
"""White border [pt]; 10 mm, which every printer can do."""
_POINTS_PER_INCH: Final = 72.0
_ELLIPSIS = Qt.TextElideMode.ElideRight
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
BOLD, MEDIUM, NORMAL = QFont.Weight.DemiBold, QFont.Weight.Medium, QFont.Weight.Normal
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class Paper(StrEnum):
    """The sizes of paper that are offered."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> QPageSize:
        """The size as Qt knows it."""
        known = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
        return QPageSize(known[self])


def lay_out(device: QPagedPaintDevice, size: QPageSize, *, landscape: bool) -> None:
    """Turn the paper of a device and give it its margins."""
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_PT, MARGIN_PT, MARGIN_PT, MARGIN_PT)
    device.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Point))


class Sheet:
    """Draws on a paged device; (0, 0) is the corner inside the margins.

    Attributes:
        width: Width inside the margins [pt].
        height: Height inside the margins [pt].
        page: Number of the page, from 1.
    """

    def __init__(self, device: QPagedPaintDevice, painter: QPainter) -> None:
        self._device, self._painter = device, painter
        self._scale = device.logicalDpiX() / _POINTS_PER_INCH
        room = device.pageLayout().paintRect(QPageLayout.Unit.Point)
        self.width, self.height = room.width(), room.height()
        self.page = 1
        self._faces: dict[tuple[float, QFont.Weight], QFont] = {}
        self._metrics: dict[tuple[float, QFont.Weight], QFontMetricsF] = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def next_page(self) -> None:
        """Begin a new page."""
        self._device.newPage()
        self.page += 1

    # Text

    def text(
        self,
        box: QRectF,
        words: str,
        size: float = 8.0,
        weight: QFont.Weight = NORMAL,
        token: str = "text",
        where: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Draw one line, cut where it does not fit, and return its width [pt]."""
        words = " ".join(words.split())
        room = self._device_box(box)
        metrics = self._metric(size, weight)
        shown = metrics.elidedText(words, _ELLIPSIS, room.width())
        self._painter.setPen(self.color(token))
        self._painter.setFont(self._face(size, weight))
        self._painter.drawText(room, int(where) | int(Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown) / self._scale

    def paragraph(self, box: QRectF, words: str, size: float = 8.0, token: str = "text") -> float:
        """Draw wrapped text and return its height [pt]; what lies below the box is cut."""
        self._painter.save()
        self._painter.setClipRect(self._device_box(box))
        self._painter.setPen(self.color(token))
        self._painter.setFont(self._face(size, NORMAL))
        self._painter.drawText(self._device_box(box), _WRAPPED, words)
        self._painter.restore()
        return self.paragraph_height(words, box.width(), size)

    def paragraph_height(self, words: str, width: float, size: float = 8.0) -> float:
        """Return the height of wrapped text [pt]."""
        room = QRectF(0, 0, width * self._scale, 1e7)
        found = self._metric(size, NORMAL).boundingRect(room, _WRAPPED, words)
        return math.ceil(found.height() / self._scale)

    def text_width(self, words: str, size: float = 8.0, weight: QFont.Weight = NORMAL) -> float:
        """Return the width of one line [pt]."""
        return self._metric(size, weight).horizontalAdvance(words) / self._scale

    def line_height(self, size: float = 8.0) -> float:
        """Return the height of a line of text [pt]."""
        return self._metric(size, NORMAL).height() / self._scale

    # Shapes

    def fill(self, box: QRectF, token: str, radius: float = 0.0) -> None:
        """Fill a box."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self.color(token))
        self._round(box, radius)

    def frame(self, box: QRectF, token: str, width: float = 0.8, radius: float = 0.0) -> None:
        """Draw the border of a box, inside it."""
        self._painter.setPen(self._pen(token, width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        self._round(box.adjusted(half, half, -half, -half), radius)

    def line(self, start: QPointF, end: QPointF, token: str, width: float = 0.5) -> None:
        """Draw a straight line."""
        self._painter.setPen(self._pen(token, width))
        self._painter.drawLine(QLineF(start * self._scale, end * self._scale))

    def hatch(self, box: QRectF, token: str, pitch: float = 4.0, width: float = 0.7) -> None:
        """Fill a box with slanting lines."""
        self._painter.save()
        self._painter.setClipRect(self._device_box(box))
        reach = box.width() + box.height()
        for step in range(math.ceil(reach / pitch) + 1):
            left = box.left() - box.height() + step * pitch
            start = QPointF(left, box.bottom())
            self.line(start, QPointF(left + box.height(), box.top()), token, width)
        self._painter.restore()

    def disc(self, middle: QPointF, radius: float, token: str) -> None:
        """Draw a filled circle."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self.color(token))
        self._painter.drawEllipse(middle * self._scale, radius * self._scale, radius * self._scale)

    def moon(self, middle: QPointF, radius: float, token: str) -> None:
        """Draw the sign of a rest day."""
        whole, bite = QPainterPath(), QPainterPath()
        whole.addEllipse(middle * self._scale, radius * self._scale, radius * self._scale)
        aside = (middle + QPointF(radius * 0.55, -radius * 0.35)) * self._scale
        bite.addEllipse(aside, radius * 0.9 * self._scale, radius * 0.9 * self._scale)
        self._painter.fillPath(whole.subtracted(bite), self.color(token))

    def polygon(self, points: list[QPointF], token: str, *, filled: bool = True) -> None:
        """Draw a polygon."""
        self._painter.setPen(self._pen(token, 0.8))
        self._painter.setBrush(self.color(token) if filled else QColor(Qt.GlobalColor.transparent))
        self._painter.drawPolygon(QPolygonF([point * self._scale for point in points]))

    @staticmethod
    def color(token: str) -> QColor:
        """Return a colour of the light theme: paper is white."""
        return QColor(tokens.LIGHT[token])

    # inside

    def _round(self, box: QRectF, radius: float) -> None:
        reach = radius * self._scale
        self._painter.drawRoundedRect(self._device_box(box), reach, reach)

    def _pen(self, token: str, width: float) -> QPen:
        return QPen(self.color(token), width * self._scale)

    def _device_box(self, box: QRectF) -> QRectF:
        return QRectF(box.topLeft() * self._scale, box.size() * self._scale)

    def _face(self, size: float, weight: QFont.Weight) -> QFont:
        if (size, weight) not in self._faces:
            face = QFont(QGuiApplication.font().family())
            face.setPixelSize(max(1, round(size * self._scale)))
            face.setWeight(weight)
            # Figures of one width and raised colons could neither be found nor copied in a PDF.
            face.setFeature(QFont.Tag("calt"), 0)
            self._faces[size, weight] = face
        return self._faces[size, weight]

    def _metric(self, size: float, weight: QFont.Weight) -> QFontMetricsF:
        if (size, weight) not in self._metrics:
            self._metrics[size, weight] = QFontMetricsF(self._face(size, weight), self._device)
        return self._metrics[size, weight]
