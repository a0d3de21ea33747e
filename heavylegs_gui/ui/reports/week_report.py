"""A week on a portrait page: each day with its sessions, boxes to tick, and room for a pen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.units import format_pace
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.cells import DayLook, Look
from heavylegs_gui.ui.locale_words import short_day, weekday_name
from heavylegs_gui.ui.models.words import distance_words
from heavylegs_gui.ui.reports import pieces
from heavylegs_gui.ui.reports.pieces import HEAD_PT, WarningList, tr
from heavylegs_gui.ui.reports.sheet import BOLD, MEDIUM, RIGHT, Sheet

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.week_plans import WeekPlan
    from heavylegs_gui.ui.calendar.cells import Block, DayCell
    from heavylegs_gui.ui.reports.report import CalendarReport

_SUMS_PT: Final = 56.0
_DATE_PT: Final = 62.0
"""Width of the column with the dates [pt]."""
_LEAST_DAY_PT: Final = 52.0
_MOST_DAY_PT: Final = 92.0
_TITLE_PT: Final = 13.0
_DETAIL_PT: Final = 11.0
_NOTE_PT: Final = 7.5
_PAD_PT: Final = 6.0
_PEN_PT: Final = 84.0
"""Width of the room for a pen at the right of a session [pt]."""
_TICK_PT: Final = 16.0
"""Width of the box to tick, with the room beside it [pt]."""
_FLAG_PT: Final = 12.0
"""Width of the flag of a race, with the room beside it [pt]."""
_MOST_NOTE_PT: Final = 60.0
"""Notes longer than this are cut [pt]."""


class WeekReport:
    """Draws one week."""

    def __init__(self, sheet: Sheet, report: CalendarReport) -> None:
        self._sheet, self._report = sheet, report
        self._inner_pt = sheet.width - _DATE_PT - 24
        self._warnings = WarningList(sheet, report.warnings)

    def draw(self, title: str) -> None:
        """Draw all pages."""
        sheet = self._sheet
        pieces.draw_head(sheet, title, self._report)
        top = HEAD_PT
        week = self._report.week(self._report.days[0])
        if week is not None:
            self._draw_sums(QRectF(0, top, sheet.width, _SUMS_PT), week)
            top += _SUMS_PT + 6
        top = self._draw_days(top, title)
        self._draw_warnings(top + 10, title)

    # Sums

    def _draw_sums(self, box: QRectF, week: WeekPlan) -> None:
        sheet, units = self._sheet, self._report.units
        sheet.fill(box, "step", 5)
        facts = [
            (distance_words(week.done_m, units), tr("done"), "text"),
            (distance_words(week.ahead_m, units), tr("planned"), "accent"),
            (distance_words(week.limit_m, units), tr("limit of the week"), "cap"),
            (
                str(week.rest_days),
                tr("rest day") if week.rest_days == 1 else tr("rest days"),
                "text",
            ),
        ]
        if week.is_over:
            facts.append((distance_words(week.over_m, units), tr("over the limit"), "warn"))
        elif week.left_m is not None:
            facts.append((distance_words(week.left_m, units), tr("left"), "good"))
        width = (box.width() - 24) / 5
        left = box.left() + 12
        for figure, word, token in facts:
            sheet.text(QRectF(left, box.top() + 5, width, 16), figure, 12, BOLD, token)
            room = QRectF(left, box.top() + 21, width, 11)
            if token == "warn":
                pieces.draw_level(sheet, QPointF(left + 4, room.center().y()), Level.CAUTION)
                room.setLeft(left + 11)
            sheet.text(room, word, 8, token="text2")
            left += width
        meter = QRectF(box.left() + 12, box.bottom() - 14, box.width() - 24, 6)
        pieces.draw_meter(sheet, meter, week)

    # Days

    def _draw_days(self, top: float, title: str) -> float:
        """Draw the seven days and return where they end; what does not fit begins a new page."""
        sheet = self._sheet
        cells = self._report.cells()
        below = self._warnings.height(sheet.width, sheet.height / 3)
        needed = [self._needed(one) for one in cells]
        spare = (sheet.height - top - below - 16 - sum(needed)) / len(cells)
        for cell, least in zip(cells, needed, strict=True):
            height = min(max(least, least + spare), max(least, _MOST_DAY_PT))
            if top + height > sheet.height:
                top = self._turn(title)
            self._draw_day(QRectF(0, top, sheet.width, height), cell)
            top += height
        return top

    def _turn(self, title: str) -> float:
        self._sheet.next_page()
        pieces.draw_head(self._sheet, title, self._report)
        return HEAD_PT

    def _draw_warnings(self, top: float, title: str) -> None:
        sheet = self._sheet
        room = sheet.height - top
        if self._warnings.left and self._warnings.height(sheet.width, room) > 24:
            self._warnings.draw(QRectF(0, top, sheet.width, room))
        while self._warnings.left:
            top = self._turn(title)
            self._warnings.draw(QRectF(0, top, sheet.width, sheet.height - top))

    def _needed(self, cell: DayCell) -> float:
        """Return the least height of a day [pt]."""
        blocks = sum(self._block_height(one) for one in cell.blocks)
        note = self._note_height(cell.note)
        badges = 12.0 if self._report.warnings_of(cell.day) else 0.0
        return max(_LEAST_DAY_PT, 2 * _PAD_PT + blocks + note + badges)

    def _note_height(self, note: str) -> float:
        if not note:
            return 0.0
        height = self._sheet.paragraph_height(note, self._inner_pt - _PEN_PT, _NOTE_PT)
        return min(height, _MOST_NOTE_PT) + 2

    def _block_height(self, block: Block) -> float:
        titles = len(self._titles(block)) * _TITLE_PT
        return titles + _DETAIL_PT + self._note_height(block.session.notes or "") + 5

    def _titles(self, block: Block) -> list[str]:
        """Return what a session is on one line, or on two where its name is long."""
        room = self._sheet.width - _DATE_PT - 4 - _TICK_PT - _PEN_PT
        room -= _FLAG_PT if block.is_race else 0
        width_of = partial(self._sheet.text_width, size=10, weight=BOLD)
        return words.in_two(_title(block.session), room, width_of)

    def _draw_day(self, box: QRectF, cell: DayCell) -> None:
        sheet = self._sheet
        is_today = cell.day == self._report.today
        if is_today:
            sheet.fill(box.adjusted(0, 0.5, 0, -0.5), "step", 3)
        sheet.line(box.bottomLeft(), box.bottomRight(), "control", 0.4)
        name = QRectF(4, box.top() + _PAD_PT, _DATE_PT - 8, 13)
        sheet.text(name, weekday_name(cell.day), 10, BOLD, "accent" if is_today else "text")
        date = name.translated(0, 13)
        sheet.text(date, short_day(cell.day), 8, token="text2")
        if is_today:
            sheet.text(date.translated(0, 11), tr("Today"), 7, BOLD, "accent")
        inner = QRectF(_DATE_PT, box.top() + _PAD_PT, sheet.width - _DATE_PT - 4, 0)
        inner.setBottom(box.bottom() - _PAD_PT)
        if not cell.blocks:
            inner.setTop(self._draw_day_words(inner, cell))
        for block in cell.blocks:
            inner.setTop(self._draw_block(inner, block))
        self._draw_below(inner, cell)

    def _draw_day_words(self, box: QRectF, cell: DayCell) -> float:
        text = words.day_words(cell.look)
        line = QRectF(box.left(), box.top(), box.width(), _TITLE_PT)
        if cell.look in {DayLook.REST, DayLook.REST_DAY}:
            self._sheet.moon(QPointF(line.left() + 5, line.center().y()), 4, "text2")
            line.setLeft(line.left() + 16)
        self._sheet.text(line, text, 9, MEDIUM, "text2")
        return line.bottom() + 2

    def _draw_below(self, box: QRectF, cell: DayCell) -> None:
        """Draw the note of a day and the signs of its warnings."""
        sheet, top, left = self._sheet, box.top(), box.left()
        if cell.note:
            height = min(self._note_height(cell.note), box.bottom() - top)
            room = QRectF(left, top, self._inner_pt - _PEN_PT, max(0.0, height))
            sheet.paragraph(room, cell.note, _NOTE_PT, "text2")
            top += height
        for one in self._report.warnings_of(cell.day):
            pieces.draw_level(sheet, QPointF(left + 5, top + 6), one.level)
            token = {Level.INFO: "info", Level.CAUTION: "warn", Level.ALERT: "danger"}[one.level]
            room = QRectF(left + 12, top, box.right() - left - 12, 12)
            left += 12 + sheet.text(room, one.short, 8, BOLD, token) + 12

    # Sessions

    def _draw_block(self, box: QRectF, block: Block) -> float:
        """Draw a session and return where it ends."""
        sheet, session = self._sheet, block.session
        self._draw_tick(QRectF(box.left(), box.top() + 1.5, 10, 10), block)
        left = box.left() + _TICK_PT
        line = QRectF(left, box.top() - _TITLE_PT, box.right() - left - _PEN_PT, _TITLE_PT)
        used = 0.0
        for title in self._titles(block):
            line.translate(0, _TITLE_PT)
            used = sheet.text(line, title, 10, BOLD)
        if block.is_race:
            pieces.draw_flag(sheet, QPointF(line.left() + used + 5, line.bottom() - 2.5), "text")
        detail = QRectF(left, line.bottom(), line.width(), _DETAIL_PT)
        sheet.text(detail, self._details(block), 8.5, token="text2")
        self._draw_pen_room(QRectF(box.right() - _PEN_PT, box.top(), _PEN_PT, _TITLE_PT), block)
        top = detail.bottom()
        if session.notes:
            height = self._note_height(session.notes)
            sheet.paragraph(QRectF(left, top, line.width(), height), session.notes, _NOTE_PT)
            top += height
        return top + 5

    def _details(self, block: Block) -> str:
        """Return what is known of a session in one line."""
        session, units = block.session, self._report.units
        said = {
            Look.MISSED: tr("missed"),
            Look.SKIPPED: tr("left out"),
            Look.ILL: tr("ill"),
        }.get(block.look, "")
        parts = [
            said,
            distance_words(session.distance_m, units),
            words.minutes_words(session.duration_s),
        ]
        if block.look is Look.DONE and session.distance_m and session.duration_s:
            parts.append(format_pace(session.distance_m, session.duration_s, units))
        if block.plan is not None and block.plan.distance_m is not None:
            parts.append(tr("planned {0}").format(distance_words(block.plan.distance_m, units)))
        parts.append(words.moved_words(block))
        return ", ".join(part for part in parts if part)

    def _draw_tick(self, box: QRectF, block: Block) -> None:
        """Draw a box: ticked is done, empty planned, hatched missed."""
        sheet = self._sheet
        pieces.draw_block_ground(sheet, box, block, 2)
        if block.look is Look.DONE:
            knee = QPointF(box.left() + 4.2, box.bottom() - 2.6)
            sheet.line(QPointF(box.left() + 2.2, box.top() + 5.2), knee, "on_done", 1.3)
            sheet.line(knee, QPointF(box.right() - 2, box.top() + 2.6), "on_done", 1.3)

    def _draw_pen_room(self, box: QRectF, block: Block) -> None:
        """Draw how heavy the legs were, or a box to write it down."""
        sheet, heaviness = self._sheet, block.session.heaviness
        has_room = block.session.is_run and (block.is_open or block.look is Look.DONE)
        if block.look is Look.DONE and heaviness is not None:
            sheet.text(box, tr("Legs {0} of 10").format(heaviness), 8, MEDIUM, "heavy", RIGHT)
        elif has_room:
            pen = QRectF(box.right() - 24, box.top(), 24, 14)
            sheet.frame(pen, "control", 0.7, 2)
            words_box = box.adjusted(0, 0, -28, 0)
            sheet.text(words_box, tr("Legs 0–10"), 7, token="text2", where=RIGHT)


def _title(session: Session) -> str:
    """Return what a session is, with the name that the runner gave it."""
    kind, name = words.title(session), session.title or ""
    if not name or name.casefold().startswith(kind.casefold()):
        return name or kind
    return f"{kind}: {name}"
