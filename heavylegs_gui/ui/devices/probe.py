"""Tries sound, voice and screen in a process of its own and prints what it found as JSON."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, Slot

from heavylegs_gui.ui.devices.sound import Sound, SoundState
from heavylegs_gui.ui.devices.speech import Speech, VoiceState
from heavylegs_gui.ui.devices.wake_lock import ScreenState, WakeLock

LONGEST_MS = 15_000
"""What has not answered by then counts as missing [ms]."""


class DeviceProbe(QObject):
    """Opens every device once and ends when all have answered.

    Attributes:
        sound: The tones.
        speech: The voice.
        wake_lock: What keeps the screen on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sound, self.speech, self.wake_lock = Sound(self), Speech(self), WakeLock(self)
        self._is_held = self._has_begun = False
        self.speech.state_changed.connect(self._look)
        self.wake_lock.state_changed.connect(self._look)

    @Slot()
    def start(self) -> None:
        """Try everything."""
        self.sound.open()
        self.speech.open()
        self.wake_lock.hold()
        self._has_begun = True
        self._look()

    def report(self) -> dict[str, dict[str, object]]:
        """Return for each device whether it works, and one plain line."""
        return {
            "sound": _entry(self.sound.state is SoundState.READY, self.sound.status_text()),
            "speech": _entry(self.speech.state is VoiceState.READY, self.speech.status_text()),
            "screen": _entry(self._is_held, self.wake_lock.status_text()),
        }

    def close(self) -> None:
        """Let go of everything."""
        self.wake_lock.release()
        self.speech.close()

    @Slot()
    def _look(self) -> None:
        self._is_held = self.wake_lock.state is ScreenState.HELD
        waits = self.wake_lock.state is ScreenState.ASKED
        if self._has_begun and not waits and self.speech.state is not VoiceState.STARTING:
            QCoreApplication.exit(0)


def run_probe() -> int:
    """Print what was found and return 0."""
    application = QCoreApplication(sys.argv[:1])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.system().territory()))
    probe = DeviceProbe()
    QTimer.singleShot(0, probe.start)
    QTimer.singleShot(LONGEST_MS, application.quit)
    application.exec()
    report = probe.report()
    probe.close()
    sys.stdout.write(json.dumps(report))
    return 0


def _entry(ok: bool, line: str) -> dict[str, object]:  # noqa: FBT001 - two values of one line
    """Return one device; its name stands in front of the line already."""
    words = line.partition(": ")[2]
    return {"ok": ok, "message": words[:1].upper() + words[1:]}
