from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.compliance import (
    Compliance,
    compliance_of,
    compliance_of_rest,
    compliances,
)
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import DayKind, DayMark, Session, Sport, Status

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
KEPT, PARTLY, FAR_OFF, MISSED, AHEAD, REST_KEPT, EXCUSED, UNPLANNED = Compliance


def session(status, km=None, minutes=None, day=YESTERDAY, **values):
    return Session(
        uid="",
        local_date=day,
        status=status,
        distance_m=None if km is None else km * 1000.0,
        duration_s=None if minutes is None else minutes * 60.0,
        **values,
    )


def plan(km=None, minutes=None, **values):
    return session(Status.PLANNED, km, minutes, **values)


def done(km=None, minutes=None, **values):
    return session(Status.DONE, km, minutes, **values)


def rest(kind=DayKind.REST, day=YESTERDAY):
    return DayMark(day=day, kind=kind)


@pytest.mark.parametrize(
    ("km", "word"),
    [
        (10, KEPT), (8, KEPT), (12, KEPT), (7.9, PARTLY), (12.1, PARTLY), (5, PARTLY), (15, PARTLY),
        (4.9, FAR_OFF), (15.1, FAR_OFF), (0, FAR_OFF),
    ],
)  # fmt: skip
def test_the_distance_decides(km, word):
    assert compliance_of(plan(10, minutes=60), done(km, minutes=60), TODAY) is word


def test_a_limit_in_miles_is_not_missed_by_a_rounding():
    mile_m = 1609.344
    planned = replace(plan(), distance_m=7 * mile_m)
    assert compliance_of(planned, replace(done(), distance_m=7 * 1.2 * mile_m), TODAY) is KEPT


def test_without_a_distance_the_duration_decides():
    assert compliance_of(plan(minutes=60), done(12, minutes=50), TODAY) is KEPT
    assert compliance_of(plan(10, minutes=60), done(minutes=40), TODAY) is PARTLY
    assert compliance_of(plan(0, minutes=60), done(0, minutes=20), TODAY) is FAR_OFF


def test_what_cannot_be_compared_stays_unknown():
    assert compliance_of(plan(10), done(minutes=40), TODAY) is None
    assert compliance_of(plan(), done(5), TODAY) is None


def test_a_run_shortened_by_a_fix_counts_as_kept():
    planned = plan(15.4, original_distance_m=18_000, fixed_by=RuleId.SPIKE)
    assert compliance_of(planned, done(15.4), TODAY) is KEPT
    assert compliance_of(planned, done(13), TODAY) is KEPT


def test_a_plan_is_ahead_until_its_day_has_passed():
    assert compliance_of(plan(10, day=TODAY), None, TODAY) is AHEAD
    assert compliance_of(plan(10), None, TODAY) is MISSED


def test_a_run_without_a_plan_has_no_colour():
    assert compliance_of(None, done(10), TODAY) is UNPLANNED
    assert compliance_of(None, None, TODAY) is None


def test_a_skipped_plan_is_missed():
    assert compliance_of(session(Status.SKIPPED, 10), None, TODAY) is MISSED


def test_rest_that_was_planned_or_advised_is_kept():
    skipped = session(Status.SKIPPED, 10)
    assert compliance_of(replace(skipped, fixed_by=RuleId.REST), None, TODAY) is REST_KEPT
    assert compliance_of(skipped, None, TODAY, rest()) is REST_KEPT


def test_what_illness_left_out_is_excused_not_praised():
    assert compliance_of(session(Status.ILL, 10), None, TODAY) is EXCUSED
    assert compliance_of(plan(10), None, TODAY, rest(DayKind.ILL)) is EXCUSED
    assert not EXCUSED.is_kept


def test_a_shortened_plan_that_was_not_run_is_missed():
    assert compliance_of(plan(8, fixed_by=RuleId.WEEK), None, TODAY) is MISSED


def test_of_a_day_that_was_not_logged_nothing_is_known():
    assert compliance_of(plan(10), None, TODAY, rest(DayKind.NOT_LOGGED)) is None


@pytest.mark.parametrize(
    ("km", "original_m", "fixed_by", "word"),
    [
        (10, 10_000, None, KEPT),
        (6, 10_000, None, PARTLY),
        (2, 10_000, None, FAR_OFF),
        (8, 18_000, RuleId.SPIKE, KEPT),
        (None, 10_000, None, None),
    ],
)
def test_a_plan_marked_as_done_in_its_place_is_compared_with_what_was_planned(
    km, original_m, fixed_by, word
):
    run = done(km, original_distance_m=original_m, fixed_by=fixed_by)
    assert compliance_of(None, run, TODAY) is word


def test_a_rest_day_is_kept_when_no_run_was_done():
    assert compliance_of_rest(rest(), [], TODAY) is REST_KEPT
    assert compliance_of_rest(rest(), [done(minutes=30, sport=Sport.SWIM)], TODAY) is REST_KEPT
    assert compliance_of_rest(rest(), [plan(5)], TODAY) is REST_KEPT
    assert compliance_of_rest(rest(), [done(5)], TODAY) is MISSED
    assert compliance_of_rest(rest(day=TODAY), [], TODAY) is AHEAD


def test_only_two_words_are_green():
    assert [one for one in Compliance if one.is_kept] == [KEPT, REST_KEPT]


def test_each_session_of_a_view_gets_its_word():
    sessions = [
        plan(10, id=1, linked_id=2), done(9, id=2, linked_id=1),
        plan(10, id=3), done(6, id=4, linked_id=3),
        done(5, id=5), plan(8, id=6), plan(8, id=7, linked_id=99),
        plan(8, id=8, day=TODAY),
    ]  # fmt: skip
    assert compliances(sessions, {}, TODAY) == {
        1: KEPT, 2: KEPT, 3: PARTLY, 4: PARTLY, 5: UNPLANNED, 6: MISSED, 7: None, 8: AHEAD,
    }  # fmt: skip
    assert compliances(sessions, {YESTERDAY: rest(DayKind.ILL)}, TODAY)[6] is EXCUSED


def test_a_run_whose_plan_is_out_of_view_is_unknown():
    assert compliances([done(9, id=2, linked_id=1)], {}, TODAY) == {2: None}
