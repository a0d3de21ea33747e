from datetime import date, timedelta
from itertools import count

import pytest

from heavylegs_gui.domain.compliance import Compliance
from heavylegs_gui.domain.mileage import WeekTotal
from heavylegs_gui.domain.training import DayKind, DayMark, Session, Sport, Status
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.domain.week_plans import week_plans

MONDAY = date(2026, 11, 16)
TODAY = date(2026, 11, 18)
NEXT_MONDAY = MONDAY + timedelta(days=7)
PLANNED, DONE = Status.PLANNED, Status.DONE
_NUMBERS = count(1)


def session(day, status, km, **values):
    return Session(
        uid="",
        id=values.pop("number", None) or next(_NUMBERS),
        local_date=MONDAY + timedelta(days=day),
        status=status,
        distance_m=km * 1000.0,
        **values,
    )


def total(done_km=0.0, ahead_km=0.0, limit_km=36.8, rest_days=3, week=MONDAY):
    return WeekTotal(
        week_start=week,
        distance_m=(done_km + ahead_km) * 1000.0,
        done_m=done_km * 1000.0,
        planned_m=ahead_km * 1000.0,
        runs=0,
        rest_days=rest_days,
        base_m=None,
        limit_m=limit_km * 1000.0,
        rule=LimitRule.WEEK,
    )


def mark(day, kind=DayKind.REST):
    return {MONDAY + timedelta(days=day): DayMark(day=MONDAY + timedelta(days=day), kind=kind)}


def planned_week(*sessions, marks=None, today=TODAY, **sums):
    (found,) = week_plans([total(**sums)], sessions, marks or {}, today)
    return found


def test_the_present_week_tells_what_is_left():
    week = planned_week(done_km=10, ahead_km=20)
    assert (week.done_m, week.ahead_m, week.limit_m) == (10_000, 20_000, 36_800)
    assert week.left_m == pytest.approx(6_800)
    assert (week.over_m, week.is_over, week.is_past) == (0.0, False, False)


def test_a_week_over_its_limit_has_nothing_left():
    week = planned_week(done_km=20, ahead_km=20)
    assert (week.left_m, week.is_over) == (0.0, True)
    assert week.over_m == pytest.approx(3_200)


def test_a_week_that_has_passed_has_no_left():
    assert planned_week(today=NEXT_MONDAY - timedelta(days=1)).left_m is not None
    past = planned_week(today=NEXT_MONDAY)
    assert (past.left_m, past.is_past) == (None, True)


def test_what_was_asked_counts_each_plan_once():
    week = planned_week(
        session(0, PLANNED, 8, number=101, linked_id=102),
        session(0, DONE, 7, number=102, linked_id=101),
        session(1, PLANNED, 5),
        session(1, DONE, 3),
        session(3, PLANNED, 10),
        session(4, Status.SKIPPED, 4),
        session(5, PLANNED, 40, sport=Sport.CYCLE),
    )
    assert week.asked_m == 8_000 + 5_000 + 10_000 + 4_000


def test_what_was_rightly_left_out_was_not_asked():
    week = planned_week(
        session(0, Status.ILL, 8), session(1, Status.SKIPPED, 5), marks=mark(1), rest_days=7
    )
    assert week.asked_m == 0.0


def test_a_plan_marked_as_done_in_its_place_was_asked():
    assert planned_week(session(0, DONE, 6, original_distance_m=8_000)).asked_m == 8_000


def test_outcomes_count_plans_and_rest_days():
    week = planned_week(
        session(0, PLANNED, 8, number=103, linked_id=104),
        session(0, DONE, 8, number=104, linked_id=103),
        session(1, PLANNED, 5),
        session(4, PLANNED, 5),
        session(4, DONE, 5),
        marks=mark(2) | mark(1) | mark(5),
        today=MONDAY + timedelta(days=3),
    )
    assert week.outcomes == {
        Compliance.KEPT: 1,
        Compliance.REST_KEPT: 2,
        Compliance.AHEAD: 2,
        Compliance.UNPLANNED: 1,
    }


def test_a_session_of_another_week_takes_no_part():
    week = planned_week(session(-1, PLANNED, 8), session(7, PLANNED, 8))
    assert (week.asked_m, week.outcomes) == (0.0, {})
