"""The timer of a routine: a state machine on a deadline clock.

Time is never counted in ticks. Within a step the position is one subtraction from the instant at
which the step began; where a step ends, the next one begins at exactly that instant, so nothing can
add up. Two clocks are read together: one that stands still while the computer sleeps and one that
does not; when they part, the computer slept. All times are whole milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from heavylegs_gui.domain.routine import Phase, Step
from heavylegs_gui.domain.routine_cues import Cue, CueKind, cue_times, in_time, opening_kind
from heavylegs_gui.domain.routine_timeline import MAX_EXTRA_MS, PainNote, Timeline

STALL_MS = 3_000
"""A gap between two looks from which the runner saw nothing: the routine waits [ms].
Source: own value; shorter gaps are caught up."""
SUSPEND_MS = 2_000
"""The two clocks part by more than this when the computer slept [ms]. Source: own value."""
RESUME_MS = 3_000
"""Count-in after a pause [ms]; it is not part of the routine. Source: own value."""
LEAD_IN_MS = 3_000
"""What a skip leaves of the time before the next hold [ms]. Source: own value."""
RESTART_MS = 3_000
"""Back restarts a hold that is older than this, else it goes to the one before [ms]."""
EXTRA_MS = 10_000
"""What one press adds [ms]."""


class State(StrEnum):
    """Where the routine stands."""

    IDLE = "idle"
    BLOCKED = "blocked"
    PREP = "prep"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    MOVE = "move"
    PAUSED = "paused"
    RESUMING = "resuming"
    DONE = "done"
    ABORTED = "aborted"


class PauseReason(StrEnum):
    """Why it waits."""

    USER = "user"
    SUSPEND = "suspend"
    STALL = "stall"
    LOCK = "lock"
    PAIN = "pain"
    CLOSE = "close"
    BLOCK = "block"


RUNNING = frozenset({State.PREP, State.WORK, State.SWITCH, State.REST, State.MOVE})
"""States in which the position moves."""
STARTED = RUNNING | {State.PAUSED, State.RESUMING}
"""States of a routine that has begun and not ended."""
_EXTENDABLE = frozenset({Phase.WORK, Phase.REST, Phase.MOVE, Phase.PREP})


class Clock(Protocol):
    """Two clocks that never go back."""

    def awake_ms(self) -> int:
        """Time that stands still while the computer sleeps [ms]."""

    def total_ms(self) -> int:
        """Time that goes on while the computer sleeps [ms]."""


class RoutineEngine(Timeline):
    """Plays a list of steps.

    Attributes:
        state: Where it stands.
        pause_reason: Why it waits, ``None`` while it does not.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        clock: Clock,
        *,
        beats: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        """Prepare; nothing runs before :meth:`start`.

        Args:
            steps: What to play, from the get-ready on.
            clock: The two clocks.
            beats: For the exercises that have a beat, by id: the times between two beats [ms].

        Raises:
            ValueError: There is no step, or the last one is not work.
        """
        if not steps or steps[-1].phase is not Phase.WORK:
            raise ValueError("a routine needs steps and ends with work")
        super().__init__(steps)
        self.state = State.IDLE
        self.pause_reason: PauseReason | None = None
        self._clock, self._beats = clock, beats or {}
        self._origin_ms = 0
        self._awake_ms, self._total_ms = clock.awake_ms(), clock.total_ms()
        self._resume_end_ms = 0
        self._given: set[tuple[CueKind, int]] = set()
        self._halved: set[int] = set()

    # what can be asked

    @property
    def is_running(self) -> bool:
        """Whether the position moves."""
        return self.state in RUNNING

    @property
    def is_blocked(self) -> bool:
        """Whether it waits because the safety gate says so."""
        return self.pause_reason is PauseReason.BLOCK

    @property
    def resume_left_ms(self) -> int:
        """What is left of the count-in after a pause [ms]; 0 outside of it."""
        if self.state is not State.RESUMING:
            return 0
        return max(0, self._resume_end_ms - self._awake_ms)

    @property
    def left_ms(self) -> int:
        """What is left of the routine [ms]."""
        if self.state in {State.DONE, State.ABORTED}:
            return 0
        return self.left_from(self._index, self._pos_ms)

    # what can happen

    def start(self, *, is_blocked: bool = False) -> list[Cue]:
        """Begin, or refuse to when the safety gate says so."""
        if self.state not in {State.IDLE, State.BLOCKED}:
            return []
        if is_blocked:
            self.state = State.BLOCKED
            return []
        self._read_clock()
        self._enter(0, self._awake_ms)
        return [self._opening()]

    def advance(self) -> list[Cue]:
        """Look at the clocks, move on, and return every cue that became due."""
        awake_before_ms, total_before_ms = self._awake_ms, self._total_ms
        self._read_clock()
        if self.state is State.RESUMING:
            return self._advance_count_in(awake_before_ms, total_before_ms)
        if not self.is_running:
            return []
        if self._waits_after(awake_before_ms, total_before_ms):
            return []
        return in_time(self._run_to(self._awake_ms))

    def pause(self, reason: PauseReason = PauseReason.USER) -> bool:
        """Wait at the position that was shown last; ``False`` when there is nothing to pause."""
        if self.state not in STARTED:
            return False
        if self.state is State.PAUSED and (reason is not PauseReason.BLOCK or self.is_blocked):
            return False
        self._hold(reason)
        return True

    def resume(self) -> bool:
        """Count in, then go on with the same time left."""
        if self.state is not State.PAUSED:
            return False
        self._read_clock()
        self.state, self.pause_reason = State.RESUMING, None
        self._resume_end_ms = self._awake_ms + RESUME_MS
        return True

    def skip(self) -> list[Cue]:
        """Go to the last seconds before the next hold, from a lead-in to the hold itself."""
        if self.state not in STARTED:
            return []
        if self.step.phase is Phase.WORK:
            self._mark_skipped()
            return self._skip_work()
        if self.remaining_ms > LEAD_IN_MS:
            return self._jump(self._index, self.length_ms() - LEAD_IN_MS, then=self._then)
        return self._jump(self._index + 1 if self._then is None else self._then, 0)

    def back(self) -> list[Cue]:
        """Restart the hold, or go to the hold before when it has only just begun."""
        if self.state not in STARTED:
            return []
        target = self._index
        if self.step.phase is not Phase.WORK or self._pos_ms <= RESTART_MS:
            earlier = range(self._index - 1, -1, -1)
            target = next((one for one in earlier if self.steps[one].phase is Phase.WORK), 0)
        self._forget(target)
        return self._jump(target, 0)

    def plus10(self) -> bool:
        """Add ten seconds to the current step, sixty at most."""
        if self.state not in STARTED or self.step.phase not in _EXTENDABLE:
            return False
        if self._extra_ms[self._index] + EXTRA_MS > MAX_EXTRA_MS:
            return False
        self._extra_ms[self._index] += EXTRA_MS
        counts = {CueKind.COUNT_IN, CueKind.COUNT_OUT}
        self._given = {key for key in self._given if key[0] not in counts}
        return True

    def switch(self) -> list[Cue]:
        """Change sides now; what is left of the first side waits for the second press."""
        if self.state not in STARTED or self.step.phase is not Phase.WORK or not self.step.side:
            return []
        following = self._index + 1
        if self._is_switch_within_rep(following):
            self._kept_ms[self._index] = self._pos_ms
            return self._jump(following, 0)
        first = self._index - 2
        if not self._is_switch_within_rep(first + 1):
            return []
        if self._kept_ms.get(first, self.length_ms(first)) >= self.length_ms(first):
            return []
        self._kept_ms[self._index] = self._pos_ms
        return self._jump(first + 1, 0, then=first)

    def hurts(self) -> bool:
        """Stop because it hurts; in a hold, remember where, once for each pause."""
        if self.state not in STARTED or self.pause_reason in {PauseReason.PAIN, PauseReason.BLOCK}:
            return False
        if self.step.phase is Phase.WORK:
            self.pains.append(PainNote(self.step.exercise_id, self.step.side, self._pos_ms))
        self._hold(PauseReason.PAIN)
        return True

    def stop(self) -> bool:
        """End before the end; what was held is kept."""
        if self.state in {State.DONE, State.ABORTED, State.IDLE}:
            return False
        self.state, self.pause_reason = State.ABORTED, None
        return True

    # inside

    def _read_clock(self) -> None:
        self._awake_ms, self._total_ms = self._clock.awake_ms(), self._clock.total_ms()

    def _waits_after(self, awake_before_ms: int, total_before_ms: int) -> bool:
        awake_gap_ms = self._awake_ms - awake_before_ms
        if (self._total_ms - total_before_ms) - awake_gap_ms > SUSPEND_MS:
            self._hold(PauseReason.SUSPEND)
        elif awake_gap_ms >= STALL_MS:
            self._hold(PauseReason.STALL)
        return self.state is State.PAUSED

    def _advance_count_in(self, awake_before_ms: int, total_before_ms: int) -> list[Cue]:
        if self._waits_after(awake_before_ms, total_before_ms):
            return []
        before_ms = self._resume_end_ms - awake_before_ms
        if self._awake_ms < self._resume_end_ms:
            left_ms = self.resume_left_ms
            return in_time(
                [
                    Cue(CueKind.COUNT_IN, self._index, second, second * 1000 - left_ms, left_ms)
                    for second in (3, 2, 1)
                    if left_ms < second * 1000 <= before_ms
                ]
            )
        self._origin_ms = self._resume_end_ms - self._pos_ms
        self.state = State(self.step.phase.value)
        opening = self._opening(self._awake_ms - self._resume_end_ms)
        return in_time([opening, *self._run_to(self._awake_ms)])

    def _opening(self, late_ms: int = 0) -> Cue:
        """Return the cue with which the current step begins."""
        return Cue(opening_kind(self.step), self._index, 0, late_ms, self.remaining_ms)

    def _hold(self, reason: PauseReason) -> None:
        self.state, self.pause_reason = State.PAUSED, reason

    def _run_to(self, now_ms: int) -> list[Cue]:
        cues: list[Cue] = []
        while True:
            end_ms = self._origin_ms + self.length_ms()
            reached_ms = min(now_ms, end_ms)
            before_ms, self._pos_ms = self._pos_ms, reached_ms - self._origin_ms
            self._credit()
            self._cues(before_ms, now_ms - reached_ms, cues)
            if now_ms < end_ms:
                return cues
            if not self._enter_next(end_ms):
                cues.append(Cue(CueKind.DONE, self._index, 0, now_ms - end_ms))
                return cues
            cues.append(self._opening(now_ms - end_ms))

    def _enter_next(self, at_ms: int) -> bool:
        """Enter the step after this one; ``False`` at the end of the routine."""
        self._finish_step()
        following = self._then if self._then is not None else self._index + 1
        self._then = None
        if following >= len(self.steps):
            self.state = State.DONE
            return False
        self._enter(following, at_ms)
        return True

    def _enter(self, index: int, at_ms: int, pos_ms: int | None = None) -> None:
        self._index = index
        self._pos_ms = self._kept_ms.get(index, 0) if pos_ms is None else pos_ms
        self._given = set()
        if self._pos_ms and index in self._halved:
            self._given.add((CueKind.HALF, 0))
        self._origin_ms = at_ms - self._pos_ms
        self.state = State(self.step.phase.value)

    def _cues(self, after_ms: int, later_ms: int, cues: list[Cue]) -> None:
        """Add the cues of this step with ``after_ms`` < time <= position that were not given."""
        beat_ms = self._beats.get(self.step.exercise_id, ())
        for at_ms, kind, seconds in cue_times(self.step, self.length_ms(), beat_ms=beat_ms):
            key = (kind, at_ms if kind is CueKind.ROLL_BEAT else seconds)
            if after_ms < at_ms <= self._pos_ms and key not in self._given:
                self._given.add(key)
                late_ms = self._pos_ms - at_ms + later_ms
                cues.append(Cue(kind, self._index, seconds, late_ms, self.length_ms() - at_ms))
                if kind is CueKind.HALF:
                    self._halved.add(self._index)

    def _is_switch_within_rep(self, index: int) -> bool:
        """Whether a step changes from the first to the second side of the current repetition."""
        if not 0 < index < len(self.steps) or self.steps[index].phase is not Phase.SWITCH:
            return False
        pair = self.steps[index - 1], self.steps[index + 1]
        return all((one.item, one.rep) == (self.step.item, self.step.rep) for one in pair)

    def _skip_work(self) -> list[Cue]:
        following = self._index + 1
        if following >= len(self.steps):
            self.state, self.pause_reason = State.DONE, None
            return [Cue(CueKind.DONE, self._index)]
        return self._jump(following, max(0, self.length_ms(following) - LEAD_IN_MS))

    def _jump(self, index: int, pos_ms: int, then: int | None = None) -> list[Cue]:
        """Stand at a place of the routine: running goes on there, paused waits there."""
        paused, reason, came_from = self.state, self.pause_reason, self._index
        self._read_clock()
        if self.steps[index].phase is Phase.WORK and pos_ms == 0:
            pos_ms = self._kept_ms.get(index, 0)
        self._then = then
        self._enter(index, self._awake_ms, pos_ms)
        if paused in {State.PAUSED, State.RESUMING}:
            self.state, self.pause_reason = paused, reason
            return []
        cues = [] if index == came_from and self._pos_ms else [self._opening()]
        self._cues(self._pos_ms - 1, 0, cues)
        return cues

    # keeping

    def restore(self, kept: Mapping[str, object]) -> None:
        """Stand, paused, where a kept run stood; a hold of up to 5 s begins anew.

        Raises:
            ValueError: What was kept does not fit these steps.
        """
        self.take_over(kept)
        self.state, self.pause_reason = State.PAUSED, PauseReason.CLOSE
