"""The month: six weeks with the sums of each beside it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, QSize, Qt

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar.cells import Block, DayCell, WeekCell
from heavylegs_gui.ui.calendar.grid import PLAIN, DayGrid
from heavylegs_gui.ui.calendar.inks import CAPTION, CAPTION_BOLD, MICRO, MICRO_BOLD
from heavylegs_gui.ui.calendar.pages import MonthPages
from heavylegs_gui.ui.calendar.week_painter import WeekPainter
from heavylegs_gui.ui.models.day_table import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.calendar.day_painter import DayState
    from heavylegs_gui.ui.calendar.pages import MonthPage
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.models.day_table import Index
    from heavylegs_gui.ui.theme.theme import ThemeManager

_WEEK_PX = 104
_PLAIN_STATES = frozenset(PLAIN.values())
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
        state = None if cell is None else grid.state_of(cell)
        is_plain = grid.drag.verdict is None if state is None else state in _PLAIN_STATES
        if is_plain and grid.copy_ahead(painter, box, index.row()):
            return
        if cell is not None and state is not None:
            self.draw_day(painter, box, cell, state, grid.span)
            return
        week = table.week(index)
        if week is not None:
            self.draw_week(painter, box, self._tried(week))

    def draw_day(
        self, painter: QPainter, box: QRectF, cell: DayCell, state: DayState, span: Span
    ) -> None:
        """Draw a day of some month."""
        is_today = cell.day == span.today
        self.days.paint(painter, box, cell, self.grid.table.units, state, is_today=is_today)

    def draw_week(self, painter: QPainter, box: QRectF, week: WeekCell) -> None:
        """Draw the sums of a week of some month."""
        self.weeks.paint(painter, box, week, self.grid.table.units)

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

    _shown_page: MonthPage | None

    def __init__(self, theme: ThemeManager, day: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, Layout.MONTH, day, parent)
        self._pages, self._shown_page = MonthPages(), None
        self._month_hand = MonthHand(self)
        self.set_hand(self._month_hand)
        self.setAccessibleName(self.tr("Month"))
        self.setShowGrid(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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

    # drawn ahead

    def _page_size(self) -> QSize:
        """Return the size of all six weeks, also of those out of sight [px]."""
        rows = range(self.table.rowCount())
        return QSize(self.viewport().width(), sum(self.rowHeight(row) for row in rows))

    def draw_ahead(self, span: Span, month: date) -> bool:
        """Draw one week more of a month that is not in view yet, and return whether it is whole."""
        size = self._page_size()
        if size.isEmpty() or self.table.rowCount() != len(span.weeks):
            return True
        page = self._pages.begin(span, month, size, self.devicePixelRatioF())
        if not page.is_whole:
            page.draw_row(partial(self._draw_week_ahead, span, month))
        return page.is_whole

    def _draw_week_ahead(self, span: Span, month: date, painter: QPainter, row: int) -> None:
        hand, offset = self._month_hand, self.verticalOffset()
        # right to left the line between two cells stands at their left, and Qt shifts the cell
        beside = 1 if self.showGrid() and self.isRightToLeft() else 0
        for column in range(DAYS_PER_WEEK):
            cell = span.days[row * DAYS_PER_WEEK + column]
            box = self.cell_box(self.table.index(row, column)).translated(beside, offset)
            is_out = (cell.day.month, cell.day.year) != (month.month, month.year)
            hand.draw_day(painter, box, cell, PLAIN[cell.day == span.first, is_out], span)
        box = self.cell_box(self.table.index(row, DAYS_PER_WEEK)).translated(beside, offset)
        hand.draw_week(painter, box, span.weeks[row])

    def copy_ahead(self, painter: QPainter, box: QRectF, row: int) -> bool:
        """Copy a cell that was drawn ahead, and return whether it was."""
        page = self._shown_page
        if page is None or row >= page.rows:
            return False
        page.copy(painter, box, box.translated(0, self.verticalOffset()))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.table.shown
        if shown is not None:
            self._shown_page = self._pages.find(shown, self.month, self._page_size())
        super().paintEvent(event)

    def sums_width(self) -> int:
        """Return the width of the column of sums [px]."""
        inks = self.inks
        longest = inks.width(MICRO, self.tr("+ {0} planned").format("188.8"))
        limit = inks.width(MICRO, self.tr("limit {0}").format("188.8")) + inks.px(34)
        return max(inks.px(_WEEK_PX), ceil(max(longest, limit)) + 2 * inks.px(11))

    def follow_theme(self) -> None:
        self._pages.forget()
        super().follow_theme()
        header = self.horizontalHeader()
        header.setFont(self.theme.font("caption", CAPTION.weight))
        header.viewport().setFont(header.font())  # the style sheet keeps it from being inherited
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
