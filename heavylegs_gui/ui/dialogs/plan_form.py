"""The inputs of the plan generator: goal, days and what else the runner wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.units import Units, format_distance, parse_distance
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of
from heavylegs_gui.services.first_run_words import first_run_words
from heavylegs_gui.ui.locale_words import counted
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Card, Label, Weight, column, divider, row
from heavylegs_gui.ui.widgets.date_field import DateField
from heavylegs_gui.ui.widgets.drop_down import DropDown
from heavylegs_gui.ui.widgets.form_field import FormField, UnitEdit
from heavylegs_gui.ui.widgets.segmented import SegmentedControl
from heavylegs_gui.ui.widgets.switch import Switch
from heavylegs_gui.ui.widgets.weekday_row import WeekdayRow

RACES_M = (5_000.0, 10_000.0, 21_097.5, 42_195.0)
_WEEKS = 12
_RACE_WEEKS = 16
_RUN_DAYS = frozenset({1, 3, 6})


@dataclass(frozen=True, slots=True)
class Start:
    """What a form begins with: a request, and what the runner typed for the other goals."""

    request: PlanRequest

    @classmethod
    def fresh(cls, kind: PlanKind, today: date, settings: Settings) -> Start:
        """Return the form of a runner who has not planned before, from the next whole week on."""
        week = week_of(today, settings.week_start)
        start = today if week == today else week + timedelta(days=DAYS_PER_WEEK)
        return cls(PlanRequest(kind=kind, start=start, weekdays=_RUN_DAYS, weeks=_WEEKS))

    @classmethod
    def again(cls, document: dict[str, Any], today: date, start: date) -> Start | None:
        """Return the form as it was left; ``None`` when it cannot be read.

        Args:
            document: The request that was left.
            today: The runner's local date.
            start: The first day where the one that was left has passed.
        """
        try:
            request = PlanRequest.from_document(document)
        except InvalidValueError:
            return None
        first = request.start if request.start >= today else start
        return cls(replace(request, start=first, weeks_before=0))


class PlanForm(QWidget):
    """All inputs; it knows no service.

    Signals:
        edited: Something else was typed or chosen.
    """

    edited = Signal()

    def __init__(self, theme: ThemeManager, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._units, self._loading = Units.KM, False
        self._build_goal(theme, today)
        self._build_days(theme)
        self._build_more(theme)
        self._lay_out(theme)
        self._connect()

    # building

    def _build_goal(self, theme: ThemeManager, today: Callable[[], date]) -> None:
        kinds = (
            (PlanKind.RACE.value, self.tr("Race")),
            (PlanKind.BUILD.value, self.tr("Distance")),
            (PlanKind.BEGINNER.value, self.tr("Begin")),
            (PlanKind.RETURN.value, self.tr("Return")),
        )
        self.kind = SegmentedControl(theme, kinds, self.tr("What the plan is for"))
        self.kind.fill()
        self.about = Label(theme, role="small", tone="text2", wrap=True)
        self.race = UnitEdit(theme, self.tr("Distance of the race"))
        self.race_day = DateField(theme, self.tr("Race day"), today)
        self.target = UnitEdit(theme, self.tr("Distance a week"))
        self.weeks = UnitEdit(theme, self.tr("Number of weeks"), self.tr("weeks"))
        self.start = DateField(theme, self.tr("First day"), today)
        for field in (self.race_day, self.start):
            field.looks_ahead = True
        self.race_field = FormField(theme, self.tr("Distance"), self.race)
        self.race_day_field = FormField(theme, self.tr("Race day"), self.race_day)
        self.target_field = FormField(theme, self.tr("Distance a week"), self.target)
        self.weeks_field = FormField(theme, self.tr("Length"), self.weeks)
        self.start_field = FormField(theme, self.tr("First day"), self.start)
        names = (self.tr("5 km"), self.tr("10 km"), self.tr("Half"), self.tr("Marathon"))
        self.presets = [Button(theme, name, "link") for name in names]

    def _build_days(self, theme: ThemeManager) -> None:
        self.run_days = WeekdayRow(theme, self.tr("Running days"), shows_rest=True)
        self.rest = Label(theme, role="small", weight=Weight.Medium, tone="good")
        self.days_error = Label(theme, role="small", tone="danger", wrap=True)
        self.days_error.hide()
        self.long_day = DropDown(theme, self.tr("Day of the long run"))
        self.long_field = FormField(theme, self.tr("Long run on"), self.long_day)
        self.long_words = Label(theme, role="caption", tone="text3", wrap=True)
        counts = tuple((str(count), str(count)) for count in range(3))
        self.quality = SegmentedControl(theme, counts, self.tr("Speed sessions a week"))
        self.base = Card("step", margins=(12, 8, 12, 8), spacing=1)
        self._base_words = Label(theme, role="small", tone="text2", wrap=True)

    def _build_more(self, theme: ThemeManager) -> None:
        self.cutback = Switch(theme, self.tr("Every fourth week lighter"))
        self.strength = WeekdayRow(theme, self.tr("Strength days"))
        self.cross = WeekdayRow(theme, self.tr("Cycling or swimming days"))

    def _lay_out(self, theme: ThemeManager) -> None:
        self._race_box, self._week_box = QWidget(), QWidget()
        _pair(self._race_box, self.race_field, self.race_day_field)
        _pair(self._week_box, self.weeks_field, self.target_field)
        self._preset_box = QWidget()
        self._preset_box.setLayout(row(*self.presets, None, spacing=14))
        self.base.body.addWidget(
            Label(theme, self.tr("Your log and this week"), role="small", weight=Weight.DemiBold)
        )
        self.base.body.addWidget(self._base_words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        goal = (self.kind, self.about, self._race_box, self._preset_box, self._week_box)
        for widget in (*goal, self.start_field, self.base):
            layout.addWidget(widget)
        layout.addLayout(self._days_box(theme))
        layout.addLayout(column(self.long_field, self.long_words, spacing=4))
        quality = Label(theme, self.tr("Speed sessions a week"), role="small", weight=Weight.Medium)
        layout.addLayout(row(quality, None, self.quality))
        layout.addWidget(divider())
        layout.addLayout(self._switch_box(theme))
        layout.addLayout(self._named(theme, self.tr("Strength"), self.strength))
        layout.addLayout(self._named(theme, self.tr("Cycling or swimming"), self.cross))
        layout.addStretch(1)

    def _days_box(self, theme: ThemeManager) -> QVBoxLayout:
        name = Label(theme, self.tr("Running days"), role="small", weight=Weight.Medium)
        box = column(spacing=6)
        box.addLayout(row(name, None, self.rest))
        box.addWidget(self.run_days)
        box.addWidget(self.days_error)
        return box

    def _switch_box(self, theme: ThemeManager) -> QHBoxLayout:
        name = Label(
            theme, self.tr("Every fourth week lighter"), role="small", weight=Weight.Medium
        )
        custom = Label(
            theme,
            self.tr("Coaching custom, while the distance grows"),
            role="caption",
            tone="text3",
        )
        box = row()
        box.addLayout(column(name, custom, spacing=0), 1)
        box.addWidget(self.cutback)
        return box

    def _named(self, theme: ThemeManager, words: str, days: WeekdayRow) -> QVBoxLayout:
        return column(Label(theme, words, role="small", weight=Weight.Medium), days, spacing=6)

    def _connect(self) -> None:
        self.kind.value_changed.connect(self._on_kind)
        self.quality.value_changed.connect(self._on_edited)
        for edit in (self.race, self.target, self.weeks):
            edit.textEdited.connect(self._on_edited)
        for field in (self.race_day, self.start):
            field.day_changed.connect(self._on_edited)
        for days in (self.run_days, self.strength, self.cross):
            days.edited.connect(self._on_days)
        self.long_day.activated.connect(self._on_long_day)
        self.cutback.toggled.connect(self._on_edited)
        for button in self.presets:
            button.clicked.connect(self._on_preset)

    # what the dialog asks

    def show_start(self, start: Start, settings: Settings) -> None:
        """Show a request."""
        request, self._units = start.request, settings.units
        self._loading = True
        for days in (self.run_days, self.strength, self.cross):
            days.set_week_start(settings.week_start)
        for field in (self.race_day, self.start):
            field.week_start = settings.week_start
        for edit in (self.race, self.target):
            edit.set_unit(self._units.value)
        self.kind.set_value(request.kind.value)
        self.start.set_day(request.start)
        far = timedelta(weeks=_RACE_WEEKS)
        self.race_day.set_day(request.race_date or _sunday(request.start + far))
        self.race.setText(_figure(request.race_m or RACES_M[1], self._units))
        self.target.setText(_figure(request.target_m, self._units))
        self.weeks.setText(str(request.weeks or _WEEKS))
        self.run_days.set_weekdays(request.weekdays)
        self.strength.set_weekdays(request.strength_weekdays)
        self.cross.set_weekdays(request.cross_weekdays)
        self.quality.set_value(str(request.quality))
        self.cutback.setChecked(request.cutback)
        self._fill_long_days(request.chosen_long_weekday() if request.weekdays else None)
        self._loading = False
        self._follow_kind()
        self._follow_days()

    def show_base(self, words: str) -> None:
        """Say what the log holds already."""
        self._base_words.setText(words)

    def show_long_part(self, words: str) -> None:
        """Say how large a part of its week the long run may be."""
        self.long_words.setText(words)

    def set_race(self, race_m: float | None = None, race_date: date | None = None) -> None:
        """Take another race, such as a refusal offers."""
        if race_m is not None:
            self.race.setText(_figure(race_m, self._units))
        if race_date is not None:
            self.race_day.set_day(race_date)
        self._on_edited()

    def request(self) -> PlanRequest:
        """Return what is asked for.

        Raises:
            InvalidValueError: Something that was typed means nothing.
        """
        kind = PlanKind(self.kind.value() or PlanKind.BUILD)
        is_race = kind is PlanKind.RACE
        return PlanRequest(
            kind=kind,
            start=self._day(self.start, "start"),
            weekdays=self.run_days.weekdays(),
            long_weekday=self.long_day.currentData(),
            weeks=None if is_race else self._number(),
            target_m=None if is_race else self._metres(self.target, "target_m"),
            race_m=self._metres(self.race, "race_m") if is_race else None,
            race_date=self._day(self.race_day, "race_date") if is_race else None,
            quality=int(self.quality.value() or 0),
            cutback=self.cutback.isChecked(),
            strength_weekdays=self.strength.weekdays() - self.run_days.weekdays(),
            cross_weekdays=self.cross.weekdays() - self.run_days.weekdays(),
        )

    def show_error(self, error: InvalidValueError | None) -> bool:
        """Show a sentence at the field that it is about; return whether there is one."""
        fields = {
            "start": self.start_field,
            "race_m": self.race_field,
            "race_date": self.race_day_field,
            "target_m": self.target_field,
            "weeks": self.weeks_field,
        }
        name = None if error is None else error.field
        for key, field in fields.items():
            field.set_error(str(error) if key == name else "")
        is_days = name in {"weekdays", "strength", "cross", "long_weekday"}
        self.days_error.setText(str(error) if is_days else "")
        self.days_error.setVisible(is_days)
        return name in fields or is_days

    # inside

    def _day(self, field: DateField, name: str) -> date:
        if field.day is None:
            raise InvalidValueError(self.tr("This is no day; type for example 14 Feb 2027."), name)
        return field.day

    def _metres(self, edit: UnitEdit, name: str) -> float | None:
        try:
            return _known_race(parse_distance(edit.text(), self._units), self._units)
        except ValueError:
            raise InvalidValueError(
                self.tr("This is no distance; type for example 21.1."), name
            ) from None

    def _number(self) -> int:
        try:
            return int(self.weeks.text().strip())
        except ValueError:
            raise InvalidValueError(
                self.tr("Type how many weeks, for example 12."), "weeks"
            ) from None

    def _fill_long_days(self, wanted: int | None) -> None:
        chosen = sorted(self.run_days.weekdays())
        self.long_day.clear()
        for weekday in chosen:
            name = QLocale().dayName(weekday + 1, QLocale.FormatType.LongFormat)
            self.long_day.addItem(name, weekday)
        if wanted not in chosen:
            wanted = max(chosen, default=None)
        self.long_day.setCurrentIndex(self.long_day.findData(wanted))

    def _follow_days(self) -> None:
        run = self.run_days.weekdays()
        self.run_days.set_foot(self.long_day.currentData(), self.tr("long"))
        rest = DAYS_PER_WEEK - len(run)
        self.rest.setText(counted(rest, self.tr("1 rest day"), self.tr("{0} rest days")))
        self.rest.set_tone("good" if rest else "danger")
        for days in (self.strength, self.cross):
            for weekday in range(DAYS_PER_WEEK):
                days.box(weekday).setEnabled(weekday not in run)

    def _follow_kind(self) -> None:
        kind = PlanKind(self.kind.value() or PlanKind.BUILD)
        is_race = kind is PlanKind.RACE
        self._race_box.setVisible(is_race)
        self._preset_box.setVisible(is_race)
        self._week_box.setVisible(not is_race)
        words = {
            PlanKind.RACE: "",
            PlanKind.BUILD: self.tr("Raises the weekly distance and then keeps it."),
            PlanKind.BEGINNER: _beginner_words(self._units),
            PlanKind.RETURN: self.tr("Back to what was usual before the break, step by step."),
        }
        self.about.setText(words[kind])
        self.about.setVisible(bool(words[kind]))
        hints = {
            PlanKind.BUILD: self.tr("as now"),
            PlanKind.BEGINNER: self.tr("as it comes"),
            PlanKind.RETURN: self.tr("as before"),
        }
        self.target.setPlaceholderText(hints.get(kind, ""))

    def _on_kind(self, _value: str) -> None:
        self._follow_kind()
        self._on_edited()

    def _on_days(self) -> None:
        self._fill_long_days(self.long_day.currentData())
        self._follow_days()
        self._on_edited()

    def _on_long_day(self) -> None:
        self._follow_days()
        self._on_edited()

    def _on_preset(self) -> None:
        place = next(n for n, one in enumerate(self.presets) if one is self.sender())
        self.set_race(race_m=RACES_M[place])

    def _on_edited(self) -> None:
        if not self._loading:
            self.edited.emit()


def _beginner_words(units: Units) -> str:
    words = QCoreApplication.translate(
        "PlanForm", "Running and walking in turn; from nothing, {0} a run."
    )
    return words.format(first_run_words(units))


def _pair(box: QWidget, left: QWidget, right: QWidget) -> None:
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(left, 1)
    layout.addWidget(right, 2)


def _figure(distance_m: float | None, units: Units) -> str:
    return "" if distance_m is None else format_distance(distance_m, units)


def _known_race(distance_m: float | None, units: Units) -> float | None:
    """Return the exact length of a race that was typed with one decimal."""
    if distance_m is None:
        return None
    step_m = units.metres / 10
    return next((one for one in RACES_M if abs(one - distance_m) < step_m / 2), distance_m)


def _sunday(day: date) -> date:
    return day + timedelta(days=(6 - day.weekday()) % DAYS_PER_WEEK)
