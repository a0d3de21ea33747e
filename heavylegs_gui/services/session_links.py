"""Links between what was planned and what was done: found, made and undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.linking import DAYS_APART, best_plan, find_links
from heavylegs_gui.domain.training import Status
from heavylegs_gui.services.session_edits import SessionEdits
from heavylegs_gui.store import days
from heavylegs_gui.store.sessions import find_session

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping
    from datetime import date

    from heavylegs_gui.domain.changes import RowEdit
    from heavylegs_gui.domain.linking import Link
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.store.database import Store

_NEAR = timedelta(days=DAYS_APART)


def plan_of(store: Store, done: Session) -> Session | None:
    """Return the open plan that a new done session fulfils, ``None`` when there is none."""
    first, last = done.local_date - _NEAR, done.local_date + _NEAR
    return best_plan(done, days.open_plans(store, first, last))


def links_of_import(
    store: Store, new_ids: Collection[int], span: tuple[date, date], origins: Mapping[int, Hashable]
) -> list[Link]:
    """Return the links that new sessions bring.

    Args:
        store: Holds them already.
        new_ids: Numbers of the new sessions.
        span: The first and the last day of them.
        origins: The file of each; within one file nothing is linked.
    """
    plans = days.open_plans(store, span[0] - _NEAR, span[1] + _NEAR)
    if not plans:
        return []
    free = days.free_sessions(store, plans[0].local_date - _NEAR, plans[-1].local_date + _NEAR)
    return find_links(free, new_ids=new_ids, origins=origins)


class SessionLinks:
    """Builds the edits that link sessions and free them; it writes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._edits = SessionEdits(store)

    def partner(self, session: Session) -> Session | None:
        """Return the session with which one is linked, from whichever side."""
        if session.linked_id is not None:
            return find_session(self._store, session.linked_id)
        linked = self._store.fetch_all("session", "linked_id = ?", (session.id,))
        return find_session(self._store, int(str(linked[0]["id"]))) if linked else None

    def freeing(self, session: Session, *, locked: bool = False) -> tuple[RowEdit, ...]:
        """Return the edits that free the partner of a session, not the session itself.

        Args:
            session: A session that may be linked.
            locked: Keep the partner from being linked again without asking.
        """
        partner = self.partner(session)
        if partner is None:
            return ()
        return self._edits.changing(replace(partner, linked_id=None, link_locked=locked))

    def parting(self, before: Session, after: Session) -> tuple[RowEdit, ...]:
        """Return the edits that free the partner of a session which lets go of it.

        Args:
            before: The session as it is stored.
            after: The session as it will be: without a partner, or with another status.

        Raises:
            InvalidValueError: A plan that was fulfilled cannot become anything else.
        """
        has_new_status = after.status is not before.status
        is_refused = after.link_locked and not before.link_locked
        is_let_go = before.linked_id is not None or is_refused or has_new_status
        if after.linked_id is not None or not is_let_go:
            return ()
        edits = self.freeing(before, locked=after.link_locked)
        if edits and has_new_status and before.status is not Status.DONE:
            raise InvalidValueError(
                QCoreApplication.translate(
                    "TrainingLog", "This plan is linked to what was done; unlink it first."
                ),
                "status",
            )
        return edits

    def linking(self, done: Session, plan: Session, *, locked: bool) -> tuple[RowEdit, ...]:
        """Return the edits that link two sessions which have no other partner."""
        return self._edits.changing_all(
            (
                replace(done, linked_id=plan.id, link_locked=locked),
                replace(plan, linked_id=done.id, link_locked=locked, status=Status.PLANNED),
            )
        )

    def relinking(self, first: date, last: date) -> tuple[RowEdit, ...]:
        """Return the edits that link what belongs together from ``first`` to ``last``."""
        free = days.free_sessions(self._store, first, last)
        origins = days.files_of(self._store, first, last)
        by_id = {one.id: one for one in free}
        return tuple(
            edit
            for link in find_links(free, origins=origins)
            for edit in self.linking(by_id[link.done_id], by_id[link.plan_id], locked=False)
        )
