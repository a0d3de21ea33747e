"""What the plan generator must know of the log: runs, hard days, and days that are taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.mileage import RunDay
from heavylegs_gui.domain.missing_days import NOTHING_MISSING, MissingDays
from heavylegs_gui.domain.plan import HARD_KINDS, QUALITY_KINDS
from heavylegs_gui.domain.training import Session, Source, Sport, Status

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import Thresholds
    from heavylegs_gui.domain.settings import Settings

LOOK_BACK_DAYS = 70
"""Days before a plan whose sessions can matter to it. Source: 34 days of rule ROLL7, twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLog:
    """The log as a plan finds it, without the planned runs that the plan replaces.

    Attributes:
        run_days: Every day of the log with a run that counts, oldest first.
        first_day: The first day with any session that counts; before it nothing is known.
        hard_days: Days with a hard session of any sport.
        quality_days: Days with a fast run, once for each.
        no_rest_days: Days that another sport makes no rest.
        closed_days: Days on which the plan may not put a run: marked as rest or ill.
        other_training: Days and sports of other training that stays, so it is not planned twice.
        missing: The days without a run that were not logged.
    """

    run_days: Sequence[RunDay]
    today: date
    settings: Settings
    rules: Thresholds
    first_day: date | None = None
    hard_days: frozenset[date] = frozenset()
    quality_days: tuple[date, ...] = ()
    no_rest_days: frozenset[date] = frozenset()
    closed_days: frozenset[date] = frozenset()
    other_training: frozenset[tuple[date, Sport]] = frozenset()
    missing: MissingDays = NOTHING_MISSING

    def done_days(self, start: date) -> frozenset[date]:
        """Return the days from the eve of a plan's first day on with a run that is done."""
        first = start - timedelta(days=1)
        near = (one for one in self.run_days if first <= one.day <= self.today)
        return frozenset(one.day for one in near if one.done_m or not one.planned_m)


def is_replaced(session: Session, first: date, last: date) -> bool:
    """Whether a plan from ``first`` to ``last`` takes the place of ``session``.

    Planned runs go, and what an earlier plan brought; other training that the runner planned
    stays, and so does everything that is done, skipped or linked to a done run.
    """
    if session.status is not Status.PLANNED or session.linked_id is not None:
        return False
    is_ours = session.is_run or session.source is Source.PLAN
    return is_ours and first <= session.local_date <= last


def counts(session: Session, today: date) -> bool:
    """Whether a session is done, or planned for today or later and not fulfilled yet."""
    if session.status is Status.DONE:
        return True
    is_open = session.status is Status.PLANNED and session.linked_id is None
    return is_open and session.local_date >= today


def look_back(day: date) -> date:
    """Return the first day whose sessions can matter to a plan that begins on ``day``."""
    return day - timedelta(days=LOOK_BACK_DAYS)


def _is_hard(session: Session, rules: Thresholds) -> bool:
    is_hard_run = session.is_run and session.kind in HARD_KINDS
    return is_hard_run or _effort(session) >= rules.hard_easy.hard_rpe


def _effort(session: Session) -> int:
    return -1 if session.rpe is None else session.rpe


def plan_log(
    older: Sequence[RunDay],
    recent: Sequence[Session],
    *,
    today: date,
    settings: Settings,
    rules: Thresholds,
    first_day: date | None = None,
) -> PlanLog:
    """Return the log as a plan needs it.

    Args:
        older: Days with a run from before ``recent``, oldest first.
        recent: The sessions from :func:`look_back` on, without those that the plan replaces.
        today: The runner's local date.
        settings: Week start, units and baseline.
        rules: The numbers of the rules.
        first_day: First day of the whole log; by default of what is given here.
    """
    fulfilled = {one.linked_id for one in recent if one.status is Status.DONE}
    counted = [one for one in recent if counts(one, today) and not _is_done(one, fulfilled)]
    run_days = [*older, *_run_days(counted)]
    days = [one.local_date for one in counted] + [one.day for one in older[:1]]
    known = min(days, default=None) if first_day is None else first_day
    others = [one for one in counted if not one.is_run]
    return PlanLog(
        run_days=run_days,
        today=today,
        settings=settings,
        rules=rules,
        first_day=known if days else None,
        hard_days=frozenset(one.local_date for one in counted if _is_hard(one, rules)),
        quality_days=tuple(
            one.local_date for one in counted if one.is_run and one.kind in QUALITY_KINDS
        ),
        no_rest_days=frozenset(
            one.local_date for one in others if _effort(one) >= rules.rest.hard_rpe
        ),
        other_training=frozenset((one.local_date, one.sport) for one in others),
    )


def _is_done(session: Session, fulfilled: set[int | None]) -> bool:
    return session.status is Status.PLANNED and session.id is not None and session.id in fulfilled


def _run_days(counted: Iterable[Session]) -> list[RunDay]:
    """Return the days with a run, oldest first."""
    days: dict[date, RunDay] = {}
    for one in counted:
        if one.is_run:
            far_m = one.distance_m or 0.0
            is_done = one.status is Status.DONE
            is_unknown = one.distance_m is None
            new = RunDay(
                one.local_date, far_m * is_done, far_m * (not is_done), 1, far_m, int(is_unknown)
            )
            days[new.day] = _joined(days[new.day], new) if new.day in days else new
    return [days[day] for day in sorted(days)]


def _joined(one: RunDay, other: RunDay) -> RunDay:
    return RunDay(
        one.day,
        one.done_m + other.done_m,
        one.planned_m + other.planned_m,
        one.runs + other.runs,
        max(one.longest_m, other.longest_m),
        one.unmeasured + other.unmeasured,
    )
