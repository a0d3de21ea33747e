"""Asks, before a routine that rolls, whether rolling is all right in spite of a caution."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.cautions import Caution
from heavylegs_gui.ui.player.caution_words import listed
from heavylegs_gui.ui.player.tick_row import TickRow
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Label, Weight
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.overlay import Overlay


class CautionSheet(Overlay):
    """Offers the routine without its rolls first; with them only after one tick, for this time.

    Attributes:
        tick: "Rolling is all right for me today".
        without_button: Starts without the rolls.
        with_button: Starts with them; shut until the tick.

    Signals:
        without_chosen: Start without the rolls.
        with_chosen: Start with them; it was ticked.
    """

    without_chosen = Signal()
    with_chosen = Signal()

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=(600, 320))
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(10)
        self.title = Label(
            theme, self.tr("Roll this time?"), role="title", weight=Weight.DemiBold, wrap=True
        )
        self.text = Label(theme, tone="text2", wrap=True)
        self.tick = TickRow(
            theme,
            "1",
            self.tr("Rolling is all right for me today"),
            self.tr("A doctor or physiotherapist said so, or I know it from before"),
        )
        self.tick.toggled.connect(self._show_buttons)
        self.nothing_left = Label(
            theme, self.tr("Without its rolls nothing is left of this routine."), wrap=True
        )
        self.without_button = Button(theme, self.tr("Start without rolling"), "primary")
        self.without_button.clicked.connect(self._on_without)
        self.with_button = Button(theme, self.tr("Start with rolling"))
        self.with_button.clicked.connect(self._on_with)
        self.cancel_button = Button(theme, self.tr("Not now"), "quiet")
        self.cancel_button.clicked.connect(self.close_requested)
        for widget in (self.title, self.text, self.tick, self.nothing_left):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(ButtonRow((self.without_button, self.with_button, self.cancel_button)))
        self.close_requested.connect(self.dismiss)

    def ask(self, cautions: Sequence[Caution], *, can_leave_out: bool) -> None:
        """Open the sheet with nothing ticked.

        Args:
            cautions: What the runner told.
            can_leave_out: Whether the routine can be played without its rolls.
        """
        words = self.tr(
            "You told: {0}. Pressure on a muscle can then do harm, so rolling is off unless you "
            "tick it for this one time."
        )
        self.text.setText(words.format(listed(cautions)))
        self.tick.setChecked(False)
        self.nothing_left.setVisible(not can_leave_out)
        self.without_button.setVisible(can_leave_out)
        self._show_buttons()
        self.open(self.without_button if can_leave_out else self.cancel_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_1:
            self.tick.setChecked(not self.tick.isChecked())
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_buttons(self) -> None:
        self.with_button.setEnabled(self.tick.isChecked())

    @Slot()
    def _on_without(self) -> None:
        self.dismiss()
        self.without_chosen.emit()

    @Slot()
    def _on_with(self) -> None:
        self.dismiss()
        self.with_chosen.emit()
