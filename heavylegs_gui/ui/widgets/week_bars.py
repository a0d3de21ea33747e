"""The last weeks at a glance: bars, limit ticks and the part above the limit.

Drawn by hand so that the first page needs no plotting library; Progress has the full graph.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight

_GAP_PX = 2.0
_AXIS_GAP_PX = 12.0
_RADIUS_PX = 5.0


class WeekBar(NamedTuple):
    """One week in the runner's unit.

    Attributes:
        label: Words under the bar.
        done: Distance run.
        planned: Distance planned beyond it.
        limit: Limit of the week, 0 where none is known.
        over_text: Words over a bar above its limit, such as ``"+25 %"``.
    """

    label: str
    done: float
    planned: float
    limit: float
    over_text: str = ""


def nice_step(top: float, lines: int = 3) -> float:
    """Return a round distance between grid lines so that about ``lines`` fit below ``top``."""
    raw = max(top, 1e-6) / lines
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in (1, 2, 2.5, 5, 10):
        if raw <= factor * power:
            return factor * power
    return 10 * power


class GridLine(NamedTuple):
    """A line across a graph.

    Attributes:
        value: Where it stands.
        words: The figure at its side.
    """

    value: float
    words: str


def grid_lines(top: float, ceiling: float) -> list[GridLine]:
    """Return the lines of a graph whose highest bar is ``top`` and that ends at ``ceiling``."""
    step = nice_step(top)
    values = [step * number for number in range(int(ceiling / step) + 1)]
    return [GridLine(value, f"{value:,g}") for value in values]


def axis_px(lines: Sequence[GridLine], width_of: Callable[[str], float]) -> float:
    """Return the room that the figures at the side take, with their distance [px]."""
    return max(width_of(line.words) for line in lines) + _AXIS_GAP_PX


def top_rounded(block: QRectF, radius: float) -> QPainterPath:
    """Return a rectangle whose two upper corners are round [px]."""
    path = QPainterPath(block.bottomLeft())
    path.lineTo(block.left(), block.top() + radius)
    path.quadTo(block.topLeft(), QPointF(block.left() + radius, block.top()))
    path.lineTo(block.right() - radius, block.top())
    path.quadTo(block.topRight(), QPointF(block.right(), block.top() + radius))
    path.lineTo(block.bottomRight())
    path.closeSubpath()
    return path


class WeekBars(QWidget):
    """Some ten bars with their limits."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: Sequence[WeekBar] = ()
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_bars(self, bars: Sequence[WeekBar], spoken: str) -> None:
        """Show these weeks; ``spoken`` reads them aloud."""
        self._bars = bars
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption", tabular=True))
        metrics = painter.fontMetrics()
        top = max(max(bar.done + bar.planned, bar.limit) for bar in self._bars)
        ceiling = top * 1.12
        lines = grid_lines(top, ceiling)
        left = axis_px(lines, metrics.horizontalAdvance)
        foot = metrics.height() + 10
        area = QRectF(left, 4, self.width() - left, self.height() - foot - 4)
        self._paint_grid(painter, area, lines, ceiling)
        slot = area.width() / len(self._bars)
        for index, bar in enumerate(self._bars):
            frame = QRectF(area.left() + slot * index, area.top(), slot, area.height())
            self._paint_bar(painter, frame, bar, ceiling)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text3"))
            below = QRectF(frame.left(), area.bottom() + 4, slot, foot - 4)
            text = painter.fontMetrics().elidedText(
                bar.label, Qt.TextElideMode.ElideRight, int(slot)
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_grid(
        self, painter: QPainter, area: QRectF, lines: Sequence[GridLine], ceiling: float
    ) -> None:
        for value, words in lines:
            y = math.floor(area.bottom() - area.height() * value / ceiling) + 0.5
            painter.setPen(QPen(self._theme.color("grid" if value else "border"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._theme.color("text3"))
            label = QRectF(0, y - 10, area.left() - 8, 20)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, align, words)

    def _paint_bar(self, painter: QPainter, frame: QRectF, bar: WeekBar, ceiling: float) -> None:
        theme = self._theme
        width = min(frame.width() * 0.6, 46.0)
        x = frame.center().x() - width / 2

        def y_of(value: float) -> float:
            return frame.bottom() - frame.height() * value / ceiling

        total = bar.done + bar.planned
        inside = min(total, bar.limit) if bar.over_text else total
        done = min(bar.done, inside)
        painter.setPen(Qt.PenStyle.NoPen)
        if inside > done:
            block = QRectF(x, y_of(inside), width, y_of(done) - y_of(inside) - _GAP_PX)
            self._block(painter, block, theme.color("bar_plan"), rounded=not bar.over_text)
        if done > 0:
            block = QRectF(x, y_of(done), width, frame.bottom() - y_of(done))
            rounded = not bar.over_text and inside <= done
            self._block(painter, block, theme.color("bar"), rounded=rounded)
        if bar.over_text:
            block = QRectF(x, y_of(total), width, y_of(inside) - y_of(total) - _GAP_PX)
            self._block(painter, block, theme.color("bar_over"), rounded=True, hatched=True)
        if bar.limit > 0:
            self._paint_limit(painter, frame, width, y_of(bar.limit))
        if bar.over_text:
            painter.setFont(theme.font("caption", Weight.Bold))
            painter.setPen(theme.color("warn"))
            above = QRectF(frame.left(), y_of(total) - 20, frame.width(), 18)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bar.over_text)

    def _paint_limit(self, painter: QPainter, frame: QRectF, width: float, y: float) -> None:
        painter.setPen(QPen(self._theme.color("cap"), 2.2))
        half = min(width / 2 + 6, frame.width() / 2 - 1)
        painter.drawLine(
            QPointF(frame.center().x() - half, y), QPointF(frame.center().x() + half, y)
        )

    def _block(
        self,
        painter: QPainter,
        block: QRectF,
        color: QColor,
        *,
        rounded: bool,
        hatched: bool = False,
    ) -> None:
        if block.height() <= 0:
            return
        radius = min(_RADIUS_PX, block.height() / 2, block.width() / 2) if rounded else 0.0
        path = top_rounded(block, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPath(path)
        if hatched:
            painter.save()
            painter.setClipPath(path)
            painter.setPen(QPen(self._theme.color("surface"), 1.4))
            start = block.left() - block.height()
            while start < block.right():
                painter.drawLine(
                    QPointF(start, block.bottom()), QPointF(start + block.height(), block.top())
                )
                start += 5
            painter.restore()
