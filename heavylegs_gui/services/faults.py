"""Catches what nobody caught: logs it without personal words and tells the window about it.

The hooks run wherever the fault happened, also inside ``paintEvent`` and in foreign threads, so
they touch no widget: they write the log, count, and queue one signal to the main thread.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from heavylegs_gui import __version__
from heavylegs_gui.paths import private_dir
from heavylegs_gui.services.redaction import (
    SafeFormatter,
    SafeText,
    describe_chain,
    describe_error,
    place_of,
    redact,
    redact_fault_dump,
)

LOG_NAME = "heavylegs.log"
CRASH_NAME = "crash.log"
LOG_BYTES = 256 * 1024
LOG_FILES = 3
RESTART_COUNT = 3
"""So many faults of one kind ... Source: 7-reliability.md 6."""
RESTART_WINDOW_S = 10.0
"""... in so short a time [s] leave only the restart. Source: 7-reliability.md 6."""
MAX_DUMP_BYTES = 64 * 1024

_MessageHandler = Callable[[QtMsgType, QMessageLogContext, str], object]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One kind of fault, as the crash dialog shows it; free of personal words.

    Attributes:
        kind: Type of the exception.
        place: ``file:line`` where it was raised.
        thread: ``"main"`` or ``"worker"``.
        count: How often it happened since the start.
        text: Versions, frames and causes.
        restart_only: Going on makes no sense: it happens again and again.
    """

    kind: str
    place: str
    thread: str
    count: int
    text: str
    restart_only: bool


@dataclass(slots=True)
class _Tally:
    kind: str
    place: str
    thread: str
    text: str
    count: int = 0
    times_s: deque[float] = field(default_factory=lambda: deque(maxlen=RESTART_COUNT))
    restart_only: bool = False
    is_queued: bool = False

    def report(self) -> CrashReport:
        return CrashReport(
            self.kind, self.place, self.thread, self.count, self.text, self.restart_only
        )


class Faults(QObject):
    """Holds the hooks, the log and the tallies; lives in the main thread for the whole run.

    Attributes:
        crashed: Emitted in the main thread with a :class:`CrashReport`; once for many faults of
            one kind that came while the event loop was busy.
        log_dir: Folder of the log and of ``crash.log``.
        previous_crash: What ``faulthandler`` wrote when the last run died, or ``None``.
    """

    crashed = Signal(object)
    _happened = Signal()

    def __init__(self, log_dir: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.log_dir = log_dir
        self.previous_crash: str | None = None
        self._clock = clock
        self._lock = threading.RLock()
        self._busy = threading.local()
        self._tallies: dict[tuple[str, str], _Tally] = {}
        self._handler: logging.Handler | None = None
        self._crash_file: TextIO | None = None
        self._old_message_handler: _MessageHandler | None = None
        self._happened.connect(self._publish, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Put every hook in place; what cannot be opened is left out, the rest still works."""
        try:
            private_dir(self.log_dir)
            self._start_log()
            self._watch_for_signals()
        except OSError as error:
            _say(f"Heavy Legs cannot write its log: {describe_error(error)}")
        sys.excepthook = self.on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._old_message_handler = qInstallMessageHandler(self._on_qt_message)

    def uninstall(self) -> None:
        """Take every hook away again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(self._old_message_handler)
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None

    def forget_previous_crash(self) -> None:
        """Empty ``crash.log`` once the runner was told; a start that opens no window does not."""
        self.previous_crash = None
        if self._crash_file is not None:
            try:
                self._crash_file.truncate(0)
            except OSError as error:
                log.warning("The crash log cannot be emptied: %s", error)

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log, count and queue one exception; ``sys.excepthook`` of the program.

        It never raises and never touches a widget. A fault inside it is dropped: the first one
        is what counts.
        """
        if getattr(self._busy, "inside", False):
            return
        self._busy.inside = True
        try:
            self._take(error if error is not None else kind(), trace)
        except BaseException as fault:  # noqa: BLE001 - the last line of defence must hold
            _say(f"Heavy Legs could not report a fault: {type(fault).__name__}")
        finally:
            self._busy.inside = False

    def _take(self, error: BaseException, trace: TracebackType | None) -> None:
        kind, place = describe_error(error), place_of(trace)
        with self._lock:
            tally = self._tallies.get((kind, place))
            if tally is None:
                is_main = threading.current_thread() is threading.main_thread()
                text = f"{versions()}\n{describe_chain(error, trace)}"
                tally = _Tally(kind, place, "main" if is_main else "worker", text)
                self._tallies[kind, place] = tally
            must_queue = self._count(tally)
        if tally.count == 1:
            log.error("Fault in the %s thread:\n%s", SafeText(tally.thread), SafeText(tally.text))
        elif tally.count in {10, 100, 1_000, 10_000}:
            log.error("Fault at %s happened %d times", SafeText(place), tally.count)
        if must_queue:
            self._happened.emit()

    def _count(self, tally: _Tally) -> bool:
        """Count one more and return whether the main thread must still be told."""
        tally.count += 1
        tally.times_s.append(self._clock())
        span_s = tally.times_s[-1] - tally.times_s[0]
        if len(tally.times_s) == RESTART_COUNT and span_s <= RESTART_WINDOW_S:
            tally.restart_only = True
        must_queue = not tally.is_queued
        tally.is_queued = True
        return must_queue

    @Slot()
    def _publish(self) -> None:
        with self._lock:
            waiting = [tally for tally in self._tallies.values() if tally.is_queued]
            for tally in waiting:
                tally.is_queued = False
            reports = [tally.report() for tally in waiting]
        for report in reports:
            self.crashed.emit(report)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, SystemExit):
            self.on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        self.on_exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Log what Qt says; warnings also go to the terminal, as Qt itself would do."""
        level = _LEVELS.get(kind, logging.WARNING)
        log.log(
            level, "Qt %s: %s", SafeText(context.category or "default"), SafeText(redact(message))
        )
        if level >= logging.WARNING:
            _say(message)

    def _start_log(self) -> None:
        self._handler = _PrivateLog(self.log_dir / LOG_NAME, encoding="utf-8")
        self._handler.setFormatter(SafeFormatter())
        logging.getLogger().addHandler(self._handler)
        logging.getLogger("heavylegs_gui").setLevel(logging.INFO)

    def _watch_for_signals(self) -> None:
        """Let ``faulthandler`` write to its own file; keep what the last run left there.

        The file is opened for appending, so another window may empty it without harm.
        """
        path = self.log_dir / CRASH_NAME
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        self._crash_file = os.fdopen(handle, "a+", encoding="utf-8", errors="replace")
        self._crash_file.seek(0)
        left = self._crash_file.read(MAX_DUMP_BYTES).strip()
        self.previous_crash = redact_fault_dump(left) or None
        faulthandler.enable(file=self._crash_file, all_threads=True)


class _PrivateLog(logging.FileHandler):
    """A rotating log that only its owner may read and that never stops the program.

    The library's own rotation would load pickling and sockets with every start.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line, into a new file when the present one has no room for it."""
        try:
            size = len(self.format(record).encode("utf-8", "replace")) + 1
            if self.stream is not None and self.stream.tell() + size > LOG_BYTES:
                self._set_aside(self.stream)
        except (OSError, ValueError):
            self.handleError(record)
        super().emit(record)

    def _set_aside(self, stream: TextIOWrapper) -> None:
        """Close the full file and number it, the newest first; the next line opens a new one."""
        self.stream = None
        stream.close()
        names = [Path(f"{self.baseFilename}.{number}") for number in range(LOG_FILES, 0, -1)]
        for newer, older in zip([*names[1:], Path(self.baseFilename)], names, strict=True):
            if newer.exists():
                newer.replace(older)

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        if os.name == "posix":
            os.fchmod(handle, 0o600)
        return TextIOWrapper(os.fdopen(handle, "ab"), encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - name of the library
        """Do without the line: a full disk must not stop the runner."""
        _say(f"Heavy Legs cannot write its log ({record.levelname})")


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def install_hooks(log_dir: Path) -> Faults:
    """Install every hook before the application object exists; keep what is returned."""
    faults = Faults(log_dir)
    faults.install()
    return faults


def versions() -> str:
    """Return the line with which every report begins; it names neither runner nor machine."""
    import platform

    from PySide6.QtCore import QLibraryInfo

    qt = ".".join(str(part) for part in QLibraryInfo.version().segments())
    return (
        f"Heavy Legs {__version__}, Python {platform.python_version()}, Qt {qt}, "
        f"{platform.system()} {platform.machine()}"
    )


def restart_command(arguments: Sequence[str]) -> list[str]:
    """Return the command that starts the program again with the same ``arguments``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "heavylegs_gui", *arguments]


def restart(arguments: Sequence[str]) -> bool:
    """Start the program anew; call it last, when database and instance lock are released."""
    from PySide6.QtCore import QProcess

    program, *rest = restart_command(arguments)
    started = QProcess.startDetached(program, rest)
    return started[0] if isinstance(started, tuple) else bool(started)


def _say(text: str) -> None:
    """Write one line to the terminal when there is one; a windowed build has none."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return
