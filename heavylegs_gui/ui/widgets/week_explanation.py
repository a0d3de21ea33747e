"""How the weekly limit is computed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.rules.thresholds import Thresholds
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.domain.week_base import WEEK_TOLERANCE_M
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.explanation import Explanation


def _tr(text: str) -> str:
    return QCoreApplication.translate("WeekExplanation", text)


def paragraphs(units: Units, rules: Thresholds) -> tuple[tuple[str, str], ...]:
    """Return pairs of heading and text, with the figures that the rules use."""
    start = f"{format_distance(rules.start.week_m, units)} {units.value}"
    return (
        (
            _tr("Limit of a week"),
            _tr("The base, and {0} % more. A miss of up to {1} m is rounding.").format(
                round(100 * rules.week.growth_ratio - 100), round(WEEK_TOLERANCE_M)
            ),
        ),
        (
            _tr("Base"),
            _tr(
                "Your last week, or the second-highest of the last four weeks, whichever is more. "
                "So a cut-back week does not lower it, and one big week does not raise it much: "
                "a week counts for at most {0} % of its own base."
            ).format(round(100 * rules.week.counted_ratio)),
        ),
        (
            _tr("After a break"),
            _tr(
                "From {0} days without a run on, the first weeks may hold 33, 50 or 75 % of the "
                "usual week before the break. From {1} days on you begin again with {2}."
            ).format(rules.layoff.least_days, rules.layoff.restart_days, start),
        ),
        (
            _tr("At the beginning"),
            _tr(
                "A first week may hold {0}. If you ran before your log begins, tell your usual "
                "week in Settings and the limits start from there."
            ).format(start),
        ),
        (
            _tr("How sure is this?"),
            _tr(
                "The 10 % rule is a rule of thumb that coaches use, and the article behind this "
                "program names it. Studies of runners found no clear link between the weekly "
                "change and injuries; one run much longer than those of the last 30 days matters "
                "more (Frandsen and others, 2025, 5,205 runners)."
            ),
        ),
    )


class WeekExplanation(Explanation):
    """How the weekly limit is computed."""

    def __init__(
        self,
        theme: ThemeManager,
        units: Units,
        rules: Thresholds,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, paragraphs(units, rules), parent)
