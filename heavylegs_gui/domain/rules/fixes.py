"""One-click fixes: planned runs are shortened, moved or dropped until a warning gives way.

A fix is offered only when a dry run of the whole engine shows that the warning becomes less
pressing and that no other caution or alert appears. One that was there before, hidden behind a
louder one of the same cause, is not new; but a fix without it is taken first. Only planned
sessions of today and later are ever changed; what was run stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from heavylegs_gui.domain.rules.engine import judge_review, judge_whole, touches, worst
from heavylegs_gui.domain.rules.findings import Level, SubjectKind, TrainingWarning
from heavylegs_gui.domain.rules.fix_candidates import CANDIDATES
from heavylegs_gui.domain.rules.fix_desk import FieldEdit, FixDesk
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from heavylegs_gui.domain.mileage import Checkpoint
    from heavylegs_gui.domain.rules.diary import Diary
    from heavylegs_gui.domain.rules.thresholds import Thresholds
    from heavylegs_gui.domain.settings import Settings

DRY_RUN_DAYS = 63
"""Days after what a warning is about for which the dry run looks. Source: the longest window that
a rule looks back (eight weeks of strain) and one week."""
DRY_RUN_DAYS_BEFORE = 35
"""Days before it for which the dry run looks: a time of much hard running may end earlier when a
later run goes. Source: the four weeks of rule HARD-SHARE and one week."""
_ROUNDING = 1e-6
"""What sums of the same numbers may differ by."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of the plan that makes a warning give way.

    Attributes:
        kind: ``shorten``, ``trim``, ``rest``, ``move``, ``swap``, ``easier``, ``shift``,
            ``rescale`` or ``lighten``.
        warning: The warning that gives way.
        edits: The changed fields, by the day of their session.
        remaining: Warnings that still touch the weeks of the changed sessions afterwards.
    """

    kind: str
    warning: TrainingWarning
    edits: tuple[FieldEdit, ...]
    remaining: tuple[TrainingWarning, ...]

    @property
    def remaining_level(self) -> Level | None:
        """The most pressing level that is left."""
        return worst(self.remaining)


def propose(
    warning: TrainingWarning,
    diary: Diary,
    settings: Settings,
    rules: Thresholds,
    resume: Callable[[date], Checkpoint | None] = lambda _first: None,
) -> Proposal | None:
    """Return the first fix that passes the dry run, ``None`` when there is none.

    Args:
        warning: What the engine said of this diary.
        diary: The log.
        settings: Units (distances are rounded down in them), week start and baseline.
        rules: The numbers of the rules.
        resume: Where the sums of weeks can be taken up for a review that begins on a day.
    """
    if max(warning.subject.last, warning.day) < diary.today - timedelta(days=7):
        return None
    span = (
        min(warning.subject.first, warning.day) - timedelta(days=DRY_RUN_DAYS_BEFORE),
        max(warning.subject.last, warning.day) + timedelta(days=DRY_RUN_DAYS),
    )
    checkpoint = resume(span[0])
    review = Review(diary, settings, rules, span, checkpoint)
    desk = FixDesk(review, settings.units)
    if not desk.changeable:
        return None
    before, hidden = judge_whole(review, span)
    second_best = None
    make = CANDIDATES.get(warning.rule)
    for kind, edits in make(desk, warning) if make else ():
        if not edits:
            continue
        trial = diary.replaced(desk.edited(edits))
        after = judge_review(Review(trial, settings, rules, span, checkpoint), span)
        proposal = Proposal(
            kind, warning, tuple(edits), _remaining(review, desk.days(edits), after)
        )
        if _is_better(warning, before, after):
            return proposal
        if second_best is None and hidden and _is_better(warning, [*before, *hidden], after):
            second_best = proposal
    return second_best


def _is_better(
    warning: TrainingWarning, before: Sequence[TrainingWarning], after: Sequence[TrainingWarning]
) -> bool:
    left = worst(one for one in after if _is_left(one, warning))
    if left is not None and left >= warning.level:
        return False
    pressing = (one for one in after if one.level >= Level.CAUTION)
    return not any(is_new(one, _places_for(one, before, after)) for one in pressing)


def _places_for(
    warning: TrainingWarning, before: Iterable[TrainingWarning], after: Iterable[TrainingWarning]
) -> list[TrainingWarning]:
    """Return the warnings whose place one may have taken: what still stands leaves none."""
    still = {one.key for one in after if one.key != warning.key}
    return [one for one in before if one.key not in still]


def is_new(warning: TrainingWarning, before: Sequence[TrainingWarning]) -> bool:
    """Whether nothing as pressing was said of the same thing before.

    A row of days may have shifted, but not have got worse.
    """
    same = [one for one in before if one.key == warning.key]
    if not same:
        same = [one for one in before if _may_be_shifted(one, warning) and _is_less(warning, one)]
    known = worst(same)
    return known is None or known < warning.level


def _is_left(warning: TrainingWarning, of: TrainingWarning) -> bool:
    """Whether a warning says what another said, be it of days beside them."""
    return warning.key == of.key or _may_be_shifted(of, warning)


def _may_be_shifted(one: TrainingWarning, other: TrainingWarning) -> bool:
    """Whether two warnings are of the same rule and of rows of days that overlap.

    Two hard days in a row are no such row: of three of them, the first two are one thing and the
    last two another.
    """
    if one.rule is not other.rule or one.rule is RuleId.HARD_EASY:
        return False
    return one.subject.kind is SubjectKind.DAYS and touches(one, other.subject[2:])


def _is_less(one: TrainingWarning, other: TrainingWarning) -> bool:
    """Whether the value of one warning is not above that of another."""
    values = (float(each.numbers["value"] or 0.0) for each in (one, other))
    return next(values) <= next(values) + _ROUNDING


def _remaining(
    review: Review, days: Sequence[date], after: Sequence[TrainingWarning]
) -> tuple[TrainingWarning, ...]:
    weeks = {review.week_of(day) for day in days}
    spans = [(week, week + timedelta(days=6)) for week in weeks]
    return tuple(one for one in after if any(touches(one, span) for span in spans))
