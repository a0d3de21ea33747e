"""The library on the Stretch page: all routines as tiles, and the sheets that belong to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.domain.routine import Routine, duration_ms
from heavylegs_gui.domain.safety_card import Block, blocks
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.ui.player.care_sheet import CareSheet
from heavylegs_gui.ui.player.caution_words import spared_words
from heavylegs_gui.ui.player.exercises_sheet import ExercisesSheet
from heavylegs_gui.ui.player.history_sheet import HistorySheet
from heavylegs_gui.ui.player.routine_grid import RoutineGrid
from heavylegs_gui.ui.player.routine_tile import TileFacts
from heavylegs_gui.ui.player.stretch_words import last_text, when_text
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Button
from heavylegs_gui.ui.widgets.button_row import ButtonRow

_GAP_PX = 12


class LibrarySection(QWidget):
    """Tiles, and buttons for all exercises and for what is left out.

    Attributes:
        grid: The tiles.
        tools: The buttons below them.
        exercises: The sheet with all exercises, ``None`` before it was first opened.
        past: The sheet with the history, ``None`` before it was first opened.

    Signals:
        delete_requested: Delete a routine run, by its number.
    """

    delete_requested = Signal(int)

    def __init__(
        self,
        player: RoutinePlayer,
        preferences: Preferences,
        theme: ThemeManager,
        history: History,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._player, self._preferences = player, preferences
        self._library: RoutineLibrary = player.routine_library
        self._theme, self._history = theme, history
        self.exercises: ExercisesSheet | None = None
        self.past: HistorySheet | None = None
        self._care: CareSheet | None = None
        self.grid = RoutineGrid(theme)
        self.grid.roller_changed.connect(self._on_roller)
        self.exercises_button = Button(theme, self.tr("All exercises…"), icon="search")
        self.exercises_button.clicked.connect(self.show_exercises)
        self.care_button = Button(theme, self.tr("What to leave out…"), icon="shield-check")
        self.care_button.clicked.connect(self._show_care)
        self.tools = ButtonRow((self.exercises_button, self.care_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP_PX)
        layout.addWidget(self.grid)
        layout.addWidget(self.tools)

    def show_library(self, chosen: Routine, block: Block | None) -> None:
        """Show the tiles; beside an open warning sign none of them is shown.

        Args:
            chosen: The routine that is shown in full.
            block: What keeps routines off.
        """
        is_shut = block is not None and not block.only_rolls
        self.setVisible(not is_shut)
        if not is_shut:
            routines = self._library.routines()
            pictures = self._pictures(routines)
            tiles = [(self._tile(one), one.when) for one in routines]
            self.grid.show_tiles(tiles, pictures.get)
            self.grid.mark(chosen.id)
            self.grid.no_roller.setChecked(not self._preferences.settings.roller)
            self.care_button.setText(self._left_out_text() or self.tr("What to leave out…"))
        if self.past is not None and self.past.isVisible():
            self._fill_past(self.past)

    def counts(self, block: Block | None) -> tuple[int, int]:
        """Return how many routines and exercises nothing speaks against."""
        every = self._library.exercises
        routines = [one for one in self._library.routines() if not self._is_off(one)]
        return len(routines), sum(not blocks(block, [one], every) for one in every)

    def _tile(self, routine: Routine) -> TileFacts:
        steps = self._library.steps(routine)
        length = format_duration(duration_ms(steps) / 1000) if steps else ""
        last = last_text(self._player.runs.last_day(routine.id), self._library.today())
        when = when_text(routine.when)
        return TileFacts(routine.id, routine.name, when, length, last, self._is_off(routine))

    def _is_off(self, routine: Routine) -> bool:
        return self._player.block_of(routine) is not None

    def _pictures(self, routines: Sequence[Routine]) -> dict[str, Figure | None]:
        """Return a figure for each routine: its longest exercise that stands for no other one."""
        taken: set[str] = set()
        pictures: dict[str, Figure | None] = {}
        for routine in routines:
            by_length = sorted(routine.items, key=lambda item: -item.hold_s * item.reps)
            ids = [item.exercise_id for item in by_length]
            own = next((one for one in ids if one not in taken), ids[0])
            taken.add(own)
            pictures[routine.id] = self._library.figure(own)
        return pictures

    def _left_out_text(self) -> str:
        """Return what is left out today, in a few words; empty for nothing."""
        cautions, spared = self._library.cautions(), self._library.spared()
        parts = [self.tr("rolling")] if cautions else []
        parts += [spared_words(one)[0].lower() for one in spared[:2]]
        return self.tr("Left out: {0}…").format("; ".join(parts)) if parts else ""

    # sheets

    @Slot()
    def show_exercises(self) -> None:
        """Show every exercise that nothing speaks against, to look up and to search."""
        block = self._player.gate.block()
        every = self._library.exercises
        shown = [one for one in every.values() if not blocks(block, [one.id], every)]
        if self.exercises is None:
            self.exercises = ExercisesSheet(self._theme, self.window())
        ordered = sorted(shown, key=lambda one: one.name)
        self.exercises.show_exercises(ordered, self._library.figure)

    @Slot()
    def show_history(self) -> None:
        """Show everything that was played, week by week."""
        if self.past is None:
            self.past = HistorySheet(self._theme, self.window())
            self.past.delete_requested.connect(self.delete_requested)
            self.past.older_requested.connect(self._on_older)
        self._on_older()
        self.past.open(self.past.first_stop)

    @Slot()
    def _on_older(self) -> None:
        if self.past is not None:
            try:
                self._fill_past(self.past)
            except UserError as error:
                self._history.refused.emit(str(error))

    def _fill_past(self, sheet: HistorySheet) -> None:
        names = {one.id: one.name for one in self._library.routines()}
        runs = self._player.runs.history(sheet.shown + 1)
        week_start = self._preferences.settings.week_start
        sheet.show_runs(runs, names, self._library.exercises, week_start)

    @Slot()
    def _show_care(self) -> None:
        if self._care is None:
            self._care = CareSheet(
                self._preferences, self._theme, self._history, self.window(), self._library.today
            )
        self._care.show_care()

    @Slot()
    def _on_roller(self) -> None:
        has_none = self.grid.no_roller.isChecked()
        try:
            change = self._preferences.set("roller", "false" if has_none else "true")
        except UserError as error:
            self._history.refused.emit(str(error))
            self.grid.no_roller.setChecked(not self._preferences.settings.roller)
        else:
            self._history.record(change, self._preferences.apply)
