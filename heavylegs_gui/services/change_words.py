"""What a change is called, in the undo menu and in a toast, and what it does to the warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from heavylegs_gui.domain.training import Sport, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from heavylegs_gui.domain.training import Session


def spoken_day(day: date) -> str:
    """Return a day as it is said in the label of a change."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")


def session_name(session: Session, day: date | None = None) -> str:
    """Return a session by its sport and its day.

    Args:
        session: The session.
        day: The day by which to call it, by default its own.
    """
    names = {
        Sport.RUN: _tr("Run of {0}"),
        Sport.WALK: _tr("Walk of {0}"),
        Sport.CYCLE: _tr("Ride of {0}"),
        Sport.SWIM: _tr("Swim of {0}"),
        Sport.STRENGTH: _tr("Strength session of {0}"),
        Sport.OTHER: _tr("Session of {0}"),
    }
    return names[session.sport].format(spoken_day(session.local_date if day is None else day))


def sessions_name(sessions: Sequence[Session]) -> str:
    """Return one session by its name, several by their number."""
    if len(sessions) == 1:
        return session_name(sessions[0])
    return _tr("{0} sessions").format(len(sessions))


def entered_label(session: Session) -> str:
    """Return what entering a session is called."""
    words = _tr("{0} planned") if session.status is Status.PLANNED else _tr("{0} logged")
    return words.format(session_name(session))


def changed_label(session: Session) -> str:
    """Return what changing a session is called."""
    return _tr("{0} changed").format(session_name(session))


def deleted_label(sessions: Sequence[Session]) -> str:
    """Return what deleting sessions is called."""
    return _tr("{0} deleted").format(sessions_name(sessions))


def changes_words(gone: int, new: int) -> str:
    """Return what a change does to the warnings, for example ``"3 warnings go, 1 is new."``."""
    if not gone and not new:
        return _tr("No warning changes.")
    words = []
    if gone:
        words.append(_counted(gone, _tr("{0} warning goes"), _tr("{0} warnings go")))
    if new:
        if gone:
            words.append(_counted(new, _tr("{0} is new"), _tr("{0} are new")))
        else:
            words.append(_counted(new, _tr("{0} warning is new"), _tr("{0} warnings are new")))
    return f"{', '.join(words)}."


def _counted(number: int, one: str, many: str) -> str:
    return (one if number == 1 else many).format(f"{number:,}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainingLog", text)
