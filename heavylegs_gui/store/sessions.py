"""Questions about the sessions that peewee builds: lists in any order, counts, what is known."""

from __future__ import annotations

from typing import Any

import peewee as pw

from heavylegs_gui.domain.log_query import SessionQuery, SortKey
from heavylegs_gui.domain.training import Session, Shoe
from heavylegs_gui.store.database import Store
from heavylegs_gui.store.folding import fold
from heavylegs_gui.store.models import SessionRow, ShoeRow
from heavylegs_gui.store.rows import SESSION_COLUMNS, session_from, shoe_from
from heavylegs_gui.store.tables import TABLES

_PACE = SessionRow.duration_s / pw.fn.nullif(SessionRow.distance_m, 0.0)
_SORTED_BY: dict[SortKey, Any] = {
    SortKey.TITLE: pw.fn.fold(SessionRow.title),
    SortKey.SPORT: SessionRow.sport,
    SortKey.KIND: SessionRow.kind,
    SortKey.STATUS: SessionRow.status,
    SortKey.DISTANCE: SessionRow.distance_m,
    SortKey.DURATION: SessionRow.duration_s,
    SortKey.PACE: _PACE,
    SortKey.HEAVINESS: SessionRow.heaviness,
    SortKey.RPE: SessionRow.rpe,
    SortKey.HEART_RATE: SessionRow.heart_rate_avg_bpm,
}
_COLUMNS = [SessionRow._meta.columns[name] for name in SESSION_COLUMNS]  # noqa: SLF001 - peewee's documented way to the columns


def find_sessions(store: Store, query: SessionQuery) -> list[Session]:
    """Return the sessions that match, in the asked order."""
    statement = SessionRow.select(*_COLUMNS).where(*_conditions(query))
    statement = statement.order_by(*_order(query))
    if query.limit is not None or query.offset:
        statement = statement.limit(-1 if query.limit is None else query.limit)
        statement = statement.offset(query.offset)
    return list(map(session_from, store.select(statement)))


def count_sessions(store: Store, query: SessionQuery) -> int:
    """Return how many sessions match, whatever the limit."""
    statement = SessionRow.select(pw.fn.count(SessionRow.id)).where(*_conditions(query))
    return int(store.select(statement)[0][0])


def find_session(store: Store, session_id: int) -> Session | None:
    """Return one session, ``None`` when there is none of that number."""
    found = store.query(TABLES["session"].select_one, (session_id,))
    return session_from(found[0]) if found else None


def find_by_uids(store: Store, uids: list[str]) -> dict[str, Session]:
    """Return the sessions with one of the identities."""
    found: dict[str, Session] = {}
    for start in range(0, len(uids), 500):
        some = uids[start : start + 500]
        marks = ", ".join("?" * len(some))
        rows = store.query(f"{TABLES['session'].select} WHERE uid IN ({marks})", some)
        found |= {one.uid: one for one in map(session_from, rows)}
    return found


def all_shoes(store: Store) -> list[Shoe]:
    """Return all shoes, retired ones too, in the order in which they were entered."""
    return [shoe_from(row) for row in store.fetch_all(ShoeRow._meta.table_name)]  # noqa: SLF001


def _conditions(query: SessionQuery) -> list[Any]:
    row = SessionRow
    found: list[Any] = [pw.SQL("1")]
    if query.first is not None:
        found.append(row.local_date >= query.first.isoformat())
    if query.last is not None:
        found.append(row.local_date <= query.last.isoformat())
    if query.sports:
        found.append(row.sport.in_(sorted(query.sports)))
    if query.statuses:
        found.append(row.status.in_(sorted(query.statuses)))
    if query.min_heaviness is not None:
        found.append(row.heaviness >= query.min_heaviness)
    if query.batch_id is not None:
        found.append(row.batch == query.batch_id)
    return found + [_holds(word) for word in (fold(query.text) or "").split()]


def _holds(word: str) -> Any:  # noqa: ANN401 - peewee's expressions have no better type
    in_title = pw.fn.instr(pw.fn.fold(SessionRow.title), word) > 0
    in_notes = pw.fn.instr(pw.fn.fold(SessionRow.notes), word) > 0
    return pw.fn.coalesce(in_title, 0) + pw.fn.coalesce(in_notes, 0) > 0


def _order(query: SessionQuery) -> list[Any]:
    row = SessionRow
    log = [row.local_date, row.start_utc, row.id]
    if query.sort is SortKey.DATE:
        return [one.desc() for one in log] if query.descending else log
    column = _SORTED_BY[query.sort]
    first = column.desc() if query.descending else column.asc()
    return [pw.fn.iif(column.is_null(), 1, 0), first, *log]
