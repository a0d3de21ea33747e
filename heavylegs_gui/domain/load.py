"""Training load from effort and time: of a session, a day and a week.

One session's load is its effort (RPE, 0 to 10) times its minutes, for every sport. What nobody
entered is unknown, written ``None``, and never counts as zero: a day with one session of unknown
load is an unknown day, and a week with an unknown day has neither monotony nor strain. A recorded
day without a session is rest, and its load is 0.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import MonoNumbers
    from heavylegs_gui.domain.weeks import WeekStart

LOADED_DAYS = 5
"""Days with a load from which a week has a monotony, as rule MONO has it. Source: own value; with
fewer the rest days alone decide."""
MONOTONY_CAP = 10.0
"""Largest monotony, also of seven equal days, whose spread is zero, as rule MONO has it. Source:
Runalyze."""
_S_PER_MIN = 60.0


class TrainedDay(NamedTuple):
    """One local date with at least one session that counts, of any sport.

    Sessions that count are done, or planned for today or later and not linked to a done one.

    Attributes:
        done: Load of the done ones, ``None`` when one is unknown.
        planned: Load of the planned ones, likewise.
    """

    day: date
    done: float | None
    planned: float | None = 0.0

    @property
    def load(self) -> float | None:
        """Load of all of them, ``None`` when one is unknown."""
        return total_load((self.done, self.planned))


def session_load(rpe: float | None, duration_s: float | None) -> float | None:
    """Return effort times minutes, ``None`` when one of them is unknown.

    Args:
        rpe: Effort of the whole session, 0 to 10 (Borg CR10).
        duration_s: Time in motion [s].

    Source:
        Foster 1998 (session RPE).
    """
    if rpe is None or duration_s is None:
        return None
    return rpe * duration_s / _S_PER_MIN


def total_load(loads: Iterable[float | None]) -> float | None:
    """Return the sum of ``loads``, ``None`` when one of them is unknown; 0 for none at all."""
    total = 0.0
    for load in loads:
        if load is None:
            return None
        total += load
    return total


class RatedSession(NamedTuple):
    """A done session with a load above 0.

    Attributes:
        rpe: Effort, 0 to 10.
        duration_s: Time in motion [s].
    """

    day: date
    rpe: int
    duration_s: float


def daily_loads(
    trained: Iterable[TrainedDay],
    first: date,
    last: date,
    *,
    recorded_from: date | None,
    not_logged: Collection[date] = (),
) -> list[float | None]:
    """Return the load of each day from ``first`` to ``last``.

    Args:
        trained: The days with a session, in any order.
        first: First day of the list.
        last: Last day of the list.
        recorded_from: First day of the log; of the days before it nothing is known. ``None`` is
            an empty log.
        not_logged: Days of which the runner said that they are not logged.
    """
    if last < first:
        return []
    begin = last + timedelta(days=1) if recorded_from is None else recorded_from
    offset = first.toordinal()
    known_from = min(max(begin.toordinal(), offset), last.toordinal() + 1)
    loads: list[float | None] = [None] * (known_from - offset)
    loads += [0.0] * (last.toordinal() + 1 - known_from)
    for one in trained:
        index = one.day.toordinal() - offset
        if 0 <= index < len(loads):
            loads[index] = one.done if one.planned == 0.0 else one.load
    for day in not_logged:
        if first <= day <= last:
            loads[day.toordinal() - offset] = None
    return loads


def monotony(
    day_loads: Sequence[float | None],
    *,
    least_days: int = LOADED_DAYS,
    cap: float = MONOTONY_CAP,
) -> float | None:
    """Return how alike the days of a week are: mean load over its spread.

    Args:
        day_loads: Load of each day of the runner's week, 0 for rest.
        least_days: So many days must have a load.
        cap: Largest monotony.

    Returns:
        Mean divided by the population standard deviation, at most ``cap``; ``None`` when a day is
        unknown or fewer than ``least_days`` days have a load.

    Source:
        Foster 1998; the population standard deviation as in Runalyze.
    """
    known = [load for load in day_loads if load is not None]
    if len(known) < len(day_loads) or sum(map(bool, known)) < least_days:
        return None
    mean, spread = _mean_and_spread(known)
    return cap if mean >= cap * spread else mean / spread


def strain(day_loads: Sequence[float | None]) -> float | None:
    """Return load of the week times its monotony, ``None`` when one of them is unknown.

    Source:
        Foster 1998.
    """
    alike, load = monotony(day_loads), total_load(day_loads)
    return None if alike is None or load is None else load * alike


def strain_limit(strains_before: Sequence[float | None], rule: MonoNumbers) -> float | None:
    """Return the strain above which a week is unusual for this runner.

    Args:
        strains_before: Strain of the weeks before, oldest first; the last eight count.
        rule: How many weeks count and how far above their mean is unusual.

    Returns:
        Their mean and 1.5 population standard deviations; ``None`` when fewer than four of them
        are known.

    Source:
        Rule MONO, after the personal thresholds of Foster 1998.
    """
    known = [one for one in strains_before[-rule.strain_weeks :] if one is not None]
    if len(known) < rule.strain_least_weeks:
        return None
    mean, spread = _mean_and_spread(known)
    return mean + rule.strain_deviations * spread


def spread_of(loads: Sequence[float]) -> float:
    """Return the population standard deviation of at least one load."""
    return _mean_and_spread(loads)[1]


def _mean_and_spread(values: Sequence[float]) -> tuple[float, float]:
    """Return mean and population standard deviation; the values are at least one."""
    mean = sum(values) / len(values)
    return mean, math.dist(values, (mean,) * len(values)) / math.sqrt(len(values))


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """The load of one week of the runner.

    Attributes:
        week_start: First day of the week; its name.
        days: Load of each of its days, ``None`` for unknown.
        load: Sum of the known days.
        unknown_days: How many days are unknown.
        monotony: How alike the days are, or ``None``.
        strain: Load times monotony, or ``None``.
        strain_limit: Strain above which the week is unusual for the runner, or ``None``.
        planned: Part of the load that is only planned.
        unknown_plans: How many of the unknown days are so for a plan without effort or time.
    """

    week_start: date
    days: tuple[float | None, ...]
    load: float
    unknown_days: int
    monotony: float | None
    strain: float | None
    strain_limit: float | None
    planned: float = 0.0
    unknown_plans: int = 0

    @property
    def done(self) -> float:
        """Part of the load that was trained."""
        return self.load - self.planned

    @property
    def loaded_days(self) -> int:
        """How many days have a known load above 0."""
        return sum(bool(load) for load in self.days)

    @property
    def is_known(self) -> bool:
        """Whether something is known of the week."""
        return self.unknown_days < len(self.days)

    @property
    def is_strained(self) -> bool:
        """Whether the strain is unusual for this runner."""
        if self.strain is None or self.strain_limit is None:
            return False
        return self.strain > self.strain_limit


class WeekPlan(NamedTuple):
    """What is planned in one week.

    Attributes:
        load: Sum of the known days.
        unknown_days: Days that only the plan makes unknown.
    """

    load: float
    unknown_days: int


NO_PLAN = WeekPlan(0.0, 0)


def week_plans(trained: Iterable[TrainedDay], week_start: WeekStart) -> dict[date, WeekPlan]:
    """Return the plans by the first day of their week."""
    plans: dict[date, WeekPlan] = {}
    for one in trained:
        if one.planned == 0.0:
            continue
        week = week_of(one.day, week_start)
        load, unknown = plans.get(week, NO_PLAN)
        is_unknown = one.planned is None and one.done is not None
        plans[week] = WeekPlan(
            load + (0.0 if one.load is None else one.planned or 0.0), unknown + is_unknown
        )
    return plans


def week_loads(
    first_week: date,
    day_loads: Sequence[float | None],
    rule: MonoNumbers,
    plans: Mapping[date, WeekPlan] | None = None,
) -> list[WeekLoad]:
    """Return one value for each week.

    Args:
        first_week: First day of the first week.
        day_loads: Loads of whole weeks from that day on.
        rule: The numbers of rule MONO.
        plans: What is planned, by the first day of its week.
    """
    plans = plans or {}
    weeks: list[WeekLoad] = []
    strains: deque[float | None] = deque(maxlen=rule.strain_weeks)
    for start in range(0, len(day_loads), DAYS_PER_WEEK):
        days = tuple(day_loads[start : start + DAYS_PER_WEEK])
        known = [load for load in days if load is not None]
        alike = monotony(days, least_days=rule.least_days, cap=rule.cap)
        load = sum(known)
        week = first_week + timedelta(days=start)
        plan = plans.get(week, NO_PLAN)
        weeks.append(
            WeekLoad(
                week_start=week,
                days=days,
                load=load,
                unknown_days=len(days) - len(known),
                monotony=alike,
                strain=None if alike is None else load * alike,
                strain_limit=strain_limit(tuple(strains), rule),
                planned=plan.load,
                unknown_plans=plan.unknown_days,
            )
        )
        strains.append(weeks[-1].strain)
    return weeks
