"""What was found in files, as a table model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from heavylegs_gui.domain.training import Session
from heavylegs_gui.domain.units import Units, format_duration
from heavylegs_gui.services.importing_rows import Choice, ImportRow, RowStatus
from heavylegs_gui.ui.models.alignment import cell_alignment
from heavylegs_gui.ui.models.import_words import choice_words
from heavylegs_gui.ui.models.words import distance_words, local_start, sport_word

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
"""The :class:`Entry` of a row."""
_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """What stands in each column."""

    CHECK = 0
    STATE = 1
    DATE = 2
    SPORT = 3
    DISTANCE = 4
    TIME = 5
    FILE = 6
    WHAT = 7


RIGHT_ALIGNED = frozenset({Column.DISTANCE, Column.TIME})


@dataclass(slots=True)
class Entry:
    """One row and whether it is unfolded."""

    row: ImportRow
    is_open: bool = False

    @property
    def can_open(self) -> bool:
        """Whether there is more to show than one line."""
        row = self.row
        return bool(row.existing) or bool(row.warnings) or row.reason is not None

    @property
    def is_incomplete(self) -> bool:
        """Whether a new activity comes from a file that breaks off."""
        row = self.row
        cut = row.activity is not None and row.activity.is_partial
        return cut and row.status is RowStatus.NEW

    @property
    def is_choice(self) -> bool:
        """Whether the runner chooses between two versions."""
        row = self.row
        return row.status is RowStatus.POSSIBLE_DUPLICATE and row.session is not None


class ImportTable(QAbstractTableModel):
    """Rows of an import, filtered by state.

    Signals:
        choices_changed: What would be written is another number.
        opened: A row was folded or unfolded; with its place.
    """

    choices_changed = Signal()
    opened = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.header_font: QFont | None = None
        self._entries: list[Entry] = []
        self._shown: list[Entry] = []
        self._filter: RowStatus | None = None
        self._units = Units.KM

    # content

    def reset(self, units: Units) -> None:
        """Forget all rows."""
        self.beginResetModel()
        self._entries, self._shown, self._filter, self._units = [], [], None, units
        self.endResetModel()
        self.choices_changed.emit()

    def add(self, rows: Sequence[ImportRow]) -> None:
        """Append rows; what is possibly in the log already unfolds by itself."""
        new = [Entry(row) for row in rows]
        for entry in new:
            entry.is_open = entry.is_choice
        self._entries.extend(new)
        visible = [one for one in new if self._filter in {None, one.row.status}]
        if visible:
            last = len(self._shown) + len(visible) - 1
            self.beginInsertRows(_NO_PARENT, len(self._shown), last)
            self._shown.extend(visible)
            self.endInsertRows()
        self.choices_changed.emit()

    def set_filter(self, status: RowStatus | None) -> None:
        """Show only one state, ``None`` for all."""
        self.beginResetModel()
        self._filter = status
        self._shown = [one for one in self._entries if status in {None, one.row.status}]
        self.endResetModel()

    def rows(self) -> list[ImportRow]:
        """Return all rows as they are chosen, whatever the filter."""
        return [one.row for one in self._entries]

    def counts(self) -> Counter[RowStatus]:
        """Return how many rows there are of each state."""
        return Counter(one.row.status for one in self._entries)

    def writes(self) -> int:
        """Return how many sessions would be written."""
        return sum(one.row.writes for one in self._entries)

    def entry(self, row: int) -> Entry:
        """Return what stands in a row."""
        return self._shown[row]

    # choices

    def toggle(self, row: int) -> None:
        """Take a row in or leave it out."""
        entry = self._shown[row]
        if entry.row.session is None:
            return
        choices = entry.row.choices if entry.is_choice else (Choice.SKIP, Choice.IMPORT)
        self.choose(row, choices[0] if entry.row.writes else choices[-1])

    def choose(self, row: int, choice: Choice) -> None:
        """Decide what is done with a row."""
        entry = self._shown[row]
        if entry.row.choice is choice:
            return
        entry.row = entry.row.with_choice(choice)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.choices_changed.emit()

    def set_open(self, row: int, *, is_open: bool) -> None:
        """Fold or unfold a row."""
        entry = self._shown[row]
        if entry.can_open and entry.is_open != is_open:
            entry.is_open = is_open
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
            self.opened.emit(row)

    # words

    def text(self, entry: Entry, column: Column) -> str:
        """Return what a cell shows."""
        row = entry.row
        if column is Column.STATE:
            cut = entry.is_incomplete
            return self.tr("New, incomplete") if cut else self.state_word(row.status)
        if column is Column.FILE:
            return row.file
        if column is Column.WHAT:
            return self.what(row)
        if row.session is None:
            return self.tr("No date") if column is Column.DATE else ""
        return self._session_text(row.session, column)

    def _session_text(self, session: Session, column: Column) -> str:
        match column:
            case Column.DATE:
                return when_words(session)
            case Column.SPORT:
                return sport_word(session.sport)
            case Column.DISTANCE:
                return distance_words(session.distance_m, self._units) or "–"
            case Column.TIME:
                return format_duration(session.duration_s)
        return ""

    @property
    def units(self) -> Units:
        """The runner's unit of distance."""
        return self._units

    def state_word(self, status: RowStatus) -> str:
        """Return a state in words."""
        return {
            RowStatus.NEW: self.tr("New"),
            RowStatus.DUPLICATE: self.tr("Duplicate"),
            RowStatus.POSSIBLE_DUPLICATE: self.tr("Possibly the same"),
            RowStatus.REFUSED: self.tr("Refused"),
        }[status]

    def what(self, row: ImportRow) -> str:
        """Return what will happen."""
        if row.status is RowStatus.REFUSED:
            return row.reason or self.tr("Refused")
        words = choice_words(row, row.choice)
        if row.choice is not Choice.IMPORT or not row.warnings:
            return words
        return self.tr("{0}. {1}").format(words, row.warnings[0])

    def line(self, row: int) -> str:
        """Return a row as one line of text."""
        entry = self._shown[row]
        texts = (self.text(entry, column) for column in Column if column is not Column.CHECK)
        return "\t".join(" ".join(text.split()) for text in texts if text)

    def _sentence(self, entry: Entry) -> str:
        chosen = self.tr("chosen") if entry.row.writes else self.tr("left out")
        parts = [self.text(entry, column) for column in Column if column is not Column.CHECK]
        return ", ".join(part for part in (*parts, chosen) if part and part != "–")

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() == Column.CHECK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, column = self._shown[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.UserRole:
                return entry
            case Qt.ItemDataRole.DisplayRole:
                return "" if column is Column.CHECK else self.text(entry, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(entry) if column is Column.CHECK else self.text(entry, column)
        is_box = role == Qt.ItemDataRole.CheckStateRole and column is Column.CHECK
        if not is_box or entry.row.session is None:
            return None
        return Qt.CheckState.Checked if entry.row.writes else Qt.CheckState.Unchecked

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cell_alignment(to_right=Column(section) in RIGHT_ALIGNED)
        if role == Qt.ItemDataRole.FontRole:
            return self.header_font
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            "",
            self.tr("State"),
            self.tr("Date"),
            self.tr("Sport"),
            self.tr("Distance"),
            self.tr("Time"),
            self.tr("File"),
            self.tr("What happens"),
        )[section]


def when_words(session: Session) -> str:
    """Return for example ``"Sat 14 Nov 2026, 08:12"``."""
    day: date = session.local_date
    words = QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")
    start = local_start(session)
    return words if start is None else f"{words}, {start:%H:%M}"
