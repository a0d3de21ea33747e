"""The seven days of a week as shapes: filled run, dashed plan, moon for rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.domain.overview import DayMark, DayState
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight

_CIRCLE_PX = 32


class WeekStrip(QWidget):
    """One mark a day; the labels come from the caller in the runner's unit and language."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: Sequence[DayMark] = ()
        self._letters: Sequence[str] = ()
        self._figures: Sequence[str] = ()
        self._today_index = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_days(
        self,
        marks: Sequence[DayMark],
        letters: Sequence[str],
        figures: Sequence[str],
        today_index: int,
    ) -> None:
        """Show seven days.

        Args:
            marks: The days.
            letters: One letter or short word a day.
            figures: What stands in the circle of a run or a plan.
            today_index: Which one is today, -1 for none.
        """
        self._marks, self._letters, self._figures = marks, letters, figures
        self._today_index = today_index
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_CIRCLE_PX + 8) * 7, self._theme.px(_CIRCLE_PX + 20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_CIRCLE_PX + 2) * 7, self._theme.px(_CIRCLE_PX + 20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, mark in enumerate(self._marks):
                self._paint_day(painter, index, mark)

    def _paint_day(self, painter: QPainter, index: int, mark: DayMark) -> None:
        theme = self._theme
        slot = self.width() / 7
        circle = min(theme.px(_CIRCLE_PX), slot - 2)
        centre = QPointF(slot * (index + 0.5), self.height() - circle / 2 - 1)
        is_today = index == self._today_index
        painter.setFont(theme.font("caption", Weight.Bold if is_today else Weight.Medium))
        painter.setPen(theme.color("text" if is_today else "text3"))
        head = QRectF(slot * index, 0, slot, self.height() - circle - 3)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, self._letters[index])
        box = QRectF(centre.x() - circle / 2, centre.y() - circle / 2, circle, circle)
        if mark.state is DayState.RUN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("done"))
            painter.drawEllipse(box)
            self._figure(painter, box, index, "on_done")
        elif mark.state is DayState.PLANNED:
            pen = QPen(theme.color("accent"), 1.6, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            self._figure(painter, box, index, "accent")
        elif mark.state is DayState.REST:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("step"))
            painter.drawRoundedRect(box, 8, 8)
            moon = theme.pixmap("moon", "text2", 16)
            half = theme.px(16) / 2
            painter.drawPixmap(QPointF(centre.x() - half, centre.y() - half), moon)
        else:
            painter.setPen(QPen(theme.color("border"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))

    def _figure(self, painter: QPainter, box: QRectF, index: int, token: str) -> None:
        painter.setFont(self._theme.font("caption", Weight.DemiBold))
        painter.setPen(self._theme.color(token))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._figures[index])
