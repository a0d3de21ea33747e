"""Reads what a printed month or week says from the services."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.findings import SubjectKind
from heavylegs_gui.domain.week_plans import week_plans
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of
from heavylegs_gui.ui.reports.report import CalendarReport, PrintedWarning, Span, span_days

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.domain.settings import Settings
    from heavylegs_gui.services.planning import Planning
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.services.warnings import Warnings

_LINK_DAYS = 7
"""So far beside the paper the partner of a session is looked for [days]."""


class Collector:
    """Makes reports of the log, the plan and its warnings."""

    def __init__(
        self, log: TrainingLog, planning: Planning, warnings: Warnings, settings: Settings
    ) -> None:
        self._log, self._planning = log, planning
        self._warnings, self._settings = warnings, settings

    def report(self, span: Span, day: date, words: WarningWords | None) -> CalendarReport:
        """Return the month or week that holds ``day``.

        Args:
            span: What is to be on paper.
            day: Any day of it.
            words: The words of warnings; without them none are printed.

        Raises:
            StoreError: The log cannot be read.
        """
        week_start, today = self._settings.week_start, self._log.today()
        first, last = span_days(span, day, week_start)
        margin = timedelta(days=_LINK_DAYS)
        sessions = self._log.sessions_of_days(first - margin, last + margin)
        marks = {one.day: one for one in self._planning.day_marks(first, last)}
        totals = self._log.week_totals(first, last)
        return CalendarReport(
            span=span,
            day=day,
            week_start=week_start,
            today=today,
            units=self._settings.units,
            sessions=sessions,
            marks=marks,
            weeks=week_plans(totals, sessions, marks, today),
            warnings=self._printed(first, last, words),
            known=self._known_days(today),
        )

    def _printed(self, first: date, last: date, words: WarningWords | None) -> list[PrintedWarning]:
        if words is None:
            return []
        return [
            PrintedWarning(
                one.day,
                one.level,
                words.short(one),
                words.message(one),
                of_week=one.subject.kind is SubjectKind.WEEK,
            )
            for one in self._warnings.between(first, last)
            if first <= one.day <= last
        ]

    def _known_days(self, today: date) -> tuple[date, date] | None:
        """Return the first day of the log and the end of its last week, ``None`` when empty."""
        first, last = self._log.first_day(), self._log.last_day()
        if first is None or last is None:
            return None
        last_week = week_of(max(last, today), self._settings.week_start)
        return min(first, today), last_week + timedelta(days=DAYS_PER_WEEK - 1)
