"""The timer's tones; a machine without sound is a normal state, told in one plain line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
)

from heavylegs_gui.paths import resource_root

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

_NOTES = ("PulseAudioService:", "Couldn't load pipewire")
"""How notes begin that carry no category and so cannot be switched off by a rule."""
_QUIET_RULES = "qt.multimedia.*=false"
"""What the audio library would tell the terminal on a machine without a sound server."""


class Tone(StrEnum):
    """The tones, named after their files."""

    READY = "ready"
    COUNT = "count"
    GO = "go"
    HALF = "half"
    SWITCH = "switch"
    DONE = "done"


class SoundState(StrEnum):
    """Whether the timer can be heard."""

    NOT_TRIED = "not tried"
    READY = "ready"
    NO_DEVICE = "no device"
    NO_LIBRARY = "no library"


class Sound(QObject):
    """Plays tones; loads the audio library on :meth:`open`, never before.

    Attributes:
        muted: Whether the runner switched the tones off.

    Signals:
        state_changed: After :meth:`open` found out what there is, or the runner muted.
    """

    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.muted = False
        self._state = SoundState.NOT_TRIED
        self._missing = ""
        self._effects: dict[str, QSoundEffect] = {}

    @property
    def state(self) -> SoundState:
        """Whether there is anything to play on."""
        return self._state

    def open(self) -> None:
        """Load the library and the tones and open the stream with a silent file."""
        if self._state is not SoundState.NOT_TRIED:
            return
        QLoggingCategory.setFilterRules(_QUIET_RULES)
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError as error:
            self._missing = _library_package(str(error))
            self._set_state(SoundState.NO_LIBRARY)
            return
        with _without_notes():
            has_device = not QMediaDevices.defaultAudioOutput().isNull()
        if not has_device:
            self._set_state(SoundState.NO_DEVICE)
            return
        for name in ("silence", *Tone):
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(resource_root() / "sounds" / f"{name}.wav")))
            self._effects[name] = effect
        self._effects["silence"].play()
        self._set_state(SoundState.READY)

    def play(self, tone: Tone) -> None:
        """Play a tone if there is sound and it is not muted; it never waits."""
        if self.is_audible:
            self._effects[tone].play()

    def set_muted(self, *, muted: bool) -> None:
        """Switch the tones off or on."""
        if muted != self.muted:
            self.muted = muted
            self.state_changed.emit()

    @property
    def is_audible(self) -> bool:
        """Whether the next tone will be heard."""
        return self._state is SoundState.READY and not self.muted

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to tell: the tones will be heard, as far as is known."""
        return not self.muted and self._state in {SoundState.NOT_TRIED, SoundState.READY}

    def status_text(self) -> str:
        """Return one plain line about the sound."""
        if self._state is SoundState.NO_LIBRARY:
            return self.tr("Sound: library missing ({0})").format(self._missing)
        if self._state is SoundState.NO_DEVICE:
            return self.tr("Sound: no device found, cues flash instead")
        if self.muted:
            return self.tr("Sound: muted, cues flash instead")
        if self._state is SoundState.READY:
            return self.tr("Sound: on")
        return self.tr("Sound: opens with the first routine")

    def _set_state(self, state: SoundState) -> None:
        self._state = state
        self.state_changed.emit()


@contextmanager
def _without_notes() -> Iterator[None]:
    """Keep what the audio library notes about a missing server from the terminal and the log."""
    before: Any = None

    def pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith(_NOTES):
            return
        if before is not None:
            before(kind, context, message)
        else:
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _library_package(message: str) -> str:
    """Return the package to install for a library that an import error names."""
    library = message.partition(":")[0].strip()
    is_library = library.startswith("lib") and ".so" in library
    return library if is_library and "libpulse" not in library else "libpulse0"
