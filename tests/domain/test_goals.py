"""Goals: what is run, what is left, and that a limit wins over a goal."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.domain.goals import GoalPeriod, GoalProgress, goal_progress, goals_of
from heavylegs_gui.domain.mileage import RunDay
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.weeks import WeekStart

TODAY = date(2026, 11, 18)


def run_day(day, done_m=0.0, planned_m=0.0):
    return RunDay(day, done_m, planned_m, 1, done_m + planned_m)


def progress(period=GoalPeriod.WEEK, goal_m=40_000.0, done_m=0.0, planned_m=0.0, **changes):
    first, last = period.days(changes.get("today", TODAY), WeekStart.MONDAY)
    values = {"first": first, "last": last, "today": TODAY, "week_limit_m": 36_800.0} | changes
    return GoalProgress(period=period, goal_m=goal_m, done_m=done_m, planned_m=planned_m, **values)


@pytest.mark.parametrize(
    ("period", "week_start", "first", "last"),
    [
        (GoalPeriod.WEEK, WeekStart.MONDAY, date(2026, 11, 16), date(2026, 11, 22)),
        (GoalPeriod.WEEK, WeekStart.SUNDAY, date(2026, 11, 15), date(2026, 11, 21)),
        (GoalPeriod.WEEK, WeekStart.SATURDAY, date(2026, 11, 14), date(2026, 11, 20)),
        (GoalPeriod.MONTH, WeekStart.MONDAY, date(2026, 11, 1), date(2026, 11, 30)),
        (GoalPeriod.YEAR, WeekStart.MONDAY, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_its_days(period, week_start, first, last):
    assert period.days(TODAY, week_start) == (first, last)


@pytest.mark.parametrize(
    ("day", "last"), [("2024-02-29", 29), ("2026-02-01", 28), ("2026-12-31", 31)]
)
def test_every_month_ends_on_its_last_day(day, last):
    _, found = GoalPeriod.MONTH.days(date.fromisoformat(day), WeekStart.MONDAY)
    assert (found.month, found.day) == (date.fromisoformat(day).month, last)


def test_only_runs_inside_the_period_count():
    days = [
        run_day(date(2025, 12, 31), 99_000), run_day(date(2026, 1, 1), 10_000),
        run_day(date(2026, 11, 1), 20_000), run_day(date(2026, 11, 16), 5_000),
        run_day(date(2026, 11, 22), 0, 12_000), run_day(date(2026, 12, 1), 0, 8_000),
    ]  # fmt: skip
    settings = Settings(goal_week_m=40_000, goal_month_m=90_000, goal_year_m=900_000)
    found = goal_progress(days, settings, TODAY, 36_800)
    assert [(one.period, one.done_m, one.planned_m) for one in found] == [
        (GoalPeriod.WEEK, 5_000, 12_000),
        (GoalPeriod.MONTH, 25_000, 12_000),
        (GoalPeriod.YEAR, 35_000, 20_000),
    ]


def test_goals_that_are_not_set_are_left_out():
    assert goals_of(Settings()) == {}
    assert goal_progress([], Settings(goal_month_m=90_000), TODAY, 1.0)[0].left_m == 90_000


def test_what_is_left_counts_plans_and_never_falls_below_zero():
    one = progress(done_m=15_000, planned_m=12_000)
    assert (one.left_m, one.unplanned_m) == (25_000, 13_000)
    full = progress(done_m=15_000, planned_m=99_000)
    assert (full.left_m, full.unplanned_m) == (25_000, 0)
    done = progress(done_m=45_000)
    assert (done.is_reached, done.left_m, done.week_pace_m) == (True, 0, 0)


def test_a_goal_is_reached_when_the_shown_figure_is():
    assert progress(done_m=39_951).is_reached
    assert not progress(done_m=39_949).is_reached


def test_the_pace_is_what_a_week_must_hold_from_today_on():
    month = progress(GoalPeriod.MONTH, 130_000, 39_000)
    assert month.days_left == 13
    assert month.week_pace_m == pytest.approx(91_000 / (13 / 7))
    last_days = progress(GoalPeriod.MONTH, 130_000, 120_000, today=date(2026, 11, 29))
    assert last_days.week_pace_m == 10_000


def test_an_even_pace_counts_the_days_that_have_passed():
    assert progress(GoalPeriod.MONTH, 90_000, 54_000).ahead_m == pytest.approx(3_000)
    assert progress(GoalPeriod.MONTH, 90_000, today=date(2026, 11, 1)).even_m == 0


@pytest.mark.parametrize(
    ("one", "is_beyond"),
    [
        (progress(goal_m=36_900), False),
        (progress(goal_m=36_901), True),
        (progress(goal_m=60_000, done_m=60_000), False),
        (progress(GoalPeriod.MONTH, 130_000, 39_000), True),
        (progress(GoalPeriod.MONTH, 90_000, 39_000), False),
        (progress(GoalPeriod.YEAR, 9_000_000), True),
    ],
)
def test_a_goal_that_asks_for_more_than_the_week_may_hold_is_known(one, is_beyond):
    assert one.is_beyond_limit is is_beyond


@given(
    goal_m=st.floats(100, 15e6),
    done_m=st.floats(0, 2e7),
    planned_m=st.floats(0, 2e7),
    limit_m=st.floats(0, 4e5),
    period=st.sampled_from(GoalPeriod),
    today=st.dates(date(1970, 1, 1), date(2199, 12, 31)),
)
def test_the_figures_of_any_goal_fit_together(goal_m, done_m, planned_m, limit_m, period, today):
    first, last = period.days(today, WeekStart.SUNDAY)
    one = replace(
        progress(period), goal_m=goal_m, done_m=done_m, planned_m=planned_m,
        week_limit_m=limit_m, first=first, last=last, today=today,
    )  # fmt: skip
    assert first <= today <= last
    assert 0 <= one.unplanned_m <= one.left_m <= goal_m
    assert 0 <= one.week_pace_m <= one.left_m
    assert 0 <= one.even_m < goal_m
    assert one.is_reached == (one.left_m == 0)
