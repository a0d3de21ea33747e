"""One setting each: words at the left, the control at the right, saved when it changes.

Every row reads and writes one key of the preferences and puts the change on the undo history.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.settings import DISTANCE_LIMITS_M, SHORTEST_BASELINE_M
from heavylegs_gui.domain.units import Units, parse_distance, to_display
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Label, Weight, column, restyle
from heavylegs_gui.ui.widgets.drop_down import DropDown
from heavylegs_gui.ui.widgets.segmented import SegmentedControl
from heavylegs_gui.ui.widgets.switch import Switch

_LIST_LETTERS = 12
"""Width of a drop-down list in letters; the opened list is as wide as its longest name."""


class SettingRow(QWidget):
    """Base: title, explanation, error line and room for a control.

    Attributes:
        words: The column of title, explanation and error.

    Signals:
        saved: With the key, after a change was stored.
    """

    saved = Signal(str)

    def __init__(
        self, owner: SettingOwner, key: str, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.owner, self.key = owner, key
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 6, 0, 6)
        self._layout.setSpacing(16)
        theme = owner.theme
        self.title = Label(theme, title, weight=Weight.Medium)
        self.text = Label(theme, text, role="small", tone="text2", wrap=True)
        self.error = Label(theme, role="small", tone="danger", wrap=True)
        self.error.hide()
        self.words = column(self.title, self.text, self.error, spacing=2)
        self._layout.addLayout(self.words, 1)
        self.text.setVisible(bool(text))  # not before it has a parent: it would be a window
        owner.preferences.changed.connect(self.refresh)

    def add_control(self, control: QWidget) -> None:
        """Put the control at the right."""
        self._layout.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        """Show the stored value."""

    def store(self, text: str) -> bool:
        """Save a value; a refusal is shown below the title and nothing changes."""
        try:
            change = self.owner.preferences.set(self.key, text)
        except UserError as error:
            self.show_error(str(error))
            return False
        self.show_error("")
        if not change.is_empty:
            self.owner.history.record(change, self.owner.preferences.apply, quiet=True)
            self.saved.emit(self.key)
        return True

    def show_error(self, sentence: str) -> None:
        """Show one sentence, or none."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


class SettingOwner:
    """What every row needs: the preferences, the theme and the undo history."""

    def __init__(self, preferences: Preferences, theme: ThemeManager, history: History) -> None:
        self.preferences, self.theme, self.history = preferences, theme, history


class ChoiceRow(SettingRow):
    """One of a few values, as a segmented control."""

    def __init__(
        self,
        owner: SettingOwner,
        key: str,
        title: str,
        text: str,
        options: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(owner, key, title, text)
        self.control = SegmentedControl(owner.theme, options, title)
        self.control.value_changed.connect(self.store)
        self.add_control(self.control)
        self.refresh()

    def refresh(self) -> None:
        self.control.set_value(self.owner.preferences.settings.as_texts()[self.key])


class ListRow(SettingRow):
    """One of many values, as a drop-down list; the first entry means not told."""

    def __init__(
        self,
        owner: SettingOwner,
        key: str,
        title: str,
        text: str,
        options: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(owner, key, title, text)
        self.control = DropDown(owner.theme, title)
        self.control.addItem(self.tr("Not told"), "")
        for value, label in options:
            self.control.addItem(label, value)
        self.control.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.control.setMinimumContentsLength(_LIST_LETTERS)
        self.control.activated.connect(self._on_activated)
        self.add_control(self.control)
        self.refresh()

    def refresh(self) -> None:
        value = self.owner.preferences.settings.as_texts()[self.key] or ""
        self.control.setCurrentIndex(max(0, self.control.findData(value)))

    def _on_activated(self) -> None:
        self.store(str(self.control.currentData()))


class SwitchRow(SettingRow):
    """On or off."""

    def __init__(self, owner: SettingOwner, key: str, title: str, text: str) -> None:
        super().__init__(owner, key, title, text)
        self.control = Switch(owner.theme, title)
        self.control.clicked.connect(self._on_clicked)
        self.add_control(self.control)
        self.refresh()

    def refresh(self) -> None:
        self.control.setChecked(self.owner.preferences.settings.as_texts()[self.key] == "true")

    def _on_clicked(self) -> None:
        self.store("true" if self.control.isChecked() else "false")


class DistanceRow(SettingRow):
    """A distance in the runner's unit; empty means not told."""

    def __init__(self, owner: SettingOwner, key: str, title: str, text: str) -> None:
        super().__init__(owner, key, title, text)
        self.control = QLineEdit()
        self.control.setAccessibleName(title)
        self.control.setFixedWidth(owner.theme.px(110))
        self.control.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.control.editingFinished.connect(self._on_edited)
        self.unit = Label(owner.theme, tone="text2")
        self.add_control(self.control)
        self.add_control(self.unit)
        self.refresh()

    @property
    def _units(self) -> Units:
        return self.owner.preferences.settings.units

    def refresh(self) -> None:
        metres = getattr(self.owner.preferences.settings, self.key)
        self.unit.setText(self._units.value)
        shown = "" if metres is None else f"{to_display(metres, self._units):.1f}"
        self.control.setText(shown.removesuffix(".0"))
        self.control.setPlaceholderText("–")

    def _on_edited(self) -> None:
        try:
            metres = parse_distance(self.control.text(), self._units)
        except ValueError:
            self._mark(invalid=True)
            self.show_error(self.tr("That is no distance; write a figure such as 32 or 32.5."))
            return
        limit_m = DISTANCE_LIMITS_M[self.key]
        if metres is not None and not SHORTEST_BASELINE_M <= metres <= limit_m:
            self._mark(invalid=True)
            limit = f"{to_display(limit_m, self._units):,.0f} {self._units.value}"
            words = self.tr("Write a distance from 0.1 to {0}, or leave it empty.")
            self.show_error(words.format(limit))
            return
        self._mark(invalid=not self.store("" if metres is None else f"{metres:.1f}"))

    def _mark(self, *, invalid: bool) -> None:
        self.control.setProperty("invalid", "true" if invalid else "false")
        restyle(self.control)
