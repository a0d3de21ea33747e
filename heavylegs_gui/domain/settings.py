"""The runner's settings: keys, types, defaults and limits in one table."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart

SHORTEST_BASELINE_M = 100.0
"""Shorter is no running to compare with; leave it untold instead [m]. Source: own limit."""
DISTANCE_LIMITS_M = {
    "baseline_week_m": 400_000.0,
    "baseline_long_m": 200_000.0,
    "goal_week_m": 400_000.0,
    "goal_month_m": 1_500_000.0,
    "goal_year_m": 15_000_000.0,
}
"""Largest distance that makes sense for a setting [m]. Source: own limits."""
TEXT_SCALES_PERCENT = (90, 100, 110, 120, 135, 150)
_PROFILE_KEY = re.compile(r"routine\.([A-Za-z0-9_-]{1,80})\.sound_profile")
RULES = (
    "SPIKE", "START", "WEEK", "ROLL7", "REST", "STREAK", "HARD-EASY", "SPEED", "HARD-SHARE",
    "LONG", "CUTBACK", "LAYOFF", "MONO", "HEAVY", "SHOE",
)  # fmt: skip


CAUTIONS = (
    "thinner", "clot", "veins", "bruises", "bones", "numb_feet", "pregnant", "pain",
)  # fmt: skip
"""What speaks against rolling; the meaning stands in :mod:`heavylegs_gui.domain.cautions`."""


class ThemeChoice(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class StartSide(StrEnum):
    """Which side comes first in a routine."""

    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"


class SoundProfile(StrEnum):
    """How loud a routine is; loud ones also light up the whole screen at each boundary."""

    QUIET = "quiet"
    NORMAL = "normal"
    LOUD = "loud"


class Sex(StrEnum):
    """Used by the symptom checker only."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of the runner; ``None`` means not told.

    Attributes:
        baseline_week_m: Usual distance a week before the log begins [m].
        baseline_long_m: Longest run of the month before the log begins [m].
        baseline_date: Last day of the baseline; by default the day before the first session.
        goal_week_m: Distance that the runner wants to run in a week [m]; a limit wins over it.
        goal_month_m: The same for a calendar month [m].
        goal_year_m: The same for a calendar year [m].
        transition_scale: Factor on the time to switch sides or move on (1, 1.5, 2), never on
            holds.
        sound_profile: How loud a routine is that has no choice of its own.
        roll_beat: Whether a tick tells when a roll changes its direction.
        voice_count: Whether the voice counts the last three seconds of a hold.
        pause_on_lock: Whether a routine waits when the screen is locked.
        load_curves: Whether Progress shows fitness, fatigue and form.
        cautions: What speaks against rolling, out of :data:`CAUTIONS`.
        spared_parts: Parts of the body that routines leave out, as JSON, ``""`` for none.
        remind_routine_at: When to be reminded of a routine, as minute of the day.
        remind_routine_days: The weekdays for that; none means every day.
        remind_check_in_at: When to be reminded of the check-in, as minute of the day.
        keep_in_tray: Whether the program goes on in the system tray when its window is closed.
        text_scale_percent: Size of the text [% of normal].
        routine_profiles: Id and sound profile of each routine that has a choice of its own.
    """

    units: Units = Units.KM
    week_start: WeekStart = WeekStart.MONDAY
    baseline_week_m: float | None = None
    baseline_long_m: float | None = None
    baseline_date: date | None = None
    goal_week_m: float | None = None
    goal_month_m: float | None = None
    goal_year_m: float | None = None
    roller: bool = True
    age_years: int | None = None
    sex: Sex | None = None
    body_mass_kg: float | None = None
    region: str | None = None
    language: str | None = None
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale_percent: int = 100
    reduced_motion: bool = False
    sound: bool = True
    sound_profile: SoundProfile = SoundProfile.NORMAL
    roll_beat: bool = False
    voice: bool = True
    voice_count: bool = False
    pause_on_lock: bool = True
    start_side: StartSide = StartSide.LEFT
    transition_scale: float = 1.0
    long_run_day: str | None = None
    load_curves: bool = False
    cautions: tuple[str, ...] = ()
    spared_parts: str = ""
    remind_routine_at: int | None = None
    remind_routine_days: tuple[str, ...] = ()
    remind_check_in_at: int | None = None
    keep_in_tray: bool = False
    disabled_rules: frozenset[str] = field(default_factory=frozenset)
    routine_profiles: tuple[tuple[str, SoundProfile], ...] = ()

    def profile_of(self, routine_id: str) -> SoundProfile:
        """Return how loud a routine is."""
        return dict(self.routine_profiles).get(routine_id, self.sound_profile)

    @property
    def has_reminders(self) -> bool:
        """Whether the runner wants to be reminded of anything at a time of day."""
        return self.remind_routine_at is not None or self.remind_check_in_at is not None

    def with_value(self, key: str, text: str) -> Settings:
        """Return the settings with one key set from its text form.

        Args:
            key: A name of :data:`KEYS`.
            text: The value as the command line writes it; empty or ``null`` means not told.

        Raises:
            InvalidValueError: The key or the value is unknown; the message names what is allowed.
        """
        rule = _rule_of(key)
        if rule is not None:
            enabled = _bool(text, key)
            rules = self.disabled_rules - {rule} if enabled else self.disabled_rules | {rule}
            return replace(self, disabled_rules=frozenset(rules))
        routine_id = _routine_of(key)
        if routine_id is not None:
            return self._with_profile(routine_id, _PROFILE_OR_NONE.parse(text, key))
        kind = _KINDS.get(key)
        if kind is None:
            raise InvalidValueError(
                f"There is no setting {key!r}; known are {', '.join(_KINDS)} "
                "and rule.<RULE>.enabled.",
                key,
            )
        changes: dict[str, Any] = {key: kind.parse(text, key)}
        return replace(self, **changes)

    def as_texts(self) -> dict[str, str | None]:
        """Return every key with its text form, ``None`` for not told."""
        texts = {key: _to_text(getattr(self, key)) for key in _KINDS}
        for key in _TIMES:
            texts[key] = _time_text(getattr(self, key))
        for rule in RULES:
            texts[f"rule.{rule}.enabled"] = _to_text(rule not in self.disabled_rules)
        for routine_id, profile in self.routine_profiles:
            texts[profile_key(routine_id)] = profile.value
        return texts

    def _with_profile(self, routine_id: str, profile: object) -> Settings:
        """Return the settings with the sound profile of one routine, or without it."""
        kept = {one: chosen for one, chosen in self.routine_profiles if one != routine_id}
        if isinstance(profile, SoundProfile):
            kept[routine_id] = profile
        return replace(self, routine_profiles=tuple(sorted(kept.items())))


class _Kind(NamedTuple):
    """What a setting takes.

    Attributes:
        words: What is allowed, in a few words.
        parse: Reads a text for a key.
    """

    words: str
    parse: Callable[[str, str], object]


def _rule_of(key: str) -> str | None:
    if key.startswith("rule.") and key.endswith(".enabled"):
        rule = key[len("rule.") : -len(".enabled")]
        if rule in RULES:
            return rule
        raise InvalidValueError(f"There is no rule {rule!r}; known are {', '.join(RULES)}.", key)
    return None


def profile_key(routine_id: str) -> str:
    """Return the key under which the sound profile of a routine is kept."""
    return f"routine.{routine_id}.sound_profile"


def is_profile_key(key: str) -> bool:
    """Return whether a key keeps the sound profile of a routine."""
    return _routine_of(key) is not None


def _routine_of(key: str) -> str | None:
    found = _PROFILE_KEY.fullmatch(key)
    return None if found is None else found[1]


def _to_text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ",".join(value) or None
    return str(value) or None


def _is_unset(text: str) -> bool:
    return text.strip().lower() in {"", "null", "none"}


def _bool(text: str, key: str) -> bool:
    lowered = text.strip().lower()
    if lowered in {"true", "on", "yes", "1"}:
        return True
    if lowered in {"false", "off", "no", "0"}:
        return False
    raise InvalidValueError(f"{key} is either true or false, not {text!r}.", key)


def _choice(enum: type[StrEnum], *, optional: bool = False) -> _Kind:
    def parse(text: str, key: str) -> object:
        if optional and _is_unset(text):
            return None
        try:
            return enum(text.strip().lower())
        except ValueError:
            allowed = ", ".join(member.value for member in enum)
            raise InvalidValueError(f"{key} is one of {allowed}, not {text!r}.", key) from None

    return _Kind(_any_of([member.value for member in enum], optional=optional), parse)


def _number(low: float, high: float, *, whole: bool = False) -> _Kind:
    kind = "a whole number" if whole else "a number"
    span = f"{kind} from {low:g} to {_plain(high)}"

    def parse(text: str, key: str) -> object:
        if _is_unset(text):
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high or (whole and value != round(value)):
            raise InvalidValueError(f"{key} is {span}, not {text!r}.", key)
        return round(value) if whole else value

    return _Kind(f"{span}, or null", parse)


def _one_of(values: tuple[float, ...], *, whole: bool) -> _Kind:
    def parse(text: str, key: str) -> object:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if value not in values:
            allowed = ", ".join(f"{one:g}" for one in values)
            raise InvalidValueError(f"{key} is one of {allowed}, not {text!r}.", key)
        return round(value) if whole else value

    return _Kind(_any_of([f"{one:g}" for one in values]), parse)


def _day(text: str, key: str) -> object:
    if _is_unset(text):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidValueError(f"{key} is a date like 2026-11-22, not {text!r}.", key) from None


def _word(allowed: tuple[str, ...] | None) -> _Kind:
    def parse(text: str, key: str) -> object:
        if _is_unset(text):
            return None
        value = text.strip()
        if allowed is not None and value.lower() not in allowed:
            raise InvalidValueError(f"{key} is one of {', '.join(allowed)}, not {text!r}.", key)
        if len(value) > 20 or not value.replace("-", "").replace("_", "").isalnum():
            raise InvalidValueError(f"{key} is a short word, not {text!r}.", key)
        return value if allowed is None else value.lower()

    words = "a short word, or null" if allowed is None else _any_of(allowed, optional=True)
    return _Kind(words, parse)


def _time(text: str, key: str) -> object:
    if _is_unset(text):
        return None
    told = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text.strip())
    if told is None:
        raise InvalidValueError(f"{key} is a time like 19:30, not {text!r}.", key)
    return int(told[1]) * 60 + int(told[2])


def _time_text(minute: int | None) -> str | None:
    return None if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def _words_of(allowed: Sequence[str]) -> Callable[[str, str], object]:
    def parse(text: str, key: str) -> object:
        told = [] if _is_unset(text) else [word.strip().lower() for word in text.split(",")]
        unknown = [word for word in told if word not in allowed]
        if unknown:
            listed = ", ".join(allowed)
            raise InvalidValueError(f"{key} are words out of {listed}, not {unknown[0]!r}.", key)
        return tuple(word for word in allowed if word in told)

    return parse


def _spared(text: str, _key: str) -> object:
    from heavylegs_gui.domain.cautions import spared_from_text, spared_to_text

    parts = () if _is_unset(text) else spared_from_text(text)
    return spared_to_text(parts) if parts else ""


def _any_of(values: Sequence[str], *, optional: bool = False) -> str:
    """Return for example ``"km or mi"``."""
    *most, last = [*values, "null"] if optional else values
    return f"{', '.join(most)} or {last}"


def _plain(value: float) -> str:
    """Return a number without an exponent."""
    return f"{value:.10g}"


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_TIMES = ("remind_routine_at", "remind_check_in_at")
_FLAG = _Kind("true or false", _bool)
_PROFILE_OR_NONE = _choice(SoundProfile, optional=True)

_KINDS: dict[str, _Kind] = {
    "units": _choice(Units),
    "week_start": _choice(WeekStart),
    "baseline_week_m": _number(SHORTEST_BASELINE_M, DISTANCE_LIMITS_M["baseline_week_m"]),
    "baseline_long_m": _number(SHORTEST_BASELINE_M, DISTANCE_LIMITS_M["baseline_long_m"]),
    "baseline_date": _Kind("a date like 2026-11-22, or null", _day),
    "goal_week_m": _number(SHORTEST_BASELINE_M, DISTANCE_LIMITS_M["goal_week_m"]),
    "goal_month_m": _number(SHORTEST_BASELINE_M, DISTANCE_LIMITS_M["goal_month_m"]),
    "goal_year_m": _number(SHORTEST_BASELINE_M, DISTANCE_LIMITS_M["goal_year_m"]),
    "roller": _FLAG,
    "age_years": _number(5, 120, whole=True),
    "sex": _choice(Sex, optional=True),
    "body_mass_kg": _number(20, 300),
    "region": _word(None),
    "language": _word(None),
    "theme": _choice(ThemeChoice),
    "text_scale_percent": _one_of(tuple(map(float, TEXT_SCALES_PERCENT)), whole=True),
    "reduced_motion": _FLAG,
    "sound": _FLAG,
    "sound_profile": _choice(SoundProfile),
    "roll_beat": _FLAG,
    "voice": _FLAG,
    "voice_count": _FLAG,
    "pause_on_lock": _FLAG,
    "start_side": _choice(StartSide),
    "transition_scale": _one_of((1.0, 1.5, 2.0), whole=False),
    "long_run_day": _word(WEEKDAYS),
    "load_curves": _FLAG,
    "cautions": _Kind(f"words out of {', '.join(CAUTIONS)}, or null", _words_of(CAUTIONS)),
    "remind_routine_at": _Kind("a time like 19:30, or null", _time),
    "remind_routine_days": _Kind("weekdays, or null for every day", _words_of(WEEKDAYS)),
    "remind_check_in_at": _Kind("a time like 07:30, or null", _time),
    "keep_in_tray": _FLAG,
    "spared_parts": _Kind("a list of parts as JSON, or null", _spared),
}

KEYS: tuple[str, ...] = (*_KINDS, *(f"rule.{rule}.enabled" for rule in RULES))

ALLOWED: Mapping[str, str] = {key: kind.words for key, kind in _KINDS.items()}
"""What each setting takes, in a few words; the switches of the rules are not among them."""

_MISSING = {one.name for one in fields(Settings)} - set(_KINDS) - {
    "disabled_rules", "routine_profiles",
}  # fmt: skip
if _MISSING:  # pragma: no cover - a mistake of ours, seen at the first import
    raise AssertionError(f"settings without a parser: {_MISSING}")
