"""The training log's values: sessions, shoes, check-ins.

Distances are metres, durations seconds, instants aware UTC; the calendar day is the local date at
the start and never moves. ``None`` always means unknown, never zero.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from heavylegs_gui.domain.day_words import plain_day
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.rules.names import RuleId

EARLIEST_DATE = date(1970, 1, 1)
LATEST_DATE = date(2199, 12, 31)
MAX_DISTANCE_M = 1_000_000.0
"""Largest distance of one session [m]; multi-day races stay below it. Source: own limit."""
MAX_DURATION_S = 14 * 86_400.0
"""Longest session [s]; a 1,000 mile race fits. Source: own limit."""
MAX_TITLE_CHARS = 200
MAX_NOTES_CHARS = 20_000
MAX_FORM_NOTE_CHARS = 2_000


class Sport(StrEnum):
    """What was trained."""

    RUN = "run"
    WALK = "walk"
    CYCLE = "cycle"
    SWIM = "swim"
    STRENGTH = "strength"
    OTHER = "other"


class Kind(StrEnum):
    """How it was trained; an unknown kind counts as easy."""

    EASY = "easy"
    LONG = "long"
    INTERVALS = "intervals"
    TEMPO = "tempo"
    HILLS = "hills"
    RACE = "race"
    RECOVERY = "recovery"
    CROSS = "cross"


class Status(StrEnum):
    """Whether it happened. A planned session in the past was missed."""

    PLANNED = "planned"
    DONE = "done"
    SKIPPED = "skipped"
    ILL = "ill"


class Source(StrEnum):
    """Where the entry came from."""

    MANUAL = "manual"
    FILE = "file"
    PLAN = "plan"


class DayKind(StrEnum):
    """What the runner said of a whole day."""

    REST = "rest"
    ILL = "ill"
    NOT_LOGGED = "not_logged"


def new_uid() -> str:
    """Return an identity that stays with a session for ever."""
    import uuid

    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One training entry of any sport: planned, done, skipped or ill.

    Attributes:
        id: Row number; ``None`` before it is stored.
        uid: Identity for ever, also in exports.
        local_date: Day of the start, as the runner's calendar showed it.
        start_utc: Start instant (aware, UTC, whole seconds) or ``None``.
        utc_offset_min: Local time minus UTC at the start [min], or ``None``.
        distance_m: Distance [m].
        duration_s: Time in motion by the timer [s].
        elapsed_s: Time from start to end with pauses [s].
        ascent_m: Climb [m].
        heart_rate_avg_bpm: Mean heart rate [1/min].
        rpe: Effort, 0 to 10 (Borg CR10).
        heaviness: How heavy the legs felt during the session, 0 to 10.
        soreness: Muscle soreness, 0 to 10.
        temp_c: Air temperature [degrees Celsius].
        original_date: Day for which it was first planned, when it was moved.
        linked_id: The planned session that this one fulfils, or the other way round.
        batch_id: The import or plan that brought it, or ``None``.
        compression: Whether compression socks or tights were worn.
        drinking: Before and during it, 0 poor to 3 plenty.
        fuelling: Before and during it, 0 poor to 3 plenty.
        form_note: What the runner noticed about the running form.
        original_distance_m: Distance that was first planned, when a fix shortened it [m].
        fixed_by: The rule whose fix last changed this plan; a plan kept as fixed counts as kept.
        link_locked: Whether the runner decided about the link, so that nothing changes it.
    """

    uid: str
    local_date: date
    id: int | None = None
    start_utc: datetime | None = None
    utc_offset_min: int | None = None
    sport: Sport = Sport.RUN
    kind: Kind | None = None
    status: Status = Status.DONE
    title: str | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    ascent_m: float | None = None
    heart_rate_avg_bpm: int | None = None
    rpe: int | None = None
    heaviness: int | None = None
    soreness: int | None = None
    temp_c: float | None = None
    shoe_id: int | None = None
    notes: str | None = None
    source: Source = Source.MANUAL
    batch_id: int | None = None
    original_date: date | None = None
    linked_id: int | None = None
    compression: bool | None = None
    drinking: int | None = None
    fuelling: int | None = None
    form_note: str | None = None
    original_distance_m: float | None = None
    fixed_by: RuleId | None = None
    link_locked: bool = False

    @property
    def is_run(self) -> bool:
        """Whether the sport is running."""
        return self.sport is Sport.RUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Shoe:
    """A pair of shoes.

    Attributes:
        start_distance_m: Distance already run in them when they were entered [m].
        limit_m: The runner's own limit [m], or ``None`` for the usual one.
        retired_on: Day they were retired, or ``None``.
    """

    name: str
    id: int | None = None
    start_distance_m: float = 0.0
    limit_m: float | None = None
    retired_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One day's answers.

    Attributes:
        sleep_h: Sleep of the night before [h].
        heaviness: Heaviness of the legs on waking, 0 to 10.
        soreness: Muscle soreness, 0 to 10.
        mood: 0 to 10.
        resting_pulse_bpm: Resting pulse [1/min].
        drinking: 0 poor to 3 plenty.
        fuelling: 0 poor to 3 plenty.
    """

    day: date
    sleep_h: float | None = None
    heaviness: int | None = None
    soreness: int | None = None
    mood: int | None = None
    resting_pulse_bpm: int | None = None
    drinking: int | None = None
    fuelling: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """What the runner said of one day, whatever sessions it holds.

    Attributes:
        kind: ``REST`` is a rest day that was planned or taken, ``NOT_LOGGED`` a day of which
            nothing is known; ``None`` for a note alone.
    """

    day: date
    kind: DayKind | None = None
    note: str | None = None


def check_day_mark(mark: DayMark) -> DayMark:
    """Return ``mark`` when it is possible.

    Raises:
        InvalidValueError: The day or the note is not possible.
    """
    _check_day(mark.day, "day")
    _check_text(mark.note, "note", "The note", MAX_FORM_NOTE_CHARS)
    return mark


def check_session(session: Session) -> Session:
    """Return ``session`` when every value is possible.

    Raises:
        InvalidValueError: Names the first field at fault and the range that is possible.
    """
    _check_day(session.local_date, "local_date")
    if session.original_date is not None:
        _check_day(session.original_date, "original_date")
    _check_range(session.distance_m, "distance_m", "The distance", 0, MAX_DISTANCE_M, "m")
    _check_range(session.duration_s, "duration_s", "The duration", 0, MAX_DURATION_S, "s")
    _check_range(session.elapsed_s, "elapsed_s", "The elapsed time", 0, MAX_DURATION_S * 4, "s")
    _check_range(session.ascent_m, "ascent_m", "The climb", 0, 50_000, "m")
    _check_range(session.heart_rate_avg_bpm, "heart_rate_avg_bpm", "The heart rate", 20, 260, "bpm")
    for field, words in (
        ("rpe", "The effort"),
        ("heaviness", "The heaviness"),
        ("soreness", "The soreness"),
    ):
        _check_range(getattr(session, field), field, words, 0, 10, "")
    _check_range(session.temp_c, "temp_c", "The temperature", -60, 60, "°C")
    _check_range(session.utc_offset_min, "utc_offset_min", "The UTC offset", -1080, 1080, "min")
    _check_text(session.title, "title", "The title", MAX_TITLE_CHARS)
    _check_text(session.notes, "notes", "The notes", MAX_NOTES_CHARS)
    _check_text(session.form_note, "form_note", "The form note", MAX_FORM_NOTE_CHARS)
    _check_range(session.drinking, "drinking", "Drinking", 0, 3, "")
    _check_range(session.fuelling, "fuelling", "Fuelling", 0, 3, "")
    _check_range(session.original_distance_m, "distance_m", "The distance", 0, MAX_DISTANCE_M, "m")
    if session.start_utc is not None and session.start_utc.utcoffset() != UTC.utcoffset(None):
        raise InvalidValueError("The start time must be in UTC.", "start_utc")
    return session


def _check_day(day: date, field: str) -> None:
    if not EARLIEST_DATE <= day <= LATEST_DATE:
        raise InvalidValueError(
            f"The date {plain_day(day)} is not possible; use a day between "
            f"{plain_day(EARLIEST_DATE)} and {plain_day(LATEST_DATE)}.",
            field,
        )


def _check_range(
    value: float | None, field: str, words: str, low: float, high: float, unit: str
) -> None:
    if value is None:
        return
    if not math.isfinite(value) or not low <= value <= high:
        span = f"{low:,.10g} and {high:,.10g} {unit}".strip()
        raise InvalidValueError(f"{words} must be between {span}.", field)


def _check_text(value: str | None, field: str, words: str, limit: int) -> None:
    if value is None:
        return
    if len(value) > limit:
        raise InvalidValueError(f"{words} may have at most {limit:,} characters.", field)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidValueError(f"{words} holds characters that cannot be stored.", field) from None
