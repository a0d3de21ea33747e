"""The calendar: what was trained and what is planned, by month, week or as a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.choice import Choice
from heavylegs_gui.ui.calendar.keys import Command
from heavylegs_gui.ui.calendar.month_view import MonthView, same_day
from heavylegs_gui.ui.calendar.reader import Reader, Span
from heavylegs_gui.ui.calendar.tools_row import ToolsRow
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.widgets.basics import Button, Card
from heavylegs_gui.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from heavylegs_gui.ui.calendar.grid import DayGrid
    from heavylegs_gui.ui.kit import Kit

MARGIN_PX = 32
"""Left and right margin, that of the head [px]."""


class CalendarPage(Page):
    """Month, week and agenda with a panel of the chosen day.

    Signals:
        log_requested: Log a run.
        import_requested: Import files.
        sample_requested: Look round with sample data.
        edit_requested: Open a session, by its number.
        new_requested: Plan or log a session of a day.
    """

    log_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    edit_requested = Signal(int)
    new_requested = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__("", parent, scrolls=False)
        self.title = self.tr("Calendar")
        self._kit, self._theme = kit, kit.theme
        self._log, self._preferences = kit.training_log, kit.preferences
        self._reader = Reader(self._log, self._preferences)
        self._choice = Choice.on(self._log.today())
        self._month = self._log.today().replace(day=1)
        self._is_stale = True
        self._build()
        self._log.changed.connect(self._on_changed)
        self._preferences.changed.connect(self._on_changed)

    # building

    def _build(self) -> None:
        self.tools = ToolsRow(self._theme)
        self.tools.turned.connect(self.turn)
        self.tools.today_wanted.connect(self.go_to_today)
        self.month_view = MonthView(self._theme, self._choice.current)
        self._grids: dict[str, DayGrid] = {"month": self.month_view}
        self._piles = QStackedWidget()
        for grid in self._grids.values():
            self._connect_grid(grid)
            card = Card(margins=(1, 1, 1, 1), spacing=0)
            card.body.addWidget(grid)
            self._piles.addWidget(card)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.tools)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._piles, 1)
        layout.addLayout(beside, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(content)
        self._whole.addWidget(self._empty())
        self.body.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 16)
        self.body.addWidget(self._whole)

    def _connect_grid(self, grid: DayGrid) -> None:
        grid.chosen.connect(self._on_chosen)
        grid.commanded.connect(self.run)
        grid.day_wanted.connect(self._on_day_wanted)
        grid.turned.connect(self.turn)
        grid.edit_wanted.connect(self.edit_requested)
        grid.new_wanted.connect(self.new_requested)

    def _empty(self) -> QWidget:
        theme = self._theme
        import_files = Button(theme, self.tr("Import files"), "primary", "upload")
        log = Button(theme, self.tr("Log a run"), icon="plus")
        self.empty_plan = Button(theme, self.tr("Build a plan"), icon="calendar-plus")
        sample = Button(theme, self.tr("Try with sample data"), "quiet")
        import_files.clicked.connect(self.import_requested)
        log.clicked.connect(self.log_requested)
        sample.clicked.connect(self.sample_requested)
        return EmptyState(
            theme,
            "calendar-plus",
            self.tr("Start with what you know"),
            self.tr(
                "Drop files from your watch here, log your last run, or let a careful plan fill "
                "the weeks."
            ),
            (import_files, log, self.empty_plan, sample),
        )

    # what others ask

    @property
    def grid(self) -> DayGrid:
        """The view in front."""
        return self.month_view

    @property
    def choice(self) -> Choice:
        """Where the keyboard is and what is chosen."""
        return self._choice

    def activate(self) -> None:
        if self._is_stale:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read what is in view again; the choice stays."""
        self._is_stale = False
        self._reader.forget()
        if self._log.first_day() is None:
            self.set_head(self.tr("Nothing logged or planned yet."), shows_actions=False)
            self._whole.setCurrentIndex(1)
            return
        self._whole.setCurrentIndex(0)
        self._show()

    def show_day(self, day: date, choice: Choice | None = None) -> None:
        """Turn to a day and put the keyboard on it."""
        self._choice = choice or Choice.on(day)
        span = self.grid.table.shown
        if span is None or not span.holds(day):
            self._month = day.replace(day=1)
        self._show()

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Go so many months on, to the same day of the month."""
        self._month = MonthView.turned_month(self._month, pages)
        self._choice = Choice.on(same_day(self._month, self._choice.current))
        self._show()

    @Slot()
    def go_to_today(self) -> None:
        """Show today."""
        today = self._log.today()
        self._month = today.replace(day=1)
        self._choice = Choice.on(today)
        self._show()

    @Slot(object)
    def run(self, command: Command) -> None:
        """Do what a key or the menu asks."""
        if command is Command.TODAY:
            self.go_to_today()
        elif command in {Command.BACK, Command.FORWARD}:
            self.turn(1 if command is Command.FORWARD else -1)

    # inside

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _show(self) -> None:
        span = self._reader.span(self._reader.first_of_month(self._month))
        self.month_view.month = self._month
        self.month_view.week_start = self._preferences.settings.week_start
        units = self._preferences.settings.units
        self.month_view.show_span(span, units, None, self._choice)
        self.tools.show_title(calendar_words.month_words(self._month))
        self.set_head(self._today_words(span))

    def _today_words(self, span: Span) -> str:
        """Return what today holds, for the line under the title."""
        today = span.today
        cell = span.cell(today) if span.holds(today) else self._reader.day(today)
        return calendar_words.today_sentence(cell, self._preferences.settings.units)

    @Slot()
    def _on_chosen(self) -> None:
        self._choice = self.grid.choice

    @Slot(object, bool)
    def _on_day_wanted(self, day: date, extend: bool) -> None:  # noqa: FBT001 - a slot
        choice = self._choice.extended_to(day) if extend else Choice.on(day)
        self.show_day(day, choice)
