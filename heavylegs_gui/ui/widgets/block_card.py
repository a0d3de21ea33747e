"""Says what to do first while a warning sign is open; it takes the place of every self-care."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.emergency_numbers import emergency_words
from heavylegs_gui.domain.safety_card import Block, Urgency
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, Label, Weight, row


class BlockCard(Card):
    """The open warning sign in words: how fast to get help, and what to do.

    Signals:
        page_requested: Go to the page on which it can be released.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("danger", margins=(20, 14, 20, 12), spacing=4, parent=parent)
        self.kicker = Label(theme, role="small", weight=Weight.DemiBold, tone="danger", wrap=True)
        self.headline = Label(theme, role="heading", weight=Weight.DemiBold, wrap=True)
        self.text = Label(theme, role="small", wrap=True)
        self.button = Button(theme, self.tr("See what to do, or release it"), "link")
        self.button.clicked.connect(self._on_clicked)
        self.body.addLayout(row(IconLabel(theme, "octagon-alert", "danger"), self.kicker))
        self.body.addWidget(self.headline)
        self.body.addWidget(self.text)
        self.body.addStretch(1)
        self.body.addLayout(row(self.button, None))

    def show_block(self, block: Block, region: str | None) -> None:
        """Write what the most urgent ticked box asks for."""
        number = emergency_words(region)
        box = block.boxes[0]
        urgent = {
            Urgency.EMERGENCY: self.tr("Emergency, since {0}"),
            Urgency.SAME_DAY: self.tr("Needs a doctor today, since {0}"),
            Urgency.SEE_DOCTOR: self.tr("Needs a doctor, since {0}"),
        }[block.urgency]
        self.kicker.setText(urgent.format(long_day(block.day)))
        self.headline.setText(box.headline.format(emergency=number))
        self.text.setText(" ".join(line.format(emergency=number) for line in box.advice))
        self.setAccessibleName(f"{self.kicker.text()}. {self.headline.text()}. {self.text.text()}")

    def _on_clicked(self) -> None:
        self.page_requested.emit("stretch")
