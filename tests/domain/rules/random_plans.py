"""Random logs with a plan ahead: with races, gaps, rides and everything that is odd in a log."""

import random
from dataclasses import replace
from datetime import timedelta

from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Sport, Status
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart, week_of
from tests.domain.rules.desk import TODAY, Log

KINDS = (None, None, None, *Kind)
ODD_M = (None, None, 0.0, 80.0, 400.0, 2414.016, 3218.688, 3200.0, 3210.4)
_DAY = timedelta(days=1)


def random_plan(seed, today=None):
    """Return a log with a plan, a runner, and the days that were not logged."""
    pick = random.Random(seed)
    someday = TODAY + pick.randrange(7) * _DAY
    log = Log(today or someday)
    units = pick.choice(list(Units))
    usual_m, per_week = pick.choice((9, 20, 35, 55)) * units.metres, pick.choice((3, 4, 5, 6, 7))
    growth, odd = pick.choice((0.0, 0.0, 0.003, 0.006)), pick.choice((0.0, 0.0, 0.1, 0.3))
    spread, fast = pick.choice((0.05, 0.3, 0.7)), pick.choice((0.1, 0.5))
    begin = day = log.today - pick.choice((0, 10, 40, 60, 130)) * _DAY
    while day <= log.today + 30 * _DAY:
        if day < log.today and pick.random() < 0.012:
            day += pick.choice((6, 8, 15, 30, 60)) * _DAY
        if pick.random() < per_week / 7:
            far = usual_m / per_week * (1 + growth * (day - begin).days)
            for _ in range(pick.choice((1,) * 10 + (2, 3))):
                _add_run(log, day, pick, far * pick.uniform(1 - spread, 1 + spread), odd, fast)
        if pick.random() < 0.06:
            sport = pick.choice((Sport.CYCLE, Sport.SWIM))
            log.add(day, 9, sport=sport, rpe=pick.choice((None, 3, 8)), minutes=40)
        day += _DAY
    _link_some(log, pick)
    told = pick.random() < 0.6
    who = Settings(
        units=units,
        week_start=pick.choice(list(WeekStart)),
        baseline_week_m=usual_m if told else None,
        baseline_long_m=1.5 * usual_m / per_week if told and pick.random() < 0.8 else None,
    )
    past = (log.today - begin).days + 1
    unknown = {begin + pick.randrange(past) * _DAY for _ in range(pick.choice((0, 0, 3)))}
    return log, who, unknown


def _add_run(log, day, pick, far_m, odd, fast):
    far_m = round(far_m, pick.choice((-2, 0, 5)))
    if pick.random() < 0.5:
        far_m = round(far_m / MI, 1) * MI
    if pick.random() < odd:
        far_m = pick.choice(ODD_M)
    timed, rated = pick.random() < 0.6, pick.random() < 0.5
    started = pick.random() < 0.2
    more = {"status": Status.SKIPPED} if pick.random() < 0.03 else {}
    log.add(
        day,
        None,
        distance_m=far_m,
        kind=pick.choice(KINDS) if pick.random() < fast else None,
        minutes=None if not timed or far_m is None else far_m / 170,
        rpe=pick.choice((3, 4, 4, 5, 8)) if rated else None,
        start=f"{day.isoformat()}T{pick.randrange(6, 20):02d}:00:00+00:00" if started else "",
        **more,
    )


def _link_some(log, pick):
    """Let some planned runs be fulfilled by runs of today."""
    for one in list(log.entries):
        if one.is_run and one.is_planned and one.day == log.today and pick.random() < 0.3:
            log.add(one.day, 3, status=Status.DONE, linked_id=one.id)


def chained_plan(seed):
    """Return a random log whose plan repeats itself, so that one run alone cannot be mended.

    The same long run every week, the same run after a break or as a first one, and weeks without a
    rest day, whose days are alike or on whose distance the next week is built.
    """
    log, who, unknown = random_plan(seed)
    pick = random.Random(f"chained {seed}")
    begin = log.today + pick.randrange(4) * _DAY
    way = pick.choice(("spike", "layoff", "start", "alike", "built on"))
    keep = {"layoff": begin - pick.randrange(8, 13) * _DAY, "start": None}.get(way, begin)
    log.entries = [one for one in log.entries if keep is not None and one.day < keep]
    log.entries = [one for one in log.entries if one.linked_id is None]
    if way == "start":
        who = replace(who, baseline_week_m=None, baseline_long_m=None)
    if way in {"alike", "built on"}:
        _add_full_weeks(log, who, pick, begin, is_alike=way == "alike")
    else:
        _add_again(log, pick, begin, way)
    return log, who, unknown


def _usual_m(log, days):
    recent = [one for one in log.entries if one.is_run and one.day >= log.today - days * _DAY]
    return [one.known_m for one in recent if one.known_m > 0] or [6_000.0]


def _add_again(log, pick, begin, way):
    """Plan one run again and again, so much longer than those before that each is too long."""
    far_m = max(_usual_m(log, 30)) * pick.uniform(1.12, 1.5)
    if way == "start":
        far_m = pick.uniform(5_000, 9_000)
    every = 7 if way == "layoff" else pick.choice((2, 3, 7))
    kind = pick.choice((None, Kind.LONG))
    for index in range(pick.randrange(2, 5)):
        log.add(
            begin + index * every * _DAY, None, distance_m=round(max(far_m, 5_200), -1), kind=kind
        )


def _add_full_weeks(log, who, pick, begin, *, is_alike):
    """Plan a week with a run on each day; alike in distance and effort, or with one after it."""
    recent_m = sum(_usual_m(log, 28)) / 4
    first = week_of(begin, who.week_start) + 7 * _DAY
    far_m = max(recent_m, 24_000) * pick.uniform(0.9, 1.1) / 7
    for index in range(7):
        share = pick.choice((1, 1, 1, 1.3)) if is_alike else pick.uniform(0.7, 1.3)
        rpe, minutes = (4, share * far_m / 170) if is_alike else (None, None)
        log.add(first + index * _DAY, None, distance_m=far_m * share, rpe=rpe, minutes=minutes)
    if not is_alike:
        for weekday in (0, 2, 4, 5, 6):
            log.add(first + (7 + weekday) * _DAY, None, distance_m=7 * far_m * 1.08 / 5)
