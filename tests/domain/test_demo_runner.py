"""The demo runner's log is possible, repeatable, and tells the story it is meant to tell."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import correlation, mean

import pytest

from heavylegs_gui.domain.demo_runner import demo_log
from heavylegs_gui.domain.mileage import RunDay, week_totals
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Source, Sport, Status, check_session
from heavylegs_gui.domain.weeks import WeekStart, week_of
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 11, 22)
TODAYS = [TODAY, date(2026, 3, 3), date(2024, 2, 29), date(2027, 1, 1), date(2030, 7, 15)]


@pytest.fixture(scope="module")
def log():
    return demo_log(TODAY)


def _done_runs(log):
    return [one for one in log.sessions if one.is_run and one.status is Status.DONE]


def _weeks(log, today):
    days = {}
    for run in log.sessions:
        is_done = run.status is Status.DONE
        is_ahead = run.status is Status.PLANNED and run.local_date >= today
        if run.is_run and (is_done or is_ahead):
            sums = days.setdefault(run.local_date, [0.0, 0.0])
            sums[is_ahead] += run.distance_m
    run_days = [RunDay(day, done, planned, 1, done) for day, (done, planned) in days.items()]
    return week_totals(run_days, rules=RULES, today=today, settings=Settings())


@pytest.mark.parametrize("today", TODAYS)
def test_every_entry_is_possible(today):
    for session in demo_log(today).sessions:
        assert check_session(session) is session


def test_the_same_day_gives_the_same_log_and_another_seed_another():
    assert demo_log(TODAY) == demo_log(TODAY)
    assert demo_log(TODAY) != demo_log(TODAY, seed=7)


@pytest.mark.parametrize("today", TODAYS)
def test_nothing_is_done_today_or_later_and_nothing_planned_earlier(today):
    log = demo_log(today)
    assert all((one.local_date >= today) == (one.status is Status.PLANNED) for one in log.sessions)
    assert any(one.local_date > today for one in log.sessions)


def test_two_years_hold_about_two_hundred_runs_each(log):
    assert 400 <= len(_done_runs(log)) <= 480


def test_ten_years_hold_about_twenty_two_hundred_runs():
    assert 2_100 <= len(_done_runs(demo_log(TODAY, years=10))) <= 2_300


def test_entries_are_in_the_order_of_their_days_and_have_one_identity_each(log):
    assert all(one.local_date <= other.local_date for one, other in pairwise(log.sessions))
    assert len({one.uid for one in log.sessions}) == len(log.sessions)


@pytest.mark.parametrize("today", TODAYS)
def test_the_week_before_the_present_one_is_far_over_its_limit(today):
    last_week = week_of(today, WeekStart.MONDAY) - timedelta(weeks=1)
    week = next(one for one in _weeks(demo_log(today), today) if one.week_start == last_week)
    assert week.over_m > 2_000


@pytest.mark.parametrize("today", TODAYS)
def test_most_weeks_are_within_their_limit(today):
    weeks = _weeks(demo_log(today), today)
    assert sum(week.is_over for week in weeks) < 0.2 * len(weeks)


@pytest.mark.parametrize("today", TODAYS)
def test_there_is_one_break_of_two_or_three_weeks(today):
    weeks = _weeks(demo_log(today), today)
    empty = [week for week in weeks if not week.runs]
    assert len(empty) in {2, 3}
    assert empty[-1].week_start - empty[0].week_start == timedelta(weeks=len(empty) - 1)


def test_short_nights_make_heavy_legs(log):
    sleep_h = {one.day: one.sleep_h for one in log.check_ins}
    pairs = [(sleep_h[one.local_date], one.heaviness) for one in _done_runs(log)
             if one.local_date in sleep_h]  # fmt: skip
    assert correlation(*zip(*pairs, strict=True)) < -0.3


def test_heavy_legs_and_hard_runs_cost_effort(log):
    runs = _done_runs(log)
    easy = [one for one in runs if one.kind is Kind.EASY]
    assert mean(one.rpe for one in easy if one.heaviness >= 4) > mean(
        one.rpe for one in easy if one.heaviness <= 1
    )
    assert mean(one.rpe for one in runs if one.kind is Kind.INTERVALS) > 6


def test_legs_are_heavier_after_the_jump_than_before(log):
    jump = week_of(TODAY, WeekStart.MONDAY) - timedelta(days=1)
    after = [one.heaviness for one in _done_runs(log) if one.local_date > jump]
    before = [one.heaviness for one in _done_runs(log) if one.local_date < jump]
    assert mean(after) > mean(before) + 1


def test_two_pairs_of_shoes_are_in_use_and_every_run_names_one_of_the_log(log):
    assert sum(shoe.retired_on is None for shoe in log.shoes) == 2
    assert [shoe.id for shoe in log.shoes] == list(range(1, len(log.shoes) + 1))
    assert {one.shoe_id for one in _done_runs(log)} <= {shoe.id for shoe in log.shoes}


def test_no_shoe_is_worn_after_it_was_retired(log):
    retired_on = {shoe.id: shoe.retired_on or TODAY for shoe in log.shoes}
    assert all(one.local_date <= retired_on[one.shoe_id] for one in _done_runs(log))


def test_there_are_other_sports_notes_and_typed_entries_without_a_clock(log):
    assert {Sport.CYCLE, Sport.STRENGTH} <= {one.sport for one in log.sessions}
    assert any(one.notes for one in log.sessions)
    assert all(one.start_utc is None for one in log.sessions if one.source is Source.MANUAL)


def test_a_recorded_start_lies_on_its_local_day(log):
    recorded = [one for one in log.sessions if one.start_utc is not None]
    assert recorded
    assert all(
        (one.start_utc + timedelta(minutes=one.utc_offset_min)).date() == one.local_date
        for one in recorded
    )


def test_check_ins_stay_in_their_ranges_and_none_is_dated_later(log):
    assert all(3 <= one.sleep_h <= 12 and 0 <= one.mood <= 10 for one in log.check_ins)
    assert all(0 <= one.drinking <= 3 and 0 <= one.fuelling <= 3 for one in log.check_ins)
    assert max(one.day for one in log.check_ins) <= TODAY
