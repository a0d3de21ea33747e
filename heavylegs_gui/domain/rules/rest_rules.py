"""Rules about rest: REST, STREAK and MONO."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from heavylegs_gui.domain.load import monotony, session_load, strain
from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review, days_subject, warn, week_subject
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_days

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)


def rest_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield the weeks of the span with fewer rest days than are wanted.

    A day without a run is a rest day, unless another sport was hard on it; today and days to come
    without a plan are rest days. A week with a day that was not logged is not judged, because that
    day may have been a rest day.
    """
    numbers = review.rules.rest
    for total in review.weeks():
        week = total.week_start
        if not total.runs or not review.is_known_week(week):
            continue
        subject = week_subject(week)
        busy = {
            one.day
            for one in review.diary.counted_between(subject.first, subject.last)
            if one.is_run or (one.rpe is not None and one.rpe >= numbers.hard_rpe)
        }
        rest_days = DAYS_PER_WEEK - len(busy)
        if rest_days >= numbers.wanted_days:
            continue
        yield warn(
            RuleId.REST,
            Level.INFO if rest_days else Level.ALERT,
            subject,
            numbers,
            entries=review.diary.runs_between(subject.first, subject.last),
            value=rest_days,
            limit=numbers.wanted_days,
            unit="days",
        )


def streak_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield the rows of run days that touch the span and are long.

    A row ends at a day that was not logged: nobody knows whether it held a run.
    """
    numbers = review.rules.streak
    dates = review.diary.run_day_dates
    begin = 0
    for index in range(len(dates)):
        is_last = index + 1 == len(dates) or dates[index + 1] - dates[index] != _DAY
        if not is_last:
            continue
        first, last, days = dates[begin], dates[index], index - begin + 1
        begin = index + 1
        if days < numbers.info_days or last < review.first or first > review.last:
            continue
        yield warn(
            RuleId.STREAK,
            Level.ALERT if days >= numbers.alert_days else Level.INFO,
            days_subject(first, last),
            numbers,
            day=last,
            entries=review.diary.runs_between(first, last),
            value=days,
            limit=numbers.info_days - 1,
            unit="days",
        )


def mono_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield the weeks whose days are too much alike, or whose strain is far above the usual.

    A week with a day that was not logged has no monotony and no strain.
    """
    numbers = review.rules.mono
    for total in review.weeks():
        loads = _week_loads(review, total.week_start)
        sameness = _monotony(review, loads)
        if sameness is None:
            continue
        usual = _usual_strain(review, total.week_start)
        load = strain(loads)
        is_strained = usual is not None and load is not None and load > usual
        if sameness <= numbers.info and not is_strained:
            continue
        is_caution = is_strained or sameness > numbers.caution
        yield warn(
            RuleId.MONO,
            Level.CAUTION if is_caution else Level.INFO,
            week_subject(total.week_start),
            numbers,
            value=sameness,
            limit=numbers.caution if is_caution else numbers.info,
            unit="monotony",
            strain=load,
            usual_strain=usual,
            is_strained=is_strained,
        )


def _monotony(review: Review, loads: list[float | None]) -> float | None:
    """Return the monotony of a week with enough loaded days, ``None`` otherwise."""
    loaded = sum(1 for load in loads if load)
    if loaded < review.rules.mono.least_days:
        return None
    found = monotony(loads)
    return None if found is None else min(found, review.rules.mono.cap)


def _week_loads(review: Review, week: date) -> list[float | None]:
    """Return the load of each day of a week; ``None`` for a day with something unknown."""
    days = week_days(week)
    loads: dict[date, float | None] = {
        day: 0.0 if review.diary.is_known(day) else None for day in days
    }
    for one in review.diary.counted_between(days[0], days[-1]):
        load, so_far = session_load(one.rpe, one.duration_s), loads[one.day]
        loads[one.day] = None if load is None or so_far is None else so_far + load
    return list(loads.values())


def _usual_strain(review: Review, week: date) -> float | None:
    """Return the strain above which a week stands out from those before it."""
    numbers = review.rules.mono
    found: list[float] = []
    for back in range(1, numbers.strain_weeks + 1):
        loads = _week_loads(review, week - timedelta(weeks=back))
        if _monotony(review, loads) is not None:
            load = strain(loads)
            found += [] if load is None else [load]
    if len(found) < numbers.strain_least_weeks:
        return None
    return fmean(found) + numbers.strain_deviations * pstdev(found)
