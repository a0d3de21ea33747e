"""What is hard to believe of a session, as questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.doubts import DoubtKind
from heavylegs_gui.domain.training import Sport
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.ui.locale_words import short_day_year
from heavylegs_gui.ui.models.words import distance_words

if TYPE_CHECKING:
    from heavylegs_gui.domain.doubts import Doubt
    from heavylegs_gui.domain.training import Session

_HALF_M, _WHOLE_M = 21_097.5, 42_195.0
_KM_FROM_M = 3000.0
"""Records up to here are named in metres [m]."""


def doubt_words(doubt: Doubt, session: Session, units: Units) -> str:
    """Return a doubt as one question."""
    if doubt.kind is DoubtKind.FASTER_THAN_RECORD:
        return _tr("Really? That is faster than {0}. Check distance and time.").format(
            _record_words(session.sport, doubt.value)
        )
    if doubt.kind is DoubtKind.VERY_FAR:
        return _tr("Really {0} in one session? Check the distance.").format(
            distance_words(doubt.value, units)
        )
    if doubt.kind is DoubtKind.FULL_DAY:
        hours, minutes = divmod(round(doubt.value / 60), 60)
        return _tr("That makes {0} h {1} min on one day, which has 24 h. Check the times.").format(
            hours, f"{minutes:02d}"
        )
    if doubt.kind is DoubtKind.FAR_AHEAD:
        return _tr("{0} is {1} years ahead. Check the year.").format(
            short_day_year(session.local_date), round(doubt.value / 365.25)
        )
    return _tr("That is slow for a run. Check distance and time, or choose Walk as the sport.")


def _record_words(sport: Sport, distance_m: float) -> str:
    if sport is Sport.CYCLE:
        return _tr("the hour record on the track")
    if distance_m == _HALF_M:
        return _tr("the world record in the half marathon")
    if distance_m == _WHOLE_M:
        return _tr("the world record in the marathon")
    figure = f"{distance_m:g} m"
    if distance_m > _KM_FROM_M:
        figure = f"{format_distance(distance_m, Units.KM, decimals=0)} km"
    return _tr("the world record over {0}").format(figure)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionDoubts", text)
