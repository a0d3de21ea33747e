"""Which events a calendar file holds, and how they follow from what was exported before.

A calendar that imports a file keeps what is missing from a later one. So the program remembers
what it exported: an event keeps its identity for ever, its sequence rises when it changes, and one
whose session is gone, skipped or ill is exported once more as cancelled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from heavylegs_gui.domain.training import Session, Status

UNKNOWN_LENGTH_S = 3600.0
"""Length that a session with a start but without a duration gets [s]; a calendar cannot draw an
event without one. Source: own default."""
EVENING = time(20, 0)
MORNING = time(7, 0)
EARLY_START_MIN = 15
"""A session that starts before or shortly after the morning's reminder is announced so long before
its start [min]. Source: own default."""
REST_DAY_UID = "heavylegs-rest-day-{0}"
"""Identity of a rest day, which is named by its date and nothing else."""


class AlarmKind(StrEnum):
    """When a calendar reminds of a session."""

    NONE = "none"
    EVENING = "evening"
    MORNING = "morning"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Alarm:
    """The reminder that was chosen.

    Attributes:
        minutes: How long before the start, for ``BEFORE`` [min].
    """

    kind: AlarmKind = AlarmKind.NONE
    minutes: int = 30

    def offset(self, start: time | None) -> timedelta | None:
        """Return when it rings, counted from the start of the event; ``None`` for never.

        Args:
            start: The start on the runner's clock; ``None`` for an event of the whole day, which
                begins at midnight and for which minutes before would ring at night: there the
                morning's reminder is taken.
        """
        if self.kind is AlarmKind.NONE:
            return None
        since_midnight = _since_midnight(start or time.min)
        if self.kind is AlarmKind.EVENING:
            return _since_midnight(EVENING) - timedelta(days=1) - since_midnight
        if self.kind is AlarmKind.BEFORE and start is not None:
            return -timedelta(minutes=self.minutes)
        early = -timedelta(minutes=EARLY_START_MIN)
        morning = _since_midnight(MORNING) - since_midnight
        return morning if start is None else min(morning, early)


NO_ALARM = Alarm()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event as it stands in the file.

    Attributes:
        uid: Identity for ever: that of the session.
        start: Start on the runner's clock (naive), ``None`` for an event of the whole day.
        duration_s: Length of an event with a start [s].
        alarm: When a reminder rings, counted from the start, ``None`` for never.
        sequence: How often it changed since it was first exported.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    start: datetime | None = None
    duration_s: float = UNKNOWN_LENGTH_S
    alarm: timedelta | None = None
    is_cancelled: bool = False
    sequence: int = 0

    @property
    def fingerprint(self) -> str:
        """What tells whether it is still as it was: a hash of all that a calendar shows."""
        shown = replace(self, sequence=0)
        return hashlib.sha256(repr(shown).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedEvent:
    """What is remembered of an event that was exported.

    Attributes:
        uid: Identity of its session.
        fingerprint: That of the event as it was exported last.
        sequence: That of the last export.
    """

    uid: str
    day: date
    summary: str
    fingerprint: str
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChoice:
    """What the runner wants in the calendar file.

    Attributes:
        first: First day, inclusive.
        last: Last day, inclusive; ``None`` for no end.
        with_done: Whether sessions that were done come too.
        with_rest_days: Whether rest days that the runner marked come too.
        alarm: The reminder of what is still to come.
    """

    first: date
    last: date | None = None
    with_done: bool = False
    with_rest_days: bool = False
    alarm: Alarm = NO_ALARM

    def holds(self, day: date) -> bool:
        """Whether a day lies in the range."""
        return self.first <= day and (self.last is None or day <= self.last)

    def wants(self, session: Session) -> bool:
        """Whether a session belongs into the file, whatever was exported before."""
        states = {Status.PLANNED, Status.DONE} if self.with_done else {Status.PLANNED}
        return session.status in states and self.holds(session.local_date)


def local_start(session: Session) -> datetime | None:
    """Return the start on the runner's clock (naive), ``None`` where it is not surely known.

    Without the offset the clock is unknown, and a clock that shows another day than the log would
    move the session: both are events of the whole day.
    """
    if session.start_utc is None or session.utc_offset_min is None:
        return None
    instant = session.start_utc.replace(tzinfo=None) + timedelta(minutes=session.utc_offset_min)
    return instant if instant.date() == session.local_date else None


def events_of(
    sessions: Iterable[Session],
    exported: Iterable[ExportedEvent],
    choice: CalendarChoice,
    as_event: Callable[[Session], CalendarEvent],
    rest_days: Iterable[CalendarEvent] = (),
) -> list[CalendarEvent]:
    """Return the events of the file in the order of their days.

    The file holds what is wanted, what was exported before for a day of the range, and what has
    moved or gone since, wherever it lies now.

    Args:
        sessions: Those of the range, and those that were exported before, as they are now.
        exported: What was exported before.
        choice: What the runner wants.
        as_event: Puts a session into words.
        rest_days: Events of the rest days as they are now, in the range or exported before.
    """
    now = {one.uid: one for one in sessions}
    before = {one.uid: one for one in exported}
    wanted = {uid for uid, one in now.items() if uid in before or choice.wants(one)}
    dropped = _fulfilled(now, wanted)
    rests = {one.uid: one for one in rest_days if choice.with_rest_days or one.uid in before}
    found = []
    for uid in wanted | set(before) | set(rests):
        event = rests.get(uid) or _event(
            now.get(uid), before.get(uid), as_event, is_dropped=uid in dropped
        )
        if event is not None and _belongs(event, before.get(uid), choice):
            found.append(_numbered(event, before.get(uid)))
    return sorted(found, key=lambda one: (one.day, one.start or datetime.min, one.uid))  # noqa: DTZ901 - the runner's clock has no zone


def remembered(events: Sequence[CalendarEvent]) -> list[ExportedEvent]:
    """Return what is to be remembered of the events that were just exported."""
    return [
        ExportedEvent(
            uid=one.uid,
            day=one.day,
            summary=one.summary,
            fingerprint=one.fingerprint,
            sequence=one.sequence,
        )
        for one in events
    ]


def _fulfilled(now: Mapping[str, Session], wanted: Collection[str]) -> set[str]:
    """Return the plans whose run is in the file itself, so that a day does not show both."""
    done = [one for uid, one in now.items() if uid in wanted and one.status is Status.DONE]
    plan_ids = {one.linked_id for one in done} - {None}
    done_ids = {one.id for one in done} - {None}
    return {
        uid
        for uid, one in now.items()
        if one.status is Status.PLANNED and (one.id in plan_ids or one.linked_id in done_ids)
    }


def _event(
    session: Session | None,
    before: ExportedEvent | None,
    as_event: Callable[[Session], CalendarEvent],
    *,
    is_dropped: bool,
) -> CalendarEvent | None:
    """Return the event of a session as it is now, ``None`` for what no calendar has seen."""
    lives = session is not None and session.status in {Status.PLANNED, Status.DONE}
    if session is not None and lives and not is_dropped:
        return as_event(session)
    if before is None:
        return None
    return CalendarEvent(uid=before.uid, day=before.day, summary=before.summary, is_cancelled=True)


def _belongs(event: CalendarEvent, before: ExportedEvent | None, choice: CalendarChoice) -> bool:
    if choice.holds(event.day) or before is None:
        return True
    has_moved = event.day != before.day
    has_gone = event.is_cancelled and event.fingerprint != before.fingerprint
    return choice.holds(before.day) or has_moved or has_gone


def _numbered(event: CalendarEvent, before: ExportedEvent | None) -> CalendarEvent:
    if before is None:
        return event
    changed = event.fingerprint != before.fingerprint
    return replace(event, sequence=before.sequence + int(changed))


def _since_midnight(moment: time) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
