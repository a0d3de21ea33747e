"""Writes the chosen rows of an import in steps, as one batch in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.training import Session, Shoe, new_uid
from heavylegs_gui.services.importing_rows import ImportRow
from heavylegs_gui.services.session_links import links_of_import
from heavylegs_gui.store import batches, sessions
from heavylegs_gui.store.batches import BatchWriter, ImportFile
from heavylegs_gui.store.database import Store

_STEP_ROWS = 50
"""Rows per step; one step takes a few milliseconds."""


class BatchJob:
    """One import on its way into the log.

    Attributes:
        batch_id: Number of the import, ``None`` when nothing is written.
        written: Number of the session that each row became or changed; by place in the rows.
    """

    def __init__(self, store: Store, chosen: Sequence[ImportRow]) -> None:
        self.batch_id: int | None = None
        self.written: dict[int, int] = {}
        self._store = store
        self._rows = chosen
        writes = [place for place, row in enumerate(chosen) if row.writes]
        self._replacing = [place for place in writes if chosen[place].replaced is not None]
        self._adding = [place for place in writes if chosen[place].replaced is None]
        self.label = _label(chosen, len(writes))

    @property
    def is_empty(self) -> bool:
        """Whether no row changes the log."""
        return not self._adding and not self._replacing

    def steps(self) -> Iterator[None]:
        """Write; give control back after each step. Closing it early keeps nothing.

        Raises:
            UserError: It could not be written; nothing was kept.
        """
        if self.is_empty:
            return
        writer = BatchWriter(self._store, self.label, datetime.now(UTC))
        try:
            shoe_ids = self._shoe_ids(writer)
            yield
            for places in _slices(self._adding):
                self._add(writer, places, shoe_ids)
                yield
            for places in _slices(self._replacing):
                self._replace(writer, places, shoe_ids)
                yield
            for places in _slices(range(len(self._rows))):
                writer.add_files([self._file(place) for place in places])
                yield
            self._link(writer)
            yield
        except BaseException:
            writer.rollback()
            raise
        writer.commit()
        self.batch_id = writer.batch_id

    def change(self) -> Change:
        """Return what was written, as a change that undo can turn round."""
        if self.batch_id is None:
            return Change(self.label)
        done = batches.undo_batch(self._store, self.batch_id).change.inverted()
        return Change(self.label, done.edits)

    def _add(self, writer: BatchWriter, places: Sequence[int], shoe_ids: dict[str, int]) -> None:
        new = [self._session(place, shoe_ids) for place in places]
        taken = sessions.find_by_uids(self._store, [one.uid for one in new])
        new = [replace(one, uid=new_uid()) if one.uid in taken else one for one in new]
        self.written |= zip(places, writer.add_sessions(new), strict=True)

    def _replace(
        self, writer: BatchWriter, places: Sequence[int], shoe_ids: dict[str, int]
    ) -> None:
        for place in places:
            session = self._session(place, shoe_ids)
            writer.replace_session(session)
            if session.id is not None:
                self.written[place] = session.id

    def _link(self, writer: BatchWriter) -> None:
        """Link what was planned with what was done, where one of the two is new."""
        rows = {self.written[place]: self._rows[place] for place in self._adding}
        listed = [one.session.local_date for one in rows.values() if one.session is not None]
        if not listed:
            return
        origins = {number: (row.file, row.sha256) for number, row in rows.items()}
        span = min(listed), max(listed)
        for link in links_of_import(self._store, rows.keys(), span, origins):
            writer.link(link.done_id, link.plan_id)

    def _session(self, place: int, shoe_ids: dict[str, int]) -> Session:
        row = self._rows[place]
        shoe = None if row.activity is None else row.activity.shoe
        if shoe is not None and row.session is not None:
            row = replace(row, session=replace(row.session, shoe_id=shoe_ids[shoe]))
        return row.merged()

    def _file(self, place: int) -> ImportFile:
        row = self._rows[place]
        existing = next((one.id for one in row.existing if one.id is not None), None)
        return ImportFile(
            name=row.file,
            sha256=row.sha256,
            activity=row.number,
            status=row.status.value,
            reason=row.reason,
            session_id=self.written.get(place, existing),
        )

    def _shoe_ids(self, writer: BatchWriter) -> dict[str, int]:
        """Return the number of each pair of shoes by name; unknown ones are entered."""
        known = {one.name: one.id for one in sessions.all_shoes(self._store) if one.id is not None}
        named = dict.fromkeys(
            row.activity.shoe for row in self._rows if row.writes and row.activity is not None
        )
        missing = [name for name in named if name is not None and name not in known]
        new = [Shoe(name=name) for name in missing]
        for number, shoe in zip(writer.add_shoes(new), new, strict=True):
            known[shoe.name] = number
        return known


def _slices(places: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(places), _STEP_ROWS):
        yield places[begin : begin + _STEP_ROWS]


def _label(chosen: Sequence[ImportRow], count: int) -> str:
    outer = {row.file.partition("/")[0] for row in chosen if row.writes}
    if len(outer) == 1:
        text = QCoreApplication.translate("Importer", "{0} imported from {1}")
    else:
        text = QCoreApplication.translate("Importer", "{0} imported from {2} files")
    sessions_text = (
        QCoreApplication.translate("Importer", "1 session")
        if count == 1
        else QCoreApplication.translate("Importer", "{0} sessions").format(count)
    )
    return text.format(sessions_text, next(iter(outer), ""), len(outer))
