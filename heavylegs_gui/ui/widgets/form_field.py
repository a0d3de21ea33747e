"""One field of a form: its name above, the input, and below it one sentence when it is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label, Weight, restyle, row


class UnitEdit(QLineEdit):
    """A line of text with its unit at the right edge.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(
        self, theme: ThemeManager, name: str, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self._unit = Label(theme, unit, role="small", tone="text3")
        self._unit.setParent(self)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_unit(self, unit: str) -> None:
        """Show another unit."""
        self._unit.setText(unit)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("body", Weight.Medium, tabular=True))
        self._unit.adjustSize()
        self.setTextMargins(0, 0, self._unit.width() + 4 if self._unit.text() else 0, 0)
        self._place()

    def _place(self) -> None:
        left = self.width() - self._unit.width() - 12
        self._unit.move(left, (self.height() - self._unit.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)


class FormField(QWidget):
    """Name, input and error of one value.

    Attributes:
        input: The widget that takes the value.
    """

    def __init__(
        self,
        theme: ThemeManager,
        name: str,
        widget: QWidget,
        *,
        aside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Put a field together.

        Args:
            theme: The theme manager.
            name: Words above the input.
            widget: The input.
            aside: What stands at the right of the name.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.input = widget
        self.label = Label(theme, name, role="small", weight=Weight.Medium)
        self.label.setBuddy(widget)
        self.error = Label(theme, role="small", tone="danger", wrap=True)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(row(self.label, None, aside) if aside else row(self.label, None))
        layout.addWidget(widget)
        layout.addWidget(self.error)

    @property
    def has_error(self) -> bool:
        """Whether a sentence stands below the input."""
        return bool(self.error.text())

    def set_error(self, sentence: str) -> None:
        """Show one sentence below the input, or none."""
        if sentence == self.error.text():
            return
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if isinstance(self.input, QLineEdit | QPlainTextEdit):
            self.input.setProperty("invalid", "true" if sentence else "false")
            self.input.setAccessibleDescription(sentence)
            font = self.input.font()
            restyle(self.input)
            # Polishing anew brings back the font of the last time, in a text size that may be old.
            self.input.setFont(font)
