"""The system tray, where there is one: reminders, and the way back to the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

MESSAGE_MS = 15_000
"""How long a reminder stays [ms]; many systems decide for themselves."""


class Tray(QObject):
    """An icon in the tray; made only where the runner asked for it or a reminder is due.

    Signals:
        open_requested: Show the window.
        quit_requested: End the program.
        message_clicked: The reminder was clicked.
    """

    open_requested = Signal()
    quit_requested = Signal()
    message_clicked = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    @staticmethod
    def is_there() -> bool:
        """Whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def is_shown(self) -> bool:
        """Whether the icon is shown."""
        return self._tray is not None and self._tray.isVisible()

    def show(self) -> bool:
        """Show the icon, and return whether there is a tray."""
        if not self.is_there():
            return False
        if self._tray is None:
            self._menu = QMenu()
            self._menu.addAction(self.tr("Open Heavy Legs")).triggered.connect(self.open_requested)
            self._menu.addAction(self.tr("Quit")).triggered.connect(self.quit_requested)
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.setToolTip("Heavy Legs")
            self._tray.setContextMenu(self._menu)
            self._tray.activated.connect(self._on_activated)
            self._tray.messageClicked.connect(self.message_clicked)
        self._tray.show()
        return True

    def hide(self) -> None:
        """Take the icon away."""
        if self._tray is not None:
            self._tray.hide()

    def say(self, title: str, text: str) -> None:
        """Show a reminder beside the clock, where there is a tray."""
        if self.show() and self._tray is not None and self._tray.supportsMessages():
            self._tray.showMessage(title, text, self._icon, MESSAGE_MS)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_requested.emit()
