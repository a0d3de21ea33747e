"""Runs of 0 m and runs of unknown distance: the first are nothing, the others are runs."""

from datetime import date, timedelta

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import Settings
from tests.domain.rules.desk import TODAY, Log, log_h, runner

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
NOTHING_TOLD = Settings()


def rules_of(log, who=NOTHING_TOLD, least=Level.INFO):
    return {one.rule.value for one in log.warnings(who) if one.level >= least}


def minutes_only(weeks):
    """Return a log of runs of which only the minutes are known, three a week before TODAY."""
    log = Log(TODAY)
    for index in range(weeks):
        for weekday in (1, 3, 5):
            log.add(TODAY - (index + 1) * WEEK + weekday * DAY, None, minutes=50)
    return log


def test_a_run_of_no_metres_is_no_earlier_run():
    log = Log()
    log.add(TODAY, 0.0)
    log.add(TODAY + 2 * DAY, 20)
    assert {"START-S", "START-W"} <= rules_of(log)


def test_who_logs_only_minutes_is_no_beginner():
    log = minutes_only(8).week(TODAY, {1: 6, 3: 6, 5: 8})
    assert rules_of(log, least=Level.CAUTION) == {"SPIKE"}
    assert rules_of(minutes_only(8).week(TODAY, {2: 20})) == set()


def test_one_run_without_a_distance_makes_the_next_no_first_run():
    log = Log()
    log.add(TODAY - 3 * DAY, None)
    log.add(TODAY, 20)
    assert rules_of(log) == set()


def test_the_first_week_with_distances_is_the_base_of_the_next():
    for miles, said in ((6, set()), (9, {"WEEK"})):
        log = minutes_only(8).week(TODAY, dict.fromkeys((1, 3, 5), 6))
        log.week(TODAY + WEEK, {1: miles, 3: 6, 5: 6})
        assert rules_of(log) - {"SPIKE", "LONG"} == said


def test_weeks_without_a_distance_do_not_lower_the_base():
    log = log_h(TODAY + 3 * WEEK)
    for index in range(3):
        for weekday in (1, 3, 5):
            log.add(TODAY + index * WEEK + weekday * DAY, None)
    log.week(TODAY + 3 * WEEK, {1: 6, 3: 6, 5: 8})
    assert rules_of(log, runner()) == set()


def test_nothing_is_capped_by_a_mean_that_nobody_knows():
    log = minutes_only(8)
    log.add(TODAY + 8 * DAY, 6)
    assert rules_of(log) == set()


def test_two_months_off_are_a_new_beginning_whatever_was_logged_before():
    log = Log(date(2026, 8, 1))
    log.add(TODAY, None, minutes=50)
    log.add(TODAY + 70 * DAY, 6)
    assert "LAYOFF-S" in rules_of(log)


def test_the_long_run_has_no_share_of_a_week_that_is_partly_unknown():
    log = log_h().week(TODAY, {1: 4, 3: 4, 5: 8.5})
    assert "LONG" in rules_of(log, runner())
    log.add(TODAY + 6 * DAY, None)
    assert "LONG" not in rules_of(log, runner())
