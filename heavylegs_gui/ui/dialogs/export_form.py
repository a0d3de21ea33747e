"""The fields of the export sheet: format, days, sessions and what belongs to one format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.services.exporting import ExportFormat, Scope
from heavylegs_gui.ui.dialogs import export_choices as choices
from heavylegs_gui.ui.dialogs.export_choices import ExportChoices
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import IconLabel, Label, Weight, column, row
from heavylegs_gui.ui.widgets.date_field import DateField
from heavylegs_gui.ui.widgets.drop_down import DropDown
from heavylegs_gui.ui.widgets.form_field import FormField
from heavylegs_gui.ui.widgets.segmented import SegmentedControl
from heavylegs_gui.ui.widgets.switch import Switch


class ExportForm(QWidget):
    """All inputs of the sheet; it knows no service.

    Signals:
        edited: Something else was chosen.
    """

    edited = Signal()

    def __init__(self, theme: ThemeManager, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._loading = False
        self._choices = ExportChoices()
        self._build_format(theme)
        self._build_days(theme, today)
        self._build_scope(theme)
        self._build_calendar_part(theme)
        self._build_table_part(theme)
        self._lay_out()
        self._connect()

    # what the sheet asks

    def choices(self) -> ExportChoices:
        """Return what is chosen."""
        return self._choices

    @property
    def is_complete(self) -> bool:
        """Whether the days make sense."""
        return not (self.first_field.has_error or self.last_field.has_error)

    def show_choices(self, shown: ExportChoices, week_start: WeekStart) -> None:
        """Show other choices."""
        self._choices = shown
        for field in (self.first, self.last):
            field.week_start = week_start
        self._show()

    # building

    def _build_format(self, theme: ThemeManager) -> None:
        options = (
            (ExportFormat.ICS.value, self.tr("Calendar file")),
            (ExportFormat.CSV.value, self.tr("Table (CSV)")),
            (ExportFormat.JSON.value, self.tr("All values (JSON)")),
        )
        self.format = SegmentedControl(theme, options, self.tr("Format"))
        self.format.fill()
        self.about = Label(theme, role="small", tone="text2", wrap=True)

    def _build_days(self, theme: ThemeManager, today: Callable[[], date]) -> None:
        self.days = DropDown(theme, self.tr("Days"))
        self.first = DateField(theme, self.tr("First day"), today)
        self.last = DateField(theme, self.tr("Last day"), today)
        for field in (self.first, self.last):
            field.setPlaceholderText(self.tr("No limit"))
        self.first_field = FormField(theme, self.tr("First day"), self.first)
        self.last_field = FormField(theme, self.tr("Last day"), self.last)
        self._own_days = QWidget()
        both = QHBoxLayout(self._own_days)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(12)
        both.addWidget(self.first_field, 1, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.last_field, 1, Qt.AlignmentFlag.AlignTop)

    def _build_scope(self, theme: ThemeManager) -> None:
        calendar = (
            (Scope.PLANNED.value, self.tr("Planned")),
            (Scope.ALL.value, self.tr("Planned and done")),
        )
        table = (
            (Scope.ALL.value, self.tr("All")),
            (Scope.DONE.value, self.tr("Done")),
            (Scope.PLANNED.value, self.tr("Planned")),
        )
        self.calendar_scope = SegmentedControl(theme, calendar, self.tr("Sessions"))
        self.table_scope = SegmentedControl(theme, table, self.tr("Sessions"))
        self._scope_name = Label(theme, self.tr("Sessions"), role="small", weight=Weight.Medium)

    def _build_calendar_part(self, theme: ThemeManager) -> None:
        words = {
            "none": self.tr("No reminder"),
            "evening": self.tr("The evening before, at 20:00"),
            "morning": self.tr("In the morning, at 7:00"),
        }
        self.alarm = DropDown(theme, self.tr("Reminder"))
        for key, alarm in choices.ALARMS.items():
            before = self.tr("{0} minutes before the start").format(alarm.minutes)
            self.alarm.addItem(words.get(key, before), key)
        self.note = Label(theme, role="small", tone="text2", wrap=True)
        name = self.tr("Rest days")
        self.rest_days = Switch(theme, name)
        rest = self.tr("The days that you marked as rest, as events of the whole day.")
        self._calendar_part = QWidget()
        layout = QVBoxLayout(self._calendar_part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._switch_line(name, rest, self.rest_days))
        layout.addSpacing(8)
        layout.addWidget(FormField(theme, self.tr("Reminder of what is planned"), self.alarm))
        note = row(IconLabel(theme, "info", "info", 16))
        note.addWidget(self.note, 1)
        layout.addLayout(note)

    def _build_table_part(self, theme: ThemeManager) -> None:
        name = self.tr("For Excel")
        self.for_excel = Switch(theme, name)
        words = self.tr("Begins with a mark by which Excel knows accents and other scripts.")
        self._table_part = QWidget()
        self._table_part.setLayout(self._switch_line(name, words, self.for_excel))

    def _switch_line(self, name: str, words: str, switch: Switch) -> QHBoxLayout:
        text = Label(self._theme, words, role="small", tone="text2", wrap=True)
        line = row(spacing=16)
        line.addLayout(column(Label(self._theme, name, weight=Weight.Medium), text, spacing=2), 1)
        line.addWidget(switch)
        return line

    def _lay_out(self) -> None:
        layout = column(spacing=16)
        layout.addLayout(_stacked(self.format, self.about, spacing=8))
        days = FormField(self._theme, self.tr("Days"), self.days)
        layout.addLayout(_stacked(days, self._own_days, spacing=10))
        scope = _stacked(self._scope_name, self.calendar_scope, self.table_scope, spacing=5)
        layout.addLayout(scope)
        layout.addWidget(self._calendar_part)
        layout.addWidget(self._table_part)
        layout.addStretch(1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.format.value_changed.connect(self._on_format)
        self.days.activated.connect(self._on_days)
        self.first.textEdited.connect(self._on_own_days)
        self.last.textEdited.connect(self._on_own_days)
        self.first.day_changed.connect(self._on_own_days)
        self.last.day_changed.connect(self._on_own_days)
        self.calendar_scope.value_changed.connect(self._on_edited)
        self.table_scope.value_changed.connect(self._on_edited)
        self.alarm.activated.connect(self._on_edited)
        self.for_excel.toggled.connect(self._on_edited)
        self.rest_days.toggled.connect(self._on_edited)

    # showing

    def _show(self) -> None:
        self._loading = True
        try:
            shown = self._choices
            self.format.set_value(shown.form.value)
            self._show_days(shown)
            self.calendar_scope.set_value(shown.calendar_scope.value)
            self.table_scope.set_value(shown.table_scope.value)
            self.alarm.setCurrentIndex(self.alarm.findData(shown.alarm))
            self.for_excel.setChecked(shown.for_excel)
            self.rest_days.setChecked(shown.with_rest_days)
            self.first.set_day(shown.first)
            self.last.set_day(shown.last)
        finally:
            self._loading = False
        self._follow()

    def _show_days(self, shown: ExportChoices) -> None:
        self.days.clear()
        keys = choices.CALENDAR_DAYS if shown.is_calendar else choices.TABLE_DAYS
        for key in keys:
            self.days.addItem(self._days_words(key, is_calendar=shown.is_calendar), key)
        self.days.setCurrentIndex(self.days.findData(shown.days))

    def _days_words(self, key: str, *, is_calendar: bool) -> str:
        four_weeks = self.tr("The next four weeks") if is_calendar else self.tr("Last four weeks")
        return {
            choices.AHEAD: self.tr("From today on"),
            choices.WEEK: self.tr("This week"),
            choices.FOUR_WEEKS: four_weeks,
            choices.YEAR: self.tr("This year"),
            choices.ALL: self.tr("All days"),
            choices.OWN: self.tr("From … to …"),
        }[key]

    def _follow(self) -> None:
        """Show what belongs to the choices and check the days."""
        shown = self._choices
        is_own = shown.days == choices.OWN
        self.about.setText(self._about_words(shown.form))
        self.note.setText(self._note_words(shown))
        self._own_days.setVisible(is_own)
        self.calendar_scope.setVisible(shown.is_calendar)
        self.table_scope.setVisible(not shown.is_calendar)
        self._calendar_part.setVisible(shown.is_calendar)
        self._table_part.setVisible(shown.form is ExportFormat.CSV)
        self._check_days(is_own=is_own)

    def _check_days(self, *, is_own: bool) -> None:
        unread = self.tr("That is no day; write for example 14 nov.")
        for field, one in ((self.first, self.first_field), (self.last, self.last_field)):
            is_unread = is_own and bool(field.text().strip()) and field.day is None
            one.set_error(unread if is_unread else "")
        first, last = self.first.day, self.last.day
        if is_own and first is not None and last is not None and last < first:
            self.last_field.set_error(self.tr("This day lies before the first one."))

    def _about_words(self, form: ExportFormat) -> str:
        return {
            ExportFormat.ICS: self.tr(
                "For the calendar that you use already (.ics). After a change export again and "
                "import that file too: sessions move or are cancelled there."
            ),
            ExportFormat.CSV: self.tr(
                "One line for each session, for a spreadsheet. Heavy Legs reads it back."
            ),
            ExportFormat.JSON: self.tr(
                "Every value of every session, for programs, in metres and seconds."
            ),
        }[form]

    def _note_words(self, shown: ExportChoices) -> str:
        ignored = self.tr(
            "Google and Outlook ignore the reminders of a file; there, set them in the calendar."
        )
        if shown.alarm not in {"none", "evening", "morning"}:
            allday = self.tr("Sessions without a time of day remind at 7:00.")
            return f"{allday} {ignored}"
        return ignored

    # while choosing

    def _on_format(self, value: str) -> None:
        self._choices = replace(self._choices, form=ExportFormat(value))
        self._show()
        self.edited.emit()

    def _on_days(self) -> None:
        self._on_edited()
        if self._choices.days == choices.OWN:
            self.first.setFocus()

    def _on_own_days(self) -> None:
        if not self._loading:
            self._on_edited()

    def _on_edited(self) -> None:
        if self._loading:
            return
        self._choices = replace(
            self._choices.with_days(str(self.days.currentData())),
            calendar_scope=Scope(self.calendar_scope.value() or Scope.PLANNED),
            table_scope=Scope(self.table_scope.value() or Scope.ALL),
            alarm=str(self.alarm.currentData()),
            for_excel=self.for_excel.isChecked(),
            with_rest_days=self.rest_days.isChecked(),
            first=self.first.day,
            last=self.last.day,
        )
        self._follow()
        self.edited.emit()


def _stacked(*widgets: QWidget, spacing: int) -> QVBoxLayout:
    return column(*widgets, spacing=spacing)
