"""Plans on logs with later runs, days that were not logged, and runs of unknown distance."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.plan import Plan
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.training import DayKind, DayMark, Kind, Session, Status, new_uid

START = date(2026, 11, 23)
MONDAY_AFTER = START + timedelta(days=28)


@pytest.fixture
def today():
    """The first day of the plans."""
    return START


def run(day, far=8000.0, **values):
    return Session(uid=new_uid(), local_date=day, distance_m=far, **values)


def past_days():
    """Three days of each of the last eight weeks."""
    days = (START - timedelta(days=step) for step in range(1, 57))
    return [day for day in days if day.weekday() in {1, 3, 6}]


def made(services, weeks=4):
    plan = services.plans.make(
        PlanRequest(kind=PlanKind.BUILD, start=START, weekdays=frozenset({1, 3, 6}), weeks=weeks)
    )
    assert isinstance(plan, Plan)
    return plan


def said(services, plan):
    found = services.plans.verdict(plan, services.plans.sessions_of(plan))
    return [(one.rule.value, one.day) for one in found if one.level >= Level.CAUTION]


@pytest.mark.parametrize("kind", [Kind.RACE, Kind.TEMPO, Kind.LONG, None])
def test_a_plan_fits_before_what_is_planned_after_it(services, kind):
    services.training_log.add_all([run(day) for day in past_days()], "")
    later = run(MONDAY_AFTER, status=Status.PLANNED, kind=kind)
    services.training_log.add_all([later], "")
    plan = made(services)
    assert len(plan.weeks) == 4
    assert said(services, plan) == []
    assert later.uid not in {one.uid for one in services.plans.replaced_by(plan)}


def test_no_long_row_of_runs_begins_at_the_end_of_a_plan(services):
    services.training_log.add_all([run(day) for day in past_days()], "")
    later = [MONDAY_AFTER + timedelta(days=step) for step in range(4)]
    services.training_log.add_all([run(day, 3000.0, status=Status.PLANNED) for day in later], "")
    plan = services.plans.make(
        PlanRequest(kind=PlanKind.BUILD, start=START, weekdays=frozenset({1, 3, 4, 5, 6}), weeks=4)
    )
    assert said(services, plan) == []


def test_weeks_of_unknown_distance_do_not_make_a_beginner(services):
    since = START - timedelta(days=21)
    runs = [run(day, None if day >= since else 8000.0, duration_s=2900.0) for day in past_days()]
    services.training_log.add_all(runs, "")
    plan = made(services)
    assert plan.weeks[0].limit.base_m == pytest.approx(24_000.0)
    assert plan.weeks[0].distance_m == pytest.approx(24_000.0)
    assert said(services, plan) == []


@pytest.mark.parametrize("not_logged", [3, 6, 10, 21])
def test_days_that_were_not_logged_are_no_break(services, not_logged):
    since = START - timedelta(days=not_logged)
    services.training_log.add_all([run(day) for day in past_days() if day < since], "")
    for step in range(1, not_logged + 1):
        day = START - timedelta(days=step)
        services.planning.set_day_mark(DayMark(day=day, kind=DayKind.NOT_LOGGED))
    plan = made(services)
    assert plan.weeks[0].limit.base_m == pytest.approx(24_000.0)
    assert said(services, plan) == []
