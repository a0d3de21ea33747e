"""The plan generator's answer: weeks with their sessions and the reason for each, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.training import Kind, Sport

if TYPE_CHECKING:
    from heavylegs_gui.domain.plan_request import PlanRequest
    from heavylegs_gui.domain.week_base import WeekLimit

QUALITY_KINDS = frozenset({Kind.INTERVALS, Kind.TEMPO, Kind.HILLS})
"""Kinds of fast sessions."""
HARD_KINDS = QUALITY_KINDS | {Kind.LONG, Kind.RACE}
"""Kinds that make a day hard. Source: rule HARD-EASY."""


class Reason(StrEnum):
    """Why a week is as long as it is."""

    FIRST = "first"
    RETURN = "return"
    GROW = "grow"
    CUTBACK = "cutback"
    BACK = "back"
    HOLD = "hold"
    GOAL = "goal"
    LESS = "less"
    RUNS = "runs"
    FULL = "full"
    PART = "part"
    EMPTY = "empty"
    TAPER = "taper"
    RACE = "race"


class Recipe(NamedTuple):
    """The fast part of a session: so many repetitions of a distance [m], easy between them.

    Attributes:
        repeats: Number of repetitions.
        repeat_m: Length of each [m].
    """

    repeats: int
    repeat_m: float

    @property
    def fast_m(self) -> float:
        """Distance of the fast part [m]."""
        return self.repeats * self.repeat_m


class RunWalk(NamedTuple):
    """How a beginner's run is cut up [min]; no walking means running through."""

    run_min: int
    walk_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """One session of the plan, before it becomes a session of the log.

    Attributes:
        distance_m: Distance [m], ``None`` for another sport.
        recipe: The fast part of intervals, tempo or hills.
        run_walk: How a beginner's run is cut up.
    """

    day: date
    sport: Sport = Sport.RUN
    kind: Kind | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    recipe: Recipe | None = None
    run_walk: RunWalk | None = None

    @property
    def is_quality(self) -> bool:
        """Whether it is a fast session."""
        return self.kind in QUALITY_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWeek:
    """One week of the plan.

    Attributes:
        number: Number in the plan, from 1.
        week_start: First day of the runner's week.
        distance_m: What the week holds: what was run in it already and what is planned [m].
        done_m: What of it was run already [m].
        long_m: Its longest planned run [m], the race too; 0 without a run.
        limit: How far it may go, and by which rule.
        cutback: Whether it is a lighter week.
        reason: Why it is as long as it is.
        before_m: The distance that the reason compares with [m]: the week before, or the base.
        has_first_quality: Whether it holds the plan's first fast session.
        sessions: In the order of their days.
    """

    number: int
    week_start: date
    distance_m: float
    done_m: float
    long_m: float
    limit: WeekLimit
    cutback: bool
    reason: Reason
    before_m: float | None
    has_first_quality: bool = False
    sessions: tuple[PlannedSession, ...] = ()

    @property
    def runs(self) -> tuple[PlannedSession, ...]:
        """The planned runs."""
        return tuple(one for one in self.sessions if one.sport is Sport.RUN)

    @property
    def quality(self) -> int:
        """Number of fast sessions."""
        return sum(one.is_quality for one in self.sessions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan that keeps every rule.

    Attributes:
        request: What was asked.
        target_m: The weekly distance that it aims at [m].
        longest_m: Longest run before the race, or of the whole plan [m].
        needed_m: Longest run that the race needs before it [m], ``None`` without a race.
        goal_date: First day of the week in which the weekly goal is reached; ``None`` when that
            lies beyond the plan and its search, or with a race.
        quality_days: Fast sessions a week that the running days have room for, of those asked.
        done_days: Days round its first one with a run that it already builds on.
    """

    request: PlanRequest
    weeks: tuple[PlanWeek, ...]
    target_m: float
    longest_m: float
    needed_m: float | None = None
    goal_date: date | None = None
    quality_days: int = 0
    done_days: frozenset[date] = frozenset()

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """All sessions, in the order of their days."""
        return tuple(one for week in self.weeks for one in week.sessions)

    @property
    def runs(self) -> tuple[PlannedSession, ...]:
        """All planned runs."""
        return tuple(one for week in self.weeks for one in week.runs)

    @property
    def peak_m(self) -> float:
        """The longest week [m]."""
        return max((week.distance_m for week in self.weeks), default=0.0)


class RefusalReason(StrEnum):
    """Why there is no plan."""

    RACE_TOO_SOON = "race_too_soon"
    RACE_TOO_LONG = "race_too_long"
    NO_ROOM = "no_room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """No safe plan reaches what was asked.

    Attributes:
        request: What was asked.
        reason: Why there is none.
        longest_m: Longest run that is safe before the race [m].
        needed_m: Longest run that the race needs before it [m].
        earliest_date: First day on which such a race is safe, or ``None``.
        largest_race_m: Largest race that is safe on the asked day [m], or ``None``.
        lately_m: Longest run of the 30 days before the plan [m]; 0 after a break.
    """

    request: PlanRequest
    reason: RefusalReason
    longest_m: float = 0.0
    needed_m: float | None = None
    earliest_date: date | None = None
    largest_race_m: float | None = None
    lately_m: float = 0.0

    @property
    def named_race_m(self) -> float | None:
        """The largest safe race [m] where it helps to name it.

        One that is shorter than what was just run does not: a long run is only a part of its week,
        so a plan may lead to less than one single run.
        """
        wanted_m = min(self.lately_m, self.request.race_m or self.lately_m)
        is_short = self.largest_race_m is not None and self.largest_race_m < wanted_m
        return None if is_short else self.largest_race_m
