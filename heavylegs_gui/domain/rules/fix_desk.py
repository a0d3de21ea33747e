"""What fixes are made of: the runs that may be changed, and single changes of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.rules.diary import QUALITY, LogEntry
from heavylegs_gui.domain.training import LATEST_DATE, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heavylegs_gui.domain.rules.review import Review
    from heavylegs_gui.domain.units import Units

STEP_UNITS = 0.1
"""Distances of fixes are rounded down to this [km or mi]. Source: own value."""
NOISE_M = 1.0
"""Less than this is no difference between two distances [m]. Source: own value."""
_ROUNDING = 1e-3
"""What a computed distance may miss a full step by, in steps."""
_DIGITS = 4
"""Decimals of a distance [m] that every 0.1 km and 0.1 mi has at most."""

Value = float | date | Status | Kind
"""What a fix may write: a distance [m], a day, that a run is left out, or its kind."""


class FieldEdit(NamedTuple):
    """One field of one session.

    Attributes:
        field: ``distance_m``, ``local_date``, ``status`` or ``kind``, as in a session.
    """

    session_id: int
    field: str
    before: Value | None
    after: Value


Edits = Sequence[FieldEdit]


class FixDesk:
    """What the candidates are made of.

    Attributes:
        review: The log around the warning.
        step_m: Distances are rounded down to this [m].
        least_m: No run is left shorter than this [m].
        changeable: Planned runs of today and later, in order. Races are none of them: a runner
            has entered for a race, so the other runs give way or nothing does.
    """

    def __init__(self, review: Review, units: Units) -> None:
        self.review = review
        self.step_m = STEP_UNITS * units.metres
        self.least_m = review.rules.week.least_run_m
        today = review.diary.today
        self.changeable = [
            one
            for one in review.diary.runs
            if one.is_planned and one.day >= today and one.kind is not Kind.RACE
        ]
        self._by_id = {one.id: one for one in review.diary.entries}

    def floor_m(self, distance_m: float) -> float:
        """Return a distance rounded down to a full step [m]."""
        steps = math.floor(distance_m / self.step_m + _ROUNDING)
        return round(steps * self.step_m, _DIGITS)

    def of_days(self, first: date, last: date) -> list[LogEntry]:
        """Return the changeable runs from ``first`` to ``last``."""
        return [one for one in self.changeable if first <= one.day <= last]

    def may_hold(self, day: date) -> bool:
        """Whether a run may be moved to ``day``."""
        return self.review.diary.today <= day <= LATEST_DATE

    def shorter_m(self, run: LogEntry, distance_m: float) -> float | None:
        """Return what is left of a run that is cut to a distance [m].

        It is rounded down, and so far below the run that runners see another figure.

        Returns:
            ``None`` when less than the least worthwhile distance would be left.
        """
        left_m = self.floor_m(distance_m)
        if left_m > run.known_m - self.step_m / 2:
            left_m = self.floor_m(run.known_m - self.step_m)
        return left_m if left_m >= self.least_m - _ROUNDING else None

    def shorter(self, run: LogEntry, distance_m: float) -> FieldEdit | None:
        """Return the edit that cuts a run to a distance, ``None`` when too little were left."""
        left_m = self.shorter_m(run, distance_m)
        return None if left_m is None else resized(run, left_m)

    def edited(self, edits: Edits) -> list[LogEntry]:
        """Return the sessions as they are after ``edits``."""
        found = {one.session_id: self._by_id[one.session_id] for one in edits}
        for edit in edits:
            found[edit.session_id] = _edited(found[edit.session_id], edit.after)
        return list(found.values())

    def days(self, edits: Edits) -> list[date]:
        """Return the days that ``edits`` touch, before and after."""
        return [self._by_id[one.session_id].day for one in edits] + [
            one.day for one in self.edited(edits)
        ]


def dropped(run: LogEntry) -> FieldEdit:
    """Return the edit that leaves a planned session out."""
    return FieldEdit(run.id, "status", run.status, Status.SKIPPED)


def moved(run: LogEntry, day: date) -> FieldEdit:
    """Return the edit that moves a session to another day."""
    return FieldEdit(run.id, "local_date", run.day, day)


def resized(run: LogEntry, distance_m: float) -> FieldEdit:
    """Return the edit that gives a run another distance [m]."""
    return FieldEdit(run.id, "distance_m", run.distance_m, distance_m)


def made_easy(run: LogEntry) -> FieldEdit:
    """Return the edit that makes an easy run of a fast one."""
    return FieldEdit(run.id, "kind", run.kind, Kind.EASY)


def trimmed(desk: FixDesk, runs: Iterable[LogEntry], excess_m: float) -> Edits:
    """Return the edits that take a distance from ``runs``: easy ones first, the long one last.

    Runs of one kind give the same distance each; one that would fall below the least worthwhile
    distance is left out instead. Runs of unknown distance stay as they are.
    """
    listed = [one for one in runs if one.known_m > 0]
    longest = max(listed, key=lambda one: one.known_m, default=None)
    groups: list[list[LogEntry]] = [[], [], []]
    for one in listed:
        is_long = one.kind is Kind.LONG or (one is longest and len(listed) > 2)
        groups[2 if is_long else int(one.kind in QUALITY)].append(one)
    edits: list[FieldEdit] = []
    for group in groups:
        if excess_m > NOISE_M:
            found, excess_m = _take(desk, group, excess_m)
            edits += found
    return edits


def _take(desk: FixDesk, group: list[LogEntry], excess_m: float) -> tuple[list[FieldEdit], float]:
    """Take ``excess_m`` from the runs of a group; return the edits and what is left."""
    left = sorted(group, key=lambda one: one.known_m)
    edits: list[FieldEdit] = []
    while left and excess_m > NOISE_M:
        share_m = excess_m / len(left)
        if desk.shorter_m(left[0], left[0].known_m - share_m) is not None:
            found = (desk.shorter(one, one.known_m - share_m) for one in left)
            return [*edits, *(one for one in found if one is not None)], 0.0
        smallest = left.pop(0)
        edits.append(dropped(smallest))
        excess_m -= smallest.known_m
    return edits, max(excess_m, 0.0)


def scaled(
    desk: FixDesk, runs: Iterable[LogEntry], room_m: float, most_m: float = math.inf
) -> Edits:
    """Return the edits that bring ``runs`` to a distance in proportion.

    One that would fall below the least worthwhile distance is left out instead. Runs of unknown
    distance stay as they are.

    Args:
        desk: What the edits are made of.
        runs: Runs that may be changed.
        room_m: Distance for all of them together [m].
        most_m: Longest that any of them may be [m].
    """
    left = sorted((one for one in runs if one.known_m > 0), key=lambda one: one.known_m)
    edits: list[FieldEdit] = []
    factor = 1.0
    while left:
        factor = min(1.0, room_m / sum(one.known_m for one in left))
        far = min(most_m, factor * left[0].known_m)
        if far > left[0].known_m - NOISE_M or desk.shorter_m(left[0], far) is not None:
            break
        edits.append(dropped(left.pop(0)))
    for one in left:
        far = min(most_m, factor * one.known_m)
        edit = desk.shorter(one, far) if far <= one.known_m - NOISE_M else None
        edits += [] if edit is None else [edit]
    return edits


def shared_out(desk: FixDesk, runs: Iterable[LogEntry], distance_m: float) -> Edits:
    """Return the edits that give a distance to ``runs``, in full steps, the shortest first."""
    listed = sorted(runs, key=lambda one: one.known_m)
    steps = math.floor(distance_m / desk.step_m + _ROUNDING)
    each, over = divmod(steps, len(listed)) if listed else (0, 0)
    edits = []
    for index, one in enumerate(listed):
        more_m = (each + (index < over)) * desk.step_m
        grown_m = desk.floor_m(one.known_m + more_m)
        if grown_m >= one.known_m + desk.step_m / 2:
            edits.append(resized(one, grown_m))
    return edits


def duration_after(
    duration_s: float | None, before_m: float | None, after_m: float
) -> float | None:
    """Return the planned time of a run of another distance, at the same pace [s]."""
    if not duration_s or not before_m:
        return duration_s
    return float(round(duration_s * after_m / before_m))


def _edited(entry: LogEntry, after: Value) -> LogEntry:
    if isinstance(after, Status):
        return entry._replace(status=after)
    if isinstance(after, Kind):
        return entry._replace(kind=after)
    if isinstance(after, date):
        return entry._replace(day=after, start=_start_on(entry, after))
    duration_s = duration_after(entry.duration_s, entry.distance_m, after)
    return entry._replace(distance_m=after, duration_s=duration_s)


def _start_on(entry: LogEntry, day: date) -> str:
    if not entry.start:
        return ""
    days = timedelta(days=(day - entry.day).days)
    return (datetime.fromisoformat(entry.start) + days).isoformat()
