"""Waits until the runner wants a reminder; nothing of them is loaded before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.reminder_desk import ReminderDesk
    from heavylegs_gui.ui.workspace import Workspace


class ReminderStart(QObject):
    """Builds the desk of the reminders when it is first needed.

    Attributes:
        desk: The desk, ``None`` before.
    """

    def __init__(self, kit: Kit, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._kit, self._workspace = kit, workspace
        self.desk: ReminderDesk | None = None

    def start(self) -> None:
        """Follow the settings from now on."""
        self._kit.preferences.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        settings = self._kit.preferences.settings
        if self.desk is None and (settings.keep_in_tray or settings.has_reminders):
            from heavylegs_gui.ui.reminder_desk import ReminderDesk

            self.desk = ReminderDesk(self._kit, self._workspace)
            self.desk.start()
