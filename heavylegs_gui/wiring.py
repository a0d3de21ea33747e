"""Builds store and services for both doors, the window and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.services.backups import Backups
from heavylegs_gui.services.drafts import Drafts
from heavylegs_gui.services.preferences import Preferences
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

    def close(self) -> None:
        """Write what waits, stop all timers and close the database; may be called twice."""
        if not self.store.is_open:
            return
        try:
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
        return Services(
            store=store,
            preferences=preferences,
            training_log=TrainingLog(store, preferences, today),
            backups=Backups(store, now, automatic=backed_up),
            drafts=Drafts(store, now),
        )
    except BaseException:
        store.close()
        raise
