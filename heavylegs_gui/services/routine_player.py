"""Plays one routine: drives the engine from the clocks and keeps what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from heavylegs_gui.domain.errors import StoreError, UserError
from heavylegs_gui.domain.routine import Exercise, ExerciseKind, Routine, Step, first_side
from heavylegs_gui.domain.routine_cues import ROLL_BEAT_MS, Cue
from heavylegs_gui.domain.routine_engine import (
    STARTED,
    Clock,
    PauseReason,
    RoutineEngine,
    State,
)
from heavylegs_gui.domain.safety_card import Block, blocks, needs_card
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_runs import RoutineRun, RoutineRuns
from heavylegs_gui.services.run_keeper import RunKeeper
from heavylegs_gui.services.safety_gate import SafetyGate

SHOWN_MS = 33
"""How often the clocks are read while the player is seen [ms]."""
HIDDEN_MS = 100
"""How often while it is not [ms]."""


class RoutinePlayer(QObject):
    """One routine at a time.

    Attributes:
        engine: The running or last engine, ``None`` before the first start.
        routine: Its routine.

    Signals:
        advanced: The position moved; repaint.
        cue: A cue is due; carries a :class:`Cue`.
        state_changed: Another state, step or reason to wait.
        finished: The routine ended, complete or not; carries the number of its run.
        failed: It cannot be saved, or the gate cannot be read; carries one sentence, once.
        card_needed: It waits and may go on only after today's safety card; ask, then resume.
    """

    advanced = Signal()
    cue = Signal(object)
    state_changed = Signal()
    finished = Signal(int)
    failed = Signal(str)
    card_needed = Signal()

    def __init__(
        self,
        routine_library: RoutineLibrary,
        runs: RoutineRuns,
        gate: SafetyGate,
        preferences: Preferences,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.routine_library, self.runs, self.gate = routine_library, runs, gate
        self.engine: RoutineEngine | None = None
        self.routine: Routine | None = None
        self._preferences, self._clock = preferences, clock
        self._keeper = RunKeeper(runs, clock, self.failed.emit)
        self._seen: tuple[State, int, PauseReason | None] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.tick)
        gate.changed.connect(self._on_gate_changed)

    # before the start

    def needs_card(self, routine: Routine) -> bool:
        """Whether the safety card has to be answered before this routine today."""
        return self._needs_card(self.routine_library.steps(routine))

    def block_of(self, routine: Routine) -> Block | None:
        """Return what keeps this routine off, ``None`` when it may start."""
        return self._block_of(self.routine_library.steps(routine))

    # playing

    @property
    def is_open(self) -> bool:
        """Whether a routine plays or waits here; one that was left is not open any more."""
        return self._keeper.has_run and self.engine is not None and self.engine.state in STARTED

    def start(self, routine: Routine, *, rolls_ticked: bool = False) -> bool:
        """Begin a routine; ``False`` when the card is unanswered or a block is open.

        A run that cannot be stored begins all the same and is stored as soon as it can be.

        Args:
            routine: What to play.
            rolls_ticked: Whether rolling was ticked for this one time in spite of a caution.

        Raises:
            UserError: Nothing of the routine is left.
            StoreError: The database cannot be read.
        """
        if self.is_open or self.needs_card(routine) or self.block_of(routine) is not None:
            return False
        settings = self._preferences.settings
        side = first_side(settings.start_side, self.routine_library.today())
        steps = self.routine_library.steps(routine, rolls_ticked=rolls_ticked)
        if not steps:
            raise UserError(_why_nothing_is_left(routine, self.routine_library))
        engine = _engine_for(steps, self._clock, self.routine_library.exercises)
        self._take(routine, engine)
        cues = engine.start()
        self._keeper.begin(routine, side, settings.transition_scale, engine)
        self._timer.start()
        self._save()
        self._tell(cues)
        return True

    def resume_run(self, run: RoutineRun, *, rolls_ticked: bool = False) -> bool:
        """Take up a run that was cut short, through the same gate, with a count-in.

        Args:
            run: What was cut short.
            rolls_ticked: Whether rolling was ticked for this one time in spite of a caution.

        Raises:
            UserError: It was kept in a form that cannot be taken up again, or holds what is left
                out for the runner today.
            StoreError: The database cannot be read.
        """
        routine = self.routine_library.routine(run.routine_id)
        if routine is None or self.is_open:
            return False
        if self.needs_card(routine) or self._needs_card(run.steps):
            return False
        if self.block_of(routine) or self._block_of(run.steps):
            return False
        if self.routine_library.leaves_out_of(run.steps, rolls_ticked=rolls_ticked):
            raise UserError(
                "This routine holds what is left out for you today; discard it and start it anew."
            )
        self._take(routine, _restored(run, self._clock, self.routine_library.exercises))
        self._keeper.take_up(run)
        self._timer.start()
        self.resume()
        return True

    def tick(self) -> None:
        """Read the clocks, move on and tell; called by the timer."""
        moves = False
        if self.is_open:
            engine = self._engine()
            self._tell(engine.advance())
            moves = engine.is_running or engine.state is State.RESUMING
        self._keeper.save_when_due(self.engine, moves=moves)
        if not self.is_open and not self.runs.has_unwritten:
            self._timer.stop()
        if moves:
            self.advanced.emit()

    def pause(self, reason: PauseReason = PauseReason.USER) -> None:
        """Wait."""
        if self.is_open and self._engine().pause(reason):
            self._after_press([])

    def resume(self) -> None:
        """Count in and go on; a block that opened meanwhile or a due card keeps it waiting."""
        if not self.is_open:
            return
        if self._is_held_back():
            self.pause(PauseReason.BLOCK)
        elif self._engine().state is State.PAUSED and self._lacks_card():
            self.card_needed.emit()
        elif self._engine().resume():
            self._after_press([])

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self.is_open and self._engine().state is State.PAUSED:
            self.resume()
        else:
            self.pause()

    def skip(self) -> None:
        """Go on to the next hold."""
        if self._looks():
            self._after_press(self._engine().skip())

    def back(self) -> None:
        """Go back to the start of the hold, or to the one before."""
        if self._looks():
            self._after_press(self._engine().back())

    def plus_ten(self) -> None:
        """Add ten seconds."""
        if self._looks() and self._engine().plus10():
            self._after_press([])

    def switch_side(self) -> None:
        """Change sides now."""
        if self._looks():
            self._after_press(self._engine().switch())

    def hurts(self) -> None:
        """Stop because it hurts, in a hold or between two."""
        if self._looks() and self._engine().hurts():
            self._after_press([])

    def stop(self) -> None:
        """End the routine; what was held is kept."""
        if self.is_open and self._engine().stop():
            self._after_press([])

    def leave(self) -> None:
        """Wait and save because the window closes; the run can be taken up again.

        A run that never came to its first hold was a false start: it ends.
        """
        if self.is_open:
            self.pause(PauseReason.CLOSE)
            if self._engine().is_false_start:
                self._engine().stop()
                self._keeper.end(self._engine())
            self._save()
            self._keeper.let_go()
        elif self.runs.has_unwritten:
            self._keeper.flush()
        if not self.runs.has_unwritten:
            self._timer.stop()

    def set_seen(self, *, seen: bool) -> None:
        """Read the clocks less often while nobody looks."""
        self._timer.setInterval(SHOWN_MS if seen else HIDDEN_MS)

    # inside

    def _engine(self) -> RoutineEngine:
        if self.engine is None:
            raise RuntimeError("no routine was prepared")
        return self.engine

    def _looks(self) -> bool:
        """Look at the clocks before a press, which may come first after a sleep or a stall.

        Returns:
            Whether a routine is still open.
        """
        if self.is_open:
            self._tell(self._engine().advance())
        return self.is_open

    def _take(self, routine: Routine, engine: RoutineEngine) -> None:
        self.routine, self.engine, self._seen = routine, engine, None

    def _block_of(self, steps: tuple[Step, ...]) -> Block | None:
        block = self.gate.block()
        return (
            block if blocks(block, _exercise_ids(steps), self.routine_library.exercises) else None
        )

    def _needs_card(self, steps: tuple[Step, ...]) -> bool:
        asked = needs_card(_exercise_ids(steps), self.routine_library.exercises)
        return asked and not self.gate.is_answered_today()

    def _on_gate_changed(self) -> None:
        """Wait when a block opens while a routine plays."""
        if self.is_open and self._is_held_back():
            self.pause(PauseReason.BLOCK)

    def _is_held_back(self) -> bool:
        """Whether a block is open for what plays."""
        return self._is_shut(lambda steps: self._block_of(steps) is not None)

    def _lacks_card(self) -> bool:
        """Whether what plays needs the card and it was not answered, or not on this day."""
        return self._is_shut(self._needs_card)

    def _is_shut(self, question: Callable[[tuple[Step, ...]], bool]) -> bool:
        """Ask the gate about what plays; a gate that cannot be read is shut."""
        try:
            return question(self._engine().steps)
        except StoreError as error:
            self.failed.emit(str(error))
            return True

    def _after_press(self, cues: list[Cue]) -> None:
        if not self._tell(cues) and self.is_open:
            self._save()
        self.advanced.emit()

    def _tell(self, cues: list[Cue]) -> bool:
        """Announce what is new; return whether it was saved."""
        engine = self._engine()
        for cue in cues:
            self.cue.emit(cue)
        seen = (engine.state, engine.index, engine.pause_reason)
        if seen == self._seen:
            return False
        is_first, self._seen = self._seen is None, seen
        self.state_changed.emit()
        if engine.state in {State.DONE, State.ABORTED}:
            self._end()
        elif is_first:
            return False
        else:
            self._save()
        return True

    def _save(self) -> None:
        self._keeper.save(self._engine())

    def _end(self) -> None:
        number = self._keeper.end(self._engine())
        if number is None:
            return
        if not self.runs.has_unwritten:
            self._timer.stop()
        self.finished.emit(number)


def _why_nothing_is_left(routine: Routine, library: RoutineLibrary) -> str:
    if library.omissions().is_any:
        return (
            f"Nothing is left of {routine.name} with what is left out for you today; "
            "choose another routine, or change it in Settings."
        )
    return (
        f"{routine.name} needs a foam roller; say in Settings that you have one, "
        "or choose another routine."
    )


def _engine_for(
    steps: tuple[Step, ...], clock: Clock, exercises: Mapping[str, Exercise]
) -> RoutineEngine:
    beats = {one.id: beat_ms for one in exercises.values() if (beat_ms := _beat_ms(one))}
    return RoutineEngine(steps, clock, beats=beats)


def _beat_ms(exercise: Exercise) -> tuple[int, ...]:
    """Return the times between two beats of an exercise [ms], none when it has no beat."""
    if exercise.tempo is not None:
        return exercise.tempo.beat_ms
    return (ROLL_BEAT_MS,) if exercise.kind is ExerciseKind.ROLL else ()


def _restored(run: RoutineRun, clock: Clock, exercises: Mapping[str, Exercise]) -> RoutineEngine:
    """Return an engine that waits where the run stood.

    Raises:
        UserError: It was kept in a form that cannot be taken up again.
    """
    words = "This routine cannot be taken up again; close it and start it anew."
    if not _exercise_ids(run.steps) <= exercises.keys():
        raise UserError(words)
    try:
        engine = _engine_for(run.steps, clock, exercises)
        engine.restore(run.engine)
    except ValueError as error:
        raise UserError(words) from error
    return engine


def _exercise_ids(steps: tuple[Step, ...]) -> set[str]:
    return {step.exercise_id for step in steps}
