"""The search field of the head: type a command's name, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import IconLabel, KeyCap

MAX_ROWS = 9
_Index = QModelIndex | QPersistentModelIndex


def matching(labels: Sequence[str], text: str) -> list[int]:
    """Return the indexes of the labels that hold every word of ``text``.

    Labels in which a word begins with the first typed word come first; otherwise order is kept.
    """
    words = text.lower().split()
    found = [
        index for index, label in enumerate(labels) if all(word in label.lower() for word in words)
    ]
    if words:
        found.sort(
            key=lambda index: (
                not any(part.startswith(words[0]) for part in labels[index].lower().split())
            )
        )
    return found


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


class PaletteField(QLineEdit):
    """A line edit with a list of the commands that fit.

    ``search_log`` gets the text when the runner chooses to look for it in the log.
    """

    def __init__(
        self,
        theme: ThemeManager,
        search_log: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._search_log = theme, search_log
        self._actions: list[QAction] = []
        self._choices: list[QAction | None] = []
        self.setPlaceholderText(self.tr("Search or run a command"))
        self.setAccessibleName(self.tr("Search or run a command"))
        self.setClearButtonEnabled(False)
        self._icon = IconLabel(theme, "search", "text3", 18, self)
        self._key = KeyCap(theme, "Ctrl+K", self)
        for child in (self._icon, self._key):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._model = QStringListModel(self)
        self._list = QListView(self)
        self._list.setWindowFlags(Qt.WindowType.ToolTip)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFocusProxy(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_CommandDelegate(theme, self._list))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setObjectName("paletteList")
        self._list.clicked.connect(self._run_current)
        self._list.hide()
        self.textEdited.connect(self._refresh)
        self.installEventFilter(self)
        theme.changed.connect(self._place_children)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these commands; separators and disabled ones are left out when the list opens."""
        self._actions = [action for action in actions if action.text()]

    def open(self) -> None:
        """Take the keyboard and show every command."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._refresh()

    @property
    def choices(self) -> list[str]:
        """What the list offers now."""
        return [row.partition("\t")[0] for row in self._model.stringList()]

    def _refresh(self) -> None:
        enabled = [action for action in self._actions if action.isEnabled()]
        labels = [action.text().replace("&", "").rstrip("…") for action in enabled]
        text = self.text().strip()
        found = matching(labels, text)[:MAX_ROWS]
        rows: list[str] = []
        self._choices = []
        for index in found:
            shortcut = enabled[index].shortcut().toString()
            rows.append(f"{labels[index]}\t{shortcut}".rstrip())
            self._choices.append(enabled[index])
        if text:
            rows.append(self.tr("Find “{0}” in the log").format(text))
            self._choices.append(None)
        self._model.setStringList(rows)
        self._list.setCurrentIndex(self._model.index(0))
        self._show_list()

    def _show_list(self) -> None:
        rows = self._model.rowCount()
        if not rows or not self.isVisible():
            self._list.hide()
            return
        height = rows * max(self._list.sizeHintForRow(0), 24) + 12
        width = max(self.width(), self._theme.px(360))
        corner = self.mapToGlobal(QPoint(self.width() - width, self.height() + 4))
        self._list.setGeometry(corner.x(), corner.y(), width, height)
        self._list.show()

    def _run_current(self) -> None:
        row, text = self._list.currentIndex().row(), self.text().strip()
        if not 0 <= row < len(self._choices):
            return
        action = self._choices[row]
        self.close_list()
        if action is None:
            self._search_log(text)
        else:
            action.trigger()

    def close_list(self) -> None:
        """Hide the list and forget the text."""
        self._list.hide()
        self.clear()
        self.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._list.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            rows = max(1, self._model.rowCount())
            row = (self._list.currentIndex().row() + step) % rows
            self._list.setCurrentIndex(self._model.index(row))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run_current()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_children()

    def _place_children(self) -> None:
        self._icon.move(10, (self.height() - self._icon.sizeHint().height()) // 2)
        self._key.adjustSize()
        wide = self.width() > self._theme.px(200)
        self._key.setVisible(wide)
        self.setPlaceholderText(self.tr("Search or run a command") if wide else self.tr("Search"))
        right = self.width() - self._key.width() - 8
        self._key.move(right, (self.height() - self._key.height()) // 2)
        room = self._key.width() + 8 if wide else 4
        self.setTextMargins(self._theme.px(18) + 10, 0, room, 0)
