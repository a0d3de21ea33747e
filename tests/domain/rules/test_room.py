"""How much room a day has for a run."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.rules.room import NO_ROOM, room_of
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Sport
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import TODAY, Log, log_h, runner

DAY = timedelta(days=1)


def room(log, entry, settings=None):
    review = Review(log.diary(), settings or runner(), RULES, (entry.day, entry.day))
    return room_of(review, entry.id)


def test_a_run_may_be_a_tenth_longer_than_the_longest_of_30_days():
    log = log_h()
    found = room(log, log.add(TODAY, 5))
    assert found.run_limit_m == pytest.approx(8.8 * MI)
    assert (found.week.distance_m, found.week.limit_m) == pytest.approx((5 * MI, 22 * MI))


def test_a_first_run_has_the_limit_of_a_beginning():
    log = Log()
    found = room(log, log.add(TODAY, 2), Settings())
    assert found.run_limit_m == RULES.start.run_caution_m


def test_after_a_break_the_run_has_the_limit_of_the_return():
    log = log_h()
    found = room(log, log.add(date(2026, 4, 20), 3))
    assert found.run_limit_m == pytest.approx(4 * MI, rel=0.01)


def test_days_in_a_row_end_with_the_next_rest_day():
    log = log_h()
    for gap in (-1, 1, 2):
        log.add(TODAY + DAY * gap, 3)
    found = room(log, log.add(TODAY, 3))
    assert (found.days_in_a_row, found.rest_on) == (3, TODAY + DAY * 3)


def test_no_rest_day_within_a_week_is_not_named():
    log = log_h()
    for gap in range(1, 9):
        log.add(TODAY + DAY * gap, 3)
    assert room(log, log.add(TODAY, 3)).rest_on is None


def test_a_ride_has_no_room():
    log = log_h()
    assert room(log, log.add(TODAY, 20, sport=Sport.CYCLE)) == NO_ROOM
