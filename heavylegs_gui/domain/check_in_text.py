"""One day's answers as ``key=value`` texts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import CheckIn


@dataclass(frozen=True, slots=True)
class _Range:
    low: float
    high: float
    is_whole: bool = True


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
    if not span.low <= value <= span.high or (span.is_whole and value != round(value)):
        kind = "a whole number" if span.is_whole else "a number"
        raise InvalidValueError(
            f"{key} is {kind} from {span.low:g} to {span.high:g}, not {text!r}.", key
        )
    changes = {key: round(value) if span.is_whole else value}
    return replace(check_in, **changes)
