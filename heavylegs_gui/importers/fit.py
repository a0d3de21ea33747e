"""FIT files of watches: one activity per session message.

Order of trust for each value: session, laps, records (``8-data.md`` 1). Records are decoded only
when a session lacks something. What stands before a fault is kept, with a warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from heavylegs_gui.domain.activity import Activity, DeviceKey
from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.domain.training import Sport
from heavylegs_gui.importers import fit_layout as layout
from heavylegs_gui.importers.fit_messages import FitPart, Message, has_signature, read_parts
from heavylegs_gui.importers.fit_samples import Samples
from heavylegs_gui.importers.limits import (
    BROKEN,
    FIT_BYTES,
    SPORT_GUESSED,
    Tick,
    guessed_sport,
    no_tick,
    possible,
    possible_distance,
    possible_duration,
    possible_heart_rate,
    possible_instant,
)

_QUARTER_HOUR_S = 900
_OFFSET_SLACK_S = 300
"""Devices write the two clocks of the activity message up to minutes apart. Source: FR55 file."""
_LARGEST_OFFSET_S = 14 * 3600

DAMAGED = "The file's checksum does not fit; please compare the values with the watch."
CLOCK_NOT_SET = "The watch's clock was not set; the start was taken from its local time."
ESTIMATED = "The distance was summed up from the positions."


def read_fit(data: bytes, now: datetime, tick: Tick = no_tick) -> list[Activity]:
    """Return the activities in a FIT file.

    Args:
        data: The bytes of the file.
        now: The present instant; later starts are impossible.
        tick: Called often, as a sign of life.

    Raises:
        ImportRefusedError: The file holds no activity.
    """
    if len(data) > FIT_BYTES:
        raise ImportRefusedError("It is larger than any FIT file of a watch (32 MB).")
    if not has_signature(data):
        raise ImportRefusedError("It is no FIT file, although its name says so.")
    parts = read_parts(data, layout.SUMMARY, tick)
    _refuse_other_types(parts)
    if any(_lacks_something(part) for part in parts) or not _has_session(parts):
        parts = read_parts(data, layout.WITH_RECORDS, tick)
    if not _has_content(parts):
        from heavylegs_gui.importers.fit_fallback import read_parts_with_fitdecode

        parts = read_parts_with_fitdecode(data, tick)
    activities = activities_of(parts, now)
    if not activities:
        raise ImportRefusedError(_empty_reason(parts))
    return activities


def activities_of(parts: list[FitPart], now: datetime) -> list[Activity]:
    """Return the activities that the messages in ``parts`` tell of."""
    alone = not _has_session(parts)
    return [
        _SessionReader(part, session, now).activity()
        for part in parts
        for session in _sessions(part, alone=alone)
    ]


def _refuse_other_types(parts: list[FitPart]) -> None:
    types = [
        int(one["type"]) for part in parts for one in part.all(layout.FILE_ID) if "type" in one
    ]
    if types and layout.ACTIVITY_FILE not in types:
        what = layout.FILE_TYPES.get(types[0], "something else")
        raise ImportRefusedError(f"It is not an activity: the file holds {what}.")


def _has_session(parts: list[FitPart]) -> bool:
    return any(part.all(layout.SESSION) for part in parts)


def _has_content(parts: list[FitPart]) -> bool:
    return _has_session(parts) or any(part.all(layout.RECORD) for part in parts)


def _lacks_something(part: FitPart) -> bool:
    laps = part.all(layout.LAP)
    for session in part.all(layout.SESSION):
        if "start" not in session or not ({"timer_s", "elapsed_s"} & session.keys()):
            return True
        if "distance_m" not in session and not any("distance_m" in lap for lap in laps):
            return True
    return False


def _sessions(part: FitPart, *, alone: bool) -> list[Message]:
    """Return the session messages; an empty one stands for a part that has only samples."""
    if not alone:
        return part.all(layout.SESSION)
    timed = [one for one in part.all(layout.RECORD) if layout.instant(one.get("time"))]
    return [{}] if timed else []


def _empty_reason(parts: list[FitPart]) -> str:
    if any(part.broken for part in parts):
        return "It is damaged or cut off before anything of the activity was written."
    return "It holds no activity: neither totals nor samples were recorded."


@dataclass(frozen=True, slots=True)
class _SessionReader:
    """Completes one session message from the laps and records around it."""

    part: FitPart
    session: Message
    now: datetime

    def activity(self) -> Activity:
        """Return the activity of this session.

        Raises:
            ImportRefusedError: Nothing in the file says when it was.
        """
        samples = self._samples()
        start = self._start(samples)
        start_local = None if start else self._start_local()
        if start is None and start_local is None:
            raise ImportRefusedError(
                "It does not say on which day it happened: the watch's clock was not set."
            )
        timer, elapsed = self._times(samples)
        distance, estimated = self._distance(samples)
        duration = elapsed if timer is None else timer
        sport = self._sport()
        return Activity(
            sport=guessed_sport(distance, duration) if sport is None else sport,
            sport_known=sport is not None,
            start_utc=start,
            start_local=start_local,
            utc_offset_min=self._offset_min(),
            distance_m=distance,
            duration_s=duration,
            elapsed_s=elapsed,
            ascent_m=possible(self._value("ascent_m"), 50_000),
            heart_rate_avg_bpm=possible_heart_rate(
                self.session.get("heart_rate") or samples.heart_rate
            ),
            device=self._device(),
            warnings=self._warnings(
                unset_clock=start is None, estimated=estimated, guessed=sport is None
            ),
            is_partial=not self.session,
        )

    def _samples(self) -> Samples:
        records = self.part.all(layout.RECORD)
        several = len(self.part.all(layout.SESSION)) > 1
        begin, end = self._window()
        if several and begin is not None and end is not None:
            records = [one for one in records if begin <= one.get("time", 0) <= end]
        return Samples.of(records, from_zero=not several)

    def _window(self) -> tuple[float | None, float | None]:
        begin = self.session.get("start")
        length = max(self.session.get("elapsed_s", 0.0), self.session.get("timer_s", 0.0))
        return begin, None if begin is None else begin + length

    def _laps(self) -> list[Message]:
        laps = self.part.all(layout.LAP)
        begin, end = self._window()
        if len(self.part.all(layout.SESSION)) < 2 or begin is None or end is None:
            return laps
        return [lap for lap in laps if begin <= lap.get("start", 0) < end]

    def _value(self, name: str) -> float | None:
        """Return the session's value, else the sum of the laps'."""
        if name in self.session:
            return self.session[name]
        known = [lap[name] for lap in self._laps() if name in lap]
        return sum(known) if known else None

    def _sport(self) -> Sport | None:
        """Return the sport that the session, else the sport message names."""
        for one in (self.session, *self.part.all(layout.SPORT)):
            if "sport" in one:
                return layout.sport_of(int(one["sport"]), int(one.get("sub_sport", 0)))
        return None

    def _start(self, samples: Samples) -> datetime | None:
        seconds = [self.session.get("start")]
        if seconds[0] is None:
            seconds += [lap.get("start") for lap in self._laps()[:1]]
            seconds.append(samples.first_time)
        seconds += [one.get("created") for one in self.part.all(layout.FILE_ID)[:1]]
        for one in seconds:
            start = possible_instant(layout.instant(one), self.now)
            if start is not None:
                return start
        return None

    def _start_local(self) -> datetime | None:
        """Return the local start when only the activity message knows the date."""
        for one in self.part.all(layout.ACTIVITY):
            local = possible_instant(layout.instant(one.get("local")), self.now)
            begin, end = self.session.get("start"), one.get("time")
            if local is not None and begin is not None and end is not None and begin <= end:
                return (local - timedelta(seconds=end - begin)).replace(tzinfo=None)
        return None

    def _offset_min(self) -> int | None:
        for one in self.part.all(layout.ACTIVITY):
            if layout.instant(one.get("local")) and layout.instant(one.get("time")):
                difference = one["local"] - one["time"]
                offset = round(difference / _QUARTER_HOUR_S) * _QUARTER_HOUR_S
                near = abs(difference - offset) <= _OFFSET_SLACK_S
                if near and abs(offset) <= _LARGEST_OFFSET_S:
                    return int(offset // 60)
        return None

    def _times(self, samples: Samples) -> tuple[float | None, float | None]:
        """Return timer and elapsed time [s]."""
        elapsed = self._value("elapsed_s")
        if not self.session:
            return None, possible_duration(max(elapsed or 0.0, samples.span_s or 0.0))
        timer = self.session.get("timer_s") or self.session.get("elapsed_s")
        timer = timer or self._value("timer_s") or elapsed or samples.span_s
        return possible_duration(timer), possible_duration(elapsed or samples.span_s)

    def _distance(self, samples: Samples) -> tuple[float | None, bool]:
        """Return the distance [m] and whether it was summed up from positions."""
        distance = possible_distance(self._value("distance_m"))
        if not self.session:
            known = [one for one in (distance, samples.distance_m) if one is not None]
            distance = max(known, default=None)
        elif distance is None:
            distance = possible_distance(samples.distance_m)
        if distance is None and samples.track_m:
            return possible_distance(samples.track_m), True
        return distance, False

    def _device(self) -> DeviceKey | None:
        for one in self.part.all(layout.FILE_ID):
            maker, product, serial = (
                None if one.get(name) is None else int(one[name])
                for name in ("maker", "product", "serial")
            )
            return DeviceKey(
                maker=maker,
                product=product,
                serial=serial,
                time_created=layout.instant(one.get("created")),
            )
        return None

    def _warnings(self, *, unset_clock: bool, estimated: bool, guessed: bool) -> tuple[str, ...]:
        said = (
            (self.part.broken, BROKEN),
            (not self.part.checksum_right and not self.part.broken, DAMAGED),
            (unset_clock, CLOCK_NOT_SET),
            (estimated, ESTIMATED),
            (guessed, SPORT_GUESSED),
        )
        return tuple(sentence for applies, sentence in said if applies)
