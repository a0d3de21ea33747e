"""Builds store and services for both doors, the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.backups import Backups
from heavylegs_gui.services.clocks import SystemClock
from heavylegs_gui.services.drafts import Drafts
from heavylegs_gui.services.importing import Importer
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_runs import RoutineRuns
from heavylegs_gui.services.safety_gate import SafetyGate
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.store.connection import open_store, utc_now
from heavylegs_gui.store.database import Store


def local_today() -> date:
    """Return the date of the runner's calendar."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True)
class Services:
    """Everything that works on one open database.

    Attributes:
        store: The database, for services only.
    """

    store: Store
    preferences: Preferences
    training_log: TrainingLog
    backups: Backups
    drafts: Drafts
    importer: Importer
    routine_library: RoutineLibrary
    routine_player: RoutinePlayer

    def close(self) -> None:
        """Write what waits, stop all timers and close the database; may be called twice."""
        if not self.store.is_open:
            return
        try:
            self.routine_player.leave()
            self.importer.close()
            self.drafts.close()
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
        training_log = TrainingLog(store, preferences, today)
        library = RoutineLibrary(resource_root(), preferences, today)
        runs, gate = RoutineRuns(store, today, now), SafetyGate(store, today, now)
        return Services(
            store=store,
            preferences=preferences,
            training_log=training_log,
            backups=Backups(store, now, automatic=backed_up),
            drafts=Drafts(store, now),
            importer=Importer(store, training_log),
            routine_library=library,
            routine_player=RoutinePlayer(library, runs, gate, preferences, SystemClock()),
        )
    except BaseException:
        store.close()
        raise
