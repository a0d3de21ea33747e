"""Ends the program cleanly when the system asks for it: log-out, ``kill``, Ctrl+C, closed terminal.

A Python handler alone would run only at the next Python code, perhaps a minute later; the signal
therefore writes to a pipe that the event loop watches.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

WINDOWS_POLL_MS = 200
"""How often Python gets the word where a pipe cannot be watched [ms]."""

QUIT_SIGNALS: tuple[signal.Signals, ...] = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)

_Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None


class QuitSignals(QObject):
    """Turns the first signal into :attr:`quit_requested`; the second one ends the program at once.

    Attributes:
        quit_requested: Emitted in the main thread with the number of the signal.
    """

    quit_requested = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._old_handlers: dict[signal.Signals, _Handler] = {}
        self._received: list[int] = []
        self._pipe: tuple[int, int] | None = None
        self._old_wakeup = -1
        self._notifier: QSocketNotifier | None = None
        self._timer: QTimer | None = None

    def install(self) -> None:
        """Begin to listen; call it in the main thread once the application object exists."""
        if os.name == "posix":
            self._watch_pipe()
        else:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._tell)
            self._timer.start(WINDOWS_POLL_MS)
        for number in QUIT_SIGNALS:
            self._old_handlers[number] = signal.signal(number, self._on_signal)

    def uninstall(self) -> None:
        """Give every signal back to whom it belonged."""
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        self._old_handlers.clear()
        if self._timer is not None:
            self._timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._pipe is not None:
            signal.set_wakeup_fd(self._old_wakeup)
            for end in self._pipe:
                os.close(end)
            self._pipe = None

    def _watch_pipe(self) -> None:
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._old_wakeup = signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        """Note the signal and let the next one work as if the program had no handler.

        A closed terminal sends its signal twice (the kernel and the shell), so that one is
        ignored from now on.
        """
        self._received.append(number)
        for each in QUIT_SIGNALS:
            is_hang_up = each.name == "SIGHUP"
            signal.signal(each, signal.SIG_IGN if is_hang_up else signal.SIG_DFL)

    @Slot()
    def _drain(self) -> None:
        if self._pipe is not None:
            try:
                os.read(self._pipe[0], 256)
            except BlockingIOError:
                return
        self._tell()

    @Slot()
    def _tell(self) -> None:
        received, self._received = self._received, []
        for number in received:
            self.quit_requested.emit(number)
