"""Fixes of one long run that is planned again: the later ones follow in steps."""

from datetime import timedelta

import pytest

from heavylegs_gui.domain.settings import Settings
from tests.domain.rules.desk import LONG, RACE, TODAY, Log, log_h
from tests.domain.rules.fix_desk import fix_of, plan_after

WEEK = timedelta(days=7)


def weekly(*long_runs):
    """Return log H (longest 8 miles) with long runs on the Saturdays from today on."""
    log = log_h()
    for index, run in enumerate(long_runs):
        log.week(TODAY + index * WEEK, {1: 6, 3: 6, 5: run})
    return log


def saturdays(log, fix):
    plan = plan_after(log, fix)
    return [plan[day] for day in ("04-04", "04-11", "04-18") if day in plan]


def test_a_long_run_planned_three_times_grows_in_steps():
    log = weekly((10, LONG), (10, LONG), (10, LONG))
    fix = fix_of(log, "SPIKE")
    assert fix.kind == "shorten"
    assert saturdays(log, fix) == [8.8, 9.6, 10]
    assert len(fix.edits) == 2


def test_one_run_is_still_shortened_alone_where_that_is_enough():
    log = weekly((10, LONG), (9.6, LONG))
    assert len(fix_of(log, "SPIKE").edits) == 1


def test_two_equal_long_runs_of_one_week_are_both_shortened():
    log = log_h().week(TODAY, {1: 10, 3: 10})
    assert plan_after(log, fix_of(log, "SPIKE")) == {"03-31": 8.8, "04-02": 9.6}


def test_first_runs_of_a_week_are_shortened_one_after_another():
    log = Log().week(TODAY, {1: 4, 3: 4, 5: 4})
    fix = fix_of(log, "START-S", Settings())
    assert fix.kind == "shorten"
    assert plan_after(log, fix) == {"03-31": 3, "04-02": 3.3, "04-04": 3.6}


def test_a_run_after_a_break_is_shortened_with_the_one_of_the_next_week():
    log = log_h(without=(3,))
    for index in range(3):
        log.week(TODAY + index * WEEK, {1: 9})
    fix = fix_of(log, "LAYOFF-S")
    assert plan_after(log, fix) == {"03-31": 6, "04-07": 8.8, "04-14": 9}
    assert len(fix.edits) == 2


def test_a_race_among_the_later_runs_is_left_alone():
    log = weekly((10, LONG), (10, RACE), (10, LONG))
    fix = fix_of(log, "SPIKE")
    races = {one.id for one in log.entries if one.kind is RACE}
    assert fix is None or races.isdisjoint(edit.session_id for edit in fix.edits)
    assert fix_of(weekly((10, LONG), (14, RACE)), "SPIKE") is not None


def test_runs_of_unknown_distance_between_them_stay_as_they_are():
    log = weekly((10, LONG), (10, LONG))
    unknown = log.add(TODAY + WEEK, None)
    fix = fix_of(log, "SPIKE")
    assert saturdays(log, fix) == [8.8, 9.6]
    assert unknown.id not in {edit.session_id for edit in fix.edits}


@pytest.mark.parametrize("miles", [8.9, 12, 14])
def test_a_row_of_equal_runs_never_jumps_after_its_fix(miles):
    log = weekly(*[(miles, LONG)] * 3)
    far = saturdays(log, fix_of(log, "SPIKE"))
    steps = list(zip([8, *far], far, strict=False))
    assert len(steps) == 3
    assert all(after <= 1.1 * before + 1e-6 for before, after in steps)
