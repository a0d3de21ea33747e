"""Stretch: one routine to start, its exercises in full, and what was done so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.muscle_dose import planned_s
from heavylegs_gui.domain.routine import Phase, Routine, RoutineItem
from heavylegs_gui.domain.safety_card import Block, Door, blocks
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_runs import RoutineRun
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.player.exercise_card import ExerciseCard
from heavylegs_gui.ui.player.played_column import PlayedColumn
from heavylegs_gui.ui.player.release_sheet import ReleaseSheet
from heavylegs_gui.ui.player.starter import RoutineStarter
from heavylegs_gui.ui.player.stretch_cards import BlockedCard, HeroCard, ResumeBanner
from heavylegs_gui.ui.player.stretch_words import dose_text, last_text, when_text
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.basics import Label, Weight
from heavylegs_gui.ui.widgets.empty_state import EmptyState

_RIGHT_PX = 300
_TWO_COLUMNS_PX = 1060
_HERO_FIGURE_PX = 700


class StretchPage(Page):
    """The routines of the library; there is one so far.

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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.title = self.tr("Stretch")
        self._player, self._library, self._preferences = player, library, preferences
        self._theme, self._history = theme, history
        self.starter = RoutineStarter(player, preferences, theme, self)
        self._release: ReleaseSheet | None = None
        routines = library.routines()
        self._routine = routines[0] if routines else None
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
            self.starter.start(routine)

    def choose(self, routine_id: str) -> None:
        """Bring a routine into view and its button under the keyboard; it is not started."""
        if self._routine is not None and self._routine.id == routine_id:
            self.scroll_area.verticalScrollBar().setValue(0)
            if self.hero.isVisibleTo(self):
                self.hero.start_button.setFocus()

    def leave(self) -> None:
        """Keep a routine that is playing, because the program ends."""
        self.starter.leave()

    def activate(self) -> None:
        """Show today's state again."""
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
        self.blocked = BlockedCard(self._theme)
        self.played = PlayedColumn(self._theme, self._library, self._preferences)
        self.steps_title = Label(
            self._theme,
            self.tr("The {0} exercises").format(len(routine.items)),
            role="heading",
            weight=Weight.DemiBold,
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        for widget in (self.banner, self.hero, self.blocked, self.steps_title):
            left.addWidget(widget)
        self.exercise_cards = [
            self._exercise_card(number, item) for number, item in enumerate(routine.items)
        ]
        for card in self.exercise_cards:
            left.addWidget(card)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.played, 0)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        figures = (self._library.figure(item.exercise_id) for item in routine.items)
        self.hero.show_figures([figure for figure in figures if figure is not None])

    def _exercise_card(self, number: int, item: RoutineItem) -> ExerciseCard:
        exercise = self._library.exercises[item.exercise_id]
        figure = self._library.figure(item.exercise_id)
        return ExerciseCard(self._theme, figure, exercise, number + 1, dose_text(exercise, item))

    def _connect(self) -> None:
        self.hero.start_requested.connect(self._on_start)
        self.hero.steps_requested.connect(self._show_steps)
        self.banner.resume_requested.connect(self._on_resume)
        self.banner.discard_requested.connect(self._on_discard)
        self.blocked.release_requested.connect(self._on_release)
        self.blocked.rolls_requested.connect(self._on_rolls)
        self.played.past.delete_requested.connect(self._on_delete)
        self._player.runs.changed.connect(self.refresh)
        self._player.gate.changed.connect(self.refresh)
        self._preferences.changed.connect(self.refresh)
        self.starter.sound.state_changed.connect(self.refresh)
        self.starter.changed.connect(self.refresh)
        self.starter.held_back.connect(self._on_held_back)
        self.starter.failed.connect(self._history.refused)
        self.starter.stored.connect(self._on_stored)
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
        self._show_exercises(routine, self._player.gate.block())
        if block is None:
            self._show_hero(routine)
        self._show_banner()
        planned = planned_s(self._library.steps(routine))
        if block is not None:
            planned = dict.fromkeys(planned, 0.0)
        self.played.show_runs(self._player.runs.history(), planned)

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
        head = self.tr("1 routine, {0} exercises").format(count)
        self.set_head(head if count else self.tr("Switched off for now"), shows_actions=False)

    def _show_hero(self, routine: Routine) -> None:
        length = format_duration(self._library.total_s(routine.id))
        self.hero.show_routine(
            when_text(routine.when),
            routine.name,
            routine.description,
            length,
            self._facts(routine),
        )
        devices = (self.starter.sound, self.starter.wake_lock)
        problem = "\n".join(one.status_text() for one in devices if not one.is_well)
        self.hero.status.setText(problem)
        self.hero.status.setVisible(bool(problem))

    def _facts(self, routine: Routine) -> list[str]:
        steps = self._library.steps(routine)
        work_ms = sum(step.duration_ms for step in steps if step.phase is Phase.WORK)
        held = self.tr("{0} of holding").format(format_duration(work_ms / 1000))
        exercises = self._library.exercises
        rolls = any(exercises[item.exercise_id].needs_roller for item in routine.items)
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
