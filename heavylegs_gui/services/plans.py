"""Training plans: made from the log, judged by the warning engine, saved and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.mileage import missing_days
from heavylegs_gui.domain.plan import Plan, Refusal
from heavylegs_gui.domain.plan_generator import (
    fitting_kind,
    is_hardly_known,
    make_plan,
    remaining_request,
)
from heavylegs_gui.domain.plan_log import PlanLog, is_replaced, look_back, plan_log
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest, check_request
from heavylegs_gui.domain.plan_week import long_share
from heavylegs_gui.domain.settings import WEEKDAYS
from heavylegs_gui.domain.training import DayKind, Session, Source, Status, new_uid
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.services.plan_edits import PlanEdits
from heavylegs_gui.services.plan_words import PlanWords
from heavylegs_gui.store import plans as stored
from heavylegs_gui.store.diary import unlogged_days
from heavylegs_gui.store.rows import day_mark_from

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.services.plan_edits import TakenBack
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warnings import Warnings
    from heavylegs_gui.store.database import Store

NO_PLAN = "This plan has already been taken back."
_FAR = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """One plan that was saved.

    Attributes:
        batch_id: Its batch; names it when it is taken back.
        label: What it is called.
        sessions: Number of its sessions that are still in the log.
        kept_week: First day of the last missed week after which the runner kept the plan.
    """

    batch_id: int
    created_utc: datetime
    label: str
    request: PlanRequest
    sessions: int
    kept_week: date | None = None


class Plans(QObject):
    """Makes plans; nothing is written before :meth:`save`."""

    def __init__(
        self,
        store: Store,
        training_log: TrainingLog,
        preferences: Preferences,
        warnings: Warnings,
        now: Callable[[], datetime],
        *,
        is_blocked: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._is_blocked = is_blocked
        self._store, self._log, self._preferences = store, training_log, preferences
        self._warnings, self._now = warnings, now
        self._edits = PlanEdits(store)

    def why_not(self) -> str:
        """Return why no plan may be made at present, in one sentence; empty when it may."""
        if not self._is_blocked():
            return ""
        return _tr("A warning sign is open, see Today; plan when it is settled.")

    # Making

    def make(self, request: PlanRequest) -> Plan | Refusal:
        """Return the plan that a request leads to, or why there is none.

        Raises:
            InvalidValueError: The request is impossible whatever the log says.
        """
        log, asked = self._plan_log(request), self._with_long_day(request)
        made = make_plan(asked, log)
        if isinstance(made, Plan):
            with_later = self._plan_log(request, made)
            if with_later.run_days != log.run_days or with_later.hard_days != log.hard_days:
                made = make_plan(asked, with_later)
        if isinstance(made, Refusal):
            return made
        return replace(made, done_days=log.done_days(request.start))

    def fitting(self, request: PlanRequest) -> PlanRequest:
        """Return a request without a race as the kind that the log asks for.

        Raises:
            InvalidValueError: The request is impossible whatever the log says.
        """
        check_request(request, self._log.today(), self._preferences.settings.week_start)
        return replace(request, kind=fitting_kind(self._plan_log(request), request.start))

    def proposed(self, request: PlanRequest) -> PlanRequest:
        """Return :meth:`fitting`, from today on where only the wait for it would make a break.

        Raises:
            InvalidValueError: The request is impossible whatever the log says.
        """
        later = self.fitting(request)
        if later.kind is not PlanKind.RETURN:
            return later
        now = self.fitting(replace(request, start=self._log.today()))
        return later if now.kind is PlanKind.RETURN else now

    def is_hardly_known(self, request: PlanRequest) -> bool:
        """Whether the log holds next to no run that a plan could build on."""
        return is_hardly_known(self._plan_log(request))

    def long_percent(self, runs: int) -> int:
        """Return how large a part of a week of so many runs its long run may be [%]."""
        return int(100 * long_share(runs, self._log.thresholds.long))

    def rest_of(self, saved: SavedPlan) -> Plan | Refusal | None:
        """Propose a new rest of a plan from what the log says today; nothing is changed.

        Returns:
            ``None`` when the plan has ended.
        """
        request = remaining_request(saved.request, self._plan_log(saved.request))
        return None if request is None else self.make(request)

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
        """Return the planned sessions whose place a plan takes.

        Of an earlier plan that it interrupts nothing is left, not even beyond its own end.
        """
        first = plan.request.start
        last = (
            plan.weeks[-1].week_start + timedelta(days=DAYS_PER_WEEK - 1) if plan.weeks else first
        )
        ahead = [
            one
            for one in self._log.sessions_of_days(first, first + _FAR)
            if is_replaced(one, first, date.max)
        ]
        inside = [one for one in ahead if one.local_date <= last]
        broken = {one.batch_id for one in inside if one.source is Source.PLAN}
        return inside + [
            one
            for one in ahead
            if one.local_date > last and one.source is Source.PLAN and one.batch_id in broken
        ]

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
        """Return the saved plans, the newest first; one that cannot be read any more is left out.

        The sessions of such a plan stay in the calendar.
        """
        found = []
        for one in stored.stored_plans(self._store):
            with suppress(InvalidValueError):
                request = PlanRequest.from_document(one.request)
                found.append(
                    SavedPlan(
                        one.batch_id,
                        one.created_utc,
                        one.label,
                        request,
                        one.sessions,
                        one.kept_week,
                    )
                )
        return found

    def save(self, plan: Plan, sessions: Sequence[Session] | None = None) -> Change:
        """Write a plan in the place of what was planned in its days, as one change.

        What was done on its days since it was made is linked with it.

        Args:
            plan: The plan.
            sessions: What :meth:`sessions_of` gave; made anew by default.

        Raises:
            InvalidValueError: A warning sign is open, so nobody should plan harder weeks now.
            StoreError: It cannot be written; nothing was.
        """
        if why_not := self.why_not():
            raise InvalidValueError(why_not)
        label = PlanWords(self._preferences.settings.units).label(plan)
        new = self.sessions_of(plan) if sessions is None else sessions
        gone = [one.id for one in self.replaced_by(plan) if one.id is not None]
        change = self._edits.saving(plan, new, gone, label, self._now())
        self._log.apply(change)
        return change

    def take_back(self, batch_id: int) -> TakenBack:
        """Remove a plan with its sessions, however long ago it was saved.

        What it had replaced comes back where its days are still free, and what was done stays.

        Raises:
            StoreError: There is no such plan any more; nothing was written.
        """
        taken = self._edits.taking_back(batch_id, self._label(batch_id), self._log.today())
        self._log.apply(taken.change)
        return taken

    def clear_ahead(self, batch_id: int) -> Change:
        """Remove what is still ahead of a plan; the past of it stays.

        Raises:
            StoreError: There is no such plan any more; nothing was written.
        """
        change = self._edits.clearing(batch_id, self._label(batch_id), self._log.today())
        self._log.apply(change)
        return change

    def keep(self, batch_id: int, week: date) -> Change:
        """Remember that the runner keeps a plan as it is, although weeks up to ``week`` failed.

        Raises:
            StoreError: There is no such plan any more; nothing was written.
        """
        label = _tr("Kept as it is: {0}").format(self._label(batch_id))
        plan = next(one for one in stored.stored_plans(self._store) if one.batch_id == batch_id)
        change = Change(label, (stored.kept_edit(self._store, plan, week),))
        self._log.apply(change)
        return change

    def _label(self, batch_id: int) -> str:
        plans = stored.stored_plans(self._store)
        label = next((one.label for one in plans if one.batch_id == batch_id), None)
        if label is None:
            raise StoreError(NO_PLAN)
        return label

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

    def _plan_log(self, request: PlanRequest, plan: Plan | None = None) -> PlanLog:
        """Return the log for a plan.

        Args:
            request: What is asked for.
            plan: The plan as it would be with nothing after it, so that its end is known: what
                is planned for later stays. By default nothing that is planned stays.
        """
        today, settings = self._log.today(), self._preferences.settings
        begin = min(request.start, today)
        since = look_back(begin)
        run_days = self._log.run_days()
        older = [one for one in run_days if one.day < since]
        near = self._log.sessions_of_days(since, begin + _FAR)
        if plan is None:
            recent = [one for one in near if not is_replaced(one, request.start, date.max)]
        else:
            gone = {one.id for one in self.replaced_by(plan)}
            recent = [one for one in near if one.id not in gone]
        made = plan_log(
            older,
            recent,
            today=today,
            settings=settings,
            rules=self._log.thresholds,
            first_day=self._log.first_day() if older else None,
        )
        missing = missing_days(run_days, unlogged_days(self._store))
        return replace(made, closed_days=self._closed_days(today), missing=missing)

    def _closed_days(self, today: date) -> frozenset[date]:
        """Return the days to come that the runner marked as rest or ill."""
        found = self._store.fetch_all("day_mark", "day >= ?", (today.isoformat(),))
        kinds = {DayKind.REST, DayKind.ILL}
        return frozenset(one.day for one in map(day_mark_from, found) if one.kind in kinds)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plans", text)
