"""Exercise and routine files: what ships is whole, and every fault has its file and line."""

import shutil

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.tempo import Tempo
from heavylegs_gui.paths import resource_root


@pytest.fixture
def resources(tmp_path):
    for name in ("exercises", "routines"):
        shutil.copytree(resource_root() / name, tmp_path / name)
    return tmp_path


def read(resources):
    return load_routines(resources / "routines", load_exercises(resources / "exercises"))


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_articles_five_exercises_are_there(resources):
    exercises = load_exercises(resources / "exercises")
    assert {
        "st_ham_seated", "st_calf_straight", "st_quad_stand", "fr_calf_both", "fr_ham",
    } <= set(exercises)  # fmt: skip
    assert all(len(one.short_name) <= 13 for one in exercises.values())
    assert all(("{side}" in one.switch_line) == one.sided for one in exercises.values())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("hold_s = 30", "hold_s = 0", "hold_s must be a whole number from 1 to 600"),
        ("hold_s = 30", "hold_s = true", "hold_s must be a whole number from 1 to 600"),
        ('exercise = "st_quad_stand"', 'exercise = "st_yoga"', "there is no exercise 'st_yoga'"),
        ('when = "', 'when = "x', "when must be one of before, after, rest, evening, any"),
        ("reps = 2", "rep = 2", "the key 'rep' is unknown"),
    ],
)
def test_a_fault_in_a_routine_names_file_and_line(resources, old, new, words):
    line = change(resources / "routines" / "article_5.toml", old, new)
    with pytest.raises(ContentError) as told:
        read(resources)
    assert str(told.value) == f"article_5.toml, line {line}: {words}."


def test_a_file_that_is_no_toml_names_its_line(resources):
    line = change(resources / "routines" / "article_5.toml", 'when = "', "when = ")
    with pytest.raises(ContentError, match=rf"^article_5\.toml, line {line}: Invalid value\.$"):
        read(resources)


def test_a_fault_in_an_exercise_names_file_and_line(resources):
    line = change(resources / "exercises" / "article.toml", 'kind = "static"', 'kind = "yoga"')
    with pytest.raises(ContentError, match=f"article.toml, line {line}: kind must be one of"):
        read(resources)


SQUAT = """
[[exercise]]
id = "sg_test"
name = "Squat"
short_name = "Squat"
kind = "strength"
muscles = ["quads"]
sided = false
cues = ["Sit back."]
line = "knees over the toes"
switch_line = ""
mistake = "Knees falling in."
easier = "Sit on a chair."
stop_if = "there is knee pain"
needs_roller = false
source = "own"
tempo_s = [2, 1, 1.5]
"""
SETS = """
id = "sets"
name = "Sets"
when = "any"
description = "Two sets."

[[item]]
exercise = "sg_test"
times = 12
reps = 2
rest_s = 45
"""


@pytest.fixture
def sets(resources):
    """The files of a strength exercise and of a routine with it."""
    exercise, routine = resources / "exercises" / "own.toml", resources / "routines" / "sets.toml"
    exercise.write_text(SQUAT, encoding="utf-8")
    routine.write_text(SETS, encoding="utf-8")
    return exercise, routine


def test_a_set_is_told_in_repetitions_and_lasts_as_long_as_their_tempo(resources, sets):
    exercises = load_exercises(resources / "exercises")
    assert exercises["sg_test"].tempo == Tempo(2_000, 1_000, 1_500)
    item = load_routines(resources / "routines", exercises)["sets"].items[0]
    assert (item.times, item.hold_s, item.reps, item.rest_s) == (12, 54, 2, 45)


@pytest.mark.parametrize(
    ("at", "old", "new", "words"),
    [
        (0, "tempo_s = [2, 1, 1.5]", "tempo_s = [2, 1]", "the seconds to lower, to hold and to"),
        (0, "tempo_s = [2, 1, 1.5]", "tempo_s = [0, 0, 0.5]", "the seconds to lower, to hold"),
        (0, "tempo_s = [2, 1, 1.5]", "tempo_s = [2, 1, 90]", "numbers from 0 to 20"),
        (0, "tempo_s = [2, 1, 1.5]", 'tempo_s = "slow"', "numbers from 0 to 20"),
        (0, 'kind = "strength"', 'kind = "static"', "only a strength exercise has a tempo"),
        (1, "times = 12", "hold_s = 30", "sg_test has a tempo, so it needs times and no hold_s"),
        (1, "times = 12", "times = 0", "times must be a whole number from 1 to 60"),
        (1, "rest_s = 45", "rest_s = 999", "rest_s must be a whole number from 1 to 300"),
    ],
)
def test_a_fault_in_a_set_is_told(resources, sets, at, old, new, words):
    change(sets[at], old, new)
    with pytest.raises(ContentError, match=words):
        read(resources)


def test_what_is_held_has_no_repetitions_in_a_tempo(resources):
    change(resources / "routines" / "article_5.toml", "hold_s = 30", "times = 12")
    with pytest.raises(ContentError, match="st_ham_seated is held, so it needs hold_s"):
        read(resources)
