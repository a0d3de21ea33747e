"""What the calendar asks of the warning engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from heavylegs_gui.domain.changes import Change
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import Session


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
