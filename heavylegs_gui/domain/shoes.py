"""How far pairs of shoes have run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from heavylegs_gui.domain.rules.thresholds import ShoeNumbers
    from heavylegs_gui.domain.training import Shoe


class Wear(IntEnum):
    """How worn a pair is, by the limits of rule SHOE."""

    FRESH = 0
    AGEING = 1
    OVER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoeUse:
    """A stored pair and what it has done.

    Attributes:
        worn_m: Distance of the done sessions in it [m]; what it had run before is not in here.
        sessions: Done sessions in it.
        mentions: Sessions of any state that name it, planned ones too.
        last_day: Day of the last done session in it, ``None`` when there is none.
    """

    shoe: Shoe
    worn_m: float = 0.0
    sessions: int = 0
    mentions: int = 0
    last_day: date | None = None

    @property
    def distance_m(self) -> float:
        """All that the pair has run, before and since it was entered [m]."""
        return self.shoe.start_distance_m + self.worn_m

    @property
    def is_retired(self) -> bool:
        """Whether it is no longer offered."""
        return self.shoe.retired_on is not None

    @property
    def is_unused(self) -> bool:
        """Whether no session names it, so that it may be deleted."""
        return self.mentions == 0

    def limit_m(self, rules: ShoeNumbers) -> float:
        """Return the runner's own limit, or the usual one [m]."""
        return self.shoe.limit_m or rules.caution_m

    def wear(self, rules: ShoeNumbers) -> Wear:
        """Return how worn it is."""
        own_m = self.shoe.limit_m
        ageing_m = rules.own_info_ratio * own_m if own_m else rules.info_m
        if self.distance_m >= self.limit_m(rules):
            return Wear.OVER
        return Wear.AGEING if self.distance_m >= ageing_m else Wear.FRESH


def last_used(uses: Iterable[ShoeUse]) -> ShoeUse | None:
    """Return the pair in use that was worn last, ``None`` when none was ever worn.

    Of several pairs of one day it is the one that was entered last.
    """
    worn = [one for one in uses if one.last_day is not None and not one.is_retired]
    return max(worn, key=lambda one: (str(one.last_day), one.shoe.id or 0), default=None)
