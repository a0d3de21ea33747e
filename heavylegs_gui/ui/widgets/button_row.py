"""Buttons beside each other, below each other where the room is too narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QWidget

_SPACING_PX = 8


class ButtonRow(QWidget):
    """A row that turns into a column before a label would be cut off.

    It may be as narrow as its widest button, so it never makes a page scroll sideways.
    """

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_SPACING_PX)
        self._layout.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        for button in self._buttons:
            self._layout.addWidget(button)
        self._layout.addStretch(1)

    def _widths_px(self) -> list[int]:
        return [button.sizeHint().width() for button in self._buttons]

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths_px()), self._layout.minimumSize().height())

    def _arrange(self) -> None:
        widths = self._widths_px()
        fits = sum(widths) + _SPACING_PX * (len(widths) - 1) <= self.width()
        ways = QBoxLayout.Direction
        direction = ways.LeftToRight if fits else ways.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)
