"""What scrolls up and down in drawers, sheets and panels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class DownScroll(QScrollArea):
    """A scroll area without a frame, which only goes down; the keyboard stops at what is in it."""

    def __init__(self, body: QWidget | None = None, parent: QWidget | None = None) -> None:
        """Take over what scrolls.

        Args:
            body: What scrolls; by default something empty that waits for a layout.
            parent: Where it stands.
        """
        super().__init__(parent)
        self.setObjectName("drawerScroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget() if body is None else body
        self.body.setObjectName("drawerBody")
        self.setWidget(self.body)
