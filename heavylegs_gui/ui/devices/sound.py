"""The timer's tones; a machine without sound is a normal state, told in one plain line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot

from heavylegs_gui.domain.settings import SoundProfile
from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.devices.quiet import library_package, without_notes

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

_VOLUMES = {SoundProfile.QUIET: 0.25, SoundProfile.NORMAL: 0.6, SoundProfile.LOUD: 1.0}
"""Share of the loudest, by profile. Source: own values."""


OPENING_MS = 1_500
"""After this time the stream counts as open whatever it says [ms]. A second tone while it is being
opened can leave the audio library in an endless loop, which stops the whole window. Source: tried
with a real sound server, where the first silent file took 836 ms."""


class Tone(StrEnum):
    """The tones, named after their files."""

    READY = "ready"
    COUNT = "count"
    GO = "go"
    HALF = "half"
    SWITCH = "switch"
    DONE = "done"
    TICK = "tick"


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
        profile: How loud they are.

    Signals:
        state_changed: After :meth:`open` found out what there is, or the runner muted.
    """

    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.muted = False
        self.profile = SoundProfile.NORMAL
        self._state = SoundState.NOT_TRIED
        self._missing = ""
        self._effects: dict[str, QSoundEffect] = {}
        self._has_begun = False
        self._early: Tone | None = None

    @property
    def state(self) -> SoundState:
        """Whether there is anything to play on."""
        return self._state

    def open(self) -> None:
        """Load the library and the tones and open the stream with a silent file."""
        if self._state is not SoundState.NOT_TRIED:
            return
        try:
            with without_notes():
                from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError as error:
            self._missing = library_package(str(error), "libpulse", "libpulse0")
            self._set_state(SoundState.NO_LIBRARY)
            return
        with without_notes():
            has_device = not QMediaDevices.defaultAudioOutput().isNull()
        if not has_device:
            self._set_state(SoundState.NO_DEVICE)
            return
        for name in ("silence", *Tone):
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(resource_root() / "sounds" / f"{name}.wav")))
            self._effects[name] = effect
        self.set_profile(self.profile)
        self._effects["silence"].playingChanged.connect(self._on_silence)
        self._effects["silence"].play()
        QTimer.singleShot(OPENING_MS, self, self._begin)
        self._set_state(SoundState.READY)

    def play(self, tone: Tone) -> None:
        """Play a tone if there is sound and it is not muted; it never waits."""
        if self.is_audible and self._has_begun:
            self._effects[tone].play()
        elif self.is_audible:
            self._early = tone

    @Slot()
    def _on_silence(self) -> None:
        if not self._effects["silence"].isPlaying():
            self._begin()

    @Slot()
    def _begin(self) -> None:
        """Give the tone that was due while the stream was being opened."""
        if self._has_begun:
            return
        self._has_begun = True
        early, self._early = self._early, None
        if early is not None:
            self.play(early)

    def set_muted(self, *, muted: bool) -> None:
        """Switch the tones off or on."""
        if muted != self.muted:
            self.muted = muted
            self.state_changed.emit()

    def set_profile(self, profile: SoundProfile) -> None:
        """Make the tones as loud as a profile says."""
        self.profile = profile
        for effect in self._effects.values():
            effect.setVolume(_VOLUMES[profile])

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
