"""The library: what it holds, and what it says when a file is damaged."""

import shutil

import pytest

from heavylegs_gui.domain.routine import Phase
from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.routine_library import RoutineLibrary
from tests.services.routine_desk import DAY


@pytest.fixture
def resources(tmp_path):
    for name in ("exercises", "routines", "figures"):
        shutil.copytree(resource_root() / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def damaged(desk, resources):
    path = resources / "routines" / "article_5.toml"
    path.write_text(path.read_text().replace("hold_s = 30", "hold_s = 0", 1))
    return RoutineLibrary(resources, desk.preferences, lambda: DAY)


def test_it_holds_the_articles_routine(desk):
    assert "article_5" in [one.id for one in desk.routine_library.routines()]
    assert desk.routine_library.total_s("article_5") == 334
    assert desk.routine_library.summary("article_5")[0] == ("Hamstrings", "2 × 30 s")
    assert desk.routine_library.problem == ""


def test_an_unknown_routine_is_none_and_lasts_no_time(desk):
    assert desk.routine_library.routine("moon_walk") is None
    assert (
        desk.routine_library.total_s("moon_walk"),
        desk.routine_library.summary("moon_walk"),
    ) == (0.0, [])


def test_every_exercise_has_its_figure(desk):
    assert all(desk.routine_library.figure(one) for one in desk.routine_library.exercises)
    assert desk.routine_library.figure("moon_walk") is None


def test_the_runners_settings_make_the_steps(desk):
    desk.preferences.set("start_side", "right")
    desk.preferences.set("transition_scale", "2")
    steps = desk.routine_library.steps(desk.routine)
    assert [step.side.value for step in steps if step.side][:3] == ["right", "right", "left"]
    assert sum(step.duration_ms for step in steps if step.phase is Phase.SWITCH) == 30_000


def test_a_damaged_file_leaves_it_empty_with_one_sentence(damaged):
    assert damaged.routines() == []
    assert damaged.exercises == {}
    assert damaged.problem == (
        "The routines cannot be read: article_5.toml, line 9: "
        "hold_s must be a whole number from 1 to 600."
    )


def test_the_program_goes_on_with_a_damaged_file(desk, damaged):
    desk.begin()
    desk.play(45)
    desk.player.leave()
    run = desk.runs.unfinished()
    desk.player.routine_library = damaged
    assert not desk.player.resume_run(run)
    assert "article_5" in [one.id for one in desk.routine_library.routines()]


def test_damaged_figures_take_nothing_but_the_figures(desk, resources):
    (resources / "figures" / "fr_ham.toml").write_bytes(b"\xff\xfe")
    library = RoutineLibrary(resources, desk.preferences, lambda: DAY)
    assert library.figure("fr_ham") is None
    assert library.problem.startswith("The exercise figures are damaged: ")
    assert library.routines() == desk.routine_library.routines()


def test_an_installation_without_files_is_empty(desk, tmp_path):
    library = RoutineLibrary(tmp_path / "nowhere", desk.preferences, lambda: DAY)
    assert (library.routines(), library.exercises, library.figure("fr_ham")) == ([], {}, None)
