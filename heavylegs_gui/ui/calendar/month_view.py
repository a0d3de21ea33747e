"""The month: six weeks with the sums of each beside it."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, Qt

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar.cells import Block, DayCell, WeekCell
from heavylegs_gui.ui.calendar.grid import DayGrid
from heavylegs_gui.ui.calendar.inks import CAPTION, CAPTION_BOLD, MICRO, MICRO_BOLD
from heavylegs_gui.ui.calendar.week_painter import WeekPainter
from heavylegs_gui.ui.models.day_table import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.models.day_table import Index
    from heavylegs_gui.ui.theme.theme import ThemeManager

_WEEK_PX = 104
_LEAST_ROWS = 2
"""So many weeks are in sight in the lowest window; the others scroll."""


class MonthHand:
    """Paints days and weeks of a month."""

    def __init__(self, grid: MonthView) -> None:
        self.grid = grid
        self.days, self.weeks = grid.days, WeekPainter(grid.inks)

    def boxes(self, cell: DayCell, box: QRectF) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the sessions of a cell are drawn."""
        return self.days.cell_plan(cell, box).blocks

    def buttons(self, _cell: DayCell, _box: QRectF) -> tuple[tuple[QRectF, Block], ...]:
        """Return none: lines and small cells have no room for buttons."""
        return ()

    def draw(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Draw a day, or the sums of a week."""
        table, grid = self.grid.table, self.grid
        cell = table.cell(index)
        if cell is not None:
            is_today = cell.day == grid.span.today
            self.days.paint(painter, box, cell, table.units, grid.state_of(cell), is_today=is_today)
            return
        week = table.week(index)
        if week is not None:
            self.weeks.paint(painter, box, self._tried(week), table.units, grid.span.today)

    def _tried(self, week: WeekCell) -> WeekCell:
        """Return the week as the drag would make it."""
        verdict = self.grid.drag.verdict
        for total in () if verdict is None else verdict.weeks:
            if total.week_start == week.total.week_start:
                return week.tried(total, self.grid.span.today)
        return week


class MonthView(DayGrid):
    """Six rows always, so that nothing jumps between months."""

    STEPS: ClassVar[Mapping[Qt.Key, int]] = {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Up: -DAYS_PER_WEEK,
        Qt.Key.Key_Down: DAYS_PER_WEEK,
    }

    def __init__(self, theme: ThemeManager, day: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, Layout.MONTH, day, parent)
        self.set_hand(MonthHand(self))
        self.setAccessibleName(self.tr("Month"))
        self.setShowGrid(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.follow_theme()

    def arrange(self) -> None:
        """Share the room: the sums take what their words need, days the rest alike."""
        rows, columns = self.table.rowCount(), self.table.columnCount()
        if not rows:
            return
        width, height = self.viewport().width(), self.viewport().height()
        sums = min(self.sums_width(), width // 4)
        each = (width - sums) / DAYS_PER_WEEK
        for column in range(DAYS_PER_WEEK):
            left, right = round(each * column), round(each * (column + 1))
            _set(self.columnWidth, self.setColumnWidth, column, right - left)
        _set(self.columnWidth, self.setColumnWidth, columns - 1, sums)
        whole = max(height, ceil(self.days.sizes.flat_cell) * rows)
        self.scrolls = whole > height
        for row in range(rows):
            top, bottom = (round(whole * (row + more) / rows) for more in (0, 1))
            _set(self.rowHeight, self.setRowHeight, row, bottom - top)

    def sums_width(self) -> int:
        """Return the width of the column of sums [px]."""
        inks = self.inks
        longest = inks.width(MICRO, self.tr("+ {0} planned").format("188.8"))
        limit = inks.width(MICRO, self.tr("limit {0}").format("188.8")) + inks.px(34)
        return max(inks.px(_WEEK_PX), ceil(max(longest, limit)) + 2 * inks.px(11))

    def follow_theme(self) -> None:
        super().follow_theme()
        header = self.horizontalHeader()
        header.setFont(self.theme.font("caption", CAPTION.weight))
        header.setFixedHeight(self.inks.line(CAPTION_BOLD) + 12)
        least = self.days.sizes.flat_cell * _LEAST_ROWS + header.height()
        self.setMinimumHeight(ceil(least))

    def least_width(self) -> int:
        """Return the width at which a day still shows a figure [px]."""
        return self.sums_width() + DAYS_PER_WEEK * (ceil(self.inks.width(MICRO_BOLD, "88.8")) + 40)

    @staticmethod
    def turned_month(month: date, pages: int) -> date:
        """Return the first day of the month so many months away."""
        number = month.year * 12 + month.month - 1 + pages
        return date(number // 12, number % 12 + 1, 1)


def same_day(month: date, day: date) -> date:
    """Return the day of ``month`` with the number of ``day``, or its last one."""
    following = MonthView.turned_month(month, 1)
    last = following - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))


def _set(get: object, put: object, section: int, size: int) -> None:
    """Change the size of a section where it is another one; each change costs a layout."""
    if callable(get) and callable(put) and get(section) != size:
        put(section, size)
