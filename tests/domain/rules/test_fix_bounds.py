"""What a fix may not do: to races, to runs of unknown distance, to small runs and to long ones."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Source, Status
from tests.domain.rules.desk import (
    EASY,
    INTERVALS,
    LONG,
    RACE,
    TEMPO,
    TODAY,
    Log,
    log_h,
)
from tests.domain.rules.fix_desk import diary_after, fix_of, plan_after, warning_of

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MARCH_23 = TODAY - WEEK


def layoff_log(*planned):
    """Return a log with a break before the week of 6 April, of which 20 miles are done."""
    log = log_h(date(2026, 4, 8), without=(3,))
    log.add(date(2026, 4, 6), 10)
    log.add(date(2026, 4, 7), 10)
    for day, miles in planned:
        log.add(day, miles)
    return log


def growing_log(growth=1.04):
    """Return five weeks that each grow by some percent, the last of them the one before today."""
    log, week = Log(), 20.0
    for index in range(5):
        monday = TODAY - (5 - index) * WEEK
        log.week(
            monday, {1: round(0.3 * week, 1), 3: round(0.3 * week, 1), 5: round(0.4 * week, 1)}
        )
        week *= growth
    return log


# Runs of unknown distance and small ones


@pytest.mark.parametrize("miles", [None, 0.0])
def test_a_return_week_with_nothing_to_shorten_has_no_fix(miles):
    log = layoff_log((date(2026, 4, 9), miles))
    assert fix_of(log, "LAYOFF-W") is None


def test_a_return_week_leaves_a_run_of_unknown_distance_alone():
    log = log_h(without=(3,)).week(date(2026, 4, 6), {0: 8, 2: 8, 5: 8})
    log.add(date(2026, 4, 10), None)
    fix = fix_of(log, "LAYOFF-W")
    assert log.entries[-1].id not in {edit.session_id for edit in fix.edits}
    assert plan_after(log, fix) == {"04-06": 3.3, "04-08": 3.3, "04-10": 0, "04-11": 3.3}


def test_trimming_in_proportion_leaves_a_run_of_unknown_distance_alone():
    log = log_h().week(TODAY, dict.fromkeys(range(6), 3.4))
    log.add(date(2026, 4, 4), 3.4)
    log.add(date(2026, 4, 5), None)
    fix = fix_of(log, "WEEK")
    assert log.entries[-1].id not in {edit.session_id for edit in fix.edits}


def test_a_lighter_week_drops_the_run_that_would_get_too_small():
    log = growing_log().week(TODAY, {1: 7, 3: 7, 4: 2.1, 5: 9})
    plan = plan_after(log, fix_of(log, "CUTBACK"))
    assert "04-03" not in plan
    assert min(plan.values()) >= 2


def test_trimming_leaves_no_run_below_two_miles_whatever_the_unit():
    log = log_h().week(TODAY, {0: 4, 1: 4, 2: 4, 3: 4, 4: 4, 5: (8, LONG)})
    fix = fix_of(log, "WEEK")
    assert fix.kind == "trim"
    assert min(plan_after(log, fix).values()) >= 2


# Races


def test_the_jump_of_a_race_has_no_fix():
    log = log_h().week(TODAY, {1: 3, 5: (13.1, RACE)})
    assert fix_of(log, "SPIKE") is None


def test_a_race_after_a_break_is_not_shortened():
    log = log_h(without=(3,)).week(date(2026, 4, 6), {0: 5, 5: (13.1, RACE)})
    assert fix_of(log, "LAYOFF-S") is None


def test_a_return_week_with_a_race_is_mended_by_the_other_runs():
    log = log_h(without=(3,)).week(date(2026, 4, 6), {0: 6, 2: 6, 5: (6, RACE)})
    fix = fix_of(log, "LAYOFF-W")
    assert plan_after(log, fix) == {"04-06": 2.0, "04-08": 2.0, "04-11": 6}


def test_seven_days_with_a_race_at_their_end_move_another_run():
    log = log_h().week(TODAY, {1: 4, 5: 7, 6: 8}).week(TODAY + WEEK, {0: 5, 1: (8, RACE)})
    fix = fix_of(log, "ROLL7")
    raced = {one.id for one in log.entries if one.kind is RACE}
    assert raced.isdisjoint(edit.session_id for edit in fix.edits)


def test_the_day_of_a_race_does_not_become_a_rest_day():
    log = log_h().week(TODAY, {0: 3, 1: 3, 2: 3, 3: 3, 4: 3, 5: (2, RACE), 6: 3})
    plan = plan_after(log, fix_of(log, "REST"))
    assert plan["04-04"] == 2


# A lighter week


def test_a_finished_week_of_growth_is_followed_by_a_lighter_one():
    log = growing_log().week(TODAY, {1: 7, 3: 7, 5: 9})
    fix = fix_of(log, "CUTBACK")
    done = sum(one.known_m for one in log.entries if MARCH_23 <= one.day < TODAY)
    after = diary_after(log, fix).distance_m(TODAY, TODAY + 6 * DAY)
    assert fix.kind == "lighten"
    assert 0.77 * done < after <= 0.8 * done
    assert {edit.field for edit in fix.edits} == {"distance_m"}


def test_a_lighter_week_to_come_lets_the_advice_fall_silent():
    assert warning_of(growing_log().week(TODAY, {1: 7, 3: 7, 5: 9}), "CUTBACK")
    lighter = growing_log().week(TODAY, {1: 6, 3: 6, 5: 6.5})
    assert "CUTBACK" not in rules_of(lighter)


def test_a_lighter_week_that_is_over_lets_the_advice_fall_silent():
    log = growing_log().week(TODAY, {1: 6, 3: 6, 5: 6.5})
    log.today = TODAY + WEEK
    log.entries = [one._replace(status=Status.DONE) for one in log.entries]
    assert "CUTBACK" not in rules_of(log)


def test_a_week_that_has_only_begun_is_no_lighter_one():
    log = growing_log()
    log.today = TODAY + DAY
    log.add(TODAY, 6)
    assert "CUTBACK" in rules_of(log)


def test_the_lighter_week_stays_one_when_its_last_run_is_done():
    log = growing_log().week(TODAY, {1: 6, 3: 6, 4: 6})
    log.today = TODAY + 5 * DAY
    for one in log.entries[-3:]:
        log.add(one.day, 6, linked_id=one.id)
    assert "CUTBACK" not in rules_of(log)
    log.entries = [
        one._replace(source=Source.PLAN) for one in log.entries if one.status is Status.DONE
    ]
    assert "CUTBACK" not in rules_of(log)


def test_an_empty_week_is_no_lighter_one():
    log = growing_log()
    assert "CUTBACK" in rules_of(log)
    assert fix_of(log, "CUTBACK") is None


def rules_of(log):
    return {rule for rule, _level, _day in log.said(least=Level.INFO)}


# Hard days


def test_a_fix_of_two_hard_days_makes_no_other_two():
    log = log_h().week(TODAY, {1: 4, 2: 4, 4: (4, TEMPO), 5: (6, LONG), 6: (3, RACE)})
    before = hard_pairs(log.diary())
    for warning in (one for one in log.warnings() if one.rule.value == "HARD-EASY"):
        log_fix = fix_of_warning(log, warning)
        after = hard_pairs(diary_after(log, log_fix)) if log_fix else set()
        assert after <= before
        assert warning.day not in after


def fix_of_warning(log, warning):
    from heavylegs_gui.domain.rules.fixes import propose
    from tests.domain.rule_numbers import RULES
    from tests.domain.rules.desk import runner

    return propose(warning, log.diary(), runner(), RULES)


def hard_pairs(diary):
    """Return the days that are hard as the day before them was."""
    hard = {one.day for one in diary.runs if one.kind in {TEMPO, LONG, INTERVALS, RACE}}
    return {day for day in hard if day - DAY in hard}


def test_one_of_three_hard_days_may_be_mended_by_itself():
    log = log_h().week(TODAY, {0: (4, TEMPO), 1: (4, INTERVALS), 2: (3, RACE), 5: (6, LONG)})
    assert fix_of(log, "HARD-EASY") is not None


def test_a_long_run_is_not_called_easy_without_getting_shorter():
    log = log_h().week(TODAY, {0: 3, 1: 4, 2: 4, 3: 4, 4: (4, TEMPO), 5: (8, LONG), 6: 3})
    for day in range(1, 3):
        log.add(TODAY - day * DAY, 3, kind=TEMPO)
        log.add(TODAY + (6 + day) * DAY, 3, kind=RACE)
    found = [one for one in log.warnings() if one.rule.value == "HARD-EASY"]
    fixes = [fix_of_warning(log, warning) for warning in found]
    edits = [one for fix in fixes if fix for one in fix.edits]
    assert edits
    assert not [one for one in edits if one.before is LONG and one.after is EASY]


# Streaks


def test_a_short_streak_is_split_inside_and_keeps_its_long_run():
    log = log_h().week(TODAY, {5: 8, 6: 2.5}).week(TODAY + WEEK, {0: 3, 1: 2, 2: 3, 3: 3})
    plan = plan_after(log, fix_of(log, "STREAK"))
    assert plan["04-04"] == 8
    assert "04-07" not in plan


def test_a_streak_is_not_split_at_its_end_though_the_run_there_is_the_smallest():
    log = log_h().week(TODAY, {5: 2, 6: 3}).week(TODAY + WEEK, {0: 3, 1: 3, 2: 3, 3: 3})
    plan = plan_after(log, fix_of(log, "STREAK"))
    assert "04-05" not in plan
    assert "04-04" in plan


def test_a_streak_drops_a_known_small_run_before_one_of_unknown_distance():
    log = log_h().week(TODAY, {5: 3, 6: None}).week(TODAY + WEEK, {0: 3, 1: 2.5, 2: 3, 3: 3})
    plan = plan_after(log, fix_of(log, "STREAK"))
    assert "04-07" not in plan
    assert "04-05" in plan


# The long run of a week


def test_a_long_run_gives_only_to_runs_that_are_worth_it():
    log = log_h().week(TODAY, {1: 0.3, 2: 5, 4: 5, 6: (8.5, LONG)})
    fix = fix_of(log, "LONG")
    assert fix.kind == "shift"
    assert log.entries[-4].id not in {edit.session_id for edit in fix.edits}


def test_a_shift_lists_only_what_changes_in_steps_that_runners_type():
    log = log_h().week(TODAY, {0: 4.4, 1: 4.4, 2: 4.4, 5: (8.4, LONG)})
    fix = fix_of(log, "LONG")
    steps = [edit.after / 160.9344 for edit in fix.edits]
    assert steps == pytest.approx([round(one) for one in steps])
    assert len(steps) > 1
    assert all(abs(edit.after - edit.before) > 80 for edit in fix.edits)


def test_a_week_of_small_runs_keeps_its_longest():
    log = Log().week(TODAY, {0: 1, 2: 1, 4: 2.6})
    assert "LONG" in {one.rule.value for one in log.warnings(Settings())}
    assert fix_of(log, "LONG", Settings()) is None


# Dates, times and loads


def test_no_run_is_moved_beyond_the_last_day_there_is():
    log = Log(date(2199, 12, 26))
    for back in range(1, 5):
        log.week(log.today - back * WEEK - 3 * DAY, {1: 6, 3: 6, 5: 8})
    log.add(date(2199, 12, 30), 4, kind=TEMPO)
    log.add(date(2199, 12, 31), 4, kind=TEMPO)
    days = [edit.after for edit in fix_of(log, "HARD-EASY").edits if edit.field == "local_date"]
    assert days
    assert max(days) <= date(2199, 12, 31)


def test_the_dry_run_counts_the_time_that_a_shorter_run_saves():
    log = log_h()
    for day in range(5):
        log.add(TODAY + day * DAY, 4.5, minutes=40, rpe=4, kind=Kind.EASY)
    log.add(TODAY + 5 * DAY, 4.5, minutes=40, rpe=4)
    fix = fix_of(log, "MONO")
    short = {edit.session_id for edit in fix.edits if edit.field == "distance_m"}
    for one in diary_after(log, fix).runs:
        if one.id in short:
            assert one.duration_s == pytest.approx(40 * 60 * one.known_m / log.entries[-1].known_m)


# What a louder warning hides


def every_day_alike():
    """Return weeks of six runs, then one of seven that are all alike, with time and effort."""
    log = Log()
    for week in range(4):
        for weekday in (0, 1, 2, 3, 4, 5):
            log.add(TODAY - (4 - week) * WEEK + weekday * DAY, 3.4)
    for weekday in range(7):
        log.add(TODAY + weekday * DAY, 3, minutes=30, rpe=4)
    return log


def test_a_rest_day_is_offered_although_sameness_shows_behind_it():
    log = every_day_alike()
    assert "REST" in rules_of(log)
    assert "MONO" not in rules_of(log)
    fix = fix_of(log, "REST")
    assert fix is not None
    assert fix.kind == "rest"
    left = {(one.rule.value, one.level) for one in fix.remaining if one.level > Level.INFO}
    assert left == {("MONO", Level.CAUTION)}
