"""The weeks of a plan as a table model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from heavylegs_gui.domain.plan import PlanWeek, Reason
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.services.plan_words import PlanWords
from heavylegs_gui.ui.locale_words import short_day
from heavylegs_gui.ui.models.alignment import cell_alignment
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_SIGNS = {Reason.CUTBACK: "moon", Reason.TAPER: "chevron-down", Reason.RACE: "flag"}


class PlanColumn(IntEnum):
    """What stands in each column."""

    WEEK = 0
    BEFORE = 1
    DISTANCE = 2
    LIMIT = 3
    LONG = 4
    SPEED = 5
    WHY = 6


class PlanTable(QAbstractTableModel):
    """Rows of weeks with the reason for each."""

    def __init__(self, theme: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._weeks: Sequence[PlanWeek] = ()
        self._before: Mapping[date, float] = {}
        self._units, self._words = Units.KM, PlanWords(Units.KM)

    def set_weeks(
        self,
        weeks: Sequence[PlanWeek],
        units: Units,
        before: Mapping[date, float] | None = None,
    ) -> None:
        """Show these weeks.

        Args:
            weeks: The weeks of the plan.
            units: The runner's unit.
            before: What each week holds without the plan, by its first day [m].
        """
        self.beginResetModel()
        self._before = before or {}
        self._weeks, self._units, self._words = weeks, units, PlanWords(units)
        self.endResetModel()

    def text(self, week: PlanWeek, column: PlanColumn) -> str:
        """Return what stands in a cell."""
        if column is PlanColumn.WEEK:
            return f"{week.number:>2}   {short_day(week.week_start)}"
        if column is PlanColumn.SPEED:
            return str(week.quality) if week.quality else "–"
        if column is PlanColumn.WHY:
            return self._words.why(week)
        metres = {
            PlanColumn.BEFORE: self._before.get(week.week_start, 0.0),
            PlanColumn.DISTANCE: week.distance_m,
            PlanColumn.LIMIT: week.limit.limit_m,
            PlanColumn.LONG: week.long_m,
        }
        return format_distance(metres[column], self._units)

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(PlanColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        week, column = self._weeks[index.row()], PlanColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(week, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(column, Qt.Orientation.Horizontal)
            return f"{heading}: {self.text(week, column)}"
        if role == Qt.ItemDataRole.ToolTipRole and column is PlanColumn.WHY:
            return self.text(week, column)
        return self._look(week, column, role)

    def _look(self, week: PlanWeek, column: PlanColumn, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_text = column in {PlanColumn.WEEK, PlanColumn.WHY}
            return cell_alignment(to_right=not is_text)
        if role == Qt.ItemDataRole.FontRole:
            is_main = column is PlanColumn.DISTANCE
            weight = Weight.DemiBold if is_main else Weight.Medium
            return self._theme.font("caption", weight, tabular=column is not PlanColumn.WHY)
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = {
                PlanColumn.DISTANCE: "text",
                PlanColumn.LIMIT: "text3",
                PlanColumn.BEFORE: "text3",
            }
            return self._theme.color(tokens.get(column, "text2"))
        sign = _SIGNS.get(week.reason)
        if role == Qt.ItemDataRole.DecorationRole and column is PlanColumn.WHY and sign:
            return self._theme.pixmap(sign, "accent", 14)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.FontRole:
            font: QFont = self._theme.font("micro", Weight.Medium)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_text = section in {PlanColumn.WEEK, PlanColumn.WHY}
            return cell_alignment(to_right=not is_text)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("Week"), self.tr("now"), self._distance_name(), self.tr("limit"),
            self.tr("long"),
            self.tr("speed"), self.tr("Why"),
        )  # fmt: skip
        return names[section]

    def _distance_name(self) -> str:
        return self.tr("new") if self._before else self._units.value
