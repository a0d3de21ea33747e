"""The panel beside the month: the chosen day, its warning, and the one click that mends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.cells import DayLook
from heavylegs_gui.ui.calendar.change_table import ChangeTable
from heavylegs_gui.ui.calendar.fix_words import change_rows, keep_words
from heavylegs_gui.ui.calendar.session_card import SessionCard
from heavylegs_gui.ui.calendar.warning_card import WarningCard
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.widgets.basics import (
    Button,
    IconButton,
    IconLabel,
    Label,
    Weight,
    column,
    row,
)
from heavylegs_gui.ui.widgets.down_scroll import DownScroll

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.services.warnings import Fix
    from heavylegs_gui.ui.calendar.cells import DayCell
    from heavylegs_gui.ui.calendar.routine_guide import RoutineHint
    from heavylegs_gui.ui.theme.theme import ThemeManager

PANEL_PX = 304
"""Width at normal text: the words of a fix stay on one line beside a scroll bar [px]."""
_MARGINS_PX = 34
"""The panel's margins and its frame, left and right together [px]."""


class DayFacts(NamedTuple):
    """What the panel shows.

    Attributes:
        cell: The day.
        week: The sums of its week.
        today: The runner's local date.
        units: The runner's unit.
        words: The words of warnings.
        warning: The warning that is shown whole.
        fix: What would mend it.
        routine: A routine that helps, ``None`` where none does or must be played.
    """

    cell: DayCell
    week: WeekTotal
    today: date
    units: Units
    words: WarningWords
    warning: TrainingWarning | None = None
    fix: Fix | None = None
    routine: RoutineHint | None = None


class DayPanel(QFrame):
    """One day.

    Signals:
        edit_requested: Open a session.
        menu_requested: Show what can be done with a session, at a place on the screen.
        new_requested: Plan a session of the day.
        log_requested: Log a session of the day that was done.
        fix_requested: Mend the warning that is shown.
        keep_requested: Keep things as they are.
        warning_chosen: Show another warning whole.
        routine_requested: Show a routine, by its id.
        again_requested: Warn again of what is kept on the day.
        close_requested: Hide the panel.
    """

    edit_requested = Signal(int)
    menu_requested = Signal(int, QPoint)
    new_requested = Signal()
    log_requested = Signal()
    fix_requested = Signal()
    keep_requested = Signal()
    warning_chosen = Signal(object)
    routine_requested = Signal(str)
    again_requested = Signal()
    close_requested = Signal()

    def __init__(
        self, theme: ThemeManager, parent: QWidget | None = None, *, framed: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("card", "true" if framed else "")
        self._cards: list[SessionCard] = []
        self._warnings: list[WarningCard] = []
        self._build_parts()
        self._lay_out()

    def _build_parts(self) -> None:
        theme = self._theme
        self.title = Label(theme, role="heading", weight=Weight.DemiBold, wrap=True)
        self.when = Label(theme, role="small", tone="text2")
        self.close_button = IconButton(theme, "x", self.tr("Close the panel"))
        self.close_button.clicked.connect(self.close_requested)
        self.look_icon = IconLabel(theme, "moon", "text2", 18)
        self.look = Label(theme, role="small", tone="text2", wrap=True)
        self.note = Label(theme, role="small", tone="text2", wrap=True)
        self.changes = ChangeTable(theme)
        self.fix = Button(theme, "", "primary", "check")
        self.fix.clicked.connect(self.fix_requested)
        self.keep = Button(theme, "", "link")
        self.keep.clicked.connect(self.keep_requested)
        self.kept = Label(theme, role="small", tone="text2", wrap=True)
        self.again = Button(theme, self.tr("Warn again"), "link")
        self.again.clicked.connect(self.again_requested)
        self.undo_hint = Label(theme, self.tr("Ctrl+Z undoes it"), role="caption", tone="text3")
        self.add = Button(theme, self.tr("Plan a session"), icon="plus")
        self.add.clicked.connect(self.new_requested)
        self.log = Button(theme, self.tr("Log a session"), icon="check")
        self.log.clicked.connect(self.log_requested)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 16)
        outer.setSpacing(8)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.when)
        line = QHBoxLayout()
        line.addLayout(head, 1)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        scroll = DownScroll()
        self._bar = scroll.verticalScrollBar()
        self._list = QVBoxLayout(scroll.body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self._look = _holder(row(self.look_icon, self.look))
        self._note = _holder(row(IconLabel(self._theme, "sticky-note", "text2", 16), self.note))
        self._session_list, self._warning_list = QVBoxLayout(), QVBoxLayout()
        for layout in (self._session_list, self._warning_list):
            layout.setSpacing(8)
        self._list.addWidget(self._look)
        self._list.addWidget(self._note)
        self._list.addLayout(self._session_list)
        self._list.addLayout(self._warning_list)
        self._list.addWidget(self.changes)
        self._list.addWidget(self.fix)
        self._keep = _holder(row(self.keep, None, self.undo_hint))
        self._list.addWidget(self._keep)
        kept = row(IconLabel(self._theme, "hand", "text2", 16))
        kept_words = column(self.kept)
        kept_words.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        kept.addLayout(kept_words, 1)
        self._kept = _holder(kept)
        self._list.addWidget(self._kept)
        self._list.addStretch(1)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.add)
        outer.addWidget(self.log)

    # filling

    def show_day(self, facts: DayFacts) -> None:
        """Show a day."""
        cell = facts.cell
        self.title.setText(long_day(cell.day))
        self.when.setText(calendar_words.relative_day(cell.day, facts.today))
        self._show_look(cell)
        self._note.setVisible(bool(cell.note))
        self.note.setText(cell.note)
        self.add.setVisible(cell.day >= facts.today)
        self.log.setVisible(cell.day <= facts.today)
        self._show_sessions(facts)
        self._show_warnings(facts)
        self._show_fix(facts)
        self._show_kept(facts)

    def _show_kept(self, facts: DayFacts) -> None:
        kept = facts.cell.kept_warnings
        self._kept.setVisible(bool(kept))
        self.kept.setText("\n".join(calendar_words.kept_words(one, facts.words) for one in kept))

    def _show_look(self, cell: DayCell) -> None:
        text = calendar_words.day_words(cell.look)
        if not text and not cell.blocks:
            text = self.tr("Nothing here yet.")
        icon = {DayLook.ILL: "thermometer", DayLook.NOT_LOGGED: "circle-help"}.get(cell.look)
        self.look_icon.set_icon(icon or "moon", "text2")
        self.look_icon.setVisible(cell.look is not DayLook.EMPTY)
        self._look.setVisible(bool(text))
        self.look.setText(text)

    def _show_sessions(self, facts: DayFacts) -> None:
        blocks = facts.cell.blocks
        while len(self._cards) < len(blocks):
            card = SessionCard(self._theme)
            card.menu_requested.connect(self.menu_requested)
            card.edit_requested.connect(self.edit_requested)
            self._cards.append(card)
            self._session_list.addWidget(card)
        for number, card in enumerate(self._cards):
            if number < len(blocks):
                card.show_block(blocks[number], facts.units)
            card.setVisible(number < len(blocks))

    def _show_warnings(self, facts: DayFacts) -> None:
        warnings = facts.cell.warnings
        while len(self._warnings) < len(warnings):
            card = WarningCard(self._theme)
            card.unfolded.connect(self.warning_chosen)
            card.routine_requested.connect(self.routine_requested)
            self._warnings.append(card)
            self._warning_list.addWidget(card)
        for number, card in enumerate(self._warnings):
            if number < len(warnings):
                one = warnings[number]
                is_whole = facts.warning is not None and one.key == facts.warning.key
                card.show_warning(one, facts.words, whole=is_whole)
                card.show_routine(facts.routine if is_whole else None)
            card.setVisible(number < len(warnings))

    def _show_fix(self, facts: DayFacts) -> None:
        fix, warning = facts.fix, facts.warning
        can_fix = fix is not None and warning is not None
        self.changes.setVisible(can_fix)
        self.fix.setVisible(can_fix)
        self._keep.setVisible(warning is not None)
        self.undo_hint.setVisible(can_fix)
        if warning is not None:
            self.keep.setText(keep_words(warning, facts.units))
            if fix is not None:
                self.changes.show_rows(*change_rows(warning, fix, facts))
                self._name_fix(facts.words.fix(fix))

    def _name_fix(self, words: str) -> None:
        """Label the button of the fix, on further lines where the panel is too narrow.

        A figure and its unit at the end stay together.
        """
        metrics, first = self.fix.fontMetrics(), words.partition(" ")[0]
        self.fix.setText(first)
        around_px = self.fix.sizeHint().width() - metrics.horizontalAdvance(first)
        room_px = self.width() - _MARGINS_PX - self._bar.sizeHint().width() - around_px
        lines = [""]
        for word in re.split(r" (?![a-z]+$)", words):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > room_px:
                lines.append(word)
            else:
                lines[-1] = longer
        self.fix.setText("\n".join(lines))
        self.fix.setAccessibleName(words)

    def focus_widget(self) -> QWidget:
        """Return what the keyboard is given first: the fix, else what adds a session."""
        choices = (self.fix, self.add, self.log)
        return next((one for one in choices if one.isVisibleTo(self)), self.close_button)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(PANEL_PX), super().sizeHint().height())


def _holder(layout: QHBoxLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return widget
