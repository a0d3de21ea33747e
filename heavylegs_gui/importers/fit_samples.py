"""What the per-second records of a FIT file add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heavylegs_gui.importers.fit_layout import FIRST_DATE_SECONDS
from heavylegs_gui.importers.fit_messages import Message
from heavylegs_gui.importers.limits import is_jump, sphere_distance_m

_LONGEST_SPAN_S = 14 * 86_400


@dataclass(frozen=True, slots=True)
class Samples:
    """Totals of the records.

    Attributes:
        first_time: Timestamp of the first record [s since the FIT epoch].
        span_s: Time from the first to the last record [s].
        distance_m: Distance by the device's own counter [m].
        track_m: Length of the line through the positions [m].
        heart_rate: Mean heart rate [1/min].
    """

    first_time: float | None = None
    span_s: float | None = None
    distance_m: float | None = None
    track_m: float | None = None
    heart_rate: float | None = None

    @classmethod
    def of(cls, records: list[Message], *, from_zero: bool) -> Samples:
        """Return the totals of ``records``.

        Args:
            records: Decoded record messages in the order of the file.
            from_zero: Whether the device's distance counter began with these records.
        """
        if not records:
            return cls()
        times = _plausible_times(records)
        counter = [one["distance_m"] for one in records if "distance_m" in one]
        pulse = [one["heart_rate"] for one in records if one.get("heart_rate")]
        return cls(
            first_time=min(times, default=None),
            span_s=max(times) - min(times) if times else None,
            distance_m=max(counter) - (0.0 if from_zero else min(counter)) if counter else None,
            track_m=_track_m(records),
            heart_rate=sum(pulse) / len(pulse) if pulse else None,
        )


def _plausible_times(records: Iterable[Message]) -> list[float]:
    """Return the timestamps, without those that damage has thrown far from the first."""
    times = [one["time"] for one in records if one.get("time", 0) >= FIRST_DATE_SECONDS]
    return [one for one in times if 0 <= one - times[0] <= _LONGEST_SPAN_S]


def _track_m(records: Iterable[Message]) -> float | None:
    total, previous = 0.0, None
    for one in records:
        lat, lon = one.get("lat"), one.get("lon")
        if lat is None or lon is None or abs(lat) > 90 or (lat == 0 and lon == 0):
            continue
        if previous is not None:
            step = sphere_distance_m(previous[0], previous[1], lat, lon)
            now, then = one.get("time"), previous[2]
            seconds = now - then if now is not None and then is not None else None
            if not is_jump(step, seconds):
                total += step
        previous = (lat, lon, one.get("time"))
    return total if previous is not None else None
