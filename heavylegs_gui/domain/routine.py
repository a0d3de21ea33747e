"""Exercises and routines as values, and the list of steps that a routine is played from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from heavylegs_gui.domain.settings import StartSide
from heavylegs_gui.domain.tempo import Tempo

PREP_MS = 10_000
"""Time to get into place before the first exercise [ms]. Source: own value, as most timers have."""
CHANGE_MS = 5_000
"""Time to switch sides, or to rest between two repetitions [ms]. Source: own value; in other timers
runners ask for five to ten seconds, because switching takes time off the second side."""


SHORT_SHARE = 0.66
"""What the short form keeps of a hold. Source: own value."""
SHORTEST_HOLD_S = 15
"""The short form makes no hold shorter [s]. Source: own value."""
OLDER_FROM_YEARS = 65
OLDER_HOLD_S = 45
"""From this age on [years] a static stretch is held so long at least [s]: 30 to 60 s for older
people. Source: ACSM's guidelines, 11th ed., table 5.6; the age and the number in the range are our
own."""


class ExerciseKind(StrEnum):
    """How an exercise works on the muscle."""

    STATIC = "static"
    ROLL = "roll"
    DYNAMIC = "dynamic"
    STRENGTH = "strength"
    DRILL = "drill"


class Phase(StrEnum):
    """What the runner does in a step."""

    PREP = "prep"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    MOVE = "move"


class Side(StrEnum):
    """The leg that works."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The other leg."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One stretch or roll.

    Attributes:
        id: Name in the data files.
        name: What the library calls it.
        short_name: At most 13 letters, readable from three metres.
        kind: Static hold, roll or dynamic.
        muscles: Muscle groups it works on.
        sided: Whether left and right are done one after the other.
        cues: What to do, in two or three sentences.
        line: One line for the player.
        switch_line: One line while changing sides; ``{side}`` is the side that comes.
        mistake: The common mistake.
        easier: An easier variant.
        stop_if: When to stop.
        needs_roller: Whether it takes a foam roller.
        source: Where the dose comes from.
        article: Place in the article, or ``""``.
        tempo: How one repetition is done; ``None`` for what is held or moved for a time.
    """

    id: str
    name: str
    short_name: str
    kind: ExerciseKind
    muscles: tuple[str, ...]
    sided: bool
    cues: tuple[str, ...]
    line: str
    switch_line: str
    mistake: str
    easier: str
    stop_if: str
    needs_roller: bool
    source: str
    article: str = ""
    tempo: Tempo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineItem:
    """One exercise of a routine.

    Attributes:
        exercise_id: Which exercise.
        hold_s: Time of one hold, roll or set on one side [s].
        reps: Repetitions of the whole, both sides; for strength these are the sets.
        times: Repetitions in the tempo of the exercise in one set, 0 for what is held.
        rest_s: Rest before the next repetition, when both legs work at once or both sides are
            through [s].
        move_s: Time to move on to the next exercise [s]; 0 for the last one.
    """

    exercise_id: str
    hold_s: int
    reps: int = 1
    times: int = 0
    rest_s: int = CHANGE_MS // 1000
    move_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A list of exercises in order.

    Attributes:
        when: ``before``, ``after``, ``rest``, ``evening`` or ``any``: when it belongs.
    """

    id: str
    name: str
    when: str
    description: str
    items: tuple[RoutineItem, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of time of a played routine.

    Attributes:
        phase: What the runner does.
        exercise_id: The exercise that is done, or that comes next in ``prep`` and ``move``.
        side: The leg that works; in ``switch`` the one that comes next; ``None`` for both.
        rep: Repetition, from 1.
        start_ms: Time from the start of the routine [ms].
        duration_ms: How long it lasts [ms].
        item: Number of the routine's item, from 0.
    """

    phase: Phase
    exercise_id: str
    side: Side | None
    rep: int
    start_ms: int
    duration_ms: int
    item: int

    @property
    def end_ms(self) -> int:
        """Time from the start of the routine to the end of the step [ms]."""
        return self.start_ms + self.duration_ms


LeavesOut = Callable[[Exercise, Side | None], bool]
"""Whether an exercise is left out on a side, ``None`` for both legs at once."""


def for_age(routine: Routine, exercises: Mapping[str, Exercise], age_years: int | None) -> Routine:
    """Return the routine as a runner of that age holds it; ``None`` leaves it as it is."""
    if age_years is None or age_years < OLDER_FROM_YEARS:
        return routine
    items = (_for_older(item, exercises[item.exercise_id]) for item in routine.items)
    return replace(routine, items=tuple(items))


def short_form(routine: Routine, exercises: Mapping[str, Exercise]) -> Routine:
    """Return the short form: each exercise once, holds and sets shorter.

    Source: the design's rule: one repetition, holds x 0.66, none below 15 s.
    """
    items = (_shortened(item, exercises[item.exercise_id]) for item in routine.items)
    return replace(routine, items=tuple(items))


def set_s(tempo: Tempo, times: int) -> int:
    """Return the length of a set of so many repetitions, in whole seconds [s]."""
    return -(-tempo.rep_ms * times // 1000)


def first_side(choice: StartSide, day: date) -> Side:
    """Return the side to begin with; ``ALTERNATE`` changes from day to day."""
    if choice is StartSide.ALTERNATE:
        return Side.LEFT if day.toordinal() % 2 == 0 else Side.RIGHT
    return Side.LEFT if choice is StartSide.LEFT else Side.RIGHT


def expand(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    *,
    start_side: Side = Side.LEFT,
    transition_scale: float = 1.0,
    roller: bool = True,
    leaves_out: LeavesOut | None = None,
) -> tuple[Step, ...]:
    """Return the steps of a routine from its get-ready to its last hold.

    Both sides of a repetition follow each other, so that each side rests while the other works.

    Args:
        routine: What to play.
        exercises: All exercises by id.
        start_side: The side that comes first.
        transition_scale: Factor on ``switch`` and ``move``; holds and rests never change.
        roller: Whether the runner has a roller; without one its exercises are left out.
        leaves_out: Whether an exercise is left out on a side, ``None`` for both legs at once.


    Returns:
        The steps; none when nothing is left.

    Raises:
        KeyError: The routine names an exercise that there is not.
    """
    steps: list[Step] = []
    at_ms = 0
    played: list[_Played] = []
    for place, one in enumerate(routine.items):
        exercise = exercises[one.exercise_id]
        sides = [
            side
            for side in _sides(exercise, start_side)
            if leaves_out is None or not leaves_out(exercise, side)
        ]
        if sides and (roller or not exercise.needs_roller):
            played.append((place, one, sides))
    for phase, exercise_id, side, rep, plain_ms, item in _parts(played, exercises):
        scale = transition_scale if phase in {Phase.SWITCH, Phase.MOVE} else 1.0
        lasts_ms = round(plain_ms * scale)
        steps.append(Step(phase, exercise_id, side, rep, at_ms, lasts_ms, item))
        at_ms += lasts_ms
    return tuple(steps)


def duration_ms(steps: tuple[Step, ...]) -> int:
    """Return the length of the played routine [ms]: get ready, holds, changes and moves."""
    return steps[-1].end_ms if steps else 0


def work_ms(steps: tuple[Step, ...]) -> int:
    """Return the time in ``work`` steps alone [ms]."""
    return sum(step.duration_ms for step in steps if step.phase is Phase.WORK)


def _sides(exercise: Exercise, start_side: Side) -> tuple[Side | None, ...]:
    return (start_side, start_side.other) if exercise.sided else (None,)


def _for_older(item: RoutineItem, exercise: Exercise) -> RoutineItem:
    is_short = exercise.kind is ExerciseKind.STATIC and item.hold_s < OLDER_HOLD_S
    return replace(item, hold_s=OLDER_HOLD_S) if is_short else item


def _shortened(item: RoutineItem, exercise: Exercise) -> RoutineItem:
    if exercise.tempo is not None:
        times = max(1, round(item.times * SHORT_SHARE))
        return replace(item, reps=1, times=times, hold_s=set_s(exercise.tempo, times))
    hold_s = max(SHORTEST_HOLD_S, round(item.hold_s * SHORT_SHARE))
    return replace(item, reps=1, hold_s=min(item.hold_s, hold_s))


_Played = tuple[int, RoutineItem, list[Side | None]]
_Part = tuple[Phase, str, Side | None, int, int, int]


def _parts(played: Sequence[_Played], exercises: Mapping[str, Exercise]) -> Iterator[_Part]:
    lead_in, lead_in_ms = Phase.PREP, PREP_MS
    for number, item, sides in played:
        exercise = exercises[item.exercise_id]
        yield lead_in, exercise.id, sides[0], 1, lead_in_ms, number
        yield from _item_parts(number, item, exercise, sides)
        lead_in, lead_in_ms = Phase.MOVE, item.move_s * 1000


def _item_parts(
    number: int, item: RoutineItem, exercise: Exercise, sides: Sequence[Side | None]
) -> Iterator[_Part]:
    between = Phase.SWITCH if len(sides) > 1 else Phase.REST
    for rep in range(1, item.reps + 1):
        for at, side in enumerate(sides):
            if at or rep > 1:
                pause_ms = CHANGE_MS if at else item.rest_s * 1000
                phase = between if pause_ms <= CHANGE_MS else Phase.REST
                yield phase, exercise.id, side, rep, pause_ms, number
            yield Phase.WORK, exercise.id, side, rep, item.hold_s * 1000, number
