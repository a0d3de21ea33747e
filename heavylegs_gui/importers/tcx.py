"""TCX files: activities made of laps, as Garmin Connect and others export them.

The sum of the laps is the device's own figure. A lap without a distance is completed from the
distance counter of its points, and when they have none from their positions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from heavylegs_gui.domain.activity import Activity
from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.domain.training import MAX_DISTANCE_M, MAX_DURATION_S, Sport
from heavylegs_gui.importers.limits import (
    BROKEN,
    SPORT_GUESSED,
    Tick,
    guessed_sport,
    no_tick,
    possible_distance,
    possible_duration,
    possible_heart_rate,
)
from heavylegs_gui.importers.sports import sport_named
from heavylegs_gui.importers.track import (
    Clock,
    Line,
    Point,
    instant_of,
    mean_pulse,
    number,
    position,
)
from heavylegs_gui.importers.xml_stream import walk

_FIRST_COUNTER_M = 1000.0
"""A counter that begins higher ran on from an earlier activity. Source: missing-distances.tcx."""


@dataclass(slots=True)
class _Lap:
    start: float | None = None
    seconds: float | None = None
    distance_m: float | None = None
    counted_m: float = 0.0
    has_counter: bool = False
    line: Line = field(default_factory=Line)

    @property
    def best_distance_m(self) -> float | None:
        if self.distance_m is not None:
            return self.distance_m
        if self.has_counter:
            return self.counted_m
        return self.line.length_m if self.line.length_m else None


@dataclass(slots=True)
class _Activity:
    sport: str
    id_seconds: float | None = None
    laps: list[_Lap] = field(default_factory=list)
    counter_m: float | None = None

    def count(self, lap: _Lap, counter_m: float) -> None:
        """Add what the distance counter gained since the last point; a restart gains nothing."""
        before = self.counter_m
        if before is None:
            before = 0.0 if counter_m <= _FIRST_COUNTER_M else counter_m
        lap.counted_m += max(counter_m - before, 0.0)
        lap.has_counter = True
        self.counter_m = counter_m


class _TcxHandler:
    root = "TrainingCenterDatabase"
    texts = frozenset(
        {"Id", "TotalTimeSeconds", "DistanceMeters", "Time", "Value", "LatitudeDegrees",
         "LongitudeDegrees"}
    )  # fmt: skip

    def __init__(self, clock: Clock) -> None:
        self.activities: list[_Activity] = []
        self.has_course = False
        self._clock = clock
        self._lap: _Lap | None = None
        self._point: Point | None = None
        self._lat = ""

    def started(self, path: list[str], attributes: dict[str, str]) -> None:
        name = path[-1]
        if name == "Trackpoint" and self._lap is not None:
            self._point = Point()
        elif name == "Lap" and path[-2:-1] == ["Activity"]:
            self._lap = _Lap(start=self._clock.seconds(attributes.get("StartTime", "")))
            self.activities[-1].laps.append(self._lap)
        elif name == "Activity":
            self.activities.append(_Activity(attributes.get("Sport", "")))
        elif name in {"Course", "Workout"}:
            self.has_course = True

    def ended(self, path: list[str], text: str) -> None:
        lap, point = self._lap, self._point
        if lap is not None and point is not None:
            self._end_in_point(lap, point, path, text)
        elif lap is not None:
            self._end_in_lap(lap, path, text)
        elif path[-2:] == ["Activity", "Id"]:
            self.activities[-1].id_seconds = self._clock.seconds(text)

    def _end_in_lap(self, lap: _Lap, path: list[str], text: str) -> None:
        if path[-1] == "Lap":
            self._lap = None
        elif path[-2] == "Lap" and path[-1] == "TotalTimeSeconds":
            lap.seconds = number(text, 0, MAX_DURATION_S)
        elif path[-2] == "Lap" and path[-1] == "DistanceMeters":
            lap.distance_m = number(text, 0, MAX_DISTANCE_M)

    def _end_in_point(self, lap: _Lap, point: Point, path: list[str], text: str) -> None:
        match path[-2:]:
            case [_, "Trackpoint"]:
                lap.line.add(point)
                if point.counter_m is not None:
                    self.activities[-1].count(lap, point.counter_m)
                self._point = None
            case ["Trackpoint", "Time"]:
                point.time = self._clock.seconds(text)
            case ["Trackpoint", "DistanceMeters"]:
                point.counter_m = number(text, 0, 1e9)
            case ["HeartRateBpm", "Value"]:
                point.heart_rate = number(text, 1, 300)
            case ["Position", "LatitudeDegrees"]:
                self._lat = text
            case ["Position", "LongitudeDegrees"]:
                point.lat, point.lon = position(self._lat, text)


def read_tcx(data: bytes, now: datetime, tick: Tick = no_tick) -> list[Activity]:
    """Return the activities in a TCX file.

    Args:
        data: The bytes of the file.
        now: The present instant; later times are impossible.
        tick: Called often, as a sign of life.

    Raises:
        ImportRefusedError: The file holds no activity.
    """
    clock = Clock(now)
    handler = _TcxHandler(clock)
    complete = walk(data, handler, tick)
    activities = [_activity(one, complete=complete) for one in handler.activities if one.laps]
    found = [one for one in activities if one is not None]
    if not found:
        raise ImportRefusedError(_empty_reason(handler, clock))
    return found


def _empty_reason(handler: _TcxHandler, clock: Clock) -> str:
    if clock.impossible_year is not None:
        return f"Its times are impossible: they lie in the year {clock.impossible_year}."
    if handler.has_course:
        return "It is not an activity: the file holds a course or a planned workout."
    return "It holds no activity with a date."


def _activity(read: _Activity, *, complete: bool) -> Activity | None:
    """Return the finished activity, or ``None`` when nothing in it says when it was."""
    lines = [lap.line for lap in read.laps]
    firsts = [line.first for line in lines if line.first is not None]
    lasts = [line.last for line in lines if line.last is not None]
    starts = [read.laps[0].start, read.id_seconds, min(firsts, default=None)]
    start = next((one for one in starts if one is not None), None)
    if start is None:
        return None
    elapsed = max(lasts) - min(firsts) if firsts else None
    seconds = [lap.seconds for lap in read.laps if lap.seconds is not None]
    duration = possible_duration(sum(seconds) if seconds else elapsed)
    if elapsed is not None and duration is not None:
        elapsed = max(elapsed, duration)
    distance = _distance(read.laps)
    sport = sport_named(read.sport)
    return Activity(
        sport=guessed_sport(distance, duration) if sport is None else sport,
        sport_known=sport not in {None, Sport.OTHER},
        start_utc=instant_of(start),
        distance_m=distance,
        duration_s=duration,
        elapsed_s=possible_duration(elapsed),
        heart_rate_avg_bpm=possible_heart_rate(mean_pulse(lines)),
        warnings=(() if complete else (BROKEN,)) + (() if sport else (SPORT_GUESSED,)),
        is_partial=not complete,
    )


def _distance(laps: list[_Lap]) -> float | None:
    """Return the distance [m]; laps that all say zero are overruled by the counter."""
    known = [lap.best_distance_m for lap in laps]
    total = sum(one for one in known if one is not None)
    if total <= 0.0:
        total = sum(lap.counted_m for lap in laps)
    return possible_distance(total) if any(one is not None for one in known) else None
