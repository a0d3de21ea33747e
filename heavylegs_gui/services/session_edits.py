"""The edits that enter, change and remove sessions; a service puts them together to a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heavylegs_gui.domain.changes import RowEdit
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.training import check_session
from heavylegs_gui.store import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.store.database import Store

GONE = "This entry is no longer in the log, so nothing was changed."


class SessionEdits:
    """Builds edits; it writes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entering(self, new: Sequence[Session]) -> tuple[RowEdit, ...]:
        """Return the edits that write new sessions, in the same order.

        Raises:
            InvalidValueError: A value is impossible.
        """
        numbers = self._store.next_ids("session", len(new))
        return tuple(
            RowEdit("session", number, None, rows.session_row(check_session(one), number, 0))
            for one, number in zip(new, numbers, strict=True)
        )

    def changing(self, session: Session) -> tuple[RowEdit, ...]:
        """Return the one edit that overwrites a stored session, none when nothing differs.

        Raises:
            InvalidValueError: A value is impossible.
            StoreError: It is gone.
        """
        before = None if session.id is None else self._store.fetch("session", session.id)
        if before is None or session.id is None:
            raise StoreError(GONE)
        revision = int(str(before["revision"]))
        same = rows.session_row(check_session(session), session.id, revision)
        if same == before:
            return ()
        return (RowEdit("session", session.id, before, {**same, "revision": revision + 1}),)

    def changing_all(self, changed: Iterable[Session]) -> tuple[RowEdit, ...]:
        """Return the edits that overwrite several stored sessions."""
        return tuple(edit for one in changed for edit in self.changing(one))

    def removing(self, ids: Collection[int]) -> tuple[RowEdit, ...]:
        """Return the edits that remove sessions and free others from links to them."""
        removals = (self._store.removal("session", number) for number in ids)
        return (*self._freeing(ids), *removals)

    def _freeing(self, gone: Collection[int]) -> list[RowEdit]:
        edits = []
        for number in gone:
            for row in self._store.fetch_all("session", "linked_id = ?", (number,)):
                if row["id"] not in gone:
                    free = {"linked_id": None, "link_locked": 0}
                    freed = {**row, **free, "revision": int(str(row["revision"])) + 1}
                    edits.append(RowEdit("session", int(str(row["id"])), row, freed))
        return edits
