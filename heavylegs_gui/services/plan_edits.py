"""The changes that save a plan, take it back or clear what is ahead of it; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.linking import DAYS_APART, find_links
from heavylegs_gui.domain.training import DayKind, Status
from heavylegs_gui.services.session_edits import SessionEdits
from heavylegs_gui.store import days
from heavylegs_gui.store import plans as stored
from heavylegs_gui.store.rows import session_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heavylegs_gui.domain.changes import Row
    from heavylegs_gui.domain.plan import Plan
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.store.database import Store

_NEAR = timedelta(days=DAYS_APART)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a plan back means.

    Attributes:
        change: The change; its inverse brings the plan back.
        restored: How many of the sessions that it had replaced came back.
        lost: How many did not, because their days have passed or are taken.
    """

    change: Change
    restored: int
    lost: int


class PlanEdits:
    """Builds changes of whole plans."""

    def __init__(self, store: Store) -> None:
        self._store, self._edits = store, SessionEdits(store)

    # Saving

    def saving(
        self,
        plan: Plan,
        sessions: Sequence[Session],
        gone: Iterable[int],
        label: str,
        now: datetime,
    ) -> Change:
        """Return the change that writes a plan.

        Args:
            plan: The plan.
            sessions: What it brings, without numbers.
            gone: Numbers of the sessions whose place it takes; they are kept for taking it back.
            label: What it is called.
            now: The current instant.
        """
        batch = stored.batch_edit(self._store, label, now)
        number = int(batch.key)
        removed = self._edits.removing(list(gone))
        entered = self._edits.entering([replace(one, batch_id=number) for one in sessions])
        linked, done = self._linking(plan, entered)
        images = stored.image_edits(self._store, number, removed)
        row = stored.plan_edit(self._store, number, now, plan.request.as_document())
        return Change(label, (*removed, batch, *linked, *done, row, *images))

    def _linking(
        self, plan: Plan, entered: Sequence[RowEdit]
    ) -> tuple[list[RowEdit], list[RowEdit]]:
        """Return the new sessions with their links, and the edits of what was done already.

        What the plan was made from is no fulfilment of it: those runs are counted in its weeks.
        """
        new = [session_from(tuple(edit.after.values())) for edit in entered if edit.after]
        done = self._done_beside(plan, new)
        links = find_links([*new, *done.values()])
        plan_of = {link.plan_id: link.done_id for link in links}
        linked = [
            edit._replace(after={**(edit.after or {}), "linked_id": plan_of.get(int(edit.key))})
            for edit in entered
        ]
        changed = [replace(done[link.done_id], linked_id=link.plan_id) for link in links]
        return linked, list(self._edits.changing_all(changed))

    def _done_beside(self, plan: Plan, new: Sequence[Session]) -> dict[int, Session]:
        if not new:
            return {}
        found = days.free_sessions(
            self._store, new[0].local_date - _NEAR, new[-1].local_date + _NEAR
        )
        return {
            one.id: one
            for one in found
            if one.id is not None
            and one.status is Status.DONE
            and not (one.is_run and one.local_date in plan.done_days)
        }

    # Leaving

    def taking_back(self, batch_id: int, label: str, today: date) -> TakenBack:
        """Return the change that removes a plan and brings back what it replaced.

        What was done stays in the log. A replaced session comes back from today on, where no other
        one of its sport stands now and the day is not marked as rest or ill.
        """
        mine = stored.sessions_of_plan(self._store, batch_id)
        going = [one.id for one in mine if one.id is not None and one.status is not Status.DONE]
        staying = {one.id: one for one in mine if one.status is Status.DONE}
        removed = [_without_batch(edit, batch_id) for edit in self._edits.removing(going)]
        for edit in removed:
            staying.pop(int(edit.key), None)
        loose = [replace(one, batch_id=None) for one in staying.values()]
        replaced = stored.replaced_rows(self._store, batch_id)
        back = [row for row in replaced if self._is_free(row, set(going), today)]
        edits = (
            *removed,
            *self._edits.changing_all(loose),
            *(RowEdit("session", int(str(row["id"])), None, row) for row in back),
            *stored.closing_edits(self._store, batch_id),
        )
        change = Change(_tr("Taken back: {0}").format(label), edits)
        return TakenBack(change, len(back), len(replaced) - len(back))

    def _is_free(self, row: Row, going: set[int], today: date) -> bool:
        session = session_from(tuple(row.values()))
        day = session.local_date
        others = days.sessions_of_days(self._store, day, day)
        marks = days.day_marks(self._store, day, day)
        is_taken = any(one.sport is session.sport and one.id not in going for one in others)
        is_closed = any(mark.kind in {DayKind.REST, DayKind.ILL} for mark in marks)
        return day >= today and not is_taken and not is_closed

    def clearing(self, batch_id: int, label: str, today: date) -> Change:
        """Return the change that removes what is still ahead of a plan and not done."""
        mine = {one.id for one in stored.sessions_of_plan(self._store, batch_id)}
        ahead = days.open_plans(self._store, today, date.max)
        gone = [one.id for one in ahead if one.id is not None and one.id in mine]
        words = _tr("Runs ahead removed: {0}").format(label)
        return Change(words, self._edits.removing(gone))


def _without_batch(edit: RowEdit, batch_id: int) -> RowEdit:
    """Return the edit of a session that stays, out of the plan; others as they are."""
    if edit.after is None or edit.after["batch_id"] != batch_id:
        return edit
    return edit._replace(after={**edit.after, "batch_id": None})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plans", text)
