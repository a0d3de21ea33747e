"""Which planned session a done one fulfils, found without asking.

The rule: same sport and same day; else within one day and with a distance within 35 %. The closest
pair is linked first, each session at most once. What the runner linked or unlinked stays so.
Source: design of the calendar, section 5; the share is an own value.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.training import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
    from datetime import date

    from heavylegs_gui.domain.training import Session

DAYS_APART = 1
"""Most days between a plan and the session that fulfils it [days]."""
DISTANCE_SHARE = 0.35
"""Largest difference of the distances, as a share of the plan, when the days differ."""
_ROUNDING = 1e-9
"""Distances in miles must not miss the share by a rounding."""


class Link(NamedTuple):
    """A done session and the plan that it fulfils, by their numbers."""

    done_id: int
    plan_id: int


class _Pair(NamedTuple):
    """A possible link; the smallest is the closest."""

    days_apart: int
    distance_is_unknown: bool
    distance_share: float
    plan_day: date
    done_id: int
    plan_id: int


def find_links(
    sessions: Iterable[Session],
    *,
    new_ids: Collection[int] | None = None,
    origins: Mapping[int, Hashable] | None = None,
) -> list[Link]:
    """Return the links to make, the closest first.

    Args:
        sessions: Stored sessions in any order; those that are linked already, locked, skipped, ill
            or not stored take no part.
        new_ids: Make only links with at least one of these; by default any.
        origins: Where sessions came from, by number: two from one origin (one file) are never
            linked.
    """
    pairs = sorted(_pairs(list(sessions), new_ids, origins or {}))
    taken: set[int] = set()
    links = []
    for pair in pairs:
        if taken.isdisjoint((pair.done_id, pair.plan_id)):
            taken |= {pair.done_id, pair.plan_id}
            links.append(Link(pair.done_id, pair.plan_id))
    return links


def best_plan(done: Session, plans: Iterable[Session]) -> Session | None:
    """Return the plan that ``done``, which need not be stored yet, fulfils best.

    Args:
        done: A done session.
        plans: Plans that nothing fulfils yet.
    """
    if done.link_locked:
        return None
    fitting = [(_pair(done, one), one) for one in plans if _is_free(one, Status.PLANNED)]
    found = [(pair, plan) for pair, plan in fitting if pair is not None]
    return min(found, key=lambda one: one[0])[1] if found else None


def _pairs(
    sessions: list[Session],
    new_ids: Collection[int] | None,
    origins: Mapping[int, Hashable],
) -> Iterator[_Pair]:
    linked = {one.linked_id for one in sessions}
    plans_of: dict[date, list[Session]] = defaultdict(list)
    for one in sessions:
        if _is_free(one, Status.PLANNED) and one.id not in linked:
            plans_of[one.local_date].append(one)
    for done in sessions:
        if not _is_free(done, Status.DONE) or done.id in linked:
            continue
        for plan in _near(done, plans_of):
            pair = _pair(done, plan)
            if pair is not None and _may_meet(pair, new_ids, origins):
                yield pair


def _near(done: Session, plans_of: Mapping[date, list[Session]]) -> Iterator[Session]:
    for days in range(-DAYS_APART, DAYS_APART + 1):
        yield from plans_of.get(done.local_date + timedelta(days=days), ())


def _may_meet(
    pair: _Pair, new_ids: Collection[int] | None, origins: Mapping[int, Hashable]
) -> bool:
    if new_ids is not None and pair.done_id not in new_ids and pair.plan_id not in new_ids:
        return False
    origin = origins.get(pair.done_id)
    return origin is None or origin != origins.get(pair.plan_id)


def _is_free(session: Session, status: Status) -> bool:
    return session.status is status and session.linked_id is None and not session.link_locked


def _pair(done: Session, plan: Session) -> _Pair | None:
    """Return how close two sessions are, ``None`` when they do not belong together."""
    days_apart = abs((done.local_date - plan.local_date).days)
    share = _distance_share(done, plan)
    is_near = days_apart == 0 or (
        days_apart <= DAYS_APART and share is not None and share <= DISTANCE_SHARE + _ROUNDING
    )
    if done.sport is not plan.sport or not is_near:
        return None
    return _Pair(
        days_apart,
        share is None,
        share or 0.0,
        plan.local_date,
        done.id or 0,
        plan.id or 0,
    )


def _distance_share(done: Session, plan: Session) -> float | None:
    """Return by which share of the plan the distances differ, ``None`` when that is unknown."""
    if done.distance_m is None or not plan.distance_m:
        return None
    return abs(done.distance_m - plan.distance_m) / plan.distance_m
