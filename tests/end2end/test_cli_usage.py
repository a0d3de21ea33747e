"""Wrong usage ends with 2 and one line that says why; help and version need no database."""

import pytest

from heavylegs_gui.cli import is_command_line
from heavylegs_gui.cli.arguments import WORDS
from heavylegs_gui.domain.check_in_text import CHECK_IN_KEYS
from heavylegs_gui.domain.settings import KEYS, RULES
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
        assert f"{key} {span.low:g} " in told
        assert f"to {span.high:g}" in told
    assert "sleep_h 0 to 24 hours" in told
    assert "heaviness 0 (light as a feather) to 10 (like lead)" in told
    assert "drinking 0 (poor) to 3 (plenty)" in told


def test_the_help_of_settings_names_every_key_with_what_it_takes(program):
    told = program.run_bare("settings", "--help").out
    lines = {line.split()[0]: line for line in told.splitlines() if line.startswith("  ")}
    assert set(KEYS) <= set(lines) | {f"rule.{rule}.enabled" for rule in RULES}
    assert lines["units"].split(None, 1)[1] == "km or mi"
    assert lines["age_years"].endswith("a whole number from 5 to 120, or null")
    assert lines["baseline_date"].endswith("a date like 2026-11-22, or null")
    assert lines["transition_scale"].endswith("1, 1.5 or 2")
    assert all(rule in told for rule in RULES)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("plan", "speed sessions a week, 0 to 2"),
        ("plan", "how many, 1 to 104"),
        ("plan", "weekly distance to reach in km, 3 to 300"),
        ("plan", "distance of the race in km, 3 to 42.2"),
        ("warnings", "of the last 28 days and of the plan"),
        ("routine", "heavylegs routine show"),
        ("import", "heavylegs import"),
        ("restore", "is kept under another name"),
    ],
)
def test_the_help_of_a_word_says_what_it_takes(program, word, said):
    assert said in " ".join(program.run_bare(word, "--help").out.split())


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
