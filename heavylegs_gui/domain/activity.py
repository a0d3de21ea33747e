"""What a file says about one activity, before it becomes a session of the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import Session, Source, Sport, check_session, new_uid

OffsetAt = Callable[[datetime], int]
"""Local time minus UTC [min] at a UTC instant, in the zone where the runner lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKey:
    """What a recording device wrote about itself.

    Attributes:
        maker: Number of the manufacturer.
        product: Number of the model.
        serial: Serial number of the device.
        time_created: Instant at which the device began the file.
    """

    maker: int | None = None
    product: int | None = None
    serial: int | None = None
    time_created: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One activity as a file tells it.

    Attributes:
        sport: What was trained.
        local_date: Day of the start, ``None`` until :func:`placed` knows the time zone.
        start_utc: Start instant (aware, UTC) or ``None``.
        start_local: Start by the local clock (naive), when the file knows nothing better.
        utc_offset_min: Local time minus UTC at the start [min], or ``None``.
        distance_m: Distance [m].
        duration_s: Time by the timer, pauses left out [s].
        elapsed_s: Time from start to end [s].
        ascent_m: Climb [m].
        heart_rate_avg_bpm: Mean heart rate [1/min].
        title: Name that the file gives.
        device: What the device wrote about itself.
        inner_name: Name inside an archive (``activities/1.fit.gz``), ``None`` outside of one.
        warnings: Sentences about what the file lacks.
        sport_known: Whether the file itself names the sport.
        is_partial: Whether the file breaks off before its end.
        session: All values of a row of our own CSV, ``None`` for other files.
        shoe: Name of the shoes in such a row.
        has_uid: Whether such a row brought its own identity.
    """

    sport: Sport = Sport.RUN
    local_date: date | None = None
    start_utc: datetime | None = None
    start_local: datetime | None = None
    utc_offset_min: int | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    ascent_m: float | None = None
    heart_rate_avg_bpm: int | None = None
    title: str | None = None
    device: DeviceKey | None = None
    inner_name: str | None = None
    warnings: tuple[str, ...] = ()
    sport_known: bool = True
    is_partial: bool = False
    session: Session | None = None
    shoe: str | None = None
    has_uid: bool = False


def placed(activity: Activity, offset_at: OffsetAt) -> Activity:
    """Return ``activity`` with start, UTC offset and local date as far as they can be known.

    The file's own offset wins; else the zone of ``offset_at`` at that instant decides.
    """
    start, offset = activity.start_utc, activity.utc_offset_min
    if start is None:
        if activity.start_local is None:
            return activity
        start, offset = _from_local(activity.start_local, offset_at)
    if offset is None:
        offset = offset_at(start)
    start = start.replace(microsecond=0)
    local_date = activity.local_date or (start + timedelta(minutes=offset)).date()
    return replace(activity, start_utc=start, utc_offset_min=offset, local_date=local_date)


def _from_local(local: datetime, offset_at: OffsetAt) -> tuple[datetime, int]:
    guess = local.replace(tzinfo=UTC)
    offset = offset_at(guess - timedelta(minutes=offset_at(guess)))
    return guess - timedelta(minutes=offset), offset


def as_session(activity: Activity) -> Session:
    """Return the session that ``activity``, already placed, becomes.

    Raises:
        InvalidValueError: A value is impossible, or the day is unknown.
    """
    if activity.session is not None:
        return activity.session
    if activity.local_date is None:
        raise InvalidValueError("It does not say on which day it happened.", "local_date")
    return check_session(
        Session(
            uid=new_uid(),
            local_date=activity.local_date,
            start_utc=activity.start_utc,
            utc_offset_min=activity.utc_offset_min,
            sport=activity.sport,
            title=activity.title,
            distance_m=activity.distance_m,
            duration_s=activity.duration_s,
            elapsed_s=activity.elapsed_s,
            ascent_m=activity.ascent_m,
            heart_rate_avg_bpm=activity.heart_rate_avg_bpm,
            source=Source.FILE,
        )
    )
