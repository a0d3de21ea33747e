"""Missing data is not rest: what each rule makes of days that were not logged."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain import mileage
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.training import Status
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import INTERVALS, LONG, TODAY, Log, log_h, runner

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
WEEK_2, WEEK_3 = date(2026, 3, 16), date(2026, 3, 23)


def days(first, count):
    return [first + index * DAY for index in range(count)]


def rules_of(log, marks=(), least=Level.CAUTION, who=None, span=None):
    found = log.warnings(who or runner(), span, unknown_days=marks)
    return [one.rule.value for one in found if one.level >= least]


def totals(log, marks=()):
    run_days = log.diary().run_days
    missing = mileage.missing_days(run_days, marks)
    passed = mileage.WeekPass(run_days, log.today, runner(), RULES, missing=missing)
    return {one.week_start: one for one in passed.weeks(last=log.entries[-1].day + WEEK)}


def base_of(log, week, marks=()):
    return totals(log, marks)[week].base_m / 1609.344


# The best seven days


def habit_then(monday, miles):
    """Return a row of seven days in March with 25 miles, weeks of 20, and one more week."""
    log = Log(date(2026, 8, 1))
    weeks = ({1: 6, 3: 6, 5: 8}, {1: 5, 3: 6, 5: 9}, {0: 5, 1: 5, 3: 5, 5: 5})
    for index, week in enumerate(weeks):
        log.week(date(2026, 3, 2) + index * WEEK, week)
    return log.week(monday, miles)


@pytest.mark.parametrize("gap_weeks", [0, 1, 2, 4])
def test_the_best_seven_days_are_looked_for_before_what_was_not_logged(gap_weeks):
    monday = WEEK_3 + gap_weeks * WEEK
    log = habit_then(monday, {1: 7, 3: 7, 5: 9.4})
    marks = days(WEEK_3, 7 * gap_weeks)
    found = log.warnings(runner(), unknown_days=marks)
    said = [one.level for one in found if one.rule == "WEEK" and one.subject.first == monday]
    assert said == [Level.INFO]


# Breaks


def test_a_gap_of_days_that_were_not_logged_is_no_break():
    log = log_h(without=(3,)).week(TODAY, {1: 6, 3: 6, 5: 8})
    assert "LAYOFF-W" in rules_of(log)
    assert rules_of(log, days(date(2026, 3, 22), 9)) == []


def test_a_break_is_as_long_as_its_longest_row_of_known_days():
    back = date(2026, 4, 20)
    log = log_h(back).week(back, {0: 6, 2: 6, 5: (8, LONG)})
    found = log.warnings(runner(), unknown_days=[date(2026, 4, 8)])
    assert {one.numbers["gap_days"] for one in found if one.rule == "LAYOFF-W"} == {11}


def test_days_between_that_were_not_logged_end_a_row():
    monday = date(2026, 4, 6)
    log = log_h(monday).week(monday, {1: 6, 3: 6, 5: 8})
    assert "LAYOFF-W" in rules_of(log)
    assert rules_of(log, [date(2026, 4, 2)]) == []


def test_a_return_may_lie_in_a_week_that_was_not_logged():
    back = date(2026, 6, 15)
    log = log_h(back).week(back, {1: 6, 3: 6, 5: 6})
    assert "LAYOFF-W" in rules_of(log)
    assert rules_of(log, days(back - 9 * DAY, 10)) == []


def test_the_mean_before_a_break_leaves_weeks_out_that_are_not_known_whole():
    back = date(2026, 4, 20)
    log = Log(back)
    for index, run in enumerate(({1: 6, 3: 6, 5: 8}, {1: 2}, {1: 2}, {1: 6, 3: 6, 5: 8})):
        log.week(date(2026, 3, 2) + index * WEEK, run)
    log.week(back, {0: 3, 2: 3, 5: 4})
    marks = days(date(2026, 3, 11), 5) + days(date(2026, 3, 18), 5)
    assert "LAYOFF-W" in rules_of(log)
    assert rules_of(log, marks) == []


@pytest.mark.parametrize("pause_days", [7, 21, 28, 70])
def test_what_was_run_before_a_break_is_looked_for_behind_days_that_were_not_logged(pause_days):
    log = log_h()
    last = date(2026, 3, 29) + pause_days * DAY
    log.today = last + 11 * DAY
    log.add(last, 3)
    log.add(log.today, 7)
    marks = days(date(2026, 3, 29), pause_days)
    (found,) = [one for one in log.warnings(runner(), unknown_days=marks) if one.rule == "LAYOFF-S"]
    assert (found.numbers["gap_days"], round(found.numbers["limit"] / 1609.344, 2)) == (10, 6)
    assert {round(one.limit_m / 1609.344, 2) for one in totals(log, marks).values()} >= {15}


# Weeks


def partly_logged():
    """Return log H with 5 mi in each of its last three weeks, and the other days as not logged."""
    log = log_h(without=(1, 2, 3))
    marks = []
    for index in (1, 2, 3):
        monday = date(2026, 3, 2) + index * WEEK
        log.week(monday, {1: 5})
        marks += days(monday + 2 * DAY, 5)
    return log, marks


def test_a_week_that_is_partly_logged_does_not_lower_the_base():
    log, marks = partly_logged()
    log.week(TODAY, {1: 6, 3: 6, 5: 8})
    assert round(base_of(log, TODAY)) == 5
    assert round(base_of(log, TODAY, marks)) == 20
    assert "WEEK" in rules_of(log, least=Level.INFO)
    assert rules_of(log, marks, Level.INFO) == []


def test_weeks_that_are_not_logged_are_no_zero_weeks():
    log = log_h(without=(1, 2, 3)).week(TODAY, {1: 6.6, 3: 6.6, 5: 8.8})
    marks = days(date(2026, 3, 8), 23)
    assert round(base_of(log, TODAY, marks)) == 20
    assert rules_of(log, marks) == []


def test_a_week_above_its_base_counts_although_a_day_is_missing():
    log = log_h(without=(3,)).week(WEEK_3, {1: 8, 3: 8, 5: 8})
    assert round(base_of(log, TODAY, [date(2026, 3, 29)])) == 24


def test_what_is_known_of_a_week_may_be_too_much_already():
    log = log_h().week(TODAY, {1: 8, 3: 8, 5: 8.8})
    assert rules_of(log, [TODAY + 6 * DAY]) == ["WEEK"]


def test_the_week_of_a_return_counts_its_cap_when_a_day_is_missing():
    monday = date(2026, 4, 6)
    log = log_h(monday).week(monday, {1: 3})
    assert round(base_of(log, monday + WEEK), 1) == 3
    assert round(base_of(log, monday + WEEK, [monday + 4 * DAY]), 1) == 15


def test_days_that_were_not_logged_are_no_rest_days():
    log = log_h()
    week = totals(log, [date(2026, 3, 25), date(2026, 3, 26), date(2026, 4, 1)])
    assert week[WEEK_3].rest_days == 3
    assert (week[TODAY].rest_days, week[TODAY].days_ahead) == (6, 6)


# Runs


def test_the_longest_run_is_looked_for_behind_days_that_were_not_logged():
    back = TODAY + 35 * DAY
    marks = days(date(2026, 3, 29), 36)
    for far, said in ((8.8, []), (10, ["SPIKE"])):
        log = log_h(back).week(back, {0: far})
        assert rules_of(log, marks) == said


# Seven days


def test_the_best_seven_days_are_looked_for_behind_days_that_were_not_logged():
    log, marks = partly_logged()
    log.week(TODAY, {4: 6, 5: 6}).week(TODAY + WEEK, {0: 6, 2: 6})
    assert "ROLL7" not in rules_of(log, marks, Level.INFO)


# Rest


def test_a_week_with_a_day_that_was_not_logged_may_have_had_its_rest():
    log = log_h().week(TODAY, dict.fromkeys(range(6), 3))
    assert "REST" in rules_of(log, least=Level.INFO)
    assert "REST" not in rules_of(log, [TODAY + 6 * DAY], Level.INFO)


def test_a_run_on_a_marked_day_is_a_run():
    log = log_h().week(TODAY, dict.fromkeys(range(7), 2.5))
    assert "REST" in rules_of(log, [TODAY + 2 * DAY], Level.ALERT)
    assert totals(log, [TODAY + 2 * DAY])[TODAY].rest_days == 0


def test_a_row_of_run_days_ends_where_nothing_is_known():
    log = log_h().week(TODAY, {3: 2, 4: 2, 5: 2, 6: 2}).week(TODAY + WEEK, {1: 2, 2: 2, 3: 2, 4: 2})
    assert "STREAK" not in rules_of(log, [TODAY + WEEK], Level.INFO)


def test_sameness_is_not_judged_where_a_day_is_missing():
    log = log_h()
    for weekday in range(6):
        log.add(TODAY + weekday * DAY, 3, minutes=40, rpe=4)
    who = runner(week=24)
    assert "MONO" in rules_of(log, who=who)
    assert "MONO" not in rules_of(log, [TODAY + 6 * DAY], who=who)


# The shape of weeks


def test_the_share_of_the_long_run_needs_a_whole_week():
    log = log_h().week(TODAY, {1: 4, 3: 4, 5: 8.5})
    assert "LONG" in rules_of(log, least=Level.INFO)
    assert "LONG" not in rules_of(log, [TODAY + 6 * DAY], Level.INFO)


def test_a_week_that_is_not_known_whole_may_have_been_the_lighter_one():
    log = Log(date(2026, 8, 1))
    for index, total in enumerate((20, 21, 22, 23, 24, 25, 26)):
        log.week(date(2026, 3, 2) + index * WEEK, {1: total / 3, 3: total / 3, 5: total / 3})
    assert "CUTBACK" in rules_of(log, least=Level.INFO)
    assert "CUTBACK" not in rules_of(log, [WEEK_2 + 6 * DAY], Level.INFO)


def test_a_next_week_that_is_not_known_whole_is_no_lighter_one():
    log = Log(date(2026, 8, 1))
    for index, total in enumerate((20, 21, 22, 23, 24, 12)):
        log.week(date(2026, 3, 2) + index * WEEK, {1: total / 3, 3: total / 3, 5: total / 3})
    assert "CUTBACK" not in rules_of(log, least=Level.INFO)
    assert "CUTBACK" in rules_of(log, [date(2026, 4, 10)], Level.INFO)


# What does not ask for the other days


@pytest.mark.parametrize("rule", ["HARD-EASY", "SPEED", "HARD-SHARE", "HEAVY"])
def test_what_was_felt_and_run_fast_is_said_whatever_else_is_missing(rule):
    log = log_h()
    for weekday in (0, 1, 3, 4):
        day = TODAY + weekday * DAY
        log.add(day, 3, kind=INTERVALS, minutes=30, heaviness=8)
    for weekday in (0, 2, 4):
        log.add(TODAY + WEEK + weekday * DAY, 3, kind=INTERVALS, minutes=30, heaviness=8)
    log.today = TODAY + 2 * WEEK
    log.entries = sorted(one._replace(status=Status.DONE) for one in log.entries)
    assert rule in rules_of(log, [TODAY + 2 * DAY], Level.INFO)
