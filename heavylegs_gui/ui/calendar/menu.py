"""The menu of a day: everything that can be done, with its key beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from heavylegs_gui.domain.training import Status
from heavylegs_gui.ui.calendar.cells import ONE_DAY, DayLook, Look
from heavylegs_gui.ui.calendar.keys import Command
from heavylegs_gui.ui.locale_words import counted, short_day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.calendar.choice import Choice
    from heavylegs_gui.ui.calendar.links import LinkEntries
    from heavylegs_gui.ui.calendar.reader import Span

REPEATS = (1, 2, 4, 8, 12)
"""For so many weeks the menu offers to repeat [weeks]. Source: own choice."""


class Wish(NamedTuple):
    """What an entry of the menu asks.

    Attributes:
        command: What to do.
        number: Weeks for a repetition, days for a swap, the number of a plan for a link; 1 for an
            ill day that keeps its plans.
    """

    command: Command
    number: int = 0


class DayMenu(QObject):
    """Builds the menu of what is chosen.

    Signals:
        wished: With a :class:`Wish`.
        offer_wanted: With the name of something beyond the calendar: plan, plans, print, pdf,
            export.
    """

    wished = Signal(object)
    offer_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.offers: frozenset[str] = frozenset()

    def build(
        self,
        choice: Choice,
        span: Span,
        *,
        has_clip: bool,
        links: LinkEntries | None = None,
        kept: int = 0,
        of_calendar: bool = False,
    ) -> QMenu:
        """Return the menu; it deletes itself when it closes.

        Args:
            choice: What is chosen.
            span: What is in view.
            has_clip: Whether something waits to be pasted.
            links: What can be linked with the chosen session, when it was done.
            kept: How many warnings of the day are kept as they are.
            of_calendar: Show what is not about a day in the menu itself, and the day in one beside
                it; by default it is the other way round.
        """
        menu = QMenu(self._host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self.on_triggered)
        if of_calendar:
            self._add_calendar(menu, span)
            menu.addSeparator()
        day = menu.addMenu(short_day(choice.current)) if of_calendar else menu
        self._add_session(day, choice, span)
        if links is not None:
            day.addSeparator()
            self.add_links(day, links)
        day.addSeparator()
        self._add_clip(day, choice, span, has_clip=has_clip)
        day.addSeparator()
        self._add_day(day, choice, span)
        day.addSeparator()
        if span.cell(choice.current).warnings:
            self._add(day, self.tr("Take the fix"), "F", Wish(Command.FIX))
        if kept:
            words = self.tr("Warn again of what was kept ({0})").format(kept)
            self._add(day, words, "Shift+W", Wish(Command.WARN_AGAIN))
        if not of_calendar:
            self._add_calendar(menu.addMenu(self.tr("Calendar")), span)
        return menu

    def _add_calendar(self, menu: QMenu, span: Span) -> None:
        """Add what is about more than one day."""
        self._add(menu, self.tr("Go to today"), "T", Wish(Command.TODAY))
        self._add(menu, self.tr("Choose the week"), "Ctrl+A", Wish(Command.CHOOSE_WEEK))
        if span.warnings:
            self._add(menu, self.tr("Next warning"), "W", Wish(Command.NEXT_WARNING))
        self._add_offers(menu)

    def _add_session(self, menu: QMenu, choice: Choice, span: Span) -> None:
        sessions = choice.sessions(span)
        is_ahead = choice.current >= span.today
        if is_ahead:
            self._add(menu, self.tr("Plan a session…"), "N", Wish(Command.NEW))
        if choice.current <= span.today:
            key = "Shift+N" if is_ahead else "N"
            self._add(menu, self.tr("Log a session…"), key, Wish(Command.LOG))
        edit = self._add(menu, self.tr("Edit…"), "E", Wish(Command.EDIT))
        edit.setEnabled(len(sessions) == 1)
        if not sessions:
            return
        marks = (
            (Status.DONE, self.tr("Mark as done"), self.tr("Space"), Command.DONE),
            (Status.SKIPPED, self.tr("Mark as skipped"), "S", Command.SKIP),
            (Status.ILL, self.tr("Mark as ill"), "I", Command.ILL),
        )
        for status, words, key, command in marks:
            entry = self._add(menu, words, key, Wish(command))
            has_it = all(one.status is status for one in sessions)
            entry.setCheckable(status is not Status.DONE)
            entry.setChecked(has_it and status is not Status.DONE)
            entry.setEnabled(not (has_it and status is Status.DONE))

    def _add_clip(self, menu: QMenu, choice: Choice, span: Span, *, has_clip: bool) -> None:
        has_sessions = bool(choice.sessions(span))
        moving = menu.addMenu(self.tr("Move and copy"))
        for words, key, command in (
            (self.tr("Cut, to move it"), "Ctrl+X", Command.CUT),
            (self.tr("Copy"), "Ctrl+C", Command.COPY),
        ):
            self._add(moving, words, key, Wish(command)).setEnabled(has_sessions)
        paste = self._add(moving, self.tr("Paste"), "Ctrl+V", Wish(Command.PASTE))
        paste.setEnabled(has_clip)
        moving.addSeparator()
        self._add_swap(moving, choice)
        if has_sessions:
            repeat = moving.addMenu(self.tr("Repeat weekly"))
            for weeks in REPEATS:
                words = counted(weeks, self.tr("for {0} week"), self.tr("for {0} weeks"))
                self._add(repeat, words, "", Wish(Command.REPEAT, weeks))
        delete = self._add(menu, self.tr("Delete"), self.tr("Del"), Wish(Command.DELETE))
        delete.setEnabled(has_sessions)

    def _add_day(self, menu: QMenu, choice: Choice, span: Span) -> None:
        cell = span.cell(choice.current)
        has_plans = any(one.is_open or one.look is Look.MISSED for one in cell.blocks)
        self._add_rest(menu, is_rest=cell.look is DayLook.REST_DAY, has_plans=has_plans)
        about = menu.addMenu(self.tr("About this day"))
        self._add_ill(about, is_ill=cell.look is DayLook.ILL, has_plans=has_plans)
        self._add(about, self.tr("Note of the day…"), "D", Wish(Command.NOTE))
        check_in = self._add(about, self.tr("Check-in of the day…"), "C", Wish(Command.CHECK_IN))
        check_in.setEnabled(choice.current <= span.today)

    def _add_swap(self, menu: QMenu, choice: Choice) -> None:
        if len(choice.days) == 2:
            first, second = sorted(choice.days)
            words = self.tr("Swap {0} and {1}").format(short_day(first), short_day(second))
            self._add(menu, words, "", Wish(Command.SWAP, 0))
            return
        swap = menu.addMenu(self.tr("Swap with"))
        for number in (1, -1, 7, -7):
            words = short_day(choice.current + ONE_DAY * number)
            hint = {
                1: self.tr("the next day, {0}"),
                -1: self.tr("the day before, {0}"),
                7: self.tr("the same day next week, {0}"),
                -7: self.tr("the same day last week, {0}"),
            }[number]
            self._add(swap, hint.format(words), "", Wish(Command.SWAP, number))

    def _add_rest(self, menu: QMenu, *, is_rest: bool, has_plans: bool) -> None:
        if is_rest:
            words = self.tr("Remove the rest day")
            shifted = self.tr("Remove the rest day, and pull the rest forward")
        else:
            words = self.tr("Rest day, skip its plans") if has_plans else self.tr("Rest day")
            shifted = self.tr("Rest day, and move the plan a day later")
        self._add(menu, words, "R", Wish(Command.REST))
        self._add(menu, shifted, "Shift+R", Wish(Command.REST_SHIFT))

    def _add_ill(self, menu: QMenu, *, is_ill: bool, has_plans: bool) -> None:
        is_asked = has_plans and not is_ill
        words = self.tr("Ill on this day")
        if is_asked:
            words = self.tr("Ill on this day, leave its plans out")
        ill = self._add(menu, words, "Shift+I", Wish(Command.ILL_DAY))
        ill.setCheckable(True)
        ill.setChecked(is_ill)
        if is_asked:
            words = self.tr("Ill on this day, keep its plans")
            self._add(menu, words, "", Wish(Command.ILL_DAY, 1))

    def add_links(self, menu: QMenu, links: LinkEntries, *, is_flat: bool = False) -> None:
        """Add what can be linked with what was done.

        Args:
            menu: Where.
            links: What.
            is_flat: Put the plans into the menu itself, not into one beside it.
        """
        lock = self._add_lock(links)
        if links.is_linked:
            words = self.tr("Unlink from its plan")
            if links.plan is not None:
                words = self.tr("Unlink from the plan of {0}").format(
                    short_day(links.plan.local_date)
                )
            self._add(menu, words, "", Wish(Command.UNLINK))
        others = menu if is_flat else menu.addMenu(self.tr("Link to a planned run") + "\tL")
        for plan, words in links.plans:
            entry = self.tr("Link to {0}").format(words) if is_flat else words
            self._add(others, entry, "", Wish(Command.LINK_TO, plan.id or 0))
        if not links.plans:
            others.addAction(self.tr("No open plan within a week")).setEnabled(False)
        lock.setParent(menu)
        menu.addAction(lock)

    def _add_lock(self, links: LinkEntries) -> QAction:
        words = self.tr("Locked: stays linked") if links.is_linked else self.tr(
            "Locked: not linked by itself"
        )  # fmt: skip
        lock = QAction(words)
        lock.setCheckable(True)
        lock.setChecked(links.is_locked)
        lock.setData(Wish(Command.LOCK))
        return lock

    def _add_offers(self, menu: QMenu) -> None:
        """Add what lies beyond the calendar, as far as it is there."""
        words = {
            "plan": self.tr("Build a plan…"),
            "plans": self.tr("Training plans…"),
            "print": self.tr("Print…"),
            "pdf": self.tr("Save as PDF…"),
            "export": self.tr("Export…"),
        }
        if self.offers:
            menu.addSeparator()
        for name, text in words.items():
            if name in self.offers:
                menu.addAction(text).setData(name)

    def _add(self, menu: QMenu, words: str, key: str, wish: Wish) -> QAction:
        action = menu.addAction(f"{words}\t{key}" if key else words)
        action.setData(wish)
        return action

    @Slot(QAction)
    def on_triggered(self, action: QAction) -> None:
        """Tell what an entry asks."""
        data = action.data()
        if isinstance(data, str):
            self.offer_wanted.emit(data)
        elif isinstance(data, (Wish, tuple)):
            self.wished.emit(Wish(*data))
