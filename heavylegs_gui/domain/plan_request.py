"""What a runner asks of the plan generator, and what of it is impossible whatever the log says."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from heavylegs_gui.domain.day_words import plain_day
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import LATEST_DATE
from heavylegs_gui.domain.units import METRES_PER_MILE
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, WeekStart, week_of

LEAST_DAYS, MOST_DAYS = 2, 6
"""Running days a week: one is no training, seven leave no rest. Source: rule REST, the article."""
MOST_QUALITY = 2
"""Fast sessions a week. Source: the article, intervals once or twice a week."""
MOST_WEEKS = 104
"""Longest plan [weeks]. Source: own limit; nobody plans further."""
LATEST_START_DAYS = 366
"""A plan begins at most so many days from today. Source: own limit; the log is old news by then."""
LEAST_TARGET_M, MOST_TARGET_M = 3_000.0, 300_000.0
"""Weekly distances that can be aimed at [m]. Source: own limits."""
LEAST_RACE_M, MOST_RACE_M = 3_000.0, 42_245.0
"""Races that can be planned for [m]: up to a marathon of 42,195 m and the 50 m of tolerance that
a typed run has. Source: own limits, issue 3; 4-calendar.md 4.1."""
LEAST_RACE_DAYS = 14
"""From the first day to the race: one week to train, one to rest. Source: own value."""
WEEKDAY_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


class PlanKind(StrEnum):
    """What the plan is for."""

    BEGINNER = "beginner"
    RETURN = "return"
    BUILD = "build"
    RACE = "race"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """What the runner asks for. Weekdays are counted as :meth:`datetime.date.weekday` does.

    Attributes:
        kind: What the plan is for.
        start: The first day that may hold a run.
        weekdays: Running days.
        long_weekday: Day of the long run; by default the last running day of the week's weekend.
        weeks: Number of weeks; a race decides it by its day.
        target_m: Weekly distance to reach and then keep [m]; ``None`` lets the plan choose.
        race_m: Distance of the race [m].
        race_date: Day of the race.
        quality: Fast sessions a week, once the plan allows them.
        cutback: Whether every fourth week of growth is lighter.
        strength_weekdays: Days with a strength session.
        cross_weekdays: Days with cycling, swimming or the like.
        weeks_before: Weeks of the same plan that have passed, when this is the rest of one.
    """

    kind: PlanKind
    start: date
    weekdays: frozenset[int]
    long_weekday: int | None = None
    weeks: int | None = None
    target_m: float | None = None
    race_m: float | None = None
    race_date: date | None = None
    quality: int = 0
    cutback: bool = True
    strength_weekdays: frozenset[int] = frozenset()
    cross_weekdays: frozenset[int] = frozenset()
    weeks_before: int = 0

    def week_count(self, week_start: WeekStart) -> int:
        """Return the number of weeks from the first week to the last, both counted."""
        if self.race_date is not None:
            span = week_of(self.race_date, week_start) - week_of(self.start, week_start)
            return span.days // DAYS_PER_WEEK + 1
        return self.weeks or 0

    def last_day(self, week_start: WeekStart) -> date:
        """Return the last day of the plan: the race, or the end of the last week."""
        if self.race_date is not None:
            return self.race_date
        weeks = self.week_count(week_start)
        return week_of(self.start, week_start) + timedelta(days=DAYS_PER_WEEK * weeks - 1)

    def chosen_long_weekday(self) -> int:
        """Return the day of the long run: as asked, else Sunday, Saturday or the last day."""
        if self.long_weekday in self.weekdays:
            return self.long_weekday
        return max(self.weekdays)

    def with_race(self, race_m: float, race_date: date) -> PlanRequest:
        """Return the same request for another race."""
        return replace(self, race_m=race_m, race_date=race_date)

    def as_document(self) -> dict[str, Any]:
        """Return the request as values for JSON."""
        return {
            "kind": self.kind.value,
            "start": self.start.isoformat(),
            "weekdays": sorted(self.weekdays),
            "long_weekday": self.long_weekday,
            "weeks": self.weeks,
            "target_m": self.target_m,
            "race_m": self.race_m,
            "race_date": None if self.race_date is None else self.race_date.isoformat(),
            "quality": self.quality,
            "cutback": self.cutback,
            "strength_weekdays": sorted(self.strength_weekdays),
            "cross_weekdays": sorted(self.cross_weekdays),
            "weeks_before": self.weeks_before,
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> PlanRequest:
        """Return the request of values that :meth:`as_document` gave.

        Raises:
            InvalidValueError: The values are none of ours.
        """
        try:
            values = dict(document)
            race_date = values["race_date"]
            values |= {
                "kind": PlanKind(values["kind"]),
                "start": date.fromisoformat(values["start"]),
                "race_date": None if race_date is None else date.fromisoformat(race_date),
            }
            for name in ("weekdays", "strength_weekdays", "cross_weekdays"):
                values[name] = frozenset(map(int, values[name]))
            return cls(**values)
        except (KeyError, TypeError, ValueError):
            raise InvalidValueError("The request of this plan cannot be read any more.") from None


def check_request(request: PlanRequest, today: date, week_start: WeekStart) -> None:
    """Refuse what no log could make possible.

    Raises:
        InvalidValueError: One sentence that says what is wrong and what is possible.
    """
    _check_start(request, today)
    _check_days(request)
    if not 0 <= request.quality <= MOST_QUALITY:
        raise InvalidValueError(
            f"A plan holds 0 to {MOST_QUALITY} speed sessions a week, not {request.quality}.",
            "quality",
        )
    _check_goal(request)
    weeks = request.week_count(week_start)
    if not 1 <= weeks <= MOST_WEEKS:
        field = "weeks" if request.race_date is None else "race_date"
        raise InvalidValueError(f"A plan has 1 to {MOST_WEEKS} weeks, not {weeks}.", field)


def _check_start(request: PlanRequest, today: date) -> None:
    start = request.start
    if start < today:
        raise InvalidValueError(
            f"A plan cannot begin on {plain_day(start)}, which has passed; begin today, "
            f"{plain_day(today)}, or later.",
            "start",
        )
    latest = min(today + timedelta(days=LATEST_START_DAYS), LATEST_DATE)
    if start > latest:
        raise InvalidValueError(
            f"{plain_day(start)} is too far away to plan from today's running; begin by "
            f"{plain_day(latest)}.",
            "start",
        )


def _check_days(request: PlanRequest) -> None:
    chosen = {"weekdays": request.weekdays, "strength": request.strength_weekdays,
              "cross": request.cross_weekdays}  # fmt: skip
    for field, days in chosen.items():
        if not all(0 <= day < DAYS_PER_WEEK for day in days):
            raise InvalidValueError("A weekday is one of Monday to Sunday.", field)
    if not request.weekdays:
        raise InvalidValueError(
            f"Choose the days on which you want to run, {LEAST_DAYS} to {MOST_DAYS} a week.",
            "weekdays",
        )
    if len(request.weekdays) < LEAST_DAYS:
        raise InvalidValueError(
            f"One running day a week is too few to build on; choose {LEAST_DAYS} to {MOST_DAYS}.",
            "weekdays",
        )
    if len(request.weekdays) > MOST_DAYS:
        raise InvalidValueError(
            f"Running every day leaves no rest day; choose {LEAST_DAYS} to {MOST_DAYS} days.",
            "weekdays",
        )
    if len(request.weekdays | request.strength_weekdays | request.cross_weekdays) > MOST_DAYS:
        raise InvalidValueError(
            "Running, strength and other training fill all seven days; leave one of them free.",
            "weekdays",
        )
    if request.long_weekday is not None and request.long_weekday not in request.weekdays:
        raise InvalidValueError("The long run must lie on one of the running days.", "long_weekday")


def _check_goal(request: PlanRequest) -> None:
    _check_metres(request.target_m, LEAST_TARGET_M, MOST_TARGET_M, "target_m", "A week's goal is")
    _check_metres(
        request.race_m, LEAST_RACE_M, MOST_RACE_M, "race_m", "Plans are made for races of"
    )
    has_race = request.race_m is not None, request.race_date is not None
    if any(has_race) != all(has_race):
        missing = "day" if has_race[0] else "distance"
        raise InvalidValueError(f"A race needs a distance and a day; the {missing} is missing.",
                                "race_date" if has_race[0] else "race_m")  # fmt: skip
    if request.kind is PlanKind.RACE and request.race_date is None:
        raise InvalidValueError(
            "Say which race the plan is for: its distance and its day.", "race_m"
        )
    if request.race_date is None and request.weeks is None:
        raise InvalidValueError("Say how many weeks the plan has, or give a race.", "weeks")
    if request.race_date is not None:
        _check_race_day(request, request.race_date)


def _check_race_day(request: PlanRequest, race_date: date) -> None:
    if race_date <= request.start:
        raise InvalidValueError(
            f"The race on {plain_day(race_date)} must come after the plan's first day, "
            f"{plain_day(request.start)}.",
            "race_date",
        )
    if race_date > LATEST_DATE:
        raise InvalidValueError(f"The date {plain_day(race_date)} is not possible.", "race_date")


def _check_metres(value: float | None, low: float, high: float, field: str, words: str) -> None:
    if value is None:
        return
    if not math.isfinite(value) or not low <= value <= high:
        km, mi = (f"{low / one:.3g} to {high / one:.3g}" for one in (1000.0, METRES_PER_MILE))
        raise InvalidValueError(f"{words} {km} km ({mi} miles).", field)
