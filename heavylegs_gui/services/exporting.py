"""Export of the log to a file that the runner names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from heavylegs_gui.domain.calendar_events import NO_ALARM, Alarm, CalendarChoice
from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.log_query import SessionQuery
from heavylegs_gui.domain.training import EARLIEST_DATE, Status
from heavylegs_gui.services.session_json import session_json
from heavylegs_gui.services.whole_file import whole_file

if TYPE_CHECKING:
    from heavylegs_gui.domain.calendar_events import CalendarEvent
    from heavylegs_gui.services.calendar_export import CalendarExport
    from heavylegs_gui.services.training_log import TrainingLog

OWN_LOG = "This is the log itself; choose another file for the export."
_SIDE_SUFFIXES = ("", "-wal", "-shm", "-journal")


class ExportFormat(StrEnum):
    """What the log can be written as."""

    ICS = "ics"
    CSV = "csv"
    JSON = "json"


class Scope(StrEnum):
    """Which sessions are written; a calendar file never holds those that were skipped."""

    PLANNED = "planned"
    DONE = "done"
    ALL = "all"

    @property
    def statuses(self) -> frozenset[Status]:
        """The states that it covers; empty means all of them."""
        return _STATUSES[self]


_STATUSES: dict[Scope, frozenset[Status]] = {
    Scope.PLANNED: frozenset({Status.PLANNED}),
    Scope.DONE: frozenset({Status.DONE}),
    Scope.ALL: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """What the runner wants to have written.

    Attributes:
        first: First day, inclusive; ``None`` for the beginning of the log.
        last: Last day, inclusive; ``None`` for its end.
        with_rest_days: Whether a calendar file holds the marked rest days too.
        alarm: The reminder in a calendar file.
        for_excel: Begin the CSV with the mark that spreadsheets need to see UTF-8.
    """

    form: ExportFormat
    first: date | None = None
    last: date | None = None
    scope: Scope = Scope.ALL
    with_rest_days: bool = False
    alarm: Alarm = NO_ALARM
    for_excel: bool = False

    @property
    def query(self) -> SessionQuery:
        """The part of the log for a table."""
        return SessionQuery(first=self.first, last=self.last, statuses=self.scope.statuses)

    @property
    def calendar_choice(self) -> CalendarChoice:
        """The same for a calendar file."""
        return CalendarChoice(
            first=self.first or EARLIEST_DATE,
            last=self.last,
            with_done=self.scope is not Scope.PLANNED,
            with_rest_days=self.with_rest_days,
            alarm=self.alarm,
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """How much a file holds.

    Attributes:
        rows: Sessions, or events with the cancelled ones.
        cancelled: Events that tell other calendars that a session is off.
    """

    rows: int
    cancelled: int = 0


class Exporter:
    """Writes the log to files.

    Args:
        log: What is written.
        calendar: Writes calendar files.
        database: The log's own file, which is never written over.
    """

    suffixes: ClassVar = {form: f".{form.value}" for form in ExportFormat}

    def __init__(self, log: TrainingLog, calendar: CalendarExport, database: Path) -> None:
        self._log, self._calendar, self._database = log, calendar, database

    def count(self, request: ExportRequest) -> Exported:
        """Return how much the file would hold now."""
        if request.form is ExportFormat.ICS:
            return _counted(self._calendar.events(request.calendar_choice))
        return Exported(self._log.count(request.query))

    def write(self, path: Path, request: ExportRequest) -> Exported:
        """Write the file and return how much it holds.

        It appears whole or not at all, with the mode that the runner's other files have.

        Raises:
            UserError: It cannot be written there; a file of that name was not touched.
            StoreError: The database cannot be read, or cannot keep what a calendar file held.
        """
        self._keep_off_the_log(path)
        if request.form is ExportFormat.ICS:
            return _counted(self._calendar.write(path, request.calendar_choice))
        sessions = self._log.sessions(request.query)
        shoes = {shoe.id: shoe.name for shoe in self._log.shoes() if shoe.id is not None}
        if request.form is ExportFormat.CSV:
            from heavylegs_gui.importers.own_csv import write_own_csv

            data = write_own_csv(sessions, shoes, for_excel=request.for_excel)
        else:
            listed = [session_json(one) for one in sessions]
            data = json.dumps(listed, ensure_ascii=False, indent=1).encode() + b"\n"
        with whole_file(path, data) as publish:
            publish()
        return Exported(len(sessions))

    def _keep_off_the_log(self, path: Path) -> None:
        own = self._database.resolve()
        if path.resolve() in {own.with_name(own.name + suffix) for suffix in _SIDE_SUFFIXES}:
            raise UserError(OWN_LOG)


def _counted(events: list[CalendarEvent]) -> Exported:
    return Exported(len(events), sum(one.is_cancelled for one in events))
