"""Turns the state of the timer into a scene: words, figures and shares."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.domain.routine import Exercise, ExerciseKind, Phase, Routine, Side, Step
from heavylegs_gui.domain.routine_engine import RESUME_MS, PauseReason, RoutineEngine, State
from heavylegs_gui.domain.tempo import TempoBeat, TempoPart
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.ui.player.scene import FigureShot, NextStep, Scene

URGENT_MS = 3_000
"""The last seconds of a hold, in which the digits change their colour [ms]."""
LONG_FROM_S = 100
"""From so many seconds on the ring shows minutes and seconds [s]."""
_PALE = 0.6


def seconds_text(remaining_ms: int) -> str:
    """Return the seconds as shown: rounded up, so that 0 is never seen; m:ss from 100 s on."""
    seconds = -(-max(1, remaining_ms) // 1000)
    if seconds < LONG_FROM_S:
        return str(seconds)
    return f"{seconds // 60}:{seconds % 60:02d}"


class SceneMaker(QObject):
    """Makes scenes of one routine."""

    def __init__(
        self,
        routine: Routine,
        exercises: Mapping[str, Exercise],
        figures: Mapping[str, Figure],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._routine, self._exercises, self._figures = routine, exercises, figures

    def scene(self, engine: RoutineEngine, easier: str = "") -> Scene:
        """Return what is to be seen now.

        Args:
            engine: The timer.
            easier: ``"<exercise>:<easier way>"`` that the runner chose, or an empty text.
        """
        step = engine.step
        title, cue = self._headline(engine, step)
        exercise_id, _, easier_way = easier.partition(":")
        if easier_way and exercise_id == step.exercise_id and engine.state is State.WORK:
            cue = self.tr("Easier: {0}").format(easier_way)
        word, icon = self._phase(engine, step)
        digits = ""
        beat = self._beat(engine)
        if beat is not None:
            word, icon = self._part(beat.part)
            cue, digits = self._rep_text(engine, beat.rep), str(beat.rep)
        counting_in = engine.state is State.RESUMING
        left_ms = engine.resume_left_ms if counting_in else engine.remaining_ms
        whole_ms = RESUME_MS if counting_in else engine.length_ms()
        return Scene(
            routine=self._routine.name,
            position=self._position(engine),
            time_left=self.tr("{0} left").format(format_duration(-(-engine.left_ms // 1000))),
            bars=self._bars(engine),
            title=title,
            cue=cue,
            side=self.side_letter(step.side),
            side_word=self.side_word(step.side),
            digits=digits or seconds_text(left_ms),
            digits_said=cue if digits else "",
            ring=left_ms / whole_ms if whole_ms else 0.0,
            phase=word,
            phase_icon=icon,
            tinted=engine.state in {State.SWITCH, State.MOVE, State.REST},
            urgent=engine.state is State.WORK and left_ms <= URGENT_MS,
            shot=self.shot(engine),
            upcoming=self._upcoming(engine),
            elapsed_ms=engine.pos_ms,
        )

    def exercise(self, engine: RoutineEngine) -> Exercise:
        """Return the exercise that is done or comes next."""
        return self._exercises[engine.step.exercise_id]

    def side_word(self, side: Side | None) -> str:
        """Return "left", "right" or an empty text."""
        if side is None:
            return ""
        return self.tr("left") if side is Side.LEFT else self.tr("right")

    def side_letter(self, side: Side | None) -> str:
        """Return the first letter of the side in English, which places it on the screen."""
        return "" if side is None else side.value[0].upper()

    def shot(self, engine: RoutineEngine) -> FigureShot | None:
        """Return the figure; a body that looks to the left shows its left side."""
        step, state = engine.step, engine.state
        strength = 1.0 if state in {State.WORK, State.DONE} else _PALE
        return self._still(
            step, running=state in {State.WORK, State.PREP, State.MOVE}, strength=strength
        )

    def _still(
        self, step: Step, *, running: bool = False, strength: float = 1.0
    ) -> FigureShot | None:
        figure = self._figures.get(step.exercise_id)
        if figure is None:
            return None
        mirrored = step.side is Side.LEFT
        return FigureShot(figure, mirrored=mirrored, running=running, strength=strength)

    # words

    def _headline(self, engine: RoutineEngine, step: Step) -> tuple[str, str]:
        exercise = self._exercises[step.exercise_id]
        if engine.state is State.PAUSED:
            return self.tr("Paused"), self._pause_text(engine.pause_reason)
        if step.phase is Phase.SWITCH:
            line = exercise.switch_line.format(side=self.side_word(step.side))
            return self.tr("Switch sides"), line
        if step.phase is Phase.REST:
            return self.tr("Rest"), self.tr("then once more: {0}").format(exercise.short_name)
        if step.phase is Phase.MOVE and exercise.needs_roller:
            return exercise.short_name, self.tr("with the roller, {0}").format(exercise.line)
        return exercise.short_name, exercise.line

    def _pause_text(self, reason: PauseReason | None) -> str:
        texts = {
            PauseReason.SUSPEND: self.tr("the computer slept, nothing is lost"),
            PauseReason.STALL: self.tr("the computer was busy, nothing is lost"),
            PauseReason.LOCK: self.tr("the screen was locked, nothing is lost"),
            PauseReason.CLOSE: self.tr("here you stopped last time"),
            PauseReason.BLOCK: self.tr("a safety sign keeps it off: see the Stretch page"),
        }
        default = self.tr("Space goes on, after 3 seconds")
        return texts.get(reason, default) if reason is not None else default

    def _phase(self, engine: RoutineEngine, step: Step) -> tuple[str, str]:
        if engine.state is State.PAUSED:
            return self.tr("PAUSED"), "pause"
        if engine.state is State.RESUMING:
            return self.tr("GO ON"), "play"
        if step.phase is Phase.WORK:
            kind = self._exercises[step.exercise_id].kind
            if kind is ExerciseKind.ROLL:
                return self.tr("ROLL"), "repeat"
            if kind in {ExerciseKind.DYNAMIC, ExerciseKind.DRILL}:
                return self.tr("MOVE"), "activity"
            return self.tr("HOLD"), "hand"
        return {
            Phase.PREP: (self.tr("GET READY"), "timer"),
            Phase.SWITCH: (self.tr("SWITCH"), "arrow-left-right"),
            Phase.REST: (self.tr("REST"), "waves"),
            Phase.MOVE: (self.tr("MOVE ON"), "chevron-right"),
        }[step.phase]

    def _beat(self, engine: RoutineEngine) -> TempoBeat | None:
        """Return where in a set the runner is, ``None`` for what has no tempo."""
        tempo = self._exercises[engine.step.exercise_id].tempo
        return None if tempo is None or engine.state is not State.WORK else tempo.at(engine.pos_ms)

    def _part(self, part: TempoPart) -> tuple[str, str]:
        return {
            TempoPart.LOWER: (self.tr("LOWER"), "arrow-down"),
            TempoPart.HOLD: (self.tr("HOLD"), "hand"),
            TempoPart.LIFT: (self.tr("LIFT"), "arrow-up"),
        }[part]

    def _rep_text(self, engine: RoutineEngine, rep: int) -> str:
        tempo = self._exercises[engine.step.exercise_id].tempo
        count = 0 if tempo is None else tempo.reps_in(engine.length_ms())
        return self.tr("repetition {0} of {1}").format(rep, count)

    def _position(self, engine: RoutineEngine) -> str:
        works = [index for index, step in enumerate(engine.steps) if step.phase is Phase.WORK]
        before = sum(1 for index in works if index < engine.index)
        if engine.step.phase is Phase.WORK:
            return self.tr("{0} of {1}").format(before + 1, len(works))
        return self.tr("{0} of {1} done").format(before, len(works))

    def _bars(self, engine: RoutineEngine) -> tuple[tuple[float, float], ...]:
        """Return one bar for each hold; a skipped one stays unfilled."""
        return tuple(
            (step.duration_ms / 1000, min(1.0, engine.credit_ms(index) / engine.length_ms(index)))
            for index, step in enumerate(engine.steps)
            if step.phase is Phase.WORK
        )

    def _upcoming(self, engine: RoutineEngine) -> NextStep:
        working = engine.step.phase is Phase.WORK
        label = self.tr("Next") if working else self.tr("Then")
        number = engine.next_work()
        if number is None:
            return NextStep(label, self.tr("Done"))
        following = engine.steps[number]
        same = following.item == engine.step.item
        return NextStep(
            label, self._upcoming_text(following, same_exercise=same), self._still(following)
        )

    def _upcoming_text(self, step: Step, *, same_exercise: bool) -> str:
        exercise = self._exercises[step.exercise_id]
        amount = self._amount(exercise, step)
        if not same_exercise:
            side = self.side_word(step.side)
            return f"{exercise.short_name}, {side}" if side else exercise.short_name
        if step.side is Side.LEFT:
            return self.tr("Left side, {0}").format(amount)
        if step.side is Side.RIGHT:
            return self.tr("Right side, {0}").format(amount)
        if step.rep > 1:
            return self.tr("Once more, {0}").format(amount)
        return self._begin_text(exercise.kind).format(amount)

    def _begin_text(self, kind: ExerciseKind) -> str:
        if kind is ExerciseKind.STRENGTH:
            return self.tr("One set, {0}")
        return self.tr("Roll for {0}") if kind is ExerciseKind.ROLL else self.tr("Hold for {0}")

    def _amount(self, exercise: Exercise, step: Step) -> str:
        if exercise.tempo is not None:
            return self.tr("{0} times").format(exercise.tempo.reps_in(step.duration_ms))
        return self.tr("{0} s").format(step.duration_ms // 1000)
