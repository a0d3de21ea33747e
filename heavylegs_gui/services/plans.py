"""Training plans: made from the log, judged by the warning engine, saved and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.plan import Plan, Refusal
from heavylegs_gui.domain.plan_generator import fitting_kind, make_plan, remaining_request
from heavylegs_gui.domain.plan_log import PlanLog, is_replaced, look_back, plan_log
from heavylegs_gui.domain.plan_request import PlanRequest
from heavylegs_gui.domain.settings import WEEKDAYS
from heavylegs_gui.domain.training import DayKind, Session, Source, Status, new_uid
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.services.plan_words import PlanWords
from heavylegs_gui.services.session_edits import SessionEdits
from heavylegs_gui.store import plans as stored
from heavylegs_gui.store.rows import day_mark_from

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warnings import Warnings
    from heavylegs_gui.store.database import Store

NO_PLAN = "This plan has already been taken back."
BEHIND_SHARE = 0.80
"""Below this share of the last week's planned distance a new rest is proposed. Source: own value,
the width of a kept plan in 4-calendar.md 5."""
_FAR = timedelta(days=3660)
_WEEK = timedelta(days=DAYS_PER_WEEK)


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """One plan that was saved.

    Attributes:
        batch_id: Its batch; names it when it is taken back.
        label: What it is called.
        sessions: Number of its sessions that are still in the log.
    """

    batch_id: int
    created_utc: datetime
    label: str
    request: PlanRequest
    sessions: int


class Plans(QObject):
    """Makes plans; nothing is written before :meth:`save`."""

    def __init__(
        self,
        store: Store,
        training_log: TrainingLog,
        preferences: Preferences,
        warnings: Warnings,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._store, self._log, self._preferences = store, training_log, preferences
        self._warnings, self._now = warnings, now

    # Making

    def make(self, request: PlanRequest) -> Plan | Refusal:
        """Return the plan that a request leads to, or why there is none.

        Raises:
            InvalidValueError: The request is impossible whatever the log says.
        """
        return make_plan(self._with_long_day(request), self._plan_log(request))

    def fitting(self, request: PlanRequest) -> PlanRequest:
        """Return a request without a race as the kind that the log asks for."""
        return replace(request, kind=fitting_kind(self._plan_log(request), request.start))

    def rest_of(self, saved: SavedPlan) -> Plan | Refusal | None:
        """Propose a new rest of a plan from what the log says today; nothing is changed.

        Returns:
            ``None`` when the plan has ended.
        """
        request = remaining_request(saved.request, self._plan_log(saved.request))
        return None if request is None else self.make(request)

    def is_behind(self, saved: SavedPlan) -> bool:
        """Whether so little of the plan's last week was run that its rest deserves a new look."""
        today = self._log.today()
        span = (max(saved.request.start, today - _WEEK), today - timedelta(days=1))
        days = self._log.sessions_of_days(*span) if span[0] <= span[1] else []
        planned = [one for one in days if one.batch_id == saved.batch_id and one.is_run]
        done_m = sum(one.distance_m or 0.0 for one in days if _is_done_run(one))
        wanted_m = sum(one.distance_m or 0.0 for one in planned)
        return done_m < BEHIND_SHARE * wanted_m

    def sessions_of(self, plan: Plan) -> list[Session]:
        """Return the sessions that a plan would bring, without numbers."""
        words = PlanWords(self._preferences.settings.units)
        return [
            Session(
                uid=new_uid(),
                local_date=one.day,
                sport=one.sport,
                kind=one.kind,
                status=Status.PLANNED,
                title=words.title(one),
                notes=words.notes(one),
                distance_m=one.distance_m,
                duration_s=one.duration_s,
                source=Source.PLAN,
            )
            for one in plan.sessions
        ]

    def replaced_by(self, plan: Plan) -> list[Session]:
        """Return the planned sessions whose place a plan takes."""
        first = plan.request.start
        last = (
            plan.weeks[-1].week_start + timedelta(days=DAYS_PER_WEEK - 1) if plan.weeks else first
        )
        found = self._log.sessions_of_days(first, last)
        return [one for one in found if is_replaced(one, first, last)]

    def verdict(self, plan: Plan, sessions: Sequence[Session]) -> list[TrainingWarning]:
        """Return what the warning engine says of a plan that it does not say without it.

        Args:
            plan: The plan.
            sessions: What :meth:`sessions_of` gave.
        """
        if not sessions:
            return []
        first, last = plan.request.start, sessions[-1].local_date
        gone = [one.id for one in self.replaced_by(plan) if one.id is not None]
        before = {one.key: one.level for one in self._warnings.of_trial([], gone, first, last)}
        after = self._warnings.of_trial(sessions, gone, first, last)
        return [one for one in after if one.level > before.get(one.key, 0)]

    # Keeping

    def saved(self) -> list[SavedPlan]:
        """Return the saved plans, the newest first."""
        return [
            SavedPlan(
                one.batch_id,
                one.created_utc,
                one.label,
                PlanRequest.from_document(one.request),
                one.sessions,
            )
            for one in stored.stored_plans(self._store)
        ]

    def save(self, plan: Plan, sessions: Sequence[Session] | None = None) -> Change:
        """Write a plan in the place of what was planned in its days, as one change.

        Args:
            plan: The plan.
            sessions: What :meth:`sessions_of` gave; made anew by default.

        Raises:
            StoreError: It cannot be written; nothing was.
        """
        words, edits = PlanWords(self._preferences.settings.units), SessionEdits(self._store)
        now, label = self._now(), words.label(plan)
        batch = stored.batch_edit(self._store, label, now)
        number = int(batch.key)
        new = [
            replace(one, batch_id=number)
            for one in (self.sessions_of(plan) if sessions is None else sessions)
        ]
        gone = [one.id for one in self.replaced_by(plan) if one.id is not None]
        request = plan.request.as_document()
        row = stored.plan_edit(self._store, number, now, request)
        change = Change(label, (*edits.removing(gone), batch, *edits.entering(new), row))
        self._log.apply(change)
        return change

    def take_back(self, batch_id: int) -> Change:
        """Remove a plan with its sessions, however long ago it was saved.

        Raises:
            StoreError: There is no such plan any more.
        """
        if all(one.batch_id != batch_id for one in stored.stored_plans(self._store)):
            raise StoreError(NO_PLAN)
        return self._log.undo_import(batch_id).change

    def apply(self, change: Change) -> None:
        """Make a change again or take one back (its inverse)."""
        self._log.apply(change)

    # Inside

    def _with_long_day(self, request: PlanRequest) -> PlanRequest:
        """Return the request with the runner's usual day of the long run, where none is asked."""
        named = self._preferences.settings.long_run_day
        weekday = WEEKDAYS.index(named) if named in WEEKDAYS else None
        if request.long_weekday is None and weekday in request.weekdays:
            return replace(request, long_weekday=weekday)
        return request

    def _plan_log(self, request: PlanRequest) -> PlanLog:
        today, settings = self._log.today(), self._preferences.settings
        begin = min(request.start, today)
        since = look_back(begin)
        older = [one for one in self._log.run_days() if one.day < since]
        recent = [
            one
            for one in self._log.sessions_of_days(since, begin + _FAR)
            if not is_replaced(one, request.start, date.max)
        ]
        made = plan_log(
            older,
            recent,
            today=today,
            settings=settings,
            rules=self._log.thresholds,
            first_day=self._log.first_day() if older else None,
        )
        return replace(made, closed_days=self._closed_days(today))

    def _closed_days(self, today: date) -> frozenset[date]:
        """Return the days to come that the runner marked as rest or ill."""
        found = self._store.fetch_all("day_mark", "day >= ?", (today.isoformat(),))
        kinds = {DayKind.REST, DayKind.ILL}
        return frozenset(one.day for one in map(day_mark_from, found) if one.kind in kinds)


def _is_done_run(session: Session) -> bool:
    return session.is_run and session.status is Status.DONE
