"""What the warning engine says: one warning for one cause, with its numbers.

Words are made of it elsewhere; here are only values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.rules.names import Evidence, RuleId

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("Evidence", "Level", "Number", "Subject", "SubjectKind", "TrainingWarning")


Number = float | str | bool | None
"""A number of a warning; ``unit`` and flags are among them."""


class Level(IntEnum):
    """How pressing a warning is; a higher number is more pressing."""

    INFO = 1
    CAUTION = 2
    ALERT = 3

    @property
    def word(self) -> str:
        """The level as the command line writes it."""
        return self.name.lower()


class SubjectKind(StrEnum):
    """What a warning is about."""

    SESSION = "session"
    WEEK = "week"
    DAYS = "days"
    SHOE = "shoe"


class Subject(NamedTuple):
    """What a warning is about.

    Attributes:
        number: Number of the session or of the shoes; 0 otherwise.
        first: First day of it: of the week, of the days, or the day of the session.
        last: Last day of it.
    """

    kind: SubjectKind
    number: int
    first: date
    last: date

    @property
    def text(self) -> str:
        """The subject as the command line and the database write it."""
        if self.kind is SubjectKind.WEEK:
            return f"week:{self.first.isoformat()}"
        if self.kind is SubjectKind.DAYS:
            return f"days:{self.first.isoformat()}..{self.last.isoformat()}"
        return f"{self.kind.value}:{self.number}"


VERDICTS: dict[RuleId, tuple[str, ...]] = {
    RuleId.SPIKE: ("value", "base"),
    RuleId.START_S: ("value",),
    RuleId.START_W: ("value",),
    RuleId.WEEK: ("value", "base"),
    RuleId.ROLL7: ("value", "base"),
    RuleId.REST: ("value",),
    RuleId.STREAK: ("value",),
    RuleId.HARD_EASY: (),
    RuleId.SPEED: ("value", "early"),
    RuleId.HARD_SHARE: ("value",),
    RuleId.LONG: ("value", "base"),
    RuleId.CUTBACK: ("value", "ratio"),
    RuleId.LAYOFF_S: ("value", "limit"),
    RuleId.LAYOFF_W: ("value", "limit"),
    RuleId.MONO: ("value", "is_strained"),
    RuleId.HEAVY: ("value", "limit"),
    RuleId.SHOE: ("limit",),
}
"""The numbers of each rule that make its verdict, beside the level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingWarning:
    """One thing in the training log or in the plan that deserves a look.

    Attributes:
        rule: The rule that says so.
        level: How pressing it is.
        day: The day on which it stands in the calendar.
        subject: What it is about.
        numbers: ``value``, ``limit``, ``base``, ``ratio`` and ``unit``, and the rule's own; in
            metres, days, hours or counts, as ``unit`` says. Unknown is ``None``.
        evidence: How sure the science is.
        session_ids: The sessions that take part, in the order of their days.
    """

    rule: RuleId
    level: Level
    day: date
    subject: Subject
    numbers: Mapping[str, Number]
    evidence: Evidence
    session_ids: tuple[int, ...] = field(default=())

    @property
    def key(self) -> tuple[str, str]:
        """Rule and subject: names the warning while its numbers may change."""
        return self.rule.value, self.subject.text

    @property
    def numbers_key(self) -> str:
        """Level and numbers that make the verdict: a dismissal holds while this text is the same.

        Distances are rounded to 100 m, everything else to two decimals. What may change without a
        change of the verdict has no part: how much of a week is done, or each km in a pair of
        shoes, of which only the limit that was passed counts.
        """
        unit = self.numbers.get("unit")
        names = VERDICTS[self.rule]
        parts = [f"{name}={_rounded(self.numbers.get(name), unit)}" for name in names]
        return ";".join([f"level={self.level.word}", *parts])


def _rounded(value: Number, unit: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if unit == "m":
        return f"{round(value / 100.0) * 100:d}"
    return f"{value:.2f}"
