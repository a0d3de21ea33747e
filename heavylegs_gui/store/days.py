"""What the first page reads: sessions by day and the sums of days, in plain SQL without peewee."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from heavylegs_gui.domain.mileage import RunDay
from heavylegs_gui.domain.training import EARLIEST_DATE, LATEST_DATE
from heavylegs_gui.store.rows import day_mark_from, session_from
from heavylegs_gui.store.tables import TABLES

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import DayMark, Session
    from heavylegs_gui.store.database import Store

_DONE_DAYS = """
SELECT local_date, coalesce(sum(distance_m), 0.0), 0.0, count(*), coalesce(max(distance_m), 0.0),
    count(*) - count(distance_m)
FROM session
WHERE sport = 'run' AND local_date BETWEEN ? AND ? AND status = 'done'
GROUP BY local_date
ORDER BY local_date
"""
_PLANNED_DAYS = """
SELECT local_date, 0.0, coalesce(sum(distance_m), 0.0), count(*), coalesce(max(distance_m), 0.0),
    count(*) - count(distance_m)
FROM session AS planned
WHERE sport = 'run' AND local_date BETWEEN ? AND ? AND status = 'planned' AND linked_id IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM session AS done WHERE done.linked_id = planned.id AND done.status = 'done'
    )
GROUP BY local_date
ORDER BY local_date
"""
_OF_DAYS = (
    f"{TABLES['session'].select} WHERE local_date BETWEEN ? AND ? "
    "ORDER BY local_date, start_utc, id"
)
_IS_FULFILLED = (
    "SELECT 1 FROM session AS done WHERE done.linked_id = planned.id AND done.status = 'done'"
)
_OPEN_PLANS = (
    f"{TABLES['session'].select} AS planned WHERE local_date BETWEEN ? AND ? "
    f"AND status = 'planned' AND linked_id IS NULL AND NOT EXISTS ({_IS_FULFILLED}) "
    "ORDER BY local_date, start_utc, id"
)
_PARTNERS = "SELECT linked_id FROM session WHERE linked_id IS NOT NULL"
_FREE = (
    f"{TABLES['session'].select} WHERE local_date BETWEEN ? AND ? AND link_locked = 0 "
    f"AND status IN ('planned', 'done') AND linked_id IS NULL AND id NOT IN ({_PARTNERS}) "
    "ORDER BY local_date, start_utc, id"
)
_FILES = """
SELECT session.id, import_file.batch_id, import_file.name, import_file.sha256
FROM session JOIN import_file ON import_file.session_id = session.id
WHERE session.local_date BETWEEN ? AND ? AND import_file.batch_id = session.batch_id
"""


def sessions_of_days(store: Store, first: date, last: date) -> list[Session]:
    """Return the sessions from ``first`` to ``last``, the oldest first."""
    found = store.query(_OF_DAYS, (first.isoformat(), last.isoformat()))
    return [session_from(row) for row in found]


def open_plans(store: Store, first: date, last: date) -> list[Session]:
    """Return the planned sessions from ``first`` to ``last`` that nothing done fulfils."""
    found = store.query(_OPEN_PLANS, (first.isoformat(), last.isoformat()))
    return [session_from(row) for row in found]


def free_sessions(store: Store, first: date, last: date) -> list[Session]:
    """Return what is done or planned from ``first`` to ``last`` and may be linked without asking.

    These are the sessions that have no partner and about which the runner did not decide.
    """
    found = store.query(_FREE, (first.isoformat(), last.isoformat()))
    return [session_from(row) for row in found]


def files_of(store: Store, first: date, last: date) -> dict[int, tuple[object, ...]]:
    """Return the file of each imported session from ``first`` to ``last``, by its number."""
    found = store.query(_FILES, (first.isoformat(), last.isoformat()))
    return {row[0]: row[1:] for row in found}


def day_marks(store: Store, first: date, last: date) -> list[DayMark]:
    """Return what the runner said of the days from ``first`` to ``last``, the oldest first."""
    limits = (first.isoformat(), last.isoformat())
    return [
        day_mark_from(row) for row in store.fetch_all("day_mark", "day BETWEEN ? AND ?", limits)
    ]


def run_days(
    store: Store, today: date, first: date | None = None, last: date | None = None
) -> list[RunDay]:
    """Return the days from ``first`` to ``last`` with a run that counts, oldest first.

    Runs that count are done, or planned for ``today`` or later and not fulfilled yet.
    """
    begin, end = first or EARLIEST_DATE, (last or LATEST_DATE).isoformat()
    found = {
        row[0]: RunDay(date.fromisoformat(row[0]), *row[1:])
        for row in store.query(_DONE_DAYS, (begin.isoformat(), end))
    }
    planned = store.query(_PLANNED_DAYS, (max(begin, today).isoformat(), end))
    if not planned:
        return list(found.values())
    for row in planned:
        plan = RunDay(date.fromisoformat(row[0]), *row[1:])
        done = found.get(row[0])
        found[row[0]] = plan if done is None else _joined(done, plan)
    return [found[day] for day in sorted(found)]


def _joined(done: RunDay, plan: RunDay) -> RunDay:
    return RunDay(
        done.day,
        done.done_m,
        plan.planned_m,
        done.runs + plan.runs,
        max(done.longest_m, plan.longest_m),
        done.unmeasured + plan.unmeasured,
    )


def day_span(store: Store) -> tuple[date, date] | None:
    """Return the first and the last day with a session, ``None`` for an empty log."""
    first, last = store.query(
        "SELECT (SELECT min(local_date) FROM session), (SELECT max(local_date) FROM session)"
    )[0]
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))
