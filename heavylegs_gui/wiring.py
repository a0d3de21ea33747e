"""Builds store and services for both doors, the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.drafts import Drafts
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.store.connection import open_store, utc_now

if TYPE_CHECKING:
    from heavylegs_gui.services.backups import Backups
    from heavylegs_gui.services.exporting import Exporter
    from heavylegs_gui.services.importing import Importer
    from heavylegs_gui.services.loads import Loads
    from heavylegs_gui.services.plan_shelf import PlanShelf
    from heavylegs_gui.services.planning import Planning
    from heavylegs_gui.services.plans import Plans
    from heavylegs_gui.services.reminders import Reminders
    from heavylegs_gui.services.routine_library import RoutineLibrary
    from heavylegs_gui.services.routine_player import RoutinePlayer
    from heavylegs_gui.services.routine_suggestions import RoutineSuggestions
    from heavylegs_gui.services.safety_gate import SafetyGate
    from heavylegs_gui.services.shoe_rack import ShoeRack
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warnings import Warnings
    from heavylegs_gui.store.database import Store


def local_today() -> date:
    """Return the date of the runner's calendar."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True)
class Services:
    """Everything that works on one open database.

    What the frame of the window does not need is built, and its modules loaded, when it is first
    asked for: that keeps the start short.

    Attributes:
        store: The database, for services only.
        today: The runner's local date.
        now: The current instant.
        backed_up: ``False`` for a throw-away database.
    """

    store: Store
    preferences: Preferences
    drafts: Drafts
    today: Callable[[], date]
    now: Callable[[], datetime]
    backed_up: bool = True

    @property
    def is_log_empty(self) -> bool:
        """Whether nothing has been logged yet."""
        return not self.store.query("SELECT EXISTS (SELECT 1 FROM session)")[0][0]

    @cached_property
    def training_log(self) -> TrainingLog:
        """Every session and check-in."""
        from heavylegs_gui.services.training_log import TrainingLog

        return TrainingLog(self.store, self.preferences, self.today)

    @cached_property
    def planning(self) -> Planning:
        """Changes the plan."""
        from heavylegs_gui.services.planning import Planning

        return Planning(self.store, self.training_log, self.today)

    @cached_property
    def shoe_rack(self) -> ShoeRack:
        """The runner's shoes."""
        from heavylegs_gui.services.shoe_rack import ShoeRack

        return ShoeRack(self.store, self.training_log)

    @cached_property
    def loads(self) -> Loads:
        """Training load of days and weeks."""
        from heavylegs_gui.services.loads import Loads

        return Loads(self.store, self.preferences, self.today)

    @cached_property
    def warnings(self) -> Warnings:
        """What the engine says of the log, and how to mend it."""
        from heavylegs_gui.services.warnings import Warnings

        return Warnings(self.store, self.training_log, self.preferences, self.now)

    @cached_property
    def plans(self) -> Plans:
        """Makes training plans."""
        from heavylegs_gui.services.plans import Plans

        return Plans(
            self.store,
            self.training_log,
            self.preferences,
            self.warnings,
            self.now,
            is_blocked=lambda: self.safety_gate.block() is not None,
        )

    @cached_property
    def plan_shelf(self) -> PlanShelf:
        """The saved plans and where each stands."""
        from heavylegs_gui.services.plan_shelf import PlanShelf

        return PlanShelf(self.store, self.training_log, self.preferences, self.plans)

    @cached_property
    def backups(self) -> Backups:
        """Makes the automatic backups."""
        from heavylegs_gui.services.backups import Backups

        return Backups(self.store, self.now, automatic=self.backed_up)

    @cached_property
    def importer(self) -> Importer:
        """Reads files into the log."""
        from heavylegs_gui.services.importing import Importer

        return Importer(self.store, self.training_log)

    @cached_property
    def exporter(self) -> Exporter:
        """Writes the log to files."""
        from heavylegs_gui.services.calendar_export import CalendarExport
        from heavylegs_gui.services.exporting import Exporter

        calendar = CalendarExport(self.store, self.training_log, self.preferences, self.now)
        return Exporter(self.training_log, calendar, self.store.path)

    @cached_property
    def routine_library(self) -> RoutineLibrary:
        """Exercises, figures and routines."""
        from heavylegs_gui.services.routine_library import RoutineLibrary

        return RoutineLibrary(resource_root(), self.preferences, self.today)

    @cached_property
    def routine_suggestions(self) -> RoutineSuggestions:
        """Knows the routine for now."""
        from heavylegs_gui.services.routine_suggestions import RoutineSuggestions

        return RoutineSuggestions(self.training_log, self.routine_library, self.now)

    @cached_property
    def safety_gate(self) -> SafetyGate:
        """Answers of the card before a routine, and what they keep off."""
        from heavylegs_gui.services.safety_gate import SafetyGate

        return SafetyGate(self.store, self.today, self.now)

    @cached_property
    def reminders(self) -> Reminders:
        """Says what the runner wanted to be reminded of."""
        from heavylegs_gui.services.reminders import Reminders

        return Reminders(
            self.preferences,
            self.drafts,
            self.training_log,
            self.routine_player.runs,
            self.safety_gate,
            now=self.now,
        )

    @cached_property
    def routine_player(self) -> RoutinePlayer:
        """Plays routines behind the safety gate."""
        from heavylegs_gui.services.clocks import SystemClock
        from heavylegs_gui.services.routine_player import RoutinePlayer
        from heavylegs_gui.services.routine_runs import RoutineRuns

        runs = RoutineRuns(self.store, self.today, self.now)
        gate, clock = self.safety_gate, SystemClock()
        return RoutinePlayer(self.routine_library, runs, gate, self.preferences, clock)

    def is_built(self, name: str) -> bool:
        """Whether a service that is built late has been asked for."""
        return name in vars(self)

    def close(self) -> None:
        """Write what waits, stop all timers and close the database; may be called twice."""
        if not self.store.is_open:
            return
        try:
            if self.is_built("reminders"):
                self.reminders.stop()
            if self.is_built("routine_player"):
                self.routine_player.leave()
            if self.is_built("importer"):
                self.importer.close()
            if self.is_built("safety_gate"):
                self.safety_gate.close()
            self.drafts.close()
            if self.is_built("backups"):
                self.backups.close()
        finally:
            self.store.close()


def build_services(
    database: Path,
    *,
    today: Callable[[], date] = local_today,
    now: Callable[[], datetime] = utc_now,
    default_units: Units = Units.KM,
    default_week_start: WeekStart = WeekStart.MONDAY,
    backed_up: bool = True,
) -> Services:
    """Open the database and build the services on it.

    Args:
        database: The file; created when it is missing.
        today: The runner's local date.
        now: The current instant, aware.
        default_units: Units of a new database.
        default_week_start: First day of the week in a new database.
        backed_up: ``False`` for a throw-away database (``--demo``, ``--smoke``).

    Raises:
        StoreError: The database cannot be opened; it was not touched.
    """
    store = open_store(database, now=now)
    try:
        preferences = Preferences(store, default_units, default_week_start)
        return Services(
            store=store,
            preferences=preferences,
            drafts=Drafts(store, now),
            today=today,
            now=now,
            backed_up=backed_up,
        )
    except BaseException:
        store.close()
        raise
