"""Keeps the screen on while it is held; a machine where nothing can is told in one plain line.

Linux: the screen saver service of the desktop, asked on a connection of our own. Letting go of the
connection releases the screen, so nothing is held when the program ends in any way, and no number
has to be sent back in a type that Python cannot name. Where there is no such service:
``systemd-inhibit``.
"""

from __future__ import annotations

import itertools
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QProcess, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

SERVICE = "org.freedesktop.ScreenSaver"
"""The service of KDE, GNOME and most other desktops."""
_PATH = "/org/freedesktop/ScreenSaver"
_ANSWER_MS = 2_000
"""How long the service may take [ms]; nothing waits meanwhile."""
_END_WAIT_MS = 1_000
_WINDOWS_KEEP = 0x80000000 | 0x00000002 | 0x00000001
"""ES_CONTINUOUS, ES_DISPLAY_REQUIRED, ES_SYSTEM_REQUIRED. Source: winbase.h."""
_WINDOWS_LET_GO = 0x80000000
_names = itertools.count(1)


class ScreenState(StrEnum):
    """Whether the screen is kept on."""

    FREE = "free"
    ASKED = "asked"
    HELD = "held"
    MISSING = "missing"


class Way(QObject):
    """One way to keep the screen on; used once.

    Signals:
        held: The screen is kept on.
        failed: It is not, or not any more.
    """

    held = Signal()
    failed = Signal()
    name: ClassVar[str] = ""

    def hold(self, who: str, why: str) -> None:
        """Ask; the answer comes as a signal, perhaps at once."""
        raise NotImplementedError

    def release(self) -> None:
        """Let go."""
        raise NotImplementedError


class ScreenSaverWay(Way):
    """The service of the desktop, on a connection that lives as long as it is held."""

    name = SERVICE

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = ""
        self._watcher: QDBusPendingCallWatcher | None = None

    def hold(self, who: str, why: str) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:
            self.failed.emit()
            return
        self._connection = f"heavylegs-screen-{next(_names)}"
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._connection)
        if not bus.isConnected():
            self.failed.emit()
            return
        message = QDBusMessage.createMethodCall(SERVICE, _PATH, SERVICE, "Inhibit")
        message.setArguments([who, why])
        self._watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _ANSWER_MS), self)
        self._watcher.finished.connect(self._on_answer)

    def release(self) -> None:
        if self._watcher is not None:
            self._watcher.finished.disconnect(self._on_answer)
            self._watcher.deleteLater()
            self._watcher = None
        if self._connection:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self._connection)
            self._connection = ""

    @Slot()
    def _on_answer(self) -> None:
        watcher = self._watcher
        if watcher is not None and not watcher.isError():
            self.held.emit()
        else:
            self.failed.emit()


class ChildWay(Way):
    """A program of the system that keeps the screen on as long as it runs.

    Its input is a pipe of ours: it ends with us, however we end.
    """

    command: ClassVar[tuple[str, ...]] = ()
    speaks: ClassVar[bool] = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.errorOccurred.connect(self._on_end)
        self._process.finished.connect(self._on_end)
        if self.speaks:
            self._process.readyReadStandardOutput.connect(self._on_held)
        else:
            self._process.started.connect(self._on_held)

    def hold(self, who: str, why: str) -> None:
        words = [part.format(who=who, why=why, pid=os.getpid()) for part in self.command]
        self._process.start(words[0], words[1:])

    def release(self) -> None:
        for signal in (self._process.errorOccurred, self._process.finished):
            signal.disconnect(self._on_end)
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.closeWriteChannel()
            if not self.speaks:
                self._process.terminate()
            if not self._process.waitForFinished(_END_WAIT_MS):
                self._process.kill()
                self._process.waitForFinished(_END_WAIT_MS)

    @Slot()
    def _on_held(self) -> None:
        self._process.readAllStandardOutput()
        self.held.emit()

    @Slot()
    def _on_end(self) -> None:
        self.failed.emit()


class SystemdWay(ChildWay):
    """The login manager, asked by its own program; ``cat`` ends with the pipe."""

    name = "systemd-inhibit"
    command = (
        "systemd-inhibit", "--what=idle", "--who={who}", "--why={why}",
        "sh", "-c", "echo held; exec cat",
    )  # fmt: skip
    speaks = True


class CaffeinateWay(ChildWay):
    """The program of macOS; it watches our process and ends with it."""

    name = "caffeinate"
    command = ("caffeinate", "-d", "-i", "-w", "{pid}")


class WindowsWay(Way):
    """The call of Windows; it belongs to the thread that made it."""

    name = "SetThreadExecutionState"

    def hold(self, who: str, why: str) -> None:  # noqa: ARG002 - Windows takes no words
        (self.held if _set_execution_state(_WINDOWS_KEEP) else self.failed).emit()

    def release(self) -> None:
        _set_execution_state(_WINDOWS_LET_GO)


def _set_execution_state(flags: int) -> bool:
    import ctypes

    library = getattr(ctypes, "windll", None)
    return library is not None and bool(library.kernel32.SetThreadExecutionState(flags))


def ways_of(platform: str) -> tuple[type[Way], ...]:
    """Return what may keep the screen on here, the best first."""
    if platform == "win32":
        return (WindowsWay,)
    if platform == "darwin":
        return (CaffeinateWay,)
    return (ScreenSaverWay, SystemdWay)


class WakeLock(QObject):
    """Keeps the screen on while it is held.

    Args:
        ways: What may do it, the best first; by default those of this system.

    Signals:
        state_changed: It is held, or cannot be, or was released.
    """

    state_changed = Signal()

    def __init__(
        self, parent: QObject | None = None, ways: tuple[type[Way], ...] | None = None
    ) -> None:
        super().__init__(parent)
        self._ways = ways_of(sys.platform) if ways is None else ways
        self._left: list[type[Way]] = []
        self._way: Way | None = None
        self._state = ScreenState.FREE
        self.last_holder = ""
        self._has_failed = False

    @property
    def state(self) -> ScreenState:
        """Whether the screen is kept on."""
        return self._state

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to tell: it works, or was not tried."""
        return not self._has_failed

    def hold(self) -> None:
        """Keep the screen on, if anything here can."""
        if self._state is ScreenState.FREE:
            self._left = list(self._ways)
            self._state = ScreenState.ASKED
            self._try_next()

    def release(self) -> None:
        """Let the screen go dark as it likes."""
        self._drop()
        if self._state is not ScreenState.FREE:
            self._set_state(ScreenState.FREE)

    def status_text(self) -> str:
        """Return one plain line about the screen."""
        if self._state is ScreenState.HELD:
            return self.tr("Screen: kept on by {0}").format(self.last_holder)
        if self._has_failed:
            return self.tr("Screen: it may go dark, nothing here can keep it on")
        if self.last_holder:
            return self.tr("Screen: kept on by {0} while a routine plays").format(self.last_holder)
        return self.tr("Screen: kept on while a routine plays, if this machine lets it")

    def _try_next(self) -> None:
        self._drop()
        if not self._left:
            self._has_failed, self.last_holder = True, ""
            self._set_state(ScreenState.MISSING)
            return
        self._way = self._left.pop(0)(self)
        self._way.held.connect(self._on_held)
        self._way.failed.connect(self._on_failed)
        self._way.hold("Heavy Legs", self.tr("A stretching routine plays"))

    @Slot()
    def _on_held(self) -> None:
        if self._way is not None:
            self._has_failed, self.last_holder = False, self._way.name
            self._set_state(ScreenState.HELD)

    @Slot()
    def _on_failed(self) -> None:
        if self._way is not None:
            self._try_next()

    def _drop(self) -> None:
        way, self._way = self._way, None
        if way is not None:
            way.held.disconnect(self._on_held)
            way.failed.disconnect(self._on_failed)
            way.release()
            way.deleteLater()

    def _set_state(self, state: ScreenState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()
