"""The week: seven days side by side, with a card for each session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, Qt

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar.grid import DayGrid
from heavylegs_gui.ui.calendar.week_cell import WeekCellPainter
from heavylegs_gui.ui.models.day_table import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.ui.calendar.cells import Block, DayCell
    from heavylegs_gui.ui.calendar.choice import Choice
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.models.day_table import Index
    from heavylegs_gui.ui.theme.theme import ThemeManager

_LEAST_CARD_PX = 96


class WeekHand:
    """Paints the days of a week."""

    def __init__(self, grid: WeekView, cells: WeekCellPainter) -> None:
        self.grid, self.cells = grid, cells

    def boxes(self, cell: DayCell, box: QRectF) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the cards of a day are drawn."""
        return self.cells.boxes(cell, box, self.grid.table.units)

    def buttons(self, cell: DayCell, box: QRectF) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the buttons are drawn that mark a session as done."""
        return self.cells.buttons(cell, box, self.grid.table.units)

    def draw(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Draw a day."""
        grid, cell = self.grid, self.grid.table.cell(index)
        if cell is None:
            return
        self.cells.paint(
            painter,
            box,
            cell,
            grid.table.units,
            grid.state_of(cell),
            is_today=cell.day == grid.span.today,
        )


class WeekView(DayGrid):
    """Seven days; Up and Down go through the sessions of a day."""

    STEPS: ClassVar[Mapping[Qt.Key, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

    def __init__(self, theme: ThemeManager, day: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, Layout.WEEK, day, parent)
        self._cells = WeekCellPainter(self.inks)
        self.set_hand(WeekHand(self, self._cells))
        self.setAccessibleName(self.tr("Week"))
        self.horizontalHeader().hide()
        self.follow_theme()

    def show_span(self, span: Span, units: Units, words: WarningWords, choice: Choice) -> None:
        self._cells.today = span.today
        super().show_span(span, units, words, choice)

    def arrange(self) -> None:
        """Give all days the same room."""
        if not self.table.rowCount():
            return
        width, height = self.viewport().width(), self.viewport().height()
        for column in range(DAYS_PER_WEEK):
            left, right = (round(width * one / DAYS_PER_WEEK) for one in (column, column + 1))
            if self.columnWidth(column) != right - left:
                self.setColumnWidth(column, right - left)
        if self.rowHeight(0) != height:
            self.setRowHeight(0, height)

    def follow_theme(self) -> None:
        super().follow_theme()
        self._cells.forget()
        sizes = self._cells.sizes
        least = sizes.head + sizes.band + self.theme.px(_LEAST_CARD_PX)
        self.setMinimumHeight(round(least))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_step = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers()
        if is_step:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.choose(self.choice.stepped(self.span, step))
        else:
            super().keyPressEvent(event)
