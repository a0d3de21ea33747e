"""When a dismissed warning returns: only when a number that makes its verdict has changed."""

from datetime import date, timedelta

from heavylegs_gui.domain.training import Shoe, Status
from tests.domain.rules.desk import LONG, TODAY, Log, log_h, runner

DAY = timedelta(days=1)


def key_of(log, rule, **more):
    (found,) = [one for one in log.warnings(runner(), **more) if one.rule.value == rule]
    return found.numbers_key


def run_so_far(log, days):
    log.today = TODAY + days * DAY
    log.entries = [
        one._replace(status=Status.DONE) if one.day < log.today else one for one in log.entries
    ]
    return log


def test_a_week_stays_dismissed_while_it_is_run_as_planned():
    log = log_h().week(TODAY, {1: 7, 3: 7, 5: (8.8, LONG)})
    before = key_of(log, "WEEK")
    assert key_of(run_so_far(log, 3), "WEEK") == before
    log.add(TODAY + 6 * DAY, 1)
    assert key_of(log, "WEEK") != before


def test_a_week_after_a_break_stays_dismissed_while_it_is_run_as_planned():
    back = TODAY + 7 * DAY
    log = log_h(back).week(back, {1: 6, 3: 6, 5: 8})
    before = key_of(log, "LAYOFF-W")
    assert key_of(run_so_far(log, 10), "LAYOFF-W") == before


def worn(km):
    log = Log(date(2026, 5, 1))
    log.add(TODAY, None, distance_m=5000, shoe_id=1)
    shoe = Shoe(id=1, name="Blue", start_distance_m=km * 1000 - 5000)
    return key_of(log, "SHOE", shoes={1: shoe})


def test_a_pair_of_shoes_returns_at_its_next_limit_and_not_each_day():
    assert worn(510) == worn(790)
    assert worn(790) != worn(800)
    assert worn(801) == worn(950)


def test_a_warning_that_becomes_more_pressing_returns():
    keys = {}
    for distance_m in (16_755, 16_780, 16_795):
        log = log_h()
        log.add(TODAY + 5 * DAY, None, distance_m=float(distance_m))
        ((_rule, level, _day),) = log.said()
        keys.setdefault(level, set()).add(key_of(log, "SPIKE"))
    assert [len(of_level) for of_level in keys.values()] == [1, 1]
    assert keys["caution"].isdisjoint(keys["alert"])
