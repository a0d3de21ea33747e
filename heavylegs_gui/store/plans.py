"""Training plans: which were saved, what they replaced, and the rows that save one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from heavylegs_gui.domain.changes import Row, RowEdit
from heavylegs_gui.store.batches import PLAN, image_row
from heavylegs_gui.store.instants import instant_from, instant_text
from heavylegs_gui.store.rows import session_from
from heavylegs_gui.store.tables import TABLES

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.store.database import Store

_LIST = """
SELECT p.id, p.batch_id, p.created_utc, b.label, p.request_json,
    (SELECT count(*) FROM session AS s WHERE s.batch_id = p.batch_id)
FROM training_plan AS p JOIN import_batch AS b ON b.id = p.batch_id
ORDER BY p.id DESC
"""
_OF_PLAN = f"{TABLES['session'].select} WHERE batch_id = ? ORDER BY local_date, start_utc, id"
_KEPT_WEEK = "kept_week"
"""Beside the request: the last missed week after which the runner kept the plan as it is."""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """One saved plan.

    Attributes:
        request: The request as values of JSON.
        sessions: Number of its sessions that are still in the log.
        kept_week: First day of the last missed week after which the runner kept the plan.
    """

    id: int
    batch_id: int
    created_utc: datetime
    label: str
    request: dict[str, Any]
    sessions: int
    kept_week: date | None = None


def stored_plans(store: Store) -> list[StoredPlan]:
    """Return the saved plans, the newest first."""
    return [_stored_plan(row) for row in store.query(_LIST)]


def _stored_plan(row: tuple[Any, ...]) -> StoredPlan:
    number, batch_id, created, label, request_json, sessions = row
    request = json.loads(request_json)
    kept = request.pop(_KEPT_WEEK, None)
    kept_week = None if kept is None else date.fromisoformat(kept)
    return StoredPlan(number, batch_id, instant_from(created), label, request, sessions, kept_week)


def sessions_of_plan(store: Store, batch_id: int) -> list[Session]:
    """Return the sessions of a plan that are still in the log, in the order of their days."""
    return [session_from(row) for row in store.query(_OF_PLAN, (batch_id,))]


def batch_edit(store: Store, label: str, created: datetime) -> RowEdit:
    """Return the edit that begins the batch of a plan; its key is the number of the batch."""
    number = store.next_ids("import_batch")[0]
    created_utc = instant_text(created)
    row = {"id": number, "created_utc": created_utc, "label": label[:500], "kind": PLAN}
    return RowEdit("import_batch", number, None, row)


def plan_edit(store: Store, batch_id: int, created: datetime, request: dict[str, Any]) -> RowEdit:
    """Return the edit that keeps the request of a plan."""
    number = store.next_ids("training_plan")[0]
    row = {
        "id": number,
        "batch_id": batch_id,
        "created_utc": instant_text(created),
        "request_json": json.dumps(request),
    }
    return RowEdit("training_plan", number, None, row)


def kept_edit(store: Store, plan: StoredPlan, week: date) -> RowEdit:
    """Return the edit that remembers the week after which the runner kept a plan."""
    before = store.fetch("training_plan", plan.id) or {}
    document = {**plan.request, _KEPT_WEEK: week.isoformat()}
    return store.edit("training_plan", {**before, "request_json": json.dumps(document)})


def image_edits(store: Store, batch_id: int, removed: Sequence[RowEdit]) -> list[RowEdit]:
    """Return the edits that keep the sessions which a plan replaces, as they were."""
    gone = [edit for edit in removed if edit.table == "session" and edit.after is None]
    numbers = store.next_ids("import_image", len(gone))
    return [
        RowEdit(
            "import_image",
            number,
            None,
            {
                "id": number,
                "batch_id": batch_id,
                "session_id": edit.key,
                "before_json": json.dumps(edit.before),
                "revision": 0,
            },
        )
        for number, edit in zip(numbers, gone, strict=True)
    ]


def replaced_rows(store: Store, batch_id: int) -> list[Row]:
    """Return the sessions that a plan replaced, as they were; those that are back are left out.

    What came with another plan or import that was taken back meanwhile is left out too.
    """
    blank = dict.fromkeys(TABLES["session"].columns)
    images = store.fetch_all("import_image", "batch_id = ?", (batch_id,))
    rows = [image_row(store, image, blank) for image in images]
    return [row for row in rows if _may_return(store, row)]


def _may_return(store: Store, row: Row) -> bool:
    number, batch_id = int(str(row["id"])), row["batch_id"]
    is_back = store.fetch_all("session", "id = ? OR uid = ?", (number, row["uid"]))
    has_origin = batch_id is None or store.fetch("import_batch", int(str(batch_id))) is not None
    return not is_back and has_origin


def closing_edits(store: Store, batch_id: int) -> list[RowEdit]:
    """Return the edits that forget a plan itself: its request, its images and its batch."""
    tables = ("training_plan", "import_image")
    edits = [
        RowEdit(table, int(str(row["id"])), row, None)
        for table in tables
        for row in store.fetch_all(table, "batch_id = ?", (batch_id,))
    ]
    return [*edits, store.removal("import_batch", batch_id)]
