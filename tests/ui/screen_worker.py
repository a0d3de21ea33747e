"""Run on a bus of its own: ``service`` and ``none`` play the desktop, ``client`` plays the program.

The desktop is as strict as the real ones: it counts who keeps the screen on and forgets who leaves
the bus. It starts the program as a child and prints what both of them saw.
"""

import json
import os
import sys

from PySide6.QtCore import (
    ClassInfo,
    QCoreApplication,
    QObject,
    QProcess,
    QProcessEnvironment,
    QTimer,
    Slot,
)
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher

from heavylegs_gui.ui.devices.session_watch import LOGIN, SessionWatch
from heavylegs_gui.ui.devices.wake_lock import SERVICE, ScreenSaverWay, WakeLock

PATH = "/org/freedesktop/ScreenSaver"
LOGIN_PATH = "/org/freedesktop/login1"
LONGEST_MS = 20_000


@ClassInfo({"D-Bus Interface": SERVICE})
class Desktop(QObject):
    """The fake service; tells everybody on the bus again and again that the screen is
    locked and the computer about to sleep."""

    def __init__(self):
        super().__init__()
        bus = QDBusConnection.BusType.SessionBus
        self.bus = QDBusConnection.connectToBus(bus, "desktop")
        self.asked, self.holders, self.wanted = [], set(), "locked"
        self.watcher = QDBusServiceWatcher(self)
        self.watcher.setConnection(self.bus)
        self.watcher.setWatchMode(QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
        self.watcher.serviceUnregistered.connect(self.on_gone)
        self.program = QProcess(self)
        self.program.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        self.program.finished.connect(self.on_end)
        self.beat = QTimer(self)
        self.beat.timeout.connect(self.tell_locked)

    def offer(self):
        self.wanted = "locked+asleep"
        self.bus.registerService(SERVICE)
        self.bus.registerService(LOGIN)
        self.bus.registerObject(PATH, self, QDBusConnection.RegisterOption.ExportAllSlots)

    def run(self):
        environment = QProcessEnvironment.systemEnvironment()
        # the one bus of the test stands for both, and its login manager is ours
        address = environment.value("DBUS_SESSION_BUS_ADDRESS")
        environment.insert("DBUS_SYSTEM_BUS_ADDRESS", address)
        self.program.setProcessEnvironment(environment)
        self.beat.start(20)
        self.program.start(sys.executable, [__file__, "client", self.wanted])

    @Slot(str, str, QDBusMessage, result="uint")
    def Inhibit(self, who, why, message):  # noqa: N802 - the name on the bus
        self.asked.append([who, why])
        self.holders.add(message.service())
        self.watcher.addWatchedService(message.service())
        return 3_000_000_000

    def on_gone(self, name):
        self.holders.discard(name)

    def tell_locked(self):
        for active in (False, True):
            signal = QDBusMessage.createSignal(PATH, SERVICE, "ActiveChanged")
            signal.setArguments([active])
            self.bus.send(signal)
            signal = QDBusMessage.createSignal(LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep")
            signal.setArguments([active])
            self.bus.send(signal)

    def on_end(self, code, _status):
        if self.holders:  # the bus tells in its own time that the program left
            QTimer.singleShot(10, lambda: self.on_end(code, _status))
            return
        told = {
            "asked": self.asked,
            "left": len(self.holders),
            "exit": code,
            "errors": self.program.readAllStandardError().data().decode(),
            "program": json.loads(self.program.readAllStandardOutput().data() or b"null"),
        }
        sys.stdout.write(json.dumps(told))
        sys.stdout.flush()
        # the thread of the bus still knows this object: end without taking it apart
        os._exit(0)


def play_desktop(*, offers):
    app = QCoreApplication([])
    desktop = Desktop()
    if offers:
        desktop.offer()
    QTimer.singleShot(0, desktop.run)
    QTimer.singleShot(LONGEST_MS, lambda: os._exit(3))
    app.exec()


def play_program():
    app = QCoreApplication([])
    lock, watch, heard, told = WakeLock(ways=(ScreenSaverWay,)), SessionWatch(), [], {}

    wanted = set(sys.argv[2].split("+")) - {"nothing"}

    def look():
        if lock.state.value in {"held", "missing"}:
            told.update(state=lock.state.value, line=lock.status_text())
        if told and wanted <= set(heard):
            app.quit()

    watch.locked.connect(lambda: (heard.append("locked"), look()))
    watch.falling_asleep.connect(lambda: (heard.append("asleep"), look()))
    lock.state_changed.connect(look)
    watch.open()
    lock.hold()
    QTimer.singleShot(LONGEST_MS, lambda: app.exit(2))
    app.exec()
    lock.release()
    watch.close()
    sys.stdout.write(json.dumps({**told, "heard": sorted(set(heard)), "after": lock.status_text()}))


if __name__ == "__main__":
    if sys.argv[1] == "client":
        play_program()
    else:
        play_desktop(offers=sys.argv[1] == "service")
