"""How far a saved plan has come: weeks that have passed, that were missed, and what is ahead.

A week counts by the distance that was run in it against what the plan wanted. What a fix left out,
a rest day that the runner marked and a day that was not logged want nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.training import DayKind, Status
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heavylegs_gui.domain.training import DayMark, Session
    from heavylegs_gui.domain.weeks import WeekStart

SHORT_SHARE = 0.80
"""Below this share of its planned distance a week was shorter than planned. Source: 4-calendar.md
5, a plan is kept within 20 %."""
MISSED_SHARE = 0.50
"""Below this share it was missed. Source: 4-calendar.md 5, red below 50 %."""
_NOTHING_WANTED = {DayKind.REST, DayKind.NOT_LOGGED}


class PlanState(StrEnum):
    """Where a plan stands today."""

    AHEAD = "ahead"
    """It has not begun."""
    RUNNING = "running"
    ENDED = "ended"
    """Nothing of it is ahead any more."""


class PastWeek(NamedTuple):
    """A week of a plan that has passed.

    Attributes:
        wanted_m: What the plan wanted [m].
        done_m: What was run [m].
    """

    week_start: date
    wanted_m: float
    done_m: float

    @property
    def is_short(self) -> bool:
        """Whether clearly less was run than planned."""
        return self.done_m < SHORT_SHARE * self.wanted_m

    @property
    def is_missed(self) -> bool:
        """Whether less than half was run."""
        return self.done_m < MISSED_SHARE * self.wanted_m


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProgress:
    """Where a plan stands.

    Attributes:
        first: First day with one of its sessions, ``None`` when none is in the log any more.
        last: The last one.
        weeks: How many weeks it has.
        weeks_done: How many of them have passed.
        runs_ahead: Runs that are still open, from today on.
        sessions_ahead: Sessions of any sport that are still open, from today on.
        short: The weeks just passed that were shorter than planned, without one between, the
            oldest first; empty when the last one was kept.
    """

    state: PlanState
    first: date | None = None
    last: date | None = None
    weeks: int = 0
    weeks_done: int = 0
    runs_ahead: int = 0
    sessions_ahead: int = 0
    short: tuple[PastWeek, ...] = ()

    @property
    def weeks_left(self) -> int:
        """How many weeks have not passed yet."""
        return self.weeks - self.weeks_done

    @property
    def is_missed(self) -> bool:
        """Whether all the short weeks were missed for the most part."""
        return bool(self.short) and all(one.is_missed for one in self.short)


def progress_of(
    sessions: Sequence[Session],
    done_m: Mapping[date, float],
    marks: Mapping[date, DayMark],
    *,
    today: date,
    week_start: WeekStart,
) -> PlanProgress:
    """Return where a plan stands.

    Args:
        sessions: Its sessions, in the order of their days.
        done_m: What was run on each day with a run [m], whether the plan asked for it or not;
            infinite for a run of unknown distance, which may be as far as the plan asked.
        marks: What the runner said of days.
        today: The runner's local date.
        week_start: First day of the runner's week.
    """
    if not sessions:
        return PlanProgress(state=PlanState.ENDED)
    first, last = sessions[0].local_date, sessions[-1].local_date
    begin, this_week = week_of(first, week_start), week_of(today, week_start)
    weeks = _weeks_between(begin, week_of(last, week_start)) + 1
    ahead = [one for one in sessions if _is_ahead(one, today)]
    state = PlanState.RUNNING if first <= today else PlanState.AHEAD
    return PlanProgress(
        state=state if ahead else PlanState.ENDED,
        first=first,
        last=last,
        weeks=weeks,
        weeks_done=min(max(_weeks_between(begin, this_week), 0), weeks),
        runs_ahead=sum(one.is_run for one in ahead),
        sessions_ahead=len(ahead),
        short=_short_weeks(_past_weeks(sessions, done_m, marks, this_week, week_start)),
    )


def _weeks_between(first: date, last: date) -> int:
    return (last - first).days // DAYS_PER_WEEK


def _is_ahead(session: Session, today: date) -> bool:
    is_open = session.status is Status.PLANNED and session.linked_id is None
    return is_open and session.local_date >= today


def _past_weeks(
    sessions: Sequence[Session],
    done_m: Mapping[date, float],
    marks: Mapping[date, DayMark],
    this_week: date,
    week_start: WeekStart,
) -> list[PastWeek]:
    """Return the passed weeks in which the plan wanted a run, the oldest first."""
    wanted: dict[date, float] = {}
    for one in sessions:
        week = week_of(one.local_date, week_start)
        if one.is_run and week < this_week and _is_wanted(one, marks):
            wanted[week] = wanted.get(week, 0.0) + _planned_m(one)
    first = sessions[0].local_date
    return [
        PastWeek(week, far_m, _sum_m(done_m, max(week, first), week))
        for week, far_m in sorted(wanted.items())
        if far_m > 0
    ]


def _is_wanted(session: Session, marks: Mapping[date, DayMark]) -> bool:
    mark = marks.get(session.local_date)
    is_free = mark is not None and mark.kind in _NOTHING_WANTED
    is_left_out = session.status is Status.SKIPPED and session.fixed_by is not None
    return not (is_left_out or (is_free and session.status is not Status.DONE))


def _planned_m(session: Session) -> float:
    """Return what was planned, also when the plan itself was marked as done [m]."""
    first_m = session.original_distance_m if session.status is Status.DONE else None
    return (session.distance_m if first_m is None else first_m) or 0.0


def _sum_m(done_m: Mapping[date, float], first: date, week: date) -> float:
    days = (week + timedelta(days=step) for step in range(DAYS_PER_WEEK))
    return sum(done_m.get(day, 0.0) for day in days if day >= first)


def _short_weeks(weeks: Sequence[PastWeek]) -> tuple[PastWeek, ...]:
    """Return the last weeks in a row that were short."""
    kept = next((n for n in range(len(weeks), 0, -1) if not weeks[n - 1].is_short), 0)
    return tuple(weeks[kept:])
