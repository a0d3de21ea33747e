"""Changes of stored data as values that can be turned round.

A service that writes returns the :class:`Change` that it made. Undo applies its inverse, redo
applies it again; both restore rows byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Row = Mapping[str, object]
"""Column name to value, as the database holds it."""


class RowEdit(NamedTuple):
    """One row before and after.

    Attributes:
        table: Table name.
        key: Primary key of the row.
        before: All columns before, ``None`` when the row did not exist.
        after: All columns after, ``None`` when the row is gone.
    """

    table: str
    key: int | str
    before: Row | None
    after: Row | None


class Change(NamedTuple):
    """What one action of the runner did to the database.

    Attributes:
        label: What was done, in words, for the undo menu and the toast ("Run of 14 Nov deleted").
        edits: The rows, in the order in which they were written.
    """

    label: str
    edits: tuple[RowEdit, ...] = ()

    def inverted(self) -> Change:
        """Return the change that takes this one back."""
        return Change(
            self.label,
            tuple(
                RowEdit(edit.table, edit.key, edit.after, edit.before)
                for edit in reversed(self.edits)
            ),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not self.edits
