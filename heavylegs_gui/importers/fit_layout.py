"""Numbers of the FIT protocol that the summary needs.

Source: the published FIT profile (message, field and sport numbers, scales) and protocol
(base types and their "no value" patterns).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from heavylegs_gui.domain.training import Sport

FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
FIRST_DATE_SECONDS = 0x10000000
"""Smaller timestamps count from when the device was switched on; its clock was never set."""

SIGNATURE = b".FIT"
SIGNATURE_AT = 8
CHECKSUM_BYTES = 2

FILE_ID, SPORT, SESSION, LAP, RECORD, ACTIVITY = 0, 12, 18, 19, 20, 34

ACTIVITY_FILE = 4
FILE_TYPES = {
    1: "device settings",
    2: "settings",
    3: "sport settings",
    5: "a planned workout",
    6: "a course",
    7: "a training schedule",
    9: "body weights",
    10: "daily totals",
    11: "training goals",
    14: "blood pressure",
    15: "daily monitoring",
    20: "an activity summary of the day",
    28: "daily monitoring",
    32: "daily monitoring",
    34: "segments",
}

FORMATS = {
    0x00: "B", 0x01: "b", 0x02: "B", 0x83: "h", 0x84: "H", 0x85: "i", 0x86: "I", 0x88: "f",
    0x89: "d", 0x0A: "B", 0x8B: "H", 0x8C: "I", 0x0D: "B", 0x8E: "q", 0x8F: "Q", 0x90: "Q",
}  # fmt: skip
"""Base type to :mod:`struct` letter; text (0x07) is stepped over."""
NO_VALUE = {
    "B": 0xFF, "b": 0x7F, "H": 0xFFFF, "h": 0x7FFF, "I": 0xFFFFFFFF, "i": 0x7FFFFFFF,
    "Q": 0xFFFFFFFFFFFFFFFF, "q": 0x7FFFFFFFFFFFFFFF,
}  # fmt: skip
ZERO_IS_NO_VALUE = frozenset({0x0A, 0x8B, 0x8C, 0x90})

Fields = dict[int, tuple[str, float]]
"""Field number to our name and the divisor that makes SI units of it."""

DEGREES = 2**31 / 180.0

FILE_ID_FIELDS: Fields = {
    0: ("type", 1), 1: ("maker", 1), 2: ("product", 1), 3: ("serial", 1), 4: ("created", 1),
}  # fmt: skip
SESSION_FIELDS: Fields = {
    2: ("start", 1), 5: ("sport", 1), 6: ("sub_sport", 1), 7: ("elapsed_s", 1000),
    8: ("timer_s", 1000), 9: ("distance_m", 100), 16: ("heart_rate", 1), 22: ("ascent_m", 1),
    253: ("end", 1),
}  # fmt: skip
LAP_FIELDS: Fields = {
    2: ("start", 1), 7: ("elapsed_s", 1000), 8: ("timer_s", 1000), 9: ("distance_m", 100),
    15: ("heart_rate", 1), 21: ("ascent_m", 1), 25: ("sport", 1), 253: ("end", 1),
}  # fmt: skip
SPORT_FIELDS: Fields = {0: ("sport", 1), 1: ("sub_sport", 1)}
ACTIVITY_FIELDS: Fields = {5: ("local", 1), 253: ("time", 1)}
RECORD_FIELDS: Fields = {
    253: ("time", 1), 0: ("lat", DEGREES), 1: ("lon", DEGREES), 3: ("heart_rate", 1),
    5: ("distance_m", 100),
}  # fmt: skip

SUMMARY: dict[int, Fields] = {
    FILE_ID: FILE_ID_FIELDS,
    SPORT: SPORT_FIELDS,
    SESSION: SESSION_FIELDS,
    LAP: LAP_FIELDS,
    ACTIVITY: ACTIVITY_FIELDS,
}
WITH_RECORDS: dict[int, Fields] = {**SUMMARY, RECORD: RECORD_FIELDS}

_SPORTS = {1: Sport.RUN, 2: Sport.CYCLE, 5: Sport.SWIM, 11: Sport.WALK, 17: Sport.WALK,
           21: Sport.CYCLE}  # fmt: skip
_STRENGTH_SUB_SPORT = 20
_RUNNING_MACHINE_SUB_SPORT = 1


def sport_of(sport: int, sub_sport: int) -> Sport:
    """Return our sport for the profile's numbers; what we do not know is ``other``."""
    if sub_sport == _STRENGTH_SUB_SPORT:
        return Sport.STRENGTH
    if sub_sport == _RUNNING_MACHINE_SUB_SPORT and sport in {1, 4}:
        return Sport.RUN
    return _SPORTS.get(sport, Sport.OTHER)


def instant(seconds: float | None) -> datetime | None:
    """Return the UTC instant of a FIT timestamp, ``None`` when the clock was not set."""
    if seconds is None or seconds < FIRST_DATE_SECONDS:
        return None
    return FIT_EPOCH + timedelta(seconds=int(seconds))
