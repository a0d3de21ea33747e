"""What the engine says of five years of a real marathon runner, around the gap of seventy days."""

import csv
from datetime import date, timedelta
from itertools import pairwise

import pytest

from heavylegs_gui.domain.rules.engine import evaluate
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.weeks import WeekStart, week_of
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import Log

DAY = timedelta(days=1)
STARTS = list(WeekStart)
RESTART = {"LAYOFF-S", "LAYOFF-W"}
REPLACED = {"WEEK", "SPIKE", "ROLL7", "START-S", "START-W"}


@pytest.fixture(scope="module")
def log(real_files):
    found = Log(date(2007, 1, 1))
    with (real_files / "csv" / "marathon_log_2002-2006.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            month, day, year = map(int, row["Date"].split("/"))
            found.add(date(year, month, day), float(row["Miles"]))
    found.entries.sort()
    return found


def the_gap(log):
    """Return the last run before the longest break and the first after it."""
    days = sorted({one.day for one in log.entries})
    return max(pairwise(days), key=lambda pair: pair[1] - pair[0])


def of_week(log, who, day, marks=()):
    first = week_of(day, who.week_start)
    diary = log.diary(unknown_days=marks)
    return evaluate(diary, who, RULES, (first, first + 6 * DAY))


@pytest.mark.parametrize("start", STARTS)
def test_the_return_is_judged_as_a_new_beginning_and_by_nothing_else(log, start):
    before, back = the_gap(log)
    assert (back - before).days - 1 in {69, 70}
    who = Settings(week_start=start)
    found = of_week(log, who, back)
    assert not {one.rule.value for one in found} & REPLACED
    for one in found:
        if one.rule.value in RESTART:
            assert one.numbers["gap_days"] == (back - before).days - 1
            limit = RULES.layoff.restart_run_m
            if one.rule.value == "LAYOFF-W":
                limit = RULES.layoff.restart_week_m
            assert one.numbers["limit"] == limit


@pytest.mark.parametrize("start", STARTS)
def test_a_long_run_at_the_return_is_an_alert_however_much_was_run_before(log, start):
    _before, back = the_gap(log)
    longer = Log(log.today)
    longer.entries = [
        one._replace(distance_m=16_000.0) if one.day == back else one for one in log.entries
    ]
    said = [one for one in of_week(longer, Settings(week_start=start), back) if one.day == back]
    assert ("LAYOFF-S", Level.ALERT) in [(one.rule.value, one.level) for one in said]


@pytest.mark.parametrize("start", STARTS)
def test_the_same_days_not_logged_are_no_gap(log, start):
    before, back = the_gap(log)
    marks = [before + number * DAY for number in range(1, (back - before).days)]
    found = of_week(log, Settings(week_start=start), back, marks)
    assert not {one.rule.value for one in found} & RESTART


@pytest.mark.parametrize("start", STARTS)
def test_each_part_of_the_log_says_what_the_whole_says(log, start):
    who, diary = Settings(week_start=start), log.diary()
    whole = evaluate(diary, who, RULES, (diary.first_day, diary.last_day))
    assert whole
    _before, back = the_gap(log)
    for weeks in (-12, -10, -1, 0, 1, 4, 9):
        part = of_week(log, who, back + weeks * 7 * DAY)
        keys = {one.key for one in part}
        assert part == [one for one in whole if one.key in keys]
