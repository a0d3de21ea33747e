"""The word plan, on a real database, with the fields of the page."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.training import Session
from heavylegs_gui.wiring import build_services
from tests.end2end.cli_process import Program

TODAY = date(2026, 11, 22)
EVERY_DAY = "mon,tue,wed,thu,fri,sat,sun"
WORDS = ("--today", TODAY, "plan", "--start", "2026-11-23", "--days", "tue,thu,sun")


@pytest.fixture
def program(tmp_path):
    """A log with eight weeks of three runs of 8 km."""
    program = Program(tmp_path).begin()
    services = build_services(program.database, today=lambda: TODAY)
    days = [TODAY - timedelta(days=step) for step in range(1, 57) if step % 7 in {1, 3, 5}]
    runs = [Session(uid=str(day), local_date=day, distance_m=8000.0) for day in days]
    services.training_log.add_all(runs, "")
    services.close()
    return program


def test_a_plan_has_weeks_sessions_and_no_warnings_and_writes_nothing(program):
    before = program.ask("--today", TODAY, "sessions")
    answer = program.ask(*WORDS, "--weeks", 8, "--target-km", 40, "--quality", 1)
    assert list(answer) == ["weeks", "sessions", "warnings"]
    assert list(answer["weeks"][0]) == ["week_start", "distance_m", "long_m", "cutback", "why"]
    assert [week["cutback"] for week in answer["weeks"]] == [False] * 3 + [True] + [False] * 3 + [
        True
    ]
    assert answer["warnings"] == []
    first = answer["sessions"][0]
    assert (first["local_date"], first["status"], first["source"], first["id"]) == (
        "2026-11-24", "planned", "plan", None,
    )  # fmt: skip
    assert program.ask("--today", TODAY, "sessions") == before


def test_a_saved_plan_is_in_the_log_and_brings_no_warning(program):
    before = len(program.ask("--today", TODAY, "sessions"))
    answer = program.ask(*WORDS, "--weeks", 4, "--save")
    stored = program.ask("--today", TODAY, "sessions")[before:]
    assert answer["sessions"] == stored
    assert {one["batch"] for one in stored} == {1}
    levels = {one["level"] for one in program.ask("--today", TODAY, "warnings")}
    assert not levels & {"caution", "alert"}


def test_a_plan_can_be_looked_at_before_there_is_a_log_and_makes_none(tmp_path):
    program = Program(tmp_path)
    answer = program.ask(*WORDS, "--weeks", 4)
    assert answer["weeks"][0]["distance_m"] > 0
    assert answer["warnings"] == []
    assert not program.database.exists()


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (8, "13.8 km a week at the end; 14.5 km is safe from 1 February 2027 on."),
        (16, "14.4 km a week from 1 February 2027 on."),
    ],
)
def test_the_first_line_says_what_is_reached_inside_the_plan(tmp_path, weeks, said):
    words = ("--today", TODAY, "plan", "--start", "2026-11-30", "--days", "mon,wed,sat")
    ended = Program(tmp_path).run(*words, "--weeks", weeks)
    assert ended.out.startswith(said)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("2026-11-01", "1 November 2026"),
        ("2026-11-16", "16 November 2026"),
        ("2020-01-01", "1 January 2020"),
    ],
)
def test_a_plan_for_the_past_is_refused_with_one_sentence(program, start, said):
    ended = program.run("--today", TODAY, "plan", "--start", start, "--days", "tue,thu,sun")
    assert ended.code == 1
    assert ended.err.startswith(f"A plan cannot begin on {said}, which has passed;")
    assert ended.err.count("\n") == 1


def test_the_part_of_the_long_run_is_explained(program):
    program.begin()
    told = program.run("plan", "--start", "2026-11-23", "--weeks", 4, "--days", "tue,thu,sun").out
    assert "With 3 runs a week the long run may be about 45 % of it" in told


def test_a_race_that_is_not_safe_is_refused_with_what_is(program):
    race = ("--race-km", "42.195", "--race-date", "2026-12-27")
    ended = program.run(*WORDS, *race, "--json")
    assert ended.code == 1
    refused = ended.document["refused"]
    assert list(refused) == ["reason", "earliest_date", "largest_race_m"]
    assert ended.err.strip() == refused["reason"]
    later = ("--race-km", "42.195", "--race-date", refused["earliest_date"])
    assert program.ask(*WORDS, *later)["sessions"][-1]["kind"] == "race"
    smaller = ("--race-km", refused["largest_race_m"] / 1000, "--race-date", "2026-12-27")
    assert program.ask(*WORDS, *smaller)["sessions"][-1]["kind"] == "race"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--start", "2026-11-21", "--days", "mon,wed", "--weeks", 4), "has passed"),
        (("--start", "2026-11-23", "--days", "", "--weeks", 4), "Choose the days"),
        (("--start", "2026-11-23", "--days", "mon", "--weeks", 4), "too few"),
        (("--start", "2026-11-23", "--days", EVERY_DAY, "--weeks", 4), "no rest day"),
        (("--start", "2026-11-23", "--days", "mon,wed"), "how many weeks"),
        (("--start", "2026-11-23", "--days", "mon,wed", "--weeks", 4, "--target-km", "nan"), "km"),
        (
            ("--start", "2026-11-23", "--days", "mon,wed", "--race-km", 10, "--race-date",
             "2026-11-24"),
            "too soon",
        ),
    ],
)  # fmt: skip
def test_what_is_impossible_is_refused_with_one_sentence(program, words, sentence):
    ended = program.run("--today", TODAY, "plan", *words, "--json")
    assert ended.code == 1
    assert sentence in ended.err
    assert ended.err.count("\n") == 1
    assert sentence in ended.document["refused"]["reason"]


@pytest.mark.parametrize(
    "words",
    [
        ("--start", "2026-02-30", "--days", "mon,wed", "--weeks", 4),
        ("--start", "2026-11-23", "--days", "mon,noday", "--weeks", 4),
        ("--start", "2026-11-23", "--days", "mon,wed", "--weeks", "many"),
        ("--days", "mon,wed", "--weeks", 4),
    ],
)
def test_wrong_usage_ends_with_two(program, words):
    assert program.run("plan", *words).code == 2


def test_people_get_a_table_of_weeks_and_one_of_days(program):
    ended = program.run(*WORDS, "--weeks", 4)
    assert ended.code == 0
    assert "week of" in ended.out
    assert "Long run" in ended.out
    assert "2026-11-24" in ended.out


def test_a_plan_says_when_the_days_have_no_room_for_what_was_asked(tmp_path):
    program = Program(tmp_path)
    runs = "".join(
        f"{date(2026, 11, 22) - timedelta(days=step)},{far}\n"
        for step in range(1, 70)
        for far in [{1: 8000, 3: 8000, 5: 6000, 0: 12000}.get(step % 7)]
        if far
    )
    (program.home / "log.csv").write_text(f"local_date,distance_m\n{runs}")
    program.run("import", program.home / "log.csv")
    words = ("--today", TODAY, "plan", "--start", "2026-11-30", "--weeks", "12", "--quality", "2")
    said = "One speed session a week is what these running days have room for."
    assert said in program.run(*words, "--days", "tue,thu,sat,sun").out
    assert said not in program.run(*words, "--days", "mon,tue,thu,fri,sun", "--quality", "1").out
