"""The first minute: four short questions, then three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Button, Card, IconLabel, Label, Weight, divider, row
from heavylegs_gui.ui.widgets.setting_rows import ChoiceRow, DistanceRow, SettingOwner

_CARD_WIDTH_PX = 640


class Welcome(QWidget):
    """What Today shows while the log is empty.

    Signals:
        log_requested: Log a run.
        import_requested: Import files.
        sample_requested: Look round with sample data.
    """

    log_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()

    def __init__(
        self,
        preferences: Preferences,
        theme: ThemeManager,
        history: History,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._owner = SettingOwner(preferences, theme, history)
        self._card = Card(margins=(28, 24, 28, 24), spacing=8)
        self._build_head(theme)
        self._build_questions()
        self._build_buttons(theme)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._card, 8)
        centred.addStretch(1)
        self._card.setMaximumWidth(theme.px(_CARD_WIDTH_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addLayout(centred)
        layout.addStretch(2)

    def _build_head(self, theme: ThemeManager) -> None:
        title = Label(
            theme, self.tr("Why are your legs heavy?"), role="lead", weight=Weight.DemiBold
        )
        text = Label(
            theme,
            self.tr(
                "Log your runs, see whether the weeks grow too fast, stretch with a guide, and "
                "watch whether it helps. Everything stays on this computer."
            ),
            tone="text2",
            wrap=True,
        )
        self._card.body.addLayout(row(IconLabel(theme, "footprints", "accent", 26), title, None))
        self._card.body.addWidget(text)
        self._card.body.addSpacing(6)
        self._card.body.addWidget(divider())

    def _build_questions(self) -> None:
        owner = self._owner
        self.units = ChoiceRow(
            owner, "units", self.tr("Distances in"), "",
            (("km", self.tr("Kilometres")), ("mi", self.tr("Miles"))),
        )  # fmt: skip
        self.week_start = ChoiceRow(
            owner, "week_start", self.tr("My week starts on"), "",
            (
                ("monday", self.tr("Monday")),
                ("sunday", self.tr("Sunday")),
                ("saturday", self.tr("Saturday")),
            ),
        )  # fmt: skip
        self.baseline_week = DistanceRow(
            owner,
            "baseline_week_m",
            self.tr("I usually run per week"),
            self.tr("Gives the first weekly limit something to stand on."),
        )
        self.baseline_long = DistanceRow(
            owner,
            "baseline_long_m",
            self.tr("My longest run of the last month"),
            self.tr("Leave both empty if you are new to running or not sure."),
        )
        for question in (self.units, self.week_start, self.baseline_week, self.baseline_long):
            self._card.body.addWidget(question)
        self._card.body.addWidget(divider())
        self._card.body.addSpacing(8)

    def _build_buttons(self, theme: ThemeManager) -> None:
        self.log_button = Button(theme, self.tr("Log a run"), "primary", "plus")
        self.log_button.clicked.connect(self.log_requested)
        self.import_button = Button(theme, self.tr("Import files"), icon="upload")
        self.import_button.clicked.connect(self.import_requested)
        self.sample_button = Button(theme, self.tr("Try with sample data"), "quiet")
        self.sample_button.clicked.connect(self.sample_requested)
        self._card.body.addLayout(
            row(self.log_button, self.import_button, self.sample_button, None)
        )
        note = Label(
            theme,
            self.tr("You can also drop .fit, .gpx, .tcx, .csv or .zip files anywhere here."),
            role="small",
            tone="text3",
            wrap=True,
        )
        self._card.body.addWidget(note)
