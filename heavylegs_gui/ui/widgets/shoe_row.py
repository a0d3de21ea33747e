"""One pair of shoes: how far it has run against its limit, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from heavylegs_gui.domain.shoes import Wear
from heavylegs_gui.ui.locale_words import counted, short_day_year
from heavylegs_gui.ui.widgets.basics import Button, Card, Chip, IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.elided_label import ElidedLabel
from heavylegs_gui.ui.widgets.meter import Meter
from heavylegs_gui.ui.widgets.shoe_words import wear_words, worn_words

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import ShoeNumbers
    from heavylegs_gui.domain.shoes import ShoeUse
    from heavylegs_gui.domain.units import Units
    from heavylegs_gui.ui.theme.theme import ThemeManager

_CHIPS = {Wear.FRESH: "plain", Wear.AGEING: "info", Wear.OVER: "warn"}


class ShoeRow(Card):
    """A pair with its distance.

    Attributes:
        use: What is shown.
        buttons: The buttons by what they do: edit, retire, back, delete.

    Signals:
        wished: With what a button does and the pair.
    """

    wished = Signal(str, object)

    def __init__(self, theme: ThemeManager, use: ShoeUse, rules: ShoeNumbers, units: Units) -> None:
        super().__init__("step", margins=(14, 10, 10, 12), spacing=6)
        self.use = use
        self.buttons: dict[str, Button] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build_head(theme)
        self.words = Label(theme, self._words(rules, units), role="small", tone="text2", wrap=True)
        self.wear = Chip(theme, wear_words(use, rules, units), _CHIPS[use.wear(rules)])
        facts = row()
        facts.addWidget(self.words, 1)
        facts.addWidget(self.wear)
        self.body.addLayout(facts)
        # not before it has a parent: it would be a window of its own for a moment
        self.wear.setVisible(bool(self.wear.text()) and not use.is_retired)
        self.meter = Meter(theme)
        self.meter.set_values(use.distance_m, 0.0, use.limit_m(rules))
        self.meter.setAccessibleName(worn_words(use, rules, units))
        self.body.addWidget(self.meter)
        self.setAccessibleName(f"{use.shoe.name}: {self.words.text()} {self.wear.text()}".strip())

    def _build_head(self, theme: ThemeManager) -> None:
        shoe = self.use.shoe
        token = "text3" if self.use.is_retired else "accent"
        self.name = ElidedLabel(theme, shoe.name, weight=Weight.DemiBold)
        head = row(IconLabel(theme, "shoe", token, 20))
        head.addWidget(self.name, 1)
        wishes = [("edit", self.tr("Edit"))]
        wishes.append(
            ("back", self.tr("Bring back"))
            if self.use.is_retired
            else ("retire", self.tr("Retire"))
        )
        if self.use.is_unused:
            wishes.append(("delete", self.tr("Delete")))
        for wish, words in wishes:
            button = Button(theme, words, "quiet")
            button.setAccessibleName(f"{words}: {shoe.name}")
            button.setProperty("wish", wish)
            button.clicked.connect(self._on_clicked)
            self.buttons[wish] = button
            head.addWidget(button)
        self.body.addLayout(head)

    def _words(self, rules: ShoeNumbers, units: Units) -> str:
        use = self.use
        parts = [worn_words(use, rules, units)]
        if use.sessions:
            parts.append(counted(use.sessions, self.tr("{0} session"), self.tr("{0} sessions")))
        else:
            parts.append(self.tr("not worn yet"))
        if use.last_day is not None:
            parts.append(self.tr("last on {0}").format(short_day_year(use.last_day)))
        if use.shoe.retired_on is not None:
            parts.append(self.tr("retired on {0}").format(short_day_year(use.shoe.retired_on)))
        return ", ".join(parts)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wished.emit(str(sender.property("wish")), self.use)
