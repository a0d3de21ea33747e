"""Exercise and routine files: what ships is whole, and every fault has its file and line."""

import shutil

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.content.toml_reader import ContentError
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
    assert set(exercises) >= {
        "st_ham_seated", "st_calf_straight", "st_quad_stand", "fr_calf_both", "fr_ham",
    }  # fmt: skip
    assert all(len(one.short_name) <= 13 for one in exercises.values())
    assert all(("{side}" in one.switch_line) == one.sided for one in exercises.values())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("hold_s = 30", "hold_s = 0", "hold_s must be a whole number from 1 to 600"),
        ("hold_s = 30", "hold_s = true", "hold_s must be a whole number from 1 to 600"),
        ('exercise = "st_quad_stand"', 'exercise = "st_yoga"', "there is no exercise 'st_yoga'"),
        ('when = "', 'when = "x', "when must be one of before, after, rest, any"),
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
