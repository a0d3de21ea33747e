"""How well a plan was kept: a word for each planned session and each planned rest day.

By distance, else by duration; what neither tells stays unknown. Resting is as good as running when
rest was planned or advised; who is ill is excused.

Source: green within 20 %, yellow from 50 to 150 % and red outside follow the usual colours of
training calendars (design of the calendar, sections 1.7 and 5); that a run shortened by a fix and a
rest day taken count as kept is our own rule.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from heavylegs_gui.domain.training import DayKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from heavylegs_gui.domain.training import DayMark, Session

KEPT_SHARE = 0.20
"""A session within this share of its plan is kept."""
PARTLY_SHARE = 0.50
"""A session within this share of its plan is partly kept."""
_ROUNDING = 1e-9


class Compliance(StrEnum):
    """What became of a plan."""

    KEPT = "kept"
    """Within 20 % of the plan: green."""
    PARTLY = "partly"
    """From 50 to 150 % of the plan: yellow."""
    FAR_OFF = "far_off"
    """Done, but less than half or more than one and a half of the plan: red."""
    MISSED = "missed"
    """The day has passed and nothing was done, or a rest day was run on: red."""
    AHEAD = "ahead"
    """Its day has not passed yet."""
    REST_KEPT = "rest_kept"
    """Rest that was planned or advised was taken: green."""
    EXCUSED = "excused"
    """Left out because of illness: rightly so, and nothing to praise: no colour."""
    UNPLANNED = "unplanned"
    """Done without a plan: no colour."""

    @property
    def is_kept(self) -> bool:
        """Whether it is green."""
        return self in {Compliance.KEPT, Compliance.REST_KEPT}


def compliance_of(
    plan: Session | None,
    done: Session | None,
    today: date,
    mark: DayMark | None = None,
) -> Compliance | None:
    """Return what became of a plan, ``None`` when the two cannot be compared.

    A plan that a fix changed is compared as it is now: who runs the shortened distance kept it.
    A plan that a fix left out, or one of a rest day, was rightly not run; so was one of an ill day,
    which is excused. Of a day that was not logged nothing is known.

    Args:
        plan: A planned, skipped or ill session; ``None`` without one.
        done: What was done of it; ``None`` when nothing was.
        today: The runner's local date.
        mark: What the runner said of the day of the plan.
    """
    if done is not None:
        return _of_done(plan, done)
    kind = None if mark is None else mark.kind
    if plan is None or (kind is DayKind.NOT_LOGGED and plan.status is Status.PLANNED):
        return None
    if plan.status is Status.PLANNED and plan.local_date >= today:
        return Compliance.AHEAD
    return _of_nothing_done(plan, kind)


def _of_nothing_done(plan: Session, kind: DayKind | None) -> Compliance:
    """Return what became of a plan whose day has passed, or that was left out."""
    if plan.status is Status.ILL or kind is DayKind.ILL:
        return Compliance.EXCUSED
    if kind is DayKind.REST:
        return Compliance.REST_KEPT
    if plan.status is Status.SKIPPED and plan.fixed_by is not None:
        return Compliance.REST_KEPT
    return Compliance.MISSED


def compliance_of_rest(mark: DayMark, sessions: Iterable[Session], today: date) -> Compliance:
    """Return what became of a planned rest day.

    Args:
        mark: A mark of the kind ``REST``.
        sessions: The sessions of its day; runs alone break a rest day.
        today: The runner's local date.
    """
    if any(one.is_run and one.status is Status.DONE for one in sessions):
        return Compliance.MISSED
    return Compliance.REST_KEPT if mark.day < today else Compliance.AHEAD


def compliances(
    sessions: Iterable[Session], marks: Mapping[date, DayMark], today: date
) -> dict[int, Compliance | None]:
    """Return what became of each plan, by the number of the session that shows it.

    A fulfilled plan and the session that fulfils it have the same word; when only one of the two is
    given, nothing is known of it.

    Args:
        sessions: Stored sessions, with the partners of those that are linked.
        marks: What the runner said of days.
        today: The runner's local date.
    """
    by_id = {one.id: one for one in sessions if one.id is not None}
    done_of = {one.linked_id: one for one in by_id.values() if one.status is Status.DONE}
    found: dict[int, Compliance | None] = {}
    for number, one in by_id.items():
        is_known = one.linked_id is None or one.linked_id in by_id
        if one.status is Status.DONE:
            plan = by_id.get(one.linked_id or 0)
            found[number] = compliance_of(plan, one, today) if is_known else None
        elif number in done_of:
            found[number] = compliance_of(one, done_of[number], today)
        else:
            mark = marks.get(one.local_date)
            found[number] = compliance_of(one, None, today, mark) if is_known else None
    return found


def _of_done(plan: Session | None, done: Session) -> Compliance | None:
    if plan is not None:
        share = _share(done.distance_m, plan.distance_m)
        if share is None:
            share = _share(done.duration_s, plan.duration_s)
        return _of_share(share)
    if done.original_distance_m is None:
        return Compliance.UNPLANNED
    # A plan that was marked as done in its place; a fix had changed it before it was run.
    if done.fixed_by is not None:
        return Compliance.KEPT
    return _of_share(_share(done.distance_m, done.original_distance_m))


def _share(done: float | None, planned: float | None) -> float | None:
    return None if done is None or not planned else done / planned


def _of_share(share: float | None) -> Compliance | None:
    if share is None:
        return None
    off = abs(share - 1.0) - _ROUNDING
    if off <= KEPT_SHARE:
        return Compliance.KEPT
    return Compliance.PARTLY if off <= PARTLY_SHARE else Compliance.FAR_OFF
