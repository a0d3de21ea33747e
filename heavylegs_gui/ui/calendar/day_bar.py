"""The bar below the month in a narrow window: the chosen day in two lines, with the same fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.day_painter import LEVEL_ICONS, LEVEL_TOKENS
from heavylegs_gui.ui.locale_words import short_day, weekday_name
from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, Label, Weight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.calendar.panel import DayFacts
    from heavylegs_gui.ui.theme.theme import ThemeManager

_SHORT_PX = 700
"""Below this width the bar speaks in a few words [px at normal text]."""


class DayBar(Card):
    """Two lines and the fix.

    Signals:
        open_requested: Show the whole day.
        fix_requested: Mend the warning.
    """

    open_requested = Signal()
    fix_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 8, 12, 8), spacing=0, parent=parent)
        self._theme = theme
        self._facts: DayFacts | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.day = Label(theme, role="small", weight=Weight.DemiBold)
        self.facts = Label(theme, role="small", tone="text2", wrap=True)
        self.icon = IconLabel(theme, "triangle-alert", "warn", 16)
        self.warning = Label(theme, role="small", weight=Weight.Medium, tone="warn", wrap=True)
        self.open = Button(theme, self.tr("Open"), "quiet")
        self.fix = Button(theme, "", "primary", "check")
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        second.setSpacing(6)
        first.addWidget(self.day)
        first.addWidget(self.facts, 1)
        second.addWidget(self.icon)
        second.addWidget(self.warning, 1)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addLayout(first)
        lines.addLayout(second)
        whole = QHBoxLayout()
        whole.setSpacing(8)
        whole.addLayout(lines, 1)
        whole.addWidget(self.open)
        whole.addWidget(self.fix)
        self.body.addLayout(whole)
        self.open.clicked.connect(self.open_requested)
        self.fix.clicked.connect(self.fix_requested)

    def show_day(self, facts: DayFacts) -> None:
        """Show a day."""
        self._facts = facts
        cell, warning = facts.cell, facts.warning
        self.day.setText(f"{weekday_name(cell.day)} {short_day(cell.day)}")
        self.icon.setVisible(warning is not None)
        self.warning.setVisible(warning is not None)
        self.open.setText(self.tr("Open") if warning is None else self.tr("Why"))
        self.fix.setVisible(facts.fix is not None and warning is not None)
        if warning is not None:
            token = LEVEL_TOKENS[warning.level]
            self.icon.set_icon(LEVEL_ICONS[warning.level], token)
            self.warning.set_tone(token)
            if facts.fix is not None:
                self.fix.setText(facts.words.fix(facts.fix))
        self._write(facts)

    def _write(self, facts: DayFacts) -> None:
        """Say it in sentences, in a short bar in a few words; the whole is behind Why."""
        cell, warning = facts.cell, facts.warning
        is_short = self.width() < self._theme.px(_SHORT_PX)
        said = [
            f"{calendar_words.title(one.session)} {calendar_words.figure(one.session, facts.units)}"
            if is_short
            else calendar_words.block_sentence(one, facts.units)
            for one in cell.blocks
        ]
        text = "; ".join(said) or calendar_words.day_words(cell.look)
        self.facts.setText(calendar_words.sentence(text))
        self.facts.setVisible(not (is_short and warning is not None))
        if warning is not None:
            words = facts.words
            self.warning.setText(words.short(warning) if is_short else words.message(warning))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._facts is not None:
            self._write(self._facts)
