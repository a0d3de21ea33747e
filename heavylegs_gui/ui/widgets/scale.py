"""A number from 0 to 10, chosen with one key or one click; unknown is a choice too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager

HIGHEST = 10
STEPS = HIGHEST + 1
_UNKNOWN = -1
_GAP_PX = 5.0
_BACKWARD = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus})
_FORWARD = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus})
_CLEAR = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class Scale(QSlider):
    """Base of the painted scales; a slider, so that a screen reader knows what to do with it.

    Digits set 0 to 9, a full stop is 10, arrows move, Delete clears.

    Signals:
        level_changed: The level is another one.
    """

    level_changed = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        name: str,
        words: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Build a scale without a level.

        Args:
            theme: The theme manager.
            name: What is asked, for the screen reader.
            words: One word or two for each level from 0 to 10.
            parent: Qt parent.
        """
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self._name, self._words = name, words
        self.hovered: int | None = None
        self.setRange(_UNKNOWN, HIGHEST)
        self.setPageStep(2)
        self.setValue(_UNKNOWN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.valueChanged.connect(self._on_value_changed)
        self._tell()
        theme.changed.connect(self.updateGeometry)

    @property
    def level(self) -> int | None:
        """The level, ``None`` while it is unknown."""
        return None if self.value() == _UNKNOWN else self.value()

    def set_level(self, level: int | None) -> None:
        """Set the level, ``None`` for unknown."""
        self.setValue(_UNKNOWN if level is None else level)

    def word(self, level: int | None = None) -> str:
        """Return the word of a level, by default of the present one; empty when unknown."""
        shown = self.level if level is None else level
        return "" if shown is None else self._words[shown]

    def cell(self, level: int) -> QRectF:
        """Return the place of one level over the whole height."""
        width = (self.width() - _GAP_PX * HIGHEST) / STEPS
        return QRectF(level * (width + _GAP_PX), 0, width, self.height())

    def level_at(self, x_px: float) -> int:
        """Return the level at a distance from the left [px]."""
        return max(0, min(HIGHEST, int(x_px * STEPS / max(1, self.width()))))

    def _on_value_changed(self) -> None:
        self._tell()
        self.update()
        self.level_changed.emit()

    def _tell(self) -> None:
        self.setAccessibleName(self._name)
        said = self.tr("not told") if self.level is None else f"{self.level}, {self.word()}"
        self.setAccessibleDescription(said)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.set_level(key - Qt.Key.Key_0)
        elif key in {Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_End}:
            self.set_level(HIGHEST)
        elif key == Qt.Key.Key_Home:
            self.set_level(0)
        elif key in _CLEAR:
            self.set_level(None)
        elif key in _BACKWARD and self.level:
            self.set_level(self.level - 1)
        elif key in _FORWARD:
            self.set_level(min(HIGHEST, (-1 if self.level is None else self.level) + 1))
        elif key not in _BACKWARD:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event)
        self.hovered = self.level_at(event.position().x()) if self.isEnabled() else None
        self.setToolTip(
            "" if self.hovered is None else f"{self.hovered}: {self.word(self.hovered)}"
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = self.level_at(event.position().x()) if self.isEnabled() else None
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self.hovered = None
        self.update()

    def _drag_to(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.set_level(self.level_at(event.position().x()))
