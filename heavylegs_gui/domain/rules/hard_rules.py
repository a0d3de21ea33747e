"""Rules about hard sessions: HARD-EASY, SPEED and HARD-SHARE."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.diary import QUALITY, LogEntry, is_hard, windows
from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import (
    Review,
    days_subject,
    last_of_rows,
    warn,
    week_subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_DAY = timedelta(days=1)


def hard_easy_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield pairs of hard days in a row that touch the span; each stands on its second day."""
    numbers = review.rules.hard_easy
    hard: dict[date, list[LogEntry]] = {}
    for one in review.diary.counted_between(review.first - _DAY, review.last + _DAY):
        if is_hard(one, numbers.hard_rpe):
            hard.setdefault(one.day, []).append(one)
    for day, sessions in hard.items():
        if day - _DAY not in hard or day < review.first:
            continue
        yield warn(
            RuleId.HARD_EASY,
            Level.CAUTION,
            days_subject(day - _DAY, day),
            numbers,
            day=day,
            entries=[*hard[day - _DAY], *sessions],
            value=2,
            limit=1,
            unit="days",
        )


def speed_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield weeks with many fast sessions, or with any soon after a beginning or a long break."""
    numbers = review.rules.speed
    for total in review.weeks():
        subject = week_subject(total.week_start)
        runs = review.diary.runs_between(subject.first, subject.last)
        fast = [one for one in runs if one.kind in QUALITY]
        is_early = bool(fast) and _is_early(review, total.week_start)
        level = None
        if len(fast) >= numbers.alert_sessions:
            level = Level.ALERT
        elif len(fast) >= numbers.caution_sessions:
            level = Level.CAUTION
        elif is_early:
            level = Level.INFO
        if level is None:
            continue
        yield warn(
            RuleId.SPEED,
            level,
            subject,
            numbers,
            entries=fast,
            value=len(fast),
            limit=0 if is_early else numbers.caution_sessions - 1,
            unit="sessions",
            early=is_early,
        )


def _is_early(review: Review, week: date) -> bool:
    """Whether a week lies soon after that of the first run, or after a long break."""
    numbers, dates = review.rules.speed, review.diary.run_dates
    if review.baseline is None and dates:
        begun = (week - review.week_of(dates[0])).days // 7
        if begun < numbers.first_weeks:
            return True
    for back in range(numbers.layoff_weeks):
        cap = review.cap_of(week - timedelta(weeks=back))
        if cap is not None and cap.is_return and cap.gap_days >= numbers.layoff_days:
            return True
    return False


def hard_share_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield, for each time in which much of the running was hard, its last run."""
    numbers = review.rules.hard_share
    window = timedelta(days=numbers.window_days - 1)
    runs = review.diary.runs_to_next(
        review.first - window, review.last + window, lambda one: one.duration_s is not None
    )
    yield from last_of_rows(
        _hard_share(review, inside)
        for inside in windows(runs, numbers.window_days)
        if inside[-1].day >= review.first
    )


def _hard_share(review: Review, inside: Sequence[LogEntry]) -> TrainingWarning | None:
    """Judge the running time of the runs of one window, which ends with the last of them."""
    numbers, last = review.rules.hard_share, inside[-1].day
    first = last - timedelta(days=numbers.window_days - 1)
    total_s = sum([one.duration_s or 0.0 for one in inside])
    if len(inside) < numbers.least_runs or not total_s:
        return None
    fast = [one for one in inside if _is_fast(one, numbers.hard_rpe)]
    hard_s = sum([one.duration_s or 0.0 for one in fast])
    share = hard_s / total_s
    if share <= numbers.info_share:
        return None
    is_caution = share > numbers.caution_share
    return warn(
        RuleId.HARD_SHARE,
        Level.CAUTION if is_caution else Level.INFO,
        days_subject(first, last),
        numbers,
        day=last,
        entries=fast,
        value=share,
        limit=numbers.caution_share if is_caution else numbers.info_share,
        unit="share",
        hard_min=hard_s / 60.0,
        total_min=total_s / 60.0,
    )


def _is_fast(run: LogEntry, hard_rpe: int) -> bool:
    return run.kind in QUALITY or (run.rpe is not None and run.rpe >= hard_rpe)
