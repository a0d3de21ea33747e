"""The fields of the session drawer: four that matter, and the rest that unfolds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from heavylegs_gui.domain.training import Kind, Shoe, Sport
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.dialogs.session_values import FormValues
from heavylegs_gui.ui.models.words import kind_word, sport_word
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Label, Weight, column, row
from heavylegs_gui.ui.widgets.date_field import DateField
from heavylegs_gui.ui.widgets.drop_down import DropDown
from heavylegs_gui.ui.widgets.form_field import FormField, UnitEdit
from heavylegs_gui.ui.widgets.heaviness_scale import HeavinessScale
from heavylegs_gui.ui.widgets.number_scale import NumberScale, effort_words, soreness_words
from heavylegs_gui.ui.widgets.scale import Scale
from heavylegs_gui.ui.widgets.segmented import SegmentedControl

_KINDS = (
    Kind.EASY, Kind.LONG, Kind.INTERVALS, Kind.TEMPO, Kind.HILLS, Kind.RACE, Kind.RECOVERY,
)  # fmt: skip
_NOTES_HEIGHT_PX = 76


class MainFields(QWidget):
    """Date, distance, time and heaviness.

    Attributes:
        feelings: Heaviness with its words; a plan has none yet.

    Signals:
        edited: Something was typed or chosen.
        submitted: Enter in the last field.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self, theme: ThemeManager, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.day = DateField(theme, self.tr("Date"), today)
        self.distance = UnitEdit(theme, self.tr("Distance"))
        self.duration = UnitEdit(theme, self.tr("Time"), self.tr("min"))
        question = self.tr("How heavy were your legs?")
        self.heaviness = HeavinessScale(theme, question)
        self._figure = Label(theme, role="heading", weight=Weight.Bold, tone="heavy")
        self._word = Label(theme, weight=Weight.DemiBold, tone="heavy")
        self.pace = Label(theme, role="small", tone="text2")
        self.fields = {
            "local_date": FormField(theme, self.tr("Date"), self.day),
            "distance_m": FormField(theme, self.tr("Distance"), self.distance),
            "duration_s": FormField(theme, self.tr("Time"), self.duration),
        }
        self._lay_out(theme, question)
        self._connect()

    def _lay_out(self, theme: ThemeManager, question: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, (field, stretch) in enumerate(zip(self.fields.values(), (4, 3, 3), strict=True)):
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, stretch)
        layout.addLayout(grid)
        layout.addWidget(self.pace)
        layout.addWidget(self._build_feelings(theme, question))

    def _build_feelings(self, theme: ThemeManager, question: str) -> QWidget:
        self.feelings = QWidget()
        layout = QVBoxLayout(self.feelings)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        title = Label(theme, question, role="small", weight=Weight.Medium)
        title.setBuddy(self.heaviness)
        layout.addLayout(row(title, None, self._figure, self._word))
        layout.addWidget(self.heaviness)
        low = Label(theme, self.heaviness.word(0).lower(), role="caption", tone="text3")
        high = Label(theme, self.heaviness.word(10).lower(), role="caption", tone="text3")
        layout.addLayout(row(low, None, high))
        return self.feelings

    def _connect(self) -> None:
        self.day.day_changed.connect(self.edited)
        self.day.textEdited.connect(self.edited)
        self.distance.textEdited.connect(self.edited)
        self.duration.textEdited.connect(self.edited)
        self.heaviness.level_changed.connect(self._on_level_changed)
        self.day.entered.connect(self.distance.setFocus)
        self.distance.entered.connect(self.duration.setFocus)
        self.duration.entered.connect(self._on_time_entered)

    def set_units(self, units: Units) -> None:
        """Show the runner's unit of distance."""
        self.distance.set_unit(units.value)

    def _on_time_entered(self) -> None:
        if self.feelings.isHidden():
            self.submitted.emit()
        else:
            self.heaviness.setFocus()

    def _on_level_changed(self) -> None:
        level = self.heaviness.level
        self._figure.setText("" if level is None else str(level))
        self._word.setText(self.heaviness.word())
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() and self.heaviness.hasFocus():
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class MoreFields(QWidget):
    """Sport, kind, start, effort, soreness, shoes, temperature, title and notes.

    Signals:
        edited: Something was typed or chosen.
        submitted: Enter in a line of text.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        sports = [(one.value, sport_word(one)) for one in Sport]
        self.sport = SegmentedControl(theme, sports, self.tr("Sport"))
        kinds = [(one.value, kind_word(one)) for one in _KINDS]
        self.kind = SegmentedControl(theme, kinds, self.tr("Kind"))
        self._hidden_kind = ""
        _let_shrink(self.sport)
        _let_shrink(self.kind)
        self.effort = NumberScale(theme, self.tr("Effort"), effort_words())
        self.soreness = NumberScale(theme, self.tr("Soreness"), soreness_words())
        self.start = UnitEdit(theme, self.tr("Start"))
        self.start.setPlaceholderText("18:40")
        self.temp = UnitEdit(theme, self.tr("Temperature"), "°C")
        self.shoe = _shoe_box(theme, self.tr("Shoes"), self.tr("Name of your shoes"))
        self.title = UnitEdit(theme, self.tr("Title"))
        self.notes = QPlainTextEdit()
        self._build_notes()
        self.fields: dict[str, FormField] = {}
        self._build_fields(theme)
        self._connect()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _build_notes(self) -> None:
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setTabChangesFocus(True)

    def _follow_theme(self) -> None:
        for one in (self.notes, self.shoe):
            one.setFont(self._theme.font())
        self.notes.setFixedHeight(self._theme.px(_NOTES_HEIGHT_PX))

    def _build_fields(self, theme: ThemeManager) -> None:
        self._effort_word = Label(theme, role="caption", tone="text2")
        self._soreness_word = Label(theme, role="caption", tone="text2")
        self.fields = {
            "sport": FormField(theme, self.tr("Sport"), self.sport),
            "kind": FormField(theme, self.tr("Kind"), self.kind),
            "rpe": FormField(theme, self.tr("Effort"), self.effort, aside=self._effort_word),
            "soreness": FormField(
                theme, self.tr("Soreness"), self.soreness, aside=self._soreness_word
            ),
            "shoe_id": FormField(theme, self.tr("Shoes"), self.shoe),
            "start_utc": FormField(theme, self.tr("Start"), self.start),
            "temp_c": FormField(theme, self.tr("Temperature"), self.temp),
            "title": FormField(theme, self.tr("Title"), self.title),
            "notes": FormField(theme, self.tr("Notes"), self.notes),
        }
        fields = self.fields
        layout = column(
            fields["sport"], fields["kind"], fields["rpe"], fields["soreness"], spacing=12
        )
        pair = row(fields["start_utc"], fields["temp_c"], spacing=12)
        for one in ("start_utc", "temp_c"):
            pair.setAlignment(fields[one], Qt.AlignmentFlag.AlignTop)
        layout.addLayout(pair)
        for name in ("shoe_id", "title", "notes"):
            layout.addWidget(fields[name])
        self.setLayout(layout)

    def _connect(self) -> None:
        self.sport.value_changed.connect(self._on_sport_changed)
        self.kind.value_changed.connect(self.edited)
        for scale in (self.effort, self.soreness):
            scale.level_changed.connect(self._on_level_changed)
        for line in (self.start, self.temp, self.title):
            line.textEdited.connect(self.edited)
            line.entered.connect(self.submitted)
        self.shoe.editTextChanged.connect(self.edited)
        self.notes.textChanged.connect(self.edited)

    def set_shoes(self, shoes: Sequence[Shoe], keep: int | None) -> None:
        """Offer the shoes in use, and the retired pair ``keep``."""
        self.shoe.clear()
        self.shoe.addItem("")
        for one in shoes:
            if one.retired_on is None or one.id == keep:
                self.shoe.addItem(one.name)

    def show_values(self, values: FormValues) -> None:
        """Show what was typed before."""
        self.sport.set_value(values.sport)
        self._hidden_kind = values.kind
        offered = {one.value for one in _KINDS}
        self.kind.set_value(values.kind if values.kind in offered else None)
        self.effort.set_level(values.rpe)
        self.soreness.set_level(values.soreness)
        self.start.setText(values.start_utc)
        self.temp.setText(values.temp_c)
        self.shoe.setEditText(values.shoe)
        self.title.setText(values.title)
        self.title.setCursorPosition(0)
        self.notes.setPlainText(values.notes)
        self._on_sport_changed()

    def kind_value(self) -> str:
        """Return the kind; one that is not offered stays as it was."""
        return self.kind.value() or self._hidden_kind

    def set_feelings(self, *, shown: bool) -> None:
        """Show effort and soreness; a planned session has none yet."""
        for name in ("rpe", "soreness"):
            self.fields[name].setVisible(shown)

    def _on_sport_changed(self) -> None:
        self.fields["kind"].setVisible(self.sport.value() == Sport.RUN.value)
        self.edited.emit()

    def _on_level_changed(self) -> None:
        self._effort_word.setText(_level_words(self.effort))
        self._soreness_word.setText(_level_words(self.soreness))
        self.edited.emit()


def _let_shrink(bar: SegmentedControl) -> None:
    """Let the pieces of a long bar share the width that there is."""
    bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for button in bar.findChildren(QRadioButton):
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _level_words(scale: Scale) -> str:
    return "" if scale.level is None else f"{scale.level}, {scale.word()}"


def _shoe_box(theme: ThemeManager, name: str, hint: str) -> DropDown:
    box = DropDown(theme, name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    line = box.lineEdit()
    if line is not None:
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setStyleSheet("QLineEdit { border:none; padding:0; background:transparent; }")
    return box
