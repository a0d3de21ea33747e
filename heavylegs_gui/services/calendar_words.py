"""A session in the words of a calendar: plain text, the runner's units."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.calendar_events import (
    REST_DAY_UID,
    UNKNOWN_LENGTH_S,
    Alarm,
    CalendarEvent,
    local_start,
)
from heavylegs_gui.domain.training import DayMark, Kind, Session, Sport, Status
from heavylegs_gui.domain.units import Units, format_distance, format_duration, format_pace
from heavylegs_gui.importers.calendar_file import plain


class CalendarWords:
    """Turns sessions into events.

    Args:
        units: In which distances and paces are told.
        alarm: The reminder of what is still to be done.
    """

    def __init__(self, units: Units, alarm: Alarm) -> None:
        self._units, self._alarm = units, alarm

    def event(self, session: Session) -> CalendarEvent:
        """Return the event of a session that is planned or done."""
        start = local_start(session)
        length_s = session.duration_s if session.elapsed_s is None else session.elapsed_s
        is_planned = session.status is Status.PLANNED
        return CalendarEvent(
            uid=session.uid,
            day=session.local_date,
            summary=self.summary(session),
            description=self.description(session),
            start=start,
            duration_s=UNKNOWN_LENGTH_S if length_s is None else length_s,
            alarm=self._alarm.offset(None if start is None else start.time())
            if is_planned
            else None,
        )

    def rest_day(self, mark: DayMark) -> CalendarEvent:
        """Return the event of a rest day; nothing reminds of it."""
        return CalendarEvent(
            uid=REST_DAY_UID.format(mark.day.isoformat()),
            day=mark.day,
            summary=_tr("Rest day"),
            description=plain(mark.note or "").strip(),
        )

    def summary(self, session: Session) -> str:
        """Return for example ``"Long run, 18.0 km"``; the runner's own title wins."""
        name = " ".join(plain(session.title or "").split()) or kind_words(session)
        size = self._distance(session) or self._time(session)
        return f"{name}, {size}" if size else name

    def description(self, session: Session) -> str:
        """Return what else is known, one line each, and below it the runner's notes."""
        rows = (
            (_tr("Kind"), kind_words(session)),
            (_tr("Distance"), self._distance(session)),
            (_tr("Time"), self._time(session)),
            (_tr("Pace"), self._pace(session)),
            (_tr("Effort"), _of_ten(session.rpe)),
            (_tr("Heaviness"), _of_ten(session.heaviness)),
        )
        lines = [_tr("{0}: {1}").format(name, value) for name, value in rows if value]
        if session.status is Status.DONE:
            lines.insert(0, _tr("Done"))
        notes = plain(session.notes or "").strip()
        return "\n".join([*lines, "", notes] if notes else lines)

    def _distance(self, session: Session) -> str:
        if session.distance_m is None:
            return ""
        return f"{format_distance(session.distance_m, self._units)} {self._units.value}"

    def _time(self, session: Session) -> str:
        if not session.duration_s:
            return ""
        if session.status is Status.PLANNED and session.duration_s < 3600:
            return _tr("{0} min").format(round(session.duration_s / 60))
        return format_duration(session.duration_s)

    def _pace(self, session: Session) -> str:
        if not (session.is_run and session.distance_m and session.duration_s):
            return ""
        return format_pace(session.distance_m, session.duration_s, self._units)


def kind_words(session: Session) -> str:
    """Return what a session without a title is called, for example ``"Long run"``."""
    if session.sport is Sport.RUN:
        return {
            None: _tr("Run"),
            Kind.EASY: _tr("Easy run"),
            Kind.LONG: _tr("Long run"),
            Kind.INTERVALS: _tr("Intervals"),
            Kind.TEMPO: _tr("Tempo run"),
            Kind.HILLS: _tr("Hills"),
            Kind.RACE: _tr("Race"),
            Kind.RECOVERY: _tr("Recovery run"),
            Kind.CROSS: _tr("Run as cross-training"),
        }[session.kind]
    return {
        Sport.WALK: _tr("Walk"),
        Sport.CYCLE: _tr("Ride"),
        Sport.SWIM: _tr("Swim"),
        Sport.STRENGTH: _tr("Strength"),
        Sport.OTHER: _tr("Cross-training"),
    }[session.sport]


def _of_ten(value: int | None) -> str:
    return "" if value is None else _tr("{0} of 10").format(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CalendarWords", text)
