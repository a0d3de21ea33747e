"""Pairs of shoes in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.shoes import ShoeUse, Wear
from heavylegs_gui.domain.units import Units, format_distance

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import ShoeNumbers


def worn_words(use: ShoeUse, rules: ShoeNumbers, units: Units) -> str:
    """Return for example ``"612 of 800 km"``."""
    worn = format_distance(use.distance_m, units, decimals=0)
    limit = format_distance(use.limit_m(rules), units, decimals=0)
    return _tr("{0} of {1} {2}").format(worn, limit, units.value)


def wear_words(use: ShoeUse, rules: ShoeNumbers, units: Units) -> str:
    """Return how worn a pair is, in a few words; empty while it is fresh."""
    left_m = use.limit_m(rules) - use.distance_m
    figure = f"{format_distance(abs(left_m), units, decimals=0)} {units.value}"
    wear = use.wear(rules)
    if wear is Wear.OVER:
        return _tr("{0} over its limit").format(figure)
    return _tr("{0} left to its limit").format(figure) if wear is Wear.AGEING else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShoeWords", text)
