"""Today: how the legs are, this week against its limit, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.overview import Overview, overview
from heavylegs_gui.domain.training import CheckIn, Status
from heavylegs_gui.ui.kit import Kit
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.pages.base import MARGINS_PX, Page
from heavylegs_gui.ui.pages.today_cards import (
    FeelCard,
    FindingCard,
    RoutineCard,
    TileRow,
)
from heavylegs_gui.ui.pages.today_weeks import WeekCard, WeeksCard
from heavylegs_gui.ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from heavylegs_gui.domain.goals import GoalProgress
    from heavylegs_gui.ui.pages.welcome import Welcome
    from heavylegs_gui.ui.widgets.block_card import BlockCard

WEEKS_SHOWN = 8
_LOOK_BACK_DAYS = 120
_SCROLL_BAR_PX = 14


class TodayPage(Page):
    """The first page.

    Signals:
        log_requested: Log a run.
        import_requested: Import files.
        sample_requested: Look round with sample data.
        page_requested: Go to a page, by its key.
        routine_requested: Start a routine, by its id.
        session_requested: Open a session, by its id.
        check_in_requested: Ask the rest of the daily questions.
    """

    log_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    page_requested = Signal(str)
    routine_requested = Signal(str)
    session_requested = Signal(int)
    check_in_requested = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("")
        self.title = self.tr("Today")
        self._log, self._preferences, self._today = kit.training_log, kit.preferences, kit.today
        self._theme, self._history, self._gate = kit.theme, kit.history, kit.safety_gate
        self._welcome: Welcome | None = None
        self._shows_routine = False
        self._block: BlockCard | None = None
        self._is_blocked = False
        self._build_cards(kit.theme)
        self._late = kit.late
        kit.safety_gate.changed.connect(self.refresh)
        kit.training_log.changed.connect(self.refresh)
        kit.preferences.changed.connect(self.refresh)
        kit.theme.changed.connect(self._arrange)
        self._shown_day: date | None = None
        self.refresh()

    def activate(self) -> None:
        """Show the right day, also after midnight; changes of the log come by signal."""
        if self._shown_day != self._today():
            self.refresh()

    @Slot()
    def show_routine(self) -> None:
        """Read the routine for now; the page may be painted before, with room left for it."""
        self._shows_routine = True
        try:
            found = self._late.routine_suggestions.suggestion()
        except UserError as error:
            self._history.refused.emit(str(error))
            found = None
        self.routine.show_routine(self._late.routine_library, found)

    @Slot()
    def refresh(self) -> None:
        """Read the log and show what it says."""
        if self._log.first_day() is None:
            self._show_welcome()
            return
        today = self._shown_day = self._today()
        self.set_head(long_day(today))
        shown = self._overview(today)
        units = self._preferences.settings.units
        self.feel.show_overview(shown, self._log.check_in(today))
        self._show_safety(shown)
        self.weeks.show_overview(shown, units)
        self.week.show_overview(shown, units)
        self.week.show_goal(self._week_goal(shown), units)
        self.tiles.show_overview(shown, units)
        self._show_only(self._cards)
        if self._shows_routine:
            self.show_routine()

    def _week_goal(self, shown: Overview) -> GoalProgress | None:
        settings, week = self._preferences.settings, shown.week
        if settings.goal_week_m is None:
            return None
        from heavylegs_gui.domain.goals import goal_progress

        days = self._log.run_days(week.week_start)
        return goal_progress(days, settings, shown.today, week.limit_m)[0]

    def _show_safety(self, shown: Overview) -> None:
        """Show the finding and the routine, or what to do first while a warning sign is open."""
        settings, block = self._preferences.settings, self._gate.block()
        is_open = block is not None
        if block is not None:
            self.block.show_block(block, settings.region)
        else:
            self.finding.show_overview(shown, settings.units)
        if is_open != self._is_blocked:
            self._is_blocked = is_open
            self.block.setVisible(is_open)
            self.finding.setVisible(not is_open)
            self.routine.set_blocked(blocked=is_open)

    @property
    def block(self) -> BlockCard:
        """What takes the place of the finding while a warning sign is open."""
        if self._block is None:
            from heavylegs_gui.ui.widgets.block_card import BlockCard

            self._block = BlockCard(self._theme, self._cards)
            self._block.page_requested.connect(self.page_requested)
            self._place_block()
        return self._block

    def _place_block(self) -> None:
        if self._block is not None and self._columns:
            row, column = (0, 1) if self._columns == 2 else (1, 0)
            self._grid.addWidget(self._block, row, column)

    def _overview(self, today: date) -> Overview:
        first = today - timedelta(days=7 * (WEEKS_SHOWN - 1))
        weeks = self._log.week_totals(first, today)
        last = weeks[-1].week_start + timedelta(days=6)
        recent = self._log.sessions_of_days(today - timedelta(days=_LOOK_BACK_DAYS), last)
        return overview(weeks, recent, today)

    def _build_cards(self, theme: ThemeManager) -> None:
        self._cards = QWidget()
        self.body.addWidget(self._cards, 1)
        self.feel = FeelCard(theme, self._cards)
        self.feel.answered.connect(self._on_answered)
        self.feel.more_requested.connect(self.check_in_requested)
        self.finding = FindingCard(theme, self._cards)
        self.finding.page_requested.connect(self.page_requested)
        self.weeks = WeeksCard(theme, self._cards)
        self.weeks.page_requested.connect(self.page_requested)
        self.week = WeekCard(theme, self._cards)
        self.week.done_requested.connect(self._on_mark_done)
        self.routine = RoutineCard(theme, "article_5", self._cards)
        self.routine.routine_requested.connect(self.routine_requested)
        self.tiles = TileRow(theme, self._cards)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._grid.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self._cards)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._grid, 1)
        self._columns = 0

    def _arrange(self) -> None:
        self.tiles.fit(self.width() - MARGINS_PX[0] - MARGINS_PX[2] - _SCROLL_BAR_PX)
        columns = 2 if self._fits_two_columns() else 1
        if columns == self._columns:
            return
        self._columns = columns
        if columns == 2:
            places = ((0, 0, 1), (0, 1, 1), (1, 0, 2), (1, 1, 1), (2, 1, 1))
        else:
            places = ((0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1))
        cards = (self.feel, self.finding, self.weeks, self.week, self.routine)
        for card, (row, column, rows) in zip(cards, places, strict=True):
            self._grid.addWidget(card, row, column, rows, 1)
        self._place_block()
        self._grid.addWidget(self.tiles, 5, 0, 1, columns)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
        self._grid.setRowStretch(2, 1)

    def _fits_two_columns(self) -> bool:
        left = max(card.minimumSizeHint().width() for card in (self.feel, self.weeks))
        right_cards = (self.finding, self.week, self.routine)
        right = max(card.minimumSizeHint().width() for card in right_cards)
        margins = MARGINS_PX[0] + MARGINS_PX[2] + self._grid.horizontalSpacing()
        return self.width() >= left + right + margins + _SCROLL_BAR_PX

    def _show_welcome(self) -> None:
        if self._welcome is None:
            from heavylegs_gui.ui.pages.welcome import Welcome

            self._welcome = Welcome(self._preferences, self._theme, self._history)
            self._welcome.log_requested.connect(self.log_requested)
            self._welcome.import_requested.connect(self.import_requested)
            self._welcome.sample_requested.connect(self.sample_requested)
            self.body.addWidget(self._welcome, 1)
        self.set_head(self.tr("Four short questions, all of them optional"), shows_actions=False)
        self._show_only(self._welcome)

    def _show_only(self, part: QWidget) -> None:
        for other in (self._cards, self._welcome):
            if other is not None:
                other.setVisible(other is part)

    def _on_answered(self, heaviness: int | None) -> None:
        today = self._today()
        check_in = self._log.check_in(today) or CheckIn(day=today)
        try:
            change = self._log.save_check_in(replace(check_in, heaviness=heaviness))
        except UserError as error:
            self._history.refused.emit(str(error))
            self.refresh()
            return
        self._history.record(change, self._log.apply)

    def _on_mark_done(self, session_id: int) -> None:
        session = self._log.session(session_id)
        if session is not None and session.status is Status.PLANNED:
            self.session_requested.emit(session_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
