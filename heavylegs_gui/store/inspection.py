"""Looks at a database file before anything may write to it.

A file that is newer, foreign, cut short or empty must stay as it is, byte for byte. SQLite itself
would write when it opens a file with a journal beside it, so such a file is looked at in a copy.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from heavylegs_gui.domain.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseNewerError,
    StoreError,
)
from heavylegs_gui.store import faults
from heavylegs_gui.store.migrations import STEPS, expected_schema, schema_of

if TYPE_CHECKING:
    from heavylegs_gui.store.migrations import Step

APPLICATION_ID = 0x484C6567
"""Marks our files in bytes 68 to 71 of the header ("HLeg")."""
SIDE_SUFFIXES = ("-wal", "-journal", "-shm")

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_LOCK_FIRST, _LOCK_LENGTH = 0x40000002, 510
"""The bytes on which a reader of SQLite holds its lock. Source: SQLite's os_unix.c."""

EMPTY = "The database file is empty; restore a backup to go on. The file is kept as it is."
FOREIGN = "This file is not a Heavy Legs database; it was left as it is. Choose another file."
CUT_SHORT = "The database file was cut short; restore a backup to go on. The file is kept."
NEWER = (
    "This database was written by a newer version of Heavy Legs; install that version to open it. "
    "The file was left as it is."
)
CHANGED = (
    "The tables of this database are not those of Heavy Legs, so it was left as it is; "
    "restore a backup to go on."
)
ORPHAN_JOURNAL = (
    "The database file is missing but its journal is still there; "
    "put the file back or restore a backup."
)


def side_files(path: Path) -> list[Path]:
    """Return the journals that lie beside the database."""
    beside = (path.with_name(path.name + suffix) for suffix in SIDE_SUFFIXES)
    return [one for one in beside if one.exists()]


def _live_journals(path: Path) -> list[Path]:
    return [
        one for one in side_files(path) if not one.name.endswith("-shm") and one.stat().st_size > 0
    ]


def inspect_missing(path: Path) -> None:
    """Check that a database may be created at ``path``.

    Raises:
        DatabaseDamagedError: A journal without its database lies there.
    """
    if _live_journals(path):
        raise DatabaseDamagedError(ORPHAN_JOURNAL)


def inspect_file(path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Check that the file is ours and complete, without changing it.

    Raises:
        DatabaseBusyError: Another program holds it.
        DatabaseNewerError: It has a newer schema.
        DatabaseDamagedError: It is empty, foreign, cut short or unreadable.
        StoreError: It cannot be read.
    """
    if not path.is_file():
        raise StoreError("The database is not a file; choose another place.")
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise StoreError(
            f"The database cannot be read ({error.strerror}); check that the file is yours."
        ) from error
    _check_header(header, size, len(steps))
    if not _live_journals(path):
        _check_length(header, size)
    else:
        if _is_locked(path):
            raise DatabaseBusyError(faults.BUSY)
        _inspect_copy(path, steps)


def _check_header(header: bytes, size: int, newest: int) -> None:
    if size == 0:
        raise DatabaseDamagedError(EMPTY)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise DatabaseDamagedError(FOREIGN)
    version, mark = struct.unpack_from(">I4xI", header, 60)
    if mark != APPLICATION_ID:
        raise DatabaseDamagedError(FOREIGN)
    if version > newest:
        raise DatabaseNewerError(NEWER)


def _check_length(header: bytes, size: int) -> None:
    (page_size,) = struct.unpack_from(">H", header, 16)
    changed, pages = struct.unpack_from(">II", header, 24)
    (valid_for,) = struct.unpack_from(">I", header, 92)
    page_size = 65_536 if page_size == 1 else page_size
    if page_size < 512 or page_size & (page_size - 1):
        raise DatabaseDamagedError(faults.DAMAGED)
    if changed == valid_for and pages * page_size > size:
        raise DatabaseDamagedError(CUT_SHORT)


def _is_locked(path: Path) -> bool:
    if os.name != "posix":
        return False
    import fcntl

    with path.open("rb") as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_SH | fcntl.LOCK_NB, _LOCK_LENGTH, _LOCK_FIRST)
        except (BlockingIOError, PermissionError):
            return True
    return False


def _inspect_copy(path: Path, steps: Sequence[Step]) -> None:
    with tempfile.TemporaryDirectory(prefix="heavylegs-") as folder:
        copy = Path(folder) / path.name
        try:
            for one in (path, *_live_journals(path)):
                shutil.copyfile(one, copy.with_name(one.name))
        except OSError as error:
            raise faults.explain(error) from error
        try:
            with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
                examine(connection, steps)
        except sqlite3.Error as error:
            raise DatabaseDamagedError(faults.DAMAGED) from error


def examine(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> int:
    """Return the schema version of an open database of ours.

    Raises:
        DatabaseNewerError: It has a newer schema.
        DatabaseDamagedError: It is not ours, or tables, indexes, triggers or views differ.
        sqlite3.Error: It cannot be read.
    """
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if mark != APPLICATION_ID:
        raise DatabaseDamagedError(FOREIGN)
    if version > len(steps):
        raise DatabaseNewerError(NEWER)
    if version < 1 or schema_of(connection) != expected_schema(version, tuple(steps)):
        raise DatabaseDamagedError(CHANGED)
    return version
