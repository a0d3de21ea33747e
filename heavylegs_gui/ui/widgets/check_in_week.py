"""Seven days of check-ins as small bars: taller is more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from heavylegs_gui.ui.locale_words import weekday_letter, weekday_name
from heavylegs_gui.ui.widgets.basics import Weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from heavylegs_gui.domain.training import CheckIn
    from heavylegs_gui.ui.theme.theme import ThemeManager

_NAME_PX, _BAR_WIDTH_PX, _BAR_HEIGHT_PX, _ROW_PX = 84, 14, 24, 38
_RADIUS_PX = 4.0


class _Row(NamedTuple):
    """One answer: name, field, and what an empty and a full bar mean."""

    name: str
    key: str
    low: float
    high: float
    token: str = "bar"


def _rows() -> tuple[_Row, ...]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("CheckInWeek", text)

    return (
        _Row(tr("Legs"), "heaviness", 0, 10, "heavy"),
        _Row(tr("Sleep"), "sleep_h", 3, 9),
        _Row(tr("Soreness"), "soreness", 0, 10),
        _Row(tr("Drinking"), "drinking", -0.5, 3),
        _Row(tr("Eating"), "fuelling", -0.5, 3),
        _Row(tr("Pulse"), "resting_pulse_bpm", 30, 90),
    )


class CheckInWeek(QWidget):
    """The seven days up to one day; what was not answered is dashed."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: Sequence[date] = ()
        self._known: Mapping[date, CheckIn] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_days(self, days: Sequence[date], known: Mapping[date, CheckIn]) -> None:
        """Show some days, the last one in front.

        Args:
            days: The days, the oldest first.
            known: Answers by day.
        """
        self._days, self._known = days, known
        self.setAccessibleName(self._spoken())
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = theme.px(_NAME_PX) + 7 * theme.px(_BAR_WIDTH_PX + 15)
        return QSize(width, theme.px(26) + len(_rows()) * theme.px(_ROW_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_heads(painter)
            for place, one in enumerate(_rows()):
                self._paint_row(painter, one, place)

    def _cell(self, column: int, top: float, height: float) -> QRectF:
        name = self._theme.px(_NAME_PX)
        width = (self.width() - name) / max(1, len(self._days))
        return QRectF(name + column * width, top, width, height)

    def _paint_heads(self, painter: QPainter) -> None:
        theme = self._theme
        for column, day in enumerate(self._days):
            is_last = column == len(self._days) - 1
            weight = Weight.Bold if is_last else Weight.Medium
            painter.setFont(theme.font("caption", weight))
            painter.setPen(theme.color("text" if is_last else "text2"))
            place = self._cell(column, 0, theme.px(20))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, weekday_letter(day))

    def _paint_row(self, painter: QPainter, one: _Row, place: int) -> None:
        theme = self._theme
        top, height = theme.px(26) + place * theme.px(_ROW_PX), theme.px(_BAR_HEIGHT_PX)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        name = QRectF(0, top, theme.px(_NAME_PX), height)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, one.name)
        for column, day in enumerate(self._days):
            check_in = self._known.get(day)
            value = None if check_in is None else getattr(check_in, one.key)
            self._paint_bar(painter, self._cell(column, top, height), one, value)

    def _paint_bar(self, painter: QPainter, cell: QRectF, one: _Row, value: float | None) -> None:
        theme, width = self._theme, self._theme.px(_BAR_WIDTH_PX)
        box = QRectF(cell.center().x() - width / 2, cell.top(), width, cell.height())
        if value is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("control"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
            return
        share = max(0.08, min(1.0, (value - one.low) / (one.high - one.low)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        filled = box.adjusted(0, box.height() * (1 - share), 0, 0)
        radius = min(_RADIUS_PX, filled.height() / 2)
        painter.setBrush(theme.color(one.token))
        painter.drawRoundedRect(filled, radius, radius)

    def _spoken(self) -> str:
        parts = []
        for one in _rows():
            told = [
                f"{weekday_name(day)} {getattr(self._known[day], one.key):g}"
                for day in self._days
                if day in self._known and getattr(self._known[day], one.key) is not None
            ]
            parts.append(f"{one.name}: {', '.join(told) or self.tr('not told')}")
        return "; ".join(parts)
