"""The voice of the timer; a machine without one is a normal state, told in one plain line.

Finding the voices of a Linux machine can take more than a second, in which the window waits: the
bindings let no thread of Python look for them without stopping all others. It happens before a
routine starts, never in it.
"""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from heavylegs_gui.domain.voice_queue import Priority, Utterance, Verdict, VoiceQueue
from heavylegs_gui.ui.devices.quiet import begin_quiet, end_quiet, library_package

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

PACKAGES = "speech-dispatcher speech-dispatcher-espeak-ng"
"""What brings a voice on Debian and Ubuntu."""
_STAND_IN = "mock"
"""An engine that says it is ready, and stays mute; never a voice."""
_LATE_START_MS = 5_000
"""A name whose cue came while the voice was still being found is said up to so late [ms].
Source: own value; the first lead-in lasts ten seconds."""


class VoiceState(StrEnum):
    """Whether the timer can speak."""

    NOT_TRIED = "not tried"
    STARTING = "starting"
    READY = "ready"
    NO_ENGINE = "no engine"
    NO_LIBRARY = "no library"


class Speech(QObject):
    """Says what is due, never two things at once and nothing late.

    Attributes:
        muted: Whether the runner switched the voice off.

    Signals:
        state_changed: A voice was found, or none, or the runner switched it off or on.
    """

    state_changed = Signal()
    _say = Signal(str)
    _stop = Signal()
    _choose = Signal(QLocale)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.muted = False
        self._state = VoiceState.NOT_TRIED
        self._missing, self._engine_name, self._voice_name = "", "", ""
        self._engine: QTextToSpeech | None = None
        self._engines: list[str] = []
        self._queue = VoiceQueue()
        self._early: Utterance | None = None
        self._has_begun = False

    @property
    def state(self) -> VoiceState:
        """Whether there is a voice."""
        return self._state

    @property
    def is_audible(self) -> bool:
        """Whether the next words will be heard."""
        return self._state is VoiceState.READY and not self.muted

    @property
    def voice_text(self) -> str:
        """Voice and engine, such as ``English (United Kingdom), by speechd``."""
        return self.tr("{0}, by {1}").format(self._voice_name, self._engine_name)

    def open(self) -> None:
        """Look for a voice; the answer comes with :attr:`state_changed`."""
        if self._state is not VoiceState.NOT_TRIED:
            return
        begin_quiet()
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech

            found = QTextToSpeech.availableEngines()
        except ImportError as error:
            self._missing = library_package(str(error), "libpulse", "libpulse0")
            self._conclude(VoiceState.NO_LIBRARY)
            return
        self._engines = sorted(name for name in found if name != _STAND_IN)
        self._state = VoiceState.STARTING
        self._try_next()

    def close(self) -> None:
        """Fall silent and leave the engine; :meth:`open` finds the voice anew."""
        if self._state is VoiceState.STARTING:
            end_quiet()
        self._queue.clear()
        self._early = None
        self._leave_engine()
        self._state = VoiceState.NOT_TRIED

    def say(self, words: str, priority: Priority) -> None:
        """Say something that is due now, if it may be said; it never waits."""
        utterance = Utterance(words, priority, _now_ms())
        if self._state is VoiceState.STARTING and priority is Priority.NAME:
            self._early = utterance
        if not self.is_audible:
            return
        verdict = self._queue.offer(utterance)
        if verdict is Verdict.CUT:
            self._stop.emit()
        if verdict in {Verdict.SAY, Verdict.CUT}:
            self._begin(words)

    def hush(self) -> None:
        """Stop in the middle of a word."""
        self._early = None
        if self._queue.speaking is not None:
            self._queue.clear()
            self._stop.emit()

    def set_muted(self, *, muted: bool) -> None:
        """Switch the voice off or on."""
        if muted != self.muted:
            self.muted = muted
            if muted:
                self.hush()
            self.state_changed.emit()

    def status_text(self) -> str:
        """Return one plain line about the voice."""
        if self._state is VoiceState.NO_LIBRARY:
            return self.tr("Voice: library missing ({0})").format(self._missing)
        if self._state is VoiceState.NO_ENGINE:
            return self.tr("Voice: none found (packages {0})").format(PACKAGES)
        if self.muted:
            return self.tr("Voice: off")
        return {
            VoiceState.READY: self.tr("Voice: {0}").format(self.voice_text),
            VoiceState.STARTING: self.tr("Voice: being looked for"),
        }.get(self._state, self.tr("Voice: looked for with the first routine"))

    # finding a voice

    def _try_next(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._leave_engine()
        if not self._engines:
            self._conclude(VoiceState.NO_ENGINE)
            return
        name = self._engines.pop(0)
        self._engine = QTextToSpeech(name)
        self._connect(self._engine)
        self._on_tried()

    def _connect(self, engine: QTextToSpeech) -> None:
        self._say.connect(engine.say)
        self._stop.connect(engine.stop)
        self._choose.connect(engine.setLocale)
        engine.stateChanged.connect(self._on_state)

    @Slot()
    def _on_tried(self) -> None:
        """Take the engine if it is ready and has a voice, else try the next one."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        engine = self._engine
        if engine is None or self._state is not VoiceState.STARTING:
            return
        is_ready = engine.state() is QTextToSpeech.State.Ready and engine.engine() != _STAND_IN
        if not is_ready or not engine.availableVoices():
            self._try_next()
            return
        locale = _best_locale(engine.availableLocales())
        if locale is not None:
            self._choose.emit(locale)
        self._engine_name = engine.engine()
        self._voice_name = _spoken_by(locale or engine.locale())
        self._conclude(VoiceState.READY)

    def _conclude(self, state: VoiceState) -> None:
        end_quiet()
        self._state = state
        early, self._early = self._early, None
        if early is not None and _now_ms() - early.due_ms <= _LATE_START_MS:
            self.say(early.words, early.priority)
        self.state_changed.emit()

    def _leave_engine(self) -> None:
        engine, self._engine = self._engine, None
        if engine is None:
            return
        engine.stateChanged.disconnect(self._on_state)
        engine.stop()
        for signal in (self._say, self._stop, self._choose):
            signal.disconnect()

    # speaking

    def _begin(self, words: str) -> None:
        self._has_begun = False
        self._say.emit(words)

    @Slot()
    def _on_state(self) -> None:
        """Follow what the engine tells; an end counts only after a beginning."""
        name = "" if self._engine is None else self._engine.state().name
        if name == "Speaking":
            self._has_begun = True
        elif name in {"Ready", "Error"} and self._has_begun:
            self._has_begun = False
            following = self._queue.end(_now_ms())
            if following is not None:
                self._begin(following.words)


def _best_locale(locales: list[QLocale]) -> QLocale | None:
    """Return the voice's locale nearest to that of the words, ``None`` to keep the engine's own."""
    wanted = QLocale()
    same = [one for one in locales if one.language() is wanted.language()]
    exact = [one for one in same if one.territory() is wanted.territory()]
    return next(iter(exact or same), None)


def _spoken_by(locale: QLocale) -> str:
    """Return the language of a voice with its country."""
    language = QLocale.languageToString(locale.language())
    return f"{language} ({QLocale.territoryToString(locale.territory())})"


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000
