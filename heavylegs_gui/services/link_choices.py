"""Which plans a runner may link with what was done, and whether a link may change unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.services.change_words import session_name
from heavylegs_gui.services.session_edits import GONE, SessionEdits
from heavylegs_gui.services.session_links import SessionLinks
from heavylegs_gui.store import days

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.store.database import Store

CHOICE_DAYS = 7
"""So far from a done session the plans lie that are offered for a link [days]. Source: own value,
that of the calendars examined for the design."""


class LinkChoices:
    """Finds what can be linked, and locks links."""

    def __init__(self, store: Store, log: TrainingLog) -> None:
        self._store, self._log = store, log
        self._edits, self._links = SessionEdits(store), SessionLinks(store)

    def candidates(self, done: Session) -> list[Session]:
        """Return the open plans of the same sport near a done session, the closest first."""
        margin = timedelta(days=CHOICE_DAYS)
        plans = days.open_plans(self._store, done.local_date - margin, done.local_date + margin)
        fitting = [one for one in plans if one.sport is done.sport]
        return sorted(fitting, key=lambda plan: _distance_of(done, plan))

    def set_locked(self, session_id: int, *, locked: bool) -> Change:
        """Say whether a session and its partner may be linked or parted without asking.

        Raises:
            StoreError: The session is gone, or it cannot be written.
        """
        session = self._log.session(session_id)
        if session is None:
            raise StoreError(GONE)
        partner = self._links.partner(session)
        both = [session] if partner is None else [session, partner]
        changed = [replace(one, link_locked=locked) for one in both if one.link_locked != locked]
        words = _tr("Link of {0} locked") if locked else _tr("Link of {0} unlocked")
        label = words.format(session_name(session))
        change = Change(label, self._edits.changing_all(changed))
        self._log.apply(change)
        return change


def _distance_of(done: Session, plan: Session) -> tuple[int, float]:
    """Return how far a plan lies from what was done: in days, then in metres."""
    days_apart = abs((plan.local_date - done.local_date).days)
    if done.distance_m is None or plan.distance_m is None:
        return days_apart, float("inf")
    return days_apart, abs(plan.distance_m - done.distance_m)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Planning", text)
