"""Names of tables, keys and columns, taken from the models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import peewee as pw

from heavylegs_gui.store.models import MODELS


@dataclass(frozen=True, slots=True)
class Table:
    """What the statements on one table need.

    Attributes:
        key: Name of the primary key.
        columns: All columns in the order of the table.
        numbered: Whether the key is a row number that the database gives.
    """

    name: str
    key: str
    columns: tuple[str, ...]
    numbered: bool

    @property
    def select(self) -> str:
        """``SELECT`` of all columns, without a condition."""
        return f'SELECT {self._listed} FROM "{self.name}"'  # noqa: S608 - names come from the models

    @property
    def select_one(self) -> str:
        """``SELECT`` of the row with one key."""
        return f'{self.select} WHERE "{self.key}" = ?'

    def select_some(self, count: int) -> str:
        """``SELECT`` of the rows with ``count`` keys."""
        return f'{self.select} WHERE "{self.key}" IN ({", ".join("?" * count)})'

    @property
    def insert(self) -> str:
        """``INSERT`` of one whole row."""
        marks = ", ".join("?" * len(self.columns))
        return f'INSERT INTO "{self.name}" ({self._listed}) VALUES ({marks})'  # noqa: S608

    @property
    def update(self) -> str:
        """``UPDATE`` of one whole row; the key comes last."""
        pairs = ", ".join(f'"{column}" = ?' for column in self.columns)
        return f'UPDATE "{self.name}" SET {pairs} WHERE "{self.key}" = ?'  # noqa: S608

    @property
    def delete(self) -> str:
        """``DELETE`` of the row with one key."""
        return f'DELETE FROM "{self.name}" WHERE "{self.key}" = ?'  # noqa: S608

    @property
    def _listed(self) -> str:
        return ", ".join(f'"{column}"' for column in self.columns)


def _table(model: type[pw.Model]) -> Table:
    meta = model._meta  # noqa: SLF001 - peewee's documented way to the table
    key: Any = meta.primary_key
    columns = tuple(field.column_name for field in meta.sorted_fields)
    return Table(meta.table_name, key.column_name, columns, isinstance(key, pw.AutoField))


TABLES: dict[str, Table] = {table.name: table for table in map(_table, MODELS)}
