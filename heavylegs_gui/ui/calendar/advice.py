"""Which warning of a day is shown whole, what mends it, and where its numbers come from."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.training import Status
from heavylegs_gui.ui.calendar.panel import DayFacts
from heavylegs_gui.ui.calendar.week_cards import HEAVY_FROM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.services.warnings import Fix
    from heavylegs_gui.ui.calendar.desk import Desk
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.calendar.routine_guide import RoutineGuide, RoutineHint

_HEAVY_DAYS = 28
"""Days before today in which heavy runs are counted. Source: rule HEAVY."""


class Advisor:
    """Finds facts about days; fixes are kept until something changes, for they are dear."""

    def __init__(self, desk: Desk, training_log: TrainingLog, guide: RoutineGuide) -> None:
        self._desk, self._log, self._guide = desk, training_log, guide
        self._fixes: dict[tuple[tuple[str, str], str], Fix | None] = {}
        self._heavy: list[Session] | None = None
        self._chosen: tuple[str, str] | None = None

    def forget(self) -> None:
        """Look anew: the log, a setting or a warning changed."""
        self._fixes.clear()
        self._heavy = None

    def choose(self, warning: TrainingWarning) -> None:
        """Show this warning of its day whole."""
        self._chosen = warning.key

    def facts(
        self, day: date, span: Span, units: Units, words: WarningWords, *, at_once: bool = False
    ) -> DayFacts:
        """Return what the panel shows of a day.

        Args:
            day: A day in view.
            span: What is in view.
            units: The runner's unit.
            words: The words of warnings.
            at_once: Look for the fix now; else only one that was found before is shown, because
                the dry runs may take longer than a frame.
        """
        cell = span.cell(day)
        warning = self._shown(cell.warnings)
        return DayFacts(
            cell=cell,
            week=span.week(day).total,
            today=span.today,
            units=units,
            words=words,
            warning=warning,
            fix=None if warning is None else self._fix(warning, at_once=at_once),
            routine=None if warning is None else self._routine(warning, at_once=at_once),
        )

    def is_known(self, warning: TrainingWarning) -> bool:
        """Whether fix and routine were looked for already."""
        is_sought = (warning.key, warning.numbers_key) in self._fixes
        return is_sought and self._guide.is_ready(warning)

    def _shown(self, warnings: Sequence[TrainingWarning]) -> TrainingWarning | None:
        for one in warnings:
            if one.key == self._chosen:
                return one
        return warnings[0] if warnings else None

    def _routine(self, warning: TrainingWarning, *, at_once: bool) -> RoutineHint | None:
        return self._guide.hint(warning) if at_once or self._guide.is_ready(warning) else None

    def _fix(self, warning: TrainingWarning, *, at_once: bool) -> Fix | None:
        key = warning.key, warning.numbers_key
        if key not in self._fixes and at_once:
            self._fixes[key] = self._desk.fix_of(warning)
        return self._fixes.get(key)

    def heavy_runs(self, today: date) -> list[Session]:
        """Return the heavy runs that follow each other up to the last one, the newest first."""
        if self._heavy is None:
            first = today - timedelta(days=_HEAVY_DAYS)
            found: list[Session] = []
            for one in reversed(self._log.sessions_of_days(first, today)):
                if one.status is not Status.DONE or not one.is_run or one.heaviness is None:
                    continue
                if one.heaviness < HEAVY_FROM:
                    break
                found.append(one)
            self._heavy = found
        return self._heavy


def pressing(warnings: Sequence[TrainingWarning]) -> list[TrainingWarning]:
    """Return the warnings that are more than a hint, by their days."""
    return sorted((one for one in warnings if one.level > Level.INFO), key=lambda one: one.day)
