"""A month on one landscape page: the grid, the sums of each week, the warnings in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.units import format_distance
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.cells import DayLook
from heavylegs_gui.ui.locale_words import short_day, weekday_name
from heavylegs_gui.ui.reports import pieces
from heavylegs_gui.ui.reports.pieces import HEAD_PT, LEGEND_PT, WarningList, tr
from heavylegs_gui.ui.reports.sheet import BOLD, MEDIUM, RIGHT, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heavylegs_gui.domain.week_plans import WeekPlan
    from heavylegs_gui.ui.calendar.cells import Block, DayCell
    from heavylegs_gui.ui.reports.report import CalendarReport, PrintedWarning

_WEEK_PT: Final = 92.0
"""Width of the column of the week [pt]."""
_NAMES_PT: Final = 15.0
_NUMBER_PT: Final = 14.0
_TALL_PT: Final = 25.0
_FLAT_PT: Final = 13.5
"""Height of a session in two lines, and in one [pt]."""
_SIGN_PT: Final = 9.0
"""Width of the sign of a warning, with the room beside it [pt]."""
_LINE_PT: Final = 10.0
"""Height of a warning or note in a day [pt]."""
_MOST_WARNINGS_SHARE: Final = 0.24
"""Share of the page that warnings may take from the grid."""
_MOST_BADGES: Final = 2
"""So many warnings of a day stand in it; all of them stand in the list."""
_LEAST_ROW_PT: Final = 58.0


class MonthReport:
    """Draws one month."""

    def __init__(self, sheet: Sheet, report: CalendarReport) -> None:
        self._sheet, self._report = sheet, report
        self._day_pt = (sheet.width - _WEEK_PT) / DAYS_PER_WEEK
        self._warnings = WarningList(sheet, report.warnings)

    def draw(self, title: str) -> None:
        """Draw all pages."""
        sheet = self._sheet
        pieces.draw_head(sheet, title, self._report)
        room = sheet.height * _MOST_WARNINGS_SHARE
        below = self._warnings.height(sheet.width, room) + LEGEND_PT
        grid = QRectF(0, HEAD_PT, sheet.width, sheet.height - HEAD_PT - below - 6)
        self._draw_grid(grid)
        pieces.draw_legend(sheet, grid.bottom() + 3)
        list_top = grid.bottom() + 4 + LEGEND_PT
        self._warnings.draw(QRectF(0, list_top, sheet.width, sheet.height - list_top))
        while self._warnings.left:
            sheet.next_page()
            pieces.draw_head(sheet, title, self._report)
            self._warnings.draw(QRectF(0, HEAD_PT, sheet.width, sheet.height - HEAD_PT))

    # Grid

    def _draw_grid(self, grid: QRectF) -> None:
        cells = self._report.cells()
        weeks = [cells[at : at + DAYS_PER_WEEK] for at in range(0, len(cells), DAYS_PER_WEEK)]
        self._draw_names(grid, weeks[0])
        top = grid.top() + _NAMES_PT
        heights = self._row_heights(weeks, grid.height() - _NAMES_PT)
        for week, height in zip(weeks, heights, strict=True):
            for column, cell in enumerate(week):
                box = QRectF(grid.left() + column * self._day_pt, top, self._day_pt, height)
                self._draw_day(box, cell)
            self._draw_week(QRectF(grid.right() - _WEEK_PT, top, _WEEK_PT, height), week[0])
            top += height
            if week is not weeks[-1]:
                ends = QPointF(grid.left(), top), QPointF(grid.right(), top)
                self._sheet.line(*ends, "control", 0.4)
        self._sheet.frame(grid, "control", 0.8, 4)

    def _draw_names(self, grid: QRectF, week: Sequence[DayCell]) -> None:
        sheet = self._sheet
        for column, cell in enumerate(week):
            left = grid.left() + column * self._day_pt
            box = QRectF(left + 5, grid.top(), self._day_pt - 8, _NAMES_PT)
            sheet.text(box, weekday_name(cell.day), 8, MEDIUM, "text2")
        box = QRectF(grid.right() - _WEEK_PT + 6, grid.top(), _WEEK_PT - 10, _NAMES_PT)
        sheet.text(box, tr("Week, {0}").format(self._report.units.value), 8, MEDIUM, "text2")
        bottom = grid.top() + _NAMES_PT
        start, end = QPointF(grid.left(), bottom), QPointF(grid.right(), bottom)
        sheet.line(start, end, "control", 0.4)

    def _row_heights(self, weeks: Sequence[Sequence[DayCell]], room: float) -> list[float]:
        """Share the room: each week gets what its fullest day needs, the rest goes to all."""
        needed = [max(map(self._needed, week)) for week in weeks]
        spare = room - sum(needed)
        if spare < 0:
            return [one * room / sum(needed) for one in needed]
        even = room / len(weeks)
        missing = [max(0.0, even - one) for one in needed]
        share = spare / sum(missing) if sum(missing) else 0.0
        return [one + gap * share for one, gap in zip(needed, missing, strict=True)]

    def _needed(self, cell: DayCell) -> float:
        lines = len(self._badges(cell)) + bool(cell.note)
        return max(
            _LEAST_ROW_PT, _NUMBER_PT + len(cell.blocks) * (_FLAT_PT + 2) + lines * _LINE_PT + 3
        )

    def _badges(self, cell: DayCell) -> list[PrintedWarning]:
        found = self._report.warnings_of(cell.day)
        return [one for one in found if one.level > Level.INFO][:_MOST_BADGES]

    # Day

    def _draw_day(self, box: QRectF, cell: DayCell) -> None:
        sheet, report = self._sheet, self._report
        is_out = report.day.month != cell.day.month
        if is_out:
            sheet.fill(box.adjusted(0.4, 0.4, 0, -0.4), "step")
        sheet.line(box.topRight(), box.bottomRight(), "control", 0.4)
        self._draw_number(box, cell, is_out=is_out)
        inner = box.adjusted(3, _NUMBER_PT, -3, -2)
        lines = self._badges(cell)
        below = _LINE_PT * (len(lines) + bool(cell.note))
        if not cell.blocks:
            self._draw_day_words(inner, cell)
            inner.setTop(inner.top() + _LINE_PT)
        else:
            spare = inner.height() - len(cell.blocks) * (_FLAT_PT + 2)
            room = inner.adjusted(0, 0, 0, -min(below, max(0.0, spare)))
            inner.setTop(self._draw_blocks(room, cell.blocks))
        self._draw_lines(inner, lines, cell.note)

    def _draw_number(self, box: QRectF, cell: DayCell, *, is_out: bool) -> None:
        sheet, is_today = self._sheet, cell.day == self._report.today
        is_named = cell.day.day == 1 or cell.day == self._report.days[0]
        number = short_day(cell.day) if is_named else str(cell.day.day)
        place = QRectF(box.left() + 5, box.top(), box.width() - 8, _NUMBER_PT)
        token = "text3" if is_out else "text"
        used = sheet.text(place, number, 8.5, BOLD if is_today else MEDIUM, token)
        if is_today:
            rest = place.adjusted(used + 5, 0, 0, 0)
            sheet.text(rest, tr("Today"), 7, BOLD, "accent")

    def _draw_day_words(self, box: QRectF, cell: DayCell) -> None:
        text = words.day_words(cell.look)
        if not text:
            return
        line = QRectF(box.left() + 2, box.top(), box.width() - 2, _LINE_PT)
        if cell.look in {DayLook.REST, DayLook.REST_DAY}:
            self._sheet.moon(QPointF(line.left() + 4, line.center().y()), 3.2, "text2")
            line.setLeft(line.left() + 11)
        weight = MEDIUM if cell.look is DayLook.REST else BOLD
        self._sheet.text(line, text, 7, weight, "text2")

    def _draw_blocks(self, box: QRectF, blocks: Sequence[Block]) -> float:
        """Draw the sessions of a day and return where the room below them begins."""
        is_tall = len(blocks) * (_TALL_PT + 2) <= box.height()
        height = _TALL_PT if is_tall else _FLAT_PT
        shown = max(1, min(len(blocks), int((box.height() + 2) / (height + 2))))
        top = box.top()
        for block in blocks[:shown]:
            self._draw_block(QRectF(box.left(), top, box.width(), height), block)
            top += height + 2
        if shown < len(blocks):
            more = words.more_words(len(blocks) - shown)
            line = QRectF(box.left(), box.top() - _NUMBER_PT, box.width() - 2, _NUMBER_PT)
            self._sheet.text(line, more, 7, BOLD, "text2", RIGHT)
        return top

    def _draw_block(self, box: QRectF, block: Block) -> None:
        sheet, units, token = self._sheet, self._report.units, pieces.block_token(block)
        pieces.draw_block_ground(sheet, box, block)
        inner = box.adjusted(5, 0, -4, 0)
        if block.is_race:
            pieces.draw_flag(sheet, QPointF(inner.right() - 5, box.top() + 9.5), token)
        figure = words.figure(block.session, units)
        title = words.block_title(block)
        if box.height() < _TALL_PT:
            used = sheet.text(inner, figure, 7.5, BOLD, token, RIGHT) if not block.is_race else 0
            sheet.text(inner.adjusted(0, 0, -used - 3, 0), title, 7.5, MEDIUM, token)
            return
        upper = QRectF(inner.left(), inner.top() + 2.5, inner.width(), 10)
        lower = QRectF(inner.left(), upper.bottom(), inner.width(), 11)
        sheet.text(upper.adjusted(0, 0, -8 if block.is_race else 0, 0), title, 7, MEDIUM, token)
        used = sheet.text(lower, figure, 9, BOLD, token)
        self._draw_aside(lower.adjusted(used + 4, 0, 0, 0), block, token)

    def _draw_aside(self, box: QRectF, block: Block, token: str) -> None:
        """Say beside the figure where a plan came from, or how heavy the legs were."""
        heaviness = block.session.heaviness
        text = words.moved_words(block)
        if not text and heaviness is not None:
            text = tr("legs {0}").format(heaviness)
        if text and self._sheet.text_width(text, 6.5, MEDIUM) <= box.width():
            self._sheet.text(box, text, 6.5, MEDIUM, token, RIGHT)

    def _draw_lines(self, box: QRectF, badges: Sequence[PrintedWarning], note: str) -> None:
        """Draw warnings and note of a day below its sessions."""
        sheet, top = self._sheet, box.top()
        for one in badges:
            if top + _LINE_PT > box.bottom() + 1:
                return
            middle = QPointF(box.left() + 5, top + _LINE_PT / 2)
            pieces.draw_level(sheet, middle, one.level, 3.2)
            line = QRectF(box.left() + 11, top, box.width() - 11, _LINE_PT)
            token = "danger" if one.level is Level.ALERT else "warn"
            sheet.text(line, one.short, 7, BOLD, token)
            top += _LINE_PT
        if note and top + _LINE_PT <= box.bottom() + 1:
            line = QRectF(box.left() + 2, top, box.width() - 2, _LINE_PT)
            sheet.text(line, note, 6.5, token="text2")

    # Week

    def _draw_week(self, box: QRectF, first: DayCell) -> None:
        week = self._report.week(first.day)
        if week is None:
            return
        sheet, units = self._sheet, self._report.units
        inner = box.adjusted(6, 3, -5, -3)
        top = inner.top()
        top = self._draw_sums(inner, top, week)
        meter = QRectF(inner.left(), top + 2.5, inner.width(), 4)
        pieces.draw_meter(sheet, meter, week)
        line = QRectF(inner.left(), meter.bottom() + 3, inner.width(), 9.5)
        sheet.text(line, pieces.limit_words(week, units), 7, token="text2")
        sheet.text(line, pieces.rest_words(week), 7, token="text2", where=RIGHT)
        line.translate(0, 9.5)
        self._draw_verdict(line, week)

    def _draw_verdict(self, line: QRectF, week: WeekPlan) -> None:
        """Draw what is left or over, with the sign of the week's most pressing warning."""
        sheet = self._sheet
        text, token = pieces.left_words(week, self._report.units)
        found = self._report.warnings_of_week(week.week_start)
        if found or week.is_over:
            level = found[0].level if found else Level.CAUTION
            middle = QPointF(line.left() + 3.5, line.center().y())
            pieces.draw_level(sheet, middle, level, 3.2)
        short = found[0].short if found else ""
        room = line.width() - _SIGN_PT - sheet.text_width(text, 7.5, BOLD)
        # the sentence below says it again: beside the sums the distance counts
        if not text or sheet.text_width(short, 7, BOLD) + 3 <= room:
            sheet.text(line.adjusted(_SIGN_PT, 0, 0, 0), short, 7, BOLD)
        sheet.text(line, text, 7.5, BOLD, token, RIGHT)

    def _draw_sums(self, inner: QRectF, top: float, week: WeekPlan) -> float:
        """Draw what is done and what is planned, and return where they end."""
        sheet, units = self._sheet, self._report.units
        parts = [(week.done_m, tr("done"), "text")] if week.done_m or not week.ahead_m else []
        parts += [(week.ahead_m, tr("planned"), "accent")] if week.ahead_m else []
        for distance_m, word, token in parts:
            line = QRectF(inner.left(), top, inner.width(), 11.5)
            figure = format_distance(distance_m, units)
            used = sheet.text(line, figure, 10 if len(parts) == 1 else 9, BOLD, token)
            sheet.text(line.adjusted(used + 3, 1, 0, 0), word, 7, token="text2")
            top = line.bottom()
        return top
