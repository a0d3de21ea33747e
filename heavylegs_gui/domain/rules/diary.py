"""The log as the rules see it: what counts, in order, with sums that are quick to ask.

Runs that count are done, or planned for today or later and not fulfilled by a done one. A missed
run counts nothing. Distances are metres, ``None`` is unknown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.mileage import RunDay
from heavylegs_gui.domain.missing_days import MissingDays
from heavylegs_gui.domain.training import Kind, Sport, Status

if TYPE_CHECKING:
    from heavylegs_gui.domain.training import Session, Shoe, Source

QUALITY = frozenset({Kind.INTERVALS, Kind.TEMPO, Kind.HILLS, Kind.RACE})
"""Kinds of fast sessions."""
HARD = QUALITY | {Kind.LONG}
"""Kinds that make a hard day, whatever effort was noted."""
MOST_RUNS = 200
"""No more runs of one window are looked at. Source: own value, seven a day in four weeks."""


class LogEntry(NamedTuple):
    """One session with what the rules ask of it.

    Attributes:
        start: Start instant as text, empty when unknown; orders the sessions of a day.
    """

    day: date
    start: str
    id: int
    sport: Sport
    kind: Kind | None
    status: Status
    distance_m: float | None
    duration_s: float | None
    rpe: int | None
    heaviness: int | None
    shoe_id: int | None
    linked_id: int | None
    source: Source

    @property
    def is_run(self) -> bool:
        """Whether the sport is running."""
        return self.sport is Sport.RUN

    @property
    def is_planned(self) -> bool:
        """Whether it is planned."""
        return self.status is Status.PLANNED

    @property
    def known_m(self) -> float:
        """The distance, 0 when it is unknown [m]."""
        return self.distance_m or 0.0


def entry_of(session: Session) -> LogEntry:
    """Return what the rules ask of a stored session; one without a number gets 0."""
    start = session.start_utc
    return LogEntry(
        session.local_date,
        "" if start is None else start.isoformat(),
        session.id or 0,
        session.sport,
        session.kind,
        session.status,
        session.distance_m,
        session.duration_s,
        session.rpe,
        session.heaviness,
        session.shoe_id,
        session.linked_id,
        session.source,
    )


class Diary:
    """Everything that counts, in the order of days.

    Attributes:
        entries: All sessions, in order.
        today: The runner's local date.
        shoes: The pairs of shoes by number.
        unknown_days: Days of which the runner said that they were not logged.
        counted: The sessions of all sports that count.
        runs: The runs among them; a done run takes kind and source of the plan that it fulfils,
            where it has none of its own.
    """

    def __init__(
        self,
        entries: Sequence[LogEntry],
        today: date,
        shoes: Mapping[int, Shoe] | None = None,
        unknown_days: Collection[date] = (),
    ) -> None:
        """Take over the log.

        Args:
            entries: All sessions, ordered by day, start and number.
            today: The runner's local date.
            shoes: The pairs of shoes by number.
            unknown_days: Days of which the runner said that they were not logged.
        """
        self.entries, self.today = entries, today
        self.shoes = shoes or {}
        self.unknown_days = frozenset(unknown_days)
        plans = {one.id: one for one in entries if one.status is Status.PLANNED}
        done = [one for one in entries if one.status is Status.DONE]
        fulfilled = {one.linked_id for one in done if one.linked_id is not None}
        done_ids = {one.id for one in done}
        self.counted = [
            _with_plan(one, plans) if one.linked_id is not None else one
            for one in entries
            if one.status is Status.DONE
            or (
                one.status is Status.PLANNED
                and one.day >= today
                and one.id not in fulfilled
                and one.linked_id not in done_ids
            )
        ]
        self.runs = [one for one in self.counted if one.sport is Sport.RUN]
        self.run_dates = [one.day for one in self.runs]
        self._sums_m = [0.0, *accumulate(one.distance_m or 0.0 for one in self.runs)]

    def replaced(self, edited: Iterable[LogEntry], removed_ids: Collection[int] = ()) -> Diary:
        """Return the diary with some sessions changed, added or gone.

        Args:
            edited: Sessions with their new values; new ones have numbers below 0.
            removed_ids: Sessions that are gone.
        """
        changed = {one.id: one for one in edited}
        gone = changed.keys() | set(removed_ids)
        kept = [one for one in self.entries if one.id not in gone]
        return Diary(
            sorted([*kept, *changed.values()]) if changed else kept,
            self.today,
            self.shoes,
            self.unknown_days,
        )

    def on(self, today: date) -> Diary:
        """Return the same log on another day."""
        return Diary(self.entries, today, self.shoes, self.unknown_days)

    @cached_property
    def run_days(self) -> list[RunDay]:
        """The days with a run that counts, in order."""
        days: list[RunDay] = []
        for run in self.runs:
            far, unmeasured = run.distance_m or 0.0, int(run.distance_m is None)
            done_m, planned_m = (far, 0.0) if run.status is Status.DONE else (0.0, far)
            if days and days[-1].day == run.day:
                last = days.pop()
                done_m, planned_m = last.done_m + done_m, last.planned_m + planned_m
                runs, unmeasured = last.runs + 1, unmeasured + last.unmeasured
                longest_m = max(last.longest_m, far)
                days.append(RunDay(run.day, done_m, planned_m, runs, longest_m, unmeasured))
            else:
                days.append(RunDay(run.day, done_m, planned_m, 1, far, unmeasured))
        return days

    @cached_property
    def run_day_dates(self) -> list[date]:
        """The dates of :attr:`run_days`."""
        return [one.day for one in self.run_days]

    @cached_property
    def missing(self) -> MissingDays:
        """The days without a run that were not logged; a marked day with a run is a run day."""
        return MissingDays(day for day in self.unknown_days if not self.is_run_day(day))

    @cached_property
    def first_run_index(self) -> int:
        """The index of the first run that says something of the runner; a run of 0 m is none."""
        real = (place for place, one in enumerate(self.runs) if one.distance_m != 0.0)
        return next(real, len(self.runs))

    @property
    def first_day(self) -> date | None:
        """The first day with any session that counts; before it nothing is known."""
        return self.counted[0].day if self.counted else None

    @property
    def last_day(self) -> date | None:
        """The last day with a session that counts."""
        return self.counted[-1].day if self.counted else None

    def runs_between(self, first: date, last: date) -> list[LogEntry]:
        """Return the runs from ``first`` to ``last``, in order."""
        dates = self.run_dates
        return self.runs[bisect_left(dates, first) : bisect_right(dates, last)]

    def runs_to_next(
        self, first: date, last: date, is_meant: Callable[[LogEntry], bool]
    ) -> list[LogEntry]:
        """Return the runs that are meant from ``first`` to ``last``, and the next one after."""
        runs = self.runs
        begin, end = bisect_left(self.run_dates, first), bisect_right(self.run_dates, last)
        found = [one for one in islice(runs, begin, end) if is_meant(one)]
        following = (one for one in islice(runs, end, None) if is_meant(one))
        return [*found, *islice(following, 1)]

    def counted_between(self, first: date, last: date) -> list[LogEntry]:
        """Return the sessions of all sports from ``first`` to ``last``, in order."""
        dates = self._counted_dates
        return self.counted[bisect_left(dates, first) : bisect_right(dates, last)]

    def distance_m(self, first: date, last: date) -> float:
        """Return what is run from ``first`` to ``last`` [m]."""
        dates = self.run_dates
        return self._sums_m[bisect_right(dates, last)] - self._sums_m[bisect_left(dates, first)]

    def is_measured(self, first: date, last: date) -> bool:
        """Whether the distance of every run from ``first`` to ``last`` is known."""
        unmeasured = self._unmeasured_days
        return bisect_right(unmeasured, last) == bisect_left(unmeasured, first)

    def is_run_day(self, day: date) -> bool:
        """Whether a run counts on ``day``."""
        index = bisect_left(self.run_dates, day)
        return index < len(self.run_dates) and self.run_dates[index] == day

    def run_index(self, day: date) -> int:
        """Return the index of the first run on or after ``day``."""
        return bisect_left(self.run_dates, day)

    def is_known(self, day: date) -> bool:
        """Whether anything is known of ``day``: it is logged, or to come."""
        first = self.first_day
        return first is not None and first <= day and day not in self.unknown_days

    @cached_property
    def _unmeasured_days(self) -> list[date]:
        return [one.day for one in self.runs if one.distance_m is None]

    @cached_property
    def _counted_dates(self) -> list[date]:
        return [one.day for one in self.counted]


def _with_plan(done: LogEntry, plans: Mapping[int, LogEntry]) -> LogEntry:
    plan = plans.get(done.linked_id or 0)
    if plan is None or done.status is not Status.DONE:
        return done
    if done.kind is None:
        done = done._replace(kind=plan.kind)
    return done._replace(source=plan.source)


def is_hard(entry: LogEntry, hard_rpe: int) -> bool:
    """Whether a session makes its day a hard one: a hard run, or any sport with much effort."""
    if entry.rpe is not None and entry.rpe >= hard_rpe:
        return True
    return entry.sport is Sport.RUN and entry.kind in HARD


def windows(runs: Sequence[LogEntry], days: int) -> Iterator[Sequence[LogEntry]]:
    """Yield, for each of some runs, those of the ``days`` that end with it, itself last.

    No more than :data:`MOST_RUNS` are looked at, however many a day a faulty log holds.
    """
    begin = 0
    for end, run in enumerate(runs, 1):
        first = run.day - timedelta(days=days - 1)
        while runs[begin].day < first:
            begin += 1
        yield runs[max(begin, end - MOST_RUNS) : end]


def days_between(first: date, last: date) -> list[date]:
    """Return every day from ``first`` to ``last``."""
    return [first + timedelta(days=index) for index in range((last - first).days + 1)]
