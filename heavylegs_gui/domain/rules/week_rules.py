"""Rules about the distance of a week: WEEK, START-W, LAYOFF-W and ROLL7."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.findings import Level, TrainingWarning
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review, days_subject, warn, week_subject
from heavylegs_gui.domain.week_base import ROUNDING_M, WEEK_TOLERANCE_M, LimitRule, exceeds
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heavylegs_gui.domain.mileage import WeekTotal

_SEVEN = timedelta(days=DAYS_PER_WEEK)
_SIX = timedelta(days=DAYS_PER_WEEK - 1)
_WEEKS_THAT_MATTER = 4
"""Weeks before a week whose level may change its own, the window of the best seven days; weeks
with days that were not logged are not counted, because that window reaches past them."""


class WeekJudge:
    """Tells the level of weeks; each is judged once, and those before it when they matter.

    A week hangs on the weeks of the four before it that were an alert, and each of them on others,
    so a row of weeks above their limits is judged from its first week on, however far back it is.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._known: dict[date, Level | None] = {}

    def level(self, week: date) -> Level | None:
        """Return how pressing the distance of a week is, ``None`` when it is not."""
        if week not in self._known:
            for one in self._row_up_to(week):
                total = self._review.week(one)
                self._known[one] = None if total is None else self._judged(total)
        return self._known[week]

    def _row_up_to(self, week: date) -> list[date]:
        """Return the weeks that ``week`` may hang on and that are not judged yet, itself last."""
        found, quiet = [week], 0 if self._is_over(week) else _WEEKS_THAT_MATTER
        while quiet < _WEEKS_THAT_MATTER:
            week -= _SEVEN
            if week in self._known:
                break
            found.append(week)
            if self._is_over(week):
                quiet = 0
            elif not self._review.has_missing_days(week):
                quiet += 1
        return found[::-1]

    def _is_over(self, week: date) -> bool:
        total = self._review.week(week)
        return total is not None and total.is_over and total.runs > 0

    def _judged(self, total: WeekTotal) -> Level | None:
        if not total.is_over or not total.runs:
            return None
        if total.rule is LimitRule.LAYOFF:
            most_m = self._review.rules.layoff.alert_ratio * total.limit_m
            is_alert = exceeds(total.distance_m, most_m, WEEK_TOLERANCE_M)
            return Level.ALERT if is_alert else Level.CAUTION
        if total.base_m is None:
            return Level.CAUTION
        return self._rise_level(total, total.base_m)

    def _rise_level(self, total: WeekTotal, base_m: float) -> Level:
        numbers = self._review.rules.week
        rise_m = total.distance_m - base_m
        if not exceeds(rise_m, numbers.info_rise_m, WEEK_TOLERANCE_M) or self._is_usual(total):
            return Level.INFO
        is_steep = exceeds(total.distance_m, numbers.caution_ratio * base_m, WEEK_TOLERANCE_M)
        is_alert = is_steep and exceeds(rise_m, numbers.caution_rise_m, WEEK_TOLERANCE_M)
        return Level.ALERT if is_alert else Level.CAUTION

    def _is_usual(self, total: WeekTotal) -> bool:
        """Whether seven days in a row of the last weeks held nearly as much.

        So a long run that stands a day earlier or later does not make an alarm. Weeks that were
        an alert themselves are left out. The look back reaches past days that were not logged.
        """
        review, numbers = self._review, self._review.rules.week
        week = total.week_start
        first = review.diary.missing.reach(week, numbers.best_window_days)
        least_m = (total.distance_m - WEEK_TOLERANCE_M - ROUNDING_M) / numbers.growth_ratio
        if review.diary.distance_m(first, week - timedelta(days=1)) < least_m:
            return False
        starts = (first + timedelta(days=n) for n in range((week - first - _SIX).days))
        return any(
            review.diary.distance_m(start, start + _SIX) >= least_m
            and not self._touches_alert(start, start + _SIX)
            for start in starts
        )

    def _touches_alert(self, first: date, last: date) -> bool:
        weeks = {self._review.week_of(first), self._review.week_of(last)}
        return any(self.level(week) is Level.ALERT for week in weeks)


def week_warnings(review: Review, judge: WeekJudge) -> Iterator[TrainingWarning]:
    """Yield what is to be said of the distance of each week of the span."""
    for total in review.weeks():
        level = judge.level(total.week_start)
        if level is not None:
            yield _week_warning(review, total, level)


def _week_warning(review: Review, total: WeekTotal, level: Level) -> TrainingWarning:
    rules, rule, against_m = review.rules, RuleId.WEEK, total.base_m or total.limit_m
    if total.rule is LimitRule.LAYOFF:
        rule, against_m = RuleId.LAYOFF_W, total.limit_m
    elif total.base_m is None:
        rule = RuleId.START_W
    of = {RuleId.LAYOFF_W: rules.layoff, RuleId.START_W: rules.start}.get(rule, rules.week)
    subject = week_subject(total.week_start)
    found = warn(
        rule,
        level,
        subject,
        of,
        entries=review.diary.runs_between(subject.first, subject.last),
        value=total.distance_m,
        limit=total.limit_m,
        base=total.base_m,
        ratio=total.distance_m / against_m,
        unit="m",
        done=total.done_m,
        gap_days=total.gap_days,
    )
    is_steep = rule is RuleId.WEEK and exceeds(
        total.distance_m, rules.week.caution_ratio * against_m, 0.0
    )
    return replace(found, evidence=rules.week.alert_evidence) if is_steep else found


def roll_warnings(review: Review, judge: WeekJudge) -> Iterator[TrainingWarning]:
    """Yield jumps that the border of two weeks hides, the highest of each cluster.

    A cluster is followed to its first day and to its last, so that it is the same in every view.
    """
    best: TrainingWarning | None = None
    dates = review.diary.run_day_dates
    for day in islice(dates, _cluster_begin(review, judge), None):
        if (day if best is None else best.day) > review.last + _SIX:
            break
        found = _roll(review, judge, day)
        if found is None:
            continue
        if best is not None and (day - best.day).days >= DAYS_PER_WEEK:
            yield best
            best = None
        if best is None or _value(found) > _value(best):
            best = found
    if best is not None:
        yield best


def _cluster_begin(review: Review, judge: WeekJudge) -> int:
    """Return the index of the run day from which on the clusters that touch the span are found.

    Before it lies a week without a jump, so nothing earlier takes part.
    """
    dates, begin = review.diary.run_day_dates, review.first
    index = earlier = bisect_left(dates, begin)
    while earlier and (begin - dates[earlier - 1]).days < DAYS_PER_WEEK:
        earlier -= 1
        if _roll(review, judge, dates[earlier]) is not None:
            index, begin = earlier, dates[earlier]
    return index


def _value(warning: TrainingWarning) -> float:
    return float(warning.numbers["value"] or 0.0)


def _roll(review: Review, judge: WeekJudge, day: date) -> TrainingWarning | None:
    numbers, first = review.rules.roll7, day - _SIX
    sum_m = review.diary.distance_m(first, day)
    least_m = (sum_m - WEEK_TOLERANCE_M - ROUNDING_M) / numbers.ratio
    if sum_m <= numbers.rise_m or _known_sum(review, day - _SEVEN) >= least_m:
        return None
    base_m = _best_before(review, day)
    if base_m is None or least_m <= base_m:
        return None
    if not exceeds(sum_m - base_m, numbers.rise_m, WEEK_TOLERANCE_M):
        return None
    if _is_said_by_a_week(review, judge, first, day):
        return None
    runs = review.diary.runs_between(first, day)
    subject = days_subject(first, day)
    return warn(
        RuleId.ROLL7,
        Level.CAUTION,
        subject,
        numbers,
        day=day,
        entries=runs,
        value=sum_m,
        limit=numbers.ratio * base_m,
        base=base_m,
        ratio=sum_m / base_m,
        unit="m",
    )


def _best_before(review: Review, day: date) -> float | None:
    """Return the best seven days of the days before the seven that end on ``day`` [m].

    The look back reaches past days that were not logged. At least one of these seven days must be
    known whole; runs of unknown distance are no hindrance where the seven days hold some, too, so
    that like is compared with like.

    Returns:
        ``None`` when no seven days in a row are known, or none of them held a run.
    """
    missing = review.diary.missing
    last, first = day - _SEVEN, missing.reach(day - _SIX, review.rules.roll7.window_days)
    ends = [last - timedelta(days=n) for n in range((last - first - _SIX).days + 1)]
    asks_measured = review.diary.is_measured(day - _SIX, day)
    if not any(_is_whole(review, end, asks_measured=asks_measured) for end in ends):
        return None
    return max((_known_sum(review, end) for end in ends), default=0.0) or None


def _is_whole(review: Review, last: date, *, asks_measured: bool) -> bool:
    """Whether the seven days that end on ``last`` were logged, and if asked measured, too."""
    first, diary = last - _SIX, review.diary
    if diary.missing.count(first, last):
        return False
    return not asks_measured or diary.is_measured(first, last)


def _known_sum(review: Review, last: date) -> float:
    """Return what was run in the seven days that end on ``last`` [m]; 0 when they are unknown.

    The told week stands for seven days before the first record; days that are partly told and
    partly recorded say nothing.
    """
    first, diary, baseline = last - _SIX, review.diary, review.baseline
    begin = diary.first_day
    if begin is None or begin <= first:
        return diary.distance_m(first, last)
    is_told = baseline is not None and baseline.first_day <= first and last <= baseline.last_day
    return baseline.week_m if baseline is not None and is_told and last < begin else 0.0


def _is_said_by_a_week(review: Review, judge: WeekJudge, first: date, last: date) -> bool:
    for week in {review.week_of(first), review.week_of(last)}:
        total = review.week(week)
        if judge.level(week) is not None:
            return True
        if total is not None and total.rule is LimitRule.LAYOFF:
            return True
    return False
