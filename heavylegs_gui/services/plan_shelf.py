"""The saved plans, where each stands, and which of them deserves a new rest."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heavylegs_gui.domain.plan_progress import PlanState, progress_of
from heavylegs_gui.store import days
from heavylegs_gui.store.plans import sessions_of_plan

if TYPE_CHECKING:
    from datetime import date

    from heavylegs_gui.domain.plan_progress import PlanProgress
    from heavylegs_gui.services.plans import Plans, SavedPlan
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.store.database import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """A saved plan and how far it has come."""

    saved: SavedPlan
    progress: PlanProgress

    @property
    def last_short(self) -> date | None:
        """First day of the last short week, ``None`` when the last week was kept."""
        return self.progress.short[-1].week_start if self.progress.short else None

    @property
    def is_behind(self) -> bool:
        """Whether so little was run lately that the rest of the plan deserves a new look.

        Not once the runner has kept the plan as it is, until another week is short.
        """
        week, kept = self.last_short, self.saved.kept_week
        is_new = week is not None and (kept is None or week > kept)
        return is_new and self.progress.runs_ahead > 0


class PlanShelf:
    """Reads the saved plans; it has no state, so it is always as new as the log."""

    def __init__(
        self, store: Store, log: TrainingLog, preferences: Preferences, plans: Plans
    ) -> None:
        self._store, self._log = store, log
        self._preferences, self._plans = preferences, plans

    def standings(self) -> list[Standing]:
        """Return all saved plans: those with something ahead first, then the newest first."""
        found = [self.standing(one) for one in self._plans.saved()]
        return sorted(found, key=lambda one: one.progress.state is PlanState.ENDED)

    def behind(self) -> Standing | None:
        """Return the newest plan that is behind, ``None`` when there is none."""
        return next((one for one in self.standings() if one.is_behind), None)

    def standing(self, saved: SavedPlan) -> Standing:
        """Return how far a plan has come."""
        sessions, today = sessions_of_plan(self._store, saved.batch_id), self._log.today()
        done_m: dict[date, float] = {}
        marks = {}
        if sessions:
            first = sessions[0].local_date
            run_days = self._log.run_days(first, today)
            done_m = {one.day: math.inf if one.unmeasured else one.done_m for one in run_days}
            marks = {one.day: one for one in days.day_marks(self._store, first, today)}
        week_start = self._preferences.settings.week_start
        progress = progress_of(sessions, done_m, marks, today=today, week_start=week_start)
        return Standing(saved, progress)
