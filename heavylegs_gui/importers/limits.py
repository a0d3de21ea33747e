"""What is possible in a file, shared by all readers.

Source: own limits (``7-reliability.md`` 3): a watch file has kilobytes, the caps leave much room.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from heavylegs_gui.domain.training import MAX_DISTANCE_M, MAX_DURATION_S, Sport

Tick = Callable[[], None]
"""Called often while a file is read; it tells the parent that the reader is alive."""

MIB = 1024 * 1024
FIT_BYTES = 32 * MIB
XML_BYTES = 64 * MIB
CSV_BYTES = 32 * MIB
MEMBER_BYTES = 64 * MIB
ARCHIVE_BYTES = 2048 * MIB
ARCHIVE_RATIO = 200
ARCHIVE_ENTRIES = 20_000
ARCHIVE_DEPTH = 2
XML_DEPTH = 64

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
FUTURE_SLACK = timedelta(days=2)

EARTH_RADIUS_M = 6_371_000.0
"""Mean radius of the sphere. Source: IUGG mean radius, rounded."""
JUMP_M = 500.0
JUMP_M_PER_S = 150.0
"""A step longer and faster than both is no movement but a fault of the receiver."""

BROKEN = "The file breaks off before its end; what could be read was kept."


def no_tick() -> None:
    """Do nothing: nobody waits for signs of life."""


def possible_instant(instant: datetime | None, now: datetime) -> datetime | None:
    """Return ``instant`` when it lies between 1970 and two days from ``now``."""
    if instant is None or not EARLIEST < instant <= now + FUTURE_SLACK:
        return None
    return instant


def possible(value: float | None, high: float, low: float = 0.0) -> float | None:
    """Return ``value`` when it is finite and between ``low`` and ``high``."""
    if value is None or not math.isfinite(value) or not low <= value <= high:
        return None
    return float(value)


def possible_distance(value: float | None) -> float | None:
    """Return a distance [m] that one session can have, else ``None``."""
    return possible(value, MAX_DISTANCE_M)


def possible_duration(value: float | None) -> float | None:
    """Return a duration [s] that one session can have, else ``None``."""
    return possible(value, MAX_DURATION_S)


def possible_heart_rate(value: float | None) -> int | None:
    """Return a mean heart rate [1/min] that a living runner can have, else ``None``."""
    known = possible(value, 260.0, 20.0)
    return None if known is None else round(known)


def sphere_distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance [m] of two positions [degrees] on the sphere."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_lat = math.sin((phi2 - phi1) / 2)
    half_lon = math.sin(math.radians(lon2 - lon1) / 2)
    chord = half_lat * half_lat + math.cos(phi1) * math.cos(phi2) * half_lon * half_lon
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


def is_jump(step_m: float, seconds: float | None) -> bool:
    """Return whether a step of a track is too long and too fast to be true."""
    return step_m > JUMP_M and seconds is not None and step_m > JUMP_M_PER_S * max(seconds, 1.0)


SPORT_GUESSED = "The file does not name the sport; it was guessed from the speed."
_SLOWEST_RUN_M_PER_S = 1.2
_FASTEST_RUN_M_PER_S = 7.0
"""Slower is a walk, faster no runner holds. Source: own limits; the marathon record is 5.9 m/s."""


def guessed_sport(distance_m: float | None, duration_s: float | None) -> Sport:
    """Return the likely sport of a recording that does not name it, from its mean speed."""
    if not distance_m or not duration_s:
        return Sport.OTHER
    speed = distance_m / duration_s
    if speed > _FASTEST_RUN_M_PER_S:
        return Sport.OTHER
    return Sport.RUN if speed >= _SLOWEST_RUN_M_PER_S else Sport.WALK
