"""Colours, fonts, sizes and cut texts of the calendar, kept ready between two paints."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTransform,
)

from heavylegs_gui.ui.calendar.marks import mark_pixmap
from heavylegs_gui.ui.widgets.basics import Weight

if TYPE_CHECKING:
    from heavylegs_gui.ui.calendar.marks import Mark
    from heavylegs_gui.ui.theme.theme import ThemeManager

LEFT, RIGHT, CENTRE = "left", "right", "centre"
"""Where a line of text stands in its box."""
_HATCH_PITCH_PX = 6
_HATCH_LINE_PX, _OVER_LINE_PX = 1.4, 2.4
"""Width of the lines of what was missed, and of what is over a limit [px]."""
_MOST_TEXTS = 4000


class Type:
    """One kind of lettering; there is one object for each, so that it is found fast."""

    __slots__ = ("role", "weight")

    def __init__(self, role: str, weight: QFont.Weight) -> None:
        self.role, self.weight = role, weight


class _Face:
    """A lettering with what was measured in it.

    Attributes:
        shift: From the middle of a line up to its top [px].
        widths: Widths of texts [px].
        cuts: Texts that were cut, by their room [px].
    """

    __slots__ = ("cuts", "font", "line", "metrics", "shift", "texts", "widths")

    def __init__(self, font: QFont) -> None:
        self.font, self.metrics = font, QFontMetricsF(font)
        self.shift = -(self.metrics.ascent() + self.metrics.descent()) / 2
        self.line = ceil(self.metrics.height())
        self.widths: dict[str, float] = {}
        self.cuts: dict[tuple[str, int], str] = {}
        self.texts: dict[str, QStaticText] = {}

    def prepared(self, text: str) -> QStaticText:
        """Return a text whose glyphs are found already: it is drawn in a third of the time."""
        found = self.texts.get(text)
        if found is None:
            if len(self.texts) > _MOST_TEXTS:
                self.texts.clear()
            found = self.texts[text] = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), self.font)
        return found

    def width(self, text: str) -> float:
        found = self.widths.get(text)
        if found is None:
            if len(self.widths) > _MOST_TEXTS:
                self.widths.clear()
            found = self.widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def cut(self, text: str, room: float) -> str:
        key = text, int(room)
        found = self.cuts.get(key)
        if found is None:
            if len(self.cuts) > _MOST_TEXTS:
                self.cuts.clear()
            mode = Qt.TextElideMode.ElideRight
            found = self.cuts[key] = self.metrics.elidedText(text, mode, max(0.0, room))
        return found


MICRO = Type("micro", Weight.Medium)
MICRO_BOLD = Type("micro", Weight.DemiBold)
CAPTION = Type("caption", Weight.Medium)
CAPTION_BOLD = Type("caption", Weight.DemiBold)
SMALL = Type("small", Weight.Medium)
SMALL_BOLD = Type("small", Weight.DemiBold)
BODY = Type("body", Weight.Normal)
BODY_BOLD = Type("body", Weight.DemiBold)
LEAD_BOLD = Type("lead", Weight.DemiBold)
HEADING_BOLD = Type("heading", Weight.DemiBold)


class Inks:
    """What the painters of the calendar draw with.

    Call :meth:`forget` when colours or text size changed.
    """

    def __init__(self, theme: ThemeManager) -> None:
        self.theme = theme
        self.forget()

    def forget(self) -> None:
        """Make everything anew at the next paint."""
        self._colors: dict[str, QColor] = {}
        self._faces: dict[Type, _Face] = {}
        self._pens: dict[tuple[str, float, Qt.PenStyle], QPen] = {}
        self._hatches: dict[str, QBrush] = {}
        self._marks: dict[Mark, QPixmap] = {}

    # what things look like

    def color(self, token: str) -> QColor:
        """Return the colour of a token."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = self.theme.color(token)
        return found

    def pen(
        self, token: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """Return a pen in the colour of a token."""
        key = token, width, style
        if key not in self._pens:
            pen = QPen(self.color(token), width, style)
            if style is Qt.PenStyle.CustomDashLine:
                pen.setDashPattern([4, 3])
            self._pens[key] = pen
        return self._pens[key]

    def _face(self, kind: Type) -> _Face:
        found = self._faces.get(kind)
        if found is None:
            font = self.theme.font(kind.role, kind.weight, tabular=True)
            found = self._faces[kind] = _Face(font)
        return found

    def font(self, kind: Type) -> QFont:
        """Return the font of a lettering, with digits of one width."""
        return self._face(kind).font

    def metrics(self, kind: Type) -> QFontMetricsF:
        """Return the measures of a lettering."""
        return self._face(kind).metrics

    def line(self, kind: Type) -> int:
        """Return the height of one line [px]."""
        return self._face(kind).line

    def width(self, kind: Type, text: str) -> float:
        """Return the width of a text [px]."""
        return self._face(kind).width(text)

    def px(self, at_100_percent: float) -> int:
        """Return a length that grows with the text [px]."""
        return self.theme.px(at_100_percent)

    def hatch(self, token: str) -> QBrush:
        """Return slanted lines in the colour of a token."""
        if token not in self._hatches:
            width = _OVER_LINE_PX if token == "bar_over" else _HATCH_LINE_PX
            pitch = self.theme.px(_HATCH_PITCH_PX)
            self._hatches[token] = _hatch_brush(self.color(token), pitch, width)
        return self._hatches[token]

    # drawing

    def text(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        token: str,
        kind: Type,
        alignment: str = LEFT,
    ) -> float:
        """Draw one line, cut where it is too long, and return its width [px].

        Texts are kept prepared: ``drawText`` takes three times as long.
        """
        face, room = self._face(kind), box.width()
        width = face.width(text)
        if width > room:
            text = face.cut(text, room)
            width = face.width(text)
        if not text:
            return 0.0
        left = box.left()
        if alignment is RIGHT:
            left += room - width
        elif alignment is CENTRE:
            left += (room - width) / 2
        top = box.top() + box.height() / 2 + face.shift
        painter.setFont(face.font)
        painter.setPen(self.color(token))
        painter.drawStaticText(QPointF(left, round(top)), face.prepared(text))
        return width

    def icon(
        self, painter: QPainter, name: str, token: str, left: float, middle: float, size: int = 14
    ) -> float:
        """Draw an icon from its left edge round its middle line and return its width [px]."""
        pixmap = self.theme.pixmap(name, token, size)
        side = self.theme.px(size)
        painter.drawPixmap(QPointF(round(left), round(middle - side / 2)), pixmap)
        return float(side)

    def mark(self, painter: QPainter, mark: Mark, left: float, middle: float) -> float:
        """Draw what became of a plan from its left edge and return its width [px]."""
        picture = self._marks.get(mark)
        if picture is None:
            picture = self._marks[mark] = mark_pixmap(mark, self.theme)
        side = picture.height() / picture.devicePixelRatio()
        painter.drawPixmap(QPointF(round(left), round(middle - side / 2)), picture)
        return side

    def box(
        self,
        painter: QPainter,
        box: QRectF,
        fill: str | QBrush,
        radius: float = 6.0,
    ) -> None:
        """Fill a rounded box without an edge."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(fill) if isinstance(fill, str) else fill)
        painter.drawRoundedRect(box, radius, radius)

    def frame(self, painter: QPainter, box: QRectF, pen: QPen, radius: float = 6.0) -> None:
        """Draw the edge of a rounded box inside of it."""
        half = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)

    def meter(
        self,
        painter: QPainter,
        box: QRectF,
        done: float,
        planned: float,
        limit: float,
        height: float = 6.0,
    ) -> None:
        """Draw done solid, planned pale, over the limit hatched, and the limit as a tick."""
        total = done + planned
        scale = box.width() / max(total, limit * 1.04, 1e-9)
        top = box.center().y() - height / 2
        radius = height / 2
        self.box(painter, QRectF(box.left(), top, box.width(), height), "track", radius)
        inside = min(total, limit) if limit else total
        for value, token in ((inside, "bar_plan"), (min(done, inside), "bar")):
            if value * scale > 1.0:
                bar = QRectF(box.left(), top, value * scale, height)
                self.box(painter, bar, token, min(radius, bar.width() / 2))
        if limit and total > limit:
            over = QRectF(box.left() + limit * scale + 3, top, 0, height)
            over.setRight(box.left() + total * scale)
            if over.width() > 0:
                self.box(painter, over, "surface", 1.0)
                self.box(painter, over, self.hatch("bar_over"), 1.0)
        if limit:
            x = min(box.left() + limit * scale, box.right() - 1.1)
            painter.setPen(self.pen("cap", 2.2))
            painter.drawLine(QLineF(x, top - 2.5, x, top + height + 2.5))


def _hatch_brush(color: QColor, pitch_px: int, width_px: float) -> QBrush:
    """Return a tile with one slanted line that meets itself at every edge."""
    tile = QPixmap(pitch_px, pitch_px)
    tile.fill(Qt.GlobalColor.transparent)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, width_px))
        for offset in (-pitch_px, 0, pitch_px):
            painter.drawLine(QLineF(offset - 1, pitch_px + 1, offset + pitch_px + 1, -1))
    return QBrush(tile)
