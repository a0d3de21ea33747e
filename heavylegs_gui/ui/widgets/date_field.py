"""A day: typed in words, moved with the arrow keys, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from heavylegs_gui.domain.training import EARLIEST_DATE, LATEST_DATE
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.date_words import day_words, parse_day

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


class DateField(QLineEdit):
    """A line of text that means a day.

    Attributes:
        week_start: First column of the calendar.
        looks_ahead: Whether a day typed without a year lies in the future.

    Signals:
        day_changed: The text means another day, or none any more.
        entered: Enter was pressed.
    """

    day_changed = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        name: str,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self.week_start = WeekStart.MONDAY
        self.looks_ahead = False
        self._day: date | None = None
        self._popup: QFrame | None = None
        self.setAccessibleName(name)
        self.setToolTip(self.tr("For example today, sat, 14 nov; Up and Down move by a day"))
        self._pick = QAction(self.tr("Calendar"), self)
        self._pick.triggered.connect(self.open_calendar)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_edited)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    @property
    def day(self) -> date | None:
        """The day that the text means, ``None`` when it means none."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        before, self._day = self._day, day
        self.setText("" if day is None else day_words(day, self._today()))
        self.setCursorPosition(0)
        if day != before:
            self.day_changed.emit()

    def open_calendar(self) -> None:
        """Show a month to pick from."""
        shown = self._day or self._today()
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("card", "true")
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(6, 6, 6, 6)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        calendar.setFirstDayOfWeek(Qt.DayOfWeek(self.week_start.weekday + 1))
        self._colour(calendar)
        calendar.setMinimumDate(_qdate(EARLIEST_DATE))
        calendar.setMaximumDate(_qdate(LATEST_DATE))
        calendar.setSelectedDate(_qdate(shown))
        calendar.clicked.connect(self._on_picked)
        calendar.activated.connect(self._on_picked)
        layout.addWidget(calendar)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._popup = popup
        popup.show()
        calendar.setFocus()

    def _colour(self, calendar: QCalendarWidget) -> None:
        """Give what a style sheet does not reach the theme's colours: heads, weekends, arrows."""
        theme = self._theme
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
        head = QTextCharFormat()
        head.setForeground(theme.color("text2"))
        head.setFont(theme.font("small", Weight.Medium))
        calendar.setHeaderTextFormat(head)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(theme.icon(icon, "text", size_px=18))

    def _on_picked(self, picked: QDate) -> None:
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.set_day(date(picked.year(), picked.month(), picked.day()))
        self.setFocus()

    def _on_edited(self, text: str) -> None:
        before = self._day
        try:
            self._day = parse_day(text, self._today(), looks_ahead=self.looks_ahead)
        except ValueError:
            self._day = None
        if self._day != before:
            self.day_changed.emit()

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("body", Weight.Medium))
        self._pick.setIcon(self._theme.icon("calendar-days", "text2", size_px=16))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            moved = (self._day or self._today()) + timedelta(days=_STEPS[key])
            if EARLIEST_DATE <= moved <= LATEST_DATE:
                self.set_day(moved)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._spell_out()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._spell_out()

    def _spell_out(self) -> None:
        if self._day is not None:
            self.setText(day_words(self._day, self._today()))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
