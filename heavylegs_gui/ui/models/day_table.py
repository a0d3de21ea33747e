"""The days in view as a table: one row a week, seven days and the sums of the week."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.locale_words import weekday_name

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject

    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.ui.calendar.cells import DayCell, WeekCell
    from heavylegs_gui.ui.calendar.reader import Span

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The :class:`DayCell` or :class:`WeekCell` of an index."""
_NOWHERE = QModelIndex()


class Layout(Enum):
    """How days lie in rows and columns."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"


class DayTable(QAbstractTableModel):
    """Days in rows and columns.

    Attributes:
        shown: What is in view, ``None`` before the first.
        units: The runner's unit.
        words: The words of warnings.
    """

    def __init__(self, layout: Layout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self.shown: Span | None = None
        self.units = Units.KM
        self.words: WarningWords | None = None
        self._days: tuple[DayCell, ...] = ()
        self._shape = (0, 0)

    def show(self, span: Span, units: Units, words: WarningWords) -> None:
        """Show other days; rows and columns stay where their number stays."""
        self.shown, self.units, self.words = span, units, words
        self._days = span.days
        shape = self._shape_of(span)
        if shape != self._shape:
            self.beginResetModel()
            self._shape = shape
            self.endResetModel()
        else:
            last = self.index(shape[0] - 1, shape[1] - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _shape_of(self, span: Span) -> tuple[int, int]:
        if self._layout is Layout.AGENDA:
            return len(span.days), 1
        if self._layout is Layout.WEEK:
            return 1, DAYS_PER_WEEK
        return len(span.weeks), DAYS_PER_WEEK + 1

    # where things are

    def cell(self, index: Index) -> DayCell | None:
        """Return the day at an index, ``None`` in the column of sums."""
        if not index.isValid() or index.column() >= DAYS_PER_WEEK:
            return None
        per_row = 1 if self._layout is Layout.AGENDA else DAYS_PER_WEEK
        place = index.row() * per_row + index.column()
        return self._days[place] if place < len(self._days) else None

    def week(self, index: Index) -> WeekCell | None:
        """Return the week at an index of the column of sums."""
        if self.shown is None or self._layout is not Layout.MONTH:
            return None
        is_sum = index.isValid() and index.column() == DAYS_PER_WEEK
        return self.shown.weeks[index.row()] if is_sum else None

    def index_of(self, day: date) -> QModelIndex:
        """Return where a day stands; invalid when it is not in view."""
        if self.shown is None or not self.shown.holds(day):
            return QModelIndex()
        place = (day - self.shown.first).days
        if self._layout is Layout.AGENDA:
            return self.index(place, 0)
        return self.index(place // DAYS_PER_WEEK, place % DAYS_PER_WEEK)

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._shape[0]

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._shape[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if role == CELL_ROLE:
            return self.cell(index) or self.week(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(index)
        return None

    def sentence(self, index: Index) -> str:
        """Return what a screen reader says of an index."""
        cell, week = self.cell(index), self.week(index)
        if cell is not None and self.shown is not None:
            return calendar_words.day_sentence(cell, self.units, self.shown.today, self.words)
        if week is None:
            return ""
        return calendar_words.week_tip(week, self.units, self.words).replace("\n", ". ")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        if role != Qt.ItemDataRole.DisplayRole or self.shown is None:
            return None
        if orientation is Qt.Orientation.Vertical or self._layout is not Layout.MONTH:
            return None
        if section < DAYS_PER_WEEK:
            return weekday_name(self.shown.days[section].day)
        return self.tr("Week, {0}").format(self.units.value)
