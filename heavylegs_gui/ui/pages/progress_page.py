"""Progress: weekly mileage with its limit, and training load."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from heavylegs_gui.domain.mileage import WeekTotal
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.ui.charts.week_series import Mileage
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, IconLabel, Label, row
from heavylegs_gui.ui.widgets.empty_state import EmptyState
from heavylegs_gui.ui.widgets.goal_section import GoalSection
from heavylegs_gui.ui.widgets.load_section import LoadSection
from heavylegs_gui.ui.widgets.segmented import SegmentedControl
from heavylegs_gui.ui.widgets.week_explanation import WeekExplanation
from heavylegs_gui.ui.widgets.week_graph_card import WeekGraphCard

RANGES: dict[str, int | None] = {"8": 8, "26": 26, "52": 52, "all": None}
"""Value of the range control to weeks; ``None`` is the whole log."""
FIRST_RANGE = "26"
_ONE_ROW_PX = 780
_YOUNG_WEEKS = 26
"""So long may a missing baseline matter to the runner [weeks]. Source: own value."""


def _begins_steeply(weeks: Sequence[WeekTotal]) -> bool:
    """Whether the log is young and began above the limit of a beginner."""
    first = next((week for week in weeks if week.runs), None)
    is_young = len(weeks) <= _YOUNG_WEEKS
    return is_young and first is not None and first.rule is LimitRule.START and first.is_over


class ProgressPage(Page):
    """How much was run, week by week, against the limit, and how hard it was.

    Attributes:
        ranges: Chooses how many weeks are visible.
        card: The graph with its title and its reading.
        goals: The distance goals, once they were added.
        load: The training load, once it was added.

    Signals:
        log_requested: Log a run.
        import_requested: Import files.
        sample_requested: Look round with sample data.
    """

    log_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()

    def __init__(
        self,
        training_log: TrainingLog,
        preferences: Preferences,
        theme: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.title = self.tr("Progress")
        self._log, self._preferences, self._theme = training_log, preferences, theme
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack)
        self._build_empty()
        self._build_content()
        self._stack.setCurrentWidget(self._content)
        self.goals: GoalSection | None = None
        self.load: LoadSection | None = None
        training_log.changed.connect(self._on_changed)
        preferences.changed.connect(self._on_changed)

    def activate(self) -> None:
        """Show the right day again, also after midnight."""
        self.refresh()

    def add_goals(self, section: GoalSection) -> None:
        """Show the goals under the weeks, before everything else."""
        self.goals = section
        self._cards.insertWidget(0, section)

    def add_load(self, section: LoadSection) -> None:
        """Show the training load under the weeks."""
        self.load = section
        section.show_weeks(RANGES[self.ranges.value() or FIRST_RANGE])
        self._cards.addWidget(section)

    def refresh(self) -> None:
        """Read the log and show what it says."""
        days = self._log.run_days()
        self._show_runs(shown=bool(days))
        if not days:
            self._show_other_training()
            return
        today = self._log.today()
        weeks = self._log.week_totals(min(days[0].day, today), max(days[-1].day, today))
        units = self._preferences.settings.units
        self._stack.setCurrentWidget(self._content)
        self.set_head(self._head_words(weeks, units))
        self.hint.setVisible(_begins_steeply(weeks))
        self.card.show_mileage(Mileage(weeks, days, today), units)
        for section in (self.goals, self.load):
            if section is not None:
                section.refresh()

    def _show_other_training(self) -> None:
        """Show the load of a log without a run, or how to begin."""
        if self.load is not None:
            self.load.refresh()
        if self.load is not None and self.load.has_load:
            self.set_head(self.tr("No runs yet; your other training shows here"))
            self._stack.setCurrentWidget(self._content)
        else:
            self.set_head(self.tr("Your weeks appear here"), shows_actions=False)
            self._stack.setCurrentWidget(self._empty)

    def _show_runs(self, *, shown: bool) -> None:
        """Show or hide what only runs fill."""
        for widget in (self.card, self.span, self.explain_button, self.goals):
            if widget is not None:
                widget.setVisible(shown)
        if not shown:
            self.hint.hide()

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    # building

    def _build_empty(self) -> None:
        log_button = Button(self._theme, self.tr("Log a run"), "primary", "plus")
        log_button.clicked.connect(self.log_requested)
        import_button = Button(self._theme, self.tr("Import"), icon="upload")
        import_button.clicked.connect(self.import_requested)
        sample_button = Button(self._theme, self.tr("Try with sample data"), "quiet")
        sample_button.clicked.connect(self.sample_requested)
        self._empty = EmptyState(
            self._theme,
            "chart-column-increasing",
            self.tr("No weeks yet"),
            self.tr(
                "Log a run or import your watch's files. Each week then shows what you ran, "
                "how far it may grow, and its rest days."
            ),
            (log_button, import_button, sample_button),
        )
        self._stack.addWidget(self._empty)

    def _build_content(self) -> None:
        options = (
            ("8", self.tr("8 weeks")),
            ("26", self.tr("26 weeks")),
            ("52", self.tr("52 weeks")),
            ("all", self.tr("All")),
        )
        self.ranges = SegmentedControl(self._theme, options, self.tr("Visible weeks"))
        self.ranges.set_value(FIRST_RANGE)
        self.ranges.value_changed.connect(self._show_range)
        for value in RANGES:
            self.ranges.button(value).clicked.connect(self._show_range)
        self.span = Label(self._theme, role="small", tone="text2")
        self.explain_button = Button(self._theme, self.tr("How is this computed?"), "quiet")
        self.explain_button.clicked.connect(self._explain)
        self.card = WeekGraphCard(self._theme)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.card.span_changed.connect(self.span.setText)
        self.card.show_weeks(RANGES[FIRST_RANGE])
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._build_tools())
        layout.addWidget(self.card, 1)
        layout.addWidget(self._build_hint())
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        layout.addLayout(self._cards)
        self._stack.addWidget(self._content)

    def _build_tools(self) -> QBoxLayout:
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(8)
        self._tools.addWidget(self.ranges)
        self._tools.addStretch(1)
        self._tools.addLayout(row(self.span, None, self.explain_button, spacing=12))
        return self._tools

    def _build_hint(self) -> QWidget:
        """Return the line that asks for the usual week where the log begins without one."""
        self.hint = QWidget()
        text = Label(
            self._theme,
            self.tr(
                "Your log begins without a usual week, so its first limits are those of a "
                "beginner. If you ran before, tell your usual week in Settings."
            ),
            role="small",
            tone="text2",
            wrap=True,
        )
        layout = QHBoxLayout(self.hint)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(IconLabel(self._theme, "info", "info", 16))
        layout.addWidget(text, 1)
        self.hint.hide()
        return self.hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(_ONE_ROW_PX)
        direction = QBoxLayout.Direction
        self._tools.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _show_range(self) -> None:
        """Show the chosen weeks; a click on the chosen range returns to them after a pan."""
        weeks = RANGES[self.ranges.value() or FIRST_RANGE]
        self.card.show_weeks(weeks)
        if self.load is not None:
            self.load.show_weeks(weeks)

    def _explain(self) -> None:
        panel = WeekExplanation(
            self._theme, self._preferences.settings.units, self._log.thresholds, self
        )
        panel.open_under(self.explain_button)

    # words

    def _head_words(self, weeks: list[WeekTotal], units: Units) -> str:
        """Return what this week says, for the line under the page's title."""
        today = self._log.today()
        week = next(one for one in reversed(weeks) if one.week_start <= today)
        done, planned = format_distance(week.done_m, units), format_distance(week.planned_m, units)
        limit, unit = format_distance(week.limit_m, units), units.value
        if week.is_run_over:
            over = format_distance(week.done_m - week.limit_m, units)
            text = self.tr("This week: {0} {3} run, {1} over the limit of {2}")
            return text.format(done, over, limit, unit)
        if week.is_over:
            over = format_distance(week.over_m, units)
            text = self.tr("This week: {0} {4} run, {1} planned; that is {2} over the limit of {3}")
            return text.format(done, planned, over, limit, unit)
        if week.rule is LimitRule.LAYOFF:
            text = self.tr("Back after {0} days off: at most {1} {2} this week")
            return text.format(week.gap_days, limit, unit)
        left = format_distance(week.limit_m - week.distance_m, units)
        if week.planned_m:
            text = self.tr("This week: {0} {4} run, {1} planned, {2} left of at most {3}")
            return text.format(done, planned, left, limit, unit)
        text = self.tr("This week: {0} of at most {1} {3}, {2} left")
        return text.format(done, limit, left, unit)
