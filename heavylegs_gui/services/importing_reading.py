"""Reads files in a child process that may crash, hang or be killed without harm."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import heavylegs_gui
from heavylegs_gui.importers.wire import Record

SILENCE_S = 2.0
"""A child that says nothing for so long is stopped [s]. Source: ``7-reliability.md`` 3."""
_CHECKS = 8
_PATIENCE_AT_START = 15
"""The start of the child may take this many times longer; a cold disk needs it."""

TOO_SLOW = "It took too long to read, so it was left out."
CRASHED = "It is damaged in a way that stops the reading."
NO_CHILD = "The program that reads files could not be started; please install Heavy Legs again."


class ParserChild(QObject):
    """Reads paths one after the other and collects what was found.

    The child is stopped when it says nothing for a while; the file at fault is refused and a new
    child goes on with the next one. Silence is counted in checks of our own timer, so that a
    suspended computer or a busy window is never taken for a fault of the child.

    Attributes:
        heard: The records of the worker (:mod:`heavylegs_gui.importers.worker`) with their path,
            oldest first; whoever reads them takes them out.

    Args:
        silence_s: How long the child may say nothing [s].
        command: Another program that speaks as the worker does; only tests pass one.

    Signals:
        arrived: There is something new in :attr:`heard`.
        ended: Nothing more will come.
    """

    arrived = Signal()
    ended = Signal()

    def __init__(
        self,
        silence_s: float = SILENCE_S,
        command: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command) or worker_command()
        self.heard: deque[tuple[Path, Record]] = deque()
        self._paths: deque[Path] = deque()
        self._today = date.min
        self._process: QProcess | None = None
        self._rest = b""
        self._silent = 0
        self._patience = 0
        self._timer = QTimer(self)
        self._timer.setInterval(max(round(silence_s * 1000 / _CHECKS), 1))
        self._timer.timeout.connect(self._check)

    @property
    def is_running(self) -> bool:
        """Whether files are being read."""
        return self._process is not None

    def start(self, paths: Iterable[Path], today: date) -> None:
        """Begin to read."""
        self._paths = deque(paths)
        self._today = today
        self._launch()

    def stop(self) -> None:
        """End the child at once; what was heard stays."""
        self._timer.stop()
        self._paths.clear()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)  # noqa: FBT003 - Qt takes it by position only
            process.kill()
            process.waitForFinished()
            process.deleteLater()

    def _launch(self) -> None:
        if not self._paths:
            self.ended.emit()
            return
        self._rest = b""
        self._silent, self._patience = 0, _CHECKS * _PATIENCE_AT_START
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._listen)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start(self._command[0], self._command[1:])
        for path in self._paths:
            asked = {"path": str(path), "today": self._today.isoformat()}
            process.write(json.dumps(asked).encode("ascii") + b"\n")
        process.closeWriteChannel()
        self._timer.start()

    def _listen(self) -> None:
        if self._process is None:
            return
        self._silent, self._patience = 0, _CHECKS
        lines = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            self._hear(json.loads(line))
        self.arrived.emit()

    def _hear(self, record: Record) -> None:
        if self._paths and record["event"] != "alive":
            self.heard.append((self._paths[0], record))
            if record["event"] == "done":
                self._paths.popleft()

    def _check(self) -> None:
        self._silent += 1
        if self._silent > self._patience and self._process is not None:
            if self._process.bytesAvailable():
                self._listen()
            else:
                self._go_on_without(TOO_SLOW)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            paths = list(self._paths)
            self.stop()
            for path in paths:
                self.heard.append((path, _refusal(NO_CHILD)))
            self.arrived.emit()
            self.ended.emit()

    def _finished(self) -> None:
        self._listen()
        if self._paths:
            self._go_on_without(CRASHED)
            return
        self.stop()
        self.ended.emit()

    def _go_on_without(self, reason: str) -> None:
        """Refuse the present file and read the others with a new child."""
        others = list(self._paths)[1:]
        self.heard.append((self._paths[0], _refusal(reason)))
        self.heard.append((self._paths[0], {"event": "done"}))
        self.stop()
        self._paths = deque(others)
        self.arrived.emit()
        self._launch()


def _refusal(reason: str) -> Record:
    return {"event": "refused", "inner_name": None, "sha256": None, "reason": reason}


def worker_command() -> tuple[str, ...]:
    """Return how the reading child of this program is started."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--parse-worker")
    return (sys.executable, "-m", "heavylegs_gui", "--parse-worker")


def _environment() -> QProcessEnvironment:
    """Return our environment, with this very package in front of any other."""
    environment = QProcessEnvironment.systemEnvironment()
    if not getattr(sys, "frozen", False):
        package = str(Path(heavylegs_gui.__file__).resolve().parent.parent)
        environment.insert("PYTHONPATH", package)
    return environment
