"""Training plans: which were saved, and the rows that save one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from heavylegs_gui.domain.changes import RowEdit
from heavylegs_gui.store.batches import PLAN
from heavylegs_gui.store.instants import instant_from, instant_text

if TYPE_CHECKING:
    from heavylegs_gui.store.database import Store

_LIST = """
SELECT p.id, p.batch_id, p.created_utc, b.label, p.request_json,
    (SELECT count(*) FROM session AS s WHERE s.batch_id = p.batch_id)
FROM training_plan AS p JOIN import_batch AS b ON b.id = p.batch_id
ORDER BY p.id DESC
"""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """One saved plan.

    Attributes:
        request: The request as values of JSON.
        sessions: Number of its sessions that are still in the log.
    """

    id: int
    batch_id: int
    created_utc: datetime
    label: str
    request: dict[str, Any]
    sessions: int


def stored_plans(store: Store) -> list[StoredPlan]:
    """Return the saved plans, the newest first."""
    return [
        StoredPlan(
            number, batch_id, instant_from(created), label, json.loads(request_json), sessions
        )
        for number, batch_id, created, label, request_json, sessions in store.query(_LIST)
    ]


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
