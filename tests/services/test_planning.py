from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.training import (
    Session,
    Status,
    new_uid,
)
from heavylegs_gui.store.tables import TABLES

MONDAY = date(2026, 11, 23)
"""The day after the tests' today."""
TODAY = date(2026, 11, 22)


def day(number):
    return MONDAY + timedelta(days=number)


@pytest.fixture
def planning(services):
    return services.planning


@pytest.fixture
def enter(training_log):
    """Enter a session, planned unless told, and return it as it is stored."""

    def enter_one(on=MONDAY, status=Status.PLANNED, **values):
        session = Session(uid=new_uid(), local_date=on, status=status, **values)
        return training_log.session(training_log.add(session).edits[0].key)

    return enter_one


@pytest.fixture
def dump(services):
    def all_rows():
        return {name: services.store.query(table.select) for name, table in TABLES.items()}

    return all_rows


def linked(training_log, done, plan):
    training_log.update(replace(done, linked_id=plan.id))
    training_log.update(replace(plan, linked_id=done.id))


def plan_of(training_log):
    """Return the days, titles and statuses of the log in order."""
    return [(one.local_date, one.title, one.status) for one in training_log.sessions()]


def days_of(training_log, title):
    return [one.local_date for one in training_log.sessions() if one.title == title]


# moving


def test_a_moved_plan_remembers_its_first_day(planning, training_log, enter):
    plan = enter(day(0))
    planning.move([plan.id], 2)
    planning.move([plan.id], 1)
    found = training_log.session(plan.id)
    assert (found.local_date, found.original_date) == (day(3), day(0))


def test_a_plan_back_on_its_first_day_was_never_moved(planning, training_log, enter):
    plan = enter(day(0))
    planning.move([plan.id], 2)
    planning.move([plan.id], -2)
    assert training_log.session(plan.id).original_date is None


def test_what_is_done_stays_when_its_plan_moves(planning, training_log, enter):
    plan, done = enter(TODAY), enter(TODAY, Status.DONE)
    linked(training_log, done, plan)
    planning.move([plan.id, done.id], 1)
    assert training_log.session(done.id).local_date == TODAY
    assert training_log.session(plan.id).local_date == MONDAY


def test_only_done_runs_cannot_be_moved(planning, enter, dump):
    done = enter(TODAY, Status.DONE)
    before = dump()
    with pytest.raises(InvalidValueError, match="stays on its day"):
        planning.move([done.id], 1)
    assert dump() == before


def test_the_date_of_a_done_run_is_corrected_with_its_start(planning, training_log, enter, now):
    done = enter(TODAY, Status.DONE, start_utc=now.replace(microsecond=0), utc_offset_min=60)
    planning.move([done.id], -1, also_done=True)
    found = training_log.session(done.id)
    assert found.local_date == TODAY - timedelta(days=1)
    assert found.start_utc == now - timedelta(days=1)
    assert found.original_date is None


@pytest.mark.parametrize("status", [Status.SKIPPED, Status.ILL])
def test_a_lost_plan_is_planned_again_when_it_is_moved(planning, training_log, enter, status):
    plan = enter(TODAY, status)
    planning.move([plan.id], 3)
    assert training_log.session(plan.id).status is Status.PLANNED


@pytest.mark.parametrize("days", [100_000, -100_000, 10**9])
def test_a_plan_cannot_leave_the_calendar(planning, enter, dump, days):
    plan = enter()
    before = dump()
    with pytest.raises(InvalidValueError, match=r"1970|not possible"):
        planning.move([plan.id], days)
    assert dump() == before


def test_a_session_that_is_gone_cannot_be_moved(planning, enter, dump):
    plan = enter()
    before = dump()
    with pytest.raises(StoreError, match="no longer"):
        planning.move([plan.id, 4711], 1)
    assert dump() == before


def test_moving_nothing_is_refused(planning):
    with pytest.raises(InvalidValueError, match="Choose a session"):
        planning.move([], 1)


def test_moving_by_no_day_is_no_change(planning, enter):
    assert planning.move([enter().id], 0).is_empty


def test_labels_say_what_was_done(planning, enter):
    one, two = enter(day(0)), enter(day(1))
    assert planning.move([one.id], 1).label == "Run of 23 Nov moved to 24 Nov"
    assert planning.move([one.id, two.id], 1).label == "2 sessions moved"
