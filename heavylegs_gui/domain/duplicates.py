"""Whether two records tell of one activity.

Three answers: the same, possibly the same (the runner is asked), different. Nothing is ever thrown
away because of them. Source: ``8-data.md`` 6, from pairs of real files.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import IntEnum

from heavylegs_gui.domain.training import Session, Sport, Status

START_SLACK_S = 60.0
"""Starts of one activity differ by up to a minute between devices. Source: ``8-data.md`` 6 (a)."""
NEAR_DISTANCE = 0.03
"""Two devices differ by 1 %, three leave room. Source: ``8-data.md`` 6 (a)."""
OVERLAP = 0.5
"""Two records that overlap by more than this part of the shorter are one. Source: 6 (b)."""
SHIFT_STEP_S = 900.0
LARGEST_SHIFT_S = 14 * 3600.0
"""Wrong time zones shift a start by quarter hours, up to the largest UTC offset. Source: 6 (c)."""
SHIFTED_DISTANCE = 0.005
SHIFTED_DURATION = 0.01

_FAMILIES = {Sport.RUN: "on foot", Sport.WALK: "on foot"}


class Likeness(IntEnum):
    """How surely two records tell of one activity."""

    DIFFERENT = 0
    POSSIBLE = 1
    SAME = 2


def likeness(new: Session, known: Session, *, any_sport: bool = False) -> Likeness:
    """Compare a record with a session of the log.

    Args:
        new: What a file tells.
        known: A session of the log, or of another file.
        any_sport: The file does not name the sport, so only times and distances count.
    """
    if new.status is not Status.DONE or known.status is not Status.DONE:
        return Likeness.DIFFERENT
    if not any_sport and _family(new) != _family(known):
        return Likeness.DIFFERENT
    if new.start_utc is None or known.start_utc is None:
        return _same_day(new, known)
    apart_s = abs((new.start_utc - known.start_utc).total_seconds())
    if apart_s <= START_SLACK_S and _near(new.distance_m, known.distance_m, NEAR_DISTANCE):
        return Likeness.SAME
    if _overlaps(new, known):
        return Likeness.SAME
    return _shifted(new, known, apart_s)


def row_key(session: Session, shoe: str | None) -> tuple[object, ...]:
    """Return everything that a row of our own CSV says, apart from its identity."""
    return (
        session.local_date, session.start_utc, session.utc_offset_min, session.sport,
        session.kind, session.status, session.title, session.distance_m, session.duration_s,
        session.rpe, session.heaviness, session.soreness, session.temp_c, shoe, session.notes,
    )  # fmt: skip


class DuplicateFinder:
    """Finds the records of one activity among many, day by day.

    Args:
        sessions_of: Returns the sessions from one day to another; asked once for each month.
    """

    def __init__(self, sessions_of: Callable[[date, date], Iterable[Session]]) -> None:
        self._sessions_of = sessions_of
        self._months: set[date] = set()
        self._days: dict[date, list[Session]] = defaultdict(list)
        self._added: dict[date, list[Session]] = defaultdict(list)

    def add(self, session: Session) -> None:
        """Make a session known that is about to be written."""
        self._added[session.local_date].append(session)

    def of_day(self, day: date) -> list[Session]:
        """Return the sessions of ``day`` that the log holds already."""
        first = day.replace(day=1)
        if first not in self._months:
            self._months.add(first)
            last = first.replace(day=monthrange(day.year, day.month)[1])
            for session in self._sessions_of(first, last):
                self._days[session.local_date].append(session)
        return self._days.get(day, [])

    def find(
        self, new: Session, *, any_sport: bool = False, stored_only: bool = False
    ) -> tuple[Likeness, Sequence[Session]]:
        """Return the greatest likeness and the sessions that have it.

        Args:
            new: What a file tells.
            any_sport: The file does not name the sport.
            stored_only: Leave out what :meth:`add` made known.
        """
        best, found = Likeness.DIFFERENT, list[Session]()
        for shift in (0, -1, 1):
            day = new.local_date + timedelta(days=shift)
            added = () if stored_only else self._added.get(day, ())
            for known in (*self.of_day(day), *added):
                one = likeness(new, known, any_sport=any_sport)
                if one > best:
                    best, found = one, [known]
                elif one is best and one is not Likeness.DIFFERENT:
                    found.append(known)
        return best, found


def _family(session: Session) -> str:
    return _FAMILIES.get(session.sport, session.sport.value)


def _near(first: float | None, second: float | None, part: float) -> bool:
    if first is None or second is None:
        return False
    return abs(first - second) <= part * max(first, second)


def _span_s(session: Session) -> float | None:
    """Return how long the activity lasted [s]; some timers show more than the elapsed time."""
    known = [one for one in (session.elapsed_s, session.duration_s) if one]
    return max(known, default=None)


def _overlaps(new: Session, known: Session) -> bool:
    spans = _span_s(new), _span_s(known)
    if spans[0] is None or spans[1] is None or new.start_utc is None or known.start_utc is None:
        return False
    later = (known.start_utc - new.start_utc).total_seconds()
    common = min(spans[0], later + spans[1]) - max(0.0, later)
    return common > OVERLAP * min(spans[0], spans[1])


def _shifted(new: Session, known: Session, apart_s: float) -> Likeness:
    steps = round(apart_s / SHIFT_STEP_S)
    if (
        abs(apart_s - steps * SHIFT_STEP_S) <= START_SLACK_S
        and apart_s <= LARGEST_SHIFT_S + START_SLACK_S
        and _near(new.distance_m, known.distance_m, SHIFTED_DISTANCE)
        and _near(new.duration_s, known.duration_s, SHIFTED_DURATION)
    ):
        return Likeness.POSSIBLE
    return Likeness.DIFFERENT


def _same_day(new: Session, known: Session) -> Likeness:
    """Compare with an entry made by hand, which often has no start.

    Source: own rule; the runner logged the run and imports the watch later.
    """
    if (
        new.local_date == known.local_date
        and _near(new.distance_m, known.distance_m, NEAR_DISTANCE)
        and (new.start_utc is None) is not (known.start_utc is None)
    ):
        return Likeness.POSSIBLE
    return Likeness.DIFFERENT
