"""Hears when this Linux session is locked and when the computer is about to sleep.

Elsewhere, and where there is no bus, nothing is heard and nothing is said about it; that the
computer slept the timer also sees by its clocks.
"""

from __future__ import annotations

import atexit
import os
import sys
import weakref
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

LOGIN = "org.freedesktop.login1"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""Interfaces that tell ``ActiveChanged(b)`` when the screen is locked or goes blank."""
_LOGIN_PATH = "/org/freedesktop/login1"
_Signal = tuple[str, str, str, str, str]
"""Service, path, interface and name of a signal, and our slot."""
_listening: weakref.WeakSet[SessionWatch] = weakref.WeakSet()


class SessionWatch(QObject):
    """Listens between :meth:`open` and :meth:`close`.

    Signals:
        locked: The screen was locked or went blank.
        falling_asleep: The computer is about to sleep.
    """

    locked = Signal()
    falling_asleep = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: list[tuple[str, list[_Signal]]] = []

    def open(self) -> None:
        """Begin to listen; where there is no bus nothing happens."""
        if self._opened or not sys.platform.startswith("linux"):
            return
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        kinds = QDBusConnection.BusType
        for kind, signals in ((kinds.SessionBus, _session_signals()), (kinds.SystemBus, _login())):
            name = f"heavylegs-watch-{kind.name}"
            bus = QDBusConnection.connectToBus(kind, name)
            if bus.isConnected():
                for signal in signals:
                    bus.connect(*signal[:4], self, _slot(signal[4]))
            self._opened.append((name, signals))
        _listening.add(self)

    def close(self) -> None:
        """Stop listening, signal by signal; the connection stays for the next routine.

        The bus has a thread of its own. Were the connection closed with the signals on it, that
        thread would let go of this object, perhaps after the interpreter has ended.
        """
        if not self._opened:
            return
        from PySide6.QtDBus import QDBusConnection

        for name, signals in self._opened:
            bus = QDBusConnection(name)
            if bus.isConnected():
                for signal in signals:
                    bus.disconnect(*signal[:4], self, _slot(signal[4]))
        self._opened.clear()

    @Slot(bool)
    def _on_screen_saver(self, is_active: bool) -> None:  # noqa: FBT001 - a slot
        if is_active:
            self.locked.emit()

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:  # noqa: FBT001 - a slot
        if begins:
            self.falling_asleep.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.locked.emit()


def _slot(name: str) -> Any:  # noqa: ANN401 - the stubs ask for bytes, the call for text
    return SLOT(name)


def _session_signals() -> list[_Signal]:
    return [("", "", one, "ActiveChanged", "_on_screen_saver(bool)") for one in SCREEN_SAVERS]


def _login() -> list[_Signal]:
    return [
        (LOGIN, _LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", "_on_sleep(bool)"),
        (LOGIN, session_path(), f"{LOGIN}.Session", "Lock", "_on_lock()"),
    ]


def session_path() -> str:
    """Return the login manager's name of this session, ``""`` (any) where it is not told.

    In its names every sign but a letter, and a digit in front, is written as ``_`` and its code.
    """
    identity = os.environ.get("XDG_SESSION_ID", "")
    if not identity:
        return ""
    signs = (
        sign if sign.isalpha() or (sign.isdigit() and index) else f"_{ord(sign):02x}"
        for index, sign in enumerate(identity)
    )
    return f"{_LOGIN_PATH}/session/{''.join(signs)}"


@atexit.register
def _close_all() -> None:
    for watch in tuple(_listening):
        watch.close()
