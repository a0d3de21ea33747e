"""Settings: saved at once, each one undoable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from heavylegs_gui.domain.emergency_numbers import EMERGENCY
from heavylegs_gui.domain.rules.thresholds import Thresholds
from heavylegs_gui.domain.settings import TEXT_SCALES_PERCENT
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Button, Card, Label, Weight, divider
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.device_section import DeviceSection, sound_rows
from heavylegs_gui.ui.widgets.reminder_rows import reminder_rows
from heavylegs_gui.ui.widgets.rule_rows import RuleRow, WeekStartRow, rule_key
from heavylegs_gui.ui.widgets.rule_words import RuleText, rule_texts
from heavylegs_gui.ui.widgets.setting_rows import (
    ChoiceRow,
    DistanceRow,
    ListRow,
    SettingOwner,
    SettingRow,
    SwitchRow,
)

_WIDTH_PX = 760
_ROOM_PX = 80


class SettingsPage(Page):
    """Units, weeks, appearance, routines, warnings and the runner's data.

    Attributes:
        rows: The settings by their key.
        devices: What sound, voice and screen can do on this machine.
        week_start: The row that can tell how many warnings a change makes.

    Signals:
        action_requested: With the key of a command: ``shoes``, ``care``, ``backup``, ``restore``,
            ``export``.
    """

    action_requested = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        theme: ThemeManager,
        history: History,
        database: Path,
        rules: Thresholds | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the page.

        Args:
            preferences: The settings.
            theme: The theme manager.
            history: The undo history.
            database: The file, to show where it is.
            rules: The numbers of the warnings; without them their switches are left out.
            parent: Qt parent.
        """
        super().__init__("", parent)
        self.title = self.tr("Settings")
        self.set_head(self.tr("Saved at once; Ctrl+Z takes a change back"), shows_actions=False)
        self._theme = theme
        self._owner = SettingOwner(preferences, theme, history)
        self._column = self.text_column(theme, _WIDTH_PX)
        self.rows: dict[str, SettingRow] = {}
        self.week_start = WeekStartRow(self._owner)
        self._rules = rules
        self._card(self.tr("You and your weeks"), self._week_rows())
        self._card(self.tr("Distance goals"), self._goal_rows(), self._goal_intro())
        self._shoes_card()
        self._card(self.tr("Appearance"), self._look_rows())
        self._card(self.tr("Routines"), self._routine_rows())
        intro = self.tr("Each sign is also shown, so a routine works without a sound as well.")
        card = self._card(self.tr("Sound and voice"), sound_rows(self._owner), intro)
        self.devices = DeviceSection(preferences, theme)
        card.body.addWidget(divider())
        card.body.addWidget(self.devices)
        self._care_card()
        self._card(self.tr("Reminders"), *reminder_rows(self._owner))
        if rules is not None:
            self._warnings_card(rules)
        self._data_card(database)
        self.body.addStretch(1)

    def show_goals(self) -> None:
        """Bring the goals into view and begin with the first."""
        first = self.rows["goal_week_m"]
        if isinstance(first, DistanceRow):
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._scroll_to_goals)

    def _scroll_to_goals(self) -> None:
        """Scroll once the page knows its size."""
        self.scroll_area.ensureWidgetVisible(self.rows["goal_year_m"], 0, _ROOM_PX)
        self.scroll_area.ensureWidgetVisible(self.rows["goal_week_m"], 0, _ROOM_PX)

    def _goal_intro(self) -> str:
        return self.tr("What you want to run. A goal never moves the limit of a week.")

    def _goal_rows(self) -> tuple[SettingRow, ...]:
        owner = self._owner
        return (
            DistanceRow(owner, "goal_week_m", self.tr("Goal for a week"), ""),
            DistanceRow(owner, "goal_month_m", self.tr("Goal for a month"), ""),
            DistanceRow(owner, "goal_year_m", self.tr("Goal for a year"), ""),
        )

    def _warnings_card(self, rules: Thresholds) -> None:
        rows = tuple(RuleRow(self._owner, text) for text in self._rule_texts(rules))
        intro = self.tr(
            "What the calendar watches before and after your runs, and how sure the science is: "
            "A is a strong study, B some studies, C coaching custom."
        )
        self._card(self.tr("Warnings"), rows, intro)
        self._owner.preferences.changed.connect(self._show_rule_texts)

    def _rule_texts(self, rules: Thresholds) -> tuple[RuleText, ...]:
        return rule_texts(rules, self._owner.preferences.settings.units)

    def _show_rule_texts(self) -> None:
        """Follow the unit of distances."""
        if self._rules is None:
            return
        for text in self._rule_texts(self._rules):
            row = self.rows[rule_key(text.rule)]
            if isinstance(row, RuleRow):
                row.show_text(text)

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
            self.week_start,
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
            SwitchRow(
                owner,
                "pause_on_lock",
                self.tr("Wait when the screen is locked"),
                self.tr("The routine pauses where it is; nothing of it is lost."),
            ),
            ListRow(
                owner,
                "region",
                self.tr("Country, for the emergency number"),
                self.tr("Shown where a warning sign asks for help at once."),
                _countries(),
            ),
        )

    def _card(self, title: str, rows: tuple[SettingRow, ...], intro: str = "") -> Card:
        card = Card(margins=(24, 18, 24, 14), spacing=2)
        card.body.addWidget(Label(self._theme, title, role="heading", weight=Weight.DemiBold))
        if intro:
            card.body.addWidget(Label(self._theme, intro, role="small", tone="text2", wrap=True))
            card.body.addSpacing(6)
        for index, row in enumerate(rows):
            if index:
                card.body.addWidget(divider())
            card.body.addWidget(row)
            self.rows[row.key] = row
        self._column.addWidget(card)
        return card

    def _shoes_card(self) -> None:
        button = Button(self._theme, self.tr("Shoes…"), icon="shoe")
        text = self.tr("How far each pair has run, and when it has run enough.")
        self._door_card("shoes", self.tr("Shoes"), text, button)

    def _care_card(self) -> None:
        button = Button(self._theme, self.tr("Cautions and spared parts…"), icon="shield-check")
        text = self.tr(
            "A blood thinner, varicose veins, pregnancy, a fresh bruise, a wound: what routines "
            "have to know."
        )
        self._door_card("care", self.tr("What stretching leaves out"), text, button)

    def _door_card(self, key: str, title: str, text: str, button: Button) -> None:
        """Add a card whose button runs a command."""
        card = Card(margins=(24, 18, 24, 18), spacing=10)
        button.setObjectName(key)
        button.clicked.connect(self._on_action)
        card.body.addWidget(Label(self._theme, title, role="heading", weight=Weight.DemiBold))
        card.body.addWidget(Label(self._theme, text, tone="text2", wrap=True))
        card.body.addWidget(ButtonRow([button]))
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
