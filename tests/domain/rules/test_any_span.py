"""What is said of a part of the log is what the whole log says of it, whatever part is asked."""

import random
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.engine import evaluate, touches
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Shoe, Sport
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.weeks import WeekStart
from tests.domain.rule_numbers import RULES
from tests.domain.rules.desk import LONG, TODAY, Log, log_h, runner

SPANS_A_LOG = 12
KINDS = (None, None, Kind.EASY, Kind.LONG, Kind.INTERVALS, Kind.TEMPO, Kind.RACE)
SHOES = {1: Shoe(id=1, name="Blue", start_distance_m=400_000.0)}


def random_log(pick):
    """Return a log of up to a year with everything that a log may hold, around its today."""
    log = Log(TODAY + timedelta(days=pick.randrange(7)))
    day = log.today - timedelta(days=pick.randrange(20, 360))
    usual, days_a_week = pick.choice((8, 20, 40)), pick.choice((2, 3, 4, 5, 7))
    drift = pick.choice((0.0, 0.0, 0.0006, 0.004))
    odd, steady = pick.choice((0.0, 0.05, 0.3)), pick.choice((0.05, 0.6))
    begin = day
    while day <= log.today + timedelta(days=30):
        if pick.random() < 0.01:
            day += timedelta(days=pick.choice((5, 8, 15, 30, 60)))
        if pick.random() < days_a_week / 7:
            growth = 1 + drift * (day - begin).days
            far = usual / days_a_week * growth * pick.uniform(1 - steady, 1 + steady)
            for _ in range(pick.choice((1,) * 12 + (2,))):
                random_run(log, day, pick, far, odd)
        if pick.random() < 0.05:
            log.add(day, 9, sport=Sport.CYCLE, rpe=pick.choice((None, 3, 8)), minutes=40)
        day += timedelta(days=1)
    return log


def random_run(log, day, pick, far, odd):
    distance = pick.choice((None, 0.0, 0.05)) if pick.random() < odd else round(far, 1)
    log.add(
        day,
        distance,
        kind=pick.choice(KINDS) if pick.random() < 0.4 else None,
        minutes=None if pick.random() < 0.1 else far * 10,
        rpe=pick.choice((None, 3, 4, 5, 8)),
        heaviness=pick.choice((None, 2, 5, 8)),
        shoe_id=pick.choice((None, 1)),
    )


def marked_days(log, pick):
    """Return days that were not logged: none, some, or some and whole weeks."""
    first = min(one.day for one in log.entries)
    length = max(1, (log.today - first).days)
    days = {first + timedelta(days=pick.randrange(length)) for _ in range(pick.choice((0, 4)))}
    for _ in range(pick.choice((0, 0, 2))):
        begin = first + timedelta(days=pick.randrange(length))
        days |= {begin + timedelta(days=index) for index in range(pick.choice((3, 9, 30)))}
    return days


def random_runner(pick):
    week = pick.choice((None, 20 * MI))
    return Settings(
        week_start=pick.choice(list(WeekStart)),
        baseline_week_m=week,
        baseline_long_m=week and 8 * MI,
    )


def random_span(first, last, pick):
    begin = first + timedelta(days=pick.randrange((last - first).days + 1))
    return begin, min(last, begin + timedelta(days=pick.choice((0, 6, 13, 41, 90))))


def said_of(found, span):
    return [one for one in found if touches(one, span)]


@pytest.mark.parametrize("seed", range(25))
def test_a_part_says_what_the_whole_says_of_it(seed):
    pick = random.Random(seed)
    log = random_log(pick)
    who, diary = random_runner(pick), log.diary(shoes=SHOES, unknown_days=marked_days(log, pick))
    everything = (diary.first_day, diary.last_day)
    whole = evaluate(diary, who, RULES, everything)
    for _ in range(SPANS_A_LOG):
        span = random_span(*everything, pick)
        assert evaluate(diary, who, RULES, span) == said_of(whole, span)


def growing(weeks, ratio=1.03):
    log, miles = Log(date(2026, 12, 1)), 10.0
    for index in range(weeks):
        monday = date(2026, 3, 2) + timedelta(weeks=index)
        log.week(monday, {1: miles * 0.3, 3: miles * 0.3, 5: miles * 0.4})
        miles *= ratio
    return log


def cutbacks(log, span=None):
    return [one for one in log.warnings(span=span) if one.rule.value == "CUTBACK"]


def test_weeks_without_a_lighter_one_are_counted_from_their_first():
    log = growing(26)
    whole = cutbacks(log)
    assert [one.numbers["value"] for one in whole] == [5, 10, 15, 20, 25]
    mondays = [date(2026, 3, 2) + timedelta(weeks=index) for index in range(26)]
    parts = [one for day in mondays for one in cutbacks(log, (day, day))]
    assert parts == whole


def test_seven_days_behind_the_view_are_judged_like_the_whole_log_judges_them():
    log = log_h().week(TODAY, {5: 10, 6: 10})
    log.week(TODAY + timedelta(days=7), {0: 8, 1: 8, 3: 8, 5: 10})
    week = (TODAY, TODAY + timedelta(days=6))
    rules = [one.rule.value for one in log.warnings(runner(), week)]
    assert "ROLL7" not in rules
    assert "ROLL7" not in [one.rule.value for one in log.warnings(runner())]


def test_a_pair_of_hard_days_touches_both_of_its_weeks():
    log = log_h().week(TODAY, {6: (4, LONG)}).week(TODAY + timedelta(days=7), {0: (4, LONG)})
    sunday = TODAY + timedelta(days=6)
    for day in (sunday, sunday + timedelta(days=1)):
        found = [one.rule.value for one in log.warnings(runner(), (day, day))]
        assert "HARD-EASY" in found


def test_alerts_that_hang_on_each_other_are_followed_to_their_first():
    log = Log(date(2028, 1, 3))
    for index in range(80):
        monday = date(2026, 3, 2) + timedelta(weeks=index)
        log.week(monday, {1: 6, 3: 6, 5: 18 if index % 4 == 3 else 8})
    diary, who = log.diary(), runner()
    whole = evaluate(diary, who, RULES, (diary.first_day, diary.last_day))
    last = (diary.last_day - timedelta(days=6), diary.last_day)
    assert evaluate(diary, who, RULES, last) == said_of(whole, last)
