"""The worked cases for each start of the week and each unit: the same verdicts, the same fixes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.rules.fix_desk import FixDesk
from heavylegs_gui.domain.rules.fixes import propose
from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.units import Units
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import (
    INTERVALS,
    LONG,
    MONDAY,
    RACE,
    SATURDAY,
    SUNDAY,
    TEMPO,
    TODAY,
    Log,
    log_h,
    runner,
)
from tests.domain.rules.random_plans import chained_plan, random_plan

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
LATER = {SUNDAY: -1, SATURDAY: -2}
"""Days from a Monday to the day on which other weeks begin before it."""
KM = 1000.0
STARTS = (MONDAY, SUNDAY, SATURDAY)


def shifted(log, days):
    """Return the same log some days earlier or later."""
    moved = Log(log.today + days * DAY)
    moved.entries = [one._replace(day=one.day + days * DAY) for one in log.entries]
    return moved


def verdicts(log, who, days=0, marks=()):
    """Return what is said, as days of the log before it was moved by some days."""
    back = timedelta(days=-days)
    found = log.warnings(who, unknown_days=[one + days * DAY for one in marks])
    return [
        (one.rule, one.level, one.day + back, one.subject.first + back, figures(one.numbers))
        for one in found
    ]


def figures(numbers):
    """Return the numbers without the one that is a date and moves with the log."""
    return {name: value for name, value in numbers.items() if name != "base_planned_on"}


def daily(first, count, miles=3):
    log = log_h(date(2026, 5, 1), without=(3,))
    for index in range(count):
        log.add(first + index * DAY, miles)
    return log


def alike():
    log = log_h()
    for weekday in range(6):
        log.add(TODAY + weekday * DAY, 3.3, minutes=40, rpe=4, status=Status.DONE)
    return log


def back_after(gap_days, runs):
    back = date(2026, 3, 28) + (gap_days + 1) * DAY
    return log_h(back).week(back, runs)


CASES = {
    "1": log_h().week(TODAY, {1: 6.6, 3: 6.6, 5: (8.8, LONG)}),
    "2": log_h().week(TODAY, {1: 7, 3: 7, 5: (8.8, LONG)}),
    "3": log_h().week(TODAY, {1: 5, 3: 5, 5: (10, LONG)}),
    "3b": log_h().week(TODAY, {1: 4, 3: 4, 5: (12, LONG)}),
    "3b double": log_h().week(TODAY, {5: (17, LONG)}),
    "3b race": log_h().week(TODAY, {1: 3, 5: (13.1, RACE)}),
    "5": log_h(without=(3,))
    .week(TODAY - WEEK, {1: 6, 3: 6, 5: 18})
    .week(TODAY, {1: 9, 3: 9, 5: 12}),
    "7": back_after(22, {0: 6, 2: 6, 5: (8, LONG)}),
    "7 gentle": back_after(22, {0: 3, 2: 3, 5: (4, LONG)}),
    "7b": back_after(9, {0: 6, 2: 6, 4: (8, LONG)}),
    "7b restart": back_after(70, {0: 4}),
    "8": daily(date(2026, 3, 24), 12),
    "8b": daily(date(2026, 3, 23), 7),
    "9": log_h().week(TODAY, {1: (6, INTERVALS), 2: (6, TEMPO), 5: (8, LONG)}),
    "9 speed": log_h().week(TODAY, {0: (4, INTERVALS), 2: (4, TEMPO), 4: (4, TEMPO), 6: (8, LONG)}),
    "10": alike(),
    "12": log_h(date(2026, 4, 1)).week(TODAY, {0: 6, 1: 6, 3: 6, 5: (8.8, LONG)}),
}  # fmt: skip
EXPECTED = {
    "1": [],
    "2": [("WEEK", "caution")],
    "3": [("SPIKE", "caution")],
    "3b": [("SPIKE", "alert")],
    "3b double": [("SPIKE", "alert")],
    "3b race": [("SPIKE", "caution")],
    "5": [("SPIKE", "alert"), ("WEEK", "alert"), ("WEEK", "caution")],
    "7": [("LAYOFF-S", "alert"), ("LAYOFF-S", "caution"), ("LAYOFF-S", "caution"),
          ("LAYOFF-W", "alert")],
    "7 gentle": [],
    "7b": [("LAYOFF-S", "caution"), ("LAYOFF-W", "caution")],
    "7b restart": [("LAYOFF-S", "caution")],
    "8": [("STREAK", "alert")],
    "8b": [("REST", "alert")],
    "9": [("HARD-EASY", "caution")],
    "9 speed": [("SPEED", "caution")],
    "10": [("MONO", "caution")],
    "12": [("WEEK", "alert")],
}  # fmt: skip


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("case", CASES)
def test_each_case_says_the_same_in_weeks_that_begin_on_another_day(case, start):
    days = LATER.get(start, 0)
    who = runner(start)
    said = verdicts(shifted(CASES[case], days), who, days)
    pressing = sorted((rule.value, level.word) for rule, level, *_ in said if level > Level.INFO)
    assert pressing == EXPECTED[case]
    assert said == verdicts(CASES[case], replace(who, week_start=MONDAY))


@pytest.mark.parametrize("start", LATER)
@pytest.mark.parametrize("seed", range(12))
def test_a_random_log_says_the_same_in_weeks_that_begin_on_another_day(seed, start):
    log, who, marks = random_plan(seed)
    days = LATER[start]
    moved = verdicts(shifted(log, days), replace(who, week_start=start), days, marks)
    assert moved == verdicts(log, replace(who, week_start=MONDAY), 0, marks)


def test_weeks_from_saturday_hold_the_long_run_of_the_days_before():
    log = log_h().week(TODAY, {1: 7, 3: 7, 5: (8.8, LONG)})
    assert log.said(runner(SATURDAY)) == []
    log.week(TODAY, {4: 2})
    assert log.said(runner(SATURDAY)) == [("WEEK", "caution", "03-28")]
    log = log_h().week(TODAY, {1: 7, 3: 7, 5: (8.8, LONG)})
    assert log.said(runner(MONDAY)) == [("WEEK", "caution", "03-30")]


def test_a_long_run_that_moves_into_the_saturday_week_before_is_seen_with_every_start():
    log = log_h(date(2026, 5, 1))
    log.entries = [
        one._replace(day=one.day - DAY) if one.day == date(2026, 3, 21) else one
        for one in log.entries
    ]
    assert log.said(runner(SATURDAY)) == [("WEEK", "alert", "03-14")]
    for start in (MONDAY, SUNDAY):
        assert log.said(runner(start)) == [("ROLL7", "caution", "03-20")]


# Units


def in_km(log):
    """Return the same log with every mile as 1.6 km, as a runner who thinks in km writes it."""
    written = Log(log.today)
    written.entries = [
        one._replace(distance_m=None if one.distance_m is None else one.distance_m / MI * 1.6 * KM)
        for one in log.entries
    ]
    return written


FIXES = {
    "2": ("WEEK", {"03-31": 10.5, "04-02": 10.5, "04-04": 14.08}),
    "3": ("SPIKE", {"03-31": 8.0, "04-02": 8.0, "04-04": 14.0}),
    "3b": ("SPIKE", {"03-31": 6.4, "04-02": 6.4, "04-04": 14.0}),
    "7": ("LAYOFF-W", {"04-20": 4.8, "04-22": 4.8, "04-25": 6.4}),
    "12": ("WEEK", {"04-04": 14.08}),
}


@pytest.mark.parametrize("case", FIXES)
def test_fixes_in_kilometres_are_rounded_down_to_a_tenth(case):
    rule, expected = FIXES[case]
    who = Settings(units=Units.KM, baseline_week_m=32 * KM, baseline_long_m=12.8 * KM)
    log = in_km(CASES[case])
    warning = next(one for one in log.warnings(who) if one.rule == rule)
    fix = propose(warning, log.diary(), who, RULES)
    desk = FixDesk(Review(log.diary(), who, RULES, (log.today, log.today)), Units.KM)
    runs = log.diary().replaced(desk.edited(fix.edits)).runs
    plan = {one.day.isoformat()[5:]: one.distance_m / KM for one in runs if one.is_planned}
    assert plan == pytest.approx(expected)


@pytest.mark.parametrize("case", CASES)
def test_the_unit_that_is_shown_changes_no_verdict(case):
    said = [verdicts(CASES[case], replace(runner(), units=units)) for units in Units]
    assert said[0] == said[1]


@pytest.mark.parametrize("seed", range(6))
def test_fixes_of_a_repeating_plan_are_the_same_in_weeks_that_begin_on_another_day(seed):
    log, who, _marks = chained_plan(seed)
    for start, days in LATER.items():
        moved = replace(who, week_start=start)
        assert fixes(shifted(log, days), moved, days) == fixes(log, replace(who, week_start=MONDAY))


def fixes(log, who, days=0):
    """Return the changes of each fix, with days as they were before the log was moved."""
    found = []
    for one in log.warnings(who):
        fix = propose(one, log.diary(), who, RULES)
        found.append(None if fix is None else [unmoved(edit, days) for edit in fix.edits])
    return found


def unmoved(edit, days):
    back = timedelta(days=-days)
    values = (one + back if isinstance(one, date) else one for one in (edit.before, edit.after))
    return (edit.session_id, edit.field, *values)
