"""Distances, durations and paces: SI inside, kilometres or miles for people.

Source of the mile: the international mile of 1959, exactly 1609.344 m.
"""

from __future__ import annotations

import math
import re
from enum import StrEnum

METRES_PER_KM = 1000.0
METRES_PER_MILE = 1609.344


class Units(StrEnum):
    """The unit in which the runner reads distances."""

    KM = "km"
    MI = "mi"

    @property
    def metres(self) -> float:
        """Length of one unit [m]."""
        return METRES_PER_KM if self is Units.KM else METRES_PER_MILE


def to_display(distance_m: float, units: Units) -> float:
    """Return ``distance_m`` [m] in the runner's unit."""
    return distance_m / units.metres


def to_metres(distance: float, units: Units) -> float:
    """Return a distance typed in the runner's unit in metres."""
    return distance * units.metres


def format_distance(distance_m: float | None, units: Units, *, decimals: int = 1) -> str:
    """Return the figure alone, for example ``"8.5"``; an en dash when unknown."""
    if distance_m is None:
        return "–"
    return f"{to_display(distance_m, units):,.{decimals}f}"


def format_duration(duration_s: float | None) -> str:
    """Return ``"53:58"`` below one hour, ``"1:30:22"`` from one on; an en dash when unknown."""
    if duration_s is None:
        return "–"
    seconds = round(duration_s)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}"
    return f"{minutes}:{seconds:02d}"


def pace_s_per_unit(
    distance_m: float | None, duration_s: float | None, units: Units
) -> float | None:
    """Return the pace [s per km or s per mile], or ``None`` when it is not defined."""
    if not distance_m or not duration_s or distance_m < 1.0:
        return None
    return duration_s / to_display(distance_m, units)


def format_pace(distance_m: float | None, duration_s: float | None, units: Units) -> str:
    """Return for example ``"6:23 /km"``; an en dash when it is not defined."""
    pace = pace_s_per_unit(distance_m, duration_s, units)
    if pace is None:
        return "–"
    return f"{format_duration(pace)} /{units.value}"


def parse_distance(text: str, units: Units) -> float | None:
    """Return the metres of what a runner typed, ``None`` for an empty text.

    A comma or a point may divide the decimals; ``km``, ``mi`` or ``m`` behind the figure
    overrides the runner's unit.

    Raises:
        ValueError: The text is no distance.
    """
    cleaned = text.strip().lower().replace(" ", "").replace(" ", "").replace(" ", "")
    if not cleaned:
        return None
    match = re.fullmatch(r"(\d{1,6}(?:[.,]\d{1,3})?|[.,]\d{1,3})(km|k|mi|miles?|m)?", cleaned)
    if match is None:
        raise ValueError("not a distance")
    figure = float(match[1].replace(",", "."))
    suffix = match[2] or ""
    if suffix == "m":
        return figure
    if suffix.startswith("k"):
        return to_metres(figure, Units.KM)
    if suffix.startswith("mi"):
        return to_metres(figure, Units.MI)
    return to_metres(figure, units)


def parse_duration(text: str) -> float | None:
    """Return the seconds of ``"34"`` (minutes), ``"34:10"``, ``"1:02:30"`` or ``"1h05"``.

    ``None`` for an empty text.

    Raises:
        ValueError: The text is no duration.
    """
    cleaned = text.strip().lower().replace(" ", "")
    if not cleaned:
        return None
    worded = re.fullmatch(r"(?:(\d{1,3})h)(?:(\d{1,2})m?(?:in)?)?(?:(\d{1,2})s)?", cleaned)
    if worded:
        hours, minutes, seconds = (int(part or 0) for part in worded.groups())
        return _checked(hours, minutes, seconds)
    parts = cleaned.removesuffix("min").split(":")
    if len(parts) == 1:
        minutes_text = parts[0].replace(",", ".")
        if not re.fullmatch(r"\d{1,4}(\.\d{1,2})?", minutes_text):
            raise ValueError("not a duration")
        return float(minutes_text) * 60.0
    if len(parts) > 3 or not all(re.fullmatch(r"\d{1,3}", part) for part in parts):
        raise ValueError("not a duration")
    numbers = [int(part) for part in parts]
    if len(numbers) == 2:
        return _checked(0, *numbers)
    return _checked(*numbers)


def _checked(hours: int, minutes: int, seconds: int) -> float:
    if seconds >= 60 or (hours and minutes >= 60):
        raise ValueError("not a duration")
    return float(hours * 3600 + minutes * 60 + seconds)


def floor_to(distance_m: float, step_m: float) -> float:
    """Return ``distance_m`` [m] rounded down to a multiple of ``step_m`` [m]."""
    return math.floor(distance_m / step_m + 1e-9) * step_m
