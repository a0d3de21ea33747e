"""What a fix would change, day by day: now and after."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.ui.calendar.inks import CAPTION, CAPTION_BOLD, MICRO_BOLD, RIGHT, Inks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from heavylegs_gui.ui.theme.theme import ThemeManager


class ChangeRow(NamedTuple):
    """One line.

    Attributes:
        name: What it is.
        now: Its present value.
        after: Its value with the fix.
        is_good: Whether the new value is worth a colour.
    """

    name: str
    now: str
    after: str
    is_good: bool = False


_USUAL_FIGURE = "88.88"
"""Figures stand as wide apart as this, so that tables below each other look alike."""


class ChangeTable(QWidget):
    """Lines with two figures and an arrow between them."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inks = Inks(theme)
        self._title = ""
        self.rows: tuple[ChangeRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)

    def show_rows(self, title: str, rows: Sequence[ChangeRow]) -> None:
        """Show other lines."""
        self._title, self.rows = title, tuple(rows)
        spoken = self.tr("{0}: now {1}, after {2}")
        self.setAccessibleName(
            "; ".join([title, *(spoken.format(one.name, one.now, one.after) for one in rows)])
        )
        self.updateGeometry()
        self.update()

    @property
    def figure_px(self) -> float:
        """Width of a column of figures, in which the longest has room [px]."""
        figures = [_USUAL_FIGURE, *(text for one in self.rows for text in (one.now, one.after))]
        return max(self._inks.width(CAPTION_BOLD, text) for text in figures)

    @property
    def _line(self) -> int:
        return self._inks.line(CAPTION) + 6

    def sizeHint(self) -> QSize:
        return QSize(180, ceil(self._line * (len(self.rows) + 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        inks, width = self._inks, float(self.width())
        figure = self.figure_px
        arrow = inks.px(14)
        after = QRectF(width - figure, 0, figure, self._line)
        now = after.translated(-(arrow + figure + 14), 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            head = QRectF(0, 0, now.left() - 4, self._line)
            inks.text(painter, head, self._title, "text2", MICRO_BOLD)
            inks.text(painter, now, self.tr("now"), "text2", MICRO_BOLD, RIGHT)
            inks.text(painter, after, self.tr("after"), "text2", MICRO_BOLD, RIGHT)
            for number, one in enumerate(self.rows, start=1):
                top = number * self._line
                name = QRectF(0, top, now.left() - 4, self._line)
                inks.text(painter, name, one.name, "text", CAPTION)
                inks.text(painter, now.translated(0, top), one.now, "text2", CAPTION, RIGHT)
                middle = top + self._line / 2
                inks.icon(painter, "arrow-right", "text3", now.right() + 7, middle, 13)
                token = "good" if one.is_good else "text"
                inks.text(painter, after.translated(0, top), one.after, token, CAPTION_BOLD, RIGHT)

    def _follow_theme(self) -> None:
        self._inks.forget()
        self.updateGeometry()
        self.update()
