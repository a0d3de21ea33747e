"""A row of choices of which exactly one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight


class _Segment(QRadioButton):
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)


class SegmentedControl(QFrame):
    """Radio buttons drawn as one bar; one Tab stop, arrows move.

    Signals:
        value_changed: With the new value, only when the runner chose it.
    """

    value_changed = Signal(str)

    def __init__(
        self,
        theme: ThemeManager,
        options: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Build the bar.

        Args:
            theme: The theme manager.
            options: Pairs of value and label.
            name: What a screen reader says of the whole.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Segment] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        for value, label in options:
            button = _Segment(label)
            button.setProperty("segment", "true")
            button.setAccessibleName(f"{name}: {label}")
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def value(self) -> str | None:
        """Return the chosen value, ``None`` while nothing is chosen."""
        for value, button in self._buttons.items():
            if button.isChecked():
                return value
        return None

    def set_value(self, value: str | None) -> None:
        """Choose a value without a signal; ``None`` chooses nothing."""
        if value is None:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._buttons[value].setChecked(True)

    def button(self, value: str) -> QRadioButton:
        """Return the radio button of a value."""
        return self._buttons[value]

    def _on_clicked(self) -> None:
        value = self.value()
        if value is not None:
            self.value_changed.emit(value)

    def _follow_theme(self) -> None:
        for button in self._buttons.values():
            button.setFont(self._theme.font("small", Weight.Medium))
