"""What the calendar asks of the services for planning and warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from heavylegs_gui.domain.changes import Change
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import DayMark, Session, Status


class Words(Protocol):
    """The words of warnings in the runner's unit."""

    def message(self, warning: TrainingWarning) -> str:
        """Return what happened, in one sentence."""

    def short(self, warning: TrainingWarning) -> str:
        """Return at most two words for a badge."""

    def limit(self, warning: TrainingWarning) -> str:
        """Return the limit in words."""

    def why(self, warning: TrainingWarning) -> str:
        """Return why the rule is there."""

    def how_sure(self, warning: TrainingWarning) -> str:
        """Return how sure the science is."""

    def fix(self, fix: Fix) -> str:
        """Return what the button of a fix says."""


class Fix(Protocol):
    """What would mend a warning."""

    @property
    def before(self) -> tuple[Session, ...]:
        """The sessions as they are."""

    @property
    def after(self) -> tuple[Session, ...]:
        """The sessions as they would be."""

    @property
    def remaining(self) -> tuple[TrainingWarning, ...]:
        """The warnings that would still stand."""

    @property
    def label(self) -> str:
        """What is done, in words, for the undo menu."""


class WarningDesk(Protocol):
    """The warning engine."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when warnings may be others."""

    def between(self, first: date, last: date) -> list[TrainingWarning]:
        """Return what stands on the days, the most pressing first."""

    def of_trial(
        self, edited: Sequence[Session], removed_ids: Collection[int], first: date, last: date
    ) -> list[TrainingWarning]:
        """Return what would stand on the days if sessions were others."""

    def fix(self, warning: TrainingWarning) -> Fix | None:
        """Return what would mend a warning, ``None`` when nothing does."""

    def take(self, fix: Fix) -> Change:
        """Mend a warning."""

    def dismiss(self, warning: TrainingWarning, reason: str) -> Change:
        """Keep things as they are; the warning returns when its numbers change."""

    def apply(self, change: Change) -> None:
        """Take a change back or make it again."""


class PlanDesk(Protocol):
    """Everything that changes the plan."""

    def move(self, ids: Sequence[int], days: int, *, also_done: bool = False) -> Change:
        """Move sessions by days."""

    def copy(self, ids: Sequence[int], to_day: date) -> Change:
        """Plan the same sessions again, the first of them on a day."""

    def remove(self, ids: Sequence[int]) -> Change:
        """Delete sessions."""

    def insert_rest_day(self, day: date, *, shift: bool) -> Change:
        """Make a day a rest day."""

    def remove_rest_day(self, day: date) -> Change:
        """Take a rest day back."""

    def swap_days(self, first: date, second: date) -> Change:
        """Exchange what is planned for two days."""

    def repeat_weekly(self, ids: Sequence[int], times: int) -> Change:
        """Plan sessions again in the weeks that follow."""

    def set_status(self, ids: Sequence[int], status: Status) -> Change:
        """Mark sessions as done, skipped, ill or planned."""

    def set_day_mark(self, mark: DayMark) -> Change:
        """Say something of a whole day."""

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        """Return what was said of the days."""

    def apply(self, change: Change) -> None:
        """Take a change back or make it again."""
