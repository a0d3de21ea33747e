"""Which routine suits now, and why: by what was run, what is planned and how late it is.

Source: the rules of suggestion in the design of the timer (section 3). A routine before a run holds
no static stretch, one after it does; on a rest day the roller comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

JUST_RAN_MIN = 120.0
"""So long after a run its routine is the one to do [min]. Source: the design's rule, 2 hours."""
EVENING_FROM_H = 21
"""From this hour on the evening's routine is suggested [h]. Source: own value."""


class Occasion(StrEnum):
    """What makes a routine fit."""

    JUST_RAN = "just_ran"
    BEFORE_RUN = "before_run"
    FATIGUE = "fatigue"
    EVENING = "evening"
    RAN_TODAY = "ran_today"
    REST_AFTER_HARD = "rest_after_hard"
    REST_DAY = "rest_day"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is known of today.

    Attributes:
        hour: The local hour, 0 to 23.
        has_planned_run: Whether a run is planned for today and not done.
        has_run: Whether there was a run today.
        since_run_min: Time since the last run of today ended [min], ``None`` when nobody knows.
        was_hard_yesterday: Whether yesterday held a hard or a long run.
        is_fatigued: Whether the runner's last check says muscle fatigue.
        has_log: Whether anything was ever run.
    """

    hour: int
    has_planned_run: bool = False
    has_run: bool = False
    since_run_min: float | None = None
    was_hard_yesterday: bool = False
    is_fatigued: bool = False
    has_log: bool = True


_ROUTINES: dict[Occasion, tuple[str, ...]] = {
    Occasion.JUST_RAN: ("post_run", "article_5"),
    Occasion.BEFORE_RUN: ("pre_run",),
    Occasion.FATIGUE: ("rescue_12", "roll_10"),
    Occasion.EVENING: ("bedtime",),
    Occasion.RAN_TODAY: ("article_5", "post_run"),
    Occasion.REST_AFTER_HARD: ("rest_20", "roll_10", "bedtime"),
    Occasion.REST_DAY: ("roll_10", "rest_20", "bedtime"),
    Occasion.ANY: ("article_5",),
}


def occasions(moment: Moment) -> list[Occasion]:
    """Return what fits now, the best first; the last one always fits."""
    since_min = moment.since_run_min
    just_ran = moment.has_run and since_min is not None and 0 <= since_min <= JUST_RAN_MIN
    is_rest = moment.has_log and not moment.has_run and not moment.has_planned_run
    found = [
        (Occasion.JUST_RAN, just_ran),
        (Occasion.BEFORE_RUN, moment.has_planned_run and not moment.has_run),
        (Occasion.FATIGUE, moment.is_fatigued),
        (Occasion.EVENING, moment.hour >= EVENING_FROM_H),
        (Occasion.RAN_TODAY, moment.has_run),
        (Occasion.REST_AFTER_HARD, is_rest and moment.was_hard_yesterday),
        (Occasion.REST_DAY, is_rest),
        (Occasion.ANY, True),
    ]
    return [occasion for occasion, fits in found if fits]


def suggested(moment: Moment, known: Collection[str]) -> tuple[str, Occasion] | None:
    """Return the id of the routine that fits best, and why.

    Args:
        moment: What is known of today.
        known: Ids of the routines that can be played.

    Returns:
        ``None`` when none of the routines that fit can be played.
    """
    pairs = ((one, occasion) for occasion in occasions(moment) for one in _ROUTINES[occasion])
    return next(((one, occasion) for one, occasion in pairs if one in known), None)
