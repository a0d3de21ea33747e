"""What counts as time for a muscle."""

from __future__ import annotations

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.domain.muscle_dose import SESSION_CAP_S, dose_s, planned_s
from heavylegs_gui.domain.routine import Phase, Side, Step
from heavylegs_gui.paths import resource_root

EXERCISES = load_exercises(resource_root() / "exercises")


def test_stretch_and_roll_of_one_muscle_add_up():
    week = [{"st_calf_straight": 60.0, "fr_calf_both": 30.0}, {"fr_calf_both": 30.0}]
    assert dose_s(week, EXERCISES)["calves"] == 120.0


def test_more_than_four_minutes_in_one_routine_do_not_count():
    assert dose_s([{"st_ham_seated": 900.0}], EXERCISES)["hamstrings"] == SESSION_CAP_S
    twice = dose_s([{"st_ham_seated": 900.0}] * 2, EXERCISES)
    assert twice["hamstrings"] == 2 * SESSION_CAP_S


def test_an_exercise_that_is_gone_is_left_out():
    assert dose_s([{"old_one": 60.0}], EXERCISES) == {}


def test_nothing_played_is_no_dose():
    assert dose_s([], EXERCISES) == {}


def test_the_plan_counts_both_sides_of_the_work_and_nothing_else():
    steps = (
        Step(Phase.PREP, "st_calf_straight", Side.LEFT, 1, 0, 10_000, 0),
        Step(Phase.WORK, "st_calf_straight", Side.LEFT, 1, 10_000, 30_000, 0),
        Step(Phase.SWITCH, "st_calf_straight", Side.RIGHT, 1, 40_000, 5_000, 0),
        Step(Phase.WORK, "st_calf_straight", Side.RIGHT, 1, 45_000, 30_000, 0),
    )
    assert planned_s(steps) == {"st_calf_straight": 60.0}
