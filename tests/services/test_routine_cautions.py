"""A caution keeps rolls out of a routine until they are ticked, also when it is taken up again."""

import pytest

from heavylegs_gui.domain.cautions import Spared, SpareKind, spared_to_text
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.routine import ExerciseKind, Side
from heavylegs_gui.domain.routine_engine import State
from tests.services.routine_desk import DAY

TORN = spared_to_text([Spared("hamstrings", Side.RIGHT, SpareKind.TEAR, DAY)])


def kinds(desk):
    exercises = desk.routine_library.exercises
    return {exercises[step.exercise_id].kind for step in desk.player.engine.steps}


def test_with_a_caution_the_routine_starts_without_its_rolls(desk):
    desk.preferences.set("cautions", "thinner")
    assert desk.routine_library.asks_about_rolling(desk.routine)
    assert desk.begin()
    assert kinds(desk) == {ExerciseKind.STATIC}


def test_one_tick_brings_the_rolls_back_for_this_time(desk):
    desk.preferences.set("cautions", "thinner")
    desk.gate.answer([])
    assert desk.player.start(desk.routine, rolls_ticked=True)
    assert ExerciseKind.ROLL in kinds(desk)
    desk.player.stop()
    assert desk.routine_library.asks_about_rolling(desk.routine)


def test_without_a_caution_nobody_is_asked(desk):
    assert not desk.routine_library.asks_about_rolling(desk.routine)


def test_the_library_tells_the_shorter_length(desk):
    whole_s = desk.routine_library.total_s("article_5")
    desk.preferences.set("cautions", "veins")
    assert desk.routine_library.total_s("article_5") < whole_s


def test_a_torn_muscle_is_left_out_on_its_side(desk):
    desk.preferences.set("spared_parts", TORN)
    assert desk.begin()
    sides = {step.side for step in desk.player.engine.steps if step.exercise_id == "fr_ham"}
    assert sides == {Side.LEFT}
    assert "st_ham_seated" not in {step.exercise_id for step in desk.player.engine.steps}


def test_a_part_that_is_torn_meanwhile_keeps_an_old_run_from_going_on(desk):
    desk.begin()
    desk.play(20)
    desk.player.leave()
    desk.preferences.set("spared_parts", TORN)
    run = desk.runs.resumable()
    assert not desk.routine_library.asks_about_rolling(desk.routine, run.steps)
    with pytest.raises(UserError, match="left out for you today"):
        desk.player.resume_run(run)


def test_a_caution_told_meanwhile_is_asked_before_an_old_run_goes_on(desk):
    desk.begin()
    desk.play(20)
    desk.player.leave()
    desk.preferences.set("cautions", "clot")
    run = desk.runs.resumable()
    assert desk.routine_library.asks_about_rolling(desk.routine, run.steps)
    with pytest.raises(UserError, match="discard it"):
        desk.player.resume_run(run)
    assert desk.player.resume_run(run, rolls_ticked=True)
    assert desk.player.engine.state is State.RESUMING


def test_where_nothing_is_left_it_says_why(desk):
    parts = [Spared(one, None, SpareKind.TEAR, DAY) for one in ("hamstrings", "calves", "quads")]
    desk.preferences.set("spared_parts", spared_to_text(parts))
    desk.gate.answer([])
    with pytest.raises(UserError, match="Nothing is left of Five after a run"):
        desk.player.start(desk.routine)
