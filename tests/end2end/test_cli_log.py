"""The words that ask and change the log, on a real database, with the fields of the page."""

import re
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.settings import KEYS
from heavylegs_gui.domain.training import Kind, Session, Sport, Status
from heavylegs_gui.services.change_words import changes_words
from heavylegs_gui.services.demo import fill_demo
from heavylegs_gui.wiring import build_services
from tests.end2end.cli_process import Program

TODAY = date(2026, 11, 22)
SESSION_FIELDS = [
    "id", "uid", "local_date", "start_utc", "utc_offset_min", "sport", "kind", "status", "title",
    "distance_m", "duration_s", "elapsed_s", "ascent_m", "heart_rate_avg_bpm", "rpe", "heaviness",
    "soreness", "temp_c", "shoe_id", "notes", "source", "batch", "original_date", "linked_id",
]  # fmt: skip
WEEK_FIELDS = [
    "week_start", "distance_m", "done_m", "planned_m", "runs", "rest_days", "base_m", "limit_m",
]  # fmt: skip
CHECK_IN_FIELDS = [
    "date", "sleep_h", "heaviness", "soreness", "mood", "resting_pulse_bpm", "drinking", "fuelling",
]  # fmt: skip


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path).begin()


def _write(program, *sessions):
    services = build_services(program.database, today=lambda: TODAY)
    services.training_log.add_all(sessions, "")
    services.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("demo"))
    services = build_services(program.database, today=lambda: TODAY, backed_up=False)
    fill_demo(services.store, services.training_log, TODAY)
    services.close()
    return program


def _run(day, **values):
    return Session(uid=f"{day}{values}", local_date=date.fromisoformat(day), **values)


def test_an_empty_log_has_empty_lists(program):
    assert [program.ask(word) for word in ("sessions", "weeks", "checkins")] == [[], [], []]


def test_a_session_has_every_field_and_what_is_unknown_is_null(program):
    _write(program, Session(uid="abc", local_date=TODAY))
    known = {
        "id": 1,
        "uid": "abc",
        "local_date": "2026-11-22",
        "sport": "run",
        "status": "done",
        "source": "manual",
    }
    assert program.ask("sessions") == [dict.fromkeys(SESSION_FIELDS) | known]


def test_the_fields_of_a_session_keep_their_order_and_types(demo):
    sessions = demo.ask("sessions")
    assert {tuple(one) for one in sessions} == {tuple(SESSION_FIELDS)}
    recorded = next(one for one in sessions if one["source"] == "file")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", recorded["start_utc"])
    assert isinstance(recorded["distance_m"], float)


def test_sessions_are_in_the_order_of_day_start_and_number(program):
    _write(
        program,
        _run("2026-11-21", title="c"),
        _run("2026-11-20", title="b", sport=Sport.CYCLE),
        _run("2026-11-20", title="a"),
    )
    assert [one["title"] for one in program.ask("sessions")] == ["b", "a", "c"]


def test_both_ends_of_a_span_belong_to_it(program):
    _write(program, *(_run(f"2026-11-{number}") for number in (18, 19, 20, 21)))
    found = program.ask("sessions", "--from", "2026-11-19", "--to", "2026-11-20")
    assert [one["local_date"] for one in found] == ["2026-11-19", "2026-11-20"]


def test_a_span_that_ends_before_it_begins_is_refused(program):
    ended = program.run("weeks", "--from", "2026-11-20", "--to", "2026-11-19", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1


def test_weeks_have_every_field_and_none_is_left_out(demo):
    weeks = demo.ask("weeks", "--today", TODAY)
    assert {tuple(one) for one in weeks} == {tuple(WEEK_FIELDS)}
    days = [date.fromisoformat(one["week_start"]) for one in weeks]
    assert days == [days[0] + timedelta(weeks=index) for index in range(len(days))]


def test_the_weeks_add_up_to_the_sessions(demo):
    runs = [one for one in demo.ask("sessions") if one["sport"] == "run"]
    done_m = sum(one["distance_m"] for one in runs if one["status"] == "done")
    assert sum(one["done_m"] for one in demo.ask("weeks")) == pytest.approx(done_m)


def test_planned_runs_count_from_the_day_on_that_is_told(program):
    _write(
        program,
        _run("2026-11-16", distance_m=5_000.0),
        _run("2026-11-18", distance_m=6_000.0, status=Status.PLANNED),
        _run("2026-11-20", distance_m=7_000.0, status=Status.PLANNED),
    )
    before, after = (
        program.ask("weeks", "--today", day)[0] for day in ("2026-11-18", "2026-11-19")
    )
    assert (before["planned_m"], before["distance_m"]) == (13_000.0, 18_000.0)
    assert (after["planned_m"], after["distance_m"]) == (7_000.0, 12_000.0)


def test_weeks_of_a_span_are_told_even_where_nothing_was_run(program):
    weeks = program.ask("weeks", "--from", "2026-11-04", "--to", "2026-11-18")
    assert [one["week_start"] for one in weeks] == ["2026-11-02", "2026-11-09", "2026-11-16"]
    assert [one["base_m"] for one in weeks] == [None, None, None]


def test_weeks_begin_on_the_runners_own_day(program):
    _write(program, _run("2026-11-22", distance_m=5_000.0))
    assert program.run("settings", "week_start", "sunday").code == 0
    assert program.ask("weeks")[0]["week_start"] == "2026-11-22"


def test_another_first_day_of_the_week_says_what_it_does_to_the_warnings(program):
    far = {"2026-11-16": 9_000.0, "2026-11-08": 9_000.0, "2026-11-09": 9_000.0}
    _write(program, *(_run(day, distance_m=distance_m) for day, distance_m in far.items()))
    found = [program.ask("warnings", "--all")]
    said = program.run("settings", "week_start", "sunday").out.splitlines()
    found.append(program.ask("warnings", "--all"))
    keys = [{(one["rule"], one["subject"], str(one["numbers"])) for one in side} for side in found]
    gone, new = keys[0] - keys[1], keys[1] - keys[0]
    assert gone or new
    assert said == ["week_start = sunday", changes_words(len(gone), len(new))]
    assert program.run("settings", "week_start", "sunday").out == "week_start = sunday\n"
    assert program.ask("settings", "week_start", "monday") == {"week_start": "monday"}


def test_a_check_in_is_written_read_back_and_completed(program):
    first = program.ask("checkins", "set", "2026-11-22", "sleep_h=7.5", "heaviness=3")
    assert first == dict.fromkeys(CHECK_IN_FIELDS) | {
        "date": "2026-11-22", "sleep_h": 7.5, "heaviness": 3,
    }  # fmt: skip
    second = program.ask("checkins", "set", "2026-11-22", "mood=8", "heaviness=null")
    assert (second["sleep_h"], second["mood"], second["heaviness"]) == (7.5, 8, None)
    assert program.ask("checkins") == [second]


def test_sentences_for_people_write_days_in_words(program):
    told = program.run("checkins", "set", "2026-11-22", "mood=8").out
    assert told == "The check-in of 22 November 2026 is saved.\n"
    ended = program.run("sessions", "--from", "2026-11-22", "--to", "2026-11-01")
    assert ended.err == (
        "--from, 22 November 2026, lies after --to, 1 November 2026; exchange the two.\n"
    )


def test_a_check_in_of_a_day_ahead_is_refused_in_a_sentence(program):
    ahead = ("checkins", "set", "2026-11-23", "mood=8")
    ended = program.run(*ahead, "--today", "2026-11-22", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert "still ahead" in ended.err
    assert ended.err.count("\n") == 1
    assert program.ask("checkins") == []


def test_check_ins_of_a_span_have_every_field(demo):
    found = demo.ask("checkins", "--from", "2026-11-01", "--to", "2026-11-15")
    assert {tuple(one) for one in found} == {tuple(CHECK_IN_FIELDS)}
    assert all("2026-11-01" <= one["date"] <= "2026-11-15" for one in found)


@pytest.mark.parametrize(
    "answer", ["heaviness=11", "sleep_h=-1", "mood=x", "drinking=1.5", "hat=1"]
)
def test_an_impossible_answer_is_refused_in_a_sentence_and_nothing_is_written(program, answer):
    ended = program.run("checkins", "set", "2026-11-22", "sleep_h=7", answer, "--json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1
    assert program.ask("checkins") == []


def test_all_settings_are_told_with_their_types(program):
    found = program.ask("settings")
    assert tuple(found) == KEYS
    assert (found["roller"], found["age_years"], found["transition_scale"]) == (True, None, 1.0)
    assert found["rule.WEEK.enabled"] is True


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("units", "mi", "mi"),
        ("baseline_week_m", "25000", 25_000.0),
        ("goal_week_m", "30000", 30_000.0),
        ("goal_month_m", "120000", 120_000.0),
        ("goal_year_m", "1500000", 1_500_000.0),
        ("baseline_date", "2026-02-28", "2026-02-28"),
        ("rule.MONO.enabled", "false", False),
        ("age_years", "41", 41),
    ],
)
def test_a_setting_is_set_and_kept(program, key, value, told):
    assert program.ask("settings", key, value) == {key: told}
    assert program.ask("settings", key) == {key: told}


def test_a_setting_can_be_forgotten(program):
    program.ask("settings", "age_years", "41")
    assert program.ask("settings", "age_years", "null") == {"age_years": None}


@pytest.mark.parametrize(
    "words", [["colour"], ["colour", "red"], ["units", "yd"], ["rule.FAST.enabled", "true"]]
)
def test_an_unknown_setting_or_value_is_refused(program, words):
    ended = program.run("settings", *words, "--json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1


def test_people_read_the_runners_own_unit(program):
    _write(program, _run("2026-11-22", distance_m=16_093.44, duration_s=5_400.0, kind=Kind.LONG))
    program.ask("settings", "units", "mi")
    line = program.run("sessions").out.splitlines()[1]
    assert line.split() == [
        "2026-11-22",
        "run",
        "long",
        "done",
        "10.0",
        "1:30:00",
        "9:00",
        "/mi",
        "–",
    ]


def test_a_title_cannot_give_orders_to_the_terminal(program):
    _write(program, _run("2026-11-22", title="\x1b[2Jgone\nnext"))
    out = program.run("sessions").out
    assert "\x1b" not in out
    assert len(out.splitlines()) == 2


def test_a_title_in_any_writing_is_printed_as_it_is(program):
    title = "Müde\u00a0Beine 走る 👩\u200d🦰"
    _write(program, _run("2026-11-22", title=title))
    assert title in program.run("sessions").out


@pytest.mark.parametrize("word", ["sessions", "weeks", "checkins", "settings"])
def test_people_get_one_line_for_each_entry(demo, word):
    rows = len(demo.ask(word))
    head = 0 if word == "settings" else 1
    assert len(demo.run(word).out.splitlines()) == rows + head
