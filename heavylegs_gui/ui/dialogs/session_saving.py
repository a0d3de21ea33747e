"""Writes what the session form means as one change."""

from __future__ import annotations

from dataclasses import replace

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.training import Session, Shoe
from heavylegs_gui.services.training_log import TrainingLog


class SessionSaver:
    """Saves a session, the new shoes it was run in, and the plan that it fulfils."""

    def __init__(self, training_log: TrainingLog) -> None:
        self._log = training_log

    def save(self, session: Session, new_shoe: Shoe | None, plan: Session | None) -> Change:
        """Write everything and return it as one change; all of it or nothing stays.

        Raises:
            InvalidValueError: A value is impossible.
            StoreError: It cannot be written.
        """
        done: list[Change] = []
        try:
            if new_shoe is not None:
                done.append(self._log.add_shoe(new_shoe))
                session = replace(session, shoe_id=_key(done[-1]))
            main = self._log.add(session) if session.id is None else self._log.update(session)
            done.append(main)
            if plan is not None:
                done.append(self._log.update(replace(plan, linked_id=_key(main))))
        except UserError:
            for change in reversed(done):
                self._log.apply(change.inverted())
            raise
        return Change(main.label, tuple(edit for change in done for edit in change.edits))


def _key(change: Change) -> int:
    return int(change.edits[0].key)
