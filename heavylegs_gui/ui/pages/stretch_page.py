"""Stretch: the routine for now, all routines, exercises in full, and what was done so far."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.muscle_dose import planned_s
from heavylegs_gui.domain.routine import Routine, short_form
from heavylegs_gui.domain.routine_suggestion import Occasion
from heavylegs_gui.domain.safety_card import Block
from heavylegs_gui.domain.units import format_duration
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_suggestions import RoutineSuggestions
from heavylegs_gui.ui.locale_words import long_day
from heavylegs_gui.ui.pages.base import Page
from heavylegs_gui.ui.player.exercise_list import ExerciseList
from heavylegs_gui.ui.player.hero_words import facts_of, short_length
from heavylegs_gui.ui.player.library_section import LibrarySection
from heavylegs_gui.ui.player.played_column import PlayedColumn
from heavylegs_gui.ui.player.profile_row import ProfileRow
from heavylegs_gui.ui.player.release_desk import ReleaseDesk
from heavylegs_gui.ui.player.run_desk import RunDesk
from heavylegs_gui.ui.player.starter import RoutineStarter
from heavylegs_gui.ui.player.stretch_cards import BlockedCard, HeroCard, ResumeBanner
from heavylegs_gui.ui.player.stretch_words import occasion_text, when_text
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.ui.widgets.empty_state import EmptyState

_RIGHT_PX = 300
_ANY_PX = 16_777_215
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
        self.played_desk = RunDesk(player.runs, history, self)
        self.releases = ReleaseDesk(player.gate, theme, library.today, self)
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
        title = self.tr("No routine was found")
        self.set_head(title, shows_actions=False)
        text = self._library.problem or self.tr("This installation came without routines.")
        self.body.addWidget(EmptyState(self._theme, "stretching", title, text), 1)

    def _build(self, routine: Routine) -> None:
        self.banner = ResumeBanner(self._theme)
        self.hero = HeroCard(self._theme)
        self.profile = ProfileRow(self._preferences, self._theme)
        self.hero.body.addWidget(self.profile)
        self.blocked = BlockedCard(self._theme)
        self.section = LibrarySection(self._player, self._preferences, self._theme, self._history)
        self.played = PlayedColumn(self._theme, self._library, self._preferences)
        self.listed = ExerciseList(self._theme, self._library)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        for widget in (self.banner, self.hero, self.blocked, self.section):
            left.addWidget(widget)
        left.addWidget(self.listed)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.played, 0)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self._show_cards(routine)

    def _show_cards(self, routine: Routine) -> None:
        """Show the exercises of a routine in full, and its pictures in turn."""
        self.listed.show_routine(routine)
        figures = (self._library.figure(item.exercise_id) for item in routine.items)
        self.hero.show_figures([figure for figure in figures if figure is not None])

    def _connect(self) -> None:
        self.hero.start_requested.connect(self._on_start)
        self.hero.short_requested.connect(self._on_short)
        self.hero.steps_requested.connect(self._show_steps)
        self.section.grid.chosen.connect(self._on_chosen)
        self.section.grid.start_requested.connect(self.start)
        self.section.delete_requested.connect(self.played_desk.delete)
        self.banner.resume_requested.connect(self._on_resume)
        self.banner.discard_requested.connect(self.played_desk.discard)
        self.blocked.release_requested.connect(self.releases.ask)
        self.blocked.rolls_requested.connect(self.releases.allow_rolls)
        self.releases.failed.connect(self._history.refused)
        self.played.past.delete_requested.connect(self.played_desk.delete)
        self.played.past.all_requested.connect(self.section.show_history)
        self.starter.held_back.connect(self._on_held_back)
        self.starter.failed.connect(self._history.refused)
        self.starter.stored.connect(self._on_stored)
        self.profile.chosen.connect(self.starter.choose_profile)
        starter, player = self.starter, self._player
        for changed in (player.runs.changed, player.gate.changed, self._preferences.changed):
            changed.connect(self.refresh)
        for changed in (starter.changed, starter.sound.state_changed):
            changed.connect(self.refresh)
        starter.wake_lock.state_changed.connect(self.refresh)
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
        self._show_exercises(gate_block)
        self.section.show_library(routine, gate_block)
        if block is None:
            self._show_hero(routine)
        self._show_banner()
        planned = planned_s(self._library.steps(routine))
        if block is not None:
            planned = dict.fromkeys(planned, 0.0)
        self.played.show_runs(self._player.runs.history(), planned)
        self.played.show_days(self._player.runs.done_days())

    def _show_exercises(self, block: Block | None) -> None:
        """Show only those exercises that nothing speaks against, and no dose to reach with none."""
        self.played.dose.setVisible(self.listed.leave_out(block) > 0)
        is_shut = block is not None and not block.only_rolls
        head = self.tr("{0} routines, {1} exercises").format(*self.section.counts(block))
        self.set_head(self.tr("Switched off for now") if is_shut else head, shows_actions=False)

    def _show_hero(self, routine: Routine) -> None:
        length = format_duration(self._library.total_s(routine.id))
        is_for_now = self._occasion is not None and not self._has_chosen
        reason = occasion_text(self._occasion) if self._occasion and is_for_now else ""
        self.hero.show_routine(
            self.tr("Suggested now") if reason else when_text(routine.when),
            routine.name,
            " ".join(one for one in (reason, routine.description) if one),
            length,
            facts_of(self._library, routine, self._player.runs.last_day(routine.id)),
        )
        self.hero.show_short(short_length(self._library, routine))
        self.hero.start_button.setEnabled(bool(self._library.steps(routine)))
        self.profile.show_routine(routine.id)
        devices = (self.starter.sound, self.starter.wake_lock)
        problem = "\n".join(one.status_text() for one in devices if not one.is_well)
        self.hero.status.setText(problem)
        self.hero.status.setVisible(bool(problem))

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
            self.starter.start(self._routine)

    @Slot()
    def _on_short(self) -> None:
        if self._routine is not None:
            self.starter.start(short_form(self._routine, self._library.exercises))

    @Slot(str)
    def _on_chosen(self, routine_id: str) -> None:
        self.choose(routine_id)

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
    def _on_resume(self) -> None:
        run = self.played_desk.unfinished()
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
        self.scroll_area.verticalScrollBar().setValue(self.listed.y())

    @Slot(object)
    def _on_stored(self, change: Change) -> None:
        self._history.record(change, self._preferences.apply, quiet=True)

    # layout

    def _arrange(self) -> None:
        self.hero.set_narrow(narrow=self.width() < self._theme.px(_HERO_FIGURE_PX))
        is_wide = self.width() >= self._theme.px(_TWO_COLUMNS_PX)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        right = self._theme.px(_RIGHT_PX)
        self.played.setMinimumWidth(right if is_wide else 0)
        self.played.setMaximumWidth(right if is_wide else _ANY_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._routine is not None:
            self._arrange()
