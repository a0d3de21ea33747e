"""Goals of the runner: a distance for the week, the month or the year, and how far it is.

A goal never moves a limit. Where a goal asks for more than the week may hold, the limit wins, and
the progress says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from heavylegs_gui.domain.week_base import WEEK_TOLERANCE_M
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, WeekStart, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.mileage import RunDay
    from heavylegs_gui.domain.settings import Settings

REACHED_TOLERANCE_M = 50.0
"""A goal counts as reached when the figure that the runner reads does [m]. Source: own value."""


class GoalPeriod(StrEnum):
    """What a goal is for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def days(self, today: date, week_start: WeekStart) -> tuple[date, date]:
        """Return the first and the last day of the period that holds ``today``."""
        if self is GoalPeriod.WEEK:
            first = week_of(today, week_start)
            return first, first + timedelta(days=DAYS_PER_WEEK - 1)
        if self is GoalPeriod.MONTH:
            first = today.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return date(today.year, 1, 1), date(today.year, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProgress:
    """How far one goal is.

    Attributes:
        first: First day of the period.
        last: Last day of it.
        today: The runner's local date, a day of the period.
        goal_m: The goal [m].
        done_m: What was run in the period [m].
        planned_m: What is planned for the rest of it, today included [m].
        week_limit_m: Most that the present week should hold [m].
    """

    period: GoalPeriod
    first: date
    last: date
    today: date
    goal_m: float
    done_m: float
    planned_m: float
    week_limit_m: float

    @property
    def left_m(self) -> float:
        """What is not run yet [m]; 0 when the goal is reached."""
        return 0.0 if self.is_reached else self.goal_m - self.done_m

    @property
    def unplanned_m(self) -> float:
        """What is neither run nor planned yet [m]."""
        return max(0.0, self.left_m - self.planned_m)

    @property
    def is_reached(self) -> bool:
        """Whether the goal is run."""
        return self.done_m >= self.goal_m - REACHED_TOLERANCE_M

    @property
    def days_left(self) -> int:
        """Days of the period that are still to come, today included."""
        return (self.last - self.today).days + 1

    @property
    def even_m(self) -> float:
        """What an even pace would have reached before today [m]."""
        passed = (self.today - self.first).days
        return self.goal_m * passed / ((self.last - self.first).days + 1)

    @property
    def ahead_m(self) -> float:
        """How far ahead of an even pace the runner is [m]; negative means behind."""
        return self.done_m - self.even_m

    @property
    def week_pace_m(self) -> float:
        """What a week must hold from now on to reach the goal [m].

        In the last week of the period that is what is left.
        """
        return self.left_m / max(1.0, self.days_left / DAYS_PER_WEEK)

    @property
    def is_beyond_limit(self) -> bool:
        """Whether reaching it asks for more than the present week may hold; the limit wins."""
        asked = self.goal_m if self.period is GoalPeriod.WEEK else self.week_pace_m
        return not self.is_reached and asked > self.week_limit_m + WEEK_TOLERANCE_M


def goals_of(settings: Settings) -> dict[GoalPeriod, float]:
    """Return the goals that the runner has set [m]."""
    told = {
        GoalPeriod.WEEK: settings.goal_week_m,
        GoalPeriod.MONTH: settings.goal_month_m,
        GoalPeriod.YEAR: settings.goal_year_m,
    }
    return {period: goal_m for period, goal_m in told.items() if goal_m is not None}


def goal_progress(
    days: Iterable[RunDay], settings: Settings, today: date, week_limit_m: float
) -> list[GoalProgress]:
    """Return how far each goal is that is set: week, month, year.

    Args:
        days: The days of the log with a run, those of the present year and week at least.
        settings: The goals and the first day of the week.
        today: The runner's local date.
        week_limit_m: Most that the present week should hold [m].
    """
    known = list(days)
    found = []
    for period, goal_m in goals_of(settings).items():
        first, last = period.days(today, settings.week_start)
        inside = [one for one in known if first <= one.day <= last]
        found.append(
            GoalProgress(
                period=period,
                first=first,
                last=last,
                today=today,
                goal_m=goal_m,
                done_m=sum(one.done_m for one in inside),
                planned_m=sum(one.planned_m for one in inside),
                week_limit_m=week_limit_m,
            )
        )
    return found
