"""The store: one connection, one thread, every write an invertible change in one transaction."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heavylegs_gui.domain.changes import RowEdit
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.store import faults
from heavylegs_gui.store.applying import write_edits
from heavylegs_gui.store.folding import fold
from heavylegs_gui.store.tables import TABLES

if TYPE_CHECKING:
    import peewee as pw

    from heavylegs_gui.domain.changes import Change, Row
    from heavylegs_gui.store.adopted import AdoptedDatabase

IMPORT_RUNNING = "An import is being written; try again when it has ended."
CLOSED = "The database is closed."

Values = tuple[Any, ...]


class Store:
    """The open database.

    Attributes:
        path: The database file.
        created: Whether it was created when it was opened.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        created: bool = False,
        on_close: Callable[[], object] = lambda: None,
    ) -> None:
        self.path = path
        self.created = created
        self._connection = connection
        self._is_open = True
        self._connection.create_function("fold", 1, fold, deterministic=True)
        self._on_close = on_close
        self._thread = threading.get_ident()
        self._last_ids: dict[str, int] = {}
        self._in_batch = False

    @property
    def connection(self) -> sqlite3.Connection:
        """The one connection; for the modules of the store only.

        Raises:
            StoreError: The store is closed.
        """
        self._require_open()
        return self._connection

    @property
    def is_open(self) -> bool:
        """Whether it can be used."""
        return self._is_open

    @property
    def is_writing_batch(self) -> bool:
        """Whether an import is between its first and its last row."""
        return self._in_batch

    @cached_property
    def _database(self) -> AdoptedDatabase:
        from heavylegs_gui.store.adopted import AdoptedDatabase

        return AdoptedDatabase(self._connection, str(self.path))

    def prepare_writing(self) -> None:
        """Load what the first write needs, so that it does not wait for it."""
        self._require_open()
        self._database.is_closed()

    # Reading

    def query(self, sql: str, values: Sequence[object] = ()) -> list[Values]:
        """Return all rows of a ``SELECT`` as tuples."""
        self._check_thread()
        with faults.told():
            return self.connection.execute(sql, values).fetchall()

    def select(self, query: pw.Query) -> list[Values]:
        """Return all rows of a peewee query as the plain tuples of SQLite."""
        sql, values = query.bind(self._database).sql()
        return self.query(sql, values)

    def fetch(self, table: str, key: int | str) -> dict[str, object] | None:
        """Return one row with all columns, ``None`` when it does not exist."""
        found = self.query(TABLES[table].select_one, (key,))
        return dict(zip(TABLES[table].columns, found[0], strict=True)) if found else None

    def fetch_all(self, table: str, where: str = "", values: Sequence[object] = ()) -> list[Row]:
        """Return the rows of a table with all columns, in the order of their keys.

        Args:
            table: Name of the table.
            where: Condition with ``?`` for each value; never holds text from outside.
            values: What the marks stand for.
        """
        known = TABLES[table]
        condition = f" WHERE {where}" if where else ""
        rows = self.query(f'{known.select}{condition} ORDER BY "{known.key}"', values)
        return [dict(zip(known.columns, row, strict=True)) for row in rows]

    def count(self, table: str) -> int:
        """Return the number of rows."""
        found = self.query(f'SELECT count(*) FROM "{TABLES[table].name}"')  # noqa: S608 - our names
        return int(found[0][0])

    # Building changes

    def next_ids(self, table: str, count: int = 1) -> range:
        """Return row numbers that were never used in ``table`` and will not be given again."""
        stored = self.query("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        last = max(self._last_ids.get(table, 0), stored[0][0] if stored else 0)
        self._last_ids[table] = last + count
        return range(last + 1, last + 1 + count)

    def edit(self, table: str, row: Row) -> RowEdit:
        """Return the edit that makes the stored row equal to ``row``, which has all columns."""
        key = row[TABLES[table].key]
        if not isinstance(key, int | str):
            raise TypeError(f"no key for a row of {table}")
        return RowEdit(table, key, self.fetch(table, key), row)

    def removal(self, table: str, key: int | str) -> RowEdit:
        """Return the edit that removes a row; an edit without effect when it is gone."""
        return RowEdit(table, key, self.fetch(table, key), None)

    # Writing

    def apply(self, change: Change) -> None:
        """Write all edits of a change, or none.

        Raises:
            StoreError: A row is not as the change expects it, a value is not possible, or the disk
                is full; nothing was written.
        """
        if change.is_empty:
            return
        with self.transaction():
            write_edits(self._connection, change.edits)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block in one immediate transaction; errors come as :class:`StoreError`."""
        self._check_thread()
        if self._in_batch:
            raise StoreError(IMPORT_RUNNING)
        with faults.told():
            self._require_open()
            with self._database.atomic("IMMEDIATE"):
                yield

    # Imports write in steps

    def hold_for_batch(self) -> None:
        """Begin the transaction of an import; until it ends no other change can be applied.

        Raises:
            StoreError: Another import is being written.
        """
        if self._in_batch:
            raise StoreError(IMPORT_RUNNING)
        self._check_thread()
        with faults.told():
            self._require_open()
            self._database.begin("IMMEDIATE")
        self._in_batch = True

    def release_batch(self, *, keep: bool) -> None:
        """End the transaction of an import: keep all its rows or none.

        Raises:
            StoreError: The disk is full; nothing was kept.
        """
        self._in_batch = False
        with faults.told():
            try:
                if keep:
                    self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
        if keep:
            self.checkpoint()

    # Care

    def quick_check(self, *, thorough: bool = False) -> list[str]:
        """Return what is damaged in the file, empty when it is healthy.

        Args:
            thorough: Look at every value too; takes ten times as long (a quarter of a second for
                fifty years of training).
        """
        try:
            self.query(f"PRAGMA ignore_check_constraints={int(not thorough)}")
            found = [str(row[0]) for row in self.query("PRAGMA quick_check(20)")]
            orphans = self.query("PRAGMA foreign_key_check")
        except StoreError as error:
            return [str(error)]
        finally:
            self.query("PRAGMA ignore_check_constraints=0")
        problems = [] if found == ["ok"] else found
        return problems + [f"a row of {row[0]} points nowhere" for row in orphans[:20]]

    def checkpoint(self) -> None:
        """Move the journal into the file; on a full disk it stays and is read at the next start."""
        with suppress(StoreError):
            self.query("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Move the journal into the file and close; may be called twice."""
        if not self._is_open:
            return
        try:
            if self._in_batch:
                self.release_batch(keep=False)
            self.checkpoint()
        finally:
            self._is_open = False
            self._connection.close()
            self._on_close()

    def _require_open(self) -> None:
        if not self._is_open:
            raise StoreError(CLOSED)

    def _check_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("the store belongs to the thread that opened it")
