"""The countdown: a ring that runs out, and the seconds in it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from heavylegs_gui.ui.player.lettering import sized_font, text_path
from heavylegs_gui.ui.theme.theme import ThemeManager

_WIDTH_SHARE = 24 / 512
_DIGITS_SHARE = 322 / 512
_LONG_DIGITS_SHARE = 150 / 512
FLASH_MS = 150
"""How long the ring's ground lights up at a cue [ms]."""
_STEP_PX = 2.0
"""The ring is painted anew when its end has moved this far [px]."""


class CountdownRing(QWidget):
    """Paints the share of the step that is left; only what changed is painted again."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._digits, self._share = "", 1.0
        self._urgent = self._tinted = self._flashing = False
        self._path = QPainterPath()
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.setInterval(FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_left(
        self, digits: str, share: float, *, urgent: bool, tinted: bool, said: str = ""
    ) -> None:
        """Show the digits and the share of the step that is left, 0 to 1.

        Args:
            digits: The seconds that are left, or the repetition.
            share: What is left of the step.
            urgent: Whether these are its last seconds.
            tinted: Whether the ground is tinted.
            said: What a screen reader says for the digits, where they are no seconds.
        """
        if self._theme.reduced_motion and digits == self._digits and share <= self._share:
            return
        if (urgent, tinted) != (self._urgent, self._tinted):
            self._urgent, self._tinted = urgent, tinted
            self.update()
        if digits != self._digits:
            self._digits = digits
            self._path = QPainterPath()
            self.setAccessibleName(said or self.tr("{0} seconds left").format(digits))
            self.update(self._inside())
        self._move_end(min(1.0, max(0.0, share)))

    def flash(self) -> None:
        """Light the ring's ground for a moment, the visible twin of a tone."""
        if not self.isVisible():
            return
        self._flashing = True
        self._flash_timer.start()
        self.update()

    @property
    def is_flashing(self) -> bool:
        """Whether the ground is lit right now."""
        return self._flashing

    def _end_flash(self) -> None:
        self._flashing = False
        self.update()

    def _move_end(self, share: float) -> None:
        moved = abs(share - self._share) * math.pi * self._side()
        if moved < _STEP_PX and share not in {0.0, 1.0}:
            return
        if share == self._share:
            return
        old, self._share = self._share, share
        if moved > self._side() / 2 or share > old:
            self.update()
        else:
            self.update(self._arc_rect(old, share))

    def _side(self) -> float:
        return float(min(self.width(), self.height()))

    def _outline(self) -> QRectF:
        """Return the square in which the middle line of the ring runs."""
        side = self._side()
        inset = side * _WIDTH_SHARE / 2
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        return square.adjusted(inset, inset, -inset, -inset)

    def _inside(self) -> QRect:
        inset = self._side() * _WIDTH_SHARE / 2
        return self._outline().adjusted(inset, inset, -inset, -inset).toAlignedRect()

    def _arc_rect(self, share: float, other: float) -> QRect:
        """Return what the ring's end passes over between two shares."""
        ends = QRectF(self._end_point(share), self._end_point(other)).normalized()
        reach = self._side() * (_WIDTH_SHARE / 2) + 3
        return ends.adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def _end_point(self, share: float) -> QPointF:
        outline = self._outline()
        angle = math.radians(90 + 360 * share)
        radius = outline.width() / 2
        return outline.center() + QPointF(radius * math.cos(angle), -radius * math.sin(angle))

    def _digits_path(self) -> QPainterPath:
        if self._path.isEmpty() and self._digits:
            share = _DIGITS_SHARE if len(self._digits) <= 2 else _LONG_DIGITS_SHARE
            font = sized_font(self._theme, self._side() * share, spacing=95, tabular=True)
            bounds = QFontMetricsF(font).tightBoundingRect(self._digits)
            centre = QRectF(self.rect()).center() - bounds.center()
            self._path = text_path(font, self._digits).translated(centre)
        return self._path

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        self._flash_timer.stop()
        self._flashing = False
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._path = QPainterPath()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            outline, width = self._outline(), self._side() * _WIDTH_SHARE
            if self._flashing:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("bar_plan" if self._tinted else "accent_soft"))
                painter.drawEllipse(outline)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("bar_plan" if self._tinted else "border"), width))
            painter.drawEllipse(outline)
            pen = QPen(self._theme.color("accent"), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if self._share > 0:
                painter.drawArc(outline, 90 * 16, round(self._share * 360 * 16))
            if event.rect().intersects(self._inside()):
                colour = self._theme.color("accent" if self._urgent else "text")
                painter.fillPath(self._digits_path(), colour)
