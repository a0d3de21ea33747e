"""What calendar files held when they were last written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from heavylegs_gui.domain.calendar_events import ExportedEvent
from heavylegs_gui.domain.changes import Change, RowEdit

if TYPE_CHECKING:
    from heavylegs_gui.domain.changes import Row
    from heavylegs_gui.store.database import Store

TABLE = "exported_event"


def exported_events(store: Store) -> list[ExportedEvent]:
    """Return everything that was ever exported, as it was exported last."""
    return [_event(row) for row in store.fetch_all(TABLE)]


def remember(store: Store, events: Iterable[ExportedEvent], publish: Callable[[], object]) -> None:
    """Remember what a calendar file holds and give that file its name: both, or neither.

    This is no change that the runner could undo: the file is out, and forgetting its numbers
    would make calendars ignore the next one.

    Args:
        store: The open database.
        events: What the file holds.
        publish: Gives the finished file its name; when it raises, nothing is remembered.

    Raises:
        StoreError: It cannot be written; nothing was remembered.
    """
    known = {str(row["uid"]): row for row in store.fetch_all(TABLE)}
    edits = [RowEdit(TABLE, one.uid, known.get(one.uid), _row(one)) for one in events]
    changed = tuple(edit for edit in edits if edit.before != edit.after)
    with store.transaction():
        store.apply(Change("", changed))
        publish()


def _row(event: ExportedEvent) -> Row:
    return {
        "uid": event.uid,
        "local_date": event.day.isoformat(),
        "summary": event.summary,
        "fingerprint": event.fingerprint,
        "sequence": event.sequence,
    }


def _event(row: Row) -> ExportedEvent:
    return ExportedEvent(
        uid=str(row["uid"]),
        day=date.fromisoformat(str(row["local_date"])),
        summary=str(row["summary"]),
        fingerprint=str(row["fingerprint"]),
        sequence=int(str(row["sequence"])),
    )
