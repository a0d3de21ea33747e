"""Wrong usage ends with 2 and one line that says why; help and version need no database."""

import pytest

from heavylegs_gui.cli import is_command_line
from heavylegs_gui.cli.arguments import WORDS
from heavylegs_gui.domain.check_in_text import CHECK_IN_KEYS
from tests.end2end.cli_process import Program


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        ["warning"],
        ["sesions"],
        ["sessions", "--colour"],
        ["sessions", "--from", "22.11.2026"],
        ["sessions", "--from", "2027-02-29"],
        ["sessions", "--to", "20261122"],
        ["sessions", "--today", "today"],
        ["weeks", "--fro", "2026-01-01"],
        ["import"],
        ["export", "--format", "xlsx", "--output", "a"],
        ["export", "--format", "csv"],
        ["checkins", "set"],
        ["checkins", "set", "2026-11-22"],
        ["checkins", "set", "2026-11-22", "sleep"],
        ["checkins", "set", "yesterday", "sleep_h=7"],
        ["routine", "show"],
        ["settings", "units", "km", "mi"],
        ["backup"],
        ["restore"],
        ["--json"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_prints_nothing_and_makes_no_database(program, words):
    ended = program.run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "usage: heavylegs" in ended.err
    assert "Traceback" not in ended.err
    assert not program.database.exists()


def test_an_unknown_word_is_answered_with_the_known_ones(program):
    assert all(word in program.run_bare("sesions").err for word in WORDS)


def test_help_names_every_word_and_how_to_open_the_window(program):
    ended = program.run_bare("--help")
    assert ended.code == 0
    assert all(word in ended.out for word in (*WORDS, "--demo"))


def test_the_help_of_export_shows_an_example(program):
    told = program.run_bare("export", "--help").out
    assert "heavylegs export --format csv --output runs.csv" in told


def test_the_help_of_a_check_in_names_every_answer(program):
    told = " ".join(program.run_bare("checkins", "set", "--help").out.split())
    for key, span in CHECK_IN_KEYS.items():
        assert f"{key} ({span.low:g} to {span.high:g})" in told


def test_the_version_is_told(program):
    assert program.run_bare("--version").out == "Heavy Legs 0.1.0\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "--today", "2026-11-22", "sessions"],
        ["sessions", "--json", "--today", "2026-11-22"],
        ["--json", "sessions", "--today=2026-11-22"],
    ],
    ids=" ".join,
)
def test_global_options_stand_before_or_after_the_word(program, words):
    program.begin()
    ended = program.run(*words)
    assert (ended.code, ended.document) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "is_word"),
    [
        ([], False),
        (["--demo"], False),
        (["--smoke"], False),
        (["run.fit"], False),
        (["--database", "a.db"], False),
        (["--database", "a.db", "--today", "2026-11-22"], False),
        (["--database", "a.db", "run.fit"], False),
        (["--database", "sessions"], False),
        (["/tmp/import"], False),
        (["sessions"], True),
        (["--database", "a.db", "weeks"], True),
        (["--database=a.db", "weeks"], True),
        (["--help"], True),
        (["--database", "a.db", "--version"], True),
        (["--json"], True),
        (["warnings"], True),
    ],
)
def test_words_are_told_from_the_arguments_of_the_window(arguments, is_word):
    assert is_command_line(arguments) is is_word


def test_a_file_that_has_no_ending_opens_in_the_window(tmp_path, monkeypatch):
    (tmp_path / "morning").write_text("")
    monkeypatch.chdir(tmp_path)
    assert not is_command_line(["morning"])
