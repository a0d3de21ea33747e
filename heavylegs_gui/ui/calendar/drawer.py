"""The whole day as a drawer, for windows that are too narrow for the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from heavylegs_gui.ui.calendar.panel import DayPanel
from heavylegs_gui.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from heavylegs_gui.ui.theme.theme import ThemeManager


class DayDrawer(Overlay):
    """A panel over the dimmed window.

    Attributes:
        day: The panel.
    """

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host)
        self.day = DayPanel(theme, framed=False)
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.day)
        self.close_requested.connect(self.dismiss)
        self.day.close_requested.connect(self.dismiss)

    def open_day(self) -> None:
        """Open the drawer with the keyboard on what is most useful."""
        focus = self.day.fix if self.day.fix.isVisibleTo(self.day) else self.day.add
        self.open(focus)
