"""What the first page says first."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.mileage import RunDay, week_totals
from heavylegs_gui.domain.overview import DayState, Finding, overview
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)


def run(day, distance_m=4800.0, **values):
    return Session(uid=new_uid(), local_date=day, distance_m=distance_m, **values)


def shown(sessions, today=TODAY):
    days = {}
    for one in sessions:
        if one.sport is Sport.RUN:
            done = one.distance_m if one.status is Status.DONE else 0.0
            ahead = one.distance_m if one.status is Status.PLANNED else 0.0
            days[one.local_date] = RunDay(one.local_date, done, ahead, 1, one.distance_m)
    weeks = week_totals(
        list(days.values()),
        rules=RULES,
        today=today,
        settings=Settings(),
        first=today - timedelta(49),
        last=today,
    )
    return overview(weeks, sessions, today)


def steady(weeks=6, heaviness=None):
    """Runs on Tuesday, Thursday and Saturday, 4.8 km each."""
    return [
        run(MONDAY - timedelta(days=7 * week) + timedelta(days=offset), heaviness=heaviness)
        for week in range(weeks)
        for offset in (1, 3, 5)
    ]


def test_a_steady_week_has_something_left():
    result = shown(steady())
    assert result.finding is Finding.LEFT_THIS_WEEK
    assert result.week.distance_m == 14_400
    assert result.days_since_run == 1


def test_a_week_over_its_limit_is_said_first():
    result = shown([*steady(heaviness=9), run(TODAY, 12_000.0)])
    assert result.finding is Finding.WEEK_OVER
    assert result.weeks_over == 1


def test_three_heavy_runs_are_a_finding():
    result = shown(steady(heaviness=7))
    assert result.finding is Finding.HEAVY_LEGS
    assert (result.heavy_runs, result.rated_runs) == (5, 5)


def test_heavy_runs_of_two_months_ago_are_no_finding():
    later = TODAY + timedelta(days=60)
    assert shown(steady(heaviness=9), later).finding is Finding.BREAK


def test_a_first_run_on_the_last_day_of_the_week_is_no_week_without_rest():
    """What came before the first record is unknown."""
    assert shown([run(TODAY)]).finding is Finding.LEFT_THIS_WEEK


def test_two_heavy_runs_are_not():
    sessions = steady(weeks=1, heaviness=9)[:2]
    assert shown(sessions).finding is not Finding.HEAVY_LEGS


def test_runs_on_all_seven_days_miss_a_rest_day():
    before = steady(weeks=6)[3:]
    week = [run(MONDAY + timedelta(days=index), 2000.0) for index in range(7)]
    assert shown([*before, *week]).finding is Finding.NO_REST


def test_a_week_without_a_run_is_a_break():
    old = [one for one in steady() if one.local_date < TODAY - timedelta(days=8)]
    result = shown(old)
    assert result.finding is Finding.BREAK
    assert result.days_since_run > 7


def test_the_days_of_the_week_have_their_shape():
    plan = run(TODAY, 8000.0, status=Status.PLANNED)
    states = [mark.state for mark in shown([*steady(), plan]).days]
    rest, done, ahead = DayState.REST, DayState.RUN, DayState.PLANNED
    assert states == [rest, done, rest, done, rest, done, ahead]


def test_days_to_come_are_not_rest_yet():
    states = [mark.state for mark in shown(steady(), today=MONDAY + timedelta(days=2)).days]
    assert states[2:] == [
        DayState.AHEAD,
        DayState.RUN,
        DayState.AHEAD,
        DayState.RUN,
        DayState.AHEAD,
    ]


def test_the_longest_run_is_of_the_last_thirty_days():
    old, new = run(TODAY - timedelta(days=31), 30_000.0), run(TODAY - timedelta(days=30), 12_000.0)
    assert shown([*steady(), old, new]).longest == new


def test_another_sport_is_no_run():
    ride = run(TODAY, 40_000.0, sport=Sport.CYCLE, heaviness=10)
    result = shown([*steady(heaviness=2), ride])
    assert result.last_run.local_date == MONDAY + timedelta(days=5)
    assert result.heaviness_now == pytest.approx(2)


def test_todays_plan_is_named_until_a_run_fulfils_it():
    plan = run(TODAY, 8000.0, status=Status.PLANNED, id=7)
    assert shown([*steady(), plan]).planned_today == plan
    linked = run(TODAY, 8000.0, status=Status.PLANNED, id=7, linked_id=8)
    assert shown([*steady(), linked]).planned_today is None


def test_heaviness_is_compared_with_the_five_runs_before():
    result = shown([*steady(weeks=6)[6:], *steady(weeks=2, heaviness=4)])
    assert result.heaviness_now == pytest.approx(4)
    assert result.heaviness_before == pytest.approx(4)
