"""Values that are possible but hardly true."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.doubts import Doubt, DoubtKind, doubts_of
from heavylegs_gui.domain.training import Session, Sport, Status

TODAY = date(2026, 11, 22)


def run(distance_m=None, duration_s=None, **more):
    return Session(
        uid="x", **{"local_date": TODAY, "distance_m": distance_m, "duration_s": duration_s, **more}
    )


def kinds(session, others=()):
    return [one.kind for one in doubts_of(session, others, TODAY)]


@pytest.mark.parametrize(
    ("distance_m", "duration_s", "beaten_m"),
    [
        (10_000.0, 1500.0, 10_000.0),
        (12_000.0, 1830.0, 10_000.0),
        (50.0, 4.0, 100.0),
        (42_195.0, 7000.0, 42_195.0),
        (54_000.0, 2050.0, 42_195.0),
    ],
)
def test_faster_than_the_record_over_a_shorter_way_is_doubted(distance_m, duration_s, beaten_m):
    found = doubts_of(run(distance_m, duration_s), (), TODAY)
    assert found == [Doubt(DoubtKind.FASTER_THAN_RECORD, beaten_m)]


@pytest.mark.parametrize(
    ("distance_m", "duration_s"),
    [(10_000.0, 1571.0), (100.0, 9.58), (42_195.0, 7235.0), (5400.0, 2050.0), (5400.0, None)],
)
def test_a_record_itself_is_believed(distance_m, duration_s):
    assert kinds(run(distance_m, duration_s)) == []


@pytest.mark.parametrize("time_s", [7200.0, 7110.0])
def test_a_record_that_is_newer_than_the_list_is_believed(time_s):
    assert kinds(run(42_195.0, time_s)) == []


def test_the_fastest_walk_over_5_km_is_believed():
    assert kinds(run(5000.0, 1085.49, sport=Sport.WALK)) == []


def test_a_very_slow_run_is_doubted_but_a_walk_is_not():
    assert kinds(run(1000.0, 1300.0)) == [DoubtKind.SLOW_RUN]
    assert kinds(run(1000.0, 1300.0, sport=Sport.WALK)) == []


@pytest.mark.parametrize(
    ("sport", "distance_m", "duration_s"),
    [(Sport.CYCLE, 60_000.0, 3600.0), (Sport.WALK, 5000.0, 1060.0), (Sport.SWIM, 1500.0, 800.0)],
)
def test_other_sports_have_their_records(sport, distance_m, duration_s):
    assert kinds(run(distance_m, duration_s, sport=sport)) == [DoubtKind.FASTER_THAN_RECORD]


def test_a_fast_descent_on_a_bicycle_is_believed():
    assert kinds(run(5000.0, 250.0, sport=Sport.CYCLE)) == []


@pytest.mark.parametrize(("sport", "believed_m"), [(Sport.RUN, 160_000), (Sport.CYCLE, 500_000)])
def test_a_very_long_way_is_doubted(sport, believed_m):
    assert kinds(run(believed_m, sport=sport)) == []
    assert kinds(run(believed_m + 1000.0, sport=sport)) == [DoubtKind.VERY_FAR]


def test_the_times_of_one_day_may_not_pass_24_hours():
    others = [run(None, 20 * 3600.0, sport=Sport.OTHER)]
    assert doubts_of(run(None, 5 * 3600.0), others, TODAY) == [
        Doubt(DoubtKind.FULL_DAY, 25 * 3600.0)
    ]
    assert kinds(run(None, 4 * 3600.0), others) == []


def test_what_was_skipped_takes_no_time_of_the_day():
    others = [run(None, 20 * 3600.0, status=Status.SKIPPED)]
    assert kinds(run(None, 5 * 3600.0), others) == []


def test_a_plan_years_ahead_is_doubted():
    far = TODAY + timedelta(days=800)
    assert doubts_of(run(local_date=far), (), TODAY) == [Doubt(DoubtKind.FAR_AHEAD, 800)]
    assert kinds(run(local_date=TODAY + timedelta(days=700))) == []
