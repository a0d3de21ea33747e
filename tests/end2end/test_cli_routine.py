"""The routines as the runner would play them now."""

from itertools import pairwise

import pytest

from tests.end2end.cli_process import Program


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path).begin()


def _steps(program, *options):
    document = program.ask("routine", "show", "article_5", *options)
    assert list(document) == ["id", "steps"]
    return document["steps"]


def test_the_routine_of_the_article_takes_5_minutes_34_of_which_4_30_are_work(program):
    listed = {one["id"]: one for one in program.ask("routine", "list")}
    assert list(listed["article_5"]) == ["id", "name", "when", "work_s", "total_s"]
    assert (listed["article_5"]["work_s"], listed["article_5"]["total_s"]) == (270, 334)
    assert listed["article_5"]["when"] == "after"


def test_the_steps_follow_each_other_without_a_gap(program):
    steps = _steps(program)
    assert [list(one) for one in steps] == [
        ["start_s", "duration_s", "phase", "exercise", "side"]
    ] * len(steps)
    assert all(
        one["start_s"] + one["duration_s"] == following["start_s"]
        for one, following in pairwise(steps)
    )
    assert steps[-1]["start_s"] + steps[-1]["duration_s"] == 334


def test_the_first_steps_are_those_of_the_article(program):
    told = [(one["start_s"], one["phase"], one["exercise"], one["side"]) for one in _steps(program)]
    assert told[:8] == [
        (0, "prep", "st_ham_seated", None),
        (10, "work", "st_ham_seated", None),
        (40, "rest", "st_ham_seated", None),
        (45, "work", "st_ham_seated", None),
        (75, "move", "st_calf_straight", "left"),
        (83, "work", "st_calf_straight", "left"),
        (113, "switch", "st_calf_straight", "right"),
        (118, "work", "st_calf_straight", "right"),
    ]


def test_the_runners_own_side_and_times_are_used(program):
    program.ask("settings", "start_side", "right")
    program.ask("settings", "transition_scale", "2")
    sides = [one["side"] for one in _steps(program) if one["side"] and one["phase"] == "work"]
    assert sides[0] == "right"
    assert {one["duration_s"] for one in _steps(program) if one["phase"] == "switch"} == {10}


def test_alternating_sides_change_from_day_to_day(program):
    program.ask("settings", "start_side", "alternate")
    first = [
        next(one["side"] for one in _steps(program, "--today", day) if one["side"])
        for day in ("2026-11-22", "2026-11-23", "2026-11-24")
    ]
    assert first[0] != first[1]
    assert first[0] == first[2]


def test_people_read_one_line_a_step(program):
    lines = program.run("routine", "show", "article_5").out.splitlines()
    assert len(lines) == 1 + len(_steps(program))
    assert lines[1].split() == ["0:00", "10", "s", "prep", "st_ham_seated"]


def test_routine_alone_lists_the_routines(program):
    assert program.ask("routine") == program.ask("routine", "list")


def test_an_unknown_routine_is_refused_with_the_known_ones(program):
    ended = program.run("routine", "show", "yoga", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert "article_5" in ended.err
