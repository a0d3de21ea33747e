"""Shows reminders in the window and in the tray, and keeps the program running where asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from heavylegs_gui.domain.reminders import Due, ReminderKind
from heavylegs_gui.ui.devices.tray import Tray

if TYPE_CHECKING:
    from heavylegs_gui.ui.kit import Kit
    from heavylegs_gui.ui.workspace import Workspace


class ReminderDesk(QObject):
    """Between the reminders, the window and the tray.

    Attributes:
        tray: The icon in the tray.
    """

    def __init__(self, kit: Kit, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._kit, self._workspace = kit, workspace
        self._last: ReminderKind | None = None
        self.tray = Tray(workspace.window.windowIcon(), self)
        self.tray.open_requested.connect(self.open_window)
        self.tray.quit_requested.connect(workspace.quit)
        self.tray.message_clicked.connect(self._on_message)
        self._reminders = kit.reminders
        self._reminders.reminded.connect(self.remind)
        kit.preferences.changed.connect(self.follow)

    def start(self) -> None:
        """Begin to look at the clock, and show the icon where it was asked for."""
        self._reminders.start()
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Stay in the tray when the window is closed, where the runner wants it and it works."""
        stays = self._kit.preferences.settings.keep_in_tray and self.tray.show()
        if not stays:
            self.tray.hide()
        self._workspace.window.stays_hidden = stays

    @Slot(object)
    def remind(self, found: Due) -> None:
        """Show a reminder."""
        self._last = found.reminder.kind
        title, text = self._words(found)
        action = self.tr("Check in") if self._is_check_in() else self.tr("Stretch")
        self._workspace.window.toast.show_message(f"{title}: {text}", action, self._on_message)
        if not self._workspace.window.isActiveWindow():
            self.tray.say(title, text)

    @Slot()
    def open_window(self) -> None:
        """Bring the window back."""
        self._workspace.on_requested([])

    @Slot()
    def _on_message(self) -> None:
        self.open_window()
        if self._is_check_in():
            self._workspace.pages.ask_check_in()
        else:
            self._workspace.window.show_page("stretch")

    def _is_check_in(self) -> bool:
        return self._last is ReminderKind.CHECK_IN

    def _words(self, found: Due) -> tuple[str, str]:
        reminder = found.reminder
        if reminder.kind is ReminderKind.CHECK_IN:
            return self.tr("Check in"), self.tr("how did the legs wake up today?")
        if reminder.kind is ReminderKind.PLANNED:
            return self.tr("Planned for today"), reminder.what
        return self.tr("Time to stretch"), self.tr("a routine fits now.")
