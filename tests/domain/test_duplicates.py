"""The worked cases of the duplicate rule; the numbers are those of real pairs of files."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from heavylegs_gui.domain.duplicates import DuplicateFinder, Likeness, likeness, row_key
from heavylegs_gui.domain.training import Session, Sport, Status, new_uid

DIFFERENT, POSSIBLE, SAME = Likeness.DIFFERENT, Likeness.POSSIBLE, Likeness.SAME
START = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)


def run(start="2026-11-14T08:00:00", distance_m=10_000.0, duration_s=3000.0, **values):
    at = None if start is None else datetime.fromisoformat(start).replace(tzinfo=UTC)
    day = values.pop("local_date", date(2026, 11, 14) if at is None else at.date())
    return Session(
        uid=new_uid(), local_date=day, start_utc=at, distance_m=distance_m, duration_s=duration_s,
        **values,
    )  # fmt: skip


CASES = {
    "other format of the same recording": (
        SAME,
        run("2014-10-11T18:08:45", 10010.82, 2223.803),
        run("2014-10-11T18:08:45", 10010.82, 2223.8),
    ),
    "two devices a second apart, distance 1 % apart, one paused": (
        SAME,
        run("2016-01-10T10:00:00", 8000, 2671),
        run("2016-01-10T10:00:01", 8080, 2772),
    ),
    "GPS length and foot pod differ widely, but the times overlap": (
        SAME,
        run("2021-04-16T13:37:53", 187.5, 222),
        run("2021-04-16T13:37:53", 158.71, 190.4),
    ),
    "the second device was started five minutes late": (
        SAME,
        run(distance_m=10_000, duration_s=3000),
        run("2026-11-14T08:05:00", 9000, 2700),
    ),
    "distance missing on one side, times overlap": (SAME, run(), run(distance_m=None)),
    "saved again with a time zone of two hours less a second": (
        POSSIBLE,
        run("2019-02-16T05:05:52", 4922.73, 1440.668),
        run("2019-02-16T07:05:51", 4921.06, 1441.0),
    ),
    "shifted by the largest offset": (POSSIBLE, run(), run("2026-11-13T18:00:00")),
    "logged by hand without a start, near the same distance": (
        POSSIBLE,
        run(distance_m=10_040),
        run(None, 10_000, None),
    ),
    "warm-up and race of one morning": (
        DIFFERENT,
        run("2013-06-14T09:57:23", 1800, 600),
        run("2013-06-14T10:09:11", 9000, 2300),
    ),
    "race and cool-down of one morning": (
        DIFFERENT,
        run("2013-06-14T10:09:11", 9000, 2300),
        run("2013-06-14T10:52:52", 1300, 480),
    ),
    "two runs on one day": (DIFFERENT, run(), run("2026-11-14T17:10:00", 10_020, 3100)),
    "the same loop on another day": (DIFFERENT, run(), run("2026-11-15T08:00:00")),
    "legs of a triathlon": (
        DIFFERENT,
        run(sport=Sport.SWIM, distance_m=681.67, duration_s=882.067),
        run("2026-11-14T08:14:42", 328.51, 200.561, sport=Sport.OTHER),
    ),
    "another sport at the same time": (DIFFERENT, run(), run(sport=Sport.CYCLE)),
    "a shift with a clearly different distance": (
        DIFFERENT,
        run(),
        run("2026-11-14T10:00:00", 10_100, 3000),
    ),
    "a shift that is no quarter of an hour": (DIFFERENT, run(), run("2026-11-14T10:07:00")),
    "a shift above every time zone": (DIFFERENT, run(), run("2026-11-14T23:00:00")),
    "a shift without a distance": (
        DIFFERENT,
        run(distance_m=None),
        run("2026-11-14T10:00:00", None),
    ),
    "two entries by hand on one day": (DIFFERENT, run(None), run(None)),
    "a planned run of that day": (DIFFERENT, run(), run(None, status=Status.PLANNED)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_worked_case_is_judged_as_the_evidence_says(case):
    wanted, first, second = CASES[case]
    assert likeness(first, second) is wanted
    assert likeness(second, first) is wanted


def test_a_walk_and_a_run_of_the_same_time_are_one_activity_on_foot():
    assert likeness(run(sport=Sport.WALK), run()) is SAME


def test_a_file_that_does_not_name_its_sport_is_judged_by_time_alone():
    assert likeness(run(sport=Sport.OTHER), run(sport=Sport.CYCLE), any_sport=True) is SAME


def test_the_limits_of_the_first_rule_are_a_minute_and_three_percent():
    first = run(duration_s=None)
    assert likeness(first, run("2026-11-14T08:01:00", 10_300, None)) is SAME
    assert likeness(first, run("2026-11-14T08:01:01", 10_300, None)) is DIFFERENT
    assert likeness(first, run("2026-11-14T08:01:00", 10_310, None)) is DIFFERENT


def test_half_of_the_shorter_is_not_yet_more_than_half():
    long, short = run(duration_s=3600), run("2026-11-14T08:50:00", 3000, 1200)
    assert likeness(long, short) is DIFFERENT
    assert likeness(long, replace(short, start_utc=short.start_utc - timedelta(seconds=1))) is SAME


def test_the_longer_of_timer_and_elapsed_time_is_the_span():
    paused = run(duration_s=600, elapsed_s=3600)
    assert likeness(paused, run("2026-11-14T08:20:00", 5000, 1800)) is SAME


def test_the_finder_looks_at_the_days_around_and_asks_for_each_month_once():
    asked = []
    late = run("2026-10-31T23:59:50", local_date=date(2026, 10, 31))

    def between(first, last):
        asked.append((first, last))
        return [late] if first <= late.local_date <= last else []

    finder = DuplicateFinder(between)
    new = run("2026-11-01T00:00:10", local_date=date(2026, 11, 1))
    assert finder.find(new) == (SAME, [late])
    assert finder.find(new) == (SAME, [late])
    assert sorted(asked) == [
        (date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2026, 11, 30)),
    ]


def test_the_finder_knows_what_the_same_import_brings_but_can_leave_it_out():
    finder = DuplicateFinder(lambda _first, _last: [])
    first = run()
    finder.add(first)
    assert finder.find(run()) == (SAME, [first])
    assert finder.find(run(), stored_only=True) == (DIFFERENT, [])


def test_the_finder_prefers_the_same_to_the_possibly_same():
    shifted, equal = run("2026-11-14T10:00:00"), run()
    finder = DuplicateFinder(lambda _first, _last: [shifted, equal])
    assert finder.find(run()) == (SAME, [equal])


def test_the_key_of_a_row_is_everything_but_its_identity():
    first = run(title="a", heaviness=5)
    assert row_key(first, "Asics") == row_key(replace(first, uid="other", id=7), "Asics")
    assert row_key(first, "Asics") != row_key(first, None)
    assert row_key(first, None) != row_key(replace(first, heaviness=6), None)
