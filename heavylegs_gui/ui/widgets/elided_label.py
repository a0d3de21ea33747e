"""A line of text that ends in an ellipsis where there is no room; the tooltip has the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from heavylegs_gui.ui.widgets.basics import Label, Weight

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QResizeEvent

    from heavylegs_gui.ui.theme.theme import ThemeManager

_LEAST_CHARS = 4


class ElidedLabel(Label):
    """One line that gives way to what stands beside it."""

    def __init__(
        self, theme: ThemeManager, text: str, *, weight: QFont.Weight = Weight.Normal
    ) -> None:
        super().__init__(theme, text, weight=weight)
        self._whole = " ".join(text.split())
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARS
        return QSize(min(least, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, mode, self.width()))
