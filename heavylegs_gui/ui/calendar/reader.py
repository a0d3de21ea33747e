"""Reads what is in view: the days of at most six weeks, and the sums of their weeks."""

from __future__ import annotations

from collections import UserDict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from heavylegs_gui.domain.compliance import compliance_of_rest, compliances
from heavylegs_gui.domain.rules.findings import Level, SubjectKind
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import DayKind
from heavylegs_gui.domain.week_plans import week_plans
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of
from heavylegs_gui.ui.calendar.cells import (
    Badge,
    DayCell,
    KeptWarning,
    WeekCell,
    blocks_by_day,
    by_day,
    day_look,
    days_from,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heavylegs_gui.domain.compliance import Compliance
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import DayMark, Session
    from heavylegs_gui.services.planning import Planning
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.services.warnings import Judged, Warnings
    from heavylegs_gui.ui.calendar.cells import Block

K = TypeVar("K")
V = TypeVar("V")
SHOWN_WEEKS = 6
_LINK_DAYS = 7
"""So far beside the view a plan is looked for that a run fulfils [days]."""
MOST_KEPT = 90
"""So many views are kept, more than twice the months that are read ahead. Source: own value."""


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


class _Found(NamedTuple):
    """What was read for some days."""

    sessions: list[Session]
    marks: dict[date, DayMark]
    kept: dict[int, Compliance | None]
    today: date


class _Kept(UserDict[K, V]):
    """What was read for the latest views; the one that was not asked for longest goes first."""

    def __getitem__(self, key: K) -> V:
        found = self.data[key] = self.data.pop(key)
        return found

    def __setitem__(self, key: K, value: V) -> None:
        self.data.pop(key, None)
        self.data[key] = value
        while len(self.data) > MOST_KEPT:
            del self.data[next(iter(self.data))]


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
        self._judged: _Kept[tuple[date, int], Judged] = _Kept()
        self._spans: _Kept[tuple[date, int, bool], Span] = _Kept()
        self._day: date | None = None
        self._shoes: dict[int, str] | None = None
        self._alone: DayCell | None = None

    def forget(self) -> None:
        """Read everything anew: the log or a setting changed."""
        self._judged.clear()
        self._spans.clear()
        self._shoes = None
        self._alone = None

    def knows(self, first: date, weeks: int = SHOWN_WEEKS) -> bool:
        """Whether the rules were asked about these weeks already."""
        is_known = (first, weeks) in self._judged or (first, weeks, True) in self._spans
        return is_known and self._day == self._log.today()

    def _follow_day(self) -> None:
        """Forget everything when another day has come."""
        if self._day != self._log.today():
            self._day = self._log.today()
            self.forget()

    def judge(self, first: date, weeks: int = SHOWN_WEEKS) -> Judged:
        """Ask the rules about some weeks; the answer is kept until the log changes."""
        self._follow_day()
        if (first, weeks) not in self._judged:
            last = first + timedelta(days=weeks * DAYS_PER_WEEK - 1)
            self._judged[first, weeks] = self._warnings.judged(first, last)
        return self._judged[first, weeks]

    def first_of_month(self, month: date) -> date:
        """Return the first day of the six weeks that show a month."""
        return week_of(month.replace(day=1), self._preferences.settings.week_start)

    def span(
        self, first: date, weeks: int = SHOWN_WEEKS, words: WarningWords | None = None
    ) -> Span:
        """Return the weeks from that of ``first`` on; they are kept until the log changes.

        Args:
            first: First day of a week.
            weeks: How many weeks.
            words: The words of the badges; without them there are no badges.
        """
        self._follow_day()
        key = first, weeks, words is not None
        if key not in self._spans:
            self._spans[key] = self._read(first, weeks, words)
        return self._spans[key]

    def _read(self, first: date, weeks: int, words: WarningWords | None) -> Span:
        judged = self.judge(first, weeks)
        days = days_from(first, weeks * DAYS_PER_WEEK)
        found = self._found(days[0], days[-1])
        return Span(
            first=first,
            today=found.today,
            days=self._day_cells(days, found, judged, words),
            weeks=self._week_cells(judged, found, words),
            warnings=tuple(judged.warnings),
        )

    def day(self, day: date) -> DayCell:
        """Return one day without its warnings; it is kept until the log changes."""
        self._follow_day()
        if self._alone is None or self._alone.day != day:
            self._alone = self._day_cells((day,), self._found(day, day), None, None)[0]
        return self._alone

    def _found(self, first: date, last: date) -> _Found:
        """Read some days, with the partners of their sessions."""
        margin, today = timedelta(days=_LINK_DAYS), self._log.today()
        marks = {one.day: one for one in self._planning.day_marks(first, last)}
        sessions = self._log.sessions_of_days(first - margin, last + margin)
        return _Found(sessions, marks, compliances(sessions, marks, today), today)

    def _day_cells(
        self,
        days: Sequence[date],
        found: _Found,
        judged: Judged | None,
        words: WarningWords | None,
    ) -> tuple[DayCell, ...]:
        today, marks = found.today, found.marks
        blocks = blocks_by_day(found.sessions, today, found.kept, self._shoe_names())
        check_ins = {one.day: one for one in self._log.check_ins(days[0], days[-1])}
        warned = by_day(judged.warnings if judged is not None else ())
        kept = by_day(judged.kept if judged is not None else ())
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
                rest_kept=_rest_kept(marks.get(day), blocks.get(day, ()), today),
                kept_warnings=tuple(
                    KeptWarning(one, self._warnings.reason_of(one)) for one in kept.get(day, ())
                ),
            )
            for day in days
        )

    def _shoe_names(self) -> dict[int, str]:
        """Return what the pairs of shoes are called; read once until the log changes."""
        if self._shoes is None:
            self._shoes = {one.id or 0: " ".join(one.name.split()) for one in self._log.shoes()}
        return self._shoes

    def _known_days(self, today: date) -> tuple[date, date] | None:
        """Return the first day of the log and the end of its last week, ``None`` when empty."""
        first, last = self._log.first_day(), self._log.last_day()
        if first is None or last is None:
            return None
        last_week = week_of(max(last, today), self._preferences.settings.week_start)
        return min(first, today), last_week + timedelta(days=DAYS_PER_WEEK - 1)

    def _week_cells(
        self, judged: Judged, found: _Found, words: WarningWords | None
    ) -> tuple[WeekCell, ...]:
        week_start = self._preferences.settings.week_start
        current = week_of(found.today, week_start)
        notes: dict[date, list[TrainingWarning]] = {}
        for one in judged.warnings:
            if _is_of_week(one) or one.level is Level.INFO:
                notes.setdefault(week_of(one.day, week_start), []).append(one)
        plans = week_plans(judged.weeks, found.sessions, found.marks, found.today, found.kept)
        return tuple(
            WeekCell(
                plan=plan,
                total=total,
                notes=tuple(notes.get(total.week_start, ())),
                badges=_badges(notes.get(total.week_start, ()), words, of_week=True),
                is_current=total.week_start == current,
            )
            for plan, total in zip(plans, judged.weeks, strict=True)
        )


def _is_of_week(warning: TrainingWarning) -> bool:
    """Whether it stands beside the week, not on a day of it."""
    return warning.subject.kind is SubjectKind.WEEK


def _badges(
    warnings: Sequence[TrainingWarning], words: WarningWords | None, *, of_week: bool = False
) -> tuple[Badge, ...]:
    if words is None:
        return ()
    return tuple(
        Badge(one.level, words.short(one), words.message(one), one.rule is RuleId.HEAVY)
        for one in warnings
        if one.level > Level.INFO and _is_of_week(one) is of_week
    )


def _rest_kept(mark: DayMark | None, blocks: Sequence[Block], today: date) -> Compliance | None:
    if mark is None or mark.kind is not DayKind.REST:
        return None
    return compliance_of_rest(mark, [one.session for one in blocks], today)
