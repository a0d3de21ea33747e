"""Reads files in a child process that may crash, hang or be killed without harm."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QSignalBlocker, QTimer, Signal

from heavylegs_gui.importers.wire import Record, line_of
from heavylegs_gui.services.own_program import own_command, own_python_path

SILENCE_S = 2.0
"""A child that says nothing for so long is stopped [s]. Source: ``7-reliability.md`` 3."""
_CHECKS = 8
_PATIENCE_AT_START = 15
"""The start of the child may take this many times longer; a cold disk needs it."""

TOO_SLOW = "It took too long to read, so it was left out."
CRASHED = "It is damaged in a way that stops the reading."
STOPPED = "The reading was stopped."
NO_CHILD = "The program that reads files could not be started; please install Heavy Legs again."


class ParserChild(QObject):
    """Reads paths one after the other and hands out what was found.

    The child is stopped when it says nothing for a while; the file at fault is refused and a new
    child goes on with the next one. Silence is counted in checks of our own timer, so that a
    suspended computer or a busy window is never taken for a fault of the child.

    Args:
        silence_s: How long the child may say nothing [s].
        command: Another program that speaks as the worker does; only tests pass one.

    Signals:
        arrived: There is something to :meth:`take`; go on until it gives nothing.
    """

    arrived = Signal()

    def __init__(
        self,
        silence_s: float = SILENCE_S,
        command: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command) or own_command("--parse-worker")
        self._paths: deque[Path] = deque()
        self._today = date.min
        self._process: QProcess | None = None
        self._lines: deque[bytes] = deque()
        self._rest = b""
        self._waits = False
        self._fault: str | None = None
        self._silent = 0
        self._patience = 0
        self._timer = QTimer(self)
        self._timer.setInterval(max(round(silence_s * 1000 / _CHECKS), 1))
        self._timer.timeout.connect(self._check)

    @property
    def is_done(self) -> bool:
        """Whether everything that was found has been taken."""
        return not self._paths and not self._lines

    def start(self, paths: Iterable[Path], today: date, *, waits: bool = False) -> None:
        """Begin to read.

        Args:
            paths: The files.
            today: The runner's local date.
            waits: There is no event loop: :meth:`wait` takes the place of the signals.
        """
        self._waits = waits
        self._paths = deque(paths)
        self._today = today
        self._fault = None
        self._launch(self._paths)

    def take(self) -> tuple[Path, Record] | None:
        """Return the oldest record with its path, ``None`` when there is none yet.

        The records are those of :mod:`heavylegs_gui.importers.worker`.
        """
        while self._lines or self._settle_fault():
            record: Record = json.loads(self._lines.popleft())
            path = self._paths[0]
            if record["event"] == "done":
                self._paths.popleft()
                if not self._paths:
                    self._end_process()
            if record["event"] != "alive":
                return path, record
        return None

    def wait(self) -> None:
        """Block until there may be something to take, but not for long.

        No slot runs meanwhile, so that an interrupt by the keyboard is raised here.
        """
        process = self._process
        if process is None:
            return
        with QSignalBlocker(process):
            heard = process.waitForReadyRead(self._timer.interval())
        if heard:
            self._listen()
        elif process.state() is not QProcess.ProcessState.NotRunning:
            self._check()
        elif process.error() is QProcess.ProcessError.FailedToStart:
            self._end_with(NO_CHILD)
        else:
            self._finished()

    def stop(self) -> None:
        """End the child at once; what it has said can still be taken."""
        self._listen()
        self._end_process()
        self._fault = STOPPED

    def _settle_fault(self) -> bool:
        """Put the refusal of the present file behind what was heard; go on with the others."""
        fault = self._fault
        if fault is None or not self._paths:
            return False
        if fault is STOPPED:
            self._paths.clear()
            return False
        self._lines.append(line_of(_refusal(fault)))
        self._lines.append(line_of({"event": "done"}))
        if fault is not NO_CHILD:
            self._fault = None
            self._launch(list(self._paths)[1:])
        return True

    def _launch(self, paths: Iterable[Path]) -> None:
        asked = [{"path": str(path), "today": self._today.isoformat()} for path in paths]
        if not asked:
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
        for record in asked:
            process.write(line_of(record))
        process.closeWriteChannel()
        if not self._waits:
            self._timer.start()

    def _listen(self) -> None:
        if self._process is None:
            return
        heard = self._process.readAllStandardOutput().data()
        if heard:
            self._silent, self._patience = 0, _CHECKS
            lines = (self._rest + heard).split(b"\n")
            self._rest = lines.pop()
            self._lines.extend(lines)
            self.arrived.emit()

    def _check(self) -> None:
        self._silent += 1
        if self._silent > self._patience:
            self._listen()
            if self._silent:
                self._end_with(TOO_SLOW)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end_with(NO_CHILD)

    def _finished(self) -> None:
        self._listen()
        self._end_with(CRASHED)

    def _end_with(self, fault: str) -> None:
        """End the child; ``fault`` is that of the first file that it has not finished, if any."""
        self._end_process()
        self._fault = fault
        self.arrived.emit()

    def _end_process(self) -> None:
        self._timer.stop()
        process, self._process = self._process, None
        if process is not None:
            with QSignalBlocker(process):
                process.kill()
                process.waitForFinished()
            process.deleteLater()


def _refusal(reason: str) -> Record:
    return {"event": "refused", "inner_name": None, "sha256": None, "reason": reason}


def _environment() -> QProcessEnvironment:
    """Return our environment, with this very package in front of any other."""
    environment = QProcessEnvironment.systemEnvironment()
    python_path = own_python_path(environment.value("PYTHONPATH", ""))
    if python_path is not None:
        environment.insert("PYTHONPATH", python_path)
    return environment
