"""Values that are possible but hardly true: a slip of typing more often than a feat.

Nothing is forbidden here; whoever did run that far may say so.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.training import Sport, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from heavylegs_gui.domain.training import Session

DAY_S = 86_400.0
SLOWEST_RUN_S_PER_KM = 1200.0
"""A run slower than this is a walk or a slip [s/km]. Source: own value."""
FAR_AHEAD_DAYS = 731
"""A plan further ahead is a wrong year more often than a plan [days]. Source: own value."""

_RECORDS = {
    Sport.RUN: (
        (100.0, 9.58), (400.0, 43.03), (800.0, 100.91), (1500.0, 206.0), (5000.0, 755.36),
        (10_000.0, 1571.0), (21_097.5, 3402.0), (42_195.0, 7235.0), (100_000.0, 21_935.0),
    ),
    Sport.WALK: ((5000.0, 1085.49), (20_000.0, 4570.0)),
    Sport.CYCLE: ((56_792.0, 3600.0),),
    Sport.SWIM: ((50.0, 19.9), (100.0, 44.84), (400.0, 212.25), (1500.0, 846.88)),
}  # fmt: skip
"""Distance [m] and time [s] of the fastest that anyone was, shortest first.

Source: fastest times of men as of 2025. Looked up in lists and reports of that year: runs from
100 m to the marathon (World Athletics; the half marathon of Barcelona, 16 February 2025), walks
over 5 km and 20 km (Kobe, 16 February 2025), 1500 m swimming in a short pool. Not looked up,
general knowledge: 100 km running, the hour on a bicycle (UCI), the shorter ways of swimming.
"""
RECORD_MARGIN = 1.02
"""Faster than a record by less than this is believed: the record may be newer than the list.

Source: own value. The half marathon of 2025 was reported as the greatest single step of its record:
1.4 %, from 57:30 to 56:42.
"""
FARTHEST_M = {
    Sport.RUN: 160_934.4,
    Sport.WALK: 160_934.4,
    Sport.CYCLE: 500_000.0,
    Sport.SWIM: 25_000.0,
}
"""Longer in one session is rare enough to ask [m]. Source: own values; 100 miles on foot."""


class DoubtKind(StrEnum):
    """What is hard to believe."""

    FASTER_THAN_RECORD = "faster_than_record"
    SLOW_RUN = "slow_run"
    VERY_FAR = "very_far"
    FULL_DAY = "full_day"
    FAR_AHEAD = "far_ahead"


class Doubt(NamedTuple):
    """One thing to ask about.

    Attributes:
        value: The distance of the record or of the session [m], or the hours of the day [s]; for
            ``FAR_AHEAD`` the days to it.
    """

    kind: DoubtKind
    value: float = 0.0


def doubts_of(session: Session, others: Iterable[Session], today: date) -> list[Doubt]:
    """Return what is hard to believe of a session.

    Args:
        session: What was typed; every value is possible by itself.
        others: The other sessions of its day.
        today: The runner's local date.
    """
    found = [_ahead(session, today), _far(session), _speed(session), _day(session, others)]
    return [one for one in found if one is not None]


def _ahead(session: Session, today: date) -> Doubt | None:
    days = (session.local_date - today).days
    return Doubt(DoubtKind.FAR_AHEAD, days) if days > FAR_AHEAD_DAYS else None


def _far(session: Session) -> Doubt | None:
    far, most = session.distance_m, FARTHEST_M.get(session.sport)
    return Doubt(DoubtKind.VERY_FAR, far) if far and most and far > most else None


def _speed(session: Session) -> Doubt | None:
    far, time_s = session.distance_m, session.duration_s
    if not far or not time_s:
        return None
    beaten = _beaten_m(session.sport, far, time_s)
    if beaten is not None:
        return Doubt(DoubtKind.FASTER_THAN_RECORD, beaten)
    slow = session.is_run and time_s / far * 1000 > SLOWEST_RUN_S_PER_KM
    return Doubt(DoubtKind.SLOW_RUN) if slow else None


def _beaten_m(sport: Sport, distance_m: float, time_s: float) -> float | None:
    """Return the record distance over which even the best were slower [m].

    Compared is with the longest record that is not longer than the session; below the shortest one
    with that. Nobody is faster over a longer way than over a shorter one.
    """
    records = _RECORDS.get(sport, ())
    shorter = [one for one in records if one[0] <= distance_m]
    if not records or (sport is Sport.CYCLE and not shorter):
        return None
    record_m, record_s = shorter[-1] if shorter else records[0]
    best_m_s = RECORD_MARGIN * record_m / record_s
    return record_m if distance_m / time_s > best_m_s else None


def _day(session: Session, others: Iterable[Session]) -> Doubt | None:
    """More than 24 hours on one day; what was skipped takes no time."""
    counted = {Status.DONE, Status.PLANNED}
    if session.duration_s is None or session.status not in counted:
        return None
    day = [one for one in others if one.status is session.status]
    total_s = session.duration_s + sum(one.duration_s or 0.0 for one in day)
    return Doubt(DoubtKind.FULL_DAY, total_s) if total_s > DAY_S else None
