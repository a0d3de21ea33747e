"""Rules about the shape of weeks: LONG and CUTBACK."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review, warn, week_subject
from heavylegs_gui.domain.training import Source, Status
from heavylegs_gui.domain.week_base import ROUNDING_M, RUN_TOLERANCE_M
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, weeks_between

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)
_WEEK = timedelta(days=DAYS_PER_WEEK)


def long_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield weeks in which the longest run is a large part; ``session_ids`` names that run.

    A week with days that were not logged, or with a run of unknown distance, is not judged: nobody
    knows how large a part it is.
    """
    numbers = review.rules.long
    for total in review.weeks():
        subject = week_subject(total.week_start)
        listed = review.diary.runs_between(subject.first, subject.last)
        runs = [one for one in listed if one.distance_m != 0.0]
        is_known = all(one.distance_m for one in runs)
        if len(runs) < numbers.least_runs or not is_known or review.has_missing_days(subject.first):
            continue
        longest = max(runs, key=lambda one: one.known_m)
        limit = max(numbers.share, numbers.share_of_mean / len(runs)) + numbers.slack
        sum_m = sum(one.known_m for one in runs)
        far = longest.known_m - RUN_TOLERANCE_M - ROUNDING_M
        if far <= limit * sum_m:
            continue
        is_caution = far > max(numbers.caution_share, limit + numbers.caution_slack) * sum_m
        yield warn(
            RuleId.LONG,
            Level.CAUTION if is_caution else Level.INFO,
            subject,
            numbers,
            entries=[longest],
            value=longest.known_m,
            limit=limit * sum_m,
            base=sum_m,
            ratio=longest.known_m / sum_m,
            unit="m",
            share_limit=limit,
        )


def cutback_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield weeks that end a time of growth without a lighter week.

    Said in the fifth such week in a row, and again after as many weeks more. The first recorded
    week, a week without a run and a lighter week begin the count anew, however long ago they were;
    so does a week with days that were not logged, because it may have been a lighter one. Nothing
    is said when the next week is, or is planned as, a lighter one.
    """
    numbers = review.rules.cutback
    steady = _steady_weeks_before(review)
    for week in weeks_between(review.first, review.last, review.settings.week_start):
        steady = steady + 1 if _is_steady(review, week) else 0
        if not steady or steady % numbers.weeks:
            continue
        before_m = _week_m(review, week - (numbers.weeks - 1) * _WEEK)
        week_m = _week_m(review, week)
        if not before_m or week_m < numbers.growth_ratio * before_m - ROUNDING_M:
            continue
        if _is_lighter_planned(review, week + _WEEK):
            continue
        yield warn(
            RuleId.CUTBACK,
            Level.INFO,
            week_subject(week),
            numbers,
            value=steady,
            limit=numbers.weeks - 1,
            base=before_m,
            ratio=week_m / before_m,
            unit="weeks",
        )


def _steady_weeks_before(review: Review) -> int:
    """Return how many weeks in a row before the span were no lighter weeks."""
    count = 0
    while _is_steady(review, review.first - (count + 1) * _WEEK):
        count += 1
    return count


def _is_steady(review: Review, week: date) -> bool:
    """Whether a week holds a run, is known whole and is no lighter one."""
    diary = review.diary
    if diary.run_index(week) == diary.run_index(week + _WEEK) or review.has_missing_days(week):
        return False
    numbers = review.rules.cutback
    best_m = max(
        _week_m(review, week - back * _WEEK) for back in range(1, numbers.best_of_weeks + 1)
    )
    return _week_m(review, week) > numbers.cut_ratio * best_m + ROUNDING_M


def _is_lighter_planned(review: Review, week: date) -> bool:
    """Whether a week is a lighter one that is over, or that someone planned so.

    A week that has only begun, without a plan, says nothing yet; nor does one with days that were
    not logged.
    """
    diary, last = review.diary, week + _WEEK - _DAY
    if review.has_missing_days(week):
        return False
    if diary.run_index(week) == diary.run_index(week + _WEEK) or _is_steady(review, week):
        return False
    return last < diary.today or any(
        week <= one.day <= last
        and one.is_run
        and (one.status in {Status.PLANNED, Status.SKIPPED} or one.source is Source.PLAN)
        for one in diary.entries
    )


def _week_m(review: Review, week: date) -> float:
    return review.diary.distance_m(week, week + _WEEK - _DAY)
