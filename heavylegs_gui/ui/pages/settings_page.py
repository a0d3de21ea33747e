"""Settings: saved at once, each one undoable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.emergency_numbers import EMERGENCY
from heavylegs_gui.domain.settings import TEXT_SCALES_PERCENT
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Button, Card, Label, Weight, divider
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.setting_rows import (
    ChoiceRow,
    DistanceRow,
    ListRow,
    SettingOwner,
    SettingRow,
    SwitchRow,
)

_WIDTH_PX = 760


class SettingsPage(Page):
    """Units, weeks, appearance, routines and the runner's data.

    Signals:
        action_requested: With the key of a command: ``backup``, ``restore``, ``export``.
    """

    action_requested = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        theme: ThemeManager,
        history: History,
        database: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.title = self.tr("Settings")
        self.set_head(self.tr("Saved at once; Ctrl+Z takes a change back"), shows_actions=False)
        self._theme = theme
        self._owner = SettingOwner(preferences, theme, history)
        self._column = self.text_column(theme, _WIDTH_PX)
        self.rows: dict[str, SettingRow] = {}
        self._card(self.tr("You and your weeks"), self._week_rows())
        self._card(self.tr("Appearance"), self._look_rows())
        self._card(self.tr("Routines"), self._routine_rows())
        self._data_card(database)
        self.body.addStretch(1)

    def _week_rows(self) -> tuple[SettingRow, ...]:
        owner = self._owner
        return (
            ChoiceRow(
                owner,
                "units",
                self.tr("Distances in"),
                self.tr("Only the display changes; the log keeps metres."),
                (("km", self.tr("Kilometres")), ("mi", self.tr("Miles"))),
            ),
            ChoiceRow(
                owner,
                "week_start",
                self.tr("My week starts on"),
                self.tr("Used by every sum, graph and limit."),
                (
                    ("monday", self.tr("Monday")),
                    ("sunday", self.tr("Sunday")),
                    ("saturday", self.tr("Saturday")),
                ),
            ),
            DistanceRow(
                owner,
                "baseline_week_m",
                self.tr("Usual distance a week before this log"),
                self.tr("The first limits stand on it until four weeks are logged."),
            ),
            DistanceRow(
                owner,
                "baseline_long_m",
                self.tr("Longest run of the month before this log"),
                self.tr("Leave it empty if you were not running."),
            ),
        )

    def _look_rows(self) -> tuple[SettingRow, ...]:
        owner = self._owner
        return (
            ChoiceRow(
                owner,
                "theme",
                self.tr("Colours"),
                "",
                (
                    ("system", self.tr("System")),
                    ("light", self.tr("Light")),
                    ("dark", self.tr("Dark")),
                ),
            ),
            ChoiceRow(
                owner,
                "text_scale_percent",
                self.tr("Text size"),
                "",
                tuple((str(one), self.tr("{0} %").format(one)) for one in TEXT_SCALES_PERCENT),
            ),
            SwitchRow(
                owner,
                "reduced_motion",
                self.tr("Less motion"),
                self.tr("Figures rest in their end position and nothing slides."),
            ),
        )

    def _routine_rows(self) -> tuple[SettingRow, ...]:
        owner = self._owner
        return (
            ChoiceRow(
                owner,
                "start_side",
                self.tr("Side to begin with"),
                "",
                (
                    ("left", self.tr("Left")),
                    ("right", self.tr("Right")),
                    ("alternate", self.tr("By turns")),
                ),
            ),
            ChoiceRow(
                owner,
                "transition_scale",
                self.tr("Time to change position"),
                self.tr("Longer pauses between the stretches; the holds stay as they are."),
                (("1", self.tr("Normal")), ("1.5", "× 1.5"), ("2", "× 2")),
            ),
            SwitchRow(owner, "sound", self.tr("Sound"), ""),
            ListRow(
                owner,
                "region",
                self.tr("Country, for the emergency number"),
                self.tr("Shown where a warning sign asks for help at once."),
                _countries(),
            ),
        )

    def _card(self, title: str, rows: tuple[SettingRow, ...]) -> None:
        card = Card(margins=(24, 18, 24, 14), spacing=2)
        card.body.addWidget(Label(self._theme, title, role="heading", weight=Weight.DemiBold))
        for index, row in enumerate(rows):
            if index:
                card.body.addWidget(divider())
            card.body.addWidget(row)
            self.rows[row.key] = row
        self._column.addWidget(card)

    def _data_card(self, database: Path) -> None:
        card = Card(margins=(24, 18, 24, 18), spacing=10)
        theme = self._theme
        card.body.addWidget(
            Label(theme, self.tr("Your data"), role="heading", weight=Weight.DemiBold)
        )
        card.body.addWidget(
            Label(
                theme,
                self.tr(
                    "Everything is in one file on this computer, and the program never opens a "
                    "network connection. A verified backup is made by itself on every day of use; "
                    "twelve daily, ten weekly and nine monthly ones are kept beside the file."
                ),
                tone="text2",
                wrap=True,
            )
        )
        self.path = Label(theme, str(database), role="small", tone="text2", wrap=True)
        self.path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.path.setAccessibleName(self.tr("Database file"))
        card.body.addWidget(self.path)
        buttons: list[Button] = []
        for key, text, icon in (
            ("backup", self.tr("Back up to a file…"), "save"),
            ("restore", self.tr("Restore a backup…"), "rotate-ccw"),
            ("export", self.tr("Export…"), "download"),
        ):
            button = Button(theme, text, icon=icon)
            button.setObjectName(key)
            button.clicked.connect(self._on_action)
            buttons.append(button)
        card.body.addWidget(ButtonRow(buttons))
        self._column.addWidget(card)

    def _on_action(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.action_requested.emit(sender.objectName())


def _countries() -> tuple[tuple[str, str], ...]:
    """Return code and name of every country whose number is known, in the order of the names."""
    names = ((code, QLocale.territoryToString(QLocale.codeToTerritory(code))) for code in EMERGENCY)
    return tuple(sorted(names, key=lambda one: one[1]))
