"""Paints the sums of one week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from heavylegs_gui.domain.units import format_distance
from heavylegs_gui.ui.calendar import words
from heavylegs_gui.ui.calendar.day_painter import LEVEL_ICONS, LEVEL_TOKENS
from heavylegs_gui.ui.calendar.inks import MICRO, MICRO_BOLD, RIGHT, SMALL_BOLD, Inks

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.calendar.cells import WeekCell


class WeekPainter:
    """Done, planned, the meter with the limit, rest days, and what is left."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks

    def paint(self, painter: QPainter, box: QRectF, week: WeekCell, units: Units) -> None:
        """Paint the cell of one week."""
        inks = self.inks
        painter.fillRect(box, inks.color("accent_soft" if week.is_current else "out"))
        if not week.says_anything:
            return
        side = inks.px(11)
        inner = box.adjusted(side, 5, -side, -3)
        lines = inks.line(SMALL_BOLD), inks.line(MICRO)
        whole = lines[0] + 3 * lines[1] + 14
        top = self._sums(painter, inner, week, units, is_split=inner.height() >= whole + lines[1])
        meter = QRectF(inner.left(), top + 2, inner.width(), 10)
        plan = week.plan
        inks.meter(painter, meter, plan.done_m, plan.ahead_m, plan.limit_m)
        self._foot(painter, inner, meter.bottom() + 3, week, units)

    def _sums(
        self, painter: QPainter, inner: QRectF, week: WeekCell, units: Units, *, is_split: bool
    ) -> float:
        """Draw what was done and what is planned, and return where they end."""
        inks, plan = self.inks, week.plan
        line = QRectF(inner.left(), inner.top(), inner.width(), inks.line(SMALL_BOLD))
        done, planned = (format_distance(one, units) for one in (plan.done_m, plan.ahead_m))
        only_planned = plan.ahead_m > 0 and not plan.done_m and not week.is_current
        figure, word, token = done, words.done_word(), "text"
        if only_planned:
            figure, word, token = planned, words.planned_word(), "accent"
        line.setLeft(line.left() + inks.text(painter, line, figure, token, SMALL_BOLD) + 4)
        both = plan.ahead_m > 0 and not only_planned
        if both and not is_split:
            inks.text(painter, line, f"+ {planned}", "accent", MICRO_BOLD)
        else:
            inks.text(painter, line, word, "text2", MICRO)
        if not both or not is_split:
            return line.bottom()
        second = QRectF(inner.left(), line.bottom() - 1, inner.width(), inks.line(MICRO))
        inks.text(painter, second, words.plus_planned(planned), "accent", MICRO)
        return second.bottom()

    def _foot(
        self, painter: QPainter, inner: QRectF, top: float, week: WeekCell, units: Units
    ) -> None:
        """Draw the limit, the rest days and what is left: on two lines, on three where they fit."""
        inks, plan = self.inks, week.plan
        height = inks.line(MICRO)
        limit = words.limit_words(format_distance(plan.limit_m, units))
        first = QRectF(inner.left(), top, inner.width(), height)
        second = first.translated(0, height)
        inks.text(painter, first, limit, "text2", MICRO)
        if week.notes:
            side, level = inks.px(14), week.notes[0].level
            place = inner.right() - side
            inks.icon(painter, LEVEL_ICONS[level], LEVEL_TOKENS[level], place, first.center().y())
        left, token = _left_words(week, units)
        rest = f"{plan.rest_days}"
        moon = inks.px(12)
        fits_below = second.bottom() <= inner.bottom() + 3
        if not fits_below:
            if not week.notes:
                x = inner.right() - inks.width(MICRO, rest) - moon - 3
                self._rest(painter, first, x, rest)
            return
        self._rest(painter, second, inner.left(), rest)
        inks.text(painter, second, left, token, MICRO_BOLD, RIGHT)

    def _rest(self, painter: QPainter, line: QRectF, left: float, rest: str) -> None:
        inks = self.inks
        used = inks.icon(painter, "moon", "text2", left, line.center().y(), 12)
        line = line.adjusted(left - line.left() + used + 3, 0, 0, 0)
        inks.text(painter, line, rest, "text2", MICRO)


def _left_words(week: WeekCell, units: Units) -> tuple[str, str]:
    """Return what is left or over, and its colour; a week that has passed says nothing."""
    plan = week.plan
    if plan.is_over:
        return words.over_words(format_distance(plan.over_m, units)), "warn"
    if plan.left_m is None or not plan.done_m + plan.ahead_m:
        return "", "good"
    return words.left_words(format_distance(plan.left_m, units)), "good"
