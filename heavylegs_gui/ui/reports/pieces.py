"""What month and week have in common on paper: head, sums, signs, legend, warnings in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.units import format_distance
from heavylegs_gui.ui.calendar.cells import Look
from heavylegs_gui.ui.locale_words import counted, short_day, short_day_year, weekday_day
from heavylegs_gui.ui.models.words import distance_words
from heavylegs_gui.ui.reports.sheet import BOLD, CENTRE, MEDIUM, RIGHT, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.domain.week_plans import WeekPlan
    from heavylegs_gui.ui.calendar.cells import Block
    from heavylegs_gui.ui.reports.report import CalendarReport, PrintedWarning

HEAD_PT: Final = 36.0
"""Height of the title with its line [pt]."""
LEGEND_PT: Final = 14.0
_LEAST_INLAY_PT: Final = 12.0
_MESSAGE_PT: Final = 8.0
_GAP_PT: Final = 3.0
_LEVEL_TOKENS: Final = {Level.INFO: "info", Level.CAUTION: "warn", Level.ALERT: "danger"}


def tr(text: str) -> str:
    """Return a text in the runner's language."""
    return QCoreApplication.translate("CalendarReport", text)


def draw_head(sheet: Sheet, title: str, report: CalendarReport) -> None:
    """Draw the title, and when the sheet was printed."""
    box = QRectF(0, 0, sheet.width, HEAD_PT - 8)
    if sheet.page > 1:
        title = tr("{0}, page {1}").format(title, sheet.page)
    used = sheet.text(box, title, 18, BOLD)
    printed = tr("Heavy Legs, printed {0}").format(short_day_year(report.today))
    sheet.text(box.adjusted(used + 12, 6, 0, 0), printed, 8, token="text2", where=RIGHT)


def draw_block_ground(sheet: Sheet, box: QRectF, block: Block, radius: float = 3.0) -> None:
    """Draw the ground of a session: solid is done, outline planned, hatched missed."""
    is_run = block.session.is_run
    if block.look is Look.DONE:
        sheet.fill(box, "done" if is_run else "other", radius)
        if not is_run and box.height() > _LEAST_INLAY_PT:
            _inlay(sheet, box, radius)
    elif block.look is Look.PLANNED:
        sheet.fill(box, "surface", radius)
        sheet.frame(box, "accent" if is_run else "other", 1.2, radius)
    else:
        sheet.hatch(box.adjusted(1, 1, -1, -1), "hatch")
        sheet.frame(box, "control", 0.8, radius)


def _inlay(sheet: Sheet, box: QRectF, radius: float) -> None:
    """Tell another sport from a run on a grey print too."""
    sheet.frame(box.adjusted(1.2, 1.2, -1.2, -1.2), "on_done", 0.7, radius - 1)


def block_token(block: Block) -> str:
    """Return the colour of the text on a session's ground."""
    if block.look is Look.DONE:
        return "on_done"
    return "text" if block.look is Look.PLANNED else "text2"


def draw_flag(sheet: Sheet, place: QPointF, token: str) -> None:
    """Draw the sign of a race; ``place`` is its lower left corner."""
    top = QPointF(place.x(), place.y() - 7)
    sheet.line(place, top, token, 0.9)
    sheet.polygon([top, top + QPointF(5, 1.8), top + QPointF(0, 3.6)], token)


def draw_level(sheet: Sheet, middle: QPointF, level: Level, radius: float = 3.6) -> None:
    """Draw the sign of a level: a triangle, for an alert a filled octagon, for a hint an i."""
    token = _LEVEL_TOKENS[level]
    x, y, far = middle.x(), middle.y(), radius
    if level is Level.ALERT:
        cut = far * 0.42
        corners = [(-cut, -far), (cut, -far), (far, -cut), (far, cut),
                   (cut, far), (-cut, far), (-far, cut), (-far, -cut)]  # fmt: skip
        sheet.polygon([QPointF(x + dx, y + dy) for dx, dy in corners], token)
    elif level is Level.CAUTION:
        corners = [(0, -far), (far, far * 0.85), (-far, far * 0.85)]
        sheet.polygon([QPointF(x + dx, y + dy) for dx, dy in corners], token, filled=False)
    else:
        sheet.frame(QRectF(x - far, y - far, 2 * far, 2 * far), token, 0.8, far)
    mark = QRectF(x - far, y - far, 2 * far, 2 * far + (0.8 if level is Level.CAUTION else 0))
    on = "on_danger" if level is Level.ALERT else token
    sheet.text(mark, "i" if level is Level.INFO else "!", 5, BOLD, on, CENTRE)


def draw_meter(sheet: Sheet, box: QRectF, week: WeekPlan) -> None:
    """Draw done and planned against the limit, which is a tick."""
    top_m = max(week.limit_m, week.done_m + week.ahead_m) * 1.04 or 1.0

    def place(distance_m: float) -> float:
        return box.left() + box.width() * min(1.0, distance_m / top_m)

    total_m = week.done_m + week.ahead_m
    sheet.fill(box, "track", 1.5)
    if week.ahead_m:
        ahead = QRectF(box.left(), box.top(), place(total_m) - box.left(), box.height())
        sheet.fill(ahead, "bar_plan", 1.5)
    if week.done_m:
        done = QRectF(box.left(), box.top(), place(week.done_m) - box.left(), box.height())
        sheet.fill(done, "done", 1.5)
    if week.is_over:
        limit = place(week.limit_m)
        over = QRectF(limit, box.top(), place(total_m) - limit, box.height())
        sheet.fill(over, "surface")
        sheet.hatch(over, "bar_over", 2.4, 1.1)
    limit = place(week.limit_m)
    ends = QPointF(limit, box.top() - 1.8), QPointF(limit, box.bottom() + 1.8)
    sheet.line(*ends, "cap", 1.4)


def left_words(week: WeekPlan, units: Units) -> tuple[str, str]:
    """Return what is left of the week or how far it is over, and the colour of it."""
    if week.is_over:
        return tr("{0} over").format(distance_words(week.over_m, units)), "warn"
    if week.left_m is None:
        return "", "text2"
    return tr("{0} left").format(distance_words(week.left_m, units)), "good"


def rest_words(week: WeekPlan) -> str:
    """Return the number of rest days in words."""
    return counted(week.rest_days, tr("{0} rest day"), tr("{0} rest days"))


def limit_words(week: WeekPlan, units: Units) -> str:
    """Return the limit of a week in words."""
    return tr("limit {0}").format(format_distance(week.limit_m, units))


def draw_legend(sheet: Sheet, top: float) -> None:
    """Say in one line what the drawings mean."""
    left = 0.0
    middle = top + LEGEND_PT / 2
    for sign, words in (
        ("done", tr("Done")),
        ("planned", tr("Planned")),
        ("missed", tr("Missed or left out")),
        ("other", tr("Other sport")),
        ("rest", tr("Rest")),
        ("limit", tr("Limit of the week")),
    ):
        box = QRectF(left, middle - 4, 13, 8)
        _draw_sample(sheet, sign, box)
        room = QRectF(box.right() + 4, top, sheet.width, LEGEND_PT)
        left = room.left() + sheet.text(room, words, 7, token="text2") + 14


def _draw_sample(sheet: Sheet, sign: str, box: QRectF) -> None:
    if sign in {"done", "other"}:
        sheet.fill(box, sign, 2)
        if sign == "other":
            _inlay(sheet, box, 2)
    elif sign == "planned":
        sheet.frame(box, "accent", 1.2, 2)
    elif sign == "missed":
        sheet.hatch(box, "hatch", 3)
        sheet.frame(box, "control", 0.8, 2)
    elif sign == "rest":
        sheet.moon(box.center(), 3.6, "text2")
    else:
        x = box.center().x()
        sheet.line(QPointF(x, box.top()), QPointF(x, box.bottom()), "cap", 1.6)


class WarningList:
    """The warnings in words; what does not fit is drawn on the next page, except mere hints."""

    def __init__(self, sheet: Sheet, warnings: Sequence[PrintedWarning]) -> None:
        self._sheet = sheet
        self.left = list(warnings)

    def height(self, width: float, most: float) -> float:
        """Return the height of as many warnings as fit into ``most``, heading included [pt]."""
        used = self._heading_pt if self.left else 0.0
        for one in self.left:
            needed = self._needed(one, width)
            if used + needed > most:
                break
            used += needed
        return used

    def draw(self, box: QRectF) -> None:
        """Draw as many warnings as fit and keep the others."""
        if not self.left:
            return
        sheet, top = self._sheet, box.top() + self._heading_pt
        sheet.text(QRectF(box.left(), box.top(), box.width(), self._heading_pt),
                   tr("Worth a look"), 9, BOLD)  # fmt: skip
        while self.left:
            one = self.left[0]
            needed, is_hint = self._needed(one, box.width()), one.level is Level.INFO
            kept = self._line_pt if is_hint and len(self.left) > 1 else 0.0
            is_first = top <= box.top() + self._heading_pt
            if top + needed + kept > box.bottom() + 0.5 and (is_hint or not is_first):
                if is_hint:
                    self._leave_out(box, top)
                return
            self._draw_one(self.left.pop(0), QRectF(box.left(), top, box.width(), needed))
            top += needed

    def _leave_out(self, box: QRectF, top: float) -> None:
        """Say how many hints are left out: they are not worth a page of their own."""
        text = counted(
            len(self.left),
            tr("{0} more hint stands in the calendar."),
            tr("{0} more hints stand in the calendar."),
        )
        line = QRectF(box.left() + 14, top, box.width() - 14, self._line_pt)
        self._sheet.text(line, text, _MESSAGE_PT, token="text2")
        self.left.clear()

    @property
    def _line_pt(self) -> float:
        return self._sheet.line_height(_MESSAGE_PT)

    @property
    def _heading_pt(self) -> float:
        return self._sheet.line_height(9) + 4

    @property
    def _day_pt(self) -> float:
        return 84.0

    def _needed(self, warning: PrintedWarning, width: float) -> float:
        room = width - self._day_pt - 14
        return self._sheet.paragraph_height(warning.message, room, _MESSAGE_PT) + _GAP_PT

    def _draw_one(self, warning: PrintedWarning, box: QRectF) -> None:
        sheet, line = self._sheet, self._line_pt
        draw_level(sheet, QPointF(box.left() + 4.5, box.top() + line / 2), warning.level)
        day = QRectF(box.left() + 14, box.top(), self._day_pt - 4, line)
        sheet.text(day, _day_words(warning), _MESSAGE_PT, MEDIUM)
        room = QRectF(day.left() + self._day_pt, box.top(), 0, box.height())
        room.setRight(box.right())
        sheet.paragraph(room, warning.message, _MESSAGE_PT)


def _day_words(warning: PrintedWarning) -> str:
    if warning.of_week:
        return tr("Week of {0}").format(short_day(warning.day))
    return weekday_day(warning.day)
