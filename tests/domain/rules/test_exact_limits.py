"""Values that lie exactly on a limit and its tolerance are silent, in miles and in kilometres."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from tests.domain.rules.desk import LONG, TODAY, Log

DAY = timedelta(days=1)
UNITS = (MI, 1000.0)


def told(week_m, long_m):
    return Settings(baseline_week_m=week_m, baseline_long_m=long_m)


def a_log(*runs_m):
    """Return the week of 30 March with runs of so many metres on Monday, Wednesday and Saturday."""
    log = Log(TODAY)
    for weekday, far in zip((0, 2, 5), runs_m, strict=False):
        log.add(TODAY + weekday * DAY, None, distance_m=far)
    return log


def rules_of(log, who, least=Level.INFO):
    return {one.rule.value for one in log.warnings(who) if one.level >= least}


@pytest.mark.parametrize("unit_m", UNITS)
@pytest.mark.parametrize("base", [n / 10 for n in range(150, 400, 7)])
def test_a_week_at_its_limit_and_a_hundred_metres_is_silent(unit_m, base):
    base_m = base * unit_m
    share_m = (1.1 * base_m + 100) / 3
    who = told(base_m, base_m)
    assert "WEEK" not in rules_of(a_log(share_m, share_m, share_m), who)
    assert "WEEK" in rules_of(a_log(share_m, share_m, share_m + 0.1), who)


@pytest.mark.parametrize("unit_m", UNITS)
@pytest.mark.parametrize("longest", [n / 10 for n in range(50, 250, 7)])
def test_a_run_at_its_limit_and_fifty_metres_is_silent(unit_m, longest):
    longest_m = longest * unit_m
    who = told(9 * longest_m, longest_m)
    assert "SPIKE" not in rules_of(a_log(longest_m * 1.1 + 50), who)
    assert "SPIKE" in rules_of(a_log(longest_m * 1.1 + 50.1), who)


@pytest.mark.parametrize("unit_m", UNITS)
@pytest.mark.parametrize("longest", [n / 10 for n in range(50, 250, 7)])
def test_a_run_at_the_next_limit_and_fifty_metres_is_no_alert(unit_m, longest):
    longest_m = longest * unit_m
    who = told(9 * longest_m, longest_m)
    (found,) = [one for one in a_log(longest_m * 1.3 + 50).warnings(who) if one.rule == "SPIKE"]
    assert found.level is Level.CAUTION


@pytest.mark.parametrize("unit_m", UNITS)
@pytest.mark.parametrize("rest", [n / 10 for n in range(60, 200, 7)])
def test_a_long_run_at_its_share_is_silent(unit_m, rest):
    sum_m = rest * unit_m * 3
    share = max(0.30, 1.35 / 3) + 0.01
    longest_m = share * sum_m + 50
    other_m = (sum_m - longest_m) / 2
    log = a_log(other_m, other_m)
    log.add(TODAY + 5 * DAY, None, distance_m=longest_m, kind=LONG)
    assert "LONG" not in rules_of(log, told(9 * sum_m, 9 * sum_m))


def test_fast_sessions_are_early_by_the_first_run_and_not_by_the_first_swim():
    from heavylegs_gui.domain.training import Kind, Sport

    log = Log(TODAY)
    for index in range(60):
        log.add(date(2025, 6, 1) + 3 * index * DAY, 1, sport=Sport.SWIM)
    log.week(TODAY, {1: 2, 3: (2.2, Kind.INTERVALS)})
    (found,) = [one for one in log.warnings(Settings()) if one.rule.value == "SPEED"]
    assert found.numbers["early"] is True


def test_a_run_planned_for_the_day_of_the_told_longest_run_does_not_take_its_place():
    who = Settings(baseline_week_m=20 * MI, baseline_long_m=8 * MI, baseline_date=TODAY + DAY)
    log = Log(TODAY).week(TODAY, {1: 6, 3: 6, 5: 8})
    assert "SPIKE" not in rules_of(log, who)


def test_a_run_done_on_that_day_takes_its_place():
    who = Settings(baseline_week_m=20 * MI, baseline_long_m=8 * MI, baseline_date=TODAY + DAY)
    log = Log(TODAY + 2 * DAY).week(TODAY, {1: 6, 3: 6, 5: 8})
    assert "SPIKE" in rules_of(log, who)


def worn_today(**given):
    from heavylegs_gui.domain.training import Shoe

    log = Log(TODAY)
    log.add(TODAY - DAY, None, distance_m=5000.0, shoe_id=1)
    log.add(TODAY + 3 * DAY, None, distance_m=200_000.0, shoe_id=1)
    shoe = Shoe(id=1, name="Blue", start_distance_m=400_000.0, **given)
    return [one for one in log.warnings(Settings(), shoes={1: shoe}) if one.rule.value == "SHOE"]


def test_a_pair_of_shoes_is_as_worn_as_it_was_run_in():
    assert worn_today() == []
    (found,) = worn_today(limit_m=400_000.0)
    assert (found.numbers["value"], found.day) == (405_000.0, TODAY - DAY)
