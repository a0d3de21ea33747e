"""How a plan is rearranged: moved, copied, shifted by a rest day, two days swapped.

Pure functions from sessions and day marks to the ones that differ afterwards. What is done stays
where it is unless the runner corrects its date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import DayKind, DayMark, Kind, Session, Status, new_uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

OUT_OF_CALENDAR = "The plan would leave the years 1970 to 2199, so nothing was moved."


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What a rearrangement changes.

    Attributes:
        sessions: The sessions as they are to be; those that stay as they are are left out.
        marks: The marks as they are to be; one without kind and note is to go.
        skipped: Those of the sessions that found no place before a race.
    """

    sessions: tuple[Session, ...] = ()
    marks: tuple[DayMark, ...] = ()
    skipped: tuple[Session, ...] = ()


def later(day: date, days: int) -> date:
    """Return the day that lies ``days`` later.

    Raises:
        InvalidValueError: There is no such day in any calendar.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise InvalidValueError(OUT_OF_CALENDAR, "local_date") from None


def moved(session: Session, days: int) -> Session:
    """Return a session on another day.

    A plan keeps the day for which it stood first, until it is back on it. A plan that was skipped
    or lost to illness is planned again: it is moved in order to be done. The time of day stays.

    Args:
        session: Planned, skipped, ill or done.
        days: How many days later; negative for earlier.

    Raises:
        InvalidValueError: There is no such day in any calendar.
    """
    day = later(session.local_date, days)
    start = session.start_utc
    there = replace(
        session,
        local_date=day,
        start_utc=None if start is None else start + timedelta(days=days),
    )
    if session.status is Status.DONE:
        return there
    first = session.original_date or session.local_date
    return replace(there, status=Status.PLANNED, original_date=None if first == day else first)


def with_status(session: Session, status: Status) -> Session:
    """Return a session with another status and without a partner.

    What is marked as done remembers the distance that was planned, so that an edit of the distance
    can be compared with it.
    """
    first_m = session.original_distance_m
    if status is Status.DONE:
        first_m = session.distance_m if first_m is None else first_m
    elif first_m == session.distance_m:
        first_m = None
    return replace(
        session, status=status, linked_id=None, link_locked=False, original_distance_m=first_m
    )


def planned_copy(session: Session, day: date) -> Session:
    """Return a new plan for ``day`` like ``session``, which may be done itself.

    It takes over what one plans: sport, kind, title, distance and duration; from a plan also the
    time of day, the shoes and the notes. What was measured or felt stays behind.
    """
    plan = Session(
        uid=new_uid(),
        local_date=day,
        status=Status.PLANNED,
        sport=session.sport,
        kind=session.kind,
        title=session.title,
        distance_m=session.distance_m,
        duration_s=session.duration_s,
    )
    if session.status is Status.DONE:
        return plan
    start = session.start_utc
    return replace(
        plan,
        start_utc=None if start is None else start + (day - session.local_date),
        utc_offset_min=session.utc_offset_min,
        shoe_id=session.shoe_id,
        notes=session.notes,
    )


def copies_on(sessions: Sequence[Session], day: date) -> list[Session]:
    """Return plans like ``sessions``, the earliest of them on ``day``, as far apart as they are."""
    first = min(one.local_date for one in sessions)
    return [planned_copy(one, later(day, (one.local_date - first).days)) for one in sessions]


def copies_weekly(sessions: Sequence[Session], times: int) -> list[Session]:
    """Return plans like ``sessions`` in each of the ``times`` weeks that follow."""
    return [
        planned_copy(one, later(one.local_date, 7 * week))
        for week in range(1, times + 1)
        for one in sessions
    ]


def with_kind(mark: DayMark | None, day: date, kind: DayKind | None) -> DayMark:
    """Return the mark of a day with another kind; its note stays."""
    return DayMark(day=day, kind=kind, note=None if mark is None else mark.note)


def open_rest_day(day: date, plans: Iterable[Session], marks: Mapping[date, DayMark]) -> Rearranged:
    """Make ``day`` a rest day and move the plan from that day on one day later.

    A race stays on its day, and so do the rest days marked directly before it and everything
    after it. Sessions that would land there find no place: they stay where they are, as skipped.
    Planned rest days move along with the sessions; ill days, days that were not logged, and notes
    belong to their day and stay.

    Args:
        day: The day that becomes free.
        plans: The open plans from ``day`` on.
        marks: The marks from ``day`` on.

    Raises:
        InvalidValueError: A race leaves no room.
    """
    ours = [one for one in plans if one.local_date >= day]
    wall = _wall(day, ours, marks)
    if wall == day:
        raise InvalidValueError(
            "The plan cannot move here, because a race and the rest days before it stay.", "day"
        )
    before = [one for one in ours if wall is None or one.local_date < wall]
    last = None if wall is None else later(wall, -1)
    skipped = tuple(replace(one, status=Status.SKIPPED) for one in before if one.local_date == last)
    shifted = tuple(moved(one, 1) for one in before if one.local_date != last)
    rest = {one for one in _rest_days(marks) if one >= day and (wall is None or one < wall)}
    target = {day} | {later(one, 1) for one in rest}
    return Rearranged((*shifted, *skipped), _marks_for(rest, target, marks), skipped)


def close_rest_day(
    day: date, plans: Iterable[Session], marks: Mapping[date, DayMark]
) -> Rearranged:
    """Take the rest day ``day`` away and move the plan after it one day earlier.

    A race stays where it is, with the rest days marked directly before it and all after it.

    Args:
        day: A day with a rest mark.
        plans: The open plans after ``day``.
        marks: The marks from ``day`` on.
    """
    tomorrow = later(day, 1)
    ours = [one for one in plans if one.local_date >= tomorrow]
    wall = _wall(tomorrow, ours, marks)
    shifted = tuple(moved(one, -1) for one in ours if wall is None or one.local_date < wall)
    rest = {one for one in _rest_days(marks) if one >= day and (wall is None or one < wall)}
    target = {later(one, -1) for one in rest if one != day}
    return Rearranged(shifted, _marks_for(rest, target, marks))


def swapped(
    first: date,
    second: date,
    plans: Iterable[Session],
    marks: Mapping[date, DayMark],
) -> Rearranged:
    """Exchange the open plans and the rest marks of two days; facts and notes of a day stay."""
    gap = (second - first).days
    sessions = tuple(
        moved(one, gap if one.local_date == first else -gap)
        for one in plans
        if one.local_date in {first, second}
    )
    rest = _rest_days(marks) & {first, second}
    target = {second if one == first else first for one in rest}
    return Rearranged(sessions, _marks_for(rest, target, marks))


def _wall(day: date, plans: Sequence[Session], marks: Mapping[date, DayMark]) -> date | None:
    """Return the first day, from ``day`` on, that a shift leaves alone; ``None`` without a race."""
    races = [one.local_date for one in plans if one.kind is Kind.RACE]
    if not races:
        return None
    wall, rest = min(races), _rest_days(marks)
    while wall > day and later(wall, -1) in rest:
        wall = later(wall, -1)
    return wall


def _rest_days(marks: Mapping[date, DayMark]) -> set[date]:
    return {day for day, mark in marks.items() if mark.kind is DayKind.REST}


def _marks_for(
    rest: set[date], target: set[date], marks: Mapping[date, DayMark]
) -> tuple[DayMark, ...]:
    """Return the marks that differ when rest days ``rest`` become ``target``.

    An ill day or one that was not logged keeps its mark.
    """
    gone = [with_kind(marks[one], one, None) for one in sorted(rest - target)]
    new = [
        with_kind(marks.get(one), one, DayKind.REST)
        for one in sorted(target - rest)
        if one not in marks or marks[one].kind is None
    ]
    return (*gone, *new)
