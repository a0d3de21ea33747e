"""What an exercise must have."""

import pytest

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.figures import load_figures
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.figure import Motion
from heavylegs_gui.domain.figure_motion import beat_at
from heavylegs_gui.domain.routine import ExerciseKind
from heavylegs_gui.domain.tempo import Tempo, TempoPart
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


def test_lifting_first_needs_a_tempo_and_true_or_false(tmp_path):
    alone = told(tmp_path, 'kind = "static"', 'kind = "strength"\nlifts_first = true')
    assert "lifts_first needs a tempo_s" in alone
    new = 'kind = "strength"\ntempo_s = [2, 1, 1]\nlifts_first = 1'
    assert "lifts_first must be true or false" in told(tmp_path, 'kind = "static"', new)


def test_every_strength_exercise_moves_in_the_tempo_that_it_is_told_in():
    figures = load_figures(resource_root() / "figures")
    tempos = {
        one.id: one.tempo
        for one in load_exercises(resource_root() / "exercises").values()
        if one.tempo is not None
    }
    assert tempos["sg_heel_drop"] == Tempo(3000, 1000, 1000)
    assert tempos["sg_glute_bridge"] == Tempo(2000, 2000, 1000, lifts_first=True)
    assert len(tempos) >= 5
    for exercise_id, tempo in tempos.items():
        figure = figures[exercise_id]
        assert figure.motion is Motion.LIFT
        assert figure.tempo_s == (tempo.lower_ms / 1000, tempo.hold_ms / 1000, tempo.lift_ms / 1000)
        assert figure.rises is tempo.lifts_first


@pytest.mark.parametrize("exercise_id", ["sg_squat", "sg_glute_bridge"])
def test_the_figure_goes_the_way_that_the_words_say_at_that_moment(exercise_id):
    tempo = load_exercises(resource_root() / "exercises")[exercise_id].tempo
    figure = load_figures(resource_root() / "figures")[exercise_id]
    signs = {TempoPart.LOWER: -1, TempoPart.HOLD: 0, TempoPart.LIFT: 1}
    for at_ms in range(250, 2 * tempo.rep_ms, 500):
        before, after = (
            figure.pose(beat_at(figure, (at_ms + step) / 1000).share).pelvis[1]
            for step in (-50, 50)
        )
        way = 0 if abs(after - before) < 1e-9 else 1 if after > before else -1
        assert way == signs[tempo.at(at_ms).part], at_ms


@pytest.mark.parametrize("file", ["roll.toml", "strength.toml"])
def test_rolls_and_strength_have_a_figure_and_a_line_that_is_read_from_the_mat(tmp_path, file):
    text = (resource_root() / "exercises" / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(text, encoding="utf-8")
    figures = load_figures(resource_root() / "figures")
    for one in load_exercises(tmp_path).values():
        assert one.id in figures
        assert len(one.line) <= 34, one.line
        assert len(one.switch_line) <= 40, one.switch_line


def test_a_ball_is_no_roller():
    exercises = load_exercises(resource_root() / "exercises")
    needy = {one.id for one in exercises.values() if one.needs_roller}
    rolls = {one.id for one in exercises.values() if one.kind is ExerciseKind.ROLL}
    assert needy == rolls - {"fr_foot"}


def test_every_exercise_says_when_to_stop_and_where_its_dose_comes_from():
    exercises = load_exercises(resource_root() / "exercises").values()
    assert all(one.stop_if and one.source and 2 <= len(one.cues) <= 3 for one in exercises)
