"""Help: questions with answers, and every key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from heavylegs_gui.ui.actions import ActionSpec
from heavylegs_gui.ui.calendar.keys import key_rows
from heavylegs_gui.ui.help_texts import help_topics
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, KeyCap, Label, Weight, row

_WIDTH_PX = 760


class HelpPage(Page):
    """Answers and shortcuts.

    Signals:
        about_requested: Show version and licences.
    """

    about_requested = Signal()

    def __init__(
        self, theme: ThemeManager, specs: Sequence[ActionSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.title = self.tr("Help")
        self.set_head(self.tr("Short answers, and every key"), shows_actions=False)
        self._theme = theme
        self._column = self.text_column(theme, _WIDTH_PX)
        for icon, question, answer in help_topics():
            self._add_topic(icon, question, answer)
        self.keys_card = self._keys_card(specs)
        self._column.addWidget(self.keys_card)
        about = Button(theme, self.tr("About Heavy Legs and its licences"), "quiet", "info")
        about.clicked.connect(self.about_requested)
        self._column.addLayout(row(about, None))
        self.body.addStretch(1)

    def show_keys(self) -> None:
        """Scroll to the list of shortcuts."""
        self.scroll_area.ensureWidgetVisible(self.keys_card, 0, 20)

    def _add_topic(self, icon: str, question: str, answer: str) -> None:
        card = self._card()
        title = Label(self._theme, question, role="heading", weight=Weight.DemiBold)
        card.body.addLayout(row(IconLabel(self._theme, icon, "accent"), title, None, spacing=10))
        text = Label(self._theme, answer, tone="text2", wrap=True)
        card.body.addWidget(text)
        self._column.addWidget(card)

    def _keys_card(self, specs: Sequence[ActionSpec]) -> Card:
        rows = [(spec.text.rstrip("…"), self._keys(spec)) for spec in specs if spec.shortcuts]
        rows.append((self.tr("Menu"), "F10"))
        card = self._card()
        self._add_keys(card, self.tr("Keyboard shortcuts"), rows)
        in_calendar = [(one.words, one.keys) for one in key_rows()]
        self._add_keys(card, self.tr("In the calendar"), in_calendar)
        return card

    def _add_keys(self, card: Card, heading: str, rows: Sequence[tuple[str, str]]) -> None:
        title = Label(self._theme, heading, role="heading", weight=Weight.DemiBold)
        icon = IconLabel(self._theme, "keyboard", "accent")
        card.body.addLayout(row(icon, title, None, spacing=10))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for index, (text, keys) in enumerate(rows):
            grid.addWidget(KeyCap(self._theme, keys), index, 0)
            grid.addWidget(Label(self._theme, text, tone="text2", wrap=True), index, 1)
        card.body.addLayout(grid)

    def _keys(self, spec: ActionSpec) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return QKeySequence(spec.shortcuts[0]).toString(native)

    def _card(self) -> Card:
        return Card(margins=(24, 18, 24, 18), spacing=8)
