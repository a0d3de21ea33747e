"""Asks all rules, keeps one warning for one cause, and puts the most pressing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.findings import Evidence, Level, SubjectKind, TrainingWarning
from heavylegs_gui.domain.rules.hard_rules import (
    hard_easy_warnings,
    hard_share_warnings,
    speed_warnings,
)
from heavylegs_gui.domain.rules.leg_rules import heavy_warnings, shoe_warnings
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.rest_rules import mono_warnings, rest_warnings, streak_warnings
from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.rules.run_rules import run_warnings
from heavylegs_gui.domain.rules.shape_rules import cutback_warnings, long_warnings
from heavylegs_gui.domain.rules.week_rules import WeekJudge, roll_warnings, week_warnings

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.domain.mileage import Checkpoint
    from heavylegs_gui.domain.rules.diary import Diary
    from heavylegs_gui.domain.rules.thresholds import Thresholds
    from heavylegs_gui.domain.settings import Settings

_SURENESS = {Evidence.STRONG_STUDY: 0, Evidence.SOME_STUDIES: 1, Evidence.COACHING_CUSTOM: 2}
_RUN_RULES = frozenset({RuleId.SPIKE, RuleId.START_S, RuleId.LAYOFF_S})
_REST_RULES = (RuleId.REST, RuleId.STREAK, RuleId.MONO)
"""Of these only the highest speaks for one week; the earlier one where two are as high."""


def evaluate(
    diary: Diary,
    settings: Settings,
    rules: Thresholds,
    span: tuple[date, date],
    resume: Checkpoint | None = None,
) -> list[TrainingWarning]:
    """Return the warnings that touch a span of days, the most pressing first.

    Args:
        diary: The log.
        settings: Week start, baseline and the rules that are switched off.
        rules: The numbers of the rules.
        span: First and last day.
        resume: Sum the weeks on from here, where nothing before it has changed.
    """
    if not diary.counted:
        return []
    return judge_review(Review(diary, settings, rules, span, resume), span)


def judge_review(review: Review, span: tuple[date, date]) -> list[TrainingWarning]:
    """Return the warnings of a review that touch a span of days, the most pressing first."""
    return judge_whole(review, span)[0]


def judge_whole(
    review: Review, span: tuple[date, date]
) -> tuple[list[TrainingWarning], list[TrainingWarning]]:
    """Return what is said of a span of days, and what a louder warning of its cause hides."""
    off = review.settings.disabled_rules
    found = [one for one in _said(review) if one.rule.switch not in off]
    shown = list(_one_for_one_cause(found, review))
    said = {one.key for one in shown}
    hidden = [one for one in found if one.key not in said and touches(one, span)]
    return sorted((one for one in shown if touches(one, span)), key=order), hidden


def order(warning: TrainingWarning) -> tuple[int, int, date, str, str]:
    """Return the place of a warning: by level, then by evidence, then by date."""
    return (-warning.level, _SURENESS[warning.evidence], warning.day, *warning.key)


def touches(warning: TrainingWarning, span: tuple[date, date]) -> bool:
    """Whether a warning is about, or stands on, a day of the span."""
    first = min(warning.subject.first, warning.day)
    last = max(warning.subject.last, warning.day)
    return first <= span[1] and last >= span[0]


def _said(review: Review) -> Iterator[TrainingWarning]:
    judge = WeekJudge(review)
    yield from run_warnings(review)
    yield from week_warnings(review, judge)
    yield from roll_warnings(review, judge)
    yield from rest_warnings(review)
    yield from streak_warnings(review)
    yield from hard_easy_warnings(review)
    yield from speed_warnings(review)
    yield from hard_share_warnings(review)
    yield from long_warnings(review)
    yield from cutback_warnings(review)
    yield from mono_warnings(review)
    yield from heavy_warnings(review)
    yield from shoe_warnings(review)


def _one_for_one_cause(
    found: Iterable[TrainingWarning], review: Review
) -> Iterator[TrainingWarning]:
    """Leave out what another warning says already."""
    listed = list(found)
    said_runs = {one.subject.number for one in listed if one.rule in _RUN_RULES}
    loudest = _loudest_of_rest(listed, review)
    for one in listed:
        if one.rule is RuleId.LONG and said_runs.intersection(one.session_ids):
            continue
        week = _week_of_rest(one, review)
        if week is not None and loudest[week] is not one:
            continue
        yield one


def _loudest_of_rest(listed: list[TrainingWarning], review: Review) -> dict[date, TrainingWarning]:
    loudest: dict[date, TrainingWarning] = {}
    for rule in _REST_RULES:
        for one in listed:
            week = _week_of_rest(one, review) if one.rule is rule else None
            if week is not None and (week not in loudest or one.level > loudest[week].level):
                loudest[week] = one
    return loudest


def _week_of_rest(warning: TrainingWarning, review: Review) -> date | None:
    """Return the week for which a rule of rest speaks; a streak only when it lies inside one."""
    if warning.rule not in _REST_RULES:
        return None
    first = review.week_of(warning.subject.first)
    if warning.subject.kind is SubjectKind.WEEK or first == review.week_of(warning.subject.last):
        return first
    return None


def worst(warnings: Iterable[TrainingWarning]) -> Level | None:
    """Return the most pressing level among ``warnings``, ``None`` when there are none."""
    return max((one.level for one in warnings), default=None)
