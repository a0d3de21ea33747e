"""Names of sports in files."""

from __future__ import annotations

import re

from heavylegs_gui.domain.training import Sport

_STRAVA_NUMBERS = {"9": Sport.RUN, "1": Sport.CYCLE, "17": Sport.CYCLE}
"""Strava writes numbers into GPX. Source: own exports whose sport was known (``8-data.md`` 2)."""

_BEGINNINGS = {
    Sport.RUN: ("run", "jog", "treadmill", "trail", "lauf", "cours", "corr"),
    Sport.CYCLE: ("cycl", "bik", "ride", "bicycl", "rad", "mtb"),
    Sport.WALK: ("walk", "hik", "wander"),
    Sport.SWIM: ("swim", "schwimm", "pool"),
    Sport.STRENGTH: ("strength", "weight", "kraft"),
}
_NO_ANSWER = frozenset({"", "unknown", "unspecified", "default", "generic", "track"})


def sport_named(text: str | None) -> Sport | None:
    """Return the sport that ``text`` names, ``other`` for a foreign word, ``None`` for silence."""
    cleaned = (text or "").strip().lower()
    if cleaned in _NO_ANSWER:
        return None
    if cleaned in _STRAVA_NUMBERS:
        return _STRAVA_NUMBERS[cleaned]
    for word in re.split(r"[^a-zà-ÿ]+", cleaned):
        for sport, beginnings in _BEGINNINGS.items():
            if word.startswith(beginnings):
                return sport
    return Sport.OTHER
