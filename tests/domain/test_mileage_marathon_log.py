"""Five years of a real marathon runner: weekly sums as expected, limits sane after the long gap."""

import csv
import itertools
import json
from collections import defaultdict
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.mileage import RunDay, WeekTotal, week_totals
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.week_base import LimitRule
from tests.domain.rule_numbers import RULES

TODAY = date(2007, 1, 1)


@pytest.fixture(scope="module")
def days(real_files) -> list[RunDay]:
    runs: dict[date, list[float]] = defaultdict(list)
    with (real_files / "csv" / "marathon_log_2002-2006.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            month, day, year = map(int, row["Date"].split("/"))
            runs[date(year, month, day)].append(float(row["Miles"]) * MI)
    return [RunDay(day, sum(far), 0.0, len(far), max(far)) for day, far in runs.items()]


@pytest.fixture(scope="module")
def weeks(days: list[RunDay]) -> list[WeekTotal]:
    return week_totals(days, rules=RULES, today=TODAY, settings=Settings())


def longest_gap(days: list[RunDay]) -> tuple[int, date]:
    """Return the run-free days of the longest break and the day of return."""
    dates = sorted(one.day for one in days)
    pairs = itertools.pairwise(dates)
    return max(((after - before).days - 1, after) for before, after in pairs)


def test_the_weekly_sums_are_the_expected_ones(weeks, real_files):
    file = real_files / "csv" / "marathon_log_weekly_miles.json"
    expected = json.loads(file.read_text(encoding="utf-8"))
    assert [(one.week_start.isoformat(), round(one.distance_m / MI, 1)) for one in weeks] == [
        (monday, pytest.approx(miles, abs=0.051)) for monday, miles in expected
    ]


def test_after_the_seventy_day_gap_the_log_begins_anew_and_grows_from_there(days, weeks):
    gap_days, back = longest_gap(days)
    index = next(n for n, one in enumerate(weeks) if 0 <= (back - one.week_start).days < 7)
    returned, after = weeks[index], weeks[index + 1]
    assert gap_days >= 69
    assert (returned.rule, returned.gap_days) == (LimitRule.LAYOFF, gap_days)
    assert returned.limit_m == RULES.start.week_m
    assert after.base_m == min(returned.distance_m, RULES.start.week_m)


def test_every_week_has_a_limit_and_no_base_stays_at_zero(weeks):
    assert all(one.limit_m > 0 for one in weeks)
    run_before = [later for earlier, later in itertools.pairwise(weeks) if earlier.distance_m > 0]
    assert all(later.base_m for later in run_before)


def test_the_rest_days_of_full_weeks_are_the_days_without_a_run(days, weeks):
    dates = {one.day for one in days}
    for one in weeks[1:]:
        week = {one.week_start + timedelta(days=n) for n in range(7)}
        assert one.rest_days == 7 - len(week & dates)
