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
    from heavylegs_gui.domain.rules.thresholds import Thresholds
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.ui.calendar.desk import Desk
    from heavylegs_gui.ui.calendar.ports import Fix, Words
    from heavylegs_gui.ui.calendar.reader import Span

_HEAVY_DAYS = 28
"""Days before today in which heavy runs are counted. Source: rule HEAVY."""


class Advisor:
    """Finds facts about days; fixes are kept until something changes, for they are dear."""

    def __init__(self, desk: Desk, training_log: TrainingLog) -> None:
        self._desk, self._log = desk, training_log
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

    def facts(self, day: date, span: Span, units: Units, words: Words | None) -> DayFacts:
        """Return what the panel shows of a day."""
        cell = span.cell(day)
        warning = self._shown(cell.warnings)
        return DayFacts(
            cell=cell,
            week=span.week(day).total,
            today=span.today,
            units=units,
            words=words,
            warning=warning if words is not None else None,
            fix=None if warning is None else self._fix(warning),
            source="" if warning is None else source_of(warning, self._log.thresholds),
        )

    def _shown(self, warnings: Sequence[TrainingWarning]) -> TrainingWarning | None:
        for one in warnings:
            if one.key == self._chosen:
                return one
        return warnings[0] if warnings else None

    def _fix(self, warning: TrainingWarning) -> Fix | None:
        key = warning.key, warning.numbers_key
        if key not in self._fixes:
            self._fixes[key] = self._desk.fix_of(warning)
        return self._fixes[key]

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


def source_of(warning: TrainingWarning, rules: Thresholds) -> str:
    """Return where the numbers of a rule come from, empty when it is not known."""
    name = warning.rule.switch.lower().replace("-", "_")
    found = getattr(getattr(rules, name, None), "source", "")
    return found if isinstance(found, str) else ""


def pressing(warnings: Sequence[TrainingWarning]) -> list[TrainingWarning]:
    """Return the warnings that are more than a hint, by their days."""
    return sorted((one for one in warnings if one.level > Level.INFO), key=lambda one: one.day)
