"""Distance goals on the Progress page: how far each is, what is left, and where the limit wins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heavylegs_gui.domain.goals import GoalPeriod, GoalProgress, goal_progress
from heavylegs_gui.domain.units import Units
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Card, Chip, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.goal_words import GoalWords

_BAR_PX = 8.0
_TICK_WIDTH_PX = 2.2
_TICK_OVERHANG_PX = 2.5
_SIDE_BY_SIDE_PX = 720


class GoalBar(QWidget):
    """The way to a goal: run solid, planned pale, beyond the week's limit hatched."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._progress: GoalProgress | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_progress(self, progress: GoalProgress) -> None:
        """Draw another goal."""
        self._progress = progress
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._progress is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            self._paint(painter, self._progress)

    def _paint(self, painter: QPainter, one: GoalProgress) -> None:
        theme, width = self._theme, float(self.width())
        run = width * min(1.0, one.done_m / one.goal_m)
        planned = width * min(1.0, (one.done_m + one.planned_m) / one.goal_m)
        self._bar(painter, 0.0, width, theme.color("track"))
        self._bar(painter, 0.0, planned, theme.color("bar_plan"))
        self._bar(painter, 0.0, run, theme.color("bar"))
        if one.period is GoalPeriod.WEEK and one.week_limit_m < one.goal_m:
            limit = width * one.week_limit_m / one.goal_m
            hatch = QBrush(theme.color("bar_over"), Qt.BrushStyle.BDiagPattern)
            self._bar(painter, limit + 2, width - limit - 2, hatch)
            painter.setBrush(theme.color("cap"))
            top = (self.height() - _BAR_PX) / 2 - _TICK_OVERHANG_PX
            height = _BAR_PX + 2 * _TICK_OVERHANG_PX
            painter.drawRect(QRectF(limit, top, _TICK_WIDTH_PX, height))

    def _bar(self, painter: QPainter, left: float, width: float, brush: QBrush | QColor) -> None:
        if width <= 0:
            return
        radius = min(_BAR_PX / 2, width / 2)
        painter.setBrush(brush)
        box = QRectF(left, (self.height() - _BAR_PX) / 2, width, _BAR_PX)
        painter.drawRoundedRect(box, radius, radius)


class GoalView(QWidget):
    """One goal: its name, figures, bar and words."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label(theme, role="small", weight=Weight.Medium, tone="text2")
        self.chip = Chip(theme, self.tr("Reached"), "good")
        self.figure = Label(theme, role="title", weight=Weight.DemiBold)
        self.of_goal = Label(theme, role="small", tone="text3")
        self.bar = GoalBar(theme)
        self.text = Label(theme, role="small", tone="text2", wrap=True)
        self.limit = Label(theme, role="small", tone="warn", wrap=True)
        self._limit_line = QWidget()
        warn = row(IconLabel(theme, "triangle-alert", "warn", 16))
        warn.addWidget(self.limit, 1)
        self._limit_line.setLayout(warn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row(self.name, None, self.chip))
        figures = row(self.figure, self.of_goal, None, spacing=6)
        figures.setAlignment(self.of_goal, Qt.AlignmentFlag.AlignBottom)
        self.of_goal.setContentsMargins(0, 0, 0, 5)
        layout.addLayout(figures)
        for one in (self.bar, self.text, self._limit_line):
            layout.addWidget(one)
        layout.addStretch(1)

    def show_progress(self, progress: GoalProgress, units: Units) -> None:
        """Show how far a goal is."""
        words = GoalWords(units)
        self.name.setText(words.name(progress))
        self.figure.setText(words.figure(progress.done_m))
        self.of_goal.setText(words.of_goal(progress))
        self.bar.show_progress(progress)
        self.bar.setAccessibleName(words.spoken(progress))
        self.chip.setVisible(progress.is_reached)
        text = "" if progress.is_reached else words.left(progress)
        self.text.setText(f"{text} {words.pace(progress)}".strip())
        self.text.setVisible(bool(self.text.text()))
        self.limit.setText(words.limit(progress))
        self._limit_line.setVisible(progress.is_beyond_limit)


class GoalSection(QWidget):
    """All goals that are set; without one a quiet link.

    Signals:
        settings_requested: Set or change the goals.
    """

    settings_requested = Signal()

    def __init__(
        self,
        training_log: TrainingLog,
        preferences: Preferences,
        theme: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._log, self._preferences, self._theme = training_log, preferences, theme
        self.setObjectName("bare")
        self.set_button = Button(theme, self.tr("Set a distance goal"), "link", "flag")
        self.change_button = Button(theme, self.tr("Change goals"), "link")
        for button in (self.set_button, self.change_button):
            button.clicked.connect(self.settings_requested)
        self.views = {period: GoalView(theme) for period in GoalPeriod}
        self.card = Card(spacing=10)
        title = Label(theme, self.tr("Goals"), role="heading", weight=Weight.DemiBold)
        self.card.body.addLayout(row(title, None, self.change_button))
        self._goals = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._goals.setSpacing(28)
        for view in self.views.values():
            self._goals.addWidget(view, 1)
        self.card.body.addLayout(self._goals)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addLayout(row(4, self.set_button, None))

    def refresh(self) -> None:
        """Read the log and show what it says."""
        settings, today = self._preferences.settings, self._log.today()
        limit_m = self._log.week_totals(today, today)[-1].limit_m
        first = min(period.days(today, settings.week_start)[0] for period in GoalPeriod)
        found = goal_progress(self._log.run_days(first), settings, today, limit_m)
        shown = {one.period: one for one in found}
        for period, view in self.views.items():
            view.setVisible(period in shown)
            if period in shown:
                view.show_progress(shown[period], settings.units)
        self.card.setVisible(bool(shown))
        self.set_button.setVisible(not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._theme.px(_SIDE_BY_SIDE_PX)
        ways = QBoxLayout.Direction
        self._goals.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
