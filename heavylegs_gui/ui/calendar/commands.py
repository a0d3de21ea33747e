"""Ties keys, menu, mouse and panel of the calendar to its actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from heavylegs_gui.domain.training import DayKind, DayMark, Status
from heavylegs_gui.domain.weeks import week_days
from heavylegs_gui.ui.calendar.cells import ONE_DAY, DayLook
from heavylegs_gui.ui.calendar.choice import Choice
from heavylegs_gui.ui.calendar.keys import Command
from heavylegs_gui.ui.calendar.links import LINK_COMMANDS, LinkDesk
from heavylegs_gui.ui.calendar.menu import DayMenu, Wish
from heavylegs_gui.ui.calendar.note_sheet import WordsSheet
from heavylegs_gui.ui.locale_words import long_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QMenu

    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.ui.calendar.grid import DayGrid
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage

_LOOK_OF_KIND = {
    DayLook.REST_DAY: DayKind.REST,
    DayLook.ILL: DayKind.ILL,
    DayLook.NOT_LOGGED: DayKind.NOT_LOGGED,
}


class Commands(QObject):
    """Runs commands on what is chosen.

    Attributes:
        menu: Builds the menu of the day.
    """

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.menu = DayMenu(page)
        self.links = LinkDesk(page, self.menu)
        self._note: WordsSheet | None = None
        self._keep: WordsSheet | None = None
        self._noted: date | None = None
        self._kept: TrainingWarning | None = None
        self._slots = self._build_slots()
        self.menu.wished.connect(self.grant)
        self.menu.offer_wanted.connect(page.offer_requested)
        self._connect_board()
        for grid in page.board.grids.values():
            self._connect_grid(grid)

    def _build_slots(self) -> dict[Command, Callable[[], object]]:
        page, desk = self._page, self._desk
        return {
            Command.OPEN: page.board.open_day,
            Command.NEW: self.new,
            Command.LOG: self.log,
            Command.EDIT: self.edit,
            Command.DONE: partial(self.mark, Status.DONE),
            Command.SKIP: partial(self.mark, Status.SKIPPED),
            Command.ILL: partial(self.mark, Status.ILL),
            Command.ILL_DAY: lambda: desk.ill_day(page.choice.current, page.span),
            Command.LINK: self.links.open,
            Command.CUT: lambda: desk.cut(page.choice, page.span),
            Command.COPY: lambda: desk.clip_copy(page.choice, page.span),
            Command.PASTE: lambda: desk.paste(page.choice.current),
            Command.DELETE: lambda: desk.remove(page.choice, page.span),
            Command.REST: lambda: desk.rest(page.choice.current, page.span, shift=False),
            Command.REST_SHIFT: lambda: desk.rest(page.choice.current, page.span, shift=True),
            Command.NOTE: self.write_note,
            Command.CHECK_IN: lambda: page.check_in_requested.emit(page.choice.current),
            Command.CHOOSE_WEEK: self.choose_week,
            Command.NEXT_WARNING: page.spotlight.next_warning,
            Command.WARN_AGAIN: lambda: desk.warn_again(page.choice.current),
            Command.FIX: self.take_fix,
            Command.TODAY: page.go_to_today,
            Command.BACK: lambda: page.turn(-1),
            Command.FORWARD: lambda: page.turn(1),
            Command.MONTH: lambda: page.show_view("month"),
            Command.WEEK: lambda: page.show_view("week"),
            Command.AGENDA: lambda: page.show_view("agenda"),
            Command.CANCEL: desk.forget_clip,
        }

    def _connect_board(self) -> None:
        board = self._page.board
        board.edit_requested.connect(self._page.edit_requested)
        board.menu_requested.connect(self._open_session_menu)
        board.new_requested.connect(self.new)
        board.log_requested.connect(self.log)
        board.fix_requested.connect(self.take_fix)
        board.keep_requested.connect(self.keep)
        board.again_requested.connect(self._warn_again)
        board.tools.menu_wanted.connect(self._open_tools_menu)
        board.tools.plan_wanted.connect(self._offer_plan)

    def _connect_grid(self, grid: DayGrid) -> None:
        grid.commanded.connect(self.run)
        grid.menu_wanted.connect(self._open_menu)
        grid.edit_wanted.connect(self._page.edit_requested)
        grid.new_wanted.connect(self.new_on)
        grid.done_wanted.connect(self._on_done)
        grid.drag.entered.connect(self._on_drag_entered)
        grid.drag.dropped.connect(self._on_dropped)
        self._page.trials.judged.connect(grid.drag.show_verdict)
        self._page.trials.fitting.connect(grid.drag.show_fitting)

    @Slot(object)
    def run(self, command: Command) -> None:
        """Do what a key asks."""
        self._slots[command]()

    @Slot(object)
    def grant(self, wish: Wish) -> None:
        """Do what the menu asks."""
        page, desk = self._page, self._desk
        if wish.command is Command.REPEAT:
            desk.repeat(page.choice, page.span, wish.number)
        elif wish.command is Command.SWAP:
            self.swap(wish.number)
        elif wish.command is Command.ILL_DAY:
            desk.ill_day(page.choice.current, page.span, with_plans=not wish.number)
        elif wish.command in LINK_COMMANDS:
            self.links.grant(wish)
        else:
            self.run(wish.command)

    # sessions

    @Slot()
    def new(self) -> None:
        """Plan a session of the day; of a day that has passed, log it."""
        self.new_on(self._page.choice.current)

    @Slot(object)
    def new_on(self, day: date) -> None:
        """Plan or log a session of some day."""
        self._page.board.close_day()
        self._page.new_requested.emit(day, day >= self._page.span.today)

    @Slot()
    def log(self) -> None:
        """Log a session of the day that was done."""
        day = self._page.choice.current
        if day > self._page.span.today:
            self._page.said.emit(self.tr("This day is still ahead; N plans a session on it."))
            return
        self._page.board.close_day()
        self._page.new_requested.emit(day, False)  # noqa: FBT003 - a signal

    @Slot(int)
    def _on_done(self, session_id: int) -> None:
        """Mark the session as done whose button was clicked."""
        self._desk.set_status((session_id,), Status.DONE)

    def edit(self) -> None:
        """Open the chosen session."""
        page = self._page
        ids = page.choice.ids(page.span)
        if not ids:
            page.said.emit(self.tr("There is no session on this day."))
        elif len(ids) > 1:
            page.said.emit(self.tr("Choose one session of the day first (Alt+Down)."))
        else:
            page.edit_requested.emit(ids[0])

    def mark(self, status: Status) -> None:
        """Mark what is chosen."""
        self._desk.mark(self._page.choice, self._page.span, status)

    def swap(self, days: int) -> None:
        """Exchange the chosen day with another one, or two chosen days with each other."""
        choice = self._page.choice
        if not days and len(choice.days) == 2:
            first, second = sorted(choice.days)
            self._desk.swap(first, second)
        elif days:
            self._desk.swap(choice.current, choice.current + ONE_DAY * days)

    def choose_week(self) -> None:
        """Choose all days of the week."""
        page = self._page
        first = page.grid.first_of_week(page.choice.current)
        days = week_days(first)
        page.grid.choose(Choice(page.choice.current, first, frozenset(days)))

    # warnings

    @Slot()
    def take_fix(self) -> None:
        """Mend the warning that is shown."""
        facts = self._page.spotlight.facts()
        if facts.fix is not None:
            self._page.board.close_day()
            self._desk.take(facts.fix)
        elif facts.warning is not None:
            self._page.said.emit(self.tr("There is no safe fix for this one."))
        else:
            self._page.said.emit(self.tr("There is no warning on this day."))

    @Slot()
    def keep(self) -> None:
        """Ask why things are to stay as they are."""
        facts = self._page.spotlight.facts()
        if facts.warning is None:
            return
        if self._keep is None:
            self._keep = WordsSheet(self._page.theme, self._page.board.window_content())
            self._keep.set_answers(
                (
                    self.tr("I know my limits here"),
                    self.tr("A race or a trip decides it"),
                    self.tr("The numbers are not right"),
                )
            )
            self._keep.answered.connect(self._on_kept)
        self._kept = facts.warning
        self._page.board.close_day()
        title = self.tr("Why do you keep it?")
        text = self.tr("The warning returns when its numbers change.")
        self._keep.ask(title, text, "", self.tr("Keep it"))

    @Slot()
    def _warn_again(self) -> None:
        """Show again what is kept on the day, and leave the keyboard on it."""
        self._page.board.close_day()
        self._page.grid.setFocus()
        self._desk.warn_again(self._page.choice.current)

    @Slot(str)
    def _on_kept(self, reason: str) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            self._desk.dismiss(kept, reason)

    # days

    def write_note(self) -> None:
        """Ask for the note of the day."""
        if self._note is None:
            self._note = WordsSheet(self._page.theme, self._page.board.window_content())
            self._note.answered.connect(self._on_noted)
        day = self._noted = self._page.choice.current
        title = self.tr("Note of {0}").format(long_day(day))
        cell = self._page.span.cell(day)
        self._note.ask(title, "", cell.note, self.tr("Save"))

    @Slot(str)
    def _on_noted(self, words: str) -> None:
        day, self._noted = self._noted, None
        if day is not None and self._page.span.holds(day):
            kind = _LOOK_OF_KIND.get(self._page.span.cell(day).look)
            self._desk.write_mark(DayMark(day=day, kind=kind, note=words or None))

    # menus

    @Slot(object)
    def _open_menu(self, place: QPoint) -> None:
        self.build_menu().popup(place)

    def build_menu(self, *, of_calendar: bool = False) -> QMenu:
        """Return the menu of what is chosen, or that of the calendar with the day beside it."""
        return self.menu.build(
            self._page.choice,
            self._page.span,
            has_clip=self._desk.clip is not None,
            links=self.links.entries(),
            kept=len(self._desk.kept(self._page.choice.current)),
            of_calendar=of_calendar,
        )

    @Slot()
    def _open_tools_menu(self) -> None:
        button = self._page.board.tools.menu
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        self.build_menu(of_calendar=True).popup(place)

    @Slot(int, QPoint)
    def _open_session_menu(self, session_id: int, place: QPoint) -> None:
        page = self._page
        page.grid.choose(Choice.on(page.choice.current, {session_id}))
        self._open_menu(place)

    @Slot()
    def _offer_plan(self) -> None:
        self._page.offer_requested.emit("plan")

    # drag

    @Slot()
    def _on_drag_entered(self) -> None:
        page = self._page
        drag, trials = page.grid.drag, page.trials
        if not drag.is_active or drag.source is None:
            trials.end()
            return
        if not trials.knows(drag.ids):
            dragged = [one for one in page.span.sessions() if one.id in drag.ids]
            trials.begin(dragged, drag.source, page.span, page.words)
        if drag.target is None:
            trials.stop()
        else:
            trials.aim(drag.target, copying=drag.copying)

    @Slot(object, object, bool)
    def _on_dropped(self, ids: Sequence[int], days: tuple[date, date], copying: bool) -> None:  # noqa: FBT001 - a slot
        source, target = days
        gap = (target - source).days
        done = self._desk.copy(ids, self._first_day_of(ids) + ONE_DAY * gap) if copying else (
            self._desk.move(ids, gap)
        )  # fmt: skip
        if done:
            self._page.show_day(target)

    def _first_day_of(self, ids: Sequence[int]) -> date:
        return min(one.local_date for one in self._page.span.sessions() if one.id in ids)
