"""Turns what SQLite and the file system report into sentences for the runner."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from heavylegs_gui.domain.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    StoreError,
)

BUSY = "Heavy Legs is open; close it first."
DAMAGED = "The database is damaged; restore a backup to go on. The damaged file is kept."
FULL = (
    "Nothing was saved because the disk is full or cannot be written; "
    "free some space and save again."
)
READ_ONLY = (
    "Nothing was saved because the database cannot be written; "
    "check that its folder is yours and not read-only."
)
UNWRITABLE = (
    "Nothing was saved because a file or folder cannot be used; check that it is yours and in its "
    "place."
)
CONSTRAINT = "Nothing was saved because a value is not possible or is still used by another entry."

_SENTENCES: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"), DatabaseBusyError, BUSY),
    (("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"), DatabaseDamagedError, DAMAGED),
    (("SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_READ"), DatabaseDamagedError, DAMAGED),
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"), StoreError, READ_ONLY),
    (("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_NOMEM"), StoreError, FULL),
    (("SQLITE_CONSTRAINT", "SQLITE_MISMATCH", "SQLITE_TOOBIG"), StoreError, CONSTRAINT),
)

_FULL_ERRNOS = {errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EDQUOT}
_TOLD = (sqlite3.Error, OSError, OverflowError, UnicodeEncodeError)


def _told_kinds() -> tuple[type[BaseException], ...]:
    """Return what is told; peewee's own errors can only come once it is loaded."""
    peewee = sys.modules.get("peewee")
    return _TOLD if peewee is None else (*_TOLD, peewee.PeeweeException)


def root_cause(error: BaseException) -> BaseException:
    """Return the first error of the chain that ends in ``error``.

    On a full disk SQLite rolls back by itself, so the error on top is only that of the second,
    failing roll-back.
    """
    seen = {id(error)}
    while True:
        earlier = error.__context__ or error.__cause__
        if earlier is None or id(earlier) in seen or not _is_ours(earlier):
            return error
        seen.add(id(earlier))
        error = earlier


def _is_ours(error: BaseException) -> bool:
    return isinstance(error, _told_kinds())


def explain(error: BaseException) -> StoreError:
    """Return the sentence for an error of SQLite or of the file system."""
    cause = root_cause(error)
    name = getattr(cause, "sqlite_errorname", "") or ""
    for prefixes, kind, sentence in _SENTENCES:
        if name.startswith(prefixes):
            return kind(sentence)
    if isinstance(cause, OSError):
        return StoreError(
            FULL if cause.errno in _FULL_ERRNOS else f"{UNWRITABLE} ({cause.strerror})"
        )
    if isinstance(cause, (OverflowError, UnicodeEncodeError)):
        return StoreError(CONSTRAINT)
    return StoreError(f"The database reported an error: {cause}.")


@contextmanager
def told() -> Iterator[None]:
    """Raise what SQLite reports as a :class:`StoreError` with a sentence."""
    try:
        yield
    except _told_kinds() as error:
        raise explain(error) from error
