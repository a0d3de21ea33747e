"""Backups of the database: daily by themselves, now when asked, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.store import backup, connection
from heavylegs_gui.store.backup import Backup
from heavylegs_gui.store.database import Store
from heavylegs_gui.store.health import HealthItem, examine_store

DUE_AFTER = timedelta(hours=24)
DAMAGED = "The database is damaged ({0}); restore a backup. The damaged file is kept."
LOOK_EVERY_MS = 3_600_000
"""How often a window that stays open looks whether a backup is due [ms]."""

Now = Callable[[], datetime]


class Backups(QObject):
    """Makes the automatic backups in short steps between the events of the window.

    Signals:
        changed: A backup was made or thinned out.
        failed: No backup could be made; carries one sentence.
        damaged: The file is damaged although it could be opened; carries one sentence. No backup
            is made of it.
    """

    changed = Signal()
    failed = Signal(str)
    damaged = Signal(str)

    def __init__(
        self, store: Store, now: Now, *, automatic: bool = True, parent: QObject | None = None
    ) -> None:
        """Prepare; nothing runs before :meth:`start`.

        Args:
            store: The open database.
            now: Clock.
            automatic: ``False`` for a throw-away database, which is never backed up.
            parent: Owner.
        """
        super().__init__(parent)
        self._store = store
        self._now = now
        self._automatic = automatic
        self._steps: Generator[float, None, None] | None = None
        self._step_timer = QTimer(self)
        self._step_timer.setInterval(0)
        self._step_timer.timeout.connect(self._step)
        self._due_timer = QTimer(self)
        self._due_timer.setInterval(LOOK_EVERY_MS)
        self._due_timer.timeout.connect(self.back_up_if_due)

    @property
    def is_running(self) -> bool:
        """Whether a backup is being written."""
        return self._steps is not None

    def start(self) -> None:
        """Look at the file and begin to look after the backups.

        Call it after the first paint of the window: it takes a few hundredths of a second for
        fifty years of training.
        """
        problems = self._store.quick_check()
        if problems:
            self.damaged.emit(DAMAGED.format(problems[0]))
        elif self._automatic:
            self._due_timer.start()
            self.back_up_if_due()

    def backups(self) -> list[Backup]:
        """Return the backups of this database, the newest first."""
        return backup.list_backups(self._store.path)

    def is_due(self) -> bool:
        """Whether there is something to keep and no automatic backup of the last 24 hours."""
        if self._store.is_writing_batch or not _has_content(self._store):
            return False
        now = self._now()
        made = (one.made_utc for one in self.backups() if one.reason == "daily")
        return not any(timedelta(0) <= now - one < DUE_AFTER for one in made)

    def back_up_if_due(self) -> None:
        """Begin the automatic backup when it is time for one."""
        if self._automatic and not self.is_running and self.is_due():
            self._begin()

    def write_to(self, target: Path) -> Path:
        """Write a verified backup to a place of the runner's choice, in one go.

        Raises:
            StoreError: It cannot be written, or is there already.
        """
        backup.write_to(self._store, target)
        return target

    def doctor(self) -> list[HealthItem]:
        """Return what is healthy and what is not."""
        return examine_store(self._store, self._now())

    def close(self) -> None:
        """Stop; a half-written backup is thrown away."""
        self._due_timer.stop()
        self._end()

    def _begin(self) -> None:
        try:
            target = backup.new_name(self._store.path, self._now(), "daily")
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self._steps = backup.backup_steps(self._store, target)
        self._step_timer.start()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            if next(self._steps, None) is not None:
                return
            backup.thin_out(self._store.path)
        except StoreError as error:
            self._end()
            self.failed.emit(str(error))
        else:
            self._end()
            self.changed.emit()

    def _end(self) -> None:
        self._step_timer.stop()
        if self._steps is not None:
            steps, self._steps = self._steps, None
            steps.close()


def _has_content(store: Store) -> bool:
    tables = ("session", "check_in", "symptom_check", "routine_run")
    return any(store.count(table) for table in tables)


def newest_good_backup(database: Path) -> Backup | None:
    """Return the newest backup that can be restored, ``None`` when there is none.

    For the window that could not open its database.
    """
    return backup.newest_good(database)


def restore_backup(source: Path, database: Path, now: datetime) -> Path | None:
    """Put a copy of a backup in the place of ``database``, which must be closed.

    Returns:
        Where the database that lay there is now, ``None`` when there was none.

    Raises:
        StoreError: The backup is damaged or the disk full; nothing was changed.
    """
    return backup.restore(source, database, now)


def set_damaged_aside(database: Path, now: datetime) -> Path:
    """Move a damaged database out of the way, so that an empty one can be begun.

    Returns:
        Where it is now.
    """
    return connection.set_aside(database, now)
