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
from heavylegs_gui.ui.models.words import amount_words, kind_word, sport_word
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Button, Label, Weight, column, row
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
_FORM_NOTE_HEIGHT_PX = 56
_FELT = ("rpe", "soreness", "drinking", "fuelling", "compression", "form_note")
"""What a planned session does not know yet."""


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
        self.doubt = Label(theme, role="small", tone="warn", wrap=True)
        self.doubt.hide()
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
        layout.addWidget(self.doubt)
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
    """State, sport, kind, effort, soreness, shoes, drink and food, form, weather and notes.

    Attributes:
        shoe_word: How far the chosen pair has run.

    Signals:
        edited: Something was typed or chosen.
        submitted: Enter in a line of text.
        shoes_requested: Look after the shoes.
    """

    edited = Signal()
    submitted = Signal()
    shoes_requested = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        sports = [(one.value, sport_word(one)) for one in Sport]
        self.sport = SegmentedControl(theme, sports, self.tr("Sport"))
        kinds = [(one.value, kind_word(one)) for one in _KINDS]
        self.kind = SegmentedControl(theme, kinds, self.tr("Kind"))
        self._hidden_kind = ""
        self._build_answers(theme)
        self.effort = NumberScale(theme, self.tr("Effort"), effort_words())
        self.soreness = NumberScale(theme, self.tr("Soreness"), soreness_words())
        self.start = UnitEdit(theme, self.tr("Start"))
        self.start.setPlaceholderText("18:40")
        self.temp = UnitEdit(theme, self.tr("Temperature"), "°C")
        self.shoe = _shoe_box(theme, self.tr("Shoes"), self.tr("Name of your shoes"))
        self.title = UnitEdit(theme, self.tr("Title"))
        self.notes = _text_box(self.tr("Notes"))
        self.form_note = _text_box(self.tr("Form"))
        self.form_note.setPlaceholderText(self.tr("Short steps, relaxed shoulders, left foot…"))
        self.fields: dict[str, FormField] = {}
        self._build_fields(theme)
        self._connect()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _build_answers(self, theme: ThemeManager) -> None:
        amounts = [(str(level), word) for level, word in enumerate(amount_words())]
        self.drinking = SegmentedControl(theme, amounts, self.tr("Drinking"))
        self.fuelling = SegmentedControl(theme, amounts, self.tr("Fuelling"))
        worn = (("yes", self.tr("Worn")), ("no", self.tr("Not worn")))
        self.compression = SegmentedControl(theme, worn, self.tr("Compression"))
        for bar in (self.sport, self.kind, self.drinking, self.fuelling, self.compression):
            _let_shrink(bar)
        for bar in (self.kind, self.drinking, self.fuelling, self.compression):
            bar.take_answers()

    def _follow_theme(self) -> None:
        for one in (self.notes, self.form_note, self.shoe):
            one.setFont(self._theme.font())
        self.notes.setFixedHeight(self._theme.px(_NOTES_HEIGHT_PX))
        self.form_note.setFixedHeight(self._theme.px(_FORM_NOTE_HEIGHT_PX))

    def _build_fields(self, theme: ThemeManager) -> None:
        self._effort_word = Label(theme, role="caption", tone="text2")
        self._soreness_word = Label(theme, role="caption", tone="text2")
        self.shoe_word = Label(theme, role="caption", tone="text2")
        self.shoes_button = Button(theme, self.tr("All shoes…"), "link")
        beside_shoe = QWidget()
        beside_shoe.setLayout(row(self.shoe_word, self.shoes_button))
        self.fields = {
            "sport": FormField(theme, self.tr("Sport"), self.sport),
            "kind": FormField(theme, self.tr("Kind"), self.kind),
            "rpe": FormField(theme, self.tr("Effort"), self.effort, aside=self._effort_word),
            "soreness": FormField(
                theme, self.tr("Soreness"), self.soreness, aside=self._soreness_word
            ),
            "shoe_id": FormField(theme, self.tr("Shoes"), self.shoe, aside=beside_shoe),
            "drinking": FormField(theme, self.tr("Drinking"), self.drinking),
            "fuelling": FormField(theme, self.tr("Eating before and during"), self.fuelling),
            "compression": FormField(theme, self.tr("Compression"), self.compression),
            "form_note": FormField(theme, self.tr("How your form felt"), self.form_note),
            "start_utc": FormField(theme, self.tr("Start"), self.start),
            "temp_c": FormField(theme, self.tr("Temperature"), self.temp),
            "title": FormField(theme, self.tr("Title"), self.title),
            "notes": FormField(theme, self.tr("Notes"), self.notes),
        }
        self._lay_out()

    def _lay_out(self) -> None:
        fields = self.fields
        self._status_place = column()
        layout = column(spacing=12)
        layout.addLayout(self._status_place)
        for name in ("sport", "kind", "rpe", "soreness", "shoe_id", "drinking", "fuelling"):
            layout.addWidget(fields[name])
        for left, right, shares in (
            ("compression", "temp_c", (3, 2)),
            ("start_utc", "title", (2, 5)),
        ):
            pair = row(fields[left], fields[right], spacing=12)
            for place, name in enumerate((left, right)):
                pair.setAlignment(fields[name], Qt.AlignmentFlag.AlignTop)
                pair.setStretch(place, shares[place])
            layout.addLayout(pair)
        for name in ("form_note", "notes"):
            layout.addWidget(fields[name])
        self.setLayout(layout)

    def hold_status(self, field: QWidget) -> None:
        """Take the state in: of a new session it is a detail."""
        self._status_place.addWidget(field)

    def _connect(self) -> None:
        self.sport.value_changed.connect(self._on_sport_changed)
        self.kind.value_changed.connect(self._on_kind_changed)
        for bar in (self.drinking, self.fuelling, self.compression):
            bar.value_changed.connect(self.edited)
        for scale in (self.effort, self.soreness):
            scale.level_changed.connect(self._on_level_changed)
        for line in (self.start, self.temp, self.title):
            line.textEdited.connect(self.edited)
            line.entered.connect(self.submitted)
        self.shoe.editTextChanged.connect(self.edited)
        self.shoes_button.clicked.connect(self.shoes_requested)
        for box in (self.notes, self.form_note):
            box.textChanged.connect(self.edited)

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
        self.drinking.set_value(_answer(values.drinking))
        self.fuelling.set_value(_answer(values.fuelling))
        self.compression.set_value(values.compression or None)
        self.form_note.setPlainText(values.form_note)
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
        for name in _FELT:
            self.fields[name].setVisible(shown)

    def amount(self, bar: SegmentedControl) -> int | None:
        """Return the level of drinking or fuelling."""
        value = bar.value()
        return None if value is None else int(value)

    def _on_kind_changed(self, value: str) -> None:
        if not value:
            self._hidden_kind = ""
        self.edited.emit()

    def _on_sport_changed(self) -> None:
        self.fields["kind"].setVisible(self.sport.value() == Sport.RUN.value)
        self.edited.emit()

    def _on_level_changed(self) -> None:
        self._effort_word.setText(_level_words(self.effort))
        self._soreness_word.setText(_level_words(self.soreness))
        self.edited.emit()


def _answer(level: int | None) -> str | None:
    return None if level is None else str(level)


def _text_box(name: str) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setAccessibleName(name)
    box.setTabChangesFocus(True)
    return box


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
    return box
