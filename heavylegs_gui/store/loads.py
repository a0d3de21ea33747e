"""Load of days, summed by the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from heavylegs_gui.domain.load import RatedSession, TrainedDay

if TYPE_CHECKING:
    from heavylegs_gui.store.database import Store

_DONE_DAYS = """
SELECT
    local_date,
    CASE count(*) WHEN count(rpe * duration_s) THEN sum(rpe * duration_s) / 60.0 END
FROM session
WHERE local_date BETWEEN ? AND ? AND status = 'done'
GROUP BY local_date
ORDER BY local_date
"""
_PLANNED_DAYS = """
SELECT
    local_date,
    CASE count(*) WHEN count(rpe * duration_s) THEN sum(rpe * duration_s) / 60.0 END
FROM session AS planned
WHERE local_date BETWEEN ? AND ? AND status = 'planned' AND linked_id IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM session AS done WHERE done.linked_id = planned.id AND done.status = 'done'
    )
GROUP BY local_date
"""
_NOT_LOGGED = "SELECT day FROM day_mark WHERE kind = 'not_logged' AND day BETWEEN ? AND ?"
_FIRST_RECORD = "SELECT min(local_date) FROM session WHERE status != 'planned' OR local_date >= ?"
_LATEST = """
SELECT local_date, rpe, duration_s FROM session
WHERE status = 'done' AND rpe > 0 AND duration_s > 0 AND local_date <= ?
ORDER BY local_date DESC, start_utc DESC, id DESC LIMIT 1
"""


def trained_days(store: Store, today: date, first: date, last: date) -> list[TrainedDay]:
    """Return the days with a session that counts, oldest first.

    Sessions that count are done, or planned for ``today`` or later and not fulfilled yet.
    """
    found = {
        day: TrainedDay(date.fromisoformat(day), load)
        for day, load in store.query(_DONE_DAYS, (first.isoformat(), last.isoformat()))
    }
    begin = max(first, today).isoformat()
    planned = store.query(_PLANNED_DAYS, (begin, last.isoformat()))
    if not planned:
        return list(found.values())
    for day, load in planned:
        done = found.get(day)
        found[day] = TrainedDay(date.fromisoformat(day), done.done if done else 0.0, load)
    return [found[day] for day in sorted(found)]


def days_not_logged(store: Store, first: date, last: date) -> list[date]:
    """Return the days of which the runner said that they are not logged."""
    found = store.query(_NOT_LOGGED, (first.isoformat(), last.isoformat()))
    return [date.fromisoformat(day) for (day,) in found]


def first_record(store: Store, today: date) -> date | None:
    """Return the day with which the log begins; plans that were missed are no record."""
    day = store.query(_FIRST_RECORD, (today.isoformat(),))[0][0]
    return None if day is None else date.fromisoformat(day)


def latest_rated(store: Store, today: date) -> RatedSession | None:
    """Return the last session with a load, ``None`` when there is none."""
    found = store.query(_LATEST, (today.isoformat(),))
    return RatedSession(date.fromisoformat(found[0][0]), *found[0][1:]) if found else None
