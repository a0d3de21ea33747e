"""The session list as a table model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from heavylegs_gui.domain.log_query import SortKey
from heavylegs_gui.domain.training import Session
from heavylegs_gui.domain.units import Units, format_distance, format_duration, format_pace
from heavylegs_gui.ui.models.alignment import cell_alignment
from heavylegs_gui.ui.models.words import (
    distance_words,
    kind_word,
    source_word,
    sport_word,
    status_word,
)
from heavylegs_gui.ui.widgets.date_words import day_words

Index = QModelIndex | QPersistentModelIndex
SESSION_ROLE = Qt.ItemDataRole.UserRole
"""The :class:`Session` of a row."""


class Column(IntEnum):
    """What stands in each column."""

    DATE = 0
    SPORT = 1
    TITLE = 2
    DISTANCE = 3
    TIME = 4
    PACE = 5
    HEAVINESS = 6
    NOTES = 7
    SOURCE = 8


SORT_KEYS = {
    Column.DATE: SortKey.DATE,
    Column.SPORT: SortKey.SPORT,
    Column.TITLE: SortKey.TITLE,
    Column.DISTANCE: SortKey.DISTANCE,
    Column.TIME: SortKey.DURATION,
    Column.PACE: SortKey.PACE,
    Column.HEAVINESS: SortKey.HEAVINESS,
}
RIGHT_ALIGNED = frozenset({Column.DISTANCE, Column.TIME, Column.PACE})
_TOOLTIP_CHARS = 600
_NO_PARENT = QModelIndex()


class SessionTable(QAbstractTableModel):
    """Rows of sessions, in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cut_headings: frozenset[Column] = frozenset()
        self.header_font: QFont | None = None
        self._sessions: Sequence[Session] = ()
        self._shoes: Mapping[int, str] = {}
        self._units, self._today = Units.KM, date.min
        self._texts: dict[Column, Callable[[Session], str]] = {
            Column.DATE: self._day,
            Column.SPORT: lambda one: sport_word(one.sport),
            Column.TITLE: self.title,
            Column.DISTANCE: self._distance,
            Column.TIME: self._time,
            Column.PACE: self._pace,
            Column.HEAVINESS: lambda one: "" if one.heaviness is None else str(one.heaviness),
            Column.NOTES: self._notes,
            Column.SOURCE: lambda one: source_word(one.source),
        }

    @property
    def sessions(self) -> Sequence[Session]:
        """The rows."""
        return self._sessions

    @property
    def today(self) -> date:
        """The day on which the list is looked at."""
        return self._today

    def set_rows(
        self,
        sessions: Sequence[Session],
        shoes: Mapping[int, str],
        units: Units,
        today: date,
    ) -> None:
        """Show other sessions.

        Args:
            sessions: The rows.
            shoes: Number to name.
            units: The runner's unit of distance.
            today: Planned sessions before it were missed.
        """
        self.beginResetModel()
        self._sessions, self._shoes = sessions, shoes
        self._units, self._today = units, today
        self.endResetModel()

    def session_at(self, row: int) -> Session:
        """Return the session of a row."""
        return self._sessions[row]

    def text(self, session: Session, column: Column) -> str:
        """Return what a cell shows."""
        return self._texts[column](session)

    def _day(self, session: Session) -> str:
        return day_words(session.local_date, self._today)

    def _distance(self, session: Session) -> str:
        return distance_words(session.distance_m, self._units)

    def _time(self, session: Session) -> str:
        return "" if session.duration_s is None else format_duration(session.duration_s)

    def _pace(self, session: Session) -> str:
        pace = format_pace(session.distance_m, session.duration_s, self._units)
        return "" if pace == "–" else pace

    def title(self, session: Session) -> str:
        """Return the title, or the kind where there is none."""
        named = session.title or (kind_word(session.kind) if session.kind else "")
        return " ".join(named.split())

    def _notes(self, session: Session) -> str:
        shoe = self._shoes.get(session.shoe_id or -1, "")
        notes = " ".join((session.notes or "")[:_TOOLTIP_CHARS].split())
        return self.tr("{0} · {1}").format(shoe, notes) if shoe and notes else shoe or notes

    def sentence(self, session: Session) -> str:
        """Return a row as a screen reader says it."""
        parts = [
            self.text(session, Column.DATE),
            sport_word(session.sport),
            status_word(session, self._today),
            self.title(session),
            self.text(session, Column.DISTANCE),
            self.text(session, Column.TIME),
        ]
        if session.heaviness is not None:
            parts.append(self.tr("heaviness {0} of 10").format(session.heaviness))
        return ", ".join(part for part in parts if part)

    def _heading(self, column: Column) -> str:
        return (
            self.tr("Date"),
            self.tr("Sport"),
            self.tr("Title"),
            self.tr("Distance"),
            self.tr("Time"),
            self.tr("Pace"),
            self.tr("Heaviness"),
            self.tr("Shoes, notes"),
            self.tr("Source"),
        )[column]

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._sessions)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        session, column = self._sessions[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(session, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                if column is Column.DATE:
                    return self.sentence(session)
                return self.text(session, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return cell_alignment(to_right=column in RIGHT_ALIGNED)
        return session if role == SESSION_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(column)
        if role == Qt.ItemDataRole.ToolTipRole and column in self.cut_headings:
            return self._heading(column)
        if role == Qt.ItemDataRole.FontRole:
            return self.header_font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cell_alignment(to_right=column in RIGHT_ALIGNED)
        return None


def total_words(sessions: Sequence[Session], units: Units) -> str:
    """Return the distance that was done in all, for example ``"3,120 km"``."""
    metres = sum(one.distance_m or 0.0 for one in sessions if one.status.value == "done")
    return f"{format_distance(metres, units, decimals=0)} {units.value}"
