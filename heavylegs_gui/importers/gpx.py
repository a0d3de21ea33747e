"""GPX files: tracks of watches, phones and web sites.

Distance is the sum along each segment. A new segment means that the recording was paused, so the
duration is the sum of the segments' spans and the elapsed time the span of all of them. Tracks of
one sport that follow each other within half an hour are one activity; another sport or a longer
break begins the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from heavylegs_gui.domain.activity import Activity
from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.domain.training import MAX_TITLE_CHARS
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

LONGEST_BREAK_S = 1800.0
"""Longer pauses between two tracks begin a new activity. Source: own choice."""


@dataclass(slots=True)
class _Track:
    sport: str = ""
    name: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> float | None:
        return min((line.first for line in self.lines if line.first is not None), default=None)

    @property
    def last(self) -> float | None:
        return max((line.last for line in self.lines if line.last is not None), default=None)

    def continues(self, earlier: _Track) -> bool:
        """Whether this track belongs to the same activity as the ``earlier`` one.

        A track without times has no day of its own, so it joins its neighbour.
        """
        if self.first is None or earlier.last is None:
            return True
        if self.sport.lower() != earlier.sport.lower():
            return False
        return self.first - earlier.last <= LONGEST_BREAK_S


class _GpxHandler:
    root = "gpx"
    texts = frozenset({"time", "hr", "heartrate", "name", "type"})

    def __init__(self, clock: Clock) -> None:
        self.tracks: list[_Track] = []
        self.has_route = False
        self._clock = clock
        self._point: Point | None = None

    def started(self, path: list[str], attributes: dict[str, str]) -> None:
        name = path[-1]
        if name == "trkpt":
            lat, lon = position(attributes.get("lat"), attributes.get("lon"))
            self._point = Point(lat, lon)
        elif name == "trkseg" and self.tracks:
            self.tracks[-1].lines.append(Line())
        elif name == "trk":
            self.tracks.append(_Track())
        elif name == "rtept":
            self.has_route = True

    def ended(self, path: list[str], text: str) -> None:
        name = path[-1]
        if self._point is not None:
            self._end_in_point(self._point, path, text)
        elif self.tracks and len(path) == 3 and path[1] == "trk":
            if name == "type":
                self.tracks[-1].sport = text
            elif name == "name":
                self.tracks[-1].name = text

    def _end_in_point(self, point: Point, path: list[str], text: str) -> None:
        name = path[-1]
        if name == "trkpt":
            if self.tracks and self.tracks[-1].lines:
                self.tracks[-1].lines[-1].add(point)
            self._point = None
        elif name == "time" and path[-2] == "trkpt":
            point.time = self._clock.seconds(text)
        elif name in {"hr", "heartrate"}:
            point.heart_rate = number(text, 1, 300)


def read_gpx(data: bytes, now: datetime, tick: Tick = no_tick) -> list[Activity]:
    """Return the activities in a GPX file.

    Args:
        data: The bytes of the file.
        now: The present instant; later times are impossible.
        tick: Called often, as a sign of life.

    Raises:
        ImportRefusedError: The file holds no recorded track.
    """
    clock = Clock(now)
    handler = _GpxHandler(clock)
    complete = walk(data, handler, tick)
    groups = [one for one in _groups(handler.tracks) if any(t.first is not None for t in one)]
    if not groups:
        raise ImportRefusedError(_empty_reason(handler, clock))
    return [_activity(group, complete=complete) for group in groups]


def _groups(tracks: list[_Track]) -> list[list[_Track]]:
    groups: list[list[_Track]] = []
    for track in tracks:
        track.lines = [line for line in track.lines if line.points]
        if not track.lines:
            continue
        if groups and track.continues(groups[-1][-1]):
            groups[-1].append(track)
        else:
            groups.append([track])
    return groups


def _empty_reason(handler: _GpxHandler, clock: Clock) -> str:
    if clock.impossible_year is not None:
        return f"Its times are impossible: they lie in the year {clock.impossible_year}."
    if handler.has_route or any(track.lines for track in handler.tracks):
        return "It is a planned route: no point has a time, so it belongs to no day."
    return "It holds no track."


def _activity(tracks: list[_Track], *, complete: bool) -> Activity:
    lines = [line for track in tracks for line in track.lines]
    first = min(line.first for line in lines if line.first is not None)
    last = max(line.last for line in lines if line.last is not None)
    distance = possible_distance(sum(line.length_m for line in lines))
    duration = possible_duration(sum(line.span_s or 0.0 for line in lines))
    sport = sport_named(next(track.sport for track in tracks if track.first is not None))
    name = next((track.name for track in tracks if track.name), "")
    return Activity(
        sport=guessed_sport(distance, duration) if sport is None else sport,
        sport_known=sport is not None,
        start_utc=instant_of(first),
        distance_m=distance,
        duration_s=duration,
        elapsed_s=possible_duration(last - first),
        heart_rate_avg_bpm=possible_heart_rate(mean_pulse(lines)),
        title=name[:MAX_TITLE_CHARS] or None,
        warnings=_warnings(lines, complete=complete, guessed=sport is None),
        is_partial=not complete,
    )


def _warnings(lines: list[Line], *, complete: bool, guessed: bool) -> tuple[str, ...]:
    points = sum(line.points for line in lines)
    untimed = points - sum(line.timed for line in lines)
    jumps = sum(line.jumps for line in lines)
    said = (
        (not complete, BROKEN),
        (guessed, SPORT_GUESSED),
        (untimed > 0, f"{untimed} of {points} points have no time; the duration may be too short."),
        (jumps > 0, f"Impossible jumps of the position were left out ({jumps})."),
    )
    return tuple(sentence for applies, sentence in said if applies)
