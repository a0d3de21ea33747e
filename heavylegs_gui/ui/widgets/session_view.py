"""The session list as a table that is used by mouse and keyboard alike."""

from __future__ import annotations

from datetime import date
from math import ceil

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from heavylegs_gui.domain.log_query import SortKey
from heavylegs_gui.domain.training import Session
from heavylegs_gui.ui.locale_words import weekday_day
from heavylegs_gui.ui.models.session_table import SORT_KEYS, Column, SessionTable
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.plain_table import make_plain
from heavylegs_gui.ui.widgets.row_painting import RowPainter
from heavylegs_gui.ui.widgets.session_delegate import PADDING_PX, ROW_PX, SessionDelegate

_WIDTHS_PX = {
    Column.DATE: 132,
    Column.SPORT: 112,
    Column.TITLE: 190,
    Column.DISTANCE: 94,
    Column.TIME: 86,
    Column.PACE: 100,
    Column.HEAVINESS: 116,
    Column.NOTES: 150,
    Column.SOURCE: 84,
}
_SAVINGS_PX = (
    (Column.SOURCE, 0),
    (Column.NOTES, 0),
    (Column.SPORT, 54),
    (Column.TITLE, 130),
    (Column.PACE, 0),
    (Column.HEAVINESS, 84),
    (Column.TITLE, 120),
    (Column.DISTANCE, 86),
    (Column.TIME, 76),
    (Column.SPORT, 0),
    (Column.TITLE, 80),
)
"""What is made narrower (0: left out) when the table is too narrow, the first thing first [px]."""
_DAYS = [date(2020, month, 20 + day) for month in range(1, 13) for day in range(7)]
"""Every weekday in every month: one of them is the longest."""
_FIRST_DOWN = frozenset({Column.DATE, Column.DISTANCE, Column.TIME, Column.HEAVINESS})


class SessionView(QTableView):
    """Rows of sessions.

    Signals:
        edit_requested: With the session, by Enter or a double click.
        delete_requested: The selected sessions, by Del or the menu.
        sort_changed: The column or direction of the order changed.
    """

    edit_requested = Signal(object)
    delete_requested = Signal()
    sort_changed = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = SessionTable(self)
        self.setModel(self.table)
        self.setItemDelegate(SessionDelegate(theme, self.table, self))
        self.setAccessibleName(self.tr("Sessions"))
        self.sort_key, self.descending = SortKey.DATE, True
        self._sorted_column = Column.DATE
        self._set_up()
        self._set_up_header()
        self.doubleClicked.connect(self._on_double_clicked)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _set_up(self) -> None:
        make_plain(self)
        self.setWordWrap(False)
        self.setMouseTracking(True)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.DATE, Qt.SortOrder.DescendingOrder)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionClicked.connect(self._on_header_clicked)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # what is chosen

    def selected(self) -> list[Session]:
        """Return the selected sessions from top to bottom."""
        rows = sorted(one.row() for one in self.selectionModel().selectedRows())
        return [self.table.session_at(row) for row in rows]

    def current(self) -> Session | None:
        """Return the session at the keyboard's place."""
        index = self.currentIndex()
        return self.table.session_at(index.row()) if index.isValid() else None

    def select(self, session_ids: set[int], current_id: int | None, fallback_row: int) -> None:
        """Select sessions again after the rows changed.

        Args:
            session_ids: What was selected.
            current_id: Where the keyboard was.
            fallback_row: The row to go to when that session is gone.
        """
        ids = [one.id for one in self.table.sessions]
        row = next((place for place, one in enumerate(ids) if one == current_id), None)
        if row is None and ids and fallback_row >= 0:
            row = min(fallback_row, len(ids) - 1)
        if row is not None:
            self.setCurrentIndex(self.table.index(row, 0))
        if len(session_ids) > 1:
            mode = self.selectionModel().SelectionFlag.Select
            rows = self.selectionModel().SelectionFlag.Rows
            for place, one in enumerate(ids):
                if one in session_ids:
                    self.selectionModel().select(self.table.index(place, 0), mode | rows)

    # sorting

    def sort_by(self, column: Column) -> None:
        """Sort by a column; the second time the other way round."""
        if column not in SORT_KEYS:
            self._show_sort()
            return
        again = column is self._sorted_column
        self.descending = not self.descending if again else column in _FIRST_DOWN
        self._sorted_column = column
        self.sort_key = SORT_KEYS[column]
        self._show_sort()
        self.sort_changed.emit()

    def _show_sort(self) -> None:
        order = Qt.SortOrder.DescendingOrder if self.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self._sorted_column, order)

    def _on_header_clicked(self, section: int) -> None:
        self.sort_by(Column(section))

    # menu

    def build_menu(self) -> QMenu:
        """Return the menu of the selected sessions."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self.selected())
        edit = menu.addAction(self.tr("Edit…"), self._edit_current)
        edit.setEnabled(count == 1)
        words = self.tr("Delete") if count == 1 else self.tr("Delete {0} sessions").format(count)
        menu.addAction(words, self.delete_requested.emit)
        menu.addSeparator()
        sort_menu = menu.addMenu(self.tr("Sort by"))
        for column in SORT_KEYS:
            heading = self.table.headerData(column, Qt.Orientation.Horizontal)
            action = sort_menu.addAction(str(heading))
            action.setData(int(column))
        sort_menu.triggered.connect(self._on_sort_chosen)
        return menu

    def _on_sort_chosen(self, action: object) -> None:
        data = getattr(action, "data", None)
        if callable(data):
            self.sort_by(Column(data()))

    def _edit_current(self) -> None:
        session = self.current()
        if session is not None:
            self.edit_requested.emit(session)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.edit_requested.emit(self.table.session_at(index.row()))

    # looks

    def _follow_theme(self) -> None:
        self.table.header_font = self._theme.font("caption", Weight.Medium)
        self._date_px = self._date_width()
        self.horizontalHeader().setFixedHeight(self._theme.px(34))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_PX))
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        """Leave out columns that do not fit, and give the rest to title and notes."""
        px, room = self._theme.px, self.viewport().width()
        widths = {column: px(width) for column, width in _WIDTHS_PX.items()}
        widths[Column.DATE] = max(widths[Column.DATE], self._date_px)
        for column, less in _SAVINGS_PX:
            if sum(widths.values()) > room:
                widths[column] = px(less)
        spare = max(0, room - sum(widths.values()))
        to_notes = spare // 2 if widths[Column.NOTES] else 0
        for column, width in widths.items():
            extra = {Column.TITLE: spare - to_notes, Column.NOTES: to_notes}.get(column, 0)
            self.setColumnHidden(column, width == 0)
            self.setColumnWidth(column, width + extra)
        self._mark_cut_headings()

    def _date_width(self) -> int:
        """Return what the longest date needs, with its year."""
        metrics = QFontMetricsF(RowPainter(self._theme).font("small", Weight.Medium))
        longest = max(metrics.horizontalAdvance(weekday_day(day)) for day in _DAYS)
        return ceil(longest) + 2 * PADDING_PX + 1

    def _mark_cut_headings(self) -> None:
        """Let the headings that do not fit say themselves in a tooltip."""
        header = self.horizontalHeader()
        self.table.cut_headings = frozenset(
            column
            for column in Column
            if not self.isColumnHidden(column)
            and header.sectionSizeFromContents(column).width() > self.columnWidth(column)
        )

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._edit_current()
        elif key == Qt.Key.Key_Delete and self.selected():
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected():
            return
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(QPoint(box.left() + 24, box.bottom()))
        self.build_menu().popup(place)
