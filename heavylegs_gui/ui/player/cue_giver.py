"""Gives the cues of the timer: tones, words and light, as the runner wants them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from heavylegs_gui.domain.muscle_dose import held_s
from heavylegs_gui.domain.routine_cues import BOUNDARIES, Cue, CueKind
from heavylegs_gui.domain.routine_engine import RoutineEngine, State
from heavylegs_gui.domain.settings import Settings, SoundProfile
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.ui.devices.sound import Sound
from heavylegs_gui.ui.devices.speech import Speech
from heavylegs_gui.ui.player.cue_signs import SIGNS, CueSign
from heavylegs_gui.ui.player.stage import PlayerStage
from heavylegs_gui.ui.player.voice_words import spoken


class CueGiver(QObject):
    """Stands between the player and the devices.

    Attributes:
        sound: The tones.
        speech: The voice.
    """

    def __init__(
        self, player: RoutinePlayer, sound: Sound, speech: Speech, stage: PlayerStage
    ) -> None:
        super().__init__(stage)
        self._player, self._stage = player, stage
        self.sound, self.speech = sound, speech
        self._settings = Settings()
        player.cue.connect(self.give)
        player.state_changed.connect(self._on_state)

    @property
    def is_silent(self) -> bool:
        """Whether the runner switched off tones and voice alike."""
        return self.sound.muted and self.speech.muted

    def begin(self, settings: Settings, routine_id: str) -> None:
        """Open the devices as the runner wants them, before the first cue of a routine."""
        self.sound.set_muted(muted=not settings.sound)
        self.speech.set_muted(muted=not settings.voice)
        self.follow(settings, routine_id)
        self.sound.open()
        if settings.voice:
            self.speech.open()

    def follow(self, settings: Settings, routine_id: str) -> None:
        """Take over what was chosen meanwhile."""
        self._settings = settings
        self.sound.set_profile(settings.profile_of(routine_id))

    def toggle_silence(self) -> str:
        """Switch tones and voice off together, or on again; return what to say about it."""
        silent, settings = not self.is_silent, self._settings
        voice_alone = settings.voice and not settings.sound
        self.sound.set_muted(muted=silent or voice_alone)
        self.speech.set_muted(muted=silent or not settings.voice)
        return self.sound.status_text()

    def toggle_voice(self) -> str:
        """Switch the voice off or on; return what to say about it."""
        self.speech.set_muted(muted=not self.speech.muted)
        if not self.speech.muted:
            self.speech.open()
        return self.speech.status_text()

    @Slot(object)
    def give(self, cue: Cue) -> None:
        """Give one cue."""
        sign = SIGNS[cue.kind]
        if sign.tone is not None and self._sounds(cue, sign):
            self.sound.play(sign.tone)
        if sign.flashes:
            self._stage.ring.flash()
        if cue.kind in BOUNDARIES and self.sound.profile is SoundProfile.LOUD:
            self._stage.veil.flash()
        self._speak(cue)

    def _sounds(self, cue: Cue, sign: CueSign) -> bool:
        if cue.kind is CueKind.ROLL_BEAT and not self._settings.roll_beat:
            return False
        return not (sign.is_soft and self.sound.profile is SoundProfile.QUIET)

    def _speak(self, cue: Cue) -> None:
        engine = self._player.engine
        if engine is None:
            return
        held = held_s_of(engine)
        exercises = self._player.routine_library.exercises
        counts_out = self._settings.voice_count
        said = spoken(cue, engine.steps[cue.step], exercises, held, counts_out=counts_out)
        if said is not None:
            self.speech.say(*said)

    @Slot()
    def _on_state(self) -> None:
        """Fall silent in a pause and when the runner stops."""
        engine = self._player.engine
        if engine is not None and engine.state in {State.PAUSED, State.ABORTED}:
            self.speech.hush()


def held_s_of(engine: RoutineEngine) -> float:
    """Return what was held so far [s]."""
    return sum(held_s(engine.credited()).values())
