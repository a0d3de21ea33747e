"""How loud one routine is: as the settings say, or a choice of its own that is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label
from heavylegs_gui.ui.widgets.segmented import SegmentedControl


class ProfileRow(QWidget):
    """A short label and four choices.

    Attributes:
        control: The choices.

    Signals:
        chosen: With the routine's id and the profile, an empty text for as the settings say.
    """

    chosen = Signal(str, str)

    def __init__(
        self, preferences: Preferences, theme: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences, self._routine_id = preferences, ""
        name = self.tr("Sound of this routine")
        options = (
            ("", self.tr("As in Settings")),
            ("quiet", self.tr("Quiet")),
            ("normal", self.tr("Normal")),
            ("loud", self.tr("Loud")),
        )
        self.control = SegmentedControl(theme, options, name)
        self.control.value_changed.connect(self._on_chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Label(theme, name, role="small", tone="text2", wrap=True), 1)
        layout.addWidget(self.control)

    def show_routine(self, routine_id: str) -> None:
        """Show what is kept for a routine."""
        self._routine_id = routine_id
        kept = dict(self._preferences.settings.routine_profiles)
        self.control.set_value(kept[routine_id].value if routine_id in kept else "")

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        self.chosen.emit(self._routine_id, value)
