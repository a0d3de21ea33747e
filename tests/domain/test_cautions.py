"""What routines leave out: cautions switch rolling off, spared parts leave single exercises out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.domain.cautions import (
    MOST_SPARED,
    ON_THE_BACK,
    Caution,
    Spared,
    SpareKind,
    omissions,
    spared_from_text,
    spared_to_text,
)
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.routine import Exercise, ExerciseKind, Phase, Side, expand
from heavylegs_gui.domain.settings import CAUTIONS, Settings
from heavylegs_gui.paths import resource_root

DAY = date(2026, 11, 22)
TORN_CALF = Spared("calves", Side.LEFT, SpareKind.TEAR, DAY)


def exercise(kind, *muscles, sided=True, name="one"):
    return Exercise(
        id=name,
        name=name,
        short_name=name,
        kind=kind,
        muscles=muscles,
        sided=sided,
        cues=(),
        line="",
        switch_line="{side}",
        mistake="",
        easier="",
        stop_if="",
        needs_roller=False,
        source="",
    )


ROLL = exercise(ExerciseKind.ROLL, "calves")
STRETCH = exercise(ExerciseKind.STATIC, "calves")


@pytest.mark.parametrize("caution", Caution)
def test_every_caution_switches_rolling_off_until_it_is_ticked(caution):
    off = omissions([caution], (), DAY, rolls_ticked=False)
    assert off.leaves_out(ROLL, Side.LEFT)
    assert not off.leaves_out(STRETCH, Side.LEFT)
    ticked = omissions([caution], (), DAY, rolls_ticked=True)
    assert not ticked.leaves_out(ROLL, Side.LEFT)


def test_with_nothing_told_nothing_is_left_out():
    nothing = omissions((), (), DAY, rolls_ticked=False)
    assert not nothing.is_any
    assert not nothing.leaves_out(ROLL, None)


@pytest.mark.parametrize("name", sorted(ON_THE_BACK))
def test_in_pregnancy_nothing_is_done_flat_on_the_back_whatever_is_ticked(name):
    flat = exercise(ExerciseKind.STATIC, "hamstrings", name=name)
    assert omissions([Caution.PREGNANT], (), DAY, rolls_ticked=True).leaves_out(flat, Side.LEFT)
    assert not omissions([Caution.VEINS], (), DAY, rolls_ticked=True).leaves_out(flat, Side.LEFT)


@pytest.mark.parametrize("one", [ROLL, STRETCH])
def test_a_torn_muscle_is_neither_rolled_nor_stretched_on_its_side(one):
    off = omissions((), [TORN_CALF], DAY, rolls_ticked=True)
    assert off.leaves_out(one, Side.LEFT)
    assert not off.leaves_out(one, Side.RIGHT)
    assert off.leaves_out(replace(one, sided=False), None)


def test_other_muscles_go_on():
    off = omissions((), [TORN_CALF], DAY, rolls_ticked=False)
    assert not off.leaves_out(exercise(ExerciseKind.STATIC, "quads"), Side.LEFT)


@pytest.mark.parametrize(("days", "is_out"), [(0, True), (3, True), (4, False)])
def test_a_tear_is_spared_for_three_days(days, is_out):
    off = omissions((), [TORN_CALF], DAY + timedelta(days=days), rolls_ticked=False)
    assert off.leaves_out(STRETCH, Side.LEFT) == is_out


def test_a_wound_is_not_rolled_however_long_ago_but_stretched():
    wound = Spared("calves", None, SpareKind.WOUND, DAY - timedelta(days=60))
    off = omissions((), [wound], DAY, rolls_ticked=True)
    assert off.leaves_out(ROLL, Side.RIGHT)
    assert not off.leaves_out(STRETCH, Side.RIGHT)


def test_a_side_that_is_left_out_takes_its_change_with_it():
    torn = Spared("calves", Side.LEFT, SpareKind.TEAR, DAY)
    off = omissions((), [torn], DAY, rolls_ticked=False)
    exercises = load_exercises(resource_root() / "exercises")
    routine = load_routines(resource_root() / "routines", exercises)["article_5"]
    steps = expand(routine, exercises, leaves_out=off.leaves_out)
    of_calf = [step for step in steps if "calves" in exercises[step.exercise_id].muscles]
    sides = {step.side for step in of_calf}
    assert Side.LEFT not in sides
    assert Phase.SWITCH not in {step.phase for step in of_calf}
    whole = expand(routine, exercises)
    assert steps != whole
    assert steps[-1].end_ms < whole[-1].end_ms


def test_the_parts_are_stored_and_read_again():
    parts = (TORN_CALF, Spared("feet", None, SpareKind.WOUND, DAY))
    assert spared_from_text(spared_to_text(parts)) == parts
    assert spared_from_text("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "3",
        '["calves"]',
        '[{"muscle": "calves"}]',
        '[{"muscle": "<b>", "side": null, "kind": "tear", "since": "2026-11-22"}]',
        '[{"muscle": "calves", "side": "up", "kind": "tear", "since": "2026-11-22"}]',
        '[{"muscle": "calves", "side": null, "kind": "tear", "since": "2026-02-30"}]',
        spared_to_text([TORN_CALF] * (MOST_SPARED + 1)),
    ],
)
def test_what_is_no_list_of_parts_is_refused_in_one_sentence(text):
    with pytest.raises(InvalidValueError, match="spared_parts is a list of parts"):
        spared_from_text(text)


def test_the_settings_know_every_caution():
    assert list(CAUTIONS) == [one.value for one in Caution]


def test_the_settings_keep_cautions_and_parts():
    told = Settings().with_value("cautions", "veins, thinner")
    assert told.cautions == ("thinner", "veins")
    assert told.as_texts()["cautions"] == "thinner,veins"
    assert told.with_value("cautions", "").as_texts()["cautions"] is None
    spared = told.with_value("spared_parts", spared_to_text([TORN_CALF]))
    assert spared_from_text(spared.as_texts()["spared_parts"]) == (TORN_CALF,)


def test_an_unknown_caution_is_refused_by_name():
    with pytest.raises(InvalidValueError, match="not 'flu'"):
        Settings().with_value("cautions", "veins,flu")
