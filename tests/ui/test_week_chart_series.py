"""Bars of weeks, months and years: which ones show, and how high they reach."""

import itertools
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.mileage import RunDay, week_totals
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.charts.week_series import Mileage
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 11, 22)


def log_of(weeks, ahead=0):
    first = TODAY - timedelta(weeks=weeks - 1)
    days = [
        RunDay(day, 10_000.0 * (day <= TODAY), 10_000.0 * (day > TODAY), 1, 10_000.0)
        for day in (first + timedelta(weeks=n) for n in range(weeks + ahead))
    ]
    return Mileage(week_totals(days, rules=RULES, today=TODAY, settings=Settings()), days, TODAY)


@pytest.mark.parametrize(
    ("years", "level"), [(1, Level.WEEK), (3, Level.WEEK), (10, Level.MONTH), (50, Level.YEAR)]
)
def test_bars_stand_for_longer_times_the_more_is_visible(years, level):
    log = log_of(52 * years)
    assert log.series_for(log.right - log.left).level is level


@pytest.mark.parametrize("years", [3, 10, 50])
def test_the_bars_of_every_level_follow_each_other_without_a_hole(years):
    bars = log_of(52 * years).series_for(366 * years).bars
    assert all(before.right == after.left for before, after in itertools.pairwise(bars))


@pytest.mark.parametrize("years", [3, 10, 50])
def test_every_level_holds_the_same_distance(years):
    log = log_of(52 * years)
    wide = log.series_for(log.right - log.left)
    assert sum(bar.distance_m for bar in wide.bars) == 520_000 * years
    assert sum(bar.distance_m for bar in log.weeks.bars) == 520_000 * years


def test_only_the_bars_that_touch_the_visible_days_are_drawn():
    weeks = log_of(20).weeks
    third = weeks.bars[2]
    assert list(weeks.between(third.left, third.right)) == [2]
    assert list(weeks.between(third.left - 1, third.left + 1)) == [1, 2]
    assert not weeks.between(third.left - 1000, third.left - 900)


def test_a_day_beyond_the_log_finds_the_nearest_bar():
    weeks = log_of(20).weeks
    assert weeks.index_at(0) == 0
    assert weeks.index_at(TODAY.toordinal()) == 19
    assert weeks.index_at(TODAY.toordinal() + 999) == 19


def test_the_last_weeks_end_with_the_current_one():
    log = log_of(100)
    left, right = log.window(8)
    assert right - left == 8 * 7
    assert right == TODAY.toordinal() + 1


def test_a_few_planned_weeks_are_visible_ahead():
    left, right = log_of(100, ahead=10).window(26)
    assert right - left == 26 * 7
    assert right == TODAY.toordinal() + 1 + 3 * 7


def test_the_whole_log_is_visible_to_its_planned_end():
    log = log_of(30, ahead=5)
    left, right = log.window(None)
    assert (right - left) / 7 == 35


def test_empty_weeks_of_a_break_draw_no_limit_once_there_is_no_base():
    days = [RunDay(day, 9000.0, 0.0, 1, 9000.0) for day in (date(2026, 6, 1), TODAY)]
    weeks = week_totals(days, rules=RULES, today=TODAY, settings=Settings())
    limits = [bar.limit_m for bar in Mileage(weeks, days, TODAY).weeks.bars]
    assert None in limits
    assert limits[0] is not None
    assert limits[-1] is not None
