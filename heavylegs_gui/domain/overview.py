"""What the runner should see first today: this week, the last runs, and one finding in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from heavylegs_gui.domain.mileage import WeekTotal
from heavylegs_gui.domain.training import Session, Status
from heavylegs_gui.domain.weeks import week_days

HEAVY_FROM = 7
"""Heaviness from which a run counts as heavy (0 to 10). Source: own value, rule HEAVY."""
HEAVY_RUNS = 3
"""Runs in a row whose mean heaviness makes a finding. Source: own value, rule HEAVY."""
RECENT_RUNS = 5
"""Runs that "your last runs" means. Source: own value."""
LONGEST_DAYS = 30
"""Days before today in which the longest run is looked for. Source: Frandsen et al. 2025."""
HEAVY_DAYS = 28
"""Days before today in which a heavy run still says something. Source: own value, rule HEAVY."""
BREAK_DAYS = 7
"""Run-free days that make a break. Source: own value, rule LAYOFF."""


class DayState(StrEnum):
    """What one day of this week is."""

    RUN = "run"
    PLANNED = "planned"
    REST = "rest"
    AHEAD = "ahead"


class DayMark(NamedTuple):
    """One day of this week.

    Attributes:
        distance_m: Run on that day, or planned for it [m].
    """

    day: date
    state: DayState
    distance_m: float = 0.0

    @property
    def is_run_day(self) -> bool:
        """Whether there was a run, or one is planned."""
        return self.state in {DayState.RUN, DayState.PLANNED}


class Finding(StrEnum):
    """The one thing to say first, the most pressing one."""

    WEEK_OVER = "week_over"
    PLAN_OVER = "plan_over"
    HEAVY_LEGS = "heavy_legs"
    NO_REST = "no_rest"
    BREAK = "break"
    LEFT_THIS_WEEK = "left_this_week"


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the first page shows.

    Attributes:
        today: The runner's local date.
        week: The week that holds today.
        days: Its seven days.
        weeks: The last weeks with the current one last, oldest first.
        last_run: The newest done run.
        longest: The longest done run of the last 30 days.
        planned_today: What is planned for today and not done.
        heavy_runs: How many of the last runs with a known heaviness were heavy.
        rated_runs: How many of the last runs have a known heaviness (5 at most).
        heaviness_now: Mean heaviness of those, or ``None``.
        heaviness_before: Mean heaviness of the five rated runs before those, or ``None``.
        days_since_run: Days since the last done run, or ``None``.
        finding: What to say first.
    """

    today: date
    week: WeekTotal
    days: tuple[DayMark, ...]
    weeks: tuple[WeekTotal, ...]
    last_run: Session | None
    longest: Session | None
    planned_today: Session | None
    heavy_runs: int
    rated_runs: int
    heaviness_now: float | None
    heaviness_before: float | None
    days_since_run: int | None
    finding: Finding

    @property
    def recorded_weeks(self) -> tuple[WeekTotal, ...]:
        """The weeks from the first one with a run on; before it nothing is known."""
        first = next((index for index, week in enumerate(self.weeks) if week.runs), 0)
        return self.weeks[first:]

    @property
    def weeks_over(self) -> int:
        """How many of :attr:`weeks` were run above their limit."""
        return sum(week.is_run_over for week in self.weeks)


def overview(weeks: Sequence[WeekTotal], recent: Sequence[Session], today: date) -> Overview:
    """Return what the first page shows.

    Args:
        weeks: Weeks up to the one that holds today, oldest first; at least that one.
        recent: Sessions of the last weeks and of this week, in any order.
        today: The runner's local date.
    """
    done = sorted(
        (one for one in recent if one.is_run and one.status is Status.DONE),
        key=_newest_last,
        reverse=True,
    )
    done = [one for one in done if one.local_date <= today]
    rated = [one.heaviness for one in done if one.heaviness is not None]
    now, before = rated[:RECENT_RUNS], rated[RECENT_RUNS : 2 * RECENT_RUNS]
    since = (today - done[0].local_date).days if done else None
    days = _day_marks(weeks[-1].week_start, recent, today)
    fresh_since = today - timedelta(days=HEAVY_DAYS)
    fresh = [one.heaviness for one in done if one.local_date >= fresh_since]
    return Overview(
        today=today,
        week=weeks[-1],
        days=days,
        weeks=tuple(weeks),
        last_run=done[0] if done else None,
        longest=_longest(done, today),
        planned_today=_planned(recent, today),
        heavy_runs=sum(value >= HEAVY_FROM for value in now),
        rated_runs=len(now),
        heaviness_now=_mean(now) if now else None,
        heaviness_before=_mean(before) if before else None,
        days_since_run=since,
        finding=_finding(weeks[-1], days, [one for one in fresh if one is not None], since),
    )


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values)


def _newest_last(session: Session) -> tuple[date, float, int]:
    start = session.start_utc.timestamp() if session.start_utc else 0.0
    return session.local_date, start, session.id or 0


def _finding(
    week: WeekTotal, days: Sequence[DayMark], rated: Sequence[int], days_since_run: int | None
) -> Finding:
    if week.is_run_over:
        return Finding.WEEK_OVER
    if week.is_over:
        return Finding.PLAN_OVER
    if len(rated) >= HEAVY_RUNS and _mean(rated[:HEAVY_RUNS]) >= HEAVY_FROM:
        return Finding.HEAVY_LEGS
    if all(day.is_run_day for day in days):
        return Finding.NO_REST
    if days_since_run is not None and days_since_run > BREAK_DAYS:
        return Finding.BREAK
    return Finding.LEFT_THIS_WEEK


def _longest(done: Sequence[Session], today: date) -> Session | None:
    since = today - timedelta(days=LONGEST_DAYS)
    known = [one for one in done if one.local_date >= since and one.distance_m]
    return max(known, key=lambda one: one.distance_m or 0.0, default=None)


def _planned(recent: Sequence[Session], today: date) -> Session | None:
    """Return what is still to be done today: a run before other training."""
    is_open = [
        one
        for one in recent
        if one.local_date == today and one.status is Status.PLANNED and one.linked_id is None
    ]
    return min(is_open, key=lambda one: not one.is_run, default=None)


def _day_marks(week: date, recent: Sequence[Session], today: date) -> tuple[DayMark, ...]:
    return tuple(_day_mark(day, recent, today) for day in week_days(week))


def _day_mark(day: date, recent: Sequence[Session], today: date) -> DayMark:
    runs = [one for one in recent if one.is_run and one.local_date == day]
    done = [one for one in runs if one.status is Status.DONE]
    if done:
        return DayMark(day, DayState.RUN, sum(one.distance_m or 0.0 for one in done))
    planned = [one for one in runs if one.status is Status.PLANNED and one.linked_id is None]
    if planned and day >= today:
        return DayMark(day, DayState.PLANNED, sum(one.distance_m or 0.0 for one in planned))
    return DayMark(day, DayState.REST if day < today else DayState.AHEAD)
