"""Load of the log, from a real database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.load_log import FITNESS_DAYS
from heavylegs_gui.domain.training import DayKind, DayMark, Session, Sport, Status, new_uid
from heavylegs_gui.store import rows


@pytest.fixture
def loads(services):
    return services.loads


@pytest.fixture
def log(training_log, today):
    """A function that logs a session so many days before today, with effort and minutes."""

    def logged(back, rpe=4, minutes=40, **values):
        session = Session(
            uid=new_uid(),
            local_date=today - timedelta(days=back),
            rpe=rpe,
            duration_s=None if minutes is None else minutes * 60.0,
            **values,
        )
        change = training_log.add(session)
        return training_log.session(change.edits[0].key)

    return logged


@pytest.fixture
def of_days(loads, today):
    """A function that reads the loads from so many days before today up to today."""
    return lambda back, ahead=0: loads.day_loads(
        today - timedelta(days=back), today + timedelta(days=ahead)
    )


def test_all_sports_of_a_day_count_together_and_free_days_are_rest(log, of_days):
    log(2, rpe=5, minutes=60)
    log(2, rpe=3, minutes=30, sport=Sport.STRENGTH)
    assert of_days(3) == [None, 390, 0, 0]


@pytest.mark.parametrize("unknown", [{"rpe": None}, {"minutes": None}])
def test_one_session_of_unknown_load_makes_its_day_unknown(log, of_days, unknown):
    log(1)
    log(1, **unknown)
    assert of_days(1) == [None, 0]


def test_an_effort_of_zero_is_a_known_load(log, of_days):
    log(0, rpe=0)
    assert of_days(0) == [0]


def test_skipped_and_missed_sessions_are_no_load_and_coming_ones_are(log, of_days):
    log(3)
    log(2, status=Status.SKIPPED)
    log(1, status=Status.PLANNED)
    log(0, status=Status.PLANNED, minutes=10)
    log(-1, status=Status.PLANNED, minutes=20)
    assert of_days(3, ahead=2) == [160, 0, 0, 40, 80, 0]


def test_a_plan_without_effort_makes_its_day_unknown(log, of_days):
    log(1)
    log(-1, rpe=None, status=Status.PLANNED)
    assert of_days(0, ahead=1) == [0, None]


def test_a_fulfilled_plan_counts_once(log, of_days, training_log):
    plan = log(0, minutes=90, status=Status.PLANNED)
    done = log(0)
    training_log.update(replace(done, linked_id=plan.id))
    assert of_days(0) == [160]


def test_a_day_marked_as_not_logged_is_unknown(log, of_days, store_of, today):
    log(3)
    for back, kind in ((2, DayKind.NOT_LOGGED), (1, DayKind.REST)):
        mark = DayMark(day=today - timedelta(days=back), kind=kind)
        store_of.apply(Change("x", (store_of.edit("day_mark", rows.day_mark_row(mark)),)))
    assert of_days(3) == [160, None, 0, 0]


@pytest.fixture
def store_of(services):
    return services.store


def test_an_empty_log_is_unknown(loads, of_days):
    assert of_days(1) == [None, None]
    assert loads.whole_log() is None
    assert loads.latest_rated() is None


def test_a_missed_plan_begins_no_log(log, of_days, loads):
    log(5, status=Status.PLANNED)
    assert of_days(1) == [None, None]
    assert loads.whole_log() is None


def test_plans_alone_are_no_log_yet(log, loads):
    log(-2, status=Status.PLANNED)
    assert loads.whole_log() is None


def test_the_weeks_reach_from_the_first_record_to_the_current_one(log, loads, preferences, today):
    log(14)
    log(0, minutes=10)
    weeks = loads.whole_log().weeks
    assert [week.load for week in weeks] == [160, 0, 40]
    assert weeks[0].unknown_days == 6
    preferences.set("week_start", "sunday")
    weeks = loads.whole_log().weeks
    assert weeks[-1].week_start == today
    assert weeks[0].unknown_days == 0


def test_the_plan_of_the_current_week_is_told_apart(log, loads, preferences):
    preferences.set("week_start", "sunday")
    log(0)
    log(-1, minutes=10, status=Status.PLANNED)
    log(-2, rpe=None, status=Status.PLANNED)
    log(-9, minutes=10, status=Status.PLANNED)
    week, ahead = loads.whole_log().weeks
    assert (week.done, week.planned) == (160, 40)
    assert (week.unknown_days, week.unknown_plans) == (1, 1)
    assert (ahead.done, ahead.planned) == (0, 40)


def test_a_log_without_effort_is_not_rated(log, loads):
    log(1, rpe=None)
    assert not loads.whole_log().is_rated
    log(3)
    assert loads.whole_log().is_rated


def test_the_averages_reach_to_yesterday_until_something_is_done_today(log, loads):
    for back in range(1, 61):
        log(back)
    log(0, rpe=None, status=Status.PLANNED)
    form = loads.whole_log().form
    assert len(form) == 60
    assert form[FITNESS_DAYS - 1].fitness is None
    log(0)
    again = loads.whole_log().form
    assert again[:60] == form
    assert again[60].fitness > form[-1].fitness


def test_a_first_day_without_a_done_session_is_a_day(log, loads):
    log(0, status=Status.SKIPPED)
    assert loads.whole_log().days == [0]


def test_the_latest_rated_session_is_found(log, loads, today):
    log(3)
    log(2, rpe=5, minutes=50)
    log(1, rpe=None)
    log(-1, status=Status.PLANNED)
    latest = loads.latest_rated()
    assert latest == (today - timedelta(days=2), 5, 3000)
