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
    read = json.loads(request_json)
    request = read if isinstance(read, dict) else {}  # an empty one is refused where it is used
    kept_week = _day(request.pop(_KEPT_WEEK, None))
    return StoredPlan(number, batch_id, instant_from(created), label, request, sessions, kept_week)


def _day(text: object) -> date | None:
    """Return a day, ``None`` for anything else."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


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
    rows = [image_row(store, image, blank) for image in images if _has_origin(store, image)]
    return [row for row in rows if not _is_back(store, row)]


def _has_origin(store: Store, image: Row) -> bool:
    """Whether the batch that brought a kept session is still there, or it came with none."""
    batch_id = json.loads(str(image["before_json"])).get("batch_id")
    return batch_id is None or store.fetch("import_batch", int(batch_id)) is not None


def _is_back(store: Store, row: Row) -> bool:
    number = int(str(row["id"]))
    return bool(store.fetch_all("session", "id = ? OR uid = ?", (number, row["uid"])))


def closing_edits(store: Store, batch_id: int) -> list[RowEdit]:
    """Return the edits that forget a plan itself: its request, its images and its batch."""
    tables = ("training_plan", "import_image")
    edits = [
        RowEdit(table, int(str(row["id"])), row, None)
        for table in tables
        for row in store.fetch_all(table, "batch_id = ?", (batch_id,))
    ]
    return [*edits, store.removal("import_batch", batch_id)]
