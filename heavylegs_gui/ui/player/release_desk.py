"""The ways out of a block: asks, and tells the gate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.safety_card import Door
from heavylegs_gui.services.safety_gate import SafetyGate
from heavylegs_gui.ui.player.release_sheet import ReleaseSheet
from heavylegs_gui.ui.theme.theme import ThemeManager


class ReleaseDesk(QObject):
    """Releases what was ticked, through one of the doors.

    Signals:
        failed: It cannot be stored; carries one sentence.
    """

    failed = Signal(str)

    def __init__(
        self, gate: SafetyGate, theme: ThemeManager, today: Callable[[], date], host: QWidget
    ) -> None:
        super().__init__(host)
        self._gate, self._theme, self._today, self._host = gate, theme, today, host
        self.sheet: ReleaseSheet | None = None

    @Slot(Door)
    def ask(self, door: Door) -> None:
        """Ask for the day of the clinician's word, or whether it was a slip."""
        if self.sheet is None:
            self.sheet = ReleaseSheet(self._theme, self._host.window())
            self.sheet.confirmed.connect(self._on_confirmed)
        self.sheet.ask(door, self._today())

    @Slot()
    def allow_rolls(self) -> None:
        """Allow rolling again."""
        self._try(lambda: self._gate.allow_rolls(self._today()))

    @Slot(Door, date)
    def _on_confirmed(self, door: Door, day: date) -> None:
        self._try(lambda: self._gate.release(door, day))

    def _try(self, write: Callable[[], None]) -> None:
        try:
            write()
        except UserError as error:
            self.failed.emit(str(error))
