"""The words of the Stretch page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.routine import Exercise, ExerciseKind, RoutineItem
from heavylegs_gui.domain.routine_suggestion import Occasion
from heavylegs_gui.ui.locale_words import days_ago


def _tr(text: str) -> str:
    return QCoreApplication.translate("StretchWords", text)


def dose_text(exercise: Exercise, item: RoutineItem) -> str:
    """Return how long an exercise of a routine is held, for example "30 s each side"."""
    one = _tr("{0} times").format(item.times) if item.times else _tr("{0} s").format(item.hold_s)
    if exercise.sided:
        one = _tr("{0} each side").format(one)
    return one if item.reps == 1 else _tr("{0} × {1}").format(item.reps, one)


def stop_text(exercise: Exercise) -> str:
    """Return when to stop an exercise, as a sentence."""
    return _tr("Stop if {0}.").format(exercise.stop_if)


def last_text(day: date | None, today: date) -> str:
    """Return when a routine was played last."""
    if day is None:
        return _tr("not played yet")
    key, count = days_ago(day, today)
    if key == "days":
        return _tr("last time {0} days ago").format(count)
    return _tr("last time today") if key == "today" else _tr("last time yesterday")


def filter_names() -> tuple[tuple[str, str], ...]:
    """Return value and label of what narrows the library down."""
    return (
        ("all", _tr("All")),
        ("before", _tr("Before a run")),
        ("after", _tr("After a run")),
        ("rest", _tr("Rest day")),
        ("any", _tr("Any time")),
    )


def kind_text(exercise: Exercise) -> str:
    """Return how an exercise works, for example "stretch, each side"."""
    kinds = {
        ExerciseKind.STATIC: _tr("stretch"),
        ExerciseKind.ROLL: _tr("roll"),
        ExerciseKind.DYNAMIC: _tr("move"),
        ExerciseKind.STRENGTH: _tr("strength"),
        ExerciseKind.DRILL: _tr("form drill"),
    }
    kind = kinds[exercise.kind]
    return _tr("{0}, each side").format(kind) if exercise.sided else kind


def occasion_text(occasion: Occasion) -> str:
    """Return why a routine is suggested now."""
    return {
        Occasion.JUST_RAN: _tr("Your run is over; the legs are still warm."),
        Occasion.BEFORE_RUN: _tr("A run is planned for today."),
        Occasion.FATIGUE: _tr("Your last check spoke of tired muscles."),
        Occasion.EVENING: _tr("It is late; these are quiet ones for the floor."),
        Occasion.RAN_TODAY: _tr("You ran today."),
        Occasion.REST_AFTER_HARD: _tr("A rest day after a hard or long run."),
        Occasion.REST_DAY: _tr("No run today: time for the roller."),
        Occasion.ANY: "",
    }[occasion]


def when_text(when: str) -> str:
    """Return when in training a routine belongs."""
    texts = {
        "before": _tr("Before a run"),
        "after": _tr("After a run"),
        "rest": _tr("On a rest day"),
        "evening": _tr("In the evening"),
    }
    return texts.get(when, _tr("Any time"))
