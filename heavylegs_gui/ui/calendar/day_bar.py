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
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.calendar.panel import DayFacts
    from heavylegs_gui.ui.theme.theme import ThemeManager


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
        cell = facts.cell
        self.day.setText(f"{weekday_name(cell.day)} {short_day(cell.day)}")
        sentences = [calendar_words.block_sentence(one, facts.units) for one in cell.blocks]
        text = "; ".join(sentences) or calendar_words.day_words(cell.look)
        self.facts.setText(calendar_words.sentence(text))
        warning, words = facts.warning, facts.words
        has_warning = warning is not None
        self.icon.setVisible(has_warning)
        self.warning.setVisible(has_warning)
        self.open.setText(self.tr("Why") if has_warning else self.tr("Open"))
        self.fix.setVisible(facts.fix is not None and has_warning)
        if warning is not None:
            token = LEVEL_TOKENS[warning.level]
            self.icon.set_icon(LEVEL_ICONS[warning.level], token)
            self.warning.setText(words.message(warning))
            self.warning.set_tone(token)
            if facts.fix is not None:
                self.fix.setText(words.fix(facts.fix))
