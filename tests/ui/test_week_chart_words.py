"""Bars in words: what the weekly graph reads aloud and what its titles find."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.mileage import RunDay, week_totals
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.units import METRES_PER_MILE, Units
from heavylegs_gui.ui.charts.period_words import (
    finding,
    per_words,
    rest_words,
    sentence,
    span_words,
)
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.charts.week_series import Mileage
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 11, 15)
NINE_NOV = date(2026, 11, 9)
RUNNER = Settings(baseline_week_m=22_900)

pytestmark = pytest.mark.usefixtures("theme")


def run(day, km, planned=False):
    far = km * 1000
    return RunDay(day, 0.0 if planned else far, far if planned else 0.0, 1, far)


def mileage(*days, today=TODAY, settings=RUNNER):
    ordered = sorted(days, key=lambda one: one.day)
    last = max(ordered[-1].day, today)
    return Mileage(
        week_totals(ordered, rules=RULES, today=today, settings=settings, last=last), ordered, today
    )


def spread(km_by_weekday, week=NINE_NOV):
    return [run(week + timedelta(days=day), km) for day, km in km_by_weekday.items()]


def spoken(log, index=-1, units=Units.KM, today=TODAY):
    return sentence(log.weeks.bars[index], units, today)


def test_a_week_over_its_limit_says_by_how_much():
    log = mileage(*spread({0: 7, 2: 7, 4: 7, 5: 7.4}))
    assert spoken(log) == (
        "Week of 9 November: 28.4 km in 4 runs, 3.2 km (13 %) over the limit of 25.2, "
        "2 rest days so far."
    )


def test_a_week_is_read_in_miles_too():
    log = mileage(run(date(2026, 11, 3), 9), *spread({1: 16.09344}))
    assert spoken(log, units=Units.MI) == (
        "Week of 9 November: 10.0 mi in 1 run, within the limit of 15.7, 5 rest days so far."
    )


def test_done_and_planned_are_told_apart():
    log = mileage(run(date(2026, 11, 3), 9), *spread({1: 9}), run(TODAY, 5.5, planned=True))
    assert "9.0 km run and 5.5 km planned in 2 runs" in spoken(log)


def test_a_week_with_a_run_on_every_day_has_no_rest_day():
    log = mileage(run(date(2026, 11, 2), 3), *spread(dict.fromkeys(range(7), 3.0)))
    assert spoken(log).endswith("no rest day.")


def test_an_empty_week_of_the_past_says_so_and_an_open_one_tells_its_limit():
    log = mileage(run(date(2026, 10, 26), 10), today=date(2026, 11, 8))
    assert spoken(log, 0, today=date(2026, 11, 8)).startswith("Week of 26 October: 10.0 km")
    empty = mileage(run(date(2026, 10, 26), 10), today=date(2026, 11, 15), settings=Settings())
    assert spoken(empty, 1) == "Week of 2 November: no run."
    assert spoken(empty, 2) == (
        "Week of 9 November: nothing run or planned, limit 5.0 km after 19 days off."
    )


def test_a_first_week_says_where_its_limit_comes_from():
    log = mileage(run(NINE_NOV, 5), settings=Settings())
    assert "within the limit of 14.5 for a first week" in spoken(log)


def test_a_week_of_another_year_names_it():
    log = mileage(run(date(2025, 3, 3), 5), settings=Settings())
    assert spoken(log, 0).startswith("Week of 3 March 2025: ")


def years(count):
    first = TODAY - timedelta(days=365 * count)
    return mileage(*[run(first + timedelta(days=7 * n), 10) for n in range(52 * count)])


def test_a_month_and_a_year_are_read_as_sums():
    by_month = years(5).series_for(5 * 366)
    assert by_month.level is Level.MONTH
    assert sentence(by_month.bars[3], Units.KM, TODAY).startswith(
        "February 2022: 40.0 km in 4 runs"
    )
    by_year = years(25).series_for(25 * 366)
    assert sentence(by_year.bars[5], Units.KM, TODAY).startswith("2006: 520 km in 52 runs")


def test_the_title_is_a_finding():
    log = mileage(*spread({0: 30}, date(2026, 11, 2)), *spread({0: 41}))
    title = finding(log.weeks.bars, Level.WEEK, Units.KM, TODAY)
    assert title == "71.0 km in 2 weeks, 2 weeks over the limit"


def test_the_title_of_a_plan_alone_tells_what_is_planned():
    log = mileage(run(TODAY, 4, planned=True), run(TODAY + timedelta(days=3), 4.2, planned=True))
    title = finding(log.weeks.bars, Level.WEEK, Units.KM, TODAY)
    assert title == "8.2 km planned in 2 weeks, no week over the limit"


def test_weeks_to_come_do_not_count_in_the_title():
    log = mileage(*spread({0: 10}), run(TODAY + timedelta(days=3), 5, planned=True))
    assert finding(log.weeks.bars, Level.WEEK, Units.KM, TODAY).startswith("10.0 km in 1 week,")


def test_many_months_are_told_in_years_and_large_sums_without_decimals():
    bars = years(5).series_for(5 * 366).bars
    assert finding(bars, Level.MONTH, Units.KM, TODAY).startswith("2,600 km in 5 years, ")


def test_the_visible_time_is_told_with_its_years():
    log = years(5)
    assert span_words(log.weeks.bars[-2:], Level.WEEK) == "2 Nov to 15 Nov 2026"
    assert span_words(log.weeks.bars[50:70], Level.WEEK).count("20") >= 2
    assert span_words(log.series_for(5 * 366).bars, Level.MONTH) == "November 2021 to November 2026"
    assert span_words([], Level.WEEK) == ""


def test_the_height_of_a_bar_has_a_unit():
    assert per_words(Level.WEEK, Units.MI) == "mi per week"
    assert per_words(Level.YEAR, Units.KM) == "km per year"


def test_a_mile_is_not_a_kilometre_in_the_title():
    log = mileage(run(NINE_NOV, METRES_PER_MILE * 3 / 1000))
    assert finding(log.weeks.bars, Level.WEEK, Units.MI, TODAY).startswith("3.0 mi in 1 week")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (NINE_NOV, "no rest day yet"),
        (date(2026, 11, 10), "no rest day yet"),
        (date(2026, 11, 11), "1 rest day so far"),
        (TODAY, "5 rest days so far"),
        (date(2026, 11, 16), "6 rest days"),
    ],
)
def test_only_days_that_have_passed_are_rest_days(today, words):
    log = mileage(run(NINE_NOV, 9), today=today)
    week = log.weeks.bars[0]
    assert rest_words(week.total, today) == words
    assert spoken(log, index=0, today=today).endswith(f", {words}.")
    assert str(week.rest_days) in words or "no rest day" in words


def test_of_a_planned_week_the_free_days_are_told():
    log = mileage(run(NINE_NOV, 9), run(date(2026, 11, 18), 9, planned=True))
    assert spoken(log).endswith(", 6 days left free.")
    assert log.weeks.bars[-1].rest_days == 0


def test_a_week_that_only_the_plan_brings_over_its_limit_is_not_called_over():
    log = mileage(run(date(2026, 11, 3), 20), *spread({0: 20}), run(TODAY, 10, planned=True))
    assert spoken(log) == (
        "Week of 9 November: 20.0 km run and 10.0 km planned in 2 runs, "
        "4.8 km (19 %) over the limit of 25.2 with the plan, 5 rest days."
    )
    assert finding(log.weeks.bars, Level.WEEK, Units.KM, TODAY).endswith("no week over the limit")
