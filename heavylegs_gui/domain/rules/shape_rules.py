"""Rules about the shape of weeks: LONG and CUTBACK."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review, warn, week_subject
from heavylegs_gui.domain.week_base import RUN_TOLERANCE_M

if TYPE_CHECKING:
    from collections.abc import Iterator


def long_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield weeks in which the longest run is a large part; ``session_ids`` names that run."""
    numbers = review.rules.long
    for total in review.weeks():
        subject = week_subject(total.week_start)
        runs = [
            one for one in review.diary.runs_between(subject.first, subject.last) if one.distance_m
        ]
        if len(runs) < numbers.least_runs:
            continue
        longest = max(runs, key=lambda one: one.known_m)
        limit = max(numbers.share, numbers.share_of_mean / len(runs)) + numbers.slack
        sum_m = sum(one.known_m for one in runs)
        far = longest.known_m - RUN_TOLERANCE_M
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

    Said in the first such week, and again after as many weeks more.
    """
    numbers = review.rules.cutback
    for total in review.weeks():
        steady = _steady_weeks(review, total.week_start)
        if steady < numbers.weeks or steady % numbers.weeks:
            continue
        before = review.week(total.week_start - timedelta(weeks=numbers.weeks - 1))
        if before is None or not before.distance_m:
            continue
        growth = total.distance_m / before.distance_m
        if growth < numbers.growth_ratio:
            continue
        yield warn(
            RuleId.CUTBACK,
            Level.INFO,
            week_subject(total.week_start),
            numbers,
            value=steady,
            limit=numbers.weeks - 1,
            base=before.distance_m,
            ratio=growth,
            unit="weeks",
        )


def _steady_weeks(review: Review, week: date) -> int:
    """Return how many weeks in a row up to this one were no lighter weeks.

    At most as many as the review looks back; the first recorded week begins the count.
    """
    count = 0
    while True:
        total = review.week(week)
        if total is None or not total.runs or _is_cut_back(review, week):
            return count
        count += 1
        week -= timedelta(weeks=1)


def _is_cut_back(review: Review, week: date) -> bool:
    numbers, total = review.rules.cutback, review.week(week)
    if total is None:
        return False
    earlier = (
        review.week(week - timedelta(weeks=back)) for back in range(1, numbers.best_of_weeks + 1)
    )
    best_m = max((one.distance_m for one in earlier if one is not None), default=0.0)
    return total.distance_m <= numbers.cut_ratio * best_m
