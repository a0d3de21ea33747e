"""Goals in words, in the runner's units."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from heavylegs_gui.domain.goals import GoalPeriod, GoalProgress
from heavylegs_gui.domain.units import Units, format_distance, to_display
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.locale_words import counted

_EVEN_SHARE = 0.01
"""So close to an even pace counts as even, as a share of the goal. Source: own value."""
_WHOLE_FROM = 100.0
"""From so many kilometres or miles on, no decimals are shown. Source: own value."""


class GoalWords:
    """Says how far a goal is.

    Args:
        units: In which distances are told.
    """

    def __init__(self, units: Units) -> None:
        self._units = units

    def name(self, progress: GoalProgress) -> str:
        """Return for example ``"November"``."""
        if progress.period is GoalPeriod.WEEK:
            return _tr("This week")
        if progress.period is GoalPeriod.YEAR:
            return str(progress.first.year)
        name = QLocale().standaloneMonthName(progress.first.month)
        return name[:1].upper() + name[1:]

    def of_goal(self, progress: GoalProgress) -> str:
        """Return for example ``"of 180 km"``."""
        return _tr("of {0}").format(self._with_unit(progress.goal_m))

    def figure(self, distance_m: float) -> str:
        """Return the figure alone."""
        decimals = 0 if to_display(distance_m, self._units) >= _WHOLE_FROM else 1
        return format_distance(distance_m, self._units, decimals=decimals).removesuffix(".0")

    def left(self, progress: GoalProgress) -> str:
        """Return what is left, and what the plan covers of it."""
        if progress.is_reached:
            return _tr("Reached.")
        left = self._with_unit(progress.left_m)
        if not progress.planned_m:
            days = counted(progress.days_left, _tr("{0} day"), _tr("{0} days"))
            return _tr("{0} left in {1}.").format(left, days)
        if not progress.unplanned_m:
            return _tr("{0} left, and the plan covers it.").format(left)
        planned = self.figure(progress.planned_m)
        return _tr("{0} left, {1} of them planned.").format(left, planned)

    def pace(self, progress: GoalProgress) -> str:
        """Return what a week must hold from now on; empty where that says nothing more."""
        is_short = progress.days_left <= DAYS_PER_WEEK
        if progress.is_reached or progress.period is GoalPeriod.WEEK or is_short:
            return ""
        pace = _tr("{0} a week reaches it").format(self._with_unit(progress.week_pace_m))
        if abs(progress.ahead_m) <= _EVEN_SHARE * progress.goal_m:
            return _tr("{0}; the pace is even.").format(pace)
        words = _tr("{0}; {1} ahead of an even pace.")
        if progress.ahead_m < 0:
            words = _tr("{0}; {1} behind an even pace.")
        return words.format(pace, self.figure(abs(progress.ahead_m)))

    def limit(self, progress: GoalProgress) -> str:
        """Return that the limit wins, empty where the goal stays below it."""
        if not progress.is_beyond_limit:
            return ""
        limit = self._with_unit(progress.week_limit_m)
        words = _tr("A week may hold {0} at present, and that limit wins over the goal.")
        if progress.period is GoalPeriod.WEEK:
            words = _tr("This week's limit is {0}, and the limit wins over the goal.")
        return words.format(limit)

    def spoken(self, progress: GoalProgress) -> str:
        """Return everything as one text for a screen reader."""
        figures = f"{self.figure(progress.done_m)} {self.of_goal(progress)}"
        parts = (self.left(progress), self.pace(progress), self.limit(progress))
        rest = " ".join(part for part in parts if part)
        return _tr("{0}: {1}. {2}").format(self.name(progress), figures, rest)

    def line(self, progress: GoalProgress) -> str:
        """Return one short line, for a card that is about more than the goal."""
        goal = _tr("Goal {0}").format(self._with_unit(progress.goal_m))
        if progress.is_beyond_limit:
            limit = self.figure(progress.week_limit_m)
            return _tr("{0}: the limit of {1} wins").format(goal, limit)
        return _tr("{0}: {1}").format(goal, self._short(progress))

    def _short(self, progress: GoalProgress) -> str:
        if progress.is_reached:
            return _tr("reached")
        left = self.figure(progress.left_m)
        if progress.planned_m and not progress.unplanned_m:
            return _tr("{0} left, all planned").format(left)
        return _tr("{0} left").format(left)

    def _with_unit(self, distance_m: float) -> str:
        return f"{self.figure(distance_m)} {self._units.value}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalWords", text)
