"""The voice of the timer; a machine without one is a normal state, told in one plain line.

Finding the voices of a machine can take more than a second. On Linux that happens in a thread of
its own, and inside Qt alone: the object is made with the silent stand-in and changes its engine
there, so that the window never waits.
"""

from __future__ import annotations

import atexit
import time
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    Q_ARG,
    QLocale,
    QMetaObject,
    QObject,
    Qt,
    QThread,
    Signal,
    Slot,
)

from heavylegs_gui.domain.voice_queue import Priority, Utterance, Verdict, VoiceQueue
from heavylegs_gui.ui.devices.quiet import begin_quiet, end_quiet, library_package

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

PACKAGES = "speech-dispatcher speech-dispatcher-espeak-ng"
"""What brings a voice on Debian and Ubuntu."""
_STAND_IN = "mock"
"""An engine that says it is ready, and stays mute; never a voice."""
_SLOW_ENGINE = "speechd"
"""The engine that asks a server for a thousand voices before it is ready."""
_LATE_START_MS = 5_000
"""A name whose cue came while the voice was still being found is said up to so late [ms].
Source: own value; the first lead-in lasts ten seconds."""
_END_WAIT_MS = 3_000
"""How long the end of the program waits for the thread [ms]."""
_threads: dict[QThread, QObject] = {}
"""Threads that run, each with the engine that lives in it."""


class VoiceState(StrEnum):
    """Whether the timer can speak."""

    NOT_TRIED = "not tried"
    STARTING = "starting"
    READY = "ready"
    NO_ENGINE = "no engine"
    NO_LIBRARY = "no library"


class _Doorbell(QObject):
    """Rings in the thread of the engine, behind everything that was asked of it before."""

    rung = Signal()

    @Slot()
    def ring(self) -> None:
        self.rung.emit()


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
    _ring = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.muted = False
        self._state = VoiceState.NOT_TRIED
        self._missing, self._engine_name, self._voice_name = "", "", ""
        self._engine: QTextToSpeech | None = None
        self._engines: list[str] = []
        self._thread: QThread | None = None
        self._bell = _Doorbell()
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
        """Fall silent and end the thread; :meth:`open` finds the voice anew."""
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
        if name == _SLOW_ENGINE:
            self._start_slowly(name)
        else:
            self._engine = QTextToSpeech(name)
            self._connect(self._engine)
            self._on_tried()

    def _start_slowly(self, name: str) -> None:
        """Have Qt's own thread change from the stand-in to the engine."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        engine = self._engine = QTextToSpeech(_STAND_IN)
        thread = self._thread = QThread()
        _threads[thread] = engine
        self._bell = _Doorbell()
        for one in (engine, self._bell):
            one.moveToThread(thread)
        self._connect(engine)
        self._ring.connect(self._bell.ring)
        self._bell.rung.connect(self._on_tried)
        thread.start()
        QMetaObject.invokeMethod(
            engine, "setEngine", Qt.ConnectionType.QueuedConnection, Q_ARG(str, name)
        )
        self._ring.emit()

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
        engine, thread = self._engine, self._thread
        self._engine = self._thread = None
        if engine is None:
            return
        engine.stateChanged.disconnect(self._on_state)
        for signal in (self._say, self._choose):
            signal.disconnect()
        self._stop.emit()
        self._stop.disconnect()
        if thread is not None:
            self._ring.disconnect()
            _end(thread)

    # speaking

    def _begin(self, words: str) -> None:
        self._has_begun = False
        self._say.emit(words)

    @Slot(object)
    def _on_state(self, state: object) -> None:
        """Follow what the engine tells; an end counts only after a beginning."""
        name = getattr(state, "name", "")
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


def _end(thread: QThread) -> None:
    thread.quit()
    if thread.wait(_END_WAIT_MS):
        _threads.pop(thread, None)


@atexit.register
def _end_all() -> None:
    """A thread that still runs when its object goes would take the program down with it."""
    for thread in tuple(_threads):
        _end(thread)
