"""Load, monotony, strain and the moving averages, with the worked numbers of the rule MONO."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.content.rules import load_thresholds
from heavylegs_gui.domain.load import (
    LOADED_DAYS,
    MONOTONY_CAP,
    TrainedDay,
    WeekPlan,
    daily_loads,
    monotony,
    session_load,
    strain,
    strain_limit,
    total_load,
    week_loads,
)
from heavylegs_gui.domain.load_log import FATIGUE_DAYS, FITNESS_DAYS, form_points
from heavylegs_gui.paths import resource_root

MONDAY = date(2026, 3, 2)
RULE = load_thresholds(resource_root()).mono
MIXED_WEEK = [90, 315, 0, 90, 280, 360, 0]
known_loads = st.floats(0, 5_000, allow_nan=False)


def day(number):
    return MONDAY + timedelta(days=number)


def test_the_load_of_a_session_is_effort_times_minutes():
    assert session_load(4, 40 * 60) == 160


@pytest.mark.parametrize(("rpe", "duration_s"), [(None, 2400), (4, None), (None, None)])
def test_unknown_effort_or_time_is_an_unknown_load_and_never_zero(rpe, duration_s):
    assert session_load(rpe, duration_s) is None


def test_an_effort_of_zero_is_known():
    assert session_load(0, 2400) == 0


def test_a_sum_with_an_unknown_part_is_unknown():
    assert total_load([90, None]) is None
    assert total_load([90, 60]) == 150
    assert total_load([]) == 0


# Days


def test_a_recorded_day_without_a_session_is_rest():
    loads = daily_loads(
        [TrainedDay(day(0), 90.0), TrainedDay(day(2), 50.0)], day(0), day(3), recorded_from=day(0)
    )
    assert loads == [90, 0, 50, 0]


def test_the_days_before_the_log_are_unknown():
    loads = daily_loads([TrainedDay(day(2), 90.0)], day(0), day(3), recorded_from=day(2))
    assert loads == [None, None, 90, 0]


def test_a_span_before_the_log_and_an_empty_log_are_unknown():
    assert daily_loads([], day(0), day(1), recorded_from=day(5)) == [None, None]
    assert daily_loads([], day(0), day(1), recorded_from=None) == [None, None]


def test_a_log_that_began_before_the_span_makes_its_free_days_rest():
    assert daily_loads([], day(7), day(8), recorded_from=day(0)) == [0, 0]


def test_a_day_with_an_unknown_session_and_a_day_not_logged_are_unknown():
    trained = [TrainedDay(day(0), 90.0), TrainedDay(day(1), None)]
    loads = daily_loads(trained, day(0), day(3), recorded_from=day(0), not_logged={day(2), day(9)})
    assert loads == [90, None, None, 0]


def test_sessions_outside_the_span_do_not_count():
    trained = [TrainedDay(day(-1), 90.0), TrainedDay(day(4), 80.0)]
    assert daily_loads(trained, day(0), day(1), recorded_from=day(-1)) == [0, 0]
    assert daily_loads(trained, day(1), day(0), recorded_from=day(-1)) == []


# Weeks: the worked numbers


@pytest.mark.parametrize(
    ("loads", "expected"),
    [
        ([160] * 6 + [0], 2.45),
        ([160] * 5 + [0] * 2, 1.58),
        (MIXED_WEEK, 1.15),
    ],
)
def test_the_worked_weeks_have_their_monotony(loads, expected):
    assert monotony(loads) == pytest.approx(expected, abs=0.005)


def test_the_defaults_are_the_numbers_of_the_rule():
    assert (RULE.least_days, RULE.cap) == (LOADED_DAYS, MONOTONY_CAP)


def test_seven_equal_days_have_the_largest_monotony():
    assert monotony([160] * 7) == MONOTONY_CAP
    assert monotony([0.1 + 0.2] * 7) == MONOTONY_CAP


def test_four_loaded_days_have_no_monotony():
    assert monotony([160] * 4 + [0] * 3) is None
    assert strain([160] * 4 + [0] * 3) is None


def test_a_week_with_an_unknown_day_has_no_monotony():
    assert monotony([160] * 6 + [None]) is None
    assert strain([160] * 6 + [None]) is None
    assert monotony([]) is None


def test_the_strain_is_the_load_of_the_week_times_its_monotony():
    assert strain([160] * 6 + [0]) == pytest.approx(960 * math.sqrt(6))


@given(st.lists(known_loads, min_size=7, max_size=7), st.floats(0.01, 100))
def test_monotony_does_not_depend_on_the_unit_of_the_load(loads, factor):
    before, after = monotony(loads), monotony([factor * load for load in loads])
    if before is not None and after is not None:
        assert 0 < before <= MONOTONY_CAP
        assert after == pytest.approx(before, rel=1e-6, abs=1e-6)


def test_an_unusual_strain_lies_one_and_a_half_spreads_above_the_mean():
    assert strain_limit([100, 200, 100, 200], RULE) == 150 + 1.5 * 50


def test_the_strain_is_compared_with_the_last_eight_weeks():
    assert strain_limit([9_000, *[100] * 8], RULE) == 100


def test_unknown_weeks_are_left_out_and_four_known_ones_are_needed():
    assert strain_limit([None, 100, None, 100, 100], RULE) is None
    assert strain_limit([None, 100, None, 100, 100, 100], RULE) == 100


def test_a_week_knows_its_sum_and_what_is_missing():
    week, other = week_loads(MONDAY, [160, 0, 160, None, 0, 0, 0, *MIXED_WEEK], RULE)
    assert (week.load, week.unknown_days, week.loaded_days) == (320, 1, 2)
    assert week.monotony is week.strain is None
    assert other.week_start == day(7)
    assert other.load == 1135
    assert other.strain == pytest.approx(1135 * monotony(MIXED_WEEK))


def test_a_week_tells_what_is_done_from_what_is_planned():
    week = week_loads(MONDAY, MIXED_WEEK, RULE, {MONDAY: WeekPlan(360, 0)})[0]
    assert (week.load, week.planned, week.done) == (1135, 360, 775)


def test_a_week_of_unknown_days_is_unknown():
    assert not week_loads(MONDAY, [None] * 7, RULE)[0].is_known
    assert week_loads(MONDAY, [None] * 6 + [0], RULE)[0].is_known


def test_a_hard_week_after_four_usual_ones_is_strained():
    hard = [3 * load for load in MIXED_WEEK]
    weeks = week_loads(MONDAY, [*MIXED_WEEK * 4, *hard], RULE)
    assert [week.is_strained for week in weeks] == [False] * 4 + [True]
    assert weeks[4].strain_limit == pytest.approx(strain(MIXED_WEEK))


# Moving averages


def test_a_constant_load_becomes_fitness_and_fatigue():
    last = form_points([100] * 1000)[-1]
    assert last.fitness == pytest.approx(100, abs=0.001)
    assert last.fatigue == pytest.approx(100, abs=0.001)
    assert last.form == pytest.approx(0, abs=0.001)


def test_the_averages_decay_by_their_factor():
    before, after = form_points([50] * 60 + [0])[-2:]
    assert after.fitness == pytest.approx(before.fitness * math.exp(-1 / FITNESS_DAYS))
    assert after.fatigue == pytest.approx(before.fatigue * math.exp(-1 / FATIGUE_DAYS))


def test_form_is_the_difference_of_the_day_before():
    before, after = form_points([80] * 50 + [300])[-2:]
    assert after.form == before.fitness - before.fatigue


def test_the_averages_begin_after_42_days():
    points = form_points([100] * 43)
    assert points[41].fitness is None
    assert points[42].fitness == pytest.approx(100 * (1 - math.exp(-43 / 42)))


def test_an_unknown_day_leaves_the_averages_where_they_are():
    before, after = form_points([100] * 60 + [None])[-2:]
    assert (after.fitness, after.fatigue) == (before.fitness, before.fatigue)


def test_too_many_unknown_days_make_the_averages_unknown_until_they_are_past():
    points = form_points([100] * 60 + [None] * 11 + [100] * 40)
    assert points[60 + 9].fitness is not None
    assert points[60 + 10].fitness is None
    assert points[60 + 10 + 31].fitness is None
    assert points[60 + 10 + 32].fitness is not None


@given(st.lists(st.none() | known_loads, max_size=120))
def test_the_averages_stay_within_the_loads(loads):
    points = form_points(loads)
    assert len(points) == len(loads)
    top = max((load for load in loads if load is not None), default=0)
    for point in points:
        assert point.fitness is None or 0 <= point.fitness <= top + 1e-6
