"""The agenda: one line a day with all its words, for reading from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLineF, QRectF, Qt

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.cells import DayLook, Look
from heavylegs_gui.ui.calendar.day_painter import DAY_ICONS, LEVEL_ICONS, LEVEL_TOKENS
from heavylegs_gui.ui.calendar.grid import DayGrid
from heavylegs_gui.ui.calendar.inks import (
    CAPTION,
    CAPTION_BOLD,
    MICRO_BOLD,
    SMALL,
    SMALL_BOLD,
)
from heavylegs_gui.ui.calendar.marks import mark_of
from heavylegs_gui.ui.locale_words import short_day, weekday_name
from heavylegs_gui.ui.models.day_table import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.calendar.cells import Block, DayCell
    from heavylegs_gui.ui.calendar.day_painter import DayState
    from heavylegs_gui.ui.models.day_table import Index
    from heavylegs_gui.ui.theme.theme import ThemeManager

_BLOCK_PX = 190
_DAY_PX = 108


class AgendaHand:
    """Paints a day as a line, taller where it holds several sessions."""

    def __init__(self, grid: AgendaView) -> None:
        self.grid, self.inks = grid, grid.inks

    def head_height(self, cell: DayCell) -> float:
        """Return the height of the line of sums above the first day of a week [px]."""
        is_first = (cell.day - self.grid.span.first).days % DAYS_PER_WEEK == 0
        if not is_first:
            return 0.0
        badges = len(self.grid.span.week(cell.day).badges)
        return self.inks.line(CAPTION_BOLD) + 12.0 + badges * (self.inks.line(CAPTION_BOLD) + 6.0)

    @property
    def line_height(self) -> float:
        """The height of one session [px]."""
        return self.inks.line(SMALL_BOLD) + 12.0

    def height(self, cell: DayCell) -> int:
        """Return the height of a day [px]."""
        lines = max(1, len(cell.blocks)) + (1 if cell.note else 0) + len(cell.badges)
        is_slim = not cell.blocks and not cell.note and not cell.badges
        body = self.inks.line(CAPTION) + 10 if is_slim else lines * self.line_height + 6
        return round(self.head_height(cell) + body)

    def boxes(self, cell: DayCell, box: QRectF) -> tuple[tuple[QRectF, Block], ...]:
        """Return where the sessions of a day are drawn."""
        left = box.left() + self.inks.px(_DAY_PX)
        width = min(self.inks.px(_BLOCK_PX), box.right() - left - 8)
        top = box.top() + self.head_height(cell) + 4
        found = []
        for block in cell.blocks:
            found.append((QRectF(left, top, width, self.line_height - 5), block))
            top += self.line_height
        return tuple(found)

    def buttons(self, _cell: DayCell, _box: QRectF) -> tuple[tuple[QRectF, Block], ...]:
        """Return none: lines and small cells have no room for buttons."""
        return ()

    def draw(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Draw a day."""
        grid, cell = self.grid, self.grid.table.cell(index)
        if cell is None:
            return
        state = grid.state_of(cell)
        head = self.head_height(cell)
        body = box.adjusted(0, head, 0, 0)
        if head:
            self._sums(painter, QRectF(box.left(), box.top(), box.width(), head), cell)
        self._ground(painter, body, cell, state)
        self._day(painter, body, cell)
        for place, block in self.boxes(cell, box):
            if block.session.id in state.faded:
                painter.setOpacity(0.35)
            grid.days.block(painter, place, block, grid.table.units, is_tall=False)
            painter.setOpacity(1.0)
            self._facts(painter, place, body, block)
        self._lines(painter, body, cell)
        if state.is_current:
            pen = self.inks.pen("accent", 2.2) if state.has_focus else self.inks.pen("control", 1.6)
            self.inks.frame(painter, body.adjusted(1, 0.5, -1, -1.5), pen, 7)

    def _sums(self, painter: QPainter, box: QRectF, cell: DayCell) -> None:
        inks = self.inks
        painter.fillRect(box, inks.color("step"))
        week = self.grid.span.week(cell.day)
        line = QRectF(box.left() + 12, box.top(), box.width() - 24, inks.line(CAPTION_BOLD) + 12)
        lines = words.week_lines(week, self.grid.table.units)
        fitting = (one for one in lines if inks.width(CAPTION_BOLD, one) <= line.width())
        text = next(fitting, lines[-1])
        inks.text(painter, line, text, "text2", CAPTION_BOLD)
        each = inks.line(CAPTION_BOLD) + 6.0
        line = QRectF(line.left(), line.bottom() - 3, line.width(), each)
        for badge in week.badges:
            token = LEVEL_TOKENS[badge.level]
            used = inks.icon(
                painter, LEVEL_ICONS[badge.level], token, line.left(), line.center().y()
            )
            room = line.adjusted(used + 6, 0, 0, 0)
            inks.text(painter, room, badge.message, token, CAPTION_BOLD)
            line.translate(0, each)

    def _ground(self, painter: QPainter, box: QRectF, cell: DayCell, state: DayState) -> None:
        inks = self.inks
        is_today = cell.day == self.grid.span.today
        ground = "accent_soft" if state.is_chosen else "surface"
        painter.fillRect(box, inks.color("out" if state.is_out and not is_today else ground))
        painter.setPen(inks.pen("border"))
        y = round(box.bottom()) - 0.5
        painter.drawLine(QLineF(box.left(), y, box.right(), y))

    def _day(self, painter: QPainter, box: QRectF, cell: DayCell) -> None:
        inks = self.inks
        is_today = cell.day == self.grid.span.today
        height = min(box.height(), self.line_height + 2)
        line = QRectF(box.left() + 12, box.top(), inks.px(_DAY_PX) - 16, height)
        name = f"{weekday_name(cell.day)} {short_day(cell.day)}"
        inks.text(painter, line, name, "accent" if is_today else "text", CAPTION_BOLD)
        if cell.blocks or cell.look is DayLook.EMPTY:
            return
        left = box.left() + inks.px(_DAY_PX)
        icon = DAY_ICONS.get(cell.look)
        if icon:
            left += inks.icon(painter, icon, "text3", left, line.center().y(), 14) + 5
        rest = QRectF(left, line.top(), box.right() - left - 8, height)
        left += inks.text(painter, rest, words.day_words(cell.look), "text2", CAPTION) + 6
        mark, said = mark_of(cell.rest_kept), words.rest_kept_words(cell.rest_kept)
        if mark is not None:
            left += inks.mark(painter, mark, left, line.center().y()) + 4
            rest.setLeft(left)
            inks.text(painter, rest, said, "text2", CAPTION)

    def _facts(self, painter: QPainter, place: QRectF, body: QRectF, block: Block) -> None:
        session = block.session
        parts = [words.state_word(block)]
        kept = words.kept_word(block)
        if kept:
            parts.append(kept)
        if session.distance_m is not None and session.duration_s is not None:
            parts.append(words.minutes_words(session.duration_s))
        if block.look is Look.DONE and session.heaviness is not None:
            parts.append(f"{words.heaviness_word().lower()} {session.heaviness}")
        moved = words.moved_words(block)
        note = words.own_line(session)[:200]
        parts += [one for one in (moved, note) if one]
        left, mark = place.right() + 12, mark_of(block.kept)
        if mark is not None:
            left += self.inks.mark(painter, mark, left, place.center().y()) + 5
        room = QRectF(left, place.top(), 0, place.height())
        room.setRight(body.right() - 10)
        self.inks.text(painter, room, ", ".join(parts), "text2", SMALL)

    def _lines(self, painter: QPainter, body: QRectF, cell: DayCell) -> None:
        """Draw note and warnings below the sessions."""
        inks = self.inks
        left = body.left() + inks.px(_DAY_PX)
        top = body.top() + 4 + self.line_height * max(1, len(cell.blocks))
        if not cell.blocks and cell.look is DayLook.EMPTY:
            top -= self.line_height
        lines = [("sticky-note", "text2", cell.note)] if cell.note else []
        lines += [
            (LEVEL_ICONS[one.level], LEVEL_TOKENS[one.level], one.message) for one in cell.badges
        ]
        for icon, token, text in lines:
            line = QRectF(left, top, body.right() - left - 10, self.line_height - 5)
            used = inks.icon(painter, icon, token, left, line.center().y(), 15) + 6
            kind = SMALL if token == "text2" else MICRO_BOLD
            inks.text(painter, line.adjusted(used, 0, 0, 0), text.replace("\n", " "), token, kind)
            top += self.line_height


class AgendaView(DayGrid):
    """A list of days that scrolls.

    Attributes:
        month: A day of the month that is read; days of others are paler.
    """

    STEPS: ClassVar[Mapping[Qt.Key, int]] = {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_Left: -DAYS_PER_WEEK,
        Qt.Key.Key_Right: DAYS_PER_WEEK,
    }

    def __init__(self, theme: ThemeManager, day: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, Layout.AGENDA, day, parent)
        self._lines = AgendaHand(self)
        self.set_hand(self._lines)
        self.setAccessibleName(self.tr("Agenda"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalHeader().hide()
        self.scrolls = True
        self.follow_theme()

    def arrange(self) -> None:
        """Give each day the height of what it holds."""
        if not self.table.rowCount():
            return
        if self.columnWidth(0) != self.viewport().width():
            self.setColumnWidth(0, self.viewport().width())
        for row, cell in enumerate(self.span.days):
            height = self._lines.height(cell)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
