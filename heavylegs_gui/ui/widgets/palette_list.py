"""The list of commands below the search field; loaded when the field is first used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heavylegs_gui.ui.theme.theme import ThemeManager

_Index = QModelIndex | QPersistentModelIndex


class _CommandDelegate(QStyledItemDelegate):
    """Writes a command at the left and its key at the right."""

    def __init__(self, theme: ThemeManager, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._theme
        label, _, key = str(index.data()).partition("\t")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(4, 1, -4, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box, 7, 7)
        text = box.adjusted(10, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        room = text.width() - painter.fontMetrics().horizontalAdvance(f"{key}   ")
        elided = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignRight, key)
        painter.restore()


class PaletteList(QListView):
    """A list that floats below its field and leaves the keyboard to it."""

    def __init__(self, theme: ThemeManager, field: QWidget) -> None:
        super().__init__(field)
        self._theme, self._field = theme, field
        self._model = QStringListModel(self)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(field)
        self.setModel(self._model)
        self.setItemDelegate(_CommandDelegate(theme, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("paletteList")
        self.hide()

    def offer(self, rows: Sequence[str]) -> None:
        """Show these rows with the first one chosen; nothing at all without rows."""
        self._model.setStringList(rows)
        self.setCurrentIndex(self._model.index(0))
        if not rows or not self._field.isVisible():
            self.hide()
            return
        height = len(rows) * max(self.sizeHintForRow(0), 24) + 12
        width = max(self._field.width(), self._theme.px(360))
        below = QPoint(self._field.width() - width, self._field.height() + 4)
        corner = self._field.mapToGlobal(below)
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()

    def step(self, rows: int) -> None:
        """Choose a row further down, or further up; after the last comes the first."""
        count = max(1, self._model.rowCount())
        self.setCurrentIndex(self._model.index((self.currentIndex().row() + rows) % count))
