"""Sports, kinds and states in the runner's words, with their signs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.training import Kind, Session, Source, Sport, Status
from heavylegs_gui.domain.units import Units, format_distance

SPORT_ICONS = {
    Sport.RUN: "run",
    Sport.WALK: "walk",
    Sport.CYCLE: "bike",
    Sport.SWIM: "waves",
    Sport.STRENGTH: "dumbbell",
    Sport.OTHER: "activity",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionWords", text)


def sport_word(sport: Sport) -> str:
    """Return for example ``"Run"``."""
    return {
        Sport.RUN: _tr("Run"),
        Sport.WALK: _tr("Walk"),
        Sport.CYCLE: _tr("Ride"),
        Sport.SWIM: _tr("Swim"),
        Sport.STRENGTH: _tr("Strength"),
        Sport.OTHER: _tr("Other"),
    }[sport]


def kind_word(kind: Kind) -> str:
    """Return for example ``"Intervals"``."""
    return {
        Kind.EASY: _tr("Easy"),
        Kind.LONG: _tr("Long"),
        Kind.INTERVALS: _tr("Intervals"),
        Kind.TEMPO: _tr("Tempo"),
        Kind.HILLS: _tr("Hills"),
        Kind.RACE: _tr("Race"),
        Kind.RECOVERY: _tr("Recovery"),
        Kind.CROSS: _tr("Cross-training"),
    }[kind]


def status_word(session: Session, today: date) -> str:
    """Return the state, empty for the usual one (done)."""
    if session.status is Status.PLANNED:
        if session.linked_id is not None:
            return _tr("Fulfilled")
        return _tr("Missed") if session.local_date < today else _tr("Planned")
    if session.status is Status.SKIPPED:
        return _tr("Skipped")
    return _tr("Ill") if session.status is Status.ILL else ""


def source_word(source: Source) -> str:
    """Return where an entry came from."""
    return {
        Source.MANUAL: _tr("By hand"),
        Source.FILE: _tr("File"),
        Source.PLAN: _tr("Plan"),
    }[source]


def amount_words() -> tuple[str, str, str, str]:
    """Return what 0 to 3 of drinking and fuelling mean, as answers."""
    return (_tr("Poor"), _tr("Low"), _tr("Enough"), _tr("Plenty"))


def session_words(session: Session, units: Units) -> str:
    """Return for example ``"easy run 5.0 km"``, for the middle of a sentence."""
    sport = {
        Sport.RUN: _tr("run"),
        Sport.WALK: _tr("walk"),
        Sport.CYCLE: _tr("ride"),
        Sport.SWIM: _tr("swim"),
        Sport.STRENGTH: _tr("strength session"),
        Sport.OTHER: _tr("session"),
    }[session.sport]
    parts = [kind_word(session.kind).lower()] if session.kind and session.is_run else []
    parts.append(sport)
    if session.distance_m is not None:
        parts.append(distance_words(session.distance_m, units))
    return " ".join(parts)


def distance_words(distance_m: float | None, units: Units) -> str:
    """Return for example ``"8.5 km"``, empty when unknown."""
    if distance_m is None:
        return ""
    return f"{format_distance(distance_m, units)} {units.value}"


def local_start(session: Session) -> datetime | None:
    """Return the start on the runner's clock (naive), ``None`` when it is unknown."""
    if session.start_utc is None:
        return None
    offset = timedelta(minutes=session.utc_offset_min or 0)
    return (session.start_utc + offset).replace(tzinfo=None)
