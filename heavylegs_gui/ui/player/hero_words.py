"""What the large card of a routine says: its facts, and the length of its short form."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.muscle_dose import COUNTED
from heavylegs_gui.domain.routine import Routine, duration_ms, short_form, work_ms
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.ui.player.stretch_words import last_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("HeroWords", text)


def facts_of(library: RoutineLibrary, routine: Routine, last_day: date | None) -> list[str]:
    """Return the small chips of a routine: time at work, last time, what it needs."""
    steps, exercises = library.steps(routine), library.exercises
    is_held = any(exercises[step.exercise_id].kind in COUNTED for step in steps)
    words = _tr("{0} of holding") if is_held else _tr("{0} of moving")
    facts = [words.format(format_duration(work_ms(steps) / 1000))]
    facts.append(last_text(last_day, library.today()))
    if any(exercises[step.exercise_id].needs_roller for step in steps):
        facts.append(_tr("needs a foam roller"))
    return facts


def short_length(library: RoutineLibrary, routine: Routine) -> str:
    """Return the length of the short form, empty where it is not shorter."""
    short = library.steps(short_form(routine, library.exercises))
    is_shorter = bool(short) and duration_ms(short) < duration_ms(library.steps(routine))
    return format_duration(duration_ms(short) / 1000) if is_shorter else ""
