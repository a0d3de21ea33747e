"""Writes the edits of a change inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from heavylegs_gui.domain.errors import ChangedMeanwhileError
from heavylegs_gui.store.tables import TABLES

if TYPE_CHECKING:
    from heavylegs_gui.domain.changes import Row, RowEdit
    from heavylegs_gui.store.tables import Table

CHANGED_MEANWHILE = "This entry has been changed meanwhile, so nothing was saved."
EDITS_AT_ONCE = 400
"""Rows read back by one statement; SQLite takes at least 999 values in one."""


def write_edits(connection: sqlite3.Connection, edits: Iterable[RowEdit]) -> None:
    """Write all edits in their order after checking that each row is as the edit expects it.

    Raises:
        ChangedMeanwhileError: A row is not as expected; the caller rolls back.
        sqlite3.Error: A row cannot be written; the caller rolls back.
    """
    for (name, _kind), alike in groupby(edits, key=lambda edit: (edit.table, _kind_of(edit))):
        for some in _with_distinct_keys(alike):
            _check_before(connection, TABLES[name], some)
            _write_alike(connection, TABLES[name], some)


def _kind_of(edit: RowEdit) -> tuple[bool, bool]:
    return (edit.before is None, edit.after is None)


def _with_distinct_keys(edits: Iterable[RowEdit]) -> Iterator[list[RowEdit]]:
    """Yield portions in which no row occurs twice."""
    some: dict[int | str, RowEdit] = {}
    for edit in edits:
        if edit.key in some or len(some) >= EDITS_AT_ONCE:
            yield list(some.values())
            some = {}
        some[edit.key] = edit
    if some:
        yield list(some.values())


def _check_before(connection: sqlite3.Connection, table: Table, edits: Sequence[RowEdit]) -> None:
    rows = connection.execute(table.select_some(len(edits)), [edit.key for edit in edits])
    place = table.columns.index(table.key)
    stored = {row[place]: row for row in rows}
    for edit in edits:
        expected = None if edit.before is None else _values(table, edit.before)
        if stored.get(edit.key) != expected:
            raise ChangedMeanwhileError(CHANGED_MEANWHILE)


def _write_alike(connection: sqlite3.Connection, table: Table, edits: Sequence[RowEdit]) -> None:
    """Write edits that all insert, all update or all delete."""
    missing, gone = _kind_of(edits[0])
    if gone and not missing:
        connection.executemany(table.delete, [(edit.key,) for edit in edits])
    elif not gone:
        rows = [_values(table, edit.after) for edit in edits if edit.after is not None]
        if missing:
            connection.executemany(table.insert, rows)
        else:
            keys = [edit.key for edit in edits]
            connection.executemany(
                table.update, [(*row, key) for row, key in zip(rows, keys, strict=True)]
            )


def _values(table: Table, row: Row) -> tuple[object, ...]:
    if len(row) != len(table.columns):
        raise ValueError(f"a row of {table.name} needs exactly its columns")
    return tuple(row[column] for column in table.columns)
