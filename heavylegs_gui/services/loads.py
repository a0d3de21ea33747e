"""Training load: effort times minutes of days and weeks, from every sport."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from heavylegs_gui.content.rules import load_thresholds
from heavylegs_gui.domain.load import daily_loads
from heavylegs_gui.domain.load_log import LoadLog
from heavylegs_gui.domain.training import LATEST_DATE
from heavylegs_gui.paths import resource_root
from heavylegs_gui.store import loads

if TYPE_CHECKING:
    from heavylegs_gui.domain.load import RatedSession
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.store.database import Store


class Loads(QObject):
    """Reads the load of the log; it has no state, so it is always as new as the log."""

    def __init__(
        self,
        store: Store,
        preferences: Preferences,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._preferences, self._today = store, preferences, today

    def day_loads(self, first: date, last: date) -> list[float | None]:
        """Return the load of each day from ``first`` to ``last``, ``None`` for unknown.

        Sessions count that are done, or planned for today or later and not fulfilled yet.
        """
        return daily_loads(
            loads.trained_days(self._store, self._today(), first, last),
            first,
            last,
            recorded_from=loads.first_record(self._store, self._today()),
            not_logged=loads.days_not_logged(self._store, first, last),
        )

    def whole_log(self) -> LoadLog | None:
        """Return the load from the first record to the current week, or to the last planned one.

        ``None`` when nothing was recorded up to today.
        """
        today = self._today()
        first_day = loads.first_record(self._store, today)
        if first_day is None or first_day > today:
            return None
        return LoadLog(
            loads.trained_days(self._store, today, first_day, LATEST_DATE),
            first_day=first_day,
            today=today,
            week_start=self._preferences.settings.week_start,
            rule=load_thresholds(resource_root()).mono,
            not_logged=loads.days_not_logged(self._store, first_day, LATEST_DATE),
        )

    def latest_rated(self) -> RatedSession | None:
        """Return the last session with a load, ``None`` when there is none."""
        return loads.latest_rated(self._store, self._today())
