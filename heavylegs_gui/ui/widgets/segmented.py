"""A row of choices of which exactly one holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight, restyle

_RADIUS_PX = 7.0
_PADDING_PX = 12
_MARK_PX = 16.0
_CLEAR_KEYS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class _Segment(QRadioButton):
    """A radio button, for the keyboard and the screen reader, drawn as a piece of the bar.

    Signals:
        clear_wanted: The chosen answer was clicked again, or Delete was pressed.
        typed: A digit was pressed.
        clicked_on: The mouse chose it.
    """

    clear_wanted = Signal()
    typed = Signal(int)
    clicked_on = Signal()

    def __init__(self, theme: ThemeManager, label: str) -> None:
        super().__init__(label)
        self._theme = theme
        self.apart = self.is_answer = self.is_marked = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        if self.is_answer and self.isChecked() and is_left:
            self.clear_wanted.emit()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_down = self.isDown()
        super().mouseReleaseEvent(event)
        if was_down and self.isChecked():
            self.clicked_on.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_answer and key in _CLEAR_KEYS:
            self.clear_wanted.emit()
        elif self.is_answer and is_plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.typed.emit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.height() + (18 if self.apart else 12)
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _PADDING_PX, height)

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(size.width() - 2 * _PADDING_PX + 6, size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, checked = self._theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if self.apart:
                self._paint_apart(painter, box)
            elif checked:
                painter.setBrush(theme.color("surface"))
                painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
            if self.hasFocus():
                ring = "text" if self.apart and checked else "accent"
                painter.setPen(QPen(theme.color(ring), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
            if self.is_marked:
                self._paint_mark(painter, box)
            painter.setPen(theme.color(self._text_token()))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_apart(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            painter.setBrush(self._theme.color("accent"))
        else:
            edge = "control" if self.underMouse() else "border"
            painter.setPen(QPen(self._theme.color(edge), 1))
            painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the small bar of an earlier answer."""
        width = min(_MARK_PX, box.width() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("on_accent" if self.isChecked() else "control"))
        mark = QRectF(box.center().x() - width / 2, box.bottom() - 6, width, 2.5)
        painter.drawRoundedRect(mark, 1, 1)

    def _text_token(self) -> str:
        if self.isChecked():
            return "on_accent" if self.apart else "accent"
        return "text" if self.underMouse() else "text2"


class SegmentedControl(QFrame):
    """Radio buttons drawn as one bar; one Tab stop, arrows move.

    Signals:
        value_changed: With the new value, only when the runner chose it; empty when it was taken
            back.
        settled: A click or a digit chose an answer; arrows may still pass on.
    """

    value_changed = Signal(str)
    settled = Signal()

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
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(3, 3, 3, 3)
        self._layout.setSpacing(2)
        for value, label in options:
            button = _Segment(theme, label)
            button.setAccessibleName(f"{name}: {label}")
            self._group.addButton(button)
            self._buttons[value] = button
            self._layout.addWidget(button)
        self._last: str | None = None
        self._group.buttonToggled.connect(self._on_toggled)
        self._keep_one_tab_stop()
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
        self._last = value
        if value is None:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
            self._keep_one_tab_stop()
        else:
            self._buttons[value].setChecked(True)

    def take_answers(self) -> None:
        """Let nothing be chosen again: a second click or Delete clears, digits choose."""
        for place, button in enumerate(self._buttons.values(), 1):
            button.is_answer = True
            button.clear_wanted.connect(self.clear)
            button.typed.connect(self._on_typed)
            button.clicked_on.connect(self.settled)
            button.setAccessibleDescription(
                self.tr("Key {0} chooses it, Delete clears the answer").format(place)
            )

    @Slot()
    def clear(self) -> None:
        """Take the answer back, as the runner does."""
        holder = self._group.checkedButton()
        if holder is None:
            return
        had_focus = holder.hasFocus()
        self.set_value(None)
        if had_focus:
            next(iter(self._buttons.values())).setFocus()
        self.value_changed.emit("")

    @Slot(int)
    def _on_typed(self, place: int) -> None:
        buttons = list(self._buttons.values())
        if place <= len(buttons):
            buttons[place - 1].setFocus()
            buttons[place - 1].setChecked(True)
            self.settled.emit()

    def focus_answer(self) -> None:
        """Give the keyboard to the chosen button, or to the first one."""
        target = self._group.checkedButton() or next(iter(self._buttons.values()))
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def fill(self) -> None:
        """Take all the width there is, still as one bar."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in self._buttons.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def spread(self) -> None:
        """Draw separate buttons that share all the width there is."""
        self.setObjectName("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for button in self._buttons.values():
            button.apart = True
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        restyle(self)

    def mark(self, value: str | None, words: str = "") -> None:
        """Mark an earlier answer with a small bar, or none; the words go to screen readers."""
        for key, button in self._buttons.items():
            button.is_marked = key == value
            button.setToolTip(words if key == value else "")
            button.update()

    def button(self, value: str) -> QRadioButton:
        """Return the radio button of a value."""
        return self._buttons[value]

    def _on_toggled(self) -> None:
        self._keep_one_tab_stop()
        value = self.value()
        if value is not None and value != self._last:
            self._last = value
            self.value_changed.emit(value)

    def _keep_one_tab_stop(self) -> None:
        """Let Tab stop at the chosen button only; the arrow keys reach the others."""
        chosen = self._group.checkedButton() or next(iter(self._buttons.values()))
        for button in self._buttons.values():
            is_stop = button is chosen
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _follow_theme(self) -> None:
        for button in self._buttons.values():
            button.setFont(self._theme.font("small", Weight.Medium))
            button.updateGeometry()
