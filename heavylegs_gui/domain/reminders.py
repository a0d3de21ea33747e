"""When a reminder is due: a time of day on some weekdays, between two looks at the clock.

All moments are the runner's local time without a zone, as on the clock on the wall.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

MISSED_MIN = 120
"""A reminder that came while the program was closed or the computer slept is shown for so long
afterwards [min]; an older one is not. Source: own value."""
EVERY_DAY = frozenset(range(7))


class ReminderKind(StrEnum):
    """What the runner is reminded of."""

    ROUTINE = "routine"
    CHECK_IN = "check_in"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A time of day.

    Attributes:
        kind: What it is for.
        minute: Minute of the day, 0 to 1439.
        weekdays: The days on which it comes, Monday is 0.
        what: What it is about, for example the name of a planned routine.
    """

    kind: ReminderKind
    minute: int
    weekdays: frozenset[int] = EVERY_DAY
    what: str = ""


class Due(NamedTuple):
    """A reminder that is due, and since when."""

    reminder: Reminder
    since: datetime


def due(reminders: Iterable[Reminder], after: datetime, now: datetime) -> list[Due]:
    """Return what became due after one look and up to another, the earliest first.

    Args:
        reminders: All reminders.
        after: The look before; what was due then was shown.
        now: This look. A clock that was set back makes nothing due.
    """
    found = []
    for one in reminders:
        since = _newest(one, now)
        if since is not None and since > after and now - since <= timedelta(minutes=MISSED_MIN):
            found.append(Due(one, since))
    return sorted(found, key=lambda each: each.since)


def _newest(reminder: Reminder, now: datetime) -> datetime | None:
    """Return the newest moment of a reminder that is not ahead, of today or yesterday."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for back in (0, 1):
        moment = midnight - timedelta(days=back) + timedelta(minutes=reminder.minute)
        if moment <= now and moment.weekday() in reminder.weekdays:
            return moment
    return None
