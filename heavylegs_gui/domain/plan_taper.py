"""Less running before a race: lighter weeks, no long run, and short runs in the last days."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from heavylegs_gui.domain.weeks import WeekStart, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.plan_request import PlanRequest

TAPERS = ((25_000.0, (0.75, 0.55)), (12_000.0, (0.70,)), (0.0, ()))
"""From so long a race [m]: the weeks before the race week as shares of the highest week. Source:
coaching custom, 20 to 50 % less."""
EARLY_DAYS, EARLY_TAPER = 3, 0.70
"""A race on one of so many first days of its week has a taper in the week before, of this share.
Source: own values."""
LONG_FREE_RACE_M, LONG_FREE_DAYS = 12_000.0, 6
"""Before a race of more than so much [m] these days hold no long run. Source: coaching custom, the
last long run a week or more before."""
LAST_DAYS, LAST_RUN_M = 3, 5_000.0
"""In so many days before any race no run is longer than this [m]. Source: own values."""


def tapers_of(race_m: float, race_date: date, week_start: WeekStart) -> tuple[float, ...]:
    """Return the weeks before the race week as shares of the highest week.

    A race on one of the first days of its week leaves that week no room for less running, so the
    week before it is lighter whatever the distance.
    """
    shares = next(shares for least_m, shares in TAPERS if race_m > least_m)
    is_early = (race_date - week_of(race_date, week_start)).days < EARLY_DAYS
    return shares or ((EARLY_TAPER,) if is_early else ())


def long_day_of(request: PlanRequest, days: Sequence[date]) -> date | None:
    """Return the day of a week's long run, unless a long race comes too soon after it.

    Args:
        request: What the plan is for.
        days: The days of the week that may hold a run.
    """
    weekday, race_m = request.chosen_long_weekday(), request.race_m or 0.0
    day = next((one for one in days if one.weekday() == weekday), None)
    if day is None or request.race_date is None or race_m <= LONG_FREE_RACE_M:
        return day
    return day if (request.race_date - day).days > LONG_FREE_DAYS else None


def most_before_m(day: date, race_date: date | None) -> float:
    """Return how long a run on a day may be because of a race soon after it [m]."""
    if race_date is None or (race_date - day).days > LAST_DAYS:
        return math.inf
    return LAST_RUN_M
