"""Backups: made from the open connection, verified after writing, thinned, restored.

A database is never copied as a file while it is open: what lies in its journal would be lost.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from heavylegs_gui.domain.errors import DatabaseDamagedError, DatabaseNewerError, StoreError
from heavylegs_gui.paths import private_dir, share_as_runner
from heavylegs_gui.store import faults, files
from heavylegs_gui.store.database import Store
from heavylegs_gui.store.inspection import examine, side_files
from heavylegs_gui.store.migrations import STEPS, Step
from heavylegs_gui.store.tables import TABLES
from heavylegs_gui.store.thinning import kept

CHUNK_BYTES = 512 * 1024
"""Written in one step [bytes]; about a millisecond."""
ROWS_A_STEP = 2000
UNVERIFIED = (
    "The backup could not be read back as it was written, so it was thrown away; try again."
)
HALF_WRITTEN = "An import is being written; make the backup when it has ended."
BAD_BACKUP = "This file is no healthy Heavy Legs backup; choose another one. Nothing was changed."

_NAME = re.compile(r"-(\d{4}-\d\d-\d\dT\d{6}Z)(?:-(?P<reason>[a-z0-9-]+))?(?:\.\d+)?\.db$")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file.

    Attributes:
        made_utc: When it was made, by its name.
        reason: ``daily`` for the automatic ones, else why it was made.
    """

    path: Path
    made_utc: datetime
    reason: str
    size_bytes: int


def folder_of(database: Path) -> Path:
    """Return the folder in which the backups of a database lie."""
    return database.with_name(database.name + ".backups")


def list_backups(database: Path) -> list[Backup]:
    """Return the backups of a database, the newest first."""
    folder = folder_of(database)
    found = []
    for path in folder.glob("*.db") if folder.is_dir() else ():
        match = _NAME.search(path.name)
        if match and path.is_file():
            made = datetime.strptime(match[1], "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
            reason = match["reason"] or "daily"
            found.append(Backup(path, made, reason, path.stat().st_size))
    return sorted(found, key=lambda one: (one.made_utc, one.path.name), reverse=True)


def new_name(database: Path, now: datetime, reason: str) -> Path:
    """Return the place of a new backup in the folder of the automatic ones."""
    suffix = "" if reason == "daily" else f"-{reason}"
    base = f"{database.stem}-{files.stamp(now)}{suffix}"
    with faults.told():
        folder = private_dir(folder_of(database))
    path = folder / f"{base}.db"
    number = 2
    while path.exists():
        path = folder / f"{base}.{number}.db"
        number += 1
    return path


def write_now(
    connection: sqlite3.Connection, database: Path, now: datetime, *, reason: str
) -> Path:
    """Make and verify a backup in one go, before something dangerous.

    Raises:
        StoreError: It cannot be written or read back.
    """
    target = new_name(database, now, reason)
    for _share in _copy_steps(connection, target):
        pass
    return target


def backup_steps(store: Store, target: Path) -> Generator[float, None, None]:
    """Make and verify a backup in short steps; yields the share that is done, 0 to 1.

    Each step takes a few milliseconds, so it can run between the events of a window. The backup
    is that of the moment of the first step, and ``target`` appears only when it is verified.

    Raises:
        StoreError: It cannot be written or read back; ``target`` is as it was.
    """
    yield from _copy_steps(store.connection, target)


def write_to(store: Store, target: Path) -> None:
    """Make a verified backup at a place of the runner's choice, in one go.

    Raises:
        StoreError: Something lies there already, or it cannot be written.
    """
    if target.exists():
        raise StoreError(f"There is already a file {target.name}; choose another name.")
    for _share in backup_steps(store, target):
        pass
    with faults.told():
        share_as_runner(target)


def _copy_steps(connection: sqlite3.Connection, target: Path) -> Generator[float, None, None]:
    draft = target.with_name(f".{target.name}.part")
    try:
        with faults.told():
            if connection.in_transaction:
                raise StoreError(HALF_WRITTEN)
            content = connection.serialize()
            counts = row_counts(connection)
            yield 0.1
            for share in _write_steps(draft, content):
                yield 0.1 + 0.4 * share
            digest = hashlib.sha256(content).digest()
            for share in _verify_steps(draft, digest, counts):
                yield 0.5 + 0.4 * share
            files.replace(draft, target)
            yield 1.0
    finally:
        draft.unlink(missing_ok=True)


def _write_steps(draft: Path, content: bytes) -> Generator[float, None, None]:
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        for start in range(0, len(content), CHUNK_BYTES):
            stream.write(content[start : start + CHUNK_BYTES])
            yield start / len(content)
        stream.flush()
        os.fsync(stream.fileno())


def _verify_steps(
    draft: Path, digest: bytes, counts: dict[str, int]
) -> Generator[float, None, None]:
    """Read the file back: every byte, the marks, the schema, the pages and the rows."""
    read = hashlib.sha256()
    with draft.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            read.update(chunk)
            yield 0.3
    yield 0.5
    if read.digest() != digest or verify(draft) != counts:
        raise StoreError(UNVERIFIED)


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a file of ours that nobody writes to, without leaving anything beside it."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def verify(path: Path, steps: Sequence[Step] = STEPS) -> dict[str, int]:
    """Return the row counts of a backup that is healthy in all respects.

    Raises:
        DatabaseNewerError: A newer version of the program made it.
        DatabaseDamagedError: It is not ours, or damaged.
    """
    try:
        with closing(open_read_only(path)) as connection:
            connection.execute("PRAGMA trusted_schema=0")
            connection.execute("PRAGMA cell_size_check=1")
            examine(connection, tuple(steps))
            problems = connection.execute("PRAGMA quick_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            counts = row_counts(connection)
    except DatabaseNewerError:
        raise
    except (sqlite3.Error, OSError, DatabaseDamagedError) as error:
        raise DatabaseDamagedError(BAD_BACKUP) from error
    if problems != [("ok",)] or orphans:
        raise DatabaseDamagedError(BAD_BACKUP)
    return counts


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of every table that the database has."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our names
        for (name,) in names
        if name in TABLES
    }


def newest_good(database: Path) -> Backup | None:
    """Return the newest backup that can be restored, ``None`` when there is none."""
    for one in list_backups(database):
        try:
            verify(one.path)
        except StoreError:
            continue
        return one
    return None


def thin_out(database: Path) -> list[Path]:
    """Delete the automatic backups that the rule does not keep and return them.

    Backups made for another reason, such as an upgrade, stay.
    """
    daily = [one for one in list_backups(database) if one.reason == "daily"]
    keep = kept(one.made_utc for one in daily)
    gone = [one.path for one in daily if one.made_utc not in keep]
    with faults.told():
        for path in gone:
            path.unlink(missing_ok=True)
    return gone


def restore(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put a verified copy of ``backup`` in the place of ``database``, which must not be open.

    The database that lay there stays under a new name; a kill at any moment leaves the old or the
    restored database in its place.

    Returns:
        The new name of the old database, ``None`` when there was none.

    Raises:
        StoreError: The backup is damaged or newer, or the disk is full; nothing was changed.
    """
    verify(backup)
    with faults.told():
        private_dir(database.parent) if not database.parent.exists() else None
        draft = database.with_name(f".{database.name}.restored")
        try:
            shutil.copyfile(backup, draft)
            draft.chmod(0o600)
            verify(draft)
            aside = _step_aside(database, now)
            files.replace(draft, database)
        finally:
            draft.unlink(missing_ok=True)
    return aside


def _step_aside(database: Path, now: datetime) -> Path | None:
    if not database.exists() and not side_files(database):
        return None
    aside = files.free_name(database, f"before-restore-{files.stamp(now)}")
    if database.exists():
        files.keep_second_name(database, aside)
    for one in side_files(database):
        one.rename(aside.with_name(aside.name + one.name[len(database.name) :]))
    return aside
