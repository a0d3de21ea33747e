"""With which session the one in the drawer is linked, or would be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.training import Status
from heavylegs_gui.ui.locale_words import short_day
from heavylegs_gui.ui.models.words import session_words

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.training_log import TrainingLog


class Partners:
    """Finds the plan that a new session fulfils, and the partner that a stored one has.

    Attributes:
        plan: The plan that fits a new session, ``None`` for a stored one.
    """

    def __init__(self, log: TrainingLog) -> None:
        self._log = log
        self._stored: Session | None = None
        self.plan: Session | None = None
        self._is_new = True

    def begin(self, session: Session | None) -> None:
        """Get ready for a stored session, or for a new one."""
        self._is_new, self.plan = session is None, None
        self._stored = None if session is None else self._log.partner(session)

    def follow(self, session: Session) -> None:
        """Look for the plan that a new session fulfils, also when it was refused."""
        is_new_done = self._is_new and session.status is Status.DONE
        self.plan = self._log.plan_of(replace(session, link_locked=False)) if is_new_done else None

    def words(self, session: Session, units: Units, *, is_refused: bool) -> str:
        """Name the partner, with its day when it is another one; empty when there is none."""
        partner = self.plan or self._stored
        if partner is None:
            return ""
        words = session_words(partner, units)
        if partner.local_date != session.local_date:
            words = _tr("{0} of {1}").format(words, short_day(partner.local_date))
        if is_refused:
            return words
        if partner.status is Status.DONE:
            return _tr("Fulfilled by: {0}").format(words)
        return _tr("Fulfils the plan: {0}").format(words)

    def tried(self, session: Session, *, is_refused: bool) -> tuple[Session, Session | None]:
        """Return the session and its partner as they would be after saving.

        The second is ``None`` when the partner stays as it is.
        """
        if self.plan is not None and not is_refused:
            return replace(session, linked_id=self.plan.id), None
        if self._stored is not None and is_refused:
            return session, replace(self._stored, linked_id=None)
        return session, None


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionEditor", text)
