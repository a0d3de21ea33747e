"""What a fix changes, in rows and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.rules.findings import Level, SubjectKind
from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar.change_table import ChangeRow
from heavylegs_gui.ui.locale_words import short_day, weekday_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.services.warnings import Fix
    from heavylegs_gui.ui.calendar.panel import DayFacts

_MOST_DAYS = 6


def _tr(text: str) -> str:
    return QCoreApplication.translate("FixWords", text)


def keep_words(warning: TrainingWarning, units: Units) -> str:
    """Return for example ``"Keep 18.0 km…"``."""
    value = warning.numbers.get("value")
    is_run = warning.subject.kind is SubjectKind.SESSION and warning.numbers.get("unit") == "m"
    if is_run and isinstance(value, int | float):
        return _tr("Keep {0} {1}…").format(format_distance(float(value), units), units.value)
    return _tr("Keep it…")


def change_rows(
    warning: TrainingWarning, fix: Fix, facts: DayFacts
) -> tuple[str, tuple[ChangeRow, ...]]:
    """Return the title and the lines of the table of a fix: days, the week, the warnings."""
    units = facts.units
    before, after = _by_day(fix.before), _by_day(fix.after)
    rows = []
    for day in sorted(before.keys() | after.keys()):
        now, then = before.get(day, 0.0), after.get(day, 0.0)
        if round(now) != round(then):
            name = f"{weekday_name(day)} {short_day(day)}, {units.value}"
            rows.append(ChangeRow(name, _figure(now, units), _figure(then, units)))
    hidden = len(rows) - _MOST_DAYS
    rows = rows[:_MOST_DAYS]
    if hidden > 0:
        rows.append(ChangeRow(_tr("and {0} more days").format(hidden), "", ""))
    rows.append(_week_row(before, after, facts.week, units))
    rows.append(_warning_row(warning, fix, facts))
    return _tr("With the fix"), tuple(rows)


def _by_day(sessions: Iterable[Session]) -> dict[date, float]:
    found: dict[date, float] = {}
    for one in sessions:
        if one.is_run and one.status in {Status.PLANNED, Status.DONE}:
            found[one.local_date] = found.get(one.local_date, 0.0) + (one.distance_m or 0.0)
    return found


def _week_row(
    before: dict[date, float], after: dict[date, float], week: WeekTotal, units: Units
) -> ChangeRow:
    inside = [
        day
        for day in before.keys() | after.keys()
        if 0 <= (day - week.week_start).days < DAYS_PER_WEEK
    ]
    change = sum(after.get(day, 0.0) - before.get(day, 0.0) for day in inside)
    name = _tr("Week, {0} (limit {1})").format(units.value, format_distance(week.limit_m, units))
    return ChangeRow(
        name, _figure(week.distance_m, units), _figure(week.distance_m + change, units)
    )


def _warning_row(warning: TrainingWarning, fix: Fix, facts: DayFacts) -> ChangeRow:
    now = sum(one.level > Level.INFO for one in facts.cell.warnings)
    then = sum(
        one.level > Level.INFO and one.day == facts.cell.day and one.key != warning.key
        for one in fix.remaining
    )
    name = _tr("Warnings on this day")
    return ChangeRow(name, str(now), str(then), is_good=then < now)


def _figure(distance_m: float, units: Units) -> str:
    return format_distance(distance_m, units)
