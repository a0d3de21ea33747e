"""Points of a track, added up one by one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime

from heavylegs_gui.importers.limits import EARLIEST, FUTURE_SLACK, is_jump, sphere_distance_m


@dataclass(slots=True)
class Clock:
    """Reads instants and counts the impossible ones.

    Attributes:
        now: The present instant; two days later is the last possible one.
        impossible_year: Year of an impossible instant, for the reason of a refusal.
    """

    now: datetime
    impossible_year: int | None = None

    def seconds(self, text: str) -> float | None:
        """Return the seconds since 1970 of an ISO instant; without an offset it means UTC."""
        try:
            instant = datetime.fromisoformat(text)
            if instant.tzinfo is None:
                instant = instant.replace(tzinfo=UTC)
            possible = EARLIEST < instant <= self.now + FUTURE_SLACK
            seconds = instant.timestamp()
        except (ValueError, OverflowError):
            return None
        if not possible:
            self.impossible_year = instant.year
            return None
        return seconds


@dataclass(slots=True)
class Point:
    """One point of a track.

    Attributes:
        lat: Latitude [degrees] or ``None``.
        lon: Longitude [degrees] or ``None``.
        time: Seconds since 1970 or ``None``.
        heart_rate: Heart rate [1/min] or ``None``.
        counter_m: The device's distance counter [m] or ``None``.
    """

    lat: float | None = None
    lon: float | None = None
    time: float | None = None
    heart_rate: float | None = None
    counter_m: float | None = None


@dataclass(slots=True)
class Line:
    """An unbroken piece of a track.

    Attributes:
        points: How many points it has.
        timed: How many of them have a time.
        first: Earliest time [s since 1970].
        last: Latest time [s since 1970].
        length_m: Length along the positions [m].
        jumps: Steps that were left out as impossible.
        pulse_sum: Sum of the heart rates.
        pulse_count: Number of the heart rates.
    """

    points: int = 0
    timed: int = 0
    first: float | None = None
    last: float | None = None
    length_m: float = 0.0
    jumps: int = 0
    pulse_sum: float = 0.0
    pulse_count: int = 0
    _previous: tuple[float, float, float | None] | None = None

    def add(self, point: Point) -> None:
        """Take ``point`` in."""
        self.points += 1
        if point.time is not None:
            self.timed += 1
            self.first = point.time if self.first is None else min(self.first, point.time)
            self.last = point.time if self.last is None else max(self.last, point.time)
        if point.heart_rate and point.heart_rate > 0:
            self.pulse_sum += point.heart_rate
            self.pulse_count += 1
        if point.lat is not None and point.lon is not None:
            self._extend(point.lat, point.lon, point.time)

    def _extend(self, lat: float, lon: float, time: float | None) -> None:
        previous, self._previous = self._previous, (lat, lon, time)
        if previous is None:
            return
        step = sphere_distance_m(previous[0], previous[1], lat, lon)
        seconds = None
        if time is not None and previous[2] is not None:
            seconds = time - previous[2]
        if is_jump(step, seconds):
            self.jumps += 1
        else:
            self.length_m += step

    @property
    def span_s(self) -> float | None:
        """Time from the first to the last point [s]."""
        return None if self.first is None or self.last is None else self.last - self.first


def number(text: str | None, low: float, high: float) -> float | None:
    """Return the figure in ``text`` when it is finite and between ``low`` and ``high``."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and low <= value <= high else None


def position(lat: str | None, lon: str | None) -> tuple[float | None, float | None]:
    """Return latitude and longitude [degrees], or two ``None`` when either is impossible."""
    north, east = number(lat, -90, 90), number(lon, -180, 180)
    return (None, None) if north is None or east is None else (north, east)


def mean_pulse(lines: list[Line]) -> float | None:
    """Return the mean heart rate [1/min] of all points in ``lines``."""
    count = sum(line.pulse_count for line in lines)
    return sum(line.pulse_sum for line in lines) / count if count else None


def instant_of(seconds: float) -> datetime:
    """Return the UTC instant of ``seconds`` since 1970."""
    return datetime.fromtimestamp(seconds, UTC)
