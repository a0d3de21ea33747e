"""Reads what is in view: the days of at most six weeks, and the sums of their weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.findings import Level, SubjectKind
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of
from heavylegs_gui.ui.calendar.cells import (
    Badge,
    DayCell,
    WeekCell,
    blocks_by_day,
    by_day,
    day_look,
    days_from,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import DayMark, Session
    from heavylegs_gui.services.planning import Planning
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.services.warnings import Warnings

SHOWN_WEEKS = 6
_LINK_DAYS = 7
"""So far beside the view a plan is looked for that a run fulfils [days]."""
_AHEAD_WEEKS = 60
"""Weeks after the log for which sums are kept ready [weeks]."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days in view.

    Attributes:
        first: First day of the first week.
        today: The runner's local date.
        days: One cell for each day, in order.
        weeks: One cell for each week, in order.
        warnings: All warnings of the days, the most pressing first.
    """

    first: date
    today: date
    days: tuple[DayCell, ...]
    weeks: tuple[WeekCell, ...]
    warnings: tuple[TrainingWarning, ...] = ()

    @property
    def last(self) -> date:
        """The last day in view."""
        return self.days[-1].day

    def holds(self, day: date) -> bool:
        """Whether a day is in view."""
        return self.first <= day <= self.last

    def cell(self, day: date) -> DayCell:
        """Return the cell of a day in view."""
        return self.days[(day - self.first).days]

    def week(self, day: date) -> WeekCell:
        """Return the week of a day in view."""
        return self.weeks[(day - self.first).days // DAYS_PER_WEEK]

    def sessions(self) -> list[Session]:
        """Return all sessions in view."""
        return [block.session for cell in self.days for block in cell.blocks]


class Reader:
    """Makes spans; what does not change with the view is kept until the log changes."""

    def __init__(
        self,
        training_log: TrainingLog,
        preferences: Preferences,
        planning: Planning,
        warnings: Warnings,
    ) -> None:
        self._log, self._preferences = training_log, preferences
        self._planning, self._warnings = planning, warnings
        self._totals: dict[date, WeekTotal] = {}
        self._totals_day: date | None = None

    def forget(self) -> None:
        """Read everything anew: the log or a setting changed."""
        self._totals = {}

    def first_of_month(self, month: date) -> date:
        """Return the first day of the six weeks that show a month."""
        return week_of(month.replace(day=1), self._preferences.settings.week_start)

    def span(
        self, first: date, weeks: int = SHOWN_WEEKS, words: WarningWords | None = None
    ) -> Span:
        """Return the weeks from that of ``first`` on.

        Args:
            first: First day of a week.
            weeks: How many weeks.
            words: The words of the badges; without them there are no badges.
        """
        days = days_from(first, weeks * DAYS_PER_WEEK)
        last, today = days[-1], self._log.today()
        warnings = self._warnings.between(first, last)
        return Span(
            first=first,
            today=today,
            days=self._day_cells(days, warnings, words),
            weeks=self._week_cells(days[::DAYS_PER_WEEK], warnings),
            warnings=tuple(warnings),
        )

    def day(self, day: date) -> DayCell:
        """Return one day without its warnings."""
        return self._day_cells((day,), (), None)[0]

    def _day_cells(
        self, days: Sequence[date], warnings: Sequence[TrainingWarning], words: WarningWords | None
    ) -> tuple[DayCell, ...]:
        first, last, today = days[0], days[-1], self._log.today()
        margin = timedelta(days=_LINK_DAYS)
        blocks = blocks_by_day(self._log.sessions_of_days(first - margin, last + margin), today)
        marks = self._marks(first, last)
        check_ins = {one.day: one for one in self._log.check_ins(first, last)}
        warned = by_day(warnings)
        known = self._known_days(today)
        return tuple(
            DayCell(
                day=day,
                look=day_look(day, marks.get(day), has_blocks=day in blocks, known=known),
                blocks=blocks.get(day, ()),
                note=marks[day].note or "" if day in marks else "",
                warnings=tuple(warned.get(day, ())),
                badges=_badges(warned.get(day, ()), words),
                check_in=check_ins.get(day),
            )
            for day in days
        )

    def _marks(self, first: date, last: date) -> dict[date, DayMark]:
        return {one.day: one for one in self._planning.day_marks(first, last)}

    def _known_days(self, today: date) -> tuple[date, date] | None:
        """Return the first day of the log and the end of its last week, ``None`` when empty."""
        first, last = self._log.first_day(), self._log.last_day()
        if first is None or last is None:
            return None
        last_week = week_of(max(last, today), self._preferences.settings.week_start)
        return min(first, today), last_week + timedelta(days=DAYS_PER_WEEK - 1)

    def _week_cells(
        self, weeks: Sequence[date], warnings: Sequence[TrainingWarning]
    ) -> tuple[WeekCell, ...]:
        current = week_of(self._log.today(), self._preferences.settings.week_start)
        notes: dict[date, list[TrainingWarning]] = {}
        for one in warnings:
            is_of_week = one.subject.kind in {SubjectKind.WEEK, SubjectKind.DAYS}
            if is_of_week or one.level is Level.INFO:
                week = week_of(one.day, self._preferences.settings.week_start)
                notes.setdefault(week, []).append(one)
        return tuple(
            WeekCell(total, tuple(notes.get(total.week_start, ())), total.week_start == current)
            for total in map(self._total, weeks)
        )

    def _total(self, week: date) -> WeekTotal:
        today = self._log.today()
        if self._totals_day != today:
            self._totals_day = today
            self._totals = {}
        if week not in self._totals:
            self._read_totals(week, today)
        return self._totals[week]

    def _read_totals(self, week: date, today: date) -> None:
        """Read the sums of the whole log at once: one pass costs as much as one week."""
        known = self._known_days(today) or (today, today)
        ahead = timedelta(weeks=_AHEAD_WEEKS)
        first = min(known[0] - timedelta(weeks=SHOWN_WEEKS), week - ahead if self._totals else week)
        last = max(known[1] + ahead, week + ahead if self._totals else week)
        totals = self._log.week_totals(first, last)
        self._totals = {one.week_start: one for one in totals}


def _badges(warnings: Sequence[TrainingWarning], words: WarningWords | None) -> tuple[Badge, ...]:
    if words is None:
        return ()
    return tuple(
        Badge(one.level, words.short(one), one.rule is RuleId.HEAVY)
        for one in warnings
        if one.level > Level.INFO
    )
