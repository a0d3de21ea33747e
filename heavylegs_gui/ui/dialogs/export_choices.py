"""What was chosen in the export sheet, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from heavylegs_gui.domain.calendar_events import Alarm, AlarmKind
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, WeekStart, week_of
from heavylegs_gui.services.exporting import ExportFormat, ExportRequest, Scope

AHEAD, WEEK, FOUR_WEEKS, YEAR, ALL, OWN = "ahead", "week", "4weeks", "year", "all", "own"
CALENDAR_DAYS = (AHEAD, WEEK, FOUR_WEEKS, ALL, OWN)
TABLE_DAYS = (ALL, YEAR, FOUR_WEEKS, OWN)
CALENDAR_SCOPES = (Scope.PLANNED, Scope.ALL)
TABLE_SCOPES = (Scope.ALL, Scope.DONE, Scope.PLANNED)
ALARMS: dict[str, Alarm] = {
    "none": Alarm(),
    "evening": Alarm(AlarmKind.EVENING),
    "morning": Alarm(AlarmKind.MORNING),
    "15": Alarm(AlarmKind.BEFORE, 15),
    "30": Alarm(AlarmKind.BEFORE, 30),
    "60": Alarm(AlarmKind.BEFORE, 60),
    "120": Alarm(AlarmKind.BEFORE, 120),
}

Choice = TypeVar("Choice", bound=str)
Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """Every choice of the sheet; a calendar file and a table keep their own days and states.

    Attributes:
        first: First day of a range of the runner's own; ``None`` for no limit.
        last: Last day of it.
    """

    form: ExportFormat = ExportFormat.ICS
    calendar_days: str = AHEAD
    calendar_scope: Scope = Scope.PLANNED
    with_rest_days: bool = False
    table_days: str = ALL
    table_scope: Scope = Scope.ALL
    alarm: str = "none"
    for_excel: bool = False
    first: date | None = None
    last: date | None = None

    @property
    def is_calendar(self) -> bool:
        """Whether a calendar file is wanted."""
        return self.form is ExportFormat.ICS

    def with_days(self, key: str) -> ExportChoices:
        """Return the same with other days."""
        if self.is_calendar:
            return replace(self, calendar_days=key)
        return replace(self, table_days=key)

    @property
    def days(self) -> str:
        """The key of the days that hold now."""
        return self.calendar_days if self.is_calendar else self.table_days

    def span(self, today: date, week_start: WeekStart) -> Span:
        """Return the first and the last day; ``None`` means no limit.

        Four weeks are those ahead in a calendar file, and those until today in a table.
        """
        week = week_of(today, week_start)
        later = today + timedelta(days=4 * DAYS_PER_WEEK - 1)
        earlier = today - timedelta(days=4 * DAYS_PER_WEEK - 1)
        spans: dict[str, Span] = {
            AHEAD: (today, None),
            WEEK: (week, week + timedelta(days=DAYS_PER_WEEK - 1)),
            FOUR_WEEKS: (today, later) if self.is_calendar else (earlier, today),
            YEAR: (date(today.year, 1, 1), date(today.year, 12, 31)),
            ALL: (None, None),
            OWN: (self.first, self.last),
        }
        return spans[self.days]

    def request(self, today: date, week_start: WeekStart) -> ExportRequest:
        """Return what the service is asked for."""
        first, last = self.span(today, week_start)
        return ExportRequest(
            form=self.form,
            first=first,
            last=last,
            scope=self.calendar_scope if self.is_calendar else self.table_scope,
            with_rest_days=self.with_rest_days,
            alarm=ALARMS[self.alarm],
            for_excel=self.for_excel,
        )

    def as_values(self) -> dict[str, object]:
        """Return what is remembered until next time; the days of an own range are not."""
        values = asdict(self)
        del values["first"], values["last"]
        return values

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> ExportChoices:
        """Return what was remembered; a value that makes no sense falls back to the first one."""
        plain = cls()

        def one_of(key: str, allowed: Sequence[Choice], first: Choice) -> Choice:
            return next((one for one in allowed if one == values.get(key)), first)

        return cls(
            form=one_of("form", tuple(ExportFormat), plain.form),
            calendar_days=one_of("calendar_days", CALENDAR_DAYS[:-1], plain.calendar_days),
            calendar_scope=one_of("calendar_scope", CALENDAR_SCOPES, plain.calendar_scope),
            with_rest_days=values.get("with_rest_days") is True,
            table_days=one_of("table_days", TABLE_DAYS[:-1], plain.table_days),
            table_scope=one_of("table_scope", TABLE_SCOPES, plain.table_scope),
            alarm=one_of("alarm", tuple(ALARMS), plain.alarm),
            for_excel=values.get("for_excel") is True,
        )
