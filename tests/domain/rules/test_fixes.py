"""The fixes of the worked cases."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.training import Status
from tests.domain.rules.desk import (
    EASY,
    INTERVALS,
    LONG,
    MONDAY,
    SUNDAY,
    TEMPO,
    TODAY,
    log_h,
    runner,
)
from tests.domain.rules.fix_desk import fix_of, plan_after


def test_case_2_the_easy_runs_give_equally():
    log = log_h().week(TODAY, {1: 7, 3: 7, 5: (8.8, LONG)})
    fix = fix_of(log, "WEEK")
    assert fix.kind == "trim"
    assert plan_after(log, fix) == {"03-31": 6.6, "04-02": 6.6, "04-04": 8.8}
    assert fix.remaining_level in {None, Level.INFO}


def test_case_3_the_long_run_is_shortened():
    log = log_h().week(TODAY, {1: 5, 3: 5, 5: (10, LONG)})
    fix = fix_of(log, "SPIKE")
    assert (fix.kind, plan_after(log, fix)["04-04"]) == ("shorten", 8.8)
    assert fix.remaining_level in {None, Level.INFO}


def test_case_3b_leaves_a_note_on_the_long_run():
    log = log_h().week(TODAY, {1: 4, 3: 4, 5: (12, LONG)})
    fix = fix_of(log, "SPIKE")
    assert plan_after(log, fix)["04-04"] == 8.8
    assert [(one.rule.value, one.level) for one in fix.remaining] == [("LONG", Level.INFO)]


def test_case_7_the_return_is_rescaled():
    back = date(2026, 4, 20)
    log = log_h(back).week(back, {0: 6, 2: 6, 5: (8, LONG)})
    fix = fix_of(log, "LAYOFF-W")
    assert fix.kind == "rescale"
    assert list(plan_after(log, fix, back).values()) == [3, 3, 4]
    assert fix.remaining_level in {None, Level.INFO}


@pytest.mark.parametrize("start", [MONDAY, SUNDAY])
def test_case_8_a_rest_day_splits_the_streak(start):
    log = log_h(without=(3,))
    for index in range(12):
        log.add(date(2026, 3, 24) + timedelta(days=index), 3)
    fix = fix_of(log, "STREAK", runner(start))
    assert "03-30" not in plan_after(log, fix)
    assert len(fix.edits) == 1
    assert fix.edits[0].after is Status.SKIPPED
    assert fix.remaining_level in {None, Level.INFO}


def test_case_9_the_second_hard_day_moves_to_thursday():
    log = log_h().week(TODAY, {1: (6, INTERVALS), 2: (6, TEMPO), 5: (8, LONG)})
    fix = fix_of(log, "HARD-EASY")
    (edit,) = fix.edits
    assert (fix.kind, edit.before, edit.after) == ("move", date(2026, 4, 1), date(2026, 4, 2))
    assert fix.remaining_level in {None, Level.INFO}


def test_case_9_the_last_fast_session_becomes_easy():
    log = log_h().week(TODAY, {0: (4, INTERVALS), 2: (4, TEMPO), 4: (4, INTERVALS), 6: (8, LONG)})
    fix = fix_of(log, "SPEED")
    (edit,) = fix.edits
    assert (edit.field, edit.after) == ("kind", EASY)
    assert edit.session_id == log.entries[-2].id


def test_case_12_the_small_run_is_left_out():
    today = date(2026, 4, 1)
    log = log_h(today).week(TODAY, {0: 6, 1: 6, 3: 6, 5: (8.8, LONG)})
    fix = fix_of(log, "WEEK")
    assert plan_after(log, fix) == {"04-04": 8.8}
    assert fix.remaining_level in {None, Level.INFO}


def test_what_was_run_cannot_be_mended():
    log = log_h(date(2026, 4, 10)).week(TODAY, {1: 5, 3: 5, 5: (12, LONG)})
    assert fix_of(log, "SPIKE") is None
