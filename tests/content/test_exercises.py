"""What an exercise must have."""

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.paths import resource_root

TEXT = (resource_root() / "exercises" / "article.toml").read_text(encoding="utf-8")


def told(tmp_path, old, new):
    assert old in TEXT
    (tmp_path / "mine.toml").write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_exercises(tmp_path)
    return str(error.value)


def line_of(old):
    return TEXT[: TEXT.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("sided = false", 'sided = "no"', "sided must be true or false"),
        ("needs_roller = false", "needs_roller = 0", "needs_roller must be true or false"),
        ('muscles = ["hamstrings"]', "muscles = []", "muscles must be a list of texts"),
        ('muscles = ["hamstrings"]', 'muscles = ["hamstrings", 3]', "muscles must be a list"),
        ('muscles = ["hamstrings"]', 'muscles = "hamstrings"', "muscles must be a list of texts"),
        ('short_name = "Hamstrings"', 'short_name = "Hamstrings, both"', "short_name may have 13"),
        ('switch_line = ""', 'switch_line = "now {leg}"', "switch_line may have no braces but"),
        ('line = "long', 'lines = "long', "the key 'lines' is unknown"),
        ('kind = "static"', 'kind = "yoga"', "kind must be one of static, roll, dynamic"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path, old, new, words):
    assert told(tmp_path, old, new).startswith(f"mine.toml, line {line_of(old)}: {words}")


@pytest.mark.parametrize(
    "key", ["id", "name", "stop_if", "source", "easier", "mistake", "line", "sided"]
)
def test_a_missing_key_names_the_line_of_its_exercise(tmp_path, key):
    text = told(tmp_path, f"\n{key} = ", f"\n# {key} = ")
    assert text.startswith(f"mine.toml, line {line_of('[[exercise]]')}: {key} must be")


def test_a_sided_exercise_must_say_which_side_comes(tmp_path):
    text = told(tmp_path, "sided = false", "sided = true")
    assert text == f"mine.toml, line {line_of('switch_line')}: switch_line must say {{side}}."


def test_two_exercises_may_not_share_an_id(tmp_path):
    text = told(tmp_path, 'id = "st_calf_straight"', 'id = "st_ham_seated"')
    line = line_of('id = "st_calf_straight"')
    assert text == f"mine.toml, line {line}: there are two exercises 'st_ham_seated'."


def test_every_exercise_says_when_to_stop_and_where_its_dose_comes_from():
    exercises = load_exercises(resource_root() / "exercises").values()
    assert all(one.stop_if and one.source and 2 <= len(one.cues) <= 3 for one in exercises)
