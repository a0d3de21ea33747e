"""The calendar: what was trained and what is planned, by month, week or as a list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of
from heavylegs_gui.services.warning_words import WarningWords
from heavylegs_gui.ui.calendar.advice import Advisor
from heavylegs_gui.ui.calendar.ahead import Ahead
from heavylegs_gui.ui.calendar.board import Board
from heavylegs_gui.ui.calendar.choice import Choice
from heavylegs_gui.ui.calendar.commands import Commands
from heavylegs_gui.ui.calendar.desk import Desk
from heavylegs_gui.ui.calendar.empty import CalendarEmpty, CalendarFailure
from heavylegs_gui.ui.calendar.month_view import MonthView, same_day
from heavylegs_gui.ui.calendar.reader import SHOWN_WEEKS, Reader, Span
from heavylegs_gui.ui.calendar.routine_guide import RoutineGuide
from heavylegs_gui.ui.calendar.spotlight import Spotlight
from heavylegs_gui.ui.calendar.trial import Trials
from heavylegs_gui.ui.calendar.week_cards import rated_runs
from heavylegs_gui.ui.pages.base import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.calendar.grid import DayGrid
    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.theme.theme import ThemeManager

MARGIN_PX = 32
"""Left and right margin, that of the head [px]."""


class CalendarPage(Page):
    """Month, week and agenda with a panel of the chosen day.

    Attributes:
        board: Tools, views and panel.
        commands: What keys and menu do.
        desk: The actions on the plan.
        spotlight: What is shown of the chosen day.
        ahead: Draws the months beside the one in view.

    Signals:
        log_requested: Log a run.
        import_requested, sample_requested: Import files; look round with sample data.
        edit_requested: Open a session, by its number.
        new_requested: Plan a session of a day, or log one: with the day, and whether it is a plan.
        check_in_requested: Ask how a day was.
        offer_requested: With the name of something beyond the calendar that was offered.
        routine_requested: Show a routine, by its id.
        said: One sentence for the foot of the window.
    """

    log_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    edit_requested = Signal(int)
    new_requested = Signal(object, bool)
    check_in_requested = Signal(object)
    offer_requested = Signal(str)
    routine_requested = Signal(str)
    said = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__("", parent, scrolls=False)
        self.title = self.tr("Calendar")
        self._theme, self._log, self._preferences = kit.theme, kit.training_log, kit.preferences
        warnings = kit.warnings
        self._reader = Reader(self._log, self._preferences, kit.planning, warnings)
        self.desk = Desk(kit.history, kit.planning, warnings, self)
        self._advisor = Advisor(self.desk, self._log, RoutineGuide(kit.late))
        self.trials = Trials(self._log, self._preferences, warnings, self)

        self.spotlight = Spotlight(self, self._advisor)
        today = self._log.today()
        self._choice, self._month = Choice.on(today), today.replace(day=1)
        self._is_stale, self._span = True, None
        self._build(today)
        self.ahead = Ahead(self, self._reader, self.board.month)
        self.commands = Commands(self)
        warnings.changed.connect(self._on_changed)

    _span: Span | None

    def _build(self, today: date) -> None:
        self.board = Board(self._theme, today)
        self.empty, self.failure = CalendarEmpty(self._theme), CalendarFailure(self._theme)
        self._pile = QStackedWidget()
        for part in (self.board, self.empty, self.failure):
            self._pile.addWidget(part)
        self.body.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 14)
        self.body.addWidget(self._pile)
        self.empty.log_requested.connect(self.log_requested)
        self.empty.import_requested.connect(self.import_requested)
        self.empty.sample_requested.connect(self.sample_requested)
        self.empty.offer_requested.connect(self.offer_requested)
        self.failure.retry_requested.connect(self.refresh)
        tools = self.board.tools
        tools.turned.connect(self.turn)
        tools.today_wanted.connect(self.go_to_today)
        tools.view_chosen.connect(self.show_view)
        tools.warnings_wanted.connect(self.spotlight.next_warning)
        tools.heavy_wanted.connect(self.spotlight.next_heavy)
        self.desk.said.connect(self.said)
        for grid in self.board.grids.values():
            grid.chosen.connect(self._on_chosen)
            grid.day_wanted.connect(self._on_day_wanted)
            grid.turned.connect(self.turn)
            grid.week_chosen.connect(self.spotlight.show_week)
        self.board.routine_requested.connect(self.routine_requested)
        self.board.warning_chosen.connect(self.spotlight.show_warning)

    # what others ask

    @property
    def grid(self) -> DayGrid:
        """The view in front."""
        return self.board.grid

    @property
    def choice(self) -> Choice:
        """Where the keyboard is and what is chosen."""
        return self._choice

    @property
    def span(self) -> Span:
        """What is in view."""
        return self.grid.span

    @property
    def words(self) -> WarningWords:
        """The words of warnings."""
        return WarningWords(self.units, self._log.thresholds, self._log.today)

    def set_offers(self, *names: str) -> None:
        """Offer what lies beyond the calendar: plan, print, pdf, export."""
        self.commands.menu.offers = frozenset(names)
        self.board.tools.offer_plan(offered="plan" in names)
        self.empty.offer_plan(offered="plan" in names)

    def activate(self) -> None:
        if self._is_stale:
            self.refresh()
        elif self._span is not None:
            self.spotlight.show()
        if self._pile.currentWidget() is self.board:
            self.setFocusProxy(self.grid)

    @Slot()
    def refresh(self) -> None:
        """Read what is in view again; the choice stays."""
        self._is_stale = False
        self._reader.forget()
        self._advisor.forget()
        try:
            is_empty = self._log.first_day() is None
            if is_empty:
                self.set_head(self.tr("Nothing logged or planned yet."), shows_actions=False)
                self._pile.setCurrentWidget(self.empty)
            else:
                self._pile.setCurrentWidget(self.board)
                self.setFocusProxy(self.grid)
                self.show_span()
        except UserError as error:
            self.failure.show_sentence(str(error))
            self.set_head(self.tr("The calendar cannot be read."))
            self._pile.setCurrentWidget(self.failure)

    def show_day(self, day: date, choice: Choice | None = None) -> None:
        """Turn to a day and put the keyboard on it."""
        self._choice = choice or Choice.on(day)
        if self._span is None or not self._span.holds(day) or self.board.view != "month":
            self._month = day.replace(day=1)
        self.show_span()

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Go some months on, or weeks in the view of the week."""
        if self.board.view == "week":
            self.show_day(self._choice.current + timedelta(weeks=pages))
            return
        self._month = MonthView.turned_month(self._month, pages)
        self._choice = Choice.on(same_day(self._month, self._choice.current))
        self.show_span()

    @Slot()
    def go_to_today(self) -> None:
        """Show today."""
        today = self._log.today()
        self._month = today.replace(day=1)
        self._choice = Choice.on(today)
        self.show_span()

    @Slot(str)
    def show_view(self, name: str) -> None:
        """Show the month, the week or the agenda."""
        had_focus = self.grid.hasFocus()
        self._month = self._choice.current.replace(day=1)
        self.board.show_view(name)
        self.setFocusProxy(self.grid)
        self.show_span()
        if had_focus:
            self.grid.setFocus()

    # inside

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _first_day(self) -> tuple[date, int]:
        """Return the first day in view and the number of weeks."""
        if self.board.view == "week":
            return week_of(self._choice.current, self._preferences.settings.week_start), 1
        return self._reader.first_of_month(self._month), SHOWN_WEEKS

    def show_span(self) -> None:
        """Read and draw what is in view."""
        first, weeks = self._first_day()
        span = self._span = self._reader.span(first, weeks, self.words)
        if not span.holds(self._choice.current):
            self._choice = Choice.on(first)
        grid = self.grid
        grid.month, grid.week_start = self._month, self._preferences.settings.week_start
        grid.show_span(span, self.units, self.words, self._choice)
        if self.board.view == "month":
            self.ahead.rest_on(self._month)
        else:
            self.ahead.stop()
        self._show_title(span)
        self.spotlight.show()
        today = span.cell(span.today) if span.holds(span.today) else self._reader.day(span.today)
        self.set_head(self.spotlight.head_words(span, today))

    @property
    def units(self) -> Units:
        """The runner's unit."""
        return self._preferences.settings.units

    def _show_title(self, span: Span) -> None:
        heavy = self._advisor.heavy_runs(span.today)
        self.board.show_title(self._month, span, len(self.spotlight.in_view(span)), len(heavy))
        if self.board.view == "week":
            self.board.cards.show_week(span, self.units, self._last_rated(span))

    def _last_rated(self, span: Span) -> list[Session]:
        last = min(span.last, span.today)
        first = last - timedelta(days=8 * DAYS_PER_WEEK)
        return rated_runs(self._log.sessions_of_days(first, last))

    @property
    def theme(self) -> ThemeManager:
        """Colours and type."""
        return self._theme

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.spotlight.stop()
        self.ahead.stop()

    @Slot()
    def _on_chosen(self) -> None:
        self._choice = self.grid.choice
        self.spotlight.show()

    @Slot(object, bool)
    def _on_day_wanted(self, day: date, extend: bool) -> None:  # noqa: FBT001 - a slot
        choice = self._choice.extended_to(day) if extend else Choice.on(day)
        self.show_day(day, choice)
