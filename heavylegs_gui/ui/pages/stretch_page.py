"""Stretch: the routine for now, all routines, exercises in full, and what was done so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.figure import Figure
from heavylegs_gui.domain.muscle_dose import COUNTED, planned_s
from heavylegs_gui.domain.routine import Phase, Routine, RoutineItem, duration_ms, short_form
from heavylegs_gui.domain.routine_suggestion import Occasion
from heavylegs_gui.domain.safety_card import Block, Door, blocks
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_runs import RoutineRun
from heavylegs_gui.services.routine_suggestions import RoutineSuggestions
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.player.care_sheet import CareSheet
from heavylegs_gui.ui.player.caution_words import spared_words
from heavylegs_gui.ui.player.exercise_card import ExerciseCard
from heavylegs_gui.ui.player.exercises_sheet import ExercisesSheet
from heavylegs_gui.ui.player.history_sheet import HistorySheet
from heavylegs_gui.ui.player.played_column import PlayedColumn
from heavylegs_gui.ui.player.profile_row import ProfileRow
from heavylegs_gui.ui.player.release_sheet import ReleaseSheet
from heavylegs_gui.ui.player.routine_grid import RoutineGrid
from heavylegs_gui.ui.player.routine_tile import TileFacts
from heavylegs_gui.ui.player.starter import RoutineStarter
from heavylegs_gui.ui.player.stretch_cards import BlockedCard, HeroCard, ResumeBanner
from heavylegs_gui.ui.player.stretch_words import dose_text, last_text, occasion_text, when_text
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Button, Label, Weight
from heavylegs_gui.ui.widgets.button_row import ButtonRow
from heavylegs_gui.ui.widgets.empty_state import EmptyState

_RIGHT_PX = 300
_TWO_COLUMNS_PX = 1060
_HERO_FIGURE_PX = 700
_FIRST = "article_5"
"""What stands first while nothing speaks for another routine."""


class StretchPage(Page):
    """The routines of the library: the one for now in full, the others as tiles.

    Attributes:
        starter: The way into a routine.
    """

    def __init__(
        self,
        player: RoutinePlayer,
        library: RoutineLibrary,
        preferences: Preferences,
        theme: ThemeManager,
        history: History,
        suggestions: RoutineSuggestions | None = None,
    ) -> None:
        """Build the page.

        Args:
            player: Plays the routines.
            library: The routines.
            preferences: The runner's settings.
            theme: The theme manager.
            history: The undo history.
            suggestions: Knows the routine for now; without it the article's five stand first.
        """
        super().__init__("")
        self.title = self.tr("Stretch")
        self._player, self._library, self._preferences = player, library, preferences
        self._theme, self._history, self._suggestions = theme, history, suggestions
        self.starter = RoutineStarter(player, preferences, theme, self)
        self._release: ReleaseSheet | None = None
        self._exercises: ExercisesSheet | None = None
        self._care: CareSheet | None = None
        self._past: HistorySheet | None = None
        self._occasion: Occasion | None = None
        self._has_chosen = False
        self._routine = self._routine_for_now()
        if self._routine is None:
            self._build_empty()
            return
        self._build(self._routine)
        self._connect()
        self.refresh()

    # what the window calls

    def start(self, routine_id: str) -> None:
        """Begin a routine, through the safety card and the gate."""
        routine = self._library.routine(routine_id)
        if routine is not None:
            self._choose(routine)
            self.starter.start(routine)

    def choose(self, routine_id: str) -> None:
        """Bring a routine into view and its button under the keyboard; it is not started."""
        routine = self._library.routine(routine_id)
        if routine is not None and self._routine is not None:
            self._choose(routine)
            self.scroll_area.verticalScrollBar().setValue(0)
            if self.hero.isVisibleTo(self):
                self.hero.start_button.setFocus()

    def leave(self) -> None:
        """Keep a routine that is playing, because the program ends."""
        self.starter.leave()

    def activate(self) -> None:
        """Show today's state again; without a choice of the runner the routine for now."""
        if self._routine is not None and not self._has_chosen:
            self._routine = self._routine_for_now() or self._routine
            self._show_cards(self._routine)
        self.refresh()

    # building

    def _build_empty(self) -> None:
        self.set_head(self.tr("No routine was found"), shows_actions=False)
        text = self._library.problem or self.tr("This installation came without routines.")
        state = EmptyState(self._theme, "stretching", self.tr("No routine was found"), text)
        self.body.addWidget(state, 1)

    def _build(self, routine: Routine) -> None:
        self.banner = ResumeBanner(self._theme)
        self.hero = HeroCard(self._theme)
        self.profile = ProfileRow(self._preferences, self._theme)
        self.hero.body.addWidget(self.profile)
        self.blocked = BlockedCard(self._theme)
        self.grid = RoutineGrid(self._theme)
        self.tools = self._tools()
        self.played = PlayedColumn(self._theme, self._library, self._preferences)
        self.steps_title = Label(self._theme, role="heading", weight=Weight.DemiBold)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        for widget in (self.banner, self.hero, self.blocked, self.grid, self.tools):
            left.addWidget(widget)
        left.addSpacing(6)
        left.addWidget(self.steps_title)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        left.addLayout(self._cards)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.played, 0)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.exercise_cards: list[ExerciseCard] = []
        self._show_cards(routine)

    def _tools(self) -> ButtonRow:
        self.exercises_button = Button(self._theme, self.tr("All exercises…"), icon="search")
        self.exercises_button.clicked.connect(self.show_exercises)
        self.care_button = Button(self._theme, self.tr("What to leave out…"), icon="shield-check")
        self.care_button.clicked.connect(self._show_care)
        return ButtonRow((self.exercises_button, self.care_button))

    def _show_cards(self, routine: Routine) -> None:
        """Show the exercises of a routine in full, and its pictures in turn."""
        for card in self.exercise_cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.exercise_cards = [
            self._exercise_card(number, item) for number, item in enumerate(routine.items)
        ]
        for card in self.exercise_cards:
            self._cards.addWidget(card)
        figures = (self._library.figure(item.exercise_id) for item in routine.items)
        self.hero.show_figures([figure for figure in figures if figure is not None])

    def _exercise_card(self, number: int, item: RoutineItem) -> ExerciseCard:
        exercise = self._library.exercises[item.exercise_id]
        figure = self._library.figure(item.exercise_id)
        return ExerciseCard(self._theme, figure, exercise, number + 1, dose_text(exercise, item))

    def _connect(self) -> None:
        self.hero.start_requested.connect(self._on_start)
        self.hero.short_requested.connect(self._on_short)
        self.hero.steps_requested.connect(self._show_steps)
        self.grid.chosen.connect(self._on_chosen)
        self.grid.start_requested.connect(self.start)
        self.grid.roller_changed.connect(self._on_roller)
        self.banner.resume_requested.connect(self._on_resume)
        self.banner.discard_requested.connect(self._on_discard)
        self.blocked.release_requested.connect(self._on_release)
        self.blocked.rolls_requested.connect(self._on_rolls)
        self.played.past.delete_requested.connect(self._on_delete)
        self.played.past.all_requested.connect(self.show_history)
        self._player.runs.changed.connect(self.refresh)
        self._player.gate.changed.connect(self.refresh)
        self._preferences.changed.connect(self.refresh)
        self.starter.sound.state_changed.connect(self.refresh)
        self.starter.changed.connect(self.refresh)
        self.starter.held_back.connect(self._on_held_back)
        self.starter.failed.connect(self._history.refused)
        self.starter.stored.connect(self._on_stored)
        self.profile.chosen.connect(self.starter.choose_profile)
        self.starter.wake_lock.state_changed.connect(self.refresh)
        self._theme.changed.connect(self._arrange)

    # showing

    @Slot()
    def refresh(self) -> None:
        """Read what was played and what is switched off, and show it."""
        routine = self._routine
        if routine is None:
            return
        try:
            self._show_state(routine)
        except UserError as error:
            self._history.refused.emit(str(error))
        self._arrange()

    def _show_state(self, routine: Routine) -> None:
        """Show first what a block says, so that nothing else can keep it from being seen."""
        block = self._player.block_of(routine)
        self.hero.setVisible(block is None)
        self.blocked.setVisible(block is not None)
        if block is not None:
            self.blocked.show_block(block, self.starter.emergency())
        gate_block = self._player.gate.block()
        self._show_exercises(routine, gate_block)
        self._show_grid(routine, gate_block)
        if block is None:
            self._show_hero(routine)
        self._show_banner()
        planned = planned_s(self._library.steps(routine))
        if block is not None:
            planned = dict.fromkeys(planned, 0.0)
        self.played.show_runs(self._player.runs.history(), planned)
        self.played.show_days(self._player.runs.done_days())
        if self._past is not None and self._past.isVisible():
            self._fill_past(self._past)

    def _show_exercises(self, routine: Routine, block: Block | None) -> None:
        """Show only those exercises that nothing speaks against, and no dose to reach with none."""
        exercises = self._library.exercises
        count = 0
        for card, item in zip(self.exercise_cards, routine.items, strict=True):
            is_off = blocks(block, [item.exercise_id], exercises)
            card.setVisible(not is_off)
            count += not is_off
        self.steps_title.setVisible(count > 0)
        self.played.dose.setVisible(count > 0)
        self.steps_title.setText(self.tr("The {0} exercises").format(count))
        is_shut = block is not None and not block.only_rolls
        routines = [one for one in self._library.routines() if not self._is_off(one)]
        free = [one for one in exercises if not blocks(block, [one], exercises)]
        head = self.tr("{0} routines, {1} exercises").format(len(routines), len(free))
        self.set_head(self.tr("Switched off for now") if is_shut else head, shows_actions=False)

    def _show_grid(self, routine: Routine, block: Block | None) -> None:
        """Show the tiles; beside an open warning sign none of them is shown."""
        is_shut = block is not None and not block.only_rolls
        self.grid.setVisible(not is_shut)
        self.tools.setVisible(not is_shut)
        if is_shut:
            return
        routines = self._library.routines()
        pictures = self._pictures(routines)
        tiles = [(self._tile(one), one.when) for one in routines]
        self.grid.show_tiles(tiles, pictures.get)
        self.grid.mark(routine.id)
        self.grid.no_roller.setChecked(not self._preferences.settings.roller)
        left_out = self._left_out_text()
        self.care_button.setText(left_out or self.tr("What to leave out…"))

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

    def _show_hero(self, routine: Routine) -> None:
        length = format_duration(self._library.total_s(routine.id))
        is_for_now = self._occasion is not None and not self._has_chosen
        reason = occasion_text(self._occasion) if self._occasion and is_for_now else ""
        self.hero.show_routine(
            self.tr("Suggested now") if reason else when_text(routine.when),
            routine.name,
            " ".join(one for one in (reason, routine.description) if one),
            length,
            self._facts(routine),
        )
        short = self._library.steps(short_form(routine, self._library.exercises))
        whole_ms = duration_ms(self._library.steps(routine))
        is_shorter = bool(short) and duration_ms(short) < whole_ms
        self.hero.show_short(format_duration(duration_ms(short) / 1000) if is_shorter else "")
        self.hero.start_button.setEnabled(whole_ms > 0)
        self.profile.show_routine(routine.id)
        devices = (self.starter.sound, self.starter.wake_lock)
        problem = "\n".join(one.status_text() for one in devices if not one.is_well)
        self.hero.status.setText(problem)
        self.hero.status.setVisible(bool(problem))

    def _facts(self, routine: Routine) -> list[str]:
        steps = self._library.steps(routine)
        work_ms = sum(step.duration_ms for step in steps if step.phase is Phase.WORK)
        exercises = self._library.exercises
        is_held = any(exercises[step.exercise_id].kind in COUNTED for step in steps)
        words = self.tr("{0} of holding") if is_held else self.tr("{0} of moving")
        held = words.format(format_duration(work_ms / 1000))
        rolls = any(exercises[step.exercise_id].needs_roller for step in steps)
        last = last_text(self._player.runs.last_day(routine.id), self._library.today())
        facts = [held, last]
        return [*facts, self.tr("needs a foam roller")] if rolls else facts

    def _show_banner(self) -> None:
        run = None if self._player.is_open else self._player.runs.resumable()
        routine = self._library.routine(run.routine_id) if run is not None else None
        self.banner.setVisible(routine is not None)
        if run is None or routine is None:
            return
        held = format_duration(max(1, run.held_s))
        text = self.tr("You stopped “{0}” on {1} with {2} held.")
        self.banner.show_run(text.format(routine.name, long_day(run.local_date), held))
        self.banner.resume_button.setVisible(self._player.block_of(routine) is None)

    # starting

    @Slot()
    def _on_start(self) -> None:
        if self._routine is not None:
            self.start(self._routine.id)

    @Slot()
    def _on_short(self) -> None:
        if self._routine is not None:
            self.starter.start(short_form(self._routine, self._library.exercises))

    @Slot(str)
    def _on_chosen(self, routine_id: str) -> None:
        routine = self._library.routine(routine_id)
        if routine is not None:
            self._choose(routine)
            self.scroll_area.verticalScrollBar().setValue(0)

    def _choose(self, routine: Routine) -> None:
        self._has_chosen = True
        if self._routine is not None and routine.id != self._routine.id:
            self._routine = routine
            self._show_cards(routine)
        self.refresh()

    def _routine_for_now(self) -> Routine | None:
        """Return the routine that suits now, else the article's, else the first there is."""
        found = None
        try:
            found = self._suggestions.suggestion() if self._suggestions is not None else None
        except UserError as error:
            self._history.refused.emit(str(error))
        self._occasion = None if found is None else found.occasion
        if found is not None:
            return found.routine
        routines = self._library.routines()
        return self._library.routine(_FIRST) or (routines[0] if routines else None)

    @Slot()
    def _on_roller(self) -> None:
        has_none = self.grid.no_roller.isChecked()
        try:
            change = self._preferences.set("roller", "false" if has_none else "true")
        except UserError as error:
            self._history.refused.emit(str(error))
            self.refresh()
        else:
            self._history.record(change, self._preferences.apply)

    @Slot()
    def show_exercises(self) -> None:
        """Show every exercise that nothing speaks against, to look up and to search."""
        block = self._player.gate.block()
        every = self._library.exercises
        shown = [one for one in every.values() if not blocks(block, [one.id], every)]
        if self._exercises is None:
            self._exercises = ExercisesSheet(self._theme, self.window())
        ordered = sorted(shown, key=lambda one: one.name)
        self._exercises.show_exercises(ordered, self._library.figure)

    @Slot()
    def show_history(self) -> None:
        """Show everything that was played, week by week."""
        if self._past is None:
            self._past = HistorySheet(self._theme, self.window())
            self._past.delete_requested.connect(self._on_delete)
            self._past.older_requested.connect(self.refresh)
        try:
            self._fill_past(self._past)
        except UserError as error:
            self._history.refused.emit(str(error))
        self._past.open(self._past.first_stop)

    def _fill_past(self, sheet: HistorySheet) -> None:
        names = {one.id: one.name for one in self._library.routines()}
        sheet.show_runs(
            self._player.runs.history(sheet.shown + 1),
            names,
            self._library.exercises,
            self._preferences.settings.week_start,
        )

    @Slot()
    def _show_care(self) -> None:
        if self._care is None:
            self._care = CareSheet(
                self._preferences, self._theme, self._history, self.window(), self._library.today
            )
        self._care.show_care()

    @Slot()
    def _on_resume(self) -> None:
        run = self._unfinished()
        routine = self._library.routine(run.routine_id) if run is not None else None
        if run is not None and routine is not None:
            self.starter.start(routine, run)

    @Slot()
    def _on_held_back(self) -> None:
        self.refresh()
        self.scroll_area.verticalScrollBar().setValue(0)

    # the rest

    @Slot()
    def _show_steps(self) -> None:
        self.scroll_area.verticalScrollBar().setValue(self.steps_title.y())

    @Slot()
    def _on_discard(self) -> None:
        run = self._unfinished()
        if run is not None:
            self._record(partial(self._player.runs.discard, run.id))

    @Slot(int)
    def _on_delete(self, run_id: int) -> None:
        self._record(partial(self._player.runs.delete, run_id))

    def _unfinished(self) -> RoutineRun | None:
        try:
            return self._player.runs.unfinished()
        except UserError as error:
            self._history.refused.emit(str(error))
            return None

    @Slot(object)
    def _on_stored(self, change: Change) -> None:
        self._history.record(change, self._preferences.apply, quiet=True)

    def _record(self, write: Callable[[], Change]) -> None:
        """Write a change that can be undone, or say why it cannot be written."""
        try:
            change = write()
        except UserError as error:
            self._history.refused.emit(str(error))
        else:
            self._history.record(change, self._player.runs.apply)

    @Slot(Door)
    def _on_release(self, door: Door) -> None:
        if self._release is None:
            self._release = ReleaseSheet(self._theme, self.window())
            self._release.confirmed.connect(self._on_release_confirmed)
        self._release.ask(door, self._library.today())

    @Slot(Door, date)
    def _on_release_confirmed(self, door: Door, day: date) -> None:
        try:
            self._player.gate.release(door, day)
        except UserError as error:
            self._history.refused.emit(str(error))

    @Slot()
    def _on_rolls(self) -> None:
        try:
            self._player.gate.allow_rolls(self._library.today())
        except UserError as error:
            self._history.refused.emit(str(error))

    # layout

    def _arrange(self) -> None:
        self.hero.set_narrow(narrow=self.width() < self._theme.px(_HERO_FIGURE_PX))
        wide = self.width() >= self._theme.px(_TWO_COLUMNS_PX)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        if wide:
            self.played.setFixedWidth(self._theme.px(_RIGHT_PX))
        else:
            self.played.setMinimumWidth(0)
            self.played.setMaximumWidth(16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._routine is not None:
            self._arrange()
