"""What the drawings of the month mean, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.ui.calendar.inks import CAPTION, RIGHT, Inks
from heavylegs_gui.ui.calendar.marks import Mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from heavylegs_gui.ui.theme.theme import ThemeManager


_MOST_ROWS = 2
_GAP_PX, _SWATCH_PX = 14, 22
"""Room between two entries, and that of a drawing with the gap before its words [px]."""


class CalendarLegend(QWidget):
    """Swatches with words on one row, on two where one is too short for them."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inks = Inks(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._entries = (
            ("done", self.tr("Done")),
            ("planned", self.tr("Planned")),
            ("missed", self.tr("Missed")),
            ("other", self.tr("Other sport")),
            ("rest", self.tr("Rest")),
            ("heavy", self.tr("Heaviness 0–10")),
            ("limit", self.tr("Week limit")),
            (Mark.KEPT, self.tr("Plan kept, within 20 %")),
            (Mark.PARTLY, self.tr("Partly, 50–150 %")),
            (Mark.OFF, self.tr("Missed or further off")),
        )
        said = "; ".join(words for _sign, words in self._entries)
        self.setAccessibleName(self.tr("What the drawings mean: {0}").format(said))
        theme.changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        return QSize(200, self._row_height * len(self.rows()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @property
    def _row_height(self) -> int:
        return self._inks.line(CAPTION) + 4

    def rows(self) -> list[list[tuple[str | Mark, str]]]:
        """Return the entries of each row; those that find no room on the last one are left out."""
        inks, left = self._inks, 2.0
        rows: list[list[tuple[str | Mark, str]]] = [[]]
        for sign, words in self._entries:
            needed = inks.px(_SWATCH_PX) + inks.width(CAPTION, words)
            if rows[-1] and left + needed > self.width():
                if len(rows) == _MOST_ROWS:
                    break
                rows.append([])
                left = 2.0
            rows[-1].append((sign, words))
            left += needed + inks.px(_GAP_PX)
        return rows

    def paintEvent(self, _event: QPaintEvent) -> None:
        inks, left = self._inks, 2.0
        height = self._row_height
        hint = self.tr("Drag to move, Ctrl to copy")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, entries in enumerate(self.rows()):
                row, left = QRectF(0, number * height, self.width(), height), 2.0
                for sign, words in entries:
                    left = self._entry(painter, row, sign, words, left) + inks.px(_GAP_PX)
            if left + inks.width(CAPTION, hint) < self.width():
                room = row.adjusted(left, 0, 0, 0)
                inks.text(painter, room, hint, "text3", CAPTION, RIGHT)

    def _entry(
        self, painter: QPainter, row: QRectF, sign: str | Mark, words: str, left: float
    ) -> float:
        inks, middle = self._inks, row.center().y()
        height = inks.px(11)
        box = QRectF(left, middle - height / 2, inks.px(16), height)
        if isinstance(sign, Mark):
            inks.mark(painter, sign, left + 1, middle)
        elif sign == "done":
            inks.box(painter, box, "done", 3)
        elif sign == "planned":
            inks.frame(painter, box, inks.pen("accent", 1.6), 3)
        elif sign == "missed":
            inks.box(painter, box, "step", 3)
            inks.box(painter, box, inks.hatch("hatch"), 3)
            inks.frame(painter, box, inks.pen("control"), 3)
        elif sign == "other":
            inks.box(painter, box, "other", 3)
        elif sign == "rest":
            inks.icon(painter, "moon", "text2", left + 1, middle, 14)
        elif sign == "heavy":
            inks.box(painter, box, "done", 3)
            gauge = QRectF(box.center().x() - 2, box.top() + 3, 4, box.height() - 5)
            inks.box(painter, gauge, "on_done", 2)
        else:
            painter.setPen(inks.pen("cap", 2.2))
            x = box.center().x()
            painter.drawLine(QLineF(x, box.top() - 1, x, box.bottom() + 1))
        line = QRectF(box.right() + inks.px(6), row.top(), 400, row.height())
        return line.left() + inks.text(painter, line, words, "text2", CAPTION)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _follow_theme(self) -> None:
        self._inks.forget()
        self.updateGeometry()
        self.update()
