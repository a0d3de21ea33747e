"""Import of files: read in a child process, shown as rows, written as one batch."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from heavylegs_gui.domain.activity import OffsetAt
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.log_query import SessionQuery
from heavylegs_gui.domain.training import Session
from heavylegs_gui.importers.wire import Record, activity_from
from heavylegs_gui.services.importing_matching import Found, Matcher
from heavylegs_gui.services.importing_reading import SILENCE_S, ParserChild
from heavylegs_gui.services.importing_rows import (
    Choice,
    ImportReport,
    ImportRow,
    ReportedFile,
    RowStatus,
    refused_row,
)
from heavylegs_gui.services.importing_writing import BatchJob
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.store import sessions
from heavylegs_gui.store.database import Store

_SLICE_S = 0.008
"""Work between two looks at the event loop [s]; half of a frame at 60 per second."""

BUSY = "Another import is still running; wait for it or stop it first."


def local_offset_min(instant: datetime) -> int:
    """Return local time minus UTC [min] at ``instant`` in the zone of this computer."""
    offset = instant.astimezone().utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)


class Importer(QObject):
    """Brings files into the log: :meth:`read`, then :meth:`write`.

    Args:
        store: Where the batch goes.
        log: Told when it is written.
        offset_at: Zone of the runner, for files that do not name theirs.
        silence_s: A reader that says nothing for so long is stopped [s].

    Signals:
        progress: Files read, files in all, name of the present one.
        row_found: An :class:`ImportRow`.
        read_finished: Everything is read, or was cancelled.
        written: The :class:`Change` and the number of the batch (``None``: nothing was chosen).
        write_failed: One sentence; nothing was written.
    """

    progress = Signal(int, int, str)
    row_found = Signal(object)
    read_finished = Signal()
    written = Signal(object, object)
    write_failed = Signal(str)

    def __init__(
        self,
        store: Store,
        log: TrainingLog,
        offset_at: OffsetAt = local_offset_min,
        silence_s: float = SILENCE_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._log = log
        self._offset_at = offset_at
        self._matcher: Matcher | None = None
        self._partial: list[Found] = []
        self._counter = _Counter()
        self._job: BatchJob | None = None
        self._steps = _no_steps()
        self._silence_s = silence_s
        self._child = ParserChild(silence_s, parent=self)
        self._child.arrived.connect(self._wake)
        self._reader = _zero_timer(self, self._read_slice)
        self._writer = _zero_timer(self, self._write_slice)

    @property
    def is_reading(self) -> bool:
        """Whether :meth:`read` has not ended yet."""
        return self._matcher is not None

    @property
    def is_writing(self) -> bool:
        """Whether :meth:`write` has not ended yet."""
        return self._job is not None

    # Reading

    def read(self, paths: Sequence[Path]) -> None:
        """Begin to read; rows come by :attr:`row_found`.

        Raises:
            UserError: Another import is still running.
        """
        if self.is_reading or self.is_writing:
            raise UserError(BUSY)
        self._matcher = self._new_matcher()
        self._partial.clear()
        self._counter = _Counter(files=len(paths))
        self.progress.emit(0, len(paths), "")
        self._child.start(paths, self._log.today())
        self._reader.start()

    def cancel(self) -> None:
        """Stop reading; what was read is kept and its last rows still come."""
        if self.is_reading:
            self._child.stop()
            self._reader.start()

    def _new_matcher(self) -> Matcher:
        names = {shoe.id: shoe.name for shoe in self._log.shoes() if shoe.id is not None}
        return Matcher(self._store, self._offset_at, names)

    def _wake(self) -> None:
        self._reader.start()

    def _read_slice(self) -> None:
        deadline = time.monotonic() + _SLICE_S
        matcher = self._matcher
        while matcher is not None and time.monotonic() < deadline:
            record = self._child.take()
            if record is not None:
                self._take(matcher, *record)
            elif self._child.is_done and self._partial:
                # Cut-off files come last, so that the whole one of the same activity wins.
                self.row_found.emit(matcher.row(self._partial.pop(0)))
            else:
                self._reader.stop()
                if self._child.is_done:
                    self._matcher = None
                    self.read_finished.emit()
                return

    def _take(self, matcher: Matcher, path: Path, record: Record) -> None:
        file = _label(path, record.get("inner_name"))
        match record["event"]:
            case "activity":
                found = _found(file, record)
                if found.activity.is_partial:
                    self._partial.append(found)
                else:
                    self.row_found.emit(matcher.row(found))
            case "refused":
                self.row_found.emit(refused_row(file, record["reason"]))
            case event:
                name = self._counter.count(event, path, record)
                self.progress.emit(self._counter.done, self._counter.total, name)

    # Writing

    def write(self, rows: Sequence[ImportRow]) -> None:
        """Begin to write the rows as they are chosen; ends with one of the last two signals.

        Raises:
            UserError: Another import is still running.
        """
        if self.is_writing:
            raise UserError(BUSY)
        self._job = BatchJob(self._store, rows)
        self._steps = self._writing(self._job)
        self._writer.start()

    def _writing(self, job: BatchJob) -> Generator[None]:
        """Write step by step; what follows the last row gets slices of its own."""
        yield from job.steps()
        yield
        change = job.change()
        yield
        self._finish_writing()
        if not job.is_empty:
            self._log.reload()
        self.written.emit(change, job.batch_id)

    def _write_slice(self) -> None:
        try:
            deadline = time.monotonic() + _SLICE_S
            while time.monotonic() < deadline:
                next(self._steps)
        except StopIteration:
            return
        except UserError as error:
            self._finish_writing()
            self.write_failed.emit(str(error))
        except BaseException:
            self._finish_writing()
            raise

    def finish(self) -> None:
        """Write the rest of an import without a pause, because the window closes."""
        while self.is_writing and self._writer.isActive():
            self._write_slice()

    def close(self) -> None:
        """Stop at once, before the database closes: what is half written is not kept."""
        self.cancel()
        self._reader.stop()
        self._writer.stop()
        self._matcher = self._job = None
        self._steps.close()

    def _finish_writing(self) -> None:
        self._writer.stop()
        self._job = None
        self._steps = _no_steps()

    # Without an event loop

    def import_files(self, paths: Sequence[Path], *, keep_possible: bool = False) -> ImportReport:
        """Read and write at once, as the command line does.

        Args:
            paths: The files.
            keep_possible: Write what is possibly in the log already as sessions of their own.

        Raises:
            UserError: It could not be written; nothing was kept.
        """
        if self.is_reading or self.is_writing:
            raise UserError(BUSY)
        possible = Choice.IMPORT if keep_possible else Choice.SKIP
        rows = [
            row.with_choice(possible) if row.status is RowStatus.POSSIBLE_DUPLICATE else row
            for row in self._rows_of(paths)
        ]
        job = BatchJob(self._store, rows)
        for _ in job.steps():
            pass
        if not job.is_empty:
            self._log.reload()
        return ImportReport(job.batch_id, self._reported(job, rows))

    def _rows_of(self, paths: Sequence[Path]) -> list[ImportRow]:
        """Return the rows in the order of the files; cut-off files are compared last."""
        matcher = self._new_matcher()
        rows: list[ImportRow | Found] = []
        for path, record in self._records_of(paths):
            file = _label(path, record.get("inner_name"))
            if record["event"] == "refused":
                rows.append(refused_row(file, record["reason"]))
            elif record["event"] == "activity":
                found = _found(file, record)
                rows.append(found if found.activity.is_partial else matcher.row(found))
        return [matcher.row(one) if isinstance(one, Found) else one for one in rows]

    def _records_of(self, paths: Sequence[Path]) -> Generator[tuple[Path, Record]]:
        """Read in a child process and wait for what it says; it ends with us."""
        child = ParserChild(self._silence_s)
        child.start(paths, self._log.today(), waits=True)
        try:
            while not child.is_done:
                record = child.take()
                if record is None:
                    child.wait()
                else:
                    yield record
        finally:
            child.stop()

    def _reported(self, job: BatchJob, rows: Sequence[ImportRow]) -> tuple[ReportedFile, ...]:
        """Return the rows with their sessions as they stand in the log now."""
        written: dict[int | None, Session] = {}
        if job.batch_id is not None:
            query = SessionQuery(batch_id=job.batch_id)
            written = {one.id: one for one in self._log.sessions(query)}
        uids = dict.fromkeys(one.uid for row in rows for one in row.existing)
        stored = sessions.find_by_uids(self._store, list(uids))
        files = []
        for place, row in enumerate(rows):
            if place in job.written:
                told = [written[job.written[place]]]
            else:
                told = [stored[one.uid] for one in row.existing if one.uid in stored]
            files.append(ReportedFile(row.file, row.status, row.reason, told, row.warnings))
        return tuple(files)


class _Counter:
    """Counts files, and the members of archives as files of their own."""

    def __init__(self, files: int = 0) -> None:
        self.total = files
        self.done = 0
        self._members = 0
        self._finished = 0

    def count(self, event: str, path: Path, record: Record) -> str:
        """Take one record in and return the name to show."""
        if event == "progress":
            if not self._members:
                self.total += record["total"] - 1
            self._members = record["total"]
            self.done = self._finished + record["done"]
            return _label(path, record["name"])
        if event == "done":
            self._finished += max(self._members, 1)
            self._members = 0
            self.done = self._finished
        return _label(path, None)


def _found(file: str, record: Record) -> Found:
    return Found(
        file=file,
        activity=activity_from(record["activity"]),
        sha256=record["sha256"],
        number=record["number"],
    )


def _label(path: Path, inner_name: str | None) -> str:
    """Return the name to show; bytes of a name that are no text become question marks."""
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    return name if inner_name is None else f"{name}/{inner_name}"


def _no_steps() -> Generator[None]:
    yield from ()


def _zero_timer(parent: Importer, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(0)
    timer.timeout.connect(slot)
    return timer
