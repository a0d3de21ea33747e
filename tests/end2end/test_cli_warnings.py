"""The word warnings: what it prints, for programs and for people."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.training import Kind, Session, Status, new_uid
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.wiring import build_services
from tests.end2end.cli_process import Program

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


def run(day, miles, **given):
    return Session(uid=new_uid(), local_date=day, distance_m=miles * MI, **given)


@pytest.fixture
def program(tmp_path):
    """Twelve steady weeks that began with spikes, and a plan with one."""
    program = Program(tmp_path).begin()
    services = build_services(program.database, today=lambda: TODAY)
    weeks = [MONDAY - timedelta(weeks=back) for back in range(1, 13)]
    runs = [run(week + timedelta(days=n), far) for week in weeks for n, far in ((1, 6), (3, 6))]
    runs += [run(week + timedelta(days=5), 8) for week in weeks]
    long_run = {"kind": Kind.LONG, "status": Status.PLANNED}
    runs.append(run(MONDAY + timedelta(days=5), 10, **long_run))
    services.training_log.add_all(runs, "log")
    told = {"units": "mi", "baseline_week_m": str(20 * MI), "baseline_long_m": str(5 * MI)}
    services.preferences.set_all(told)
    services.close()
    return program


def test_an_empty_log_has_no_warnings(tmp_path):
    program = Program(tmp_path).begin()
    assert program.ask("warnings") == []
    assert program.run("warnings").out.strip() == "There are no warnings."


def test_a_warning_has_every_field_and_its_fix(program):
    (found,) = [one for one in program.ask("warnings") if one["level"] != "info"]
    assert list(found) == [
        "rule", "level", "date", "subject", "numbers", "message", "evidence", "fix",
    ]  # fmt: skip
    assert (found["rule"], found["level"], found["date"]) == ("SPIKE", "caution", "2026-11-28")
    number = int(found["subject"].removeprefix("session:"))
    assert found["numbers"]["ratio"] == pytest.approx(1.25)
    assert found["numbers"]["unit"] == "m"
    assert found["evidence"] == "strong_study"
    assert "25 % longer" in found["message"]
    (change,) = found["fix"]["changes"]
    assert (found["fix"]["kind"], change["session_id"]) == ("shorten", number)
    assert change["field"] == "distance_m"
    assert change["from"] == pytest.approx(10 * MI)
    assert change["to"] == pytest.approx(8.8 * MI)
    assert set(found["fix"]["remaining"]) <= {"info"}


def test_the_whole_log_is_told_on_request(program):
    lately = {one["date"] for one in program.ask("warnings")}
    everything = {one["date"] for one in program.ask("warnings", "--all")}
    assert "2026-09-01" not in lately
    assert {"2026-09-01", "2026-11-28"} <= everything


def test_people_read_sentences(program):
    text = program.run("warnings").out
    assert "Sat 28 Nov 10.0 mi is 25 % longer than your longest run in 30 days (8.0 mi)" in text
    assert "Shorten Sat 28 Nov to 8.8 mi" in text
    assert "5,205 runners" in text


def test_a_dismissed_warning_is_left_out(program):
    services = build_services(program.database, today=lambda: TODAY)
    for one in services.warnings.current():
        services.warnings.dismiss(one, "known")
    services.close()
    assert program.ask("warnings") == []
    assert [one["rule"] for one in program.ask("warnings", "--dismissed")][:1] == ["SPIKE"]
