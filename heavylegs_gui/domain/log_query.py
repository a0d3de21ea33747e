"""What part of the log is asked for, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from heavylegs_gui.domain.training import Sport, Status


class SortKey(StrEnum):
    """Columns by which the list can be sorted; unknown values always come last."""

    DATE = "date"
    TITLE = "title"
    SPORT = "sport"
    KIND = "kind"
    STATUS = "status"
    DISTANCE = "distance"
    DURATION = "duration"
    PACE = "pace"
    HEAVINESS = "heaviness"
    RPE = "rpe"
    HEART_RATE = "heart_rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionQuery:
    """A part of the log.

    Attributes:
        text: Words that must all occur in title or notes, whatever their case or accents.
        sports: Empty means all.
        statuses: Empty means all.
        first: First day, inclusive.
        last: Last day, inclusive.
        min_heaviness: Smallest heaviness, 0 to 10; sessions without one do not match.
        batch_id: Only the sessions of one import.
        sort: Column of the order; equal ones follow in the order of the log.
        descending: Newest, longest, heaviest first.
        limit: Largest number of sessions, ``None`` for all.
        offset: Number of sessions to leave out at the beginning.
    """

    text: str = ""
    sports: frozenset[Sport] = field(default_factory=frozenset)
    statuses: frozenset[Status] = field(default_factory=frozenset)
    first: date | None = None
    last: date | None = None
    min_heaviness: int | None = None
    batch_id: int | None = None
    sort: SortKey = SortKey.DATE
    descending: bool = False
    limit: int | None = None
    offset: int = 0
