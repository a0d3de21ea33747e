"""Training load on the Progress page: a graph, curves on request, and how both are computed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.load_log import LoadLog
from heavylegs_gui.services.loads import Loads
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Button, Card, Label, Weight, column, row
from heavylegs_gui.ui.widgets.explanation import Explanation
from heavylegs_gui.ui.widgets.load_explanations import form_paragraphs, load_paragraphs
from heavylegs_gui.ui.widgets.load_graph_cards import FormGraphCard, LoadGraphCard
from heavylegs_gui.ui.widgets.switch import Switch

_CURVES_KEY = "load_curves"
_GAP_WEEKS = 8
"""So far back the card asks for what is missing [weeks]. Source: own value, as rule MONO."""


class LoadSection(QWidget):
    """Reads the load and shows it; without any effort it says what to enter.

    Attributes:
        card: The weekly bars.
        curves: Fitness, fatigue and form; off until the runner switches them on.
        empty: What to enter, and why.
        switch: Turns the curves on and off.

    Signals:
        log_requested: Show the sessions of the log.
    """

    log_requested = Signal()

    def __init__(
        self,
        loads: Loads,
        preferences: Preferences,
        history: History,
        theme: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._loads, self._preferences = loads, preferences
        self._history, self._theme = history, theme
        self._log: LoadLog | None = None
        self.setObjectName("bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.empty = self._build_empty()
        self.card = LoadGraphCard(theme)
        self.card.body.addLayout(self._build_foot())
        self.curves = FormGraphCard(theme)
        self.form_button = self._explain_button(self._explain_form)
        foot = row(spacing=12)
        foot.addWidget(self._form_note(), 1)
        foot.addWidget(self.form_button)
        self.curves.body.addLayout(foot)
        for one in (self.empty, self.card, self.curves):
            layout.addWidget(one)
            one.hide()

    def refresh(self) -> None:
        """Read the log and show what it says."""
        self._log = self._loads.whole_log()
        log = self._log if self._log is not None and self._log.is_rated else None
        shows_curves = log is not None and self._preferences.settings.load_curves
        self.empty.setVisible(log is None)
        self.card.setVisible(log is not None)
        self.curves.setVisible(shows_curves)
        self.switch.setChecked(shows_curves)
        if log is not None:
            self.card.show_log(log)
            self._write_gaps(log)
        if log is not None and shows_curves:
            self.curves.show_log(log)

    @property
    def has_load(self) -> bool:
        """Whether :meth:`refresh` found a load to show."""
        return self._log is not None and self._log.is_rated

    def show_weeks(self, weeks: int | None) -> None:
        """Show the last weeks, or the whole log."""
        self.card.show_weeks(weeks)
        self.curves.show_weeks(weeks)

    def _write_gaps(self, log: LoadLog) -> None:
        """Say what is missing in the last weeks; before the first day nothing can be entered."""
        today = log.today
        past = [one for one in log.weeks[1:] if one.week_start <= today][-_GAP_WEEKS:]
        gaps = sum(one.unknown_days > one.unknown_plans for one in past)
        text = self.tr(
            "{0} of the last {1} weeks hold sessions without effort or time. Enter them in the log "
            "and these weeks are complete."
        )
        self.gaps.setText(text.format(gaps, len(past)))
        self.gaps.setVisible(gaps > 0)

    # building

    def _build_empty(self) -> Card:
        theme = self._theme
        card = Card(spacing=6)
        self.log_button = Button(theme, self.tr("Open the log"), "quiet")
        self.log_button.clicked.connect(self.log_requested)
        title = self.tr("Load shows here once sessions have an effort")
        text = self.tr(
            "Load is effort times minutes. Give your sessions an effort from 0 (rest) to 10 (all "
            "you have) and their time, of every sport. Then you see how hard each week was, and "
            "whether hard and easy days differ enough to recover."
        )
        words = column(
            Label(theme, title, role="heading", weight=Weight.DemiBold),
            Label(theme, text, tone="text2", wrap=True),
        )
        line = row(spacing=16)
        line.addLayout(words, 1)
        line.addWidget(self.log_button)
        card.body.addLayout(line)
        return card

    def _build_foot(self) -> QVBoxLayout:
        theme = self._theme
        words = self.tr("Fitness, fatigue and form")
        self.switch = Switch(theme, words)
        self.switch.clicked.connect(self._on_switched)
        self.error = Label(theme, role="small", tone="danger", wrap=True)
        self.error.hide()
        self.load_button = self._explain_button(self._explain_load)
        label = Label(theme, words, role="small", tone="text2")
        label.setBuddy(self.switch)
        self.gaps = Label(theme, role="small", tone="text2", wrap=True)
        self.gaps.hide()
        foot = column(self.gaps, spacing=4)
        foot.addLayout(row(self.switch, label, None, self.load_button))
        foot.addWidget(self.error)
        return foot

    def _form_note(self) -> Label:
        return Label(
            self._theme,
            self.tr("Arithmetic of past load; it does not predict injury."),
            role="small",
            tone="text2",
            wrap=True,
        )

    def _explain_button(self, slot: Callable[[], None]) -> Button:
        button = Button(self._theme, self.tr("How is this computed?"), "quiet")
        button.clicked.connect(slot)
        return button

    # what the runner does

    @Slot()
    def _on_switched(self) -> None:
        text = "true" if self.switch.isChecked() else "false"
        try:
            change = self._preferences.set(_CURVES_KEY, text)
        except UserError as error:
            self.error.setText(str(error))
            self.error.show()
            self.switch.setChecked(not self.switch.isChecked())
            return
        self.error.hide()
        self._history.record(change, self._preferences.apply, quiet=True)

    @Slot()
    def _explain_load(self) -> None:
        if self._log is None:
            return
        selected = self.card.selected_week()
        weeks = ([] if selected is None else [selected]) + self._log.weeks[::-1]
        week = next((one for one in weeks if one.monotony is not None), None)
        words = load_paragraphs(week, self._loads.latest_rated(), self._log.rule)
        Explanation(self._theme, words, self).open_under(self.load_button)

    @Slot()
    def _explain_form(self) -> None:
        if self._log is not None:
            words = form_paragraphs(self._log)
            Explanation(self._theme, words, self).open_under(self.form_button)
