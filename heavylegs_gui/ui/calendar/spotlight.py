"""What is shown of the chosen day: its sessions, one warning whole, its fix and its routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.advice import pressing

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.ui.calendar.advice import Advisor
    from heavylegs_gui.ui.calendar.cells import DayCell, WeekCell
    from heavylegs_gui.ui.calendar.panel import DayFacts
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.pages.calendar_page import CalendarPage

_CLOSER_MS = 20
"""So long a day is in view before its fix is looked for, so that the day is painted first and a
fast hand that turns on is not held up [ms]. Source: own value."""


class Spotlight(QObject):
    """Shows the chosen day on the board and steps from one warning to the next.

    A fix takes dry runs that may last longer than a frame, so it follows when the day is drawn.
    """

    def __init__(self, page: CalendarPage, advisor: Advisor) -> None:
        super().__init__(page)
        self._page, self._advisor = page, advisor
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_closer)

    def stop(self) -> None:
        """Look for nothing more."""
        self._timer.stop()

    @property
    def is_looking(self) -> bool:
        """Whether the fix of what is shown is still to come."""
        return self._timer.isActive()

    def in_view(self, span: Span) -> list[TrainingWarning]:
        """Return the warnings in view that are more than a hint, by their days."""
        return [one for one in pressing(span.warnings) if span.holds(one.day)]

    def facts(self, *, at_once: bool = True) -> DayFacts:
        """Return what is shown of a warning: that of the day, in the week view its first one."""
        page, span = self._page, self._page.span
        day = page.choice.current
        if page.board.view == "week" and not span.cell(day).warnings:
            day = next((one.day for one in self.in_view(span)), day)
        return self._advisor.facts(day, span, page.units, page.words, at_once=at_once)

    def show(self) -> None:
        """Show the chosen day; a fix that is not known yet follows when the day is drawn."""
        facts = self.facts(at_once=False)
        self._put(facts)
        if facts.warning is not None and not self._advisor.is_known(facts.warning):
            self._timer.start(_CLOSER_MS)

    @Slot()
    def _look_closer(self) -> None:
        self._put(self.facts())

    def _put(self, facts: DayFacts) -> None:
        page = self._page
        is_week = page.board.view == "week"
        of_day = facts.cell.day == page.choice.current
        shown = facts if of_day else self._advisor.facts(
            page.choice.current, page.span, page.units, page.words
        )  # fmt: skip
        page.board.show_day(shown)
        if is_week:
            page.board.cards.show_warning(facts)

    def head_words(self, span: Span, today_cell: DayCell) -> str:
        """Return what today holds and the one thing to mend, for the line under the title."""
        page = self._page
        said = calendar_words.today_sentence(today_cell, page.units)
        ahead = [one for one in self.in_view(span) if one.subject.last >= span.today]
        if ahead:
            most = max(ahead, key=lambda one: one.level)
            said = f"{said} {page.words.message(most)}"
        return said

    # going from one to the next

    @Slot()
    def next_warning(self) -> None:
        """Step to the next warning in view, from the last one to the first."""
        page = self._page
        found = self.in_view(page.span)
        if not found:
            page.said.emit(self.tr("There is no warning in view."))
            return
        shown = self.facts(at_once=False).warning
        place = next((number for number, one in enumerate(found) if one is shown), None)
        if place is None:
            later = (n for n, one in enumerate(found) if one.day > page.choice.current)
            place = next(later, 0) - 1
        self._go_to(found[(place + 1) % len(found)])
        page.grid.setFocus()

    @Slot()
    def next_heavy(self) -> None:
        """Step to the heavy runs, the newest first."""
        page = self._page
        days = [one.local_date for one in self._advisor.heavy_runs(page.span.today)]
        if days:
            place = days.index(page.choice.current) if page.choice.current in days else -1
            page.show_day(days[(place + 1) % len(days)])
            page.grid.setFocus()

    @Slot(object)
    def show_week(self, week: WeekCell) -> None:
        """Show what is to be said of a week whose sums were clicked."""
        if week.notes:
            self._go_to(week.notes[0])

    @Slot(object)
    def show_warning(self, warning: TrainingWarning) -> None:
        """Show another warning of the day whole."""
        self._advisor.choose(warning)
        self.show()

    def _go_to(self, warning: TrainingWarning) -> None:
        self._advisor.choose(warning)
        self._page.show_day(warning.day)
