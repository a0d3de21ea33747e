"""The cards of the first page that show weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heavylegs_gui.domain.overview import DayState, Overview
from heavylegs_gui.domain.units import Units, format_distance, to_display
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.ui.locale_words import counted, short_day, weekday_letter
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Card, Chip, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.legend import Legend
from heavylegs_gui.ui.widgets.meter import Meter
from heavylegs_gui.ui.widgets.week_bars import WeekBar, WeekBars
from heavylegs_gui.ui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from heavylegs_gui.domain.goals import GoalProgress
    from heavylegs_gui.domain.training import Session


class WeeksCard(Card):
    """The last eight weeks.

    Signals:
        page_requested: Go to Progress.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, spacing=10)
        title = Label(theme, self.tr("Weekly distance"), role="heading", weight=Weight.DemiBold)
        self.unit = Label(theme, role="small", tone="text2")
        legend = Legend(
            theme,
            (
                ("bar", "solid", self.tr("Run")),
                ("bar_over", "hatch", self.tr("Over the limit")),
                ("bar_plan", "solid", self.tr("Planned")),
                ("cap", "line", self.tr("Limit")),
            ),
        )
        self.body.addLayout(row(title, self.unit, None, legend))
        self.bars = WeekBars(theme)
        self.bars.setAccessibleName(self.tr("Weekly distance"))
        self.body.addWidget(self.bars, 1)

    def show_overview(self, shown: Overview, units: Units) -> None:
        """Draw the weeks in the runner's unit."""
        self.unit.setText(units.value)
        bars, spoken = [], []
        unknown = len(shown.weeks) - len(shown.recorded_weeks)
        for number, week in enumerate(shown.weeks):
            over = ""
            if week.is_over:
                over = self.tr("+{0} %").format(round(100 * week.over_m / week.limit_m))
            bars.append(
                WeekBar(
                    short_day(week.week_start),
                    to_display(week.done_m, units),
                    to_display(week.planned_m, units),
                    0.0 if number < unknown else to_display(week.limit_m, units),
                    over,
                )
            )
            spoken.append(
                self.tr("week of {0}: {1} {2}").format(
                    short_day(week.week_start), format_distance(week.distance_m, units), units.value
                )
            )
        self.bars.set_bars(bars, "; ".join(spoken))


class WeekCard(Card):
    """The seven days of this week against its limit.

    Signals:
        done_requested: With the id of the planned session of today.
    """

    done_requested = Signal(int)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, spacing=10)
        title = Label(theme, self.tr("This week"), role="heading", weight=Weight.DemiBold)
        self.chip = Chip(theme)
        self.body.addLayout(row(title, None, self.chip))
        self.strip = WeekStrip(theme)
        self.body.addWidget(self.strip)
        self.meter = Meter(theme)
        self.body.addWidget(self.meter)
        self.text = Label(theme, role="small", tone="text2", wrap=True)
        self.body.addWidget(self.text)
        self.goal = Label(theme, role="small", tone="text2", wrap=True)
        self.goal.hide()
        self.body.addWidget(self.goal)
        self._planned_id: int | None = None
        self.plan = Label(theme, weight=Weight.Medium)
        self.done_button = Button(theme, self.tr("Log it"))
        self.done_button.clicked.connect(self._on_done)
        self._plan_row = QWidget()
        layout = QHBoxLayout(self._plan_row)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (IconLabel(theme, "footprints", "accent"), self.plan):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.done_button)
        self.body.addWidget(self._plan_row)

    def show_overview(self, shown: Overview, units: Units) -> None:
        """Draw the week."""
        week = shown.week
        rest = sum(mark.state is DayState.REST for mark in shown.days)
        is_full = all(mark.is_run_day for mark in shown.days)
        self.chip.setText(self.tr("No rest day") if is_full else self._rest_words(rest))
        self.chip.set_kind("warn" if is_full else ("good" if rest else "plain"))
        self.strip.set_days(
            shown.days,
            [weekday_letter(mark.day) for mark in shown.days],
            [f"{to_display(mark.distance_m, units):.0f}" for mark in shown.days],
            (shown.today - week.week_start).days,
        )
        self.meter.set_values(week.done_m, week.planned_m, week.limit_m)
        text = self._sum_words(shown, units)
        self.text.setText(text)
        self.strip.setAccessibleName(text)
        plan = shown.planned_today
        self._plan_row.setVisible(plan is not None)
        self._planned_id = plan.id if plan else None
        if plan is not None:
            self.plan.setText(self.tr("Planned today: {0}").format(_planned_words(plan, units)))

    def show_goal(self, progress: GoalProgress | None, units: Units) -> None:
        """Say how far the goal of the week is; without one, nothing."""
        if progress is not None:
            from heavylegs_gui.ui.widgets.goal_words import GoalWords

            self.goal.setText(GoalWords(units).line(progress))
        self.goal.setVisible(progress is not None)

    def _rest_words(self, so_far: int) -> str:
        if so_far == 0:
            return self.tr("No rest day yet")
        return counted(so_far, self.tr("{0} rest day"), self.tr("{0} rest days"))

    def _sum_words(self, shown: Overview, units: Units) -> str:
        week = shown.week
        limit_words = {
            LimitRule.WEEK: self.tr("limit {0}"),
            LimitRule.LAYOFF: self.tr("limit after the break {0}"),
            LimitRule.START: self.tr("limit for a start {0}"),
        }[week.rule].format(format_distance(week.limit_m, units))
        done = format_distance(week.done_m, units)
        if week.planned_m:
            planned = format_distance(week.planned_m, units)
            return self.tr("{0} {1} run, {2} planned, {3}").format(
                done, units.value, planned, limit_words
            )
        return self.tr("{0} {1} run, {2}").format(done, units.value, limit_words)

    def _on_done(self) -> None:
        if self._planned_id is not None:
            self.done_requested.emit(self._planned_id)


def _planned_words(plan: Session, units: Units) -> str:
    """Return a run by its distance, other training by what it is and how long it lasts."""
    from heavylegs_gui.ui.calendar.words import figure, title

    far = figure(plan, units)
    if plan.is_run and plan.distance_m is not None:
        return far
    return ", ".join(one for one in (title(plan), far) if one)
