"""Export of the training calendar to a file that other calendars import, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.calendar_events import (
    CalendarChoice,
    CalendarEvent,
    events_of,
    remembered,
)
from heavylegs_gui.domain.training import EARLIEST_DATE, LATEST_DATE, DayKind
from heavylegs_gui.services.calendar_words import CalendarWords
from heavylegs_gui.services.whole_file import whole_file
from heavylegs_gui.store import exported_events
from heavylegs_gui.store.days import day_marks

if TYPE_CHECKING:
    from heavylegs_gui.domain.calendar_events import ExportedEvent
    from heavylegs_gui.domain.training import DayMark, Session
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.store.database import Store


class CalendarExport:
    """Writes calendar files and remembers what they held.

    Args:
        store: Where it is remembered.
        log: The sessions.
        preferences: In which units they are told.
        now: The current instant (aware).
    """

    def __init__(
        self,
        store: Store,
        log: TrainingLog,
        preferences: Preferences,
        now: Callable[[], datetime],
    ) -> None:
        self._store, self._log, self._now = store, log, now
        self._preferences = preferences

    def events(self, choice: CalendarChoice) -> list[CalendarEvent]:
        """Return the events that the file would hold now, cancelled ones too."""
        exported = exported_events.exported_events(self._store)
        words = CalendarWords(self._preferences.settings.units, choice.alarm)
        sessions = self._sessions(choice, [one.uid for one in exported])
        rest_days = [words.rest_day(mark) for mark in self._rest_days(choice, exported)]
        return events_of(sessions, exported, choice, words.event, rest_days)

    def write(self, path: Path, choice: CalendarChoice) -> list[CalendarEvent]:
        """Write the file and return the events that it holds.

        Raises:
            UserError: It cannot be written there; a file of that name was not touched.
            StoreError: What it holds cannot be remembered; nothing was written.
        """
        from heavylegs_gui.importers.calendar_file import write_calendar

        events = self.events(choice)
        data = write_calendar(events, _calendar_name(), self._now())
        with whole_file(path, data) as publish:
            exported_events.remember(self._store, remembered(events), publish)
        return events

    def _sessions(self, choice: CalendarChoice, uids: list[str]) -> list[Session]:
        from heavylegs_gui.domain.log_query import SessionQuery
        from heavylegs_gui.store.sessions import find_by_uids

        known = find_by_uids(self._store, uids)
        span = self._log.sessions(SessionQuery(first=choice.first, last=choice.last))
        return [*known.values(), *(one for one in span if one.uid not in known)]

    def _rest_days(
        self, choice: CalendarChoice, exported: Iterable[ExportedEvent]
    ) -> list[DayMark]:
        """Return the rest days of the range and those that were exported, wherever they are."""
        days = {one.day for one in exported}
        marks = day_marks(self._store, EARLIEST_DATE, LATEST_DATE)
        return [
            one
            for one in marks
            if one.kind is DayKind.REST and (choice.holds(one.day) or one.day in days)
        ]


def _calendar_name() -> str:
    return QCoreApplication.translate("CalendarExport", "Heavy Legs")
