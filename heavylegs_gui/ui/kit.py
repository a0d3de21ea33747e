"""What the pages are given: services, theme and undo history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from heavylegs_gui.services.backups import Backups
    from heavylegs_gui.services.drafts import Drafts
    from heavylegs_gui.services.exporting import Exporter
    from heavylegs_gui.services.importing import Importer
    from heavylegs_gui.services.loads import Loads
    from heavylegs_gui.services.plan_shelf import PlanShelf
    from heavylegs_gui.services.planning import Planning
    from heavylegs_gui.services.plans import Plans
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.reminders import Reminders
    from heavylegs_gui.services.routine_library import RoutineLibrary
    from heavylegs_gui.services.routine_player import RoutinePlayer
    from heavylegs_gui.services.routine_suggestions import RoutineSuggestions
    from heavylegs_gui.services.safety_gate import SafetyGate
    from heavylegs_gui.services.shoe_rack import ShoeRack
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warnings import Warnings
    from heavylegs_gui.ui.theme.theme import ThemeManager
    from heavylegs_gui.ui.undo import History


class LateServices(Protocol):
    """The services that are loaded and built when they are first asked for."""

    @property
    def is_log_empty(self) -> bool:
        """Whether nothing has been logged yet."""

    @property
    def training_log(self) -> TrainingLog:
        """Every session and check-in."""

    @property
    def loads(self) -> Loads:
        """Training load of days and weeks."""

    @property
    def planning(self) -> Planning:
        """Changes of the plan."""

    @property
    def shoe_rack(self) -> ShoeRack:
        """The runner's shoes."""

    @property
    def plans(self) -> Plans:
        """Makes training plans."""

    @property
    def plan_shelf(self) -> PlanShelf:
        """The saved plans and where each stands."""

    @property
    def backups(self) -> Backups:
        """Makes the backups."""

    @property
    def warnings(self) -> Warnings:
        """What the log and the plan deserve a look for."""

    @property
    def importer(self) -> Importer:
        """Reads files into the log."""

    @property
    def exporter(self) -> Exporter:
        """Writes the log to files."""

    @property
    def safety_gate(self) -> SafetyGate:
        """Answers of the card before a routine, and what they keep off."""

    @property
    def routine_library(self) -> RoutineLibrary:
        """Exercises, figures and routines."""

    @property
    def routine_suggestions(self) -> RoutineSuggestions:
        """Knows the routine for now."""

    @property
    def reminders(self) -> Reminders:
        """Says what the runner wanted to be reminded of."""

    @property
    def routine_player(self) -> RoutinePlayer:
        """Plays routines."""

    def is_built(self, name: str) -> bool:
        """Whether a service has been asked for."""


class Kit(NamedTuple):
    """Everything that the window works with.

    Attributes:
        late: What is not needed for the frame of the window.
        database: The open file.
        today: The runner's local date.
        is_sample: Whether the log is sample data that is thrown away.
    """

    theme: ThemeManager
    history: History
    preferences: Preferences
    drafts: Drafts
    late: LateServices
    database: Path
    today: Callable[[], date]
    is_sample: bool = False

    @property
    def training_log(self) -> TrainingLog:
        """Every session and check-in."""
        return self.late.training_log

    @property
    def planning(self) -> Planning:
        """Changes of the plan."""
        return self.late.planning

    @property
    def shoe_rack(self) -> ShoeRack:
        """The runner's shoes."""
        return self.late.shoe_rack

    @property
    def plans(self) -> Plans:
        """Makes training plans."""
        return self.late.plans

    @property
    def plan_shelf(self) -> PlanShelf:
        """The saved plans and where each stands."""
        return self.late.plan_shelf

    @property
    def loads(self) -> Loads:
        """Training load of days and weeks."""
        return self.late.loads

    @property
    def backups(self) -> Backups:
        """Makes the backups."""
        return self.late.backups

    @property
    def warnings(self) -> Warnings:
        """What the log and the plan deserve a look for."""
        return self.late.warnings

    @property
    def importer(self) -> Importer:
        """Reads files into the log."""
        return self.late.importer

    @property
    def exporter(self) -> Exporter:
        """Writes the log to files."""
        return self.late.exporter

    @property
    def safety_gate(self) -> SafetyGate:
        """Answers of the card before a routine, and what they keep off."""
        return self.late.safety_gate

    @property
    def routine_library(self) -> RoutineLibrary:
        """Exercises, figures and routines."""
        return self.late.routine_library

    @property
    def routine_suggestions(self) -> RoutineSuggestions:
        """Knows the routine for now."""
        return self.late.routine_suggestions

    @property
    def reminders(self) -> Reminders:
        """Says what the runner wanted to be reminded of."""
        return self.late.reminders

    @property
    def routine_player(self) -> RoutinePlayer:
        """Plays routines behind the safety gate."""
        return self.late.routine_player
