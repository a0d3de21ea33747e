"""Plays one routine: drives the engine from the clocks and keeps what was done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.routine import ExerciseKind, Routine, Step, first_side
from heavylegs_gui.domain.routine_cues import Cue
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
from heavylegs_gui.services.safety_gate import SafetyGate

SHOWN_MS = 33
"""How often the clocks are read while the player is seen [ms]."""
HIDDEN_MS = 100
"""How often while it is not [ms]."""
SAVE_EVERY_MS = 5_000
"""What a kill can cost at most [ms]."""


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
        failed: It could not be saved; carries one sentence.
    """

    advanced = Signal()
    cue = Signal(object)
    state_changed = Signal()
    finished = Signal(int)
    failed = Signal(str)

    def __init__(
        self,
        library: RoutineLibrary,
        runs: RoutineRuns,
        gate: SafetyGate,
        preferences: Preferences,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library, self.runs, self.gate = library, runs, gate
        self.engine: RoutineEngine | None = None
        self.routine: Routine | None = None
        self._preferences, self._clock = preferences, clock
        self._run_id: int | None = None
        self._scale = 1.0
        self._seen: tuple[State, int, PauseReason | None] | None = None
        self._saved_ms = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.tick)

    # before the start

    def needs_card(self, routine: Routine) -> bool:
        """Whether the safety card has to be answered before this routine today."""
        exercises = self.library.exercises
        return needs_card(routine, exercises) and not self.gate.is_answered_today()

    def block_of(self, routine: Routine) -> Block | None:
        """Return what keeps this routine off, ``None`` when it may start."""
        block = self.gate.block()
        return block if blocks(block, routine, self.library.exercises) else None

    # playing

    @property
    def is_open(self) -> bool:
        """Whether a routine has begun and not ended."""
        return self.engine is not None and self.engine.state in STARTED

    def start(self, routine: Routine) -> bool:
        """Begin a routine; ``False`` when the card is unanswered or a block is open.

        Raises:
            UserError: Nothing of the routine is left without a roller.
            StoreError: The run cannot be stored.
        """
        if self.is_open or self.needs_card(routine) or self.block_of(routine) is not None:
            return False
        settings = self._preferences.settings
        side = first_side(settings.start_side, self.library.today())
        self._scale = settings.transition_scale
        steps = self.library.steps(routine)
        if not steps:
            raise UserError(
                f"{routine.name} needs a foam roller; say in Settings that you have one, "
                "or choose another routine."
            )
        engine = self._prepare(routine, steps)
        cues = engine.start()
        self._run_id = self.runs.begin(routine.id, side, self._scale, engine)
        self._saved_ms = self._clock.awake_ms()
        self._timer.start()
        self._tell(cues)
        return True

    def resume_run(self, run: RoutineRun) -> bool:
        """Take up a run that was cut short, through the same gate, with a count-in.

        Raises:
            StoreError: The run cannot be stored.
        """
        routine = self.library.routine(run.routine_id)
        if routine is None or self.is_open:
            return False
        if self.needs_card(routine) or self.block_of(routine) is not None:
            return False
        if not {step.exercise_id for step in run.steps} <= self.library.exercises.keys():
            return False
        self._scale = run.scale
        try:
            self._prepare(routine, run.steps).restore(run.engine)
        except ValueError:
            self.engine = self.routine = None
            return False
        self._run_id = run.id
        self._timer.start()
        self.resume()
        return True

    def tick(self) -> None:
        """Read the clocks, move on and tell; called by the timer."""
        if self.engine is None:
            return
        cues = self.engine.advance()
        self._tell(cues)
        moves = self.engine.is_running or self.engine.state is State.RESUMING
        if moves and self._clock.awake_ms() - self._saved_ms >= SAVE_EVERY_MS:
            self._save()
        if moves:
            self.advanced.emit()

    def pause(self, reason: PauseReason = PauseReason.USER) -> None:
        """Wait."""
        if self.engine is not None and self.engine.pause(reason):
            self._after_press([])

    def resume(self) -> None:
        """Count in and go on."""
        if self.engine is not None and self.engine.resume():
            self._after_press([])

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self.engine is not None and self.engine.state is State.PAUSED:
            self.resume()
        else:
            self.pause()

    def skip(self) -> None:
        """Go on to the next hold."""
        if self.engine is not None:
            self._after_press(self.engine.skip())

    def back(self) -> None:
        """Go back to the start of the hold, or to the one before."""
        if self.engine is not None:
            self._after_press(self.engine.back())

    def plus_ten(self) -> None:
        """Add ten seconds."""
        if self.engine is not None and self.engine.plus10():
            self._after_press([])

    def switch_side(self) -> None:
        """Change sides now."""
        if self.engine is not None:
            self._after_press(self.engine.switch())

    def hurts(self) -> None:
        """Stop the hold because it hurts."""
        if self.engine is not None and self.engine.hurts():
            self._after_press([])

    def stop(self) -> None:
        """End the routine; what was held is kept."""
        if self.engine is not None and self.engine.stop():
            self._after_press([])

    def leave(self) -> None:
        """Wait and save because the window closes; the run can be taken up again."""
        if self.is_open:
            self.pause(PauseReason.CLOSE)
            self._save()
        self._timer.stop()

    def set_seen(self, *, seen: bool) -> None:
        """Read the clocks less often while nobody looks."""
        self._timer.setInterval(SHOWN_MS if seen else HIDDEN_MS)

    # inside

    def _engine(self) -> RoutineEngine:
        if self.engine is None:
            raise RuntimeError("no routine was prepared")
        return self.engine

    def _prepare(self, routine: Routine, steps: tuple[Step, ...]) -> RoutineEngine:
        exercises = self.library.exercises.values()
        rolls = frozenset(one.id for one in exercises if one.kind is ExerciseKind.ROLL)
        engine = RoutineEngine(steps, self._clock, rolls=rolls)
        self.routine, self.engine, self._seen = routine, engine, None
        return engine

    def _after_press(self, cues: list[Cue]) -> None:
        self._tell(cues)
        if self.is_open:
            self._save()
        self.advanced.emit()

    def _tell(self, cues: list[Cue]) -> None:
        engine = self._engine()
        for cue in cues:
            self.cue.emit(cue)
        seen = (engine.state, engine.index, engine.pause_reason)
        if seen == self._seen:
            return
        before, self._seen = self._seen, seen
        self.state_changed.emit()
        if engine.state in {State.DONE, State.ABORTED}:
            self._end()
        elif before is not None:
            self._save()

    def _save(self) -> None:
        self._saved_ms = self._clock.awake_ms()
        if self.engine is None or self._run_id is None or not self.is_open:
            return
        try:
            self.runs.save(self._run_id, self.engine, self._scale)
        except UserError as error:
            self.failed.emit(str(error))

    def _end(self) -> None:
        self._timer.stop()
        number, self._run_id = self._run_id, None
        if number is None:
            return
        try:
            self.runs.end(number, self._engine(), self._scale)
        except UserError as error:
            self.failed.emit(str(error))
        self.finished.emit(number)
