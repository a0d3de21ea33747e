"""Suggests the routine that suits now, from the runner's own log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.routine import Routine
from heavylegs_gui.domain.routine_suggestion import Moment, Occasion, suggested
from heavylegs_gui.domain.rules.diary import HARD
from heavylegs_gui.domain.training import Session, Status

if TYPE_CHECKING:
    from heavylegs_gui.services.routine_library import RoutineLibrary
    from heavylegs_gui.services.training_log import TrainingLog

HARD_EFFORT = 7
"""Effort from which a run is hard (0 to 10). Source: rule HARD-EASY."""


class Suggestion(NamedTuple):
    """A routine and why it fits."""

    routine: Routine
    occasion: Occasion


class RoutineSuggestions:
    """Knows the routine for now.

    Args:
        training_log: What was run and what is planned.
        library: The routines.
        now: The current instant, aware; the runner's clock shows it in the computer's time zone.
    """

    def __init__(
        self,
        training_log: TrainingLog,
        library: RoutineLibrary,
        now: Callable[[], datetime],
    ) -> None:
        self._log, self._library, self._now = training_log, library, now

    def suggestion(self) -> Suggestion | None:
        """Return the routine for now, ``None`` when there is none to play.

        Raises:
            StoreError: The log cannot be read.
        """
        playable = {one.id: one for one in self._library.routines() if self._library.steps(one)}
        found = suggested(self._moment(), playable)
        return None if found is None else Suggestion(playable[found[0]], found[1])

    def _moment(self) -> Moment:
        today = self._log.today()
        runs = [
            one
            for one in self._log.sessions_of_days(today - timedelta(days=1), today)
            if one.is_run
        ]
        of_today = [one for one in runs if one.local_date == today]
        done = [one for one in of_today if one.status is Status.DONE]
        return Moment(
            hour=self._now().astimezone().hour,
            has_planned_run=any(one.status is Status.PLANNED for one in of_today),
            has_run=bool(done),
            since_run_min=self._since_min(done),
            was_hard_yesterday=any(_was_hard(one, today) for one in runs),
            has_log=self._log.last_day() is not None,
        )

    def _since_min(self, done: list[Session]) -> float | None:
        """Return the time since the last of today's runs ended [min]."""
        ends = [end for end in map(_end, done) if end is not None]
        if not ends:
            return None
        return (self._now().astimezone(UTC) - max(ends)).total_seconds() / 60


def _end(session: Session) -> datetime | None:
    lasts_s = session.elapsed_s or session.duration_s
    if session.start_utc is None or lasts_s is None:
        return None
    return session.start_utc + timedelta(seconds=lasts_s)


def _was_hard(session: Session, today: date) -> bool:
    is_hard = session.kind in HARD or (session.rpe is not None and session.rpe >= HARD_EFFORT)
    return is_hard and session.status is Status.DONE and session.local_date < today
