"""The menu of a day: everything that can be done, with its key beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from heavylegs_gui.domain.training import Status
from heavylegs_gui.ui.calendar.cells import ONE_DAY, DayLook
from heavylegs_gui.ui.calendar.keys import Command
from heavylegs_gui.ui.locale_words import counted, short_day

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.calendar.choice import Choice
    from heavylegs_gui.ui.calendar.reader import Span

REPEATS = (1, 2, 4, 8, 12)
"""For so many weeks the menu offers to repeat [weeks]. Source: own choice."""


class Wish(NamedTuple):
    """What an entry of the menu asks.

    Attributes:
        command: What to do.
        number: Weeks for a repetition, days for a swap.
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

    def build(self, choice: Choice, span: Span, *, has_clip: bool) -> QMenu:
        """Return the menu; it deletes itself when it closes."""
        menu = QMenu(self._host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._on_triggered)
        sessions = choice.sessions(span)
        self._add_session(menu, choice, span)
        menu.addSeparator()
        self._add_clip(menu, bool(sessions), has_clip=has_clip)
        menu.addSeparator()
        self._add_day(menu, choice, span)
        menu.addSeparator()
        if span.cell(choice.current).warnings:
            self._add(menu, self.tr("Take the fix"), "F", Wish(Command.FIX))
        if span.warnings:
            self._add(menu, self.tr("Next warning"), "W", Wish(Command.NEXT_WARNING))
        self._add(menu, self.tr("Choose the week"), "Ctrl+A", Wish(Command.CHOOSE_WEEK))
        self._add(menu, self.tr("Go to today"), "T", Wish(Command.TODAY))
        self._add_offers(menu)
        return menu

    def _add_session(self, menu: QMenu, choice: Choice, span: Span) -> None:
        sessions = choice.sessions(span)
        is_ahead = choice.current >= span.today
        words = self.tr("Plan a session…") if is_ahead else self.tr("Log a session…")
        self._add(menu, words, "N", Wish(Command.NEW))
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

    def _add_clip(self, menu: QMenu, has_sessions: bool, *, has_clip: bool) -> None:  # noqa: FBT001
        for words, key, command in (
            (self.tr("Cut, to move it"), "Ctrl+X", Command.CUT),
            (self.tr("Copy"), "Ctrl+C", Command.COPY),
        ):
            self._add(menu, words, key, Wish(command)).setEnabled(has_sessions)
        paste = self._add(menu, self.tr("Paste"), "Ctrl+V", Wish(Command.PASTE))
        paste.setEnabled(has_clip)
        if has_sessions:
            repeat = menu.addMenu(self.tr("Repeat weekly"))
            for weeks in REPEATS:
                words = counted(weeks, self.tr("for {0} week"), self.tr("for {0} weeks"))
                self._add(repeat, words, "", Wish(Command.REPEAT, weeks))
        delete = self._add(menu, self.tr("Delete"), self.tr("Del"), Wish(Command.DELETE))
        delete.setEnabled(has_sessions)

    def _add_day(self, menu: QMenu, choice: Choice, span: Span) -> None:
        cell = span.cell(choice.current)
        is_rest = cell.look is DayLook.REST_DAY
        words = self.tr("Take the rest day back") if is_rest else self.tr("Rest day")
        self._add(menu, words, "R", Wish(Command.REST))
        words = self.tr("Rest day, and move the plan a day later")
        if is_rest:
            words = self.tr("Take it back, and move the plan a day earlier")
        self._add(menu, words, "Shift+R", Wish(Command.REST_SHIFT))
        if not cell.blocks:
            ill = self._add(menu, self.tr("Ill on this day"), "I", Wish(Command.ILL))
            ill.setCheckable(True)
            ill.setChecked(cell.look is DayLook.ILL)
        self._add(menu, self.tr("Note of the day…"), "D", Wish(Command.NOTE))
        check_in = self._add(menu, self.tr("Check-in of the day…"), "C", Wish(Command.CHECK_IN))
        check_in.setEnabled(choice.current <= span.today)
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

    def _on_triggered(self, action: QAction) -> None:
        data = action.data()
        if isinstance(data, str):
            self.offer_wanted.emit(data)
        elif isinstance(data, (Wish, tuple)):
            self.wished.emit(Wish(*data))
