"""How something is computed, in a small panel that opens under its button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label, Weight

_WIDTH_PX = 440
_EDGE_PX = 8
_KEY_STEPS_PX = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 240,
                 Qt.Key.Key_PageUp: -240}  # fmt: skip

Paragraphs = Sequence[tuple[str, str]]


class Explanation(QFrame):
    """A panel that closes with Esc or a click beside it, and scrolls where the screen is small."""

    def __init__(
        self, theme: ThemeManager, paragraphs: Paragraphs, parent: QWidget | None = None
    ) -> None:
        """Build the panel from pairs of heading and text."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(QCoreApplication.translate("Explanation", "How is this computed?"))
        self.setAccessibleDescription(" ".join(f"{one}: {text}" for one, text in paragraphs))
        self._content = QWidget()
        self._content.setObjectName("bare")
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(4)
        for index, (heading, text) in enumerate(paragraphs):
            if index:
                layout.addSpacing(8)
            layout.addWidget(Label(theme, heading, role="small", weight=Weight.DemiBold))
            layout.addWidget(Label(theme, text, role="small", tone="text2", wrap=True))
        self._area = QScrollArea()
        self._area.setObjectName("bare")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._area)
        self.setFixedWidth(theme.px(_WIDTH_PX))

    def open_under(self, button: QWidget) -> None:
        """Show the panel with its right edge under that of ``button``, inside the screen."""
        screen = (
            button.screen().availableGeometry().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        )
        layout = self._content.layout()
        if layout is not None:
            height = layout.totalHeightForWidth(self.width() - 2) + 2
            self.setFixedHeight(min(height, screen.height()))
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        left = max(corner.x(), button.window().mapToGlobal(QPoint(_EDGE_PX, 0)).x())
        self.move(left, max(min(corner.y(), screen.bottom() - self.height()), screen.top()))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        elif key in _KEY_STEPS_PX:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + _KEY_STEPS_PX[key])
        else:
            super().keyPressEvent(event)
