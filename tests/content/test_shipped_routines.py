"""The routines that ship: their lengths to the second, and what each may hold."""

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.figures import load_figures
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.domain.routine import (
    SHORTEST_HOLD_S,
    ExerciseKind,
    Phase,
    duration_ms,
    expand,
    short_form,
    work_ms,
)
from heavylegs_gui.paths import resource_root

EXERCISES = load_exercises(resource_root() / "exercises")
ROUTINES = load_routines(resource_root() / "routines", EXERCISES)
FIGURES = load_figures(resource_root() / "figures")
TABLE = {
    "pre_run": (22, "4:00", "5:00"),
    "rescue_12": (26, "10:30", "12:00"),
    "desk_4": (18, "3:10", "4:00"),
    "form_drills": (22, "3:30", "7:30"),
    "post_run": (26, "6:30", "8:00"),
    "roll_10": (24, "8:30", "10:00"),
    "article_5": (18, "4:30", "5:34"),
    "rest_20": (48, "17:00", "20:00"),
    "bedtime": (18, "6:55", "8:00"),
    "strength": (32, "12:00", "16:16"),
}
"""Steps, time at work and whole time of each routine, as the design's table has them."""


def minutes(ms):
    assert ms % 1000 == 0
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"


def kinds(routine):
    return {EXERCISES[item.exercise_id].kind for item in routine.items}


def test_every_routine_of_the_table_ships_and_no_other():
    assert set(ROUTINES) == set(TABLE)


@pytest.mark.parametrize("routine_id", TABLE)
def test_a_routine_lasts_as_long_as_the_table_says(routine_id):
    steps = expand(ROUTINES[routine_id], EXERCISES)
    found = len(steps), minutes(work_ms(steps)), minutes(duration_ms(steps))
    assert found == TABLE[routine_id]


@pytest.mark.parametrize("routine_id", TABLE)
def test_the_length_follows_from_the_formula(routine_id):
    """Prep, every hold on every side, the pauses between, and the moves."""
    total_s = 10
    for item in ROUTINES[routine_id].items:
        sides = 2 if EXERCISES[item.exercise_id].sided else 1
        total_s += item.hold_s * item.reps * sides + item.move_s
        total_s += 5 * (sides - 1) * item.reps + item.rest_s * (item.reps - 1)
    steps = expand(ROUTINES[routine_id], EXERCISES)
    assert duration_ms(steps) == total_s * 1000


def test_before_a_run_nothing_is_held():
    before = [one for one in ROUTINES.values() if one.when == "before"]
    assert before
    for routine in before:
        assert not kinds(routine) & {ExerciseKind.STATIC, ExerciseKind.ROLL}


@pytest.mark.parametrize("routine_id", sorted(set(TABLE) - {"article_5"}))
def test_rolling_comes_before_holding_but_in_the_articles_own_order(routine_id):
    order = [EXERCISES[item.exercise_id].kind for item in ROUTINES[routine_id].items]
    rolls = [at for at, kind in enumerate(order) if kind is ExerciseKind.ROLL]
    holds = [at for at, kind in enumerate(order) if kind is ExerciseKind.STATIC]
    assert not rolls or not holds or max(rolls) < min(holds)


@pytest.mark.parametrize("routine_id", TABLE)
def test_the_short_form_holds_each_side_once_and_no_shorter_than_fifteen_seconds(routine_id):
    routine = ROUTINES[routine_id]
    short = expand(short_form(routine, EXERCISES), EXERCISES)
    assert duration_ms(short) < duration_ms(expand(routine, EXERCISES))
    work = [step for step in short if step.phase is Phase.WORK]
    assert {step.rep for step in work} == {1}
    held = [step for step in work if EXERCISES[step.exercise_id].tempo is None]
    assert all(step.duration_ms >= SHORTEST_HOLD_S * 1000 for step in held)


def test_every_exercise_is_used_shown_and_told_whole():
    used = {item.exercise_id for routine in ROUTINES.values() for item in routine.items}
    assert set(FIGURES) == set(EXERCISES)
    assert used <= set(EXERCISES)
    for one in EXERCISES.values():
        texts = (one.name, one.line, one.mistake, one.easier, one.stop_if, one.source, *one.cues)
        assert all(text.strip() for text in texts), one.id


def test_each_working_muscle_group_has_a_name():
    from heavylegs_gui.ui.player.caution_words import MUSCLE_GROUPS

    assert {one for exercise in EXERCISES.values() for one in exercise.muscles} <= set(
        MUSCLE_GROUPS
    )
