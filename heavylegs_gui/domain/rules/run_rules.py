"""Rules about one run: SPIKE, START-S and LAYOFF-S."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.diary import LogEntry
from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review, session_subject, warn
from heavylegs_gui.domain.training import Kind, Source
from heavylegs_gui.domain.week_base import RUN_TOLERANCE_M, exceeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def run_warnings(review: Review) -> Iterator[TrainingWarning]:
    """Yield what is to be said of each run of the span, at most one warning a run."""
    begin = review.diary.run_index(review.first)
    for index, run in enumerate(review.span_runs(), begin):
        if run.distance_m is None:
            continue
        cap = review.cap_of(review.week_of(run.day))
        if cap is not None:
            found = _layoff(review, run, cap.run_cap_m, cap.gap_days)
        elif _is_first(review, index):
            found = _start(review, run)
        else:
            found = _spike(review, index, run)
        if found is not None:
            yield found


def run_limit_m(
    review: Review, index: int, instead_m: Mapping[int, float] | None = None
) -> float | None:
    """Return the most that the run with this index should be [m], ``None`` when unknown.

    Args:
        review: The log.
        index: Which of its runs.
        instead_m: Other distances for earlier runs, by session [m].
    """
    cap = review.cap_of(review.week_of(review.diary.runs[index].day))
    if cap is not None:
        return cap.run_cap_m
    if _is_first(review, index):
        return review.rules.start.run_caution_m
    longest_m = longest_before_m(review, index, instead_m)
    return _spike_limit_m(review, longest_m) if longest_m else None


def longest_before_m(
    review: Review, index: int, instead_m: Mapping[int, float] | None = None
) -> float | None:
    """Return the longest run of the days before the run with this index [m].

    Days that were not logged are not among them; the look back reaches past them. A run of
    unknown distance is no yardstick.

    Earlier runs of its own day count; the told longest run counts as one on its day, unless a run
    was done on that day; a planned one does not take its place.

    Args:
        review: The log.
        index: Which of its runs.
        instead_m: Other distances for earlier runs, by session [m].

    Returns:
        ``None`` when nothing is known of those days.
    """
    runs = review.diary.runs
    day = runs[index].day
    first, begin = _window_before(review, index)
    found = [one.distance_m for one in runs[begin:index] if one.distance_m is not None]
    if instead_m:
        earlier = (instead_m.get(one.id, one.distance_m) for one in runs[begin:index])
        found = [far for far in earlier if far is not None]
    told_m = _told_long_m(review, first, day)
    if told_m is not None:
        found.append(told_m)
    return max(found, default=None)


def _window_before(review: Review, index: int) -> tuple[date, int]:
    """Return the first day that counts for a run, and the index of the first run from it on."""
    day = review.diary.runs[index].day
    first = review.diary.missing.reach(day, review.rules.spike.window_days)
    return first, review.diary.run_index(first)


def _planned_base(review: Review, index: int, longest_m: float) -> int | None:
    """Return the index of the longest run before another where it is only planned."""
    runs, (first, begin) = review.diary.runs, _window_before(review, index)
    same = [at for at in range(begin, index) if runs[at].distance_m == longest_m]
    is_told = _told_long_m(review, first, runs[index].day) == longest_m
    is_planned = bool(same) and all(runs[at].is_planned for at in same)
    return same[0] if is_planned and not is_told else None


def _is_too_long(review: Review, index: int) -> bool:
    """Whether a run passes its own limit and may not, as the race of a plan may."""
    run, limit_m = review.diary.runs[index], run_limit_m(review, index)
    if limit_m is None or _is_exempt(review, run):
        return False
    return exceeds(run.known_m, limit_m, RUN_TOLERANCE_M)


def _told_long_m(review: Review, first: date, day: date) -> float | None:
    settings = review.settings
    if not settings.baseline_long_m:
        return None
    dates = review.diary.run_dates
    told = settings.baseline_date or dates[0] - timedelta(days=1)
    if not first <= told < day:
        return None
    is_run = any(not one.is_planned for one in review.diary.runs_between(told, told))
    return None if is_run else settings.baseline_long_m


def _is_first(review: Review, index: int) -> bool:
    """Whether it is the first run of a runner of whom nothing is known from before.

    A run of 0 m is none. A run of unknown distance is one, so who logs only minutes is no beginner.
    """
    settings = review.settings
    if settings.baseline_week_m or settings.baseline_long_m:
        return False
    return index <= review.diary.first_run_index


def _start(review: Review, run: LogEntry) -> TrainingWarning | None:
    numbers = review.rules.start
    far = run.known_m
    if not exceeds(far, numbers.run_caution_m, RUN_TOLERANCE_M):
        return None
    is_alert = exceeds(far, numbers.run_alert_m, RUN_TOLERANCE_M)
    level = Level.ALERT if is_alert else Level.CAUTION
    return warn(
        RuleId.START_S,
        level,
        session_subject(run),
        numbers,
        entries=[run],
        value=far,
        limit=numbers.run_caution_m,
        ratio=far / numbers.run_caution_m,
        unit="m",
    )


def _layoff(review: Review, run: LogEntry, cap_m: float, gap_days: int) -> TrainingWarning | None:
    numbers = review.rules.layoff
    far = run.known_m
    if not exceeds(far, cap_m, RUN_TOLERANCE_M):
        return None
    is_alert = exceeds(far, numbers.alert_ratio * cap_m, RUN_TOLERANCE_M)
    level = Level.ALERT if is_alert else Level.CAUTION
    return warn(
        RuleId.LAYOFF_S,
        level,
        session_subject(run),
        numbers,
        entries=[run],
        value=far,
        limit=cap_m,
        ratio=far / cap_m,
        unit="m",
        gap_days=gap_days,
    )


def _spike(review: Review, index: int, run: LogEntry) -> TrainingWarning | None:
    numbers = review.rules.spike
    longest_m = longest_before_m(review, index)
    far = run.known_m
    if not longest_m:
        return None
    limit_m = _spike_limit_m(review, longest_m)
    if not exceeds(far, limit_m, RUN_TOLERANCE_M):
        return None
    is_double = exceeds(far, numbers.double_ratio * longest_m, RUN_TOLERANCE_M)
    level = _spike_level(review, run, longest_m)
    planned = _planned_base(review, index, longest_m)
    return warn(
        RuleId.SPIKE,
        level,
        session_subject(run),
        numbers,
        entries=[run],
        value=far,
        limit=limit_m,
        base=longest_m,
        ratio=far / longest_m,
        unit="m",
        race=run.kind is Kind.RACE,
        double=is_double,
        base_planned_on=None if planned is None else review.diary.runs[planned].day.isoformat(),
        base_too_long=planned is not None and _is_too_long(review, planned),
    )


def _spike_limit_m(review: Review, longest_m: float) -> float:
    numbers = review.rules.spike
    return max(numbers.caution_ratio * longest_m, numbers.silent_m)


def _spike_level(review: Review, run: LogEntry, longest_m: float) -> Level:
    numbers = review.rules.spike
    if run.kind is Kind.RACE:
        return Level.INFO if _is_exempt(review, run) else Level.CAUTION
    is_alert = exceeds(run.known_m, numbers.alert_ratio * longest_m, RUN_TOLERANCE_M)
    return Level.ALERT if is_alert else Level.CAUTION


def _is_exempt(review: Review, run: LogEntry) -> bool:
    """Whether a run is the race of a plan that may be longer than any run before it."""
    is_planned_race = run.kind is Kind.RACE and run.source is Source.PLAN
    return is_planned_race and run.known_m >= review.rules.spike.exempt_race_m
