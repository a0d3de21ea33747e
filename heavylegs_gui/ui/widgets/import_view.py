"""The table of the import: check, compare, choose, by mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from heavylegs_gui.services.importing_rows import RowStatus
from heavylegs_gui.ui.models.import_table import (
    ENTRY_ROLE,
    RIGHT_ALIGNED,
    Column,
    Entry,
    ImportTable,
)
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.import_detail import DetailPainter
from heavylegs_gui.ui.widgets.plain_table import make_plain
from heavylegs_gui.ui.widgets.row_painting import LEFT, RIGHT, RowPainter
from heavylegs_gui.ui.widgets.session_delegate import plain_tooltip

ROW_PX = 38
_WIDTHS_PX = {
    Column.CHECK: 44,
    Column.STATE: 168,
    Column.DATE: 176,
    Column.SPORT: 74,
    Column.DISTANCE: 84,
    Column.TIME: 78,
    Column.FILE: 166,
    Column.WHAT: 170,
}
_SAVINGS_PX = (
    (Column.SPORT, 0),
    (Column.FILE, 100),
    (Column.WHAT, 130),
    (Column.TIME, 0),
    (Column.FILE, 0),
    (Column.WHAT, 104),
)
"""What is made narrower (0: left out) when the table is too narrow, the first thing first [px]."""
STATE_LOOKS = {
    RowStatus.NEW: ("good_soft", "good", "circle-check"),
    RowStatus.DUPLICATE: ("step", "text2", "copy"),
    RowStatus.POSSIBLE_DUPLICATE: ("info_soft", "info", "merge"),
    RowStatus.REFUSED: ("danger_soft", "danger", "circle-x"),
}
INCOMPLETE_LOOK = ("warn_soft", "warn", "triangle-alert")
_CHOICE_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
Index = QModelIndex | QPersistentModelIndex


def state_look(entry: Entry) -> tuple[str, str, str]:
    """Return ground, ink and icon of what a row is."""
    return INCOMPLETE_LOOK if entry.is_incomplete else STATE_LOOKS[entry.row.status]


class ImportDelegate(QStyledItemDelegate):
    """Paints one cell; of an unfolded row each cell paints its piece of the whole width."""

    def __init__(self, theme: ThemeManager, view: ImportView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._paint = RowPainter(theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        cell, column = QRectF(option.rect), Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, self._theme.color("accent_soft"))
        elif entry.is_open:
            painter.fillRect(cell, self._theme.color("out"))
        top = QRectF(cell.left(), cell.top(), cell.width(), self._theme.px(ROW_PX) - 1)
        self._paint_cell(painter, top, entry, column)
        if entry.is_open:
            table = self._view.table
            box = self._view.detail_box(index.row())
            self._view.details.draw(painter, box, entry, table.units)
        if entry.is_open and column is Column.CHECK:
            token = state_look(entry)[1]
            painter.fillRect(
                QRectF(cell.left(), cell.top(), 3, cell.height()), self._theme.color(token)
            )
        self._paint.line_below(painter, cell)
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            for y in (cell.top() + 1, cell.bottom() - 1.5):
                painter.drawLine(QPointF(cell.left(), y), QPointF(cell.right(), y))
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, entry: Entry, column: Column) -> None:
        if column is Column.CHECK:
            if entry.row.session is not None:
                place = self._view.check_rect(box)
                self._paint.check_box(painter, place, checked=entry.row.writes)
        elif column is Column.STATE:
            ground, ink, icon = state_look(entry)
            words = self._view.table.text(entry, column)
            self._paint.chip(painter, box.adjusted(4, 0, -4, 0), words, ground, ink, icon)
        else:
            self._paint_text(painter, box.adjusted(8, 0, -8, 0), entry, column)

    def _paint_text(self, painter: QPainter, box: QRectF, entry: Entry, column: Column) -> None:
        status = entry.row.status
        token = "text"
        undated = column is Column.DATE and entry.row.session is None
        if undated or status is RowStatus.DUPLICATE:
            token = "text3"
        elif column is Column.WHAT:
            token = {RowStatus.REFUSED: "danger", RowStatus.POSSIBLE_DUPLICATE: "text"}.get(
                status, "text2"
            )
        elif column is Column.FILE:
            token = "text2"
        font = self._paint.font("small", Weight.Medium)
        if column is Column.DISTANCE:
            font = self._paint.font("small", Weight.DemiBold)
        elif column in {Column.FILE, Column.WHAT}:
            font = self._theme.font("small", Weight.Medium)
        if column is Column.WHAT and entry.can_open:
            middle = QPointF(box.right() - self._theme.px(18), box.center().y())
            icon = "chevron-up" if entry.is_open else "chevron-down"
            self._paint.icon(painter, icon, "text2", middle, 16)
            box = box.adjusted(0, 0, -self._theme.px(24), 0)
        alignment = RIGHT if column in RIGHT_ALIGNED else LEFT
        text = self._view.table.text(entry, column)
        self._paint.text(painter, box, text, token, font, alignment)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        entry = index.data(ENTRY_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(entry, Entry):
            return super().helpEvent(event, view, option, index)
        column = Column(index.column())
        if column not in {Column.FILE, Column.WHAT}:
            QToolTip.hideText()
            return False
        text = self._view.table.text(entry, column)
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True


class ImportView(QTableView):
    """Rows of files.

    Space checks, Right and Left unfold and fold, 1 2 3 choose, Ctrl+C copies.
    """

    def __init__(
        self, theme: ThemeManager, table: ImportTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self.table = theme, table
        self.details = DetailPainter(theme)
        self.setModel(table)
        self.setItemDelegate(ImportDelegate(theme, self))
        self.setAccessibleName(self.tr("Found in the files"))
        self._set_up()
        table.rowsInserted.connect(self._on_rows_inserted)
        table.modelReset.connect(self._on_reset)
        table.opened.connect(self._size_row)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _set_up(self) -> None:
        make_plain(self)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # places

    def row_box(self, row: int) -> QRectF:
        """Return the place of a whole row in the viewport."""
        top = self.rowViewportPosition(row)
        return QRectF(0, top, self.viewport().width(), self.rowHeight(row))

    def detail_box(self, row: int) -> QRectF:
        """Return the place of the unfolded part of a row."""
        return self.row_box(row).adjusted(0, self._theme.px(ROW_PX), 0, 0)

    def check_rect(self, cell: QRectF) -> QRectF:
        """Return the check box inside the first cell of a row."""
        side = self._theme.px(18)
        return QRectF(cell.left() + 16, cell.center().y() - side / 2, side, side)

    # copying

    def copy_rows(self, rows: list[int]) -> None:
        """Put rows on the clipboard as lines of text."""
        QGuiApplication.clipboard().setText("\n".join(self.table.line(row) for row in rows))

    def selected_rows(self) -> list[int]:
        """Return the places of the selected rows."""
        return sorted(one.row() for one in self.selectionModel().selectedRows())

    # inside

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            if self.table.entry(row).is_open:
                self._size_row(row)

    def _on_reset(self) -> None:
        """Give every row its height: a header keeps those of the rows that stood there before."""
        usual = self._theme.px(ROW_PX)
        for row in range(self.table.rowCount()):
            if self.table.entry(row).is_open or self.rowHeight(row) != usual:
                self._size_row(row)

    def _size_row(self, row: int) -> None:
        entry = self.table.entry(row)
        self.setRowHeight(row, self._theme.px(ROW_PX) + self.details.height(entry))

    def _follow_theme(self) -> None:
        self.table.header_font = self._theme.font("caption", Weight.Medium)
        self.horizontalHeader().setFixedHeight(self._theme.px(32))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_PX))
        self._on_reset()
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        widths = {column: self._theme.px(width) for column, width in _WIDTHS_PX.items()}
        room = self.viewport().width()
        for column, less in _SAVINGS_PX:
            if sum(widths.values()) > room:
                widths[column] = self._theme.px(less)
        widths[Column.WHAT] += max(0, room - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnHidden(column, width == 0)
            self.setColumnWidth(column, width)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position()
        index = self.indexAt(point.toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        row, column = index.row(), Column(index.column())
        entry = self.table.entry(row)
        choice = self.details.choice_at(self.detail_box(row), entry, point)
        in_line = point.y() < self.row_box(row).top() + self._theme.px(ROW_PX)
        if choice is not None:
            self.table.choose(row, choice)
        elif in_line and column is Column.CHECK:
            self.table.toggle(row)
        elif in_line and column is Column.WHAT:
            self.table.set_open(row, is_open=not entry.is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows(self.selected_rows())
        elif row < 0:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            for one in self.selected_rows() or [row]:
                self.table.toggle(one)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.table.set_open(row, is_open=key == Qt.Key.Key_Right)
        elif key in _CHOICE_KEYS and self.table.entry(row).is_choice:
            choices = self.table.entry(row).row.choices
            if _CHOICE_KEYS.index(key) < len(choices):
                self.table.choose(row, choices[_CHOICE_KEYS.index(key)])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected_rows():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy as text"), self._copy_selected)
        menu.popup(event.globalPos())

    def _copy_selected(self) -> None:
        self.copy_rows(self.selected_rows())
