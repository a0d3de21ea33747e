"""One window per database: a second start hands its files to the first and ends.

Without network classes: the second start writes a small request file into a private folder that
the first one watches, and waits until it is gone.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QCryptographicHash,
    QFileSystemWatcher,
    QLockFile,
    QMetaMethod,
    QObject,
    QTimer,
    Signal,
    Slot,
)

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.paths import private_dir

ANSWER_TIMEOUT_S = 3.0
"""How long a second start waits for the first [s]."""
POLL_MS = 1_000
"""How often the first looks by itself, should the watcher miss something [ms]."""
MAX_REQUEST_BYTES = 1_000_000
ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"
"""Under Wayland the start that the runner clicked has the right to the front, and may give it."""
MAX_REQUEST_AGE_S = 60.0
"""Older requests are left-overs of a start that nobody waits for any more [s]."""


class SingleInstance(QObject):
    """The lock of one database and the letter box of the window that holds it.

    Attributes:
        requested: Emitted with the files that a second start was given; an empty list means that
            the window is only to come to the front.
    """

    requested = Signal(list)

    def __init__(self, database: Path, state_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = QCryptographicHash.hash(
            os.fsencode(database.resolve()), QCryptographicHash.Algorithm.Sha256
        )
        name = bytes(digest.toHex().data()).decode("ascii")[:16]
        self._folder = state_dir / "instances" / name
        self._spool = self._folder / "requests"
        self._lock = QLockFile(str(self._folder / "lock"))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.take_requests)

    def start(self, files: Sequence[str], *, timeout_s: float = ANSWER_TIMEOUT_S) -> bool:
        """Become the one window, or hand ``files`` to it.

        Returns:
            Whether this start opens the window; if not, it has nothing left to do.

        Raises:
            UserError: A window is open and does not answer, or the folder cannot be written.
        """
        if self.acquire():
            return True
        if self.hand_over(files, timeout_s=timeout_s):
            return False
        if self._take_over_from_the_dead() or self.acquire():
            return True
        raise UserError(
            "Heavy Legs is open but does not answer; wait a moment, or end it and start again."
        )

    def acquire(self) -> bool:
        """Become the one window of this database; ``False`` when there is one already.

        Raises:
            UserError: The folder of the lock cannot be written.
        """
        try:
            for folder in (self._folder.parent.parent, self._folder.parent, self._folder):
                private_dir(folder)
            private_dir(self._spool)
        except OSError as error:
            raise UserError(
                "Heavy Legs cannot write to its own folder, so it cannot start; "
                "make the folder writable and try again."
            ) from error
        if not self._lock.tryLock(0):
            if self._lock.error() is QLockFile.LockError.PermissionError:
                raise UserError(
                    "Heavy Legs cannot write its lock file, so it cannot start; "
                    "check the rights of its folder."
                )
            return False
        self._listen()
        return True

    def hand_over(self, files: Sequence[str], *, timeout_s: float = ANSWER_TIMEOUT_S) -> bool:
        """Ask the first window to come to the front and import ``files``.

        Returns:
            Whether it answered within ``timeout_s`` [s].

        Raises:
            UserError: The request cannot be written.
        """
        paths = [str(Path(file).absolute()) for file in files]
        try:
            request = self._write_request(paths)
        except OSError as error:
            raise UserError(
                "Heavy Legs is open, but this start cannot hand over its files: "
                "its folder cannot be written."
            ) from error
        end_s = time.monotonic() + timeout_s
        while time.monotonic() < end_s:
            if not request.exists():
                return True
            time.sleep(0.02)
        try:
            request.unlink()
        except FileNotFoundError:
            return True
        return False

    def release(self) -> None:
        """Stop listening and let another start have the database."""
        self._poll.stop()
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self.take_requests)
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    @Slot()
    def take_requests(self) -> None:
        """Read and delete every waiting request and tell about it, oldest first.

        While nobody listens, as before the window is built, they wait: a start whose files were
        lost must not believe that they were taken.
        """
        if not self.isSignalConnected(QMetaMethod.fromSignal(self.requested)):
            return
        for request in sorted(self._spool.glob("*.json")):
            try:
                age_s = time.time() - request.stat().st_mtime
                text = request.read_bytes()[: MAX_REQUEST_BYTES + 1]
                request.unlink()
            except OSError:
                continue  # taken back by the start that wrote it
            wanted = _request_of(text)
            if wanted is not None and age_s < MAX_REQUEST_AGE_S:
                if wanted.token:
                    os.environ[ACTIVATION_TOKEN] = wanted.token
                self.requested.emit(list(wanted.files))

    def _take_over_from_the_dead(self) -> bool:
        """Take the lock of a dead process whose number another program bears by now.

        A living owner holds a lock of the kernel on the file, and then nothing is removed. It is
        the last resort: a start in the same instant may have the file without that lock yet.
        """
        if not self._lock.removeStaleLockFile() or not self._lock.tryLock(0):
            return False
        self._listen()
        return True

    def _listen(self) -> None:
        self._watcher = QFileSystemWatcher([str(self._spool)], self)
        self._watcher.directoryChanged.connect(self.take_requests)
        self._poll.start()
        QTimer.singleShot(0, self, self.take_requests)

    def _write_request(self, files: list[str]) -> Path:
        private_dir(self._spool)
        name = f"{time.time_ns():020d}-{os.getpid()}"
        draft, request = self._spool / f"{name}.part", self._spool / f"{name}.json"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({"files": files, "token": os.environ.get(ACTIVATION_TOKEN, "")}, stream)
        draft.replace(request)
        return request


class _Request(NamedTuple):
    """What a second start wants.

    Attributes:
        files: To import; none means only to come to the front.
        token: Its right to the front, or empty.
    """

    files: tuple[str, ...]
    token: str


def _request_of(text: bytes) -> _Request | None:
    """Return what a request says, ``None`` when it is none of ours."""
    if len(text) > MAX_REQUEST_BYTES:
        return None
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        return None
    files = request.get("files") if isinstance(request, dict) else None
    if not isinstance(files, list) or not all(isinstance(one, str) for one in files):
        return None
    token = request.get("token")
    is_token = isinstance(token, str) and re.fullmatch(r"[!-~]{1,500}", token)
    return _Request(tuple(files), token if is_token else "")
