"""Less running before a race: lighter weeks, no long run, and short runs in the last days."""

from __future__ import annotations

import math
from datetime import date

from heavylegs_gui.domain.weeks import WeekStart, week_of

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


def may_be_long(day: date, race_m: float | None, race_date: date | None) -> bool:
    """Whether a day may hold the long run of its week; without a race every day may."""
    if race_m is None or race_date is None or race_m <= LONG_FREE_RACE_M:
        return True
    return (race_date - day).days > LONG_FREE_DAYS


def most_before_m(day: date, race_date: date | None) -> float:
    """Return how long a run on a day may be because of a race soon after it [m]."""
    if race_date is None or (race_date - day).days > LAST_DAYS:
        return math.inf
    return LAST_RUN_M
