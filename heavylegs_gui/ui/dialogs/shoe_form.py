"""Name, earlier distance and limit of a pair of shoes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import Shoe
from heavylegs_gui.domain.units import Units, format_distance, parse_distance, to_display
from heavylegs_gui.ui.widgets.basics import Button, Card, Label, Weight, row
from heavylegs_gui.ui.widgets.form_field import FormField, UnitEdit

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.thresholds import ShoeNumbers
    from heavylegs_gui.ui.theme.theme import ThemeManager


class ShoeForm(Card):
    """Asks for a new pair, or changes one.

    Signals:
        saved: With the pair; without a number it is a new one.
        cancelled: Nothing is to be changed.
    """

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__("soft", margins=(16, 12, 16, 14), spacing=10, parent=parent)
        self._shoe, self._units = Shoe(name=""), Units.KM
        self._shown = ("", "")
        self.title = Label(theme, weight=Weight.DemiBold)
        self.name = UnitEdit(theme, self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Blue road shoe"))
        self.start = UnitEdit(theme, self.tr("Already run"))
        self.limit = UnitEdit(theme, self.tr("Own limit"))
        self.fields = {
            "name": FormField(theme, self.tr("Name"), self.name),
            "start_distance_m": FormField(theme, self.tr("Already run in them"), self.start),
            "limit_m": FormField(theme, self.tr("Own limit, if any"), self.limit),
        }
        self.usual = Label(theme, role="small", tone="text2", wrap=True)
        self.save_button = Button(theme, self.tr("Save"), "primary", "check")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self._lay_out()
        for line in (self.name, self.start, self.limit):
            line.entered.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancelled)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.fields["name"], 0, 0, 1, 2)
        grid.addWidget(self.fields["start_distance_m"], 1, 0, top)
        grid.addWidget(self.fields["limit_m"], 1, 1, top)
        self.body.addWidget(self.title)
        self.body.addLayout(grid)
        self.body.addWidget(self.usual)
        self.body.addLayout(row(None, self.cancel_button, self.save_button))

    def ask(self, shoe: Shoe | None, units: Units, rules: ShoeNumbers) -> None:
        """Show the fields of a pair, empty for a new one, and begin with the name."""
        self._shoe, self._units = shoe or Shoe(name=""), units
        self.title.setText(self.tr("A new pair") if shoe is None else self.tr("Change the pair"))
        for line in (self.start, self.limit):
            line.set_unit(units.value)
        self.start.setPlaceholderText("0")
        self.limit.setPlaceholderText(format_distance(rules.caution_m, units, decimals=0))
        self.usual.setText(self._usual_words(units, rules))
        start_m = self._shoe.start_distance_m
        self._shown = (_text(start_m or None, units), _text(self._shoe.limit_m, units))
        self.name.setText(self._shoe.name)
        self.name.setCursorPosition(0)
        self.start.setText(self._shown[0])
        self.limit.setText(self._shown[1])
        self.clear_errors()
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def _usual_words(self, units: Units, rules: ShoeNumbers) -> str:
        usual, hint = (
            f"{format_distance(one, units, decimals=0)} {units.value}"
            for one in (rules.caution_m, rules.info_m)
        )
        return self.tr(
            "The usual limit is {0}, with a hint from {1} on. With an own limit the hint comes "
            "from {2} % of it on."
        ).format(usual, hint, round(100 * rules.own_info_ratio))

    @Slot()
    def save(self) -> None:
        """Hand the pair over; a wrong value is named below its field."""
        self.clear_errors()
        try:
            shoe = replace(
                self._shoe,
                name=self._name(),
                start_distance_m=self._start_m(),
                limit_m=self._limit_m(),
            )
        except InvalidValueError as error:
            self.show_error(error)
            return
        self.saved.emit(shoe)

    def show_error(self, error: InvalidValueError) -> bool:
        """Name what is wrong below its field; ``False`` when it is about none of them."""
        field = self.fields.get(error.field or "")
        if field is not None:
            field.set_error(str(error))
            field.input.setFocus()
        return field is not None

    def clear_errors(self) -> None:
        """Take all sentences away."""
        for field in self.fields.values():
            field.set_error("")

    def _name(self) -> str:
        name = self.name.text().strip()
        if not name:
            raise InvalidValueError(self.tr("Give the pair a name."), "name")
        return name

    def _start_m(self) -> float:
        if self.start.text() == self._shown[0]:
            return self._shoe.start_distance_m
        return self._read(self.start.text(), "start_distance_m") or 0.0

    def _limit_m(self) -> float | None:
        if self.limit.text() == self._shown[1]:
            return self._shoe.limit_m
        return self._read(self.limit.text(), "limit_m")

    def _read(self, text: str, field: str) -> float | None:
        try:
            return parse_distance(text, self._units)
        except ValueError:
            sentence = self.tr("Type a distance in {0}, for example 120.")
            raise InvalidValueError(sentence.format(self._units.value), field) from None


def _text(distance_m: float | None, units: Units) -> str:
    if distance_m is None:
        return ""
    return f"{to_display(distance_m, units):.1f}".removesuffix(".0")
