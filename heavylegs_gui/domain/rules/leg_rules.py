"""Rules about the legs and what is on them: HEAVY and SHOE."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.diary import windows
from heavylegs_gui.domain.rules.findings import Level, Subject, SubjectKind, TrainingWarning
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review, days_subject, last_of_rows, warn
from heavylegs_gui.domain.training import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heavylegs_gui.domain.rules.diary import LogEntry
    from heavylegs_gui.domain.training import Shoe


def heavy_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield, for each time in which the legs felt heavy, its last run."""
    window = timedelta(days=review.rules.heavy.window_days - 1)
    rated = review.diary.runs_to_next(
        review.first - window,
        review.last + window,
        lambda one: one.heaviness is not None and one.status is Status.DONE,
    )
    yield from last_of_rows(
        _heavy(review, inside)
        for inside in windows(rated, review.rules.heavy.window_days)
        if inside[-1].day >= review.first
    )


def _heavy(review: Review, inside: Sequence[LogEntry]) -> TrainingWarning | None:
    """Judge the last runs of one window, all of which have a heaviness."""
    numbers, last = review.rules.heavy, inside[-1].day
    if len(inside) < numbers.runs:
        return None
    recent = inside[-numbers.runs :]
    mean, usual = _mean(recent), _mean(inside)
    is_above = len(inside) >= numbers.least_values and mean >= usual + numbers.rise
    if mean < numbers.heaviness and not is_above:
        return None
    return warn(
        RuleId.HEAVY,
        Level.CAUTION,
        days_subject(recent[0].day, last),
        numbers,
        day=last,
        entries=recent,
        value=mean,
        limit=numbers.heaviness if mean >= numbers.heaviness else usual + numbers.rise,
        base=usual,
        unit="heaviness",
        runs=numbers.runs,
    )


def _mean(rated: Sequence[LogEntry]) -> float:
    return sum(one.heaviness or 0 for one in rated) / len(rated)


def shoe_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield the pairs in use that have run far, on the last day they were worn.

    Only what was done counts: a plan wears no shoes out.
    """
    worn: dict[int, tuple[float, LogEntry]] = {}
    shoes = review.diary.shoes
    for one in review.diary.counted:
        if one.shoe_id in shoes and one.shoe_id is not None and not one.is_planned:
            so_far, _last = worn.get(one.shoe_id, (shoes[one.shoe_id].start_distance_m, one))
            worn[one.shoe_id] = (so_far + one.known_m, one)
    for number, (far, last) in worn.items():
        found = _shoe(review, shoes[number], far, last)
        if found is not None and review.first <= found.day <= review.last:
            yield found


def _shoe(review: Review, shoe: Shoe, far: float, last: LogEntry) -> TrainingWarning | None:
    numbers = review.rules.shoe
    limit_m, info_m = numbers.caution_m, numbers.info_m
    if shoe.limit_m:
        limit_m, info_m = shoe.limit_m, numbers.own_info_ratio * shoe.limit_m
    if shoe.retired_on is not None or far < info_m:
        return None
    return warn(
        RuleId.SHOE,
        Level.CAUTION if far >= limit_m else Level.INFO,
        Subject(SubjectKind.SHOE, shoe.id or 0, last.day, last.day),
        numbers,
        day=last.day,
        entries=[last],
        value=far,
        limit=limit_m,
        ratio=far / limit_m,
        unit="m",
        name=shoe.name,
    )
