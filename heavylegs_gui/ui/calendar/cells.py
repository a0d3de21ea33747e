"""What the calendar draws: one value for each session, day and week that is in view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.training import DayKind, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from heavylegs_gui.domain.compliance import Compliance
    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
    from heavylegs_gui.domain.training import CheckIn, DayMark, Session
    from heavylegs_gui.domain.week_plans import WeekPlan

ONE_DAY = timedelta(days=1)


class Look(Enum):
    """How a session stands in the calendar."""

    DONE = "done"
    PLANNED = "planned"
    MISSED = "missed"
    SKIPPED = "skipped"
    ILL = "ill"


class DayLook(Enum):
    """What a day without a session is."""

    EMPTY = "empty"
    REST = "rest"
    REST_DAY = "rest_day"
    ILL = "ill"
    NOT_LOGGED = "not_logged"


class Badge(NamedTuple):
    """A warning in a cell.

    Attributes:
        level: How pressing it is.
        words: At most two of them.
        message: What it says whole.
        is_heavy: Whether it is about heavy legs, which have a colour of their own.
    """

    level: Level
    words: str
    message: str = ""
    is_heavy: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One session of a day.

    Attributes:
        plan: The planned session that a done one fulfils, when it is known.
        kept: What became of the plan, ``None`` when nothing is known of it.
        shoe: What the pair of shoes is called, empty when none is noted.
    """

    session: Session
    look: Look
    plan: Session | None = None
    kept: Compliance | None = None
    shoe: str = ""

    @property
    def is_race(self) -> bool:
        """Whether it carries the flag."""
        return self.session.kind is Kind.RACE

    @property
    def moved_from(self) -> date | None:
        """The day for which a plan stood first, when it is another one."""
        first = self.session.original_date
        return None if first is None or first == self.session.local_date else first

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.look is Look.PLANNED

    def can_be_done(self, today: date) -> bool:
        """Whether it is a plan of today, or a missed one."""
        return self.session.status is Status.PLANNED and self.session.local_date <= today


class KeptWarning(NamedTuple):
    """A warning that the runner keeps as it is, and why; no reason is an empty text."""

    warning: TrainingWarning
    reason: str


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day.

    Attributes:
        look: What it is when it holds no session.
        blocks: Its sessions in their order.
        note: What the runner wrote about the day.
        warnings: Those that stand on it, the most pressing first.
        badges: The words of those that are more than a hint and are about the day or a session.
        check_in: The answers of the morning.
        rest_kept: What became of a planned rest day, ``None`` on other days.
        kept_warnings: Those that stand on it and that the runner keeps as they are.
    """

    day: date
    look: DayLook = DayLook.EMPTY
    blocks: tuple[Block, ...] = ()
    note: str = ""
    warnings: tuple[TrainingWarning, ...] = ()
    badges: tuple[Badge, ...] = ()
    check_in: CheckIn | None = None
    rest_kept: Compliance | None = None
    kept_warnings: tuple[KeptWarning, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """Numbers of its sessions."""
        return tuple(one.session.id for one in self.blocks if one.session.id is not None)


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One week.

    Attributes:
        plan: What the calendar says beside it.
        total: Where its limit comes from.
        notes: Warnings about the week, and hints of its days, the most pressing first.
        badges: The words of those about the week that are more than a hint.
        is_current: Whether today lies in it.
    """

    plan: WeekPlan
    total: WeekTotal
    notes: tuple[TrainingWarning, ...] = ()
    badges: tuple[Badge, ...] = ()
    is_current: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is still planned for it, or today lies in it."""
        return self.is_current or self.plan.ahead_m > 0

    @property
    def says_anything(self) -> bool:
        """Whether it has sums worth showing: none before the first run, nor an empty one ahead."""
        has_begun = self.plan.is_past or self.is_current
        return self.total.runs > 0 or (has_begun and self.plan.rest_days > 0)

    def tried(self, total: WeekTotal, today: date) -> WeekCell:
        """Return the week as a plan that is only tried would make it."""
        return replace(self, plan=self.plan.with_sums(total, today), total=total)


def look_of(session: Session, today: date) -> Look:
    """Return how a session stands in the calendar on ``today``."""
    if session.status is Status.DONE:
        return Look.DONE
    if session.status is Status.SKIPPED:
        return Look.SKIPPED
    if session.status is Status.ILL:
        return Look.ILL
    return Look.MISSED if session.local_date < today else Look.PLANNED


def blocks_by_day(
    sessions: Iterable[Session],
    today: date,
    kept: Mapping[int, Compliance | None] | None = None,
    shoes: Mapping[int, str] | None = None,
) -> dict[date, tuple[Block, ...]]:
    """Return the blocks of each day; a plan that was fulfilled shows with what was done.

    Args:
        sessions: Sessions in the order of their days.
        today: The runner's local date.
        kept: What became of the plans, by the number of the session that shows it.
        shoes: The names of the pairs of shoes, by their numbers.
    """
    known, names = kept or {}, shoes or {}
    every = list(sessions)
    by_id = {one.id: one for one in every}
    fulfilled: dict[int | None, Session] = {}
    for one in every:
        if one.status is Status.DONE and one.linked_id is not None:
            plan = by_id.get(one.linked_id)
            if plan is not None and plan.status is Status.PLANNED:
                fulfilled[plan.id] = one
    found: dict[date, list[Block]] = {}
    plans = {done.id: by_id[plan_id] for plan_id, done in fulfilled.items()}
    for one in every:
        if one.id not in fulfilled and not _is_fulfilled_elsewhere(one, by_id):
            shoe = names.get(one.shoe_id or 0, "")
            block = Block(one, look_of(one, today), plans.get(one.id), known.get(one.id or 0), shoe)
            found.setdefault(one.local_date, []).append(block)
    return {day: tuple(blocks) for day, blocks in found.items()}


def _is_fulfilled_elsewhere(session: Session, known: Collection[int | None]) -> bool:
    """Whether a plan is linked to a run outside of what was read."""
    return (
        session.status is Status.PLANNED
        and session.linked_id is not None
        and session.linked_id not in known
    )


def day_look(
    day: date, mark: DayMark | None, *, has_blocks: bool, known: tuple[date, date] | None
) -> DayLook:
    """Return what a day is beside its sessions.

    Args:
        day: The day.
        mark: What the runner said of it.
        has_blocks: Whether it holds sessions.
        known: First and last day with a session or today; outside of them nothing is known.
    """
    if mark is not None and mark.kind is not None:
        return {
            DayKind.REST: DayLook.REST_DAY,
            DayKind.ILL: DayLook.ILL,
            DayKind.NOT_LOGGED: DayLook.NOT_LOGGED,
        }[mark.kind]
    if has_blocks or known is None or not known[0] <= day <= known[1]:
        return DayLook.EMPTY
    return DayLook.REST


def days_from(first: date, count: int) -> tuple[date, ...]:
    """Return ``count`` days from ``first`` on."""
    return tuple(first + timedelta(days=number) for number in range(count))


def by_day(warnings: Sequence[TrainingWarning]) -> dict[date, list[TrainingWarning]]:
    """Return the warnings of each day in their order."""
    found: dict[date, list[TrainingWarning]] = {}
    for one in warnings:
        found.setdefault(one.day, []).append(one)
    return found
