"""What the warning engine reads: all sessions, lean, in order; plain SQL without peewee."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from heavylegs_gui.domain.rules.diary import LogEntry
from heavylegs_gui.domain.training import DayKind, Kind, Source, Sport, Status
from heavylegs_gui.store.rows import shoe_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heavylegs_gui.domain.training import Shoe
    from heavylegs_gui.store.database import Store

_SPORTS = {one.value: one for one in Sport}
_KINDS: dict[str | None, Kind | None] = {None: None} | {one.value: one for one in Kind}
_STATUSES = {one.value: one for one in Status}
_SOURCES = {one.value: one for one in Source}
_ALL = (
    "SELECT local_date, coalesce(start_utc, ''), id, sport, kind, status, distance_m, duration_s, "
    "rpe, heaviness, shoe_id, linked_id, source FROM session "
    "ORDER BY local_date, coalesce(start_utc, ''), id"
)


def all_entries(store: Store) -> list[LogEntry]:
    """Return all sessions, ordered by day, start and number."""
    return [
        LogEntry(
            date.fromisoformat(row[0]),
            row[1],
            row[2],
            _SPORTS[row[3]],
            _KINDS[row[4]],
            _STATUSES[row[5]],
            row[6],
            row[7],
            row[8],
            row[9],
            row[10],
            row[11],
            _SOURCES[row[12]],
        )
        for row in store.query(_ALL)
    ]


def entry_from(row: Mapping[str, Any]) -> LogEntry:
    """Return what the engine asks of a whole row."""
    return LogEntry(
        date.fromisoformat(row["local_date"]),
        row["start_utc"] or "",
        row["id"],
        _SPORTS[row["sport"]],
        _KINDS[row["kind"]],
        _STATUSES[row["status"]],
        row["distance_m"],
        row["duration_s"],
        row["rpe"],
        row["heaviness"],
        row["shoe_id"],
        row["linked_id"],
        _SOURCES[row["source"]],
    )


def all_shoes(store: Store) -> dict[int, Shoe]:
    """Return the pairs of shoes by number."""
    return {int(str(row["id"])): shoe_from(row) for row in store.fetch_all("shoe")}


def unlogged_days(store: Store) -> list[date]:
    """Return the days that the runner marked as not logged."""
    found = store.query("SELECT day FROM day_mark WHERE kind = ?", (DayKind.NOT_LOGGED.value,))
    return [date.fromisoformat(row[0]) for row in found]
