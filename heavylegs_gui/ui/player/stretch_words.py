"""The words of the Stretch page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.routine import Exercise, RoutineItem
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


def when_text(when: str) -> str:
    """Return when in training a routine belongs."""
    texts = {
        "before": _tr("Before a run"),
        "after": _tr("After a run"),
        "rest": _tr("On a rest day"),
        "evening": _tr("In the evening"),
    }
    return texts.get(when, _tr("Any time"))
