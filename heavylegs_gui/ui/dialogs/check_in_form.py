"""The questions of the daily check-in; it knows no service."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from heavylegs_gui.domain.check_in_text import format_sleep, parse_sleep_h, with_answer
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.ui.models.words import amount_words
from heavylegs_gui.ui.widgets.answer_row import AnswerRow
from heavylegs_gui.ui.widgets.basics import IconLabel, Label, Weight, row
from heavylegs_gui.ui.widgets.form_field import UnitEdit

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import CheckIn
    from heavylegs_gui.ui.theme.theme import ThemeManager

_HOURS = (4.5, 5.0, 6.0, 7.0, 8.0, 9.0)
"""Hours behind the answers; the outer ones stand for less and for more. Source: own values."""
_LEGS = (1, 3, 5, 7, 9)
"""Heaviness behind the five answers (0 to 10). Source: middles of five equal steps."""
_SORE = (0, 3, 5, 8)
"""Soreness behind the four answers (0 to 10). Source: middles of the words of the full scale."""
PULSE_RANGE = (20, 260)
"""Resting pulse that can be stored [1/min]."""


@dataclass(frozen=True, slots=True)
class _Question:
    row: AnswerRow
    key: str
    is_whole: bool = True


class CheckInForm(QWidget):
    """Legs, sleep, soreness, resting pulse, drinking and eating of one day.

    Signals:
        edited: An answer is another one.
        submitted: Enter was pressed.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._shown: CheckIn | None = None
        self.sleep = UnitEdit(theme, self.tr("Sleep in hours"), self.tr("h"))
        self.sleep.setPlaceholderText("6:30")
        self.pulse = UnitEdit(theme, self.tr("Resting pulse"), self.tr("beats/min"))
        self.pulse.setPlaceholderText("52")
        for line, width in ((self.sleep, 104), (self.pulse, 168)):
            line.setFixedWidth(theme.px(width))
        self._theme = theme
        theme.changed.connect(self._follow_theme)
        self.sleep_error, self.pulse_error = (
            Label(theme, role="small", tone="danger", wrap=True) for _ in range(2)
        )
        self._build_rows(theme)
        self._lay_out(theme)
        self._connect()

    def _build_rows(self, theme: ThemeManager) -> None:
        hours = (
            self.tr("under 5 h"), self.tr("5 h"), self.tr("6 h"), self.tr("7 h"), self.tr("8 h"),
            self.tr("over 8 h"),
        )  # fmt: skip
        legs = (
            self.tr("Fresh"), self.tr("Good"), self.tr("Normal"), self.tr("Heavy"),
            self.tr("Very heavy"),
        )  # fmt: skip
        sore = (self.tr("None"), self.tr("A little"), self.tr("Moderate"), self.tr("Strong"))
        amounts = list(enumerate(amount_words()))
        self.legs = AnswerRow(
            theme, "footprints", self.tr("Legs on waking"), list(zip(_LEGS, legs, strict=True))
        )
        self.hours = AnswerRow(
            theme, "moon", self.tr("Sleep last night"), list(zip(_HOURS, hours, strict=True)),
            self.sleep,
        )  # fmt: skip
        self.soreness = AnswerRow(
            theme, "person-standing", self.tr("Sore muscles"), list(zip(_SORE, sore, strict=True))
        )
        self.drinking = AnswerRow(theme, "droplets", self.tr("Drinking yesterday"), amounts)
        self.eating = AnswerRow(theme, "leaf", self.tr("Eating yesterday"), amounts)
        self._questions = (
            _Question(self.legs, "heaviness"),
            _Question(self.hours, "sleep_h", is_whole=False),
            _Question(self.soreness, "soreness"),
            _Question(self.drinking, "drinking"),
            _Question(self.eating, "fuelling"),
        )

    def _lay_out(self, theme: ThemeManager) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(14)
        layout.addWidget(self.legs)
        layout.addWidget(self.hours)
        layout.addWidget(self.sleep_error)
        for question in (self.soreness, self.drinking, self.eating):
            layout.addWidget(question)
        title = Label(theme, self.tr("Resting pulse"), role="small", weight=Weight.DemiBold)
        hint = Label(theme, self.tr("lying, before you get up"), role="small", tone="text3")
        sign = IconLabel(theme, "heart-pulse", "accent", 18)
        layout.addLayout(row(sign, title, hint, None, self.pulse))
        layout.addWidget(self.pulse_error)
        layout.addStretch(1)
        for error in (self.sleep_error, self.pulse_error):
            error.hide()

    def _connect(self) -> None:
        for question in self._questions:
            question.row.changed.connect(self.edited)
            question.row.answered.connect(self._on_answered)
        self.hours.changed.connect(self._on_hours_chosen)
        self.sleep.textEdited.connect(self._on_sleep_typed)
        self.pulse.textEdited.connect(self._on_pulse_typed)
        for line in (self.sleep, self.pulse):
            line.entered.connect(self.submitted)

    # values

    def show_check_in(self, check_in: CheckIn, before: CheckIn | None) -> None:
        """Show the answers of a day, and mark those of the day before."""
        self._shown = check_in
        words = self.tr("The answer of the day before")
        for question in self._questions:
            question.row.set_value(getattr(check_in, question.key))
            question.row.mark(None if before is None else getattr(before, question.key), words)
        self._show_sleep(check_in.sleep_h)
        pulse = check_in.resting_pulse_bpm
        self.pulse.setText("" if pulse is None else str(pulse))
        self.clear_errors()

    def check_in(self) -> CheckIn:
        """Return the answers.

        Raises:
            InvalidValueError: A typed value is impossible; it stands below its field, too.
        """
        if self._shown is None:
            raise InvalidValueError(self.tr("Choose a day first."))
        found = self._shown
        for question in self._questions:
            value = question.row.value
            told = int(value) if value is not None and question.is_whole else value
            change: dict[str, Any] = {question.key: told}
            found = replace(found, **change)
        found = replace(found, sleep_h=self._sleep_h())
        return replace(found, resting_pulse_bpm=self._pulse())

    @property
    def answered(self) -> int:
        """How many of the six questions have an answer."""
        known = sum(question.row.value is not None for question in self._questions)
        return known + bool(self.pulse.text().strip())

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return len(self._questions) + 1

    def clear_errors(self) -> None:
        """Take all sentences away."""
        self._tell(self.sleep, self.sleep_error, "")
        self._tell(self.pulse, self.pulse_error, "")

    def focus_first(self) -> None:
        """Give the keyboard to the first question without an answer, or to the first of all."""
        open_rows = [one.row for one in self._questions if one.row.value is None]
        (open_rows or [self.legs])[0].choice.focus_answer()

    # inside

    def _sleep_h(self) -> float | None:
        """Return the hours: what is chosen, unless something else is typed."""
        try:
            typed = parse_sleep_h(self.sleep.text())
        except ValueError:
            typed = -1.0
        chosen = self.hours.value
        if typed is None or (chosen is not None and format_sleep(chosen) == self.sleep.text()):
            return chosen
        if not 0 <= typed <= 24:
            sentence = self.tr("Sleep is 0 to 24 hours, for example 6:30 or 7.5.")
            self._tell(self.sleep, self.sleep_error, sentence)
            raise InvalidValueError(sentence, "sleep_h")
        return typed

    def _pulse(self) -> int | None:
        if self._shown is None:
            return None
        try:
            text = self.pulse.text().strip()
            return with_answer(self._shown, "resting_pulse_bpm", text).resting_pulse_bpm
        except InvalidValueError:
            sentence = self.tr("A resting pulse is a whole number from {0} to {1} beats a minute.")
            sentence = sentence.format(*PULSE_RANGE)
            self._tell(self.pulse, self.pulse_error, sentence)
            raise InvalidValueError(sentence, "resting_pulse_bpm") from None

    def _tell(self, line: QLineEdit, error: Label, sentence: str) -> None:
        error.setText(sentence)
        error.setVisible(bool(sentence))
        line.setAccessibleDescription(sentence)
        if sentence:
            line.setFocus()

    def _show_sleep(self, sleep_h: float | None) -> None:
        self.sleep.setText("" if sleep_h is None else format_sleep(sleep_h))

    @Slot()
    def _on_hours_chosen(self) -> None:
        self._show_sleep(self.hours.value)
        self._tell(self.sleep, self.sleep_error, "")

    @Slot()
    def _on_sleep_typed(self) -> None:
        self._tell(self.sleep, self.sleep_error, "")
        try:
            typed = parse_sleep_h(self.sleep.text())
        except ValueError:
            typed = None
        self.hours.set_value(typed if typed is not None and typed <= 24 else None)
        self.edited.emit()

    @Slot()
    def _on_pulse_typed(self) -> None:
        self._tell(self.pulse, self.pulse_error, "")
        self.edited.emit()

    @Slot()
    def _on_answered(self) -> None:
        """Go on to the next question, when the answer came by the keyboard."""
        rows = [one.row for one in self._questions]
        place = next((n for n, one in enumerate(rows) if one is self.sender()), None)
        if place is None:
            return
        if place + 1 < len(rows):
            rows[place + 1].choice.focus_answer()
        else:
            self.pulse.setFocus(Qt.FocusReason.TabFocusReason)

    def _follow_theme(self) -> None:
        for line, width in ((self.sleep, 104), (self.pulse, 168)):
            line.setFixedWidth(self._theme.px(width))
