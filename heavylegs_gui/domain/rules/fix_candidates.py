"""What could mend each warning, the gentlest first; :mod:`.fixes` tries them one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.diary import HARD, QUALITY, LogEntry, is_hard
from heavylegs_gui.domain.rules.fix_desk import (
    Edits,
    FieldEdit,
    FixDesk,
    dropped,
    made_easy,
    moved,
    resized,
    scaled,
    shared_out,
    trimmed,
)
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.run_rules import run_limit_m
from heavylegs_gui.domain.training import Kind
from heavylegs_gui.domain.week_base import RUN_TOLERANCE_M, exceeds
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning

_MOST_MOVE_DAYS = 3
"""A session is moved by so many days at most [days]. Source: own value."""
_DAY = timedelta(days=1)

Candidate = tuple[str, Edits]


def _shorten(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """SPIKE, START-S, LAYOFF-S: the run down to its limit, else the later ones with it."""
    for run in desk.changeable:
        if run.id != warning.subject.number:
            continue
        left_m = desk.shorter_m(run, _number(warning, "limit"))
        if left_m is not None:
            short = resized(run, left_m)
            yield "shorten", [short]
            later = _later_steps(desk, run, left_m)
            yield "shorten", [short, *later] if later else []


def _later_steps(desk: FixDesk, run: LogEntry, left_m: float) -> list[FieldEdit]:
    """Return the edits that bring the runs after a shortened one to their limits, in order.

    Each limit hangs on the runs before it as they are by then. Runs are looked at as long as a
    changed one is the yardstick of them.
    """
    review, runs = desk.review, desk.review.diary.runs
    window = timedelta(days=review.rules.spike.window_days)
    changeable = {one.id for one in desk.changeable}
    far_m = {run.id: left_m}
    found: list[FieldEdit] = []
    last = run.day + window
    for index in range(runs.index(run) + 1, len(runs)):
        one = runs[index]
        if one.day > min(last, review.last):
            break
        limit_m = run_limit_m(review, index, far_m) if one.id in changeable else None
        if limit_m is None or not exceeds(one.known_m, limit_m, RUN_TOLERANCE_M):
            continue
        short_m = desk.shorter_m(one, limit_m)
        if short_m is not None:
            far_m[one.id] = short_m
            found.append(resized(one, short_m))
            last = one.day + window
    return found


def _trim(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """WEEK, START-W: the easy runs first, the fast ones then, the long run last."""
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    excess_m = _number(warning, "value") - _number(warning, "limit")
    yield "trim", trimmed(desk, runs, excess_m)
    yield "trim", _in_proportion(desk, runs, excess_m)


def _in_proportion(desk: FixDesk, runs: Sequence[LogEntry], excess_m: float) -> Edits:
    room_m = sum(one.known_m for one in runs) - excess_m
    return scaled(desk, runs, room_m) if excess_m > 0 and room_m > 0 else []


def _later(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """ROLL7: the last run of the seven days to a later free day, or shorter."""
    found = desk.of_days(warning.subject.first, warning.subject.last)
    runs = [one for one in found if one.known_m > 0]
    excess_m = _number(warning, "value") - _number(warning, "limit")
    if not runs:
        return
    for days in range(1, _MOST_MOVE_DAYS + 1):
        day = runs[-1].day + days * _DAY
        if desk.may_hold(day) and not desk.review.diary.is_run_day(day):
            yield "move", [moved(runs[-1], day)]
    yield "trim", trimmed(desk, runs[-1:], excess_m)
    yield "trim", trimmed(desk, runs, excess_m)


def _rest(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """REST and MONO: the smallest planned day becomes a rest day, the later of two alike."""
    days = _whole_days(desk, warning)
    days.sort(key=lambda runs: (*_size(desk, runs), -runs[0].day.toordinal()))
    for runs in days:
        yield "rest", [dropped(one) for one in runs]
    if warning.rule is RuleId.MONO:
        for runs in days:
            halves = (desk.shorter(one, one.known_m / 2) for one in runs)
            yield "easier", [one for one in halves if one is not None]


def _split(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """STREAK: rest on a day inside that splits it, the one with the least to lose."""
    first, last = warning.subject.first, warning.subject.last
    days = _whole_days(desk, warning)
    days.sort(
        key=lambda runs: (
            runs[0].day in {first, last},
            any(one.kind is Kind.LONG for one in runs),
            *_size(desk, runs),
            runs[0].day,
        )
    )
    for runs in days:
        yield "rest", [dropped(one) for one in runs]


def _whole_days(desk: FixDesk, warning: TrainingWarning) -> list[list[LogEntry]]:
    """Return the runs of each day of a warning on which every run may be changed."""
    days: dict[date, list[LogEntry]] = {}
    for one in desk.of_days(warning.subject.first, warning.subject.last):
        days.setdefault(one.day, []).append(one)
    diary = desk.review.diary
    return [runs for day, runs in days.items() if len(runs) == len(diary.runs_between(day, day))]


def _size(desk: FixDesk, runs: Iterable[LogEntry]) -> tuple[bool, int]:
    """Return what the runs of a day weigh: one of unknown distance may be the longest of all."""
    distances = [one.distance_m for one in runs]
    sum_m = sum(far or 0.0 for far in distances)
    return None in distances, round(sum_m / desk.step_m)


def _part(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """HARD-EASY: one of the two hard sessions to the nearest day that suits, or a swap.

    Else a fast one becomes easy; a long run stays one, for a new name makes it no shorter.
    """
    first, last = warning.subject.first, warning.subject.last
    hard_rpe = desk.review.rules.hard_easy.hard_rpe
    hard = [one for one in desk.of_days(first, last) if is_hard(one, hard_rpe)]
    for days in range(1, _MOST_MOVE_DAYS + 1):
        for run in reversed(hard):
            for day in (run.day + days * _DAY, run.day - days * _DAY):
                if desk.may_hold(day) and not first <= day <= last:
                    yield from _swap_or_move(desk, run, day)
    for run in reversed(hard):
        if run.kind in QUALITY:
            yield "easier", [made_easy(run)]


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
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    fast = [one for one in runs if one.kind in QUALITY]
    for count in range(1, len(fast) + 1):
        yield "easier", [made_easy(one) for one in fast[-count:]]


def _shift(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """LONG: what is too much goes to the easy runs of the week, else it goes."""
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    longest = next((one for one in runs if one.id in warning.session_ids), None)
    if longest is None:
        return
    easy = [one for one in runs if one.kind not in HARD and one.known_m >= desk.least_m]
    easy = [one for one in easy if one is not longest]
    limit_m = _number(warning, "limit")
    for more_m in (0.0, desk.step_m):
        left_m = desk.shorter_m(longest, limit_m - more_m)
        short = desk.shorter(longest, limit_m - more_m)
        if left_m is not None and short is not None:
            grown = shared_out(desk, easy, longest.known_m - left_m)
            yield "shift", [short, *grown] if grown else []
    others_m = _number(warning, "base") - longest.known_m
    share = _number(warning, "share_limit")
    short = desk.shorter(longest, share * others_m / (1.0 - share)) if share < 1.0 else None
    if short is not None:
        yield "shorten", [short]


def _lighten(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """CUTBACK: the next week with four fifths of the distance, else the same one."""
    diary, ratio = desk.review.diary, desk.review.rules.cutback.fix_ratio
    for weeks in (1, 0):
        first = warning.subject.first + timedelta(weeks=weeks)
        last = first + timedelta(days=DAYS_PER_WEEK - 1)
        before_m = diary.distance_m(first - timedelta(weeks=1), first - _DAY)
        excess_m = diary.distance_m(first, last) - ratio * before_m
        yield "lighten", _in_proportion(desk, desk.of_days(first, last), excess_m)


def _rescale(desk: FixDesk, warning: TrainingWarning) -> Iterator[Candidate]:
    """LAYOFF-W: the planned runs of the week in proportion, none above the cap of a run."""
    runs = desk.of_days(warning.subject.first, warning.subject.last)
    cap = desk.review.cap_of(warning.subject.first)
    fixed_m = _number(warning, "value") - sum(one.known_m for one in runs)
    if cap is not None:
        yield "rescale", scaled(desk, runs, _number(warning, "limit") - fixed_m, cap.run_cap_m)


def _number(warning: TrainingWarning, name: str) -> float:
    return float(warning.numbers[name] or 0.0)


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
