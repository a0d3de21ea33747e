"""Random runners and what they ask of the plan generator, by number: the same every time."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heavylegs_gui.domain.plan import Plan
from heavylegs_gui.domain.plan_generator import make_plan
from heavylegs_gui.domain.plan_log import is_replaced, plan_log
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Session, Source, Sport, Status
from heavylegs_gui.domain.units import METRES_PER_MILE, Units
from heavylegs_gui.domain.weeks import WeekStart
from tests.domain.rule_numbers import RULES

RACES_M = (5_000.0, 10_000.0, 15_000.0, 21_097.5, 42_195.0)
TODAY = date(2026, 11, 18)


@dataclass(frozen=True)
class Case:
    """One runner and one request."""

    request: PlanRequest
    sessions: tuple[Session, ...]
    settings: Settings
    today: date

    @property
    def last_day(self):
        return self.request.last_day(self.settings.week_start)

    @property
    def kept(self):
        """The log without what the plan replaces."""
        last = self.last_day + timedelta(days=7)
        return [one for one in self.sessions if not is_replaced(one, self.request.start, last)]

    def log(self):
        return plan_log([], self.kept, today=self.today, settings=self.settings, rules=RULES)

    def answer(self):
        return make_plan(self.request, self.log())


def planned_sessions(plan: Plan, first_id: int = -1):
    """Return the plan's sessions as the log would hold them, with numbers below 0."""
    return [
        Session(
            uid=f"plan{number}", id=first_id - number, local_date=one.day, sport=one.sport,
            kind=one.kind, status=Status.PLANNED, distance_m=one.distance_m,
            duration_s=one.duration_s, source=Source.PLAN,
        )
        for number, one in enumerate(plan.sessions)
    ]  # fmt: skip


def random_case(seed: int) -> Case:
    """Return the runner and the request of a number."""
    dice = random.Random(seed)
    today = TODAY + timedelta(days=dice.randrange(0, 40))
    has_log = dice.random() < 0.8
    sessions = _log(dice, today) if has_log else ()
    settings = Settings(units=dice.choice(list(Units)), week_start=dice.choice(list(WeekStart)))
    if dice.random() < (0.2 if has_log else 0.5):
        week_m = dice.uniform(4_000, 90_000)
        settings = replace(settings, baseline_week_m=week_m)
        if dice.random() < 0.8:
            settings = replace(settings, baseline_long_m=week_m * dice.uniform(0.2, 0.6))
    return Case(_request(dice, today), tuple(sessions), settings, today)


def _request(dice, today):
    start = today + timedelta(days=dice.choice([0, 0, 1, 2, 3, 5, 7, 10, 24, 45]))
    weekdays = frozenset(dice.sample(range(7), dice.randint(2, 6)))
    free = sorted(set(range(7)) - weekdays)
    other = frozenset(dice.sample(free, dice.randint(0, len(free) - 1)))
    request = PlanRequest(
        kind=PlanKind.BUILD,
        start=start,
        weekdays=weekdays,
        long_weekday=dice.choice([None, *weekdays]),
        weeks=dice.randint(1, 30),
        target_m=dice.choice([None, dice.uniform(5_000, 120_000)]),
        quality=dice.randint(0, 2),
        cutback=dice.random() < 0.7,
        strength_weekdays=other,
        weeks_before=dice.choice([0, 0, 0, 5]),
    )
    kind = dice.choice(list(PlanKind))
    if kind is not PlanKind.RACE:
        return replace(request, kind=kind)
    race_date = start + timedelta(days=dice.randint(10, 300))
    return replace(
        request, kind=kind, weeks=None, target_m=None, race_m=dice.choice(RACES_M),
        race_date=race_date,
    )  # fmt: skip


def _log(dice, today):
    """Return some weeks of a runner with habits, breaks, hard sessions and old plans."""
    weeks = dice.randint(1, 30)
    week_m = dice.uniform(3_000, 90_000)
    run_days = dice.sample(range(7), dice.randint(1, 7))
    pause = dice.choice([0, 0, 0, 0, 5, 9, 15, 22, 31, 60, 75])
    first = today - timedelta(days=pause + 7 * weeks)
    sessions = []
    for index in range(7 * weeks + 1):
        day = first + timedelta(days=index)
        week_m *= dice.uniform(0.985, 1.02)
        if day.weekday() in run_days and dice.random() < 0.9 and day <= today:
            far = week_m / len(run_days) * dice.uniform(0.5, 1.6)
            sessions.append(_run(dice, day, far, len(sessions)))
        if dice.random() < 0.05 and day <= today:
            sessions.append(_other(dice, day, len(sessions)))
    return sessions + _old_plan(dice, today, week_m, len(sessions))


def _run(dice, day, far, number):
    kind = dice.choices([None, Kind.EASY, Kind.LONG, Kind.INTERVALS, Kind.RACE], [4, 6, 2, 1, 0.2])[
        0
    ]
    return Session(
        uid=f"run{number}", id=number + 1, local_date=day, kind=kind, distance_m=far,
        duration_s=far * 0.37 if dice.random() < 0.6 else None,
        rpe=dice.choice([None, 3, 4, 7, 8]),
    )  # fmt: skip


def _other(dice, day, number):
    return Session(
        uid=f"ride{number}", id=number + 1, local_date=day, sport=Sport.CYCLE, duration_s=3600.0,
        rpe=dice.choice([None, 3, 8]),
    )  # fmt: skip


def _old_plan(dice, today, week_m, number):
    """Return planned runs from before: missed ones and some to come."""
    if dice.random() < 0.6:
        return []
    days = sorted(dice.sample(range(-20, 30), dice.randint(1, 8)))
    return [
        Session(
            uid=f"old{index}", id=number + index + 1, local_date=today + timedelta(days=offset),
            status=Status.PLANNED, source=Source.MANUAL,
            distance_m=min(week_m / 6, 4 * METRES_PER_MILE),
        )
        for index, offset in enumerate(days)
    ]  # fmt: skip
