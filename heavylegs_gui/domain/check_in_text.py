"""One day's answers: what is possible, and as ``key=value`` texts."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from heavylegs_gui.domain.day_words import plain_day
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import EARLIEST_DATE, LATEST_DATE, CheckIn


@dataclass(frozen=True, slots=True)
class _Range:
    low: float
    high: float
    is_whole: bool = True

    @property
    def words(self) -> str:
        """What is possible."""
        kind = "a whole number" if self.is_whole else "a number"
        return f"{kind} from {self.low:g} to {self.high:g}"

    def allows(self, value: float) -> bool:
        """Whether a value is possible; NaN is not."""
        return self.low <= value <= self.high and not (self.is_whole and value != round(value))


CHECK_IN_KEYS: Mapping[str, _Range] = {
    "sleep_h": _Range(0, 24, is_whole=False),
    "heaviness": _Range(0, 10),
    "soreness": _Range(0, 10),
    "mood": _Range(0, 10),
    "resting_pulse_bpm": _Range(20, 260),
    "drinking": _Range(0, 3),
    "fuelling": _Range(0, 3),
}
"""The answers and what is possible; the pulse is as wide as for a session's heart rate."""


def parse_sleep_h(text: str) -> float | None:
    """Return the hours of ``"7"``, ``"6.5"``, ``"6:30"`` or ``"6h30"``, ``None`` for no text.

    Raises:
        ValueError: The text is no time of sleep.
    """
    cleaned = text.strip().lower().replace(" ", "").removesuffix("min").removesuffix("m")
    if not cleaned:
        return None
    clock = re.fullmatch(r"(\d{1,2})[:h]([0-5]?\d)?", cleaned)
    if clock is not None:
        return int(clock[1]) + int(clock[2] or 0) / 60
    if re.fullmatch(r"\d{1,2}([.,]\d{1,2})?", cleaned) is None:
        raise ValueError("not a time of sleep")
    return float(cleaned.replace(",", "."))


def format_sleep(sleep_h: float) -> str:
    """Return for example ``"6:30"``, as :func:`parse_sleep_h` reads it."""
    hours, minutes = divmod(round(sleep_h * 60), 60)
    return f"{hours}:{minutes:02d}"


def is_blank(check_in: CheckIn) -> bool:
    """Whether every answer is unknown."""
    return all(getattr(check_in, key) is None for key in CHECK_IN_KEYS)


def check_check_in(check_in: CheckIn) -> CheckIn:
    """Return ``check_in`` when every answer is possible.

    Raises:
        InvalidValueError: Names the first answer at fault and what is possible.
    """
    if not EARLIEST_DATE <= check_in.day <= LATEST_DATE:
        raise InvalidValueError(f"The date {plain_day(check_in.day)} is not possible.", "day")
    for key, span in CHECK_IN_KEYS.items():
        value = getattr(check_in, key)
        if value is not None and not span.allows(value):
            raise InvalidValueError(f"{key} is {span.words}, not {value!r}.", key)
    return check_in


def with_answer(check_in: CheckIn, key: str, text: str) -> CheckIn:
    """Return ``check_in`` with one answer set from its text form.

    Args:
        check_in: The answers so far.
        key: A name of :data:`CHECK_IN_KEYS`.
        text: A number; empty, ``null`` or ``none`` means unknown.

    Raises:
        InvalidValueError: The key or the value is unknown; the message names what is allowed.
    """
    span = CHECK_IN_KEYS.get(key)
    if span is None:
        raise InvalidValueError(
            f"A check-in has no {key!r}; it has {', '.join(CHECK_IN_KEYS)}.", key
        )
    if text.strip().lower() in {"", "null", "none"}:
        changes: dict[str, Any] = {key: None}
        return replace(check_in, **changes)
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not span.allows(value):
        raise InvalidValueError(f"{key} is {span.words}, not {text!r}.", key)
    changes = {key: round(value) if span.is_whole else value}
    return replace(check_in, **changes)
