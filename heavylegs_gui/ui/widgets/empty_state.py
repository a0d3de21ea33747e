"""What a page shows while there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import IconLabel, Label, Weight


class EmptyState(QWidget):
    """Icon, one line, one explanation and what to do about it.

    Args:
        theme: The theme manager.
        icon: Icon name.
        title: One line.
        text: One explanation.
        actions: Buttons, the primary one first.
    """

    def __init__(
        self,
        theme: ThemeManager,
        icon: str,
        title: str,
        text: str,
        actions: tuple[QPushButton, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        centred = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IconLabel(theme, icon, "text3", 52), 0, centred)
        layout.addSpacing(8)
        self.title = Label(theme, title, role="heading", weight=Weight.DemiBold)
        self.title.setAlignment(centred)
        layout.addWidget(self.title)
        self.text = Label(theme, text, tone="text2", wrap=True)
        self.text.setAlignment(centred)
        layout.addWidget(self.text)
        if actions:
            layout.addSpacing(12)
            buttons = QHBoxLayout()
            buttons.setSpacing(8)
            buttons.addStretch(1)
            for action in actions:
                buttons.addWidget(action)
            buttons.addStretch(1)
            layout.addLayout(buttons)
        layout.addStretch(3)
