"""The steps and the length of a routine."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.domain.routine import (
    ExerciseKind,
    Phase,
    Routine,
    RoutineItem,
    Side,
    duration_ms,
    expand,
    first_side,
    for_age,
    set_s,
    work_ms,
)
from heavylegs_gui.domain.settings import StartSide
from heavylegs_gui.domain.tempo import Tempo
from heavylegs_gui.paths import resource_root

ARTICLE_5 = """
0:00 prep st_ham_seated 10
0:10 work st_ham_seated 30
0:40 rest st_ham_seated 5
0:45 work st_ham_seated 30
1:15 move st_calf_straight 8
1:23 work st_calf_straight:L 30
1:53 switch st_calf_straight 5
1:58 work st_calf_straight:R 30
2:28 move st_quad_stand 8
2:36 work st_quad_stand:L 30
3:06 switch st_quad_stand 5
3:11 work st_quad_stand:R 30
3:41 move fr_calf_both 10
3:51 work fr_calf_both 30
4:21 move fr_ham 8
4:29 work fr_ham:L 30
4:59 switch fr_ham 5
5:04 work fr_ham:R 30
"""


@pytest.fixture(scope="module")
def exercises():
    return load_exercises(resource_root() / "exercises")


@pytest.fixture(scope="module")
def article_5(exercises):
    return load_routines(resource_root() / "routines", exercises)["article_5"]


def written(step):
    minutes, seconds = divmod(step.start_ms // 1000, 60)
    side = f":{step.side.value[0].upper()}" if step.side and step.phase is Phase.WORK else ""
    lasts = step.duration_ms // 1000
    return f"{minutes}:{seconds:02d} {step.phase.value} {step.exercise_id}{side} {lasts}"


def test_article_5_has_exactly_the_steps_of_the_design(article_5, exercises):
    steps = expand(article_5, exercises)
    assert [written(step) for step in steps] == ARTICLE_5.strip().splitlines()


def test_article_5_lasts_five_minutes_thirty_four(article_5, exercises):
    steps = expand(article_5, exercises)
    assert duration_ms(steps) == (5 * 60 + 34) * 1000
    assert work_ms(steps) == (4 * 60 + 30) * 1000


@pytest.mark.parametrize(("scale", "total_s"), [(1.0, 334), (1.5, 358.5), (2.0, 383)])
def test_the_scale_stretches_changes_and_moves_but_no_hold(article_5, exercises, scale, total_s):
    steps = expand(article_5, exercises, transition_scale=scale)
    assert duration_ms(steps) == total_s * 1000
    assert work_ms(steps) == 270_000


def test_the_right_side_may_come_first(article_5, exercises):
    steps = expand(article_5, exercises, start_side=Side.RIGHT)
    sides = [step.side for step in steps if step.phase is Phase.WORK and step.side]
    assert sides == [Side.RIGHT, Side.LEFT] * 3


def test_by_turns_the_first_side_changes_every_day():
    day = date(2026, 11, 22)
    days = [
        first_side(StartSide.ALTERNATE, date.fromordinal(day.toordinal() + n)) for n in range(4)
    ]
    assert days in ([Side.LEFT, Side.RIGHT] * 2, [Side.RIGHT, Side.LEFT] * 2)
    assert first_side(StartSide.LEFT, day) is Side.LEFT
    assert first_side(StartSide.RIGHT, day) is Side.RIGHT


def test_each_step_begins_where_the_one_before_ends(article_5, exercises):
    steps = expand(article_5, exercises, transition_scale=1.5)
    assert all(one.end_ms == two.start_ms for one, two in pairwise(steps))


def test_without_a_roller_its_exercises_are_left_out(article_5, exercises):
    steps = expand(article_5, exercises, roller=False)
    assert duration_ms(steps) == 221_000
    assert not any(exercises[step.exercise_id].needs_roller for step in steps)
    assert steps[-1].phase is Phase.WORK


SQUAT = replace(
    load_exercises(resource_root() / "exercises")["st_quad_stand"],
    id="squat",
    kind=ExerciseKind.STRENGTH,
    tempo=Tempo(2_000, 1_000, 1_000),
)


def set_parts(exercise, **item):
    routine = Routine(
        id="one",
        name="One",
        when="any",
        description="",
        items=(RoutineItem(exercise_id="squat", **item),),
    )
    steps = expand(routine, {"squat": exercise})
    return [(step.phase.value, step.side and step.side.value, step.duration_ms) for step in steps]


def test_a_set_lasts_as_long_as_its_repetitions():
    assert set_s(SQUAT.tempo, 12) == 48
    assert set_s(Tempo(1_500, 0, 1_000), 3) == 8


def test_sets_are_parted_by_their_rest():
    parts = set_parts(replace(SQUAT, sided=False), hold_s=48, times=12, reps=2, rest_s=45)
    assert parts == [
        ("prep", None, 10_000),
        ("work", None, 48_000),
        ("rest", None, 45_000),
        ("work", None, 48_000),
    ]


def test_on_two_sides_the_rest_comes_when_both_are_through():
    parts = set_parts(SQUAT, hold_s=40, times=10, reps=2, rest_s=30)
    assert parts[1:] == [
        ("work", "left", 40_000),
        ("switch", "right", 5_000),
        ("work", "right", 40_000),
        ("rest", "left", 30_000),
        ("work", "left", 40_000),
        ("switch", "right", 5_000),
        ("work", "right", 40_000),
    ]


@pytest.mark.parametrize(
    ("age_years", "static_s"), [(None, 30), (30, 30), (64, 30), (65, 45), (90, 45)]
)
def test_from_sixty_five_on_a_stretch_is_held_longer(article_5, exercises, age_years, static_s):
    steps = expand(for_age(article_5, exercises, age_years), exercises)
    lengths = {
        (exercises[step.exercise_id].kind, step.duration_ms // 1000)
        for step in steps
        if step.phase is Phase.WORK
    }
    assert lengths == {(ExerciseKind.STATIC, static_s), (ExerciseKind.ROLL, 30)}
