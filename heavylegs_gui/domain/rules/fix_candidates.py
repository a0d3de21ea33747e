"""What could mend each warning, the gentlest first; :mod:`.fixes` tries them one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from heavylegs_gui.domain.rules.diary import QUALITY, LogEntry, is_hard
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import Kind, Status
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.rules.review import Review
    from heavylegs_gui.domain.units import Units

STEP_UNITS = 0.1
"""Distances of fixes are rounded down to this [km or mi]. Source: own value."""
_ROUNDING = 1e-3
"""What a computed distance may miss a full step by, in steps."""
_MOST_MOVE_DAYS = 3
"""A hard session is moved by so many days at most [days]. Source: own value."""
_DAY = timedelta(days=1)


class FieldEdit(NamedTuple):
    """One field of one session.

    Attributes:
        field: ``distance_m``, ``local_date``, ``status`` or ``kind``, as in a session.
    """

    session_id: int
    field: str
    before: object
    after: object


Edits = Sequence[FieldEdit]
Candidate = tuple[str, Edits]

_COLUMNS = {"local_date": "day"}


class FixDesk:
    """What the candidates are made of.

    Attributes:
        review: The log around the warning.
        changeable: Planned runs of today and later, in order.
    """

    def __init__(self, review: Review, units: Units) -> None:
        self.review = review
        self.step_m = STEP_UNITS * units.metres
        today = review.diary.today
        self.changeable = [one for one in review.diary.runs if one.is_planned and one.day >= today]
        self._by_id = {one.id: one for one in review.diary.entries}

    def floor_m(self, distance_m: float) -> float:
        """Return a distance rounded down to a full step [m]."""
        return math.floor(distance_m / self.step_m + _ROUNDING) * self.step_m

    def of_days(self, first: date, last: date) -> list[LogEntry]:
        """Return the changeable runs from ``first`` to ``last``."""
        return [one for one in self.changeable if first <= one.day <= last]

    def edited(self, edits: Edits) -> list[LogEntry]:
        """Return the sessions as they are after ``edits``."""
        found = {one.session_id: self._by_id[one.session_id] for one in edits}
        for edit in edits:
            new: dict[str, Any] = {_COLUMNS.get(edit.field, edit.field): edit.after}
            found[edit.session_id] = found[edit.session_id]._replace(**new)
        return list(found.values())

    def days(self, edits: Edits) -> list[date]:
        """Return the days that ``edits`` touch, before and after."""
        return [self._by_id[one.session_id].day for one in edits] + [
            one.day for one in self.edited(edits)
        ]

    def shorter(self, run: LogEntry, distance_m: float) -> FieldEdit:
        """Return the edit that shortens a run, rounded down."""
        return FieldEdit(run.id, "distance_m", run.distance_m, self.floor_m(distance_m))


def dropped(run: LogEntry) -> FieldEdit:
    """Return the edit that leaves a planned session out."""
    return FieldEdit(run.id, "status", run.status, Status.SKIPPED)


def moved(run: LogEntry, day: date) -> FieldEdit:
    """Return the edit that moves a session to another day."""
    return FieldEdit(run.id, "local_date", run.day, day)


def _shorten(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """SPIKE, START-S, LAYOFF-S: the run down to its limit."""
    limit_m = float(warning.numbers["limit"] or 0.0)
    for run in desk.changeable:
        if run.id == warning.subject.number and 0 < desk.floor_m(limit_m) < run.known_m:
            yield "shorten", [desk.shorter(run, limit_m)]


def _trim(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """WEEK, START-W: the easy runs first, the fast ones then, the long run last."""
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    excess_m = float(warning.numbers["value"] or 0.0) - float(warning.numbers["limit"] or 0.0)
    yield "trim", trimmed(desk, runs, excess_m)
    yield "trim", _in_proportion(desk, runs, excess_m)


def trimmed(desk: FixDesk, runs: Iterable[LogEntry], excess_m: float) -> Edits:
    """Return the edits that take a distance from ``runs``: easy ones first, the long one last.

    Runs of one kind give the same distance each; one that would fall below the least worthwhile
    distance is left out instead. Races are not touched.
    """
    listed = [one for one in runs if one.kind is not Kind.RACE and one.known_m > 0]
    longest = max(listed, key=lambda one: one.known_m, default=None)
    groups: list[list[LogEntry]] = [[], [], []]
    for one in listed:
        is_long = one.kind is Kind.LONG or (one is longest and len(listed) > 2)
        groups[2 if is_long else int(one.kind in QUALITY)].append(one)
    edits: list[FieldEdit] = []
    for group in groups:
        if excess_m > _ROUNDING:
            found, excess_m = _take(desk, group, excess_m)
            edits += found
    return edits


def _take(desk: FixDesk, group: list[LogEntry], excess_m: float) -> tuple[list[FieldEdit], float]:
    """Take ``excess_m`` from the runs of a group; return the edits and what is left."""
    least_m = desk.review.rules.week.least_run_m
    left = sorted(group, key=lambda one: one.known_m)
    edits: list[FieldEdit] = []
    while left and excess_m > _ROUNDING:
        share_m = excess_m / len(left)
        if left[0].known_m - share_m >= least_m - _ROUNDING:
            edits += [desk.shorter(one, one.known_m - share_m) for one in left]
            return edits, 0.0
        smallest = left.pop(0)
        edits.append(dropped(smallest))
        excess_m -= smallest.known_m
    return edits, max(excess_m, 0.0)


def _in_proportion(desk: FixDesk, runs: list[LogEntry], excess_m: float) -> Edits:
    movable = [one for one in runs if one.kind is not Kind.RACE]
    total_m = sum(one.known_m for one in movable)
    if excess_m <= 0 or excess_m >= total_m:
        return []
    return [desk.shorter(one, one.known_m * (1 - excess_m / total_m)) for one in movable]


def _later(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """ROLL7: the last run of the seven days to a later free day, or shorter."""
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    excess_m = float(warning.numbers["value"] or 0.0) - float(warning.numbers["limit"] or 0.0)
    if not runs:
        return
    for days in range(1, _MOST_MOVE_DAYS + 1):
        day = runs[-1].day + days * _DAY
        if not desk.review.diary.is_run_day(day):
            yield "move", [moved(runs[-1], day)]
    yield "trim", trimmed(desk, runs[-1:], excess_m)
    yield "trim", trimmed(desk, runs, excess_m)


def _rest(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """REST and MONO: the smallest planned day becomes a rest day."""
    days = _day_sums(desk.of_days(warning.subject.first, warning.subject.last))
    for _far, _day, runs in days:
        if _is_whole_day(desk, runs):
            yield "rest", [dropped(one) for one in runs]
    if warning.rule is RuleId.MONO:
        for _far, _day, runs in days:
            yield "easier", [desk.shorter(one, one.known_m / 2) for one in runs if one.known_m]


def _day_sums(runs: Iterable[LogEntry]) -> list[tuple[float, date, list[LogEntry]]]:
    """Return the days of ``runs``, races left out: the smallest first, the later of two alike."""
    days: dict[date, list[LogEntry]] = {}
    for one in runs:
        days.setdefault(one.day, []).append(one)
    sums = [
        (sum(one.known_m for one in of_day), day, of_day)
        for day, of_day in days.items()
        if not any(one.kind is Kind.RACE for one in of_day)
    ]
    return sorted(sums, key=lambda one: (one[0], -one[1].toordinal()))


def _is_whole_day(desk: FixDesk, runs: Sequence[LogEntry]) -> bool:
    """Whether the day of ``runs`` holds nothing else that was or will be run."""
    day = runs[0].day
    return len(desk.review.diary.runs_between(day, day)) == len(runs)


def _split(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """STREAK: rest on the first day that splits it."""
    for day in sorted({one.day for one in desk.of_days(*warning.subject[2:])}):
        runs = desk.of_days(day, day)
        if _is_whole_day(desk, runs) and not any(one.kind is Kind.RACE for one in runs):
            yield "rest", [dropped(one) for one in runs]


def _part(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """HARD-EASY: one of the two hard sessions to the nearest day that suits, or a swap."""
    hard_rpe = desk.review.rules.hard_easy.hard_rpe
    hard = [
        one
        for one in desk.of_days(*warning.subject[2:])
        if is_hard(one, hard_rpe) and one.kind is not Kind.RACE
    ]
    today = desk.review.diary.today
    for days in range(1, _MOST_MOVE_DAYS + 1):
        for run in reversed(hard):
            for day in (run.day + days * _DAY, run.day - days * _DAY):
                if day >= today and not warning.subject.first <= day <= warning.subject.last:
                    yield from _swap_or_move(desk, run, day)
    for run in reversed(hard):
        yield "easier", [FieldEdit(run.id, "kind", run.kind, Kind.EASY)]


def _swap_or_move(desk: FixDesk, run: LogEntry, day: date) -> Iterator[Candidate]:
    there = desk.review.diary.runs_between(day, day)
    if not there:
        yield "move", [moved(run, day)]
        return
    hard_rpe = desk.review.rules.hard_easy.hard_rpe
    others = desk.of_days(day, day)
    if len(others) == len(there) and not any(is_hard(one, hard_rpe) for one in others):
        yield "swap", [moved(run, day), *(moved(one, run.day) for one in others)]


def _slower(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """SPEED: the last fast sessions become easy ones, as few as needed."""
    fast = [
        one
        for one in desk.of_days(warning.subject.first, warning.subject.last)
        if one.kind in QUALITY and one.kind is not Kind.RACE
    ]
    for count in range(1, len(fast) + 1):
        edits = [FieldEdit(one.id, "kind", one.kind, Kind.EASY) for one in fast[-count:]]
        yield "easier", edits


def _shift(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """LONG: what is too much goes to the easy runs of the week, else it goes."""
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    longest = [one for one in runs if one.id in warning.session_ids]
    easy = [one for one in runs if one not in longest and one.kind not in QUALITY]
    if not longest or longest[0].kind is Kind.RACE:
        return
    limit_m = float(warning.numbers["limit"] or 0.0)
    short = desk.shorter(longest[0], limit_m)
    if easy:
        more_m = (longest[0].known_m - limit_m) / len(easy)
        grown = [
            FieldEdit(one.id, "distance_m", one.distance_m, desk.floor_m(one.known_m + more_m))
            for one in easy
            if one.distance_m is not None
        ]
        yield "shift", [short, *grown]
    yield "shorten", [short]


def _lighten(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """CUTBACK: the same week or the next one with four fifths of the distance."""
    ratio = desk.review.rules.cutback.fix_ratio
    for weeks in (1, 0):
        first = warning.subject.first + timedelta(weeks=weeks)
        last = first + timedelta(days=DAYS_PER_WEEK - 1)
        before = desk.review.diary.distance_m(first - timedelta(weeks=1), first - _DAY)
        excess_m = desk.review.diary.distance_m(first, last) - ratio * before
        yield "lighten", _in_proportion(desk, desk.of_days(first, last), excess_m)


def _rescale(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """LAYOFF-W: the planned runs of the week in proportion, none above the cap of a run."""
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    cap = desk.review.cap_of(warning.subject.first)
    done_m = float(warning.numbers["done"] or 0.0)
    room_m = float(warning.numbers["limit"] or 0.0) - done_m
    edits: list[FieldEdit] = []
    while runs and cap is not None:
        factor = room_m / sum(one.known_m for one in runs)
        if factor * min(one.known_m for one in runs) >= desk.review.rules.week.least_run_m:
            wanted = ((one, min(cap.run_cap_m, factor * one.known_m)) for one in runs)
            edits += [desk.shorter(one, far) for one, far in wanted if far < one.known_m]
            break
        smallest = min(runs, key=lambda one: one.known_m)
        runs.remove(smallest)
        edits.append(dropped(smallest))
    yield "rescale", edits


CANDIDATES: dict[RuleId, Callable[[FixDesk, TrainingWarning], Iterator[Candidate]]] = {
    RuleId.SPIKE: _shorten,
    RuleId.START_S: _shorten,
    RuleId.LAYOFF_S: _shorten,
    RuleId.WEEK: _trim,
    RuleId.START_W: _trim,
    RuleId.LAYOFF_W: _rescale,
    RuleId.ROLL7: _later,
    RuleId.REST: _rest,
    RuleId.MONO: _rest,
    RuleId.STREAK: _split,
    RuleId.HARD_EASY: _part,
    RuleId.SPEED: _slower,
    RuleId.LONG: _shift,
    RuleId.CUTBACK: _lighten,
}
