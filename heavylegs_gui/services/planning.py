"""Everything that changes the plan: each action is one change that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain import plan_moves
from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.training import Status
from heavylegs_gui.services.change_words import session_name, sessions_name, spoken_day
from heavylegs_gui.services.day_planning import DayPlanning
from heavylegs_gui.services.session_edits import GONE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from heavylegs_gui.domain.training import Session

MOST_REPEATS = 52
"""Most weeks for which a session is repeated at once. Source: own limit, one year."""


class Planning(DayPlanning):
    """Changes of the plan: its sessions, their links, and whole days.

    Every method that writes returns the :class:`Change` that it made; the log tells everybody
    (``TrainingLog.changed``) and undo applies the inverse with :meth:`apply`. What is impossible is
    refused with one sentence, and nothing is written.

    Attributes:
        link_choices: What can be linked with what was done.
    """

    # Sessions

    def add(self, session: Session) -> Change:
        """Write a new session."""
        return self._log.add(session)

    def move(self, ids: Iterable[int], days: int, *, also_done: bool = False) -> Change:
        """Move sessions by days; a plan remembers the day for which it stood first.

        What is done stays on its day, also when its plan moves; with ``also_done`` its date is
        corrected too. A skipped plan, or one lost to illness, is planned again.

        Raises:
            InvalidValueError: All of it is done, or the new day is not possible.
            StoreError: A session is gone.
        """
        found = self._found(ids)
        movable = [one for one in found if also_done or one.status is not Status.DONE]
        if not movable:
            raise InvalidValueError(_tr("What is done stays on its day."))
        there = [plan_moves.moved(one, days) for one in movable] if days else []
        words = _tr("{0} moved to {1}") if len(movable) == 1 else _tr("{0} moved")
        day = spoken_day(there[0].local_date) if there else ""
        return self._write(words.format(sessions_name(movable), day), self._changing(there))

    def copy(self, ids: Iterable[int], to_day: date) -> Change:
        """Plan sessions again: the earliest on ``to_day``, the others as far apart as before."""
        found = self._found(ids)
        words = _tr("{0} copied to {1}").format(sessions_name(found), spoken_day(to_day))
        return self._write(words, self._edits.entering(plan_moves.copies_on(found, to_day)))

    def repeat_weekly(self, ids: Iterable[int], times: int) -> Change:
        """Plan sessions again in each of the ``times`` weeks that follow, 1 to 52."""
        if not 1 <= times <= MOST_REPEATS:
            raise InvalidValueError(
                _tr("Sessions can be repeated for 1 to {0} weeks.").format(MOST_REPEATS), "times"
            )
        found = self._found(ids)
        words = _tr("{0} repeated for 1 week") if times == 1 else _tr("{0} repeated for {1} weeks")
        copies = plan_moves.copies_weekly(found, times)
        return self._write(words.format(sessions_name(found), times), self._edits.entering(copies))

    def remove(self, ids: Iterable[int]) -> Change:
        """Delete sessions; links of others to them go too."""
        return self._log.delete(ids)

    def set_status(self, ids: Iterable[int], status: Status) -> Change:
        """Mark sessions as planned, done, skipped or ill.

        A plan that is marked done becomes the session that was done, as it was planned. A session
        that is no longer done lets go of the plan that it fulfilled.

        Raises:
            InvalidValueError: A plan has been fulfilled already, or its day is still ahead.
            StoreError: A session is gone.
        """
        found = [one for one in self._found(ids) if one.status is not status]
        for one in found:
            self._check_status(one, status)
        edits: list[RowEdit] = []
        for one in found:
            edits += self._links.freeing(one)
            edits += self._edits.changing(plan_moves.with_status(one, status))
        words = {
            Status.PLANNED: _tr("{0} planned again"),
            Status.DONE: _tr("{0} marked as done"),
            Status.SKIPPED: _tr("{0} skipped"),
            Status.ILL: _tr("{0} marked as ill"),
        }
        return self._write(words[status].format(sessions_name(found)), edits)

    def _check_status(self, session: Session, status: Status) -> None:
        if session.status is not Status.DONE and self._links.partner(session) is not None:
            raise InvalidValueError(
                _tr("{0} is linked to what was done; unlink it first.").format(
                    session_name(session)
                )
            )
        if status is Status.DONE and session.local_date > self._today():
            raise InvalidValueError(
                _tr("{0} is still ahead: it can be marked as done on its day.").format(
                    session_name(session)
                )
            )

    # Links

    def link(self, done_id: int, plan_id: int) -> Change:
        """Say that a done session fulfils a plan; nothing but the runner changes that any more.

        Former partners of the two are free again. A plan that was skipped counts as planned.

        Raises:
            InvalidValueError: The two are not a done session and a plan.
            StoreError: One of them is gone.
        """
        (done,), (plan,) = self._found([done_id]), self._found([plan_id])
        if done.status is not Status.DONE or plan.status is Status.DONE:
            raise InvalidValueError(_tr("A link needs one session that is done and one plan."))
        edits: list[RowEdit] = []
        if self._links.partner(done) != plan:
            edits += self._links.freeing(done)
            edits += self._links.freeing(plan)
        edits += self._links.linking(done, plan, locked=True)
        words = _tr("{0} linked to the plan of {1}")
        return self._write(words.format(session_name(done), spoken_day(plan.local_date)), edits)

    def unlink(self, session_id: int) -> Change:
        """Say that a done session does not fulfil its plan; neither is linked again unasked.

        Raises:
            InvalidValueError: The session has no partner.
            StoreError: It is gone.
        """
        (session,) = self._found([session_id])
        edits = self._links.freeing(session, locked=True)
        if not edits:
            words = _tr("{0} is not linked to another session.")
            raise InvalidValueError(words.format(session_name(session)))
        alone = replace(session, linked_id=None, link_locked=True)
        label = _tr("{0} unlinked").format(session_name(session))
        return self._write(label, (*edits, *self._edits.changing(alone)))

    def relink_automatically(self, first: date, last: date) -> Change:
        """Link what belongs together from ``first`` to ``last``, except what the runner decided."""
        return self._write(_tr("Plans and runs linked"), self._links.relinking(first, last))

    # inside

    def _found(self, ids: Iterable[int]) -> list[Session]:
        """Return the sessions of some numbers, the earliest first.

        Raises:
            InvalidValueError: No number was given.
            StoreError: One of them is gone.
        """
        wanted = dict.fromkeys(ids)
        if not wanted:
            raise InvalidValueError(_tr("Choose a session first."))
        found = [one for one in map(self._log.session, wanted) if one is not None]
        if len(found) < len(wanted):
            raise StoreError(GONE)
        return sorted(found, key=lambda one: (one.local_date, one.id))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Planning", text)
