"""The weeks of a plan as bars: long run below, other runs above, the limit as a tick."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.week_bars import GridLine, axis_px, grid_lines, top_rounded

_RADIUS_PX, _TICK_PX, _SHARE = 4.0, 2.2, 0.66
_HEAD_SHARE = 0.16


class PlanBar(NamedTuple):
    """One week in the runner's unit.

    Attributes:
        label: Words under the bar.
        total: What the week holds.
        long: Its long run, part of the total.
        limit: How far the week may go.
        figure: The total in words.
    """

    label: str
    total: float
    long: float
    limit: float
    figure: str


class PlanBars(QWidget):
    """Bars with one chosen week.

    Attributes:
        bars: The weeks that are shown.

    Signals:
        pointed: The runner points at a week, by its place.
    """

    pointed = Signal(int)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bars: Sequence[PlanBar] = ()
        self._chosen = -1
        self._area = QRectF()
        self.setMouseTracking(True)
        self.setMinimumHeight(90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Weeks of the plan"))
        theme.changed.connect(self.update)

    def set_bars(self, bars: Sequence[PlanBar], spoken: str) -> None:
        """Show these weeks; ``spoken`` reads them aloud."""
        self.bars = bars
        self.setAccessibleDescription(spoken)
        self.update()

    def choose(self, place: int) -> None:
        """Mark a week."""
        if place != self._chosen:
            self._chosen = place
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 250)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().x())

    def _point(self, x: float) -> None:
        area = self._measured()
        if self.bars and area.left() <= x < area.right():
            self.pointed.emit(int((x - area.left()) / area.width() * len(self.bars)))

    @property
    def _top(self) -> float:
        return max(max(bar.total, bar.limit) for bar in self.bars)

    @property
    def _ceiling(self) -> float:
        return self._top * (1.0 + _HEAD_SHARE)

    @property
    def _lines(self) -> list[GridLine]:
        return grid_lines(self._top, self._ceiling)

    def _measured(self) -> QRectF:
        """Return where the bars stand: right of the figures, above the weeks."""
        if not self.bars:
            return QRectF()
        metrics = QFontMetricsF(self._theme.font("caption", tabular=True))
        left = axis_px(self._lines, metrics.horizontalAdvance)
        foot = metrics.height() + 8
        return QRectF(left, 2, max(self.width() - left, 1.0), max(self.height() - foot - 2, 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.bars:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption", tabular=True))
        ceiling = self._ceiling
        self._area = self._measured()
        self._paint_grid(painter, ceiling)
        slot = self._area.width() / len(self.bars)
        for place, bar in enumerate(self.bars):
            frame = QRectF(self._area.left() + slot * place, 2, slot, self._area.height())
            self._paint_bar(painter, frame, bar, ceiling, place == self._chosen)
        self._paint_labels(painter, slot)

    def _paint_grid(self, painter: QPainter, ceiling: float) -> None:
        for value, words in self._lines:
            y = math.floor(self._y(value, ceiling)) + 0.5
            painter.setPen(QPen(self._theme.color("grid" if value else "border"), 1))
            painter.drawLine(QPointF(self._area.left(), y), QPointF(self._area.right(), y))
            painter.setPen(self._theme.color("text3"))
            label = QRectF(0, y - 10, self._area.left() - 8, 20)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, align, words)

    def _y(self, value: float, ceiling: float) -> float:
        return self._area.bottom() - self._area.height() * value / ceiling

    def _paint_bar(
        self, painter: QPainter, frame: QRectF, bar: PlanBar, ceiling: float, is_chosen: bool  # noqa: FBT001
    ) -> None:  # fmt: skip
        theme = self._theme
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(frame.adjusted(1, 0, -1, 0), _RADIUS_PX, _RADIUS_PX)
        width = max(frame.width() * _SHARE, 2.0)
        left, base = frame.center().x() - width / 2, self._area.bottom()
        top, mid = self._y(bar.total, ceiling), self._y(bar.long, ceiling)
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.total > 0:
            painter.setBrush(theme.color("bar"))
            body = QRectF(left, top, width, base - top)
            painter.drawPath(top_rounded(body, min(_RADIUS_PX, body.height(), width / 2)))
            painter.setBrush(theme.color("accent"))
            painter.drawRect(QRectF(left, mid, width, base - mid))
            painter.setPen(QPen(theme.color("surface"), 1.5))
            painter.drawLine(QPointF(left, mid), QPointF(left + width, mid))
        self._paint_limit(painter, frame, bar, ceiling, width)
        self._paint_figure(painter, frame, bar, ceiling, is_chosen)

    def _paint_limit(
        self, painter: QPainter, frame: QRectF, bar: PlanBar, ceiling: float, width: float
    ) -> None:
        y, reach = self._y(bar.limit, ceiling), min(width / 2 + 4, frame.width() / 2)
        painter.setPen(QPen(self._theme.color("cap"), _TICK_PX))
        centre = frame.center().x()
        painter.drawLine(QPointF(centre - reach, y), QPointF(centre + reach, y))

    def _paint_figure(
        self, painter: QPainter, frame: QRectF, bar: PlanBar, ceiling: float, is_chosen: bool  # noqa: FBT001
    ) -> None:  # fmt: skip
        weight = Weight.Bold if is_chosen else Weight.DemiBold
        painter.setFont(self._theme.font("micro", weight, tabular=True))
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(bar.figure) > frame.width() - 2 and not is_chosen:
            return
        room = self._y(bar.total, ceiling) - self._y(bar.limit, ceiling)
        fits = room > metrics.height() + 8 or room < 0
        y = self._y(bar.total if fits else max(bar.limit, bar.total), ceiling)
        box = QRectF(frame.center().x() - 30, y - metrics.height() - 3, 60, metrics.height())
        painter.setPen(self._theme.color("text" if is_chosen else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.figure)

    def _paint_labels(self, painter: QPainter, slot: float) -> None:
        """Write the weeks below the bars, as many as have room, and always the chosen one."""
        foot = self.height() - self._area.bottom()
        painter.setFont(self._theme.font("micro", Weight.Medium))
        metrics = painter.fontMetrics()
        widest = max(metrics.horizontalAdvance(bar.label) for bar in self.bars) + 10
        every = max(1, math.ceil(widest / slot))
        for place, bar in enumerate(self.bars):
            if place % every:
                continue
            centre = self._area.left() + slot * (place + 0.5)
            left = min(max(centre - widest / 2, 0), self.width() - widest)
            box = QRectF(left, self._area.bottom() + 2, widest, foot - 2)
            painter.setPen(self._theme.color("text" if place == self._chosen else "text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.label)
