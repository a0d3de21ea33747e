"""Asks before a block is released: which day a clinician said so, or a plain confirmation."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from heavylegs_gui.domain.safety_card import Door
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Label, Weight, row
from heavylegs_gui.ui.widgets.overlay import Overlay


class ReleaseSheet(Overlay):
    """One of the three doors out of a block.

    Signals:
        confirmed: With the door and the day.
    """

    confirmed = Signal(Door, date)

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=(560, 240))
        self._door = Door.MISTAKE
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(10)
        self.title = Label(theme, role="title", weight=Weight.DemiBold, wrap=True)
        self.text = Label(theme, tone="text2", wrap=True)
        self.day_label = Label(theme, self.tr("Which day was that?"), weight=Weight.Medium)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setAccessibleName(self.tr("Day of the clinician's word"))
        self.day_label.setBuddy(self.day)
        self.confirm_button = Button(theme, self.tr("Release"), "primary")
        self.confirm_button.clicked.connect(self._on_confirmed)
        self.cancel_button = Button(theme, self.tr("Keep it switched off"))
        self.cancel_button.clicked.connect(self.close_requested)
        for widget in (self.title, self.text):
            layout.addWidget(widget)
        layout.addLayout(row(self.day_label, self.day, None, spacing=12))
        layout.addStretch(1)
        layout.addLayout(row(self.cancel_button, self.confirm_button, None, spacing=10))
        self.close_requested.connect(self.dismiss)

    def ask(self, door: Door, today: date) -> None:
        """Open the sheet for one door; staying switched off has the keyboard."""
        self._door = door
        titles = {
            Door.RULED_OUT: self.tr("A clinician has ruled it out"),
            Door.ALLOWED: self.tr("A clinician allowed gentle exercise"),
            Door.MISTAKE: self.tr("Ticked by mistake"),
        }
        texts = {
            Door.RULED_OUT: self.tr("Then stretching and rolling are switched on again."),
            Door.ALLOWED: self.tr("Then stretching is switched on again, rolling stays off."),
            Door.MISTAKE: self.tr("Then the card is asked again before the next routine."),
        }
        self.title.setText(titles[door])
        self.text.setText(texts[door])
        told = door is not Door.MISTAKE
        self.day_label.setVisible(told)
        self.day.setVisible(told)
        now = QDate(today.year, today.month, today.day)
        self.day.setMaximumDate(now)
        self.day.setDate(now)
        self.open(self.cancel_button)

    def _on_confirmed(self) -> None:
        day = self.day.date()
        self.dismiss()
        self.confirmed.emit(self._door, date(day.year(), day.month(), day.day()))
