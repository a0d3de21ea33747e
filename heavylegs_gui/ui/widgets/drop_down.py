"""A drop-down list with its arrow, deaf to the mouse wheel."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from heavylegs_gui.ui.theme.theme import ThemeManager

_ARROW_PX = 16


class DropDown(QComboBox):
    """One of many values.

    The wheel belongs to the page around it: rolling over the list never changes the choice. The
    arrow is painted here, because a style sheet that gives the list its border loses it.
    """

    def __init__(self, theme: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        """Build an empty list.

        Args:
            theme: The theme manager.
            name: What a screen reader says.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def arrow_box(self) -> QRect:
        """Return where the arrow is painted."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxArrow,
            self,
        )
        side = self._theme.px(_ARROW_PX)
        box = QRect(0, 0, side, side)
        box.moveCenter(room.center())
        return box

    def shown_text(self) -> str:
        """Return what the closed list shows: a name that is too long ends in an ellipsis."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option.currentText

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        text = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        option.currentText = text

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        token = "text2" if self.isEnabled() else "text3"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            pixmap = self._theme.pixmap("chevron-down", token, _ARROW_PX)
            painter.drawPixmap(self.arrow_box(), pixmap)
