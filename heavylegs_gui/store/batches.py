"""Imports: written as a whole or not at all, and taken back as a whole, next week too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from heavylegs_gui.domain.changes import Change, Row, RowEdit
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.training import Session, Shoe, check_session
from heavylegs_gui.store import faults
from heavylegs_gui.store.database import Store
from heavylegs_gui.store.instants import instant_from, instant_text
from heavylegs_gui.store.models import ImportFileRow
from heavylegs_gui.store.rows import session_row, shoe_row
from heavylegs_gui.store.tables import TABLES

GONE = "This import has already been taken back."
IMPORT, PLAN = "import", "plan"
"""What a batch is: files that were read, or a training plan that was saved."""

_NO_SESSION = 0
"""The session of an image that lists the numbers of the shoes which came with the import."""

_LIST = """
SELECT b.id, b.created_utc, b.label,
    (SELECT count(*) FROM session AS s WHERE s.batch_id = b.id),
    (SELECT count(*) FROM session AS s WHERE s.batch_id = b.id AND s.revision <> 0)
    + (SELECT count(*) FROM session AS s
        WHERE s.batch_id IS NOT b.id AND s.revision <> (
            SELECT max(i.revision) FROM import_image AS i
            WHERE i.batch_id = b.id AND i.session_id = s.id)
        AND s.id IN (SELECT i.session_id FROM import_image AS i WHERE i.batch_id = b.id))
FROM import_batch AS b WHERE b.kind = 'import' ORDER BY b.id DESC
"""

_SET_LINK = "UPDATE session SET linked_id = ? WHERE id = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """One activity found in an imported file.

    Attributes:
        name: Name without folders, inside an archive ``outer.zip/inner.gpx``.
        sha256: Digest of the file's bytes as lower-case hexadecimal text, or ``None``.
        activity: Number of the activity inside the file, from 0.
        status: ``new``, ``duplicate``, ``possible_duplicate`` or ``refused``.
        reason: One sentence when it was not written.
        session_id: The session that it became or equals.
    """

    name: str
    status: str
    sha256: str | None = None
    activity: int = 0
    reason: str | None = None
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import as it is listed.

    Attributes:
        sessions: Number of its sessions that are still in the log.
        edited: Number of sessions that the runner has edited since; see :class:`BatchUndo`.
    """

    id: int
    created_utc: datetime
    label: str
    sessions: int
    edited: int


@dataclass(frozen=True, slots=True)
class BatchUndo:
    """What taking an import back means.

    Attributes:
        change: The change to apply; its inverse brings the import back.
        edited_ids: Sessions that the runner has edited since; they go too.
    """

    change: Change
    edited_ids: tuple[int, ...]


class BatchWriter:
    """Writes one import in steps inside one transaction.

    Begin when all files are read: until :meth:`commit` or :meth:`rollback` no other change can be
    applied. The rows become visible to all questions at once, but stay only with ``commit``.

    Attributes:
        batch_id: Number of the import.
    """

    def __init__(self, store: Store, label: str, created: datetime, kind: str = IMPORT) -> None:
        self._store = store
        store.hold_for_batch()
        try:
            self.batch_id = store.next_ids("import_batch")[0]
            row = (self.batch_id, instant_text(created), label[:500], kind)
            self._insert("import_batch", [row])
        except BaseException:
            self.rollback()
            raise

    def add_shoes(self, shoes: Sequence[Shoe]) -> list[int]:
        """Write new pairs of shoes and return their numbers, in the same order.

        Taking the import back removes those that nobody else wears.

        Raises:
            StoreError: They cannot be written; roll back.
        """
        if not shoes:
            return []
        ids = self._store.next_ids("shoe", len(shoes))
        rows = map(shoe_row, shoes, ids)
        self._insert("shoe", (tuple(row.values()) for row in rows))
        image_id = self._store.next_ids("import_image")[0]
        image = (image_id, self.batch_id, _NO_SESSION, json.dumps(list(ids)), 0)
        self._insert("import_image", [image])
        return list(ids)

    def add_sessions(self, sessions: Sequence[Session]) -> list[int]:
        """Write new sessions and return their numbers, in the same order.

        Raises:
            StoreError: They cannot be written; roll back.
            InvalidValueError: A value is impossible; nothing of this call was written.
        """
        ids = self._store.next_ids("session", len(sessions))
        rows = [
            session_row(replace(check_session(one), batch_id=self.batch_id), number, 0)
            for one, number in zip(sessions, ids, strict=True)
        ]
        self._insert("session", (tuple(row.values()) for row in rows))
        return list(ids)

    def replace_session(self, session: Session) -> None:
        """Overwrite a session of the log; taking the import back restores it.

        Raises:
            StoreError: It is gone or cannot be written; roll back.
        """
        if session.id is None:
            raise ValueError("only a stored session can be replaced")
        before = self._store.fetch("session", session.id)
        if before is None:
            raise StoreError("A session that the import should change is gone.")
        revision = _number(before["revision"]) + 1
        row = session_row(check_session(session), session.id, revision)
        with faults.told():
            self._store.connection.execute(TABLES["session"].update, (*row.values(), session.id))
        image_id = self._store.next_ids("import_image")[0]
        image = (image_id, self.batch_id, session.id, json.dumps(before), revision)
        self._insert("import_image", [image])

    def link(self, done_id: int, plan_id: int) -> None:
        """Link a session with the plan that it fulfils.

        One of them comes with the import: taking the import back frees the other. It is no edit of
        the runner, so the rows are otherwise left as they are.

        Raises:
            StoreError: They cannot be written; roll back.
        """
        pairs = [(plan_id, done_id), (done_id, plan_id)]
        with faults.told():
            self._store.connection.executemany(_SET_LINK, pairs)

    def add_files(self, files: Sequence[ImportFile]) -> None:
        """Remember the files, so that they are known when they come again."""
        ids = self._store.next_ids("import_file", len(files))
        self._insert("import_file", map(self._file_row, ids, files))

    def _file_row(self, number: int, one: ImportFile) -> tuple[object, ...]:
        reason = None if one.reason is None else one.reason[:1000]
        name = one.name[:1000]
        return (
            number,
            self.batch_id,
            name,
            one.sha256,
            one.activity,
            one.status,
            reason,
            one.session_id,
        )

    def commit(self) -> None:
        """Keep everything.

        Raises:
            StoreError: The disk is full; nothing was kept.
        """
        self._store.release_batch(keep=True)

    def rollback(self) -> None:
        """Keep nothing."""
        self._store.release_batch(keep=False)

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        with faults.told():
            self._store.connection.executemany(TABLES[table].insert, rows)


def batches(store: Store) -> list[ImportBatch]:
    """Return all imports, the newest first; training plans are none."""
    return [
        ImportBatch(number, instant_from(created), label, sessions, edited)
        for number, created, label, sessions, edited in store.query(_LIST)
    ]


def known_files(store: Store, digests: Iterable[str]) -> dict[tuple[str, int], ImportFile]:
    """Return what is known of files with these digests: (digest, activity) to the newest entry.

    Entries whose session was deleted have a ``session_id`` that no session has any more.
    """
    found: dict[tuple[str, int], ImportFile] = {}
    wanted = list(set(digests))
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        query = ImportFileRow.select(
            ImportFileRow.name,
            ImportFileRow.status,
            ImportFileRow.sha256,
            ImportFileRow.activity,
            ImportFileRow.reason,
            ImportFileRow.session_id,
        ).where(ImportFileRow.status != "refused", ImportFileRow.sha256.in_(some))
        rows = store.select(query.order_by(ImportFileRow.id))
        for name, status, sha256, activity, reason, session_id in rows:
            found[sha256, activity] = ImportFile(
                name=name,
                status=status,
                sha256=sha256,
                activity=activity,
                reason=reason,
                session_id=session_id,
            )
    return found


def undo_batch(store: Store, batch_id: int) -> BatchUndo:
    """Return the change that takes an import back.

    Its sessions go, also those that the runner has edited since; sessions that it had replaced
    come back as they were before it. Shoes that came with it go when nobody else wears them. Its
    files are forgotten, so they can be imported again.

    Raises:
        StoreError: There is no such import any more.
    """
    batch = store.fetch("import_batch", batch_id)
    if batch is None:
        raise StoreError(GONE)
    added = store.fetch_all("session", "batch_id = ?", (batch_id,))
    gone = {row["id"] for row in added}
    replaced = [one for one in _replaced(store, batch_id) if one.stored["id"] not in gone]
    edits = [one.edit for one in replaced]
    edits += _unlinked(store, gone, {edit.key for edit in edits})
    edits += [RowEdit("session", _number(row["id"]), row, None) for row in added]
    edits += _unworn(store, batch_id, edits)
    for table in ("training_plan", "import_image", "import_file"):
        rows = store.fetch_all(table, "batch_id = ?", (batch_id,))
        edits += [RowEdit(table, _number(row["id"]), row, None) for row in rows]
    edits.append(RowEdit("import_batch", batch_id, batch, None))
    edited = [_number(row["id"]) for row in added if row["revision"] != 0]
    edited += [_number(one.stored["id"]) for one in replaced if one.was_edited]
    return BatchUndo(Change(str(batch["label"]), tuple(edits)), tuple(edited))


@dataclass(frozen=True, slots=True)
class _Replaced:
    """A session that the import changed: as it was, as it is, and the import's own revision."""

    before: Row
    stored: Row
    revision: int

    @property
    def edit(self) -> RowEdit:
        return RowEdit("session", _number(self.stored["id"]), self.stored, self.before)

    @property
    def was_edited(self) -> bool:
        return self.stored["revision"] != self.revision


def _replaced(store: Store, batch_id: int) -> list[_Replaced]:
    found: dict[int, _Replaced] = {}
    wanted = "batch_id = ? AND session_id <> ?"
    for image in store.fetch_all("import_image", wanted, (batch_id, _NO_SESSION)):
        number, revision = _number(image["session_id"]), _number(image["revision"])
        if number in found:
            found[number] = replace(found[number], revision=revision)
            continue
        stored = store.fetch("session", number)
        if stored is not None:
            before = image_row(store, image, stored)
            found[number] = _Replaced(before, stored, revision)
    return list(found.values())


_POINTERS = (("linked_id", "session"), ("shoe_id", "shoe"), ("batch_id", "import_batch"))
"""Columns of a session that name a row of another table."""


def image_row(store: Store, image: Row, stored: Row) -> Row:
    """Return a kept row fit for today's log: columns of later schemas, no link into nothing.

    Args:
        store: The database.
        image: A row of the table of images.
        stored: The session as it is, or a value for every column.
    """
    row = {**stored, **json.loads(str(image["before_json"]))}
    for column, table in _POINTERS:
        number = row[column]
        if isinstance(number, int) and store.fetch(table, number) is None:
            row[column] = None
    return row


def _unworn(store: Store, batch_id: int, edits: Sequence[RowEdit]) -> list[RowEdit]:
    """Return the edits that remove the shoes of an import that nobody wears after ``edits``."""
    after = {edit.key: edit.after for edit in edits if edit.table == "session"}
    removals = []
    for number in _brought_shoes(store, batch_id):
        stored = store.fetch("shoe", number)
        wearers = store.fetch_all("session", "shoe_id = ?", (number,))
        is_worn = any(row["id"] not in after for row in wearers)
        is_worn_again = any(row is not None and row["shoe_id"] == number for row in after.values())
        if stored is not None and not is_worn and not is_worn_again:
            removals.append(RowEdit("shoe", number, stored, None))
    return removals


def _brought_shoes(store: Store, batch_id: int) -> list[int]:
    wanted = "batch_id = ? AND session_id = ?"
    images = store.fetch_all("import_image", wanted, (batch_id, _NO_SESSION))
    return [int(number) for one in images for number in json.loads(str(one["before_json"]))]


def _unlinked(store: Store, gone: set[object], done: set[int | str]) -> list[RowEdit]:
    """Return the edits that free the other sessions from links to those that go."""
    linked = store.fetch_all("session", "linked_id IS NOT NULL")
    return [
        RowEdit("session", _number(row["id"]), row, {**row, "linked_id": None, "link_locked": 0})
        for row in linked
        if row["linked_id"] in gone and row["id"] not in gone and row["id"] not in done
    ]


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no row number")
    return value
