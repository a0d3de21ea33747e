"""The right column of Stretch: what this week brought each muscle, and what was played."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import floor

from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.muscle_dose import dose_s, held_s
from heavylegs_gui.domain.routine_streak import left_this_week, streak_weeks
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.domain.weeks import week_of
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_runs import RoutineRun
from heavylegs_gui.ui.locale_words import counted, short_day
from heavylegs_gui.ui.player.caution_words import muscle_word
from heavylegs_gui.ui.player.dose_card import DoseCard, MuscleDose
from heavylegs_gui.ui.player.history_card import HistoryCard, HistoryLine
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.widgets.basics import Card, IconLabel, Label, Weight, column, row

HISTORY_LINES = 6
MAIN_GROUPS = ("calves", "hamstrings", "quads", "hip_flexors", "glutes", "adductors")
"""The muscle groups that are always shown, as in the design's picture."""


class StreakCard(Card):
    """Weeks in a row with two routines or more."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 14, 20, 14), parent=parent)
        self.title = Label(theme, weight=Weight.DemiBold)
        self.text = Label(theme, role="small", tone="text2", wrap=True)
        line = row(IconLabel(theme, "repeat", "accent", 24), spacing=14)
        line.addLayout(column(self.title, self.text, spacing=1), 1)
        self.body.addLayout(line)

    def show_weeks(self, weeks: int, left: int) -> None:
        """Show the streak and what the running week still needs."""
        self.title.setText(
            counted(weeks, self.tr("{0} week in a row"), self.tr("{0} weeks in a row"))
        )
        self.title.setVisible(weeks > 0)
        words = self.tr("Two routines a week or more; a rest day breaks nothing.")
        if left:
            more = counted(left, self.tr("{0} more routine"), self.tr("{0} more routines"))
            words = self.tr("{0} and this week counts; a rest day breaks nothing.").format(more)
        self.text.setText(words)
        self.setAccessibleName(f"{self.title.text()} {words}".strip())


class PlayedColumn(QWidget):
    """Three cards.

    Attributes:
        dose: Time held this week for each muscle.
        streak: Weeks in a row with two routines.
        past: The routines that were played last.
    """

    def __init__(
        self,
        theme: ThemeManager,
        library: RoutineLibrary,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._preferences = library, preferences
        self.dose = DoseCard(theme)
        self.streak = StreakCard(theme)
        self.past = HistoryCard(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.dose)
        layout.addWidget(self.streak)
        layout.addWidget(self.past)
        layout.addStretch(1)

    def show_days(self, done: Sequence[date]) -> None:
        """Show how many weeks in a row had enough routines, by the day of each that was done."""
        start, today = self._preferences.settings.week_start, self._library.today()
        self.streak.setVisible(bool(done))
        self.streak.show_weeks(streak_weeks(done, start, today), left_this_week(done, start, today))

    def show_runs(self, runs: Sequence[RoutineRun], planned_s: Mapping[str, float]) -> None:
        """Show what was played, and what the routine would add to this week.

        Args:
            runs: The newest first.
            planned_s: Time to hold each exercise of the routine [s].
        """
        self._show_dose(runs, planned_s)
        self._show_history(runs)

    def _show_dose(self, runs: Sequence[RoutineRun], planned_s: Mapping[str, float]) -> None:
        first = week_of(self._library.today(), self._preferences.settings.week_start)
        last = first + timedelta(days=6)
        held = [held_s(run.credited_ms) for run in runs if first <= run.local_date <= last]
        exercises = self._library.exercises
        done = dose_s(held, exercises)
        adds = dose_s([planned_s], exercises)
        self.dose.bars.show_doses(
            [
                MuscleDose(muscle_word(name), floor(done.get(name, 0.0)), adds.get(name, 0.0))
                for name in [*MAIN_GROUPS, *sorted({*adds, *done} - set(MAIN_GROUPS))]
            ]
        )

    def _show_history(self, runs: Sequence[RoutineRun]) -> None:
        if not runs:
            summary = self.tr("Routines that you play are listed here.")
        elif len(runs) == 1:
            summary = self.tr("One routine so far")
        else:
            summary = self.tr("{0} routines so far").format(len(runs))
        self.past.show_lines(summary, [self._line(run) for run in runs[:HISTORY_LINES]])

    def _line(self, run: RoutineRun) -> HistoryLine:
        routine = self._library.routine(run.routine_id)
        return HistoryLine(
            run_id=run.id,
            day=short_day(run.local_date),
            name=routine.name if routine is not None else run.routine_id,
            held=self.tr("{0} held").format(format_duration(run.held_s)),
            is_done=run.state == "done",
        )
