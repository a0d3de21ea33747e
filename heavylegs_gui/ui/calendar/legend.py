"""What the drawings of the month mean, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.ui.calendar.inks import CAPTION, RIGHT, Inks

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from heavylegs_gui.ui.theme.theme import ThemeManager


class CalendarLegend(QWidget):
    """Swatches with words; the last ones are left out where there is no room."""

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
        )
        self.setAccessibleName(self.tr("What the drawings mean"))
        theme.changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        return QSize(200, self._inks.line(CAPTION) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        inks, left = self._inks, 2.0
        hint = self.tr("Drag to move, Ctrl to copy")
        hint_width = inks.width(CAPTION, hint)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for sign, words in self._entries:
                needed = inks.px(22) + inks.width(CAPTION, words)
                if left + needed > self.width():
                    return
                left = self._entry(painter, sign, words, left) + inks.px(14)
            if left + hint_width < self.width():
                box = QRectF(left, 0, self.width() - left, self.height())
                inks.text(painter, box, hint, "text3", CAPTION, RIGHT)

    def _entry(self, painter: QPainter, sign: str, words: str, left: float) -> float:
        inks, middle = self._inks, self.height() / 2
        height = inks.px(11)
        box = QRectF(left, middle - height / 2, inks.px(16), height)
        if sign == "done":
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
        line = QRectF(box.right() + inks.px(6), 0, 400, self.height())
        return line.left() + inks.text(painter, line, words, "text2", CAPTION)

    def _follow_theme(self) -> None:
        self._inks.forget()
        self.updateGeometry()
        self.update()
