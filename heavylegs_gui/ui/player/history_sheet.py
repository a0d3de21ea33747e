"""Everything that was played, week by week, with what each week brought the muscles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.muscle_dose import dose_s, held_s
from heavylegs_gui.domain.routine import Exercise
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.domain.weeks import WeekStart, week_of
from heavylegs_gui.services.routine_runs import RoutineRun
from heavylegs_gui.ui.locale_words import counted, short_day, weekday_name
from heavylegs_gui.ui.player.caution_words import muscle_word
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import (
    Button,
    Card,
    Chip,
    IconButton,
    Label,
    Weight,
    clear_layout,
    column,
    divider,
    row,
)
from heavylegs_gui.ui.widgets.down_scroll import DownScroll
from heavylegs_gui.ui.widgets.overlay import Overlay

_SIZE_PX = (720, 720)
STEP = 50
"""So many more routines are shown each time older ones are asked for."""


class HistorySheet(Overlay):
    """The played routines by week, the newest first.

    Attributes:
        shown: How many routines are asked for.
        weeks: The cards of the weeks.
        delete_buttons: The button of each routine run, by its number.
        older_button: Shows older ones.

    Signals:
        delete_requested: With the number of the routine run.
        older_requested: More of them are wanted.
    """

    delete_requested = Signal(int)
    older_requested = Signal()

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(theme, host, sheet=_SIZE_PX)
        self.shown = STEP
        self.weeks: list[Card] = []
        self.delete_buttons: dict[int, IconButton] = {}
        self.title = Label(theme, self.tr("History"), role="title", weight=Weight.DemiBold)
        self.summary = Label(theme, tone="text2", wrap=True)
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.dismiss)
        self.close_requested.connect(self.dismiss)
        self.older_button = Button(theme, self.tr("Show older ones"))
        self.older_button.clicked.connect(self._on_older)
        self.scroll_area = DownScroll()
        self._list = QVBoxLayout(self.scroll_area.body)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(12)
        layout = column(spacing=10)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(row(self.title, None, self.close_button))
        layout.addWidget(self.summary)
        layout.addWidget(self.scroll_area, 1)
        layout.addLayout(row(self.older_button, None))
        self.panel.setLayout(layout)

    def show_runs(
        self,
        runs: Sequence[RoutineRun],
        names: Mapping[str, str],
        exercises: Mapping[str, Exercise],
        week_start: WeekStart,
    ) -> None:
        """Show these routine runs.

        Args:
            runs: The newest first; at most :attr:`shown` and one more, if there are older ones.
            names: Names of the routines by id.
            exercises: All exercises by id.
            week_start: First day of the runner's week.
        """
        listed = runs[: self.shown]
        self.older_button.setVisible(len(runs) > self.shown)
        clear_layout(self._list)
        self.weeks, self.delete_buttons = [], {}
        for week, of_week in groupby(listed, lambda one: week_of(one.local_date, week_start)):
            card = self._week(week, list(of_week), names, exercises)
            self.weeks.append(card)
            self._list.addWidget(card)
        self._list.addStretch(1)
        held_s_total = sum(one.held_s for one in listed)
        count = counted(len(listed), self.tr("{0} routine"), self.tr("{0} routines"))
        words = self.tr("{0}, {1} held; each can be deleted and brought back with Ctrl+Z.")
        nothing = self.tr("Routines that you play are listed here, with what they brought.")
        self.summary.setText(
            words.format(count, format_duration(held_s_total)) if listed else nothing
        )

    @property
    def first_stop(self) -> QWidget:
        """What has the keyboard when the sheet opens."""
        return next(iter(self.delete_buttons.values()), self.close_button)

    def _week(
        self,
        week: date,
        runs: Sequence[RoutineRun],
        names: Mapping[str, str],
        exercises: Mapping[str, Exercise],
    ) -> Card:
        theme = self._theme
        card = Card("step", margins=(16, 12, 12, 12), spacing=6)
        last = week + timedelta(days=6)
        span = f"{short_day(week)} – {short_day(last)} {last.year}"
        held = format_duration(sum(one.held_s for one in runs))
        count = counted(len(runs), self.tr("{0} routine"), self.tr("{0} routines"))
        sums = self.tr("{0}, {1} held").format(count, held)
        title = Label(theme, span, weight=Weight.DemiBold)
        card.body.addLayout(row(title, None, Label(theme, sums, role="small", tone="text2")))
        doses = self._doses(runs, exercises)
        if doses:
            card.body.addWidget(Label(theme, doses, role="caption", tone="text2", wrap=True))
        for run in runs:
            card.body.addWidget(divider())
            card.body.addWidget(self._line(run, names.get(run.routine_id, run.routine_id)))
        return card

    def _doses(self, runs: Sequence[RoutineRun], exercises: Mapping[str, Exercise]) -> str:
        doses = dose_s([held_s(run.credited_ms) for run in runs], exercises)
        longest = sorted(doses.items(), key=lambda one: (-one[1], one[0]))
        return ", ".join(f"{muscle_word(one)} {format_duration(held)}" for one, held in longest)

    def _line(self, run: RoutineRun, name: str) -> QWidget:
        theme, widget = self._theme, QWidget()
        day = f"{weekday_name(run.local_date)} {short_day(run.local_date)}"
        held = format_duration(run.held_s)
        head = Label(theme, f"{day}, {held}", weight=Weight.Medium)
        facts = [name]
        if run.effort is not None:
            facts.append(self.tr("effort {0} of 5").format(run.effort))
        if run.legs is not None:
            facts.append(self.tr("legs {0} of 5").format(run.legs))
        is_done = run.state == "done"
        chip = Chip(
            theme,
            self.tr("done") if is_done else self.tr("partly"),
            "good" if is_done else "plain",
        )
        delete = IconButton(theme, "trash-2", self.tr("Delete the routine of {0}").format(day))
        delete.setProperty("run", run.id)
        delete.clicked.connect(self._on_delete)
        self.delete_buttons[run.id] = delete
        layout = row(spacing=8)
        what = Label(theme, ", ".join(facts), role="small", tone="text2", wrap=True)
        layout.addLayout(column(head, what, spacing=0), 1)
        layout.addWidget(chip)
        layout.addWidget(delete)
        widget.setLayout(layout)
        return widget

    @Slot()
    def _on_delete(self) -> None:
        sender = self.sender()
        if isinstance(sender, IconButton):
            self.delete_requested.emit(int(sender.property("run")))

    @Slot()
    def _on_older(self) -> None:
        self.shown += STEP
        self.older_requested.emit()
