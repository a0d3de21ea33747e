"""Opens the one connection to the database, or says in a sentence why it cannot."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from heavylegs_gui import paths
from heavylegs_gui.domain.errors import DatabaseBusyError, StoreError
from heavylegs_gui.store import faults, files
from heavylegs_gui.store.database import Store
from heavylegs_gui.store.inspection import (
    APPLICATION_ID,
    examine,
    inspect_file,
    inspect_missing,
    side_files,
)
from heavylegs_gui.store.migrations import STEPS, upgrade

if TYPE_CHECKING:
    from heavylegs_gui.store.migrations import Step

_BEFORE_READING: tuple[tuple[str, int | str], ...] = (
    ("locking_mode", "exclusive"),
    ("busy_timeout", 0),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("foreign_keys", 1),
    ("synchronous", 2),
    ("secure_delete", 1),
)
_AFTER_EXAMINING: tuple[tuple[str, int | str], ...] = (("journal_mode", "wal"),)
PRAGMAS = (*_BEFORE_READING, *_AFTER_EXAMINING)
"""What must read back; locking_mode comes before journal_mode, else SQLite uses shared memory."""

TRIES = 12
"""So often the database is tried before it counts as open elsewhere. Two programs that start at the
same instant can refuse each other, for each reads before it asks for the file alone; after waits of
different length one of them has it. Source: own value, half a second at most."""
_WAIT_S = (0.005, 0.04)

Now = Callable[[], datetime]
Wait = Callable[[float], None]

_open_files: set[Path] = set()


def utc_now() -> datetime:
    """Return the current instant."""
    return datetime.now(UTC)


def open_store(
    path: Path, *, now: Now = utc_now, steps: Sequence[Step] = STEPS, wait: Wait = time.sleep
) -> Store:
    """Open the database at ``path``; create it when nothing is there.

    Args:
        path: The database file; its folder is created when it is missing.
        now: Clock for the name of the backup that is made before an upgrade.
        steps: The migration steps; only tests pass others.
        wait: Waits for so many seconds before the database is tried again.

    Raises:
        DatabaseBusyError: It is open elsewhere, and still is after :data:`TRIES`.
        DatabaseNewerError: A newer version of the program wrote it; it was not touched.
        DatabaseDamagedError: It is foreign, cut short, empty or corrupt; it was not touched.
        StoreError: It cannot be created, read or upgraded.
    """
    path = path.absolute().resolve()
    if path in _open_files:
        # Reading the file here would drop the lock that this process holds on it.
        raise DatabaseBusyError(faults.BUSY)
    created = False
    for left in reversed(range(TRIES)):
        try:
            created = _prepare(path, tuple(steps)) or created
            connection = _opened(path, now, tuple(steps))
            break
        except DatabaseBusyError:
            if not left:
                raise
            wait(random.SystemRandom().uniform(*_WAIT_S))
    files.remove_leftovers(path)
    _open_files.add(path)
    return Store(connection, path, created=created, on_close=lambda: _open_files.discard(path))


def _opened(path: Path, now: Now, steps: tuple[Step, ...]) -> sqlite3.Connection:
    connection = _connect(path)
    try:
        with faults.told():
            _make_ready(connection, path, now, steps)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(path: Path, steps: tuple[Step, ...]) -> bool:
    with faults.told():
        _private_folder(path.parent)
    if path.exists():
        inspect_file(path, steps)
        with faults.told():
            files.make_private(path)
        return False
    inspect_missing(path)
    with faults.told():
        return create_database(path, steps)


def _private_folder(folder: Path) -> None:
    """Create the folder; repair its mode only when it is the program's own."""
    if not folder.exists() or folder == paths.data_dir().resolve():
        paths.private_dir(folder)


def create_database(path: Path, steps: Sequence[Step] = STEPS) -> bool:
    """Create an empty database in one step, so that a kill leaves all of it or nothing.

    Returns:
        Whether it was created here; ``False`` when another program was faster.
    """
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.new-", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_empty_database(steps))
        return files.publish_new(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _empty_database(steps: Sequence[Step]) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID:d}")
        upgrade(connection, steps)
        return connection.serialize()


def _connect(path: Path) -> sqlite3.Connection:
    with faults.told():
        return sqlite3.connect(path, isolation_level=None, timeout=0)


def _make_ready(
    connection: sqlite3.Connection, path: Path, now: Now, steps: tuple[Step, ...]
) -> None:
    _set_pragmas(connection, _BEFORE_READING)
    version = examine(connection, steps)
    _set_pragmas(connection, _AFTER_EXAMINING)
    if version < len(steps):
        from heavylegs_gui.store import backup

        backup.write_now(connection, path, now(), reason=f"before-upgrade-{version}")
        upgrade(connection, steps)
    _read_back(connection)


def _set_pragmas(connection: sqlite3.Connection, pragmas: Sequence[tuple[str, int | str]]) -> None:
    for name, value in pragmas:
        connection.execute(f"PRAGMA {name}={value}")


def _read_back(connection: sqlite3.Connection) -> None:
    for name, value in PRAGMAS:
        (actual,) = connection.execute(f"PRAGMA {name}").fetchone()
        if actual != value:
            raise StoreError(
                f"This computer's SQLite does not accept {name}={value}, which keeps your data "
                "safe; update SQLite or Python."
            )


def set_aside(path: Path, now: datetime, *, word: str = "damaged") -> Path:
    """Move a database and its journals out of the way and return the new place; deletes nothing.

    Args:
        path: The database, which must not be open.
        now: Instant for the new name.
        word: Says why, as part of the name.

    Raises:
        StoreError: It cannot be moved.
    """
    target = files.free_name(path, f"{word}-{files.stamp(now)}")
    with faults.told():
        for one in side_files(path):
            one.rename(target.with_name(target.name + one.name[len(path.name) :]))
        with suppress(FileNotFoundError):
            path.rename(target)
        files.sync_folder(path.parent)
    return target
