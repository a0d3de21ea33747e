"""How much room a day has for a run: what the run, its week and the days in a row may be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.rules.run_rules import run_limit_m
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.rules.review import Review

_ONE_DAY = timedelta(days=1)


class Room(NamedTuple):
    """What a run is measured against.

    Attributes:
        run_limit_m: Most that the run should be [m], ``None`` when nothing is known of the time
            before it.
        week: Its week with everything that counts, the run itself too; ``None`` when the run does
            not count.
        days_in_a_row: Days with a run up to its day without a rest day; 0 when it does not count.
        rest_on: The next day without a run, ``None`` when none follows within a week.
    """

    run_limit_m: float | None
    week: WeekTotal | None
    days_in_a_row: int
    rest_on: date | None


NO_ROOM = Room(None, None, 0, None)
"""Of a session that counts for no rule about runs."""


def room_of(review: Review, session_id: int) -> Room:
    """Return what the run with a number is measured against.

    Args:
        review: The log with the run in it.
        session_id: Number of the run, below 0 for one that is not stored.
    """
    runs = review.diary.runs
    index = next((place for place, one in enumerate(runs) if one.id == session_id), None)
    if index is None:
        return NO_ROOM
    day = runs[index].day
    return Room(
        run_limit_m(review, index),
        review.week(review.week_of(day)),
        _days_in_a_row(review, day),
        _next_rest(review, day),
    )


def _days_in_a_row(review: Review, day: date) -> int:
    first = day
    while review.diary.is_run_day(first - _ONE_DAY):
        first -= _ONE_DAY
    return (day - first).days + 1


def _next_rest(review: Review, day: date) -> date | None:
    following = (day + _ONE_DAY * gap for gap in range(1, DAYS_PER_WEEK + 1))
    return next((one for one in following if not review.diary.is_run_day(one)), None)
