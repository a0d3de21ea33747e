"""Rules that the worked cases do not reach, and what happens at their edges."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.engine import evaluate
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Shoe, Source, Sport, Status
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import (
    EASY,
    INTERVALS,
    LONG,
    MONDAY,
    RACE,
    SATURDAY,
    SUNDAY,
    TODAY,
    Log,
    log_h,
    runner,
)

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def of_rule(log, rule, who=None, **more):
    return [one for one in log.warnings(who or runner(), **more) if one.rule.value == rule]


def steady(weeks, today=date(2026, 8, 1), miles=(6, 6, 8)):
    log = Log(today)
    for index in range(weeks):
        monday = date(2026, 3, 2) + index * WEEK
        log.week(monday, dict(zip((1, 3, 5), miles, strict=True)))
    return log


def test_an_empty_diary_has_no_warnings():
    assert evaluate(Log().diary(), runner(), RULES, (TODAY, TODAY)) == []


def test_a_run_up_to_three_miles_is_never_a_spike():
    log = Log(date(2026, 5, 1))
    log.add(TODAY, 1)
    log.add(TODAY + DAY, 3)
    assert of_rule(log, "SPIKE", Settings()) == []


def test_an_earlier_run_of_the_same_day_counts_for_a_spike():
    log = log_h()
    log.add(TODAY, 9.5, start="06")
    log.add(TODAY, 10, start="18")
    (found,) = of_rule(log, "SPIKE")
    assert found.numbers["value"] == pytest.approx(9.5 * MI)


def test_a_run_of_unknown_length_is_no_spike_and_no_yardstick():
    log = log_h()
    log.add(TODAY, None)
    log.add(TODAY + DAY, 8.8)
    assert of_rule(log, "SPIKE") == []


def test_fifty_metres_more_are_rounding():
    for metres, count in ((49, 0), (51, 1)):
        log = log_h()
        log.add(TODAY, None, distance_m=8.8 * MI + metres)
        assert len(of_rule(log, "SPIKE")) == count


def test_the_marathon_of_a_plan_is_a_note_and_stays_one_when_it_is_run():
    log = log_h()
    plan = log.add(TODAY + DAY, 26.3, kind=RACE, source=Source.PLAN)
    assert [one.level for one in of_rule(log, "SPIKE")] == [Level.INFO]
    log.add(TODAY, 26.3, status=Status.DONE, linked_id=plan.id, source=Source.FILE)
    assert [one.level for one in of_rule(log, "SPIKE")] == [Level.INFO]
    log.entries[-1] = log.entries[-1]._replace(linked_id=None)
    assert Level.ALERT in {one.level for one in of_rule(log, "SPIKE")}


def test_a_plan_that_was_run_counts_once_with_what_was_run():
    log = log_h(TODAY + 3 * DAY).week(TODAY, {})
    plan = log.add(TODAY + 4 * DAY, 8.8)
    log.add(TODAY + 2 * DAY, 5, status=Status.DONE, linked_id=plan.id)
    assert [one.id for one in log.diary().runs[12:]] == [plan.id + 1]


def test_the_told_run_gives_way_to_a_run_of_that_day():
    told = Settings(
        baseline_week_m=20 * MI, baseline_long_m=12 * MI, baseline_date=date(2026, 3, 28)
    )
    log = log_h().week(TODAY, {5: 10})
    week = (TODAY, TODAY + 6 * DAY)
    assert len(of_rule(log, "SPIKE", told, span=week)) == 1
    log.entries = [one for one in log.entries if one.day != date(2026, 3, 28)]
    assert of_rule(log, "SPIKE", told, span=week) == []


@pytest.mark.parametrize("start", [MONDAY, SUNDAY, SATURDAY])
def test_the_base_is_never_stuck_at_zero_after_a_year_off(start):
    log = log_h(date(2028, 1, 1))
    back = date(2027, 6, 7)
    for index, total in enumerate((9, 9.9, 10.8, 11.8)):
        share = total / 3
        log.week(back + index * WEEK, {1: share, 3: share, 4: share})
    late = (back, back + 4 * WEEK)
    assert [one.rule.value for one in log.warnings(runner(start), late) if one.level > 1] == []
    log.week(back + 4 * WEEK, {1: 6, 3: 6, 4: 6})
    rules = {one.rule.value for one in log.warnings(runner(start), (back, back + 5 * WEEK))}
    assert {"WEEK", "SPIKE"} <= rules


def test_steady_saturday_weeks_are_fine():
    log = steady(12)
    assert log.said(runner(SATURDAY)) == []


def test_a_hundred_metres_more_in_a_week_are_rounding():
    for metres, count in ((99, 0), (101, 1)):
        log = log_h()
        log.week(TODAY, {1: 6.6, 3: 6.6})
        log.add(TODAY + 5 * DAY, None, distance_m=8.8 * MI + metres)
        assert len(of_rule(log, "WEEK")) == count


def test_a_week_like_the_best_seven_days_is_a_note():
    log = log_h(date(2026, 5, 1))
    moved = next(n for n, one in enumerate(log.entries) if one.day == date(2026, 3, 21))
    log.entries[moved] = log.entries[moved]._replace(day=date(2026, 3, 22))
    log.week(TODAY, {1: 8, 3: 8, 5: 8})
    (found,) = of_rule(log, "WEEK")
    assert found.level is Level.INFO


def test_the_long_run_of_a_week():
    for longest, level in ((6.5, []), (8.5, [Level.INFO]), (20, [Level.CAUTION])):
        log = steady(1, miles=(4, 4, longest))
        told = runner(week=40, longest=30)
        assert [one.level for one in of_rule(log, "LONG", told)] == level


def test_two_runs_have_no_long_run():
    log = Log(date(2026, 5, 1)).week(TODAY, {1: 3, 5: 12})
    assert of_rule(log, "LONG", runner(longest=12)) == []


def growing(totals):
    log = Log(date(2026, 8, 1))
    for index, total in enumerate(totals):
        log.week(date(2026, 3, 2) + index * WEEK, {1: total * 0.3, 3: total * 0.3, 5: total * 0.4})
    return log


def test_weeks_of_growth_without_a_lighter_one():
    log = growing((20, 21, 22, 23, 24, 25, 26))
    (found,) = of_rule(log, "CUTBACK")
    assert (found.level, found.day) == (Level.INFO, date(2026, 3, 30))
    assert of_rule(growing((20, 21, 22, 18, 23, 24, 25)), "CUTBACK") == []
    assert of_rule(growing((20, 20, 20, 20, 20, 21)), "CUTBACK") == []


def test_fast_sessions_soon_after_a_beginning():
    log = Log(date(2026, 8, 1))
    for index in range(6):
        log.week(TODAY + index * WEEK, {1: 2, 3: (2, INTERVALS), 5: 2})
    found = of_rule(log, "SPEED", Settings())
    assert [(one.level, one.day) for one in found] == [
        (Level.INFO, TODAY + index * WEEK) for index in range(4)
    ]
    assert of_rule(log, "SPEED", runner()) == []


def test_fast_sessions_soon_after_a_long_break():
    log = log_h(date(2026, 8, 1))
    back = date(2026, 5, 4)
    for index in range(3):
        log.week(back + index * WEEK, {1: 2, 3: (2, INTERVALS)})
    assert [one.day for one in of_rule(log, "SPEED")] == [back, back + WEEK]


def test_four_fast_sessions_are_an_alert():
    log = log_h().week(TODAY, dict.fromkeys((0, 2, 4, 6), (3, INTERVALS)))
    assert [one.level for one in of_rule(log, "SPEED")] == [Level.ALERT]


def test_effort_makes_a_day_hard_whatever_its_kind_or_sport():
    log = log_h()
    log.add(TODAY, 3, rpe=7)
    log.add(TODAY + DAY, 20, sport=Sport.CYCLE, rpe=8)
    log.add(TODAY + 2 * DAY, 3, kind=EASY, rpe=6)
    assert [one.day for one in of_rule(log, "HARD-EASY")] == [TODAY + DAY]


def shares(hard_runs, runs=8):
    log = Log(date(2026, 5, 1))
    for index in range(runs):
        kind = INTERVALS if index < hard_runs else EASY
        log.add(TODAY + 3 * index * DAY, 3, minutes=30, kind=kind)
    return of_rule(log, "HARD-SHARE")


def test_the_share_of_hard_running():
    assert shares(1) == []
    (note,) = shares(2)
    assert (note.level, note.numbers["value"]) == (Level.INFO, pytest.approx(2 / 8))
    assert shares(3)[0].level is Level.CAUTION
    assert shares(2, runs=5) == []


def test_runs_without_a_time_say_nothing_of_the_share():
    log = Log(date(2026, 5, 1))
    for index in range(8):
        log.add(TODAY + 3 * index * DAY, 3, kind=INTERVALS)
    assert of_rule(log, "HARD-SHARE") == []


def rated(*values):
    log = Log(date(2026, 5, 1))
    for index, value in enumerate(values):
        log.add(TODAY + 2 * index * DAY, 3, heaviness=value)
    return of_rule(log, "HEAVY")


def test_heavy_legs_on_three_runs():
    (found,) = rated(7, 7, 7)
    assert (found.level, found.day) == (Level.CAUTION, TODAY + 4 * DAY)
    assert rated(7, 7, 6) == []
    assert rated(8, 8) == []


def test_legs_heavier_than_usual():
    assert rated(1, 1, 1, 1, 1, 1, 5, 5, 5)
    assert rated(1, 1, 5, 5, 5) == []
    assert rated(3, 3, 3, 3, 3, 3, 4, 4, 4) == []


def test_one_warning_for_one_time_of_heavy_legs():
    (found,) = rated(8, 8, 8, 8, 8, 2, 2, 2)
    assert found.day == TODAY + 8 * DAY


def worn(km, **shoe):
    log = Log(date(2026, 5, 1))
    log.add(TODAY, None, distance_m=5000, shoe_id=1)
    shoes = {1: Shoe(id=1, name="Old", start_distance_m=km * 1000 - 5000, **shoe)}
    return [one.level for one in of_rule(log, "SHOE", shoes=shoes)]


def test_the_age_of_shoes():
    assert worn(499) == []
    assert worn(500) == [Level.INFO]
    assert worn(800) == [Level.CAUTION]
    assert worn(400, limit_m=400_000.0) == [Level.CAUTION]
    assert worn(361, limit_m=400_000.0) == [Level.INFO]
    assert worn(700, limit_m=1_000_000.0) == []
    assert worn(900, retired_on=TODAY) == []


def loads(log, monday, *values):
    for weekday, load in enumerate(values):
        if load:
            log.add(monday + weekday * DAY, 3, minutes=load / 5, rpe=5)


def test_a_week_that_strains_more_than_those_before():
    log = Log(date(2026, 8, 1))
    for index, load in enumerate((280, 320, 260, 300, 290)):
        loads(log, TODAY + index * WEEK, 100, 300, 0, 100, load, 300, 0)
    assert of_rule(log, "MONO") == []
    loads(log, TODAY + 5 * WEEK, 200, 700, 0, 200, 600, 700, 0)
    (found,) = of_rule(log, "MONO")
    assert found.level is Level.CAUTION
    assert found.numbers["is_strained"] is True


def test_a_missed_or_skipped_run_is_rest():
    log = log_h(TODAY + 9 * DAY)
    for weekday in range(7):
        log.add(TODAY + weekday * DAY, 2, status=Status.DONE)
    assert [one.level for one in of_rule(log, "REST")] == [Level.ALERT]
    log.entries[-1] = log.entries[-1]._replace(status=Status.SKIPPED)
    log.entries[-2] = log.entries[-2]._replace(status=Status.PLANNED)
    assert of_rule(log, "REST") == []


def test_a_week_that_is_not_known_whole_is_not_judged():
    log = Log(date(2026, 5, 1))
    for weekday in range(2, 7):
        log.add(TODAY + weekday * DAY, 2)
    assert of_rule(log, "REST") == []


def test_the_order_is_level_then_evidence_then_day():
    log = log_h().week(TODAY, {0: 9, 1: 9, 2: 9, 3: 9, 4: 9, 5: (17, LONG), 6: 9})
    found = log.warnings()
    places = [(-one.level, one.evidence.value, one.day) for one in found]
    sure = {"strong_study": 0, "some_studies": 1, "coaching_custom": 2}
    ranks = [(level, sure[evidence], day) for level, evidence, day in places]
    assert ranks == sorted(ranks)
    assert found[0].rule.value == "SPIKE"


def test_a_rule_that_is_off_says_nothing_and_hides_nothing():
    log = log_h().week(TODAY, {1: 4, 3: 4, 5: (12, LONG)})
    off = Settings(
        baseline_week_m=20 * MI, baseline_long_m=8 * MI, disabled_rules=frozenset({"SPIKE"})
    )
    assert [one.rule.value for one in log.warnings(off)] == ["LONG"]


def test_moving_the_kind_of_a_race_to_none_makes_it_an_alert():
    log = log_h().week(TODAY, {5: (13.1, Kind.RACE)})
    assert of_rule(log, "SPIKE")[0].level is Level.CAUTION
    log.entries[-1] = log.entries[-1]._replace(kind=None)
    assert of_rule(log, "SPIKE")[0].level is Level.ALERT
