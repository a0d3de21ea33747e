"""Who may speak: one utterance at a time, the more important first, and nothing late."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

WAIT_MS = 700
"""What is said later than this after its cue is not said at all [ms]. Source: own value."""
LONGEST_MS = 8_000
"""After so long an utterance counts as ended even when its end was never told [ms].
Source: own value; the longest sentence of the player takes about four seconds."""


class Priority(IntEnum):
    """What is said, the least important first."""

    NUMBER = 0
    HALF = 1
    DONE = 2
    SWITCH = 3
    NAME = 4


class Verdict(Enum):
    """What becomes of an utterance that is offered."""

    SAY = "say"
    CUT = "cut"
    WAIT = "wait"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A few words and the instant of their cue [ms]."""

    words: str
    priority: Priority
    due_ms: int


class VoiceQueue:
    """Decides what is said now, what waits and what is left out.

    Attributes:
        speaking: What is being said.
        waiting: What is said next if that is soon enough.
    """

    def __init__(self) -> None:
        self.speaking: Utterance | None = None
        self.waiting: Utterance | None = None
        self._began_ms = 0

    def offer(self, utterance: Utterance) -> Verdict:
        """Take or refuse an utterance at the instant of its cue.

        Returns:
            ``SAY`` it, ``CUT`` the present one short for it, let it ``WAIT``, or ``DROP`` it. A
            more important one cuts; of two names the newer one counts, because it is where the
            runner stands. Numbers are said only where nothing else is.
        """
        speaking = self._still_speaking(utterance.due_ms)
        if speaking is None:
            self._begin(utterance, utterance.due_ms)
            return Verdict.SAY
        newer_name = utterance.priority is Priority.NAME
        if newer_name or utterance.priority > speaking.priority:
            self._begin(utterance, utterance.due_ms)
            return Verdict.CUT
        if utterance.priority is Priority.NUMBER:
            return Verdict.DROP
        if self.waiting is not None and self.waiting.priority > utterance.priority:
            return Verdict.DROP
        self.waiting = utterance
        return Verdict.WAIT

    def end(self, now_ms: int) -> Utterance | None:
        """Note that the present one was said; return the next one, unless it is too late."""
        self.speaking, following = None, self.waiting
        self.waiting = None
        if following is None or now_ms - following.due_ms > WAIT_MS:
            return None
        self._begin(following, now_ms)
        return following

    def clear(self) -> None:
        """Forget everything."""
        self.speaking = self.waiting = None

    def _begin(self, utterance: Utterance, now_ms: int) -> None:
        self.speaking, self.waiting, self._began_ms = utterance, None, now_ms

    def _still_speaking(self, now_ms: int) -> Utterance | None:
        if self.speaking is not None and now_ms - self._began_ms > LONGEST_MS:
            self.clear()
        return self.speaking
