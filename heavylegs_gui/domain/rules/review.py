"""One look at a span of the log: what all rules share."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from heavylegs_gui.domain.mileage import WeekPass
from heavylegs_gui.domain.rules.findings import Subject, SubjectKind, TrainingWarning
from heavylegs_gui.domain.run_history import baseline_of
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of, weeks_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heavylegs_gui.domain.mileage import Checkpoint, WeekTotal
    from heavylegs_gui.domain.rules.diary import Diary, LogEntry
    from heavylegs_gui.domain.rules.findings import Level, Number
    from heavylegs_gui.domain.rules.names import RuleId
    from heavylegs_gui.domain.rules.thresholds import RuleNumbers, Thresholds
    from heavylegs_gui.domain.settings import Settings
    from heavylegs_gui.domain.week_base import LayoffCap

LOOK_BACK_WEEKS = 16
"""Weeks before the span whose sums the rules usually ask: twice what any rule looks back."""
LOOK_AHEAD_WEEKS = 2
"""Weeks after the span whose sums the rules usually ask: seven days may end behind it."""


class Review:
    """The log, the settings and the weeks of a span.

    Attributes:
        diary: The log.
        settings: Week start and baseline.
        rules: The numbers of the rules.
        first: First day of the first week of the span.
        last: Last day of the last week of the span.
        checkpoints: What the weeks before each week count for its base [m].
    """

    def __init__(
        self,
        diary: Diary,
        settings: Settings,
        rules: Thresholds,
        span: tuple[date, date],
        resume: Checkpoint | None = None,
    ) -> None:
        """Sum the weeks.

        Args:
            diary: The log.
            settings: Week start and baseline.
            rules: The numbers of the rules.
            span: First and last day to judge; widened to whole weeks.
            resume: Sum on from here, where nothing before it has changed.
        """
        self.diary, self.settings, self.rules = diary, settings, rules
        self.first = self.week_of(span[0])
        self.last = self.week_of(span[1]) + timedelta(days=DAYS_PER_WEEK - 1)
        self._pass = WeekPass(
            diary.run_days, diary.today, settings, rules, resume, missing=diary.missing
        )
        self._begin = self.first - timedelta(weeks=LOOK_BACK_WEEKS)
        self._end = self.last + timedelta(weeks=LOOK_AHEAD_WEEKS)
        found = self._pass.totals(self._begin, self._end)
        self._weeks = {one.week_start: one for one in found}
        self.checkpoints = self._pass.counted_m
        first_run = diary.run_dates[0] if diary.run_dates else None
        self.baseline = baseline_of(first_run, today=diary.today, settings=settings)

    def week_of(self, day: date) -> date:
        """Return the first day of the runner's week that holds ``day``."""
        return week_of(day, self.settings.week_start)

    def week(self, week: date) -> WeekTotal | None:
        """Return the sums of a week, ``None`` before and after everything that is known."""
        if self._begin <= week <= self._end:
            return self._weeks.get(week)
        return self._all_weeks.get(week)

    @cached_property
    def _all_weeks(self) -> dict[date, WeekTotal]:
        """The sums of every week of the log, for what hangs on a time far from the span."""
        diary = self.diary
        if not diary.run_dates:
            return {}
        passed = WeekPass(
            diary.run_days, diary.today, self.settings, self.rules, missing=diary.missing
        )
        found = passed.totals(diary.run_dates[0], diary.run_dates[-1])
        return {one.week_start: one for one in found}

    def weeks(self) -> list[WeekTotal]:
        """Return the weeks of the span with their sums, in order."""
        found = weeks_between(self.first, self.last, self.settings.week_start)
        return [self._weeks[week] for week in found if week in self._weeks]

    def cap_of(self, week: date) -> LayoffCap | None:
        """Return the lay-off cap of a week with runs."""
        return self._pass.cap_of(week)

    def span_runs(self) -> list[LogEntry]:
        """Return the runs of the span, in order."""
        return self.diary.runs_between(self.first, self.last)

    def is_known_week(self, week: date) -> bool:
        """Whether each day of a week is logged or to come."""
        first = self.diary.first_day
        return first is not None and first <= week and not self.has_missing_days(week)

    def has_missing_days(self, week: date) -> bool:
        """Whether a week holds days that were not logged."""
        return self.diary.missing.count(week, week + timedelta(days=DAYS_PER_WEEK - 1)) > 0


def last_of_rows(found: Iterable[TrainingWarning | None]) -> Iterator[TrainingWarning]:
    """Yield the last warning of each row of warnings; ``None`` and the end close a row."""
    last: TrainingWarning | None = None
    for one in found:
        if one is None and last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def session_subject(entry: LogEntry) -> Subject:
    """Return a session as what a warning is about."""
    return Subject(SubjectKind.SESSION, entry.id, entry.day, entry.day)


def week_subject(week: date) -> Subject:
    """Return a week as what a warning is about."""
    return Subject(SubjectKind.WEEK, 0, week, week + timedelta(days=DAYS_PER_WEEK - 1))


def days_subject(first: date, last: date) -> Subject:
    """Return a row of days as what a warning is about."""
    return Subject(SubjectKind.DAYS, 0, first, last)


def warn(
    rule: RuleId,
    level: Level,
    subject: Subject,
    of: RuleNumbers,
    *,
    day: date | None = None,
    entries: Sequence[LogEntry] = (),
    **numbers: Number,
) -> TrainingWarning:
    """Return a warning; by default it stands on the first day of what it is about."""
    standard: dict[str, Number] = {"value": None, "limit": None, "base": None, "ratio": None}
    return TrainingWarning(
        rule=rule,
        level=level,
        day=day or subject.first,
        subject=subject,
        numbers={**standard, **numbers},
        evidence=of.evidence,
        session_ids=tuple(one.id for one in entries),
    )
