"""What the calendar says beside each week: asked, done, still planned, limit, rest days, left.

Done, planned and limit are those of :mod:`heavylegs_gui.domain.mileage`, so that every view shows
the same numbers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.compliance import Compliance, compliance_of_rest, compliances
from heavylegs_gui.domain.training import DayKind, Status
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.training import DayMark, Session


_RIGHTLY_LEFT = frozenset({Compliance.REST_KEPT, Compliance.EXCUSED})


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """One week of the calendar.

    Attributes:
        week_start: First day of the week.
        asked_m: What the plan of the week held, done, missed or ahead; without what was rightly
            left out [m].
        done_m: Done [m].
        ahead_m: Planned for today or later [m].
        limit_m: Most that the week should hold [m].
        left_m: What may still be run [m]; ``None`` for a week that has passed.
        over_m: How far the week lies above its limit with what is planned [m].
        rest_days: Days without a run, future ones too; unknown days do not count.
        outcomes: How many plans and planned rest days became what; those not known do not count.
    """

    week_start: date
    asked_m: float
    done_m: float
    ahead_m: float
    limit_m: float
    left_m: float | None
    over_m: float
    rest_days: int
    outcomes: Mapping[Compliance, int]

    @property
    def is_over(self) -> bool:
        """Whether it lies above its limit by more than rounding."""
        return self.over_m > 0

    @property
    def is_past(self) -> bool:
        """Whether its last day has passed."""
        return self.left_m is None

    def with_sums(self, total: WeekTotal, today: date) -> WeekPlan:
        """Return the week with other sums, as a plan that is only tried would make it."""
        is_past = total.week_start + timedelta(days=DAYS_PER_WEEK) <= today
        return replace(
            self,
            done_m=total.done_m,
            ahead_m=total.planned_m,
            limit_m=total.limit_m,
            left_m=None if is_past else max(0.0, total.limit_m - total.distance_m),
            over_m=total.over_m,
            rest_days=total.rest_days,
        )


def week_plans(
    totals: Sequence[WeekTotal],
    sessions: Sequence[Session],
    marks: Mapping[date, DayMark],
    today: date,
    kept: Mapping[int, Compliance | None] | None = None,
) -> list[WeekPlan]:
    """Return the weeks of ``totals`` with what the calendar says of them.

    Args:
        totals: The sums of the weeks.
        sessions: All sessions of the weeks, in any order, with the partners of linked ones; those
            of other days take no part.
        marks: What the runner said of days.
        today: The runner's local date.
        kept: What :func:`compliances` says of the sessions, when it was asked already.
    """
    words = compliances(sessions, marks, today) if kept is None else kept
    by_day: dict[date, list[Session]] = defaultdict(list)
    for one in sessions:
        by_day[one.local_date].append(one)
    return [_week_plan(total, by_day, words, marks, today) for total in totals]


def _week_plan(
    total: WeekTotal,
    by_day: Mapping[date, Sequence[Session]],
    words: Mapping[int, Compliance | None],
    marks: Mapping[date, DayMark],
    today: date,
) -> WeekPlan:
    days = week_days(total.week_start)
    inside = [one for day in days for one in by_day.get(day, ())]
    week = WeekPlan(
        week_start=total.week_start,
        asked_m=sum(_asked_m(one, words) for one in inside),
        done_m=0.0,
        ahead_m=0.0,
        limit_m=0.0,
        left_m=None,
        over_m=0.0,
        rest_days=0,
        outcomes=_outcomes(days, by_day, words, marks, today),
    )
    return week.with_sums(total, today)


def _asked_m(session: Session, words: Mapping[int, Compliance | None]) -> float:
    """Return what a run was planned with [m]; 0 for one that was not planned or rightly left."""
    if not session.is_run or words.get(session.id or 0) in _RIGHTLY_LEFT:
        return 0.0
    if session.status is Status.DONE:
        return 0.0 if session.linked_id is not None else session.original_distance_m or 0.0
    return session.distance_m or 0.0


def _outcomes(
    days: Sequence[date],
    by_day: Mapping[date, Sequence[Session]],
    words: Mapping[int, Compliance | None],
    marks: Mapping[date, DayMark],
    today: date,
) -> dict[Compliance, int]:
    """Count each plan once, by its own day, and each planned rest day."""
    found: dict[Compliance, int] = {}
    listed: list[Compliance | None] = []
    for day in days:
        here = by_day.get(day, ())
        mark = marks.get(day)
        if mark is not None and mark.kind is DayKind.REST:
            listed.append(compliance_of_rest(mark, here, today))
            here = [one for one in here if one.status is Status.DONE]
        listed += [words.get(one.id or 0) for one in here if _shows_a_plan(one)]
    for word in listed:
        if word is not None:
            found[word] = found.get(word, 0) + 1
    return found


def _shows_a_plan(session: Session) -> bool:
    return session.status is not Status.DONE or session.linked_id is None
