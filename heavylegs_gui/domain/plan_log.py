"""What the plan generator must know of the log: runs, hard days, and days that are taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.plan import HARD_KINDS, QUALITY_KINDS
from heavylegs_gui.domain.training import Session, Source, Sport, Status

if TYPE_CHECKING:
    from heavylegs_gui.domain.mileage import RunDay
    from heavylegs_gui.domain.rules.thresholds import Thresholds
    from heavylegs_gui.domain.settings import Settings

LOOK_BACK_DAYS = 70
"""Days before a plan whose sessions can matter to it. Source: 34 days of rule ROLL7, twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLog:
    """The log as a plan finds it, without the planned runs that the plan replaces.

    Attributes:
        run_days: Every day of the log with a run that counts, oldest first.
        hard_days: Days with a hard session of any sport.
        quality_days: Days with a fast run, once for each.
        no_rest_days: Days that another sport makes no rest.
        closed_days: Days on which the plan may not put a run: marked as rest or ill.
        other_training: Days and sports of other training that stays, so it is not planned twice.
    """

    run_days: Sequence[RunDay]
    today: date
    settings: Settings
    rules: Thresholds
    hard_days: frozenset[date] = frozenset()
    quality_days: tuple[date, ...] = ()
    no_rest_days: frozenset[date] = frozenset()
    closed_days: frozenset[date] = frozenset()
    other_training: frozenset[tuple[date, Sport]] = frozenset()


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


def hard_days(sessions: Iterable[Session], today: date, rules: Thresholds) -> frozenset[date]:
    """Return the days with a hard session: by its kind, or by its effort in any sport."""
    return frozenset(
        one.local_date for one in sessions if counts(one, today) and _is_hard(one, rules)
    )


def quality_days(sessions: Iterable[Session], today: date) -> tuple[date, ...]:
    """Return the days of the fast runs, once for each run."""
    return tuple(
        one.local_date
        for one in sessions
        if counts(one, today) and one.is_run and one.kind in QUALITY_KINDS
    )


def no_rest_days(sessions: Iterable[Session], today: date, rules: Thresholds) -> frozenset[date]:
    """Return the days on which another sport was so hard that they are no rest."""
    return frozenset(
        one.local_date
        for one in sessions
        if counts(one, today) and not one.is_run and _effort(one) >= rules.rest.hard_rpe
    )


def look_back(day: date) -> date:
    """Return the first day whose sessions can matter to a plan that begins on ``day``."""
    return day - timedelta(days=LOOK_BACK_DAYS)


def _is_hard(session: Session, rules: Thresholds) -> bool:
    is_hard_run = session.is_run and session.kind in HARD_KINDS
    return is_hard_run or _effort(session) >= rules.hard_easy.hard_rpe


def _effort(session: Session) -> int:
    return -1 if session.rpe is None else session.rpe
