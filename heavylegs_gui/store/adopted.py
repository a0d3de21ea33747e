"""peewee on top of the connection that the store has already opened.

peewee takes longer to load than the whole first page takes to read, so the store opens the file
without it and hands the connection over when the first query is built or the first change written.
"""

from __future__ import annotations

import sqlite3

import peewee as pw


class AdoptedDatabase(pw.SqliteDatabase):
    """A database of peewee that never opens a connection of its own."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Take over an open connection.

        Args:
            connection: In autocommit mode, with all pragmas set; its owner closes it.
            name: The file, for messages only.
        """
        super().__init__(name, autoconnect=False)
        self._adopted = connection
        self.connect()

    def _connect(self) -> sqlite3.Connection:
        return self._adopted
