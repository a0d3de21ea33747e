"""What a printed month or week says: plain values, and the days and weeks made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of, weeks_between
from heavylegs_gui.ui.calendar.cells import DayCell, blocks_by_day, day_look, days_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heavylegs_gui.domain.training import DayMark, Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.domain.week_plans import WeekPlan
    from heavylegs_gui.domain.weeks import WeekStart


class Span(StrEnum):
    """How much of the calendar is on paper."""

    MONTH = "month"
    WEEK = "week"


class PrintedWarning(NamedTuple):
    """A warning in words.

    Attributes:
        short: At most two words for the day.
        message: What happened, in one sentence.
        of_week: Whether it is about the week that begins on ``day``, not about the day.
    """

    day: date
    level: Level
    short: str
    message: str
    of_week: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarReport:
    """A month or a week of the calendar.

    Attributes:
        span: What is on paper.
        day: Any day of the month or week.
        week_start: First day of the runner's week.
        today: The runner's local date.
        units: The runner's unit.
        sessions: The sessions of the days, with the partners of linked ones.
        marks: What the runner said of days.
        weeks: What the calendar says of each week on paper.
        warnings: Those of the days, the most pressing first.
        known: First and last day of which something is known; outside of them an empty day is no
            rest.
    """

    span: Span
    day: date
    week_start: WeekStart
    today: date
    units: Units
    sessions: Sequence[Session] = ()
    marks: Mapping[date, DayMark] = field(default_factory=dict)
    weeks: Sequence[WeekPlan] = ()
    warnings: Sequence[PrintedWarning] = ()
    known: tuple[date, date] | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """All days on paper: whole weeks."""
        first, last = span_days(self.span, self.day, self.week_start)
        return days_from(first, (last - first).days + 1)

    def cells(self) -> list[DayCell]:
        """Return one cell for each day on paper."""
        blocks = blocks_by_day(self.sessions, self.today)
        cells = []
        for day in self.days:
            mark = self.marks.get(day)
            look = day_look(day, mark, has_blocks=day in blocks, known=self.known)
            note = "" if mark is None else mark.note or ""
            cells.append(DayCell(day=day, look=look, blocks=blocks.get(day, ()), note=note))
        return cells

    def week(self, first: date) -> WeekPlan | None:
        """Return what the calendar says of the week that begins on ``first``."""
        return next((one for one in self.weeks if one.week_start == first), None)

    def warnings_of(self, day: date) -> list[PrintedWarning]:
        """Return the warnings that stand on a day."""
        return [one for one in self.warnings if one.day == day and not one.of_week]

    def warnings_of_week(self, first: date) -> list[PrintedWarning]:
        """Return the warnings that stand beside a week, without hints."""
        found = (one for one in self.warnings if one.day == first and one.of_week)
        return [one for one in found if one.level > Level.INFO]


def span_days(span: Span, day: date, week_start: WeekStart) -> tuple[date, date]:
    """Return the first and the last day of the weeks on paper."""
    if span is Span.WEEK:
        first = week_of(day, week_start)
        return first, first + timedelta(days=DAYS_PER_WEEK - 1)
    month = day.replace(day=1)
    month_end = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    weeks = list(weeks_between(month, month_end, week_start))
    return weeks[0], weeks[-1] + timedelta(days=DAYS_PER_WEEK - 1)
