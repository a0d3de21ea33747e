"""The worked cases of the warning engine; the week of 30 March 2026 is under test."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Sport, Status
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
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

BEGINNER = Settings()
STARTS = (MONDAY, SUNDAY)


def the_one(warnings, rule):
    (found,) = [one for one in warnings if one.rule.value == rule]
    return found


def in_miles(value):
    return round(value / MI, 2)


@pytest.mark.parametrize("start", STARTS)
def test_case_1_exactly_ten_percent_twice_is_fine(start):
    log = log_h().week(TODAY, {1: 6.6, 3: 6.6, 5: (8.8, LONG)})
    assert log.said(runner(start)) == []


@pytest.mark.parametrize("start", STARTS)
def test_case_2_a_week_fourteen_percent_up(start):
    log = log_h().week(TODAY, {1: 7, 3: 7, 5: (8.8, LONG)})
    day = "03-30" if start is MONDAY else "03-29"
    assert log.said(runner(start)) == [("WEEK", "caution", day)]
    found = the_one(log.warnings(runner(start)), "WEEK")
    assert in_miles(found.numbers["value"]) == 22.8
    assert in_miles(found.numbers["base"]) == 20.0
    assert in_miles(found.numbers["limit"]) == 22.0
    assert found.numbers["ratio"] == pytest.approx(1.14)


@pytest.mark.parametrize("start", STARTS)
def test_case_3_a_spike_in_an_unchanged_week(start):
    log = log_h().week(TODAY, {1: 5, 3: 5, 5: (10, LONG)})
    assert log.said(runner(start), Level.INFO) == [("SPIKE", "caution", "04-04")]
    assert the_one(log.warnings(), "SPIKE").numbers["ratio"] == pytest.approx(1.25)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(
    ("runs", "level", "ratio"),
    [
        ({1: 4, 3: 4, 5: (12, LONG)}, "alert", 1.5),
        ({5: (17, LONG)}, "alert", 2.125),
        ({1: 3, 5: (13.1, RACE)}, "caution", 1.6375),
    ],
)
def test_case_3b_greater_spikes(start, runs, level, ratio):
    log = log_h().week(TODAY, runs)
    assert log.said(runner(start)) == [("SPIKE", level, "04-04")]
    found = the_one(log.warnings(runner(start)), "SPIKE")
    assert found.numbers["ratio"] == pytest.approx(ratio)
    assert found.numbers["double"] is (ratio > 2)
    assert found.numbers["race"] is (runs[5][1] is RACE)


def test_case_4_the_week_after_a_cut_back_week_is_fine():
    log = Log(date(2026, 6, 1))
    for index, total in enumerate((20, 22, 24, 18, 24, 26.3)):
        monday = date(2026, 3, 2) + timedelta(weeks=index)
        log.week(monday, {1: total * 0.3, 3: total * 0.3, 5: total * 0.4})
    assert log.said(runner(week=20, longest=8)) == []


def test_case_5_a_spike_week_does_not_become_the_norm():
    log = log_h(without=(3,)).week(date(2026, 3, 23), {1: 6, 3: 6, 5: (18, LONG)})
    log.week(TODAY, {1: 9, 3: 9, 5: (12, LONG)})
    said = log.said()
    assert ("WEEK", "alert", "03-23") in said
    assert ("SPIKE", "alert", "03-28") in said
    assert ("WEEK", "caution", "03-30") in said
    spike = the_one(log.warnings(), "SPIKE")
    assert spike.numbers["ratio"] == pytest.approx(2.25)
    second = the_one(log.warnings(span=(TODAY, TODAY)), "WEEK")
    assert in_miles(second.numbers["base"]) == 26.0
    assert in_miles(second.numbers["limit"]) == 28.6


def beginner_log(*weeks):
    log = Log(TODAY + timedelta(weeks=10))
    for index, runs in enumerate(weeks):
        log.week(TODAY + timedelta(weeks=index), runs)
    return log


def test_case_6_a_beginner():
    assert beginner_log({0: 2, 2: 2.5, 4: 3}).said(BEGINNER) == []
    assert beginner_log({0: 5}).said(BEGINNER) == [("START-S", "caution", "03-30")]
    assert beginner_log({0: 7}).said(BEGINNER) == [("START-S", "alert", "03-30")]
    gentle = beginner_log({0: 2, 2: 2, 4: 2}, {0: 2, 2: 2.5, 4: 2.5})
    assert gentle.said(BEGINNER, Level.INFO) == [("WEEK", "info", "04-06")]
    steep = beginner_log({0: 2, 2: 2, 4: 2}, {0: 3, 2: 3, 4: 3})
    assert steep.said(BEGINNER) == [("WEEK", "caution", "04-06")]
    found = the_one(steep.warnings(BEGINNER), "WEEK")
    assert found.numbers["ratio"] == pytest.approx(1.5)


def test_an_experienced_runner_who_told_nothing_is_warned_at_first():
    log = beginner_log({1: 6, 3: 8, 5: 12})
    rules = {one[0] for one in log.said(BEGINNER)}
    assert rules == {"START-S", "START-W", "SPIKE"}
    assert log.said(runner(week=26, longest=12)) == []


def test_case_7_twenty_two_days_off():
    back = date(2026, 4, 20)
    log = log_h(back).week(back, {0: 6, 2: 6, 5: (8, LONG)})
    assert log.said() == [
        ("LAYOFF-S", "alert", "04-25"),
        ("LAYOFF-S", "caution", "04-20"),
        ("LAYOFF-S", "caution", "04-22"),
        ("LAYOFF-W", "alert", "04-20"),
    ]
    week = the_one(log.warnings(), "LAYOFF-W").numbers
    assert (in_miles(week["value"]), in_miles(week["limit"]), week["gap_days"]) == (20, 10, 22)
    assert log_h(back).week(back, {0: 3, 2: 3, 5: (4, LONG)}).said() == []


@pytest.mark.parametrize("start", STARTS)
def test_case_7b_nine_and_seventy_days_off(start):
    monday = date(2026, 4, 6)
    log = log_h(monday).week(monday, {1: 6, 3: 6, 5: (8, LONG)})
    day = "04-06" if start is MONDAY else "04-05"
    assert log.said(runner(start)) == [
        ("LAYOFF-S", "caution", "04-11"),
        ("LAYOFF-W", "caution", day),
    ]
    late = date(2026, 3, 28) + timedelta(days=71)
    log = log_h(late).week(late, {0: 4})
    assert log.said(runner(start)) == [("LAYOFF-S", "caution", late.isoformat()[5:])]
    found = the_one(log.warnings(runner(start)), "LAYOFF-S").numbers
    assert (in_miles(found["value"]), in_miles(found["limit"]), found["gap_days"]) == (4, 3, 70)


def streak_log(first, last):
    log = log_h(date(2026, 5, 1), without=(3,))
    for index in range((last - first).days + 1):
        log.add(first + timedelta(days=index), 3)
    return log


def rest_words(log, start):
    found = log.said(runner(start), Level.INFO)
    return [one for one in found if one[0] in {"REST", "STREAK"}]


def test_case_8_twelve_days_in_a_row():
    log = streak_log(date(2026, 3, 24), date(2026, 4, 4))
    assert rest_words(log, MONDAY) == [
        ("REST", "info", "03-23"), ("REST", "info", "03-30"), ("STREAK", "alert", "04-04"),
    ]  # fmt: skip
    assert rest_words(log, SUNDAY) == [("REST", "alert", "03-29"), ("STREAK", "alert", "04-04")]
    assert the_one(log.warnings(), "STREAK").numbers["value"] == 12


def test_case_8b_seven_days_that_are_one_week_or_two():
    log = streak_log(date(2026, 3, 23), date(2026, 3, 29))
    assert rest_words(log, MONDAY) == [("REST", "alert", "03-23")]
    assert ("STREAK", "alert", "03-29") in rest_words(log, SUNDAY)


def test_case_9_two_hard_days_in_a_row():
    log = log_h().week(TODAY, {1: (6, INTERVALS), 2: (6, TEMPO), 5: (8, LONG)})
    assert log.said() == [("HARD-EASY", "caution", "04-01")]


def test_case_9_three_fast_sessions():
    log = log_h().week(TODAY, {0: (4, INTERVALS), 2: (4, TEMPO), 4: (4, INTERVALS), 6: (8, LONG)})
    assert log.said() == [("SPEED", "caution", "03-30")]
    assert the_one(log.warnings(), "SPEED").numbers["value"] == 3


def test_case_10_six_equal_days():
    log = log_h()
    for weekday in range(6):
        log.add(TODAY + timedelta(days=weekday), 4, minutes=40, rpe=4, status=Status.DONE)
    found = [one for one in log.warnings(runner(week=24, longest=5)) if one.rule.value != "STREAK"]
    found = [one for one in found if one.rule.value in {"REST", "MONO"} and one.day == TODAY]
    assert [(one.rule.value, one.level.word) for one in found] == [("MONO", "caution")]
    assert found[0].numbers["value"] == pytest.approx(2.45, abs=0.005)


def test_case_10_uneven_days_are_fine():
    log = log_h()
    for weekday, load in enumerate((90, 315, 0, 90, 280, 360, 0)):
        if load:
            log.add(TODAY + timedelta(days=weekday), 4, minutes=load / 5, rpe=5)
    assert not [one for one in log.warnings() if one.rule.value == "MONO"]


def moved_long_run():
    log = log_h(date(2026, 5, 1))
    (index,) = [n for n, one in enumerate(log.entries) if one.day == date(2026, 3, 21)]
    log.entries[index] = log.entries[index]._replace(day=date(2026, 3, 22))
    return log


def test_case_11_a_jump_across_the_border_of_two_weeks():
    log = moved_long_run()
    assert log.said(runner(MONDAY)) == [("ROLL7", "caution", "03-28")]
    found = the_one(log.warnings(), "ROLL7").numbers
    assert (in_miles(found["value"]), in_miles(found["base"])) == (28, 20)
    assert log.said(runner(SUNDAY)) == [("WEEK", "alert", "03-22")]
    assert the_one(log.warnings(runner(SUNDAY)), "WEEK").numbers["ratio"] == pytest.approx(1.4)


@pytest.mark.parametrize("start", STARTS)
def test_case_12_the_warning_comes_before_the_run(start):
    today = date(2026, 4, 1)
    log = log_h(today).week(TODAY, {0: 6, 1: 6, 3: 6, 5: (8.8, LONG)})
    (found,) = [one for one in log.warnings(runner(start)) if one.level >= Level.CAUTION]
    assert (found.rule.value, found.level) == ("WEEK", Level.ALERT)
    assert in_miles(found.numbers["value"]) == 26.8
    assert in_miles(found.numbers["done"]) == 12
    assert log_h(today).week(TODAY, {0: 6, 1: 6}).said(runner(start)) == []


@pytest.mark.parametrize("start", STARTS)
def test_case_12b_a_missed_run_counts_nothing(start):
    log = log_h(date(2026, 4, 1)).week(TODAY, {0: 6, 3: 6, 5: (8, LONG)})
    log.add(date(2026, 3, 31), 12, status=Status.PLANNED)
    assert log.said(runner(start)) == []


@pytest.mark.parametrize("start", [MONDAY, SUNDAY, SATURDAY])
def test_case_13_the_year_with_53_weeks(start):
    log = Log(date(2027, 2, 1))
    for monday in (date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4)):
        log.week(monday, {1: 6, 3: 6, 4: 8})
    assert log.said(runner(start)) == []
    totals = {one.week_start for one in week_totals(log, start)}
    assert len(totals) == 3


def week_totals(log, start):
    from heavylegs_gui.domain import mileage
    from tests.domain.rule_numbers import RULES

    return mileage.week_totals(
        log.diary().run_days, today=log.today, settings=runner(start), rules=RULES
    )


def test_another_sport_is_no_run_but_hard_it_is_no_rest():
    log = log_h().week(TODAY, {0: 2, 1: 2, 2: 2, 3: 2, 4: 2})
    log.add(TODAY + timedelta(days=5), 30, sport=Sport.CYCLE, rpe=8)
    assert ("REST", "info", "03-30") in log.said(least=Level.INFO)
    log.add(TODAY + timedelta(days=6), 30, sport=Sport.CYCLE, rpe=3)
    assert ("REST", "info", "03-30") in log.said(least=Level.INFO)
