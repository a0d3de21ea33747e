"""How far the first runs of a beginner go, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.units import METRES_PER_MILE, Units, format_distance

_SHORTEST_M, _LONGEST_M = 2 * METRES_PER_MILE, 3 * METRES_PER_MILE
"""How long the first runs are [m]. Source: the article, begin with 2 to 3 miles."""


def first_run_words(units: Units) -> str:
    """Return ``"2 to 3 miles"`` or ``"3.2 to 4.8 km"``."""
    words = {Units.KM: _tr("{0} to {1} km"), Units.MI: _tr("{0} to {1} miles")}
    figures = (format_distance(one, units) for one in (_SHORTEST_M, _LONGEST_M))
    return words[units].format(*(one.removesuffix(".0") for one in figures))


def _tr(text: str) -> str:
    return QCoreApplication.translate("FirstRunWords", text)
