"""Days in the sentences of this layer, the same in every locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def plain_day(day: date) -> str:
    """Return for example ``"14 February 2027"``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
