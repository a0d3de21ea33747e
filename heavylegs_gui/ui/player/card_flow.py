"""Asks the safety card over a window and keeps the answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.safety_card import BOXES
from heavylegs_gui.services.safety_gate import SafetyGate
from heavylegs_gui.ui.player.safety_sheet import SafetySheet
from heavylegs_gui.ui.theme.theme import ThemeManager


class CardFlow(QObject):
    """The safety card of one window.

    Attributes:
        sheet: What is shown.

    Signals:
        cleared: "None of these" was answered and stored.
        held_back: Something was ticked; say what to do, whether it could be stored or not.
        failed: "None of these" could not be stored, so nothing may start; carries one sentence.
    """

    cleared = Signal()
    held_back = Signal()
    failed = Signal(str)

    def __init__(self, gate: SafetyGate, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(host)
        self._gate = gate
        boxes = [(box.key, box.words, box.also) for box in BOXES]
        self.sheet = SafetySheet(theme, host, boxes)
        self.sheet.answered.connect(self._on_answered)
        self.sheet.close_requested.connect(self.sheet.dismiss)

    @Slot()
    def ask(self) -> None:
        """Open the card with nothing ticked."""
        self.sheet.ask()

    @Slot(list)
    def _on_answered(self, ticked: list[str]) -> None:
        try:
            self._gate.answer(ticked)
        except UserError as error:
            self.failed.emit(str(error))
            return
        if ticked:
            self.held_back.emit()
        else:
            self.cleared.emit()
