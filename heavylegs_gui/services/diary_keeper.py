"""Keeps the engine's view of the log in memory and changes it with every change of the log.

Reading fifty years takes longer than a frame; a change touches a few rows. Sums of weeks before
the first changed day stay valid, so a pass over the weeks can be taken up near the change.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from heavylegs_gui.domain.mileage import Checkpoint
from heavylegs_gui.domain.rules.diary import Diary, LogEntry
from heavylegs_gui.domain.rules.review import LOOK_BACK_WEEKS
from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.weeks import week_of
from heavylegs_gui.store.diary import all_entries, all_shoes, entry_from, unlogged_days

if TYPE_CHECKING:
    from heavylegs_gui.domain.changes import Change, RowEdit
    from heavylegs_gui.domain.rules.review import Review
    from heavylegs_gui.domain.settings import Settings
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.store.database import Store

_MARGIN_WEEKS = 2


class DiaryKeeper:
    """The diary, the settings and the checkpoints of the weeks."""

    def __init__(self, store: Store, training_log: TrainingLog, preferences: Preferences) -> None:
        self._store, self._log, self._preferences = store, training_log, preferences
        self._entries: list[LogEntry] | None = None
        self._diary: Diary | None = None
        self._today: date | None = None
        self._dismissed: dict[tuple[str, str, str], str] | None = None
        self._checkpoints: dict[date, tuple[float, ...]] = {}
        training_log.written.connect(self.written)
        preferences.changed.connect(self._forget_weeks)

    @property
    def settings(self) -> Settings:
        """The runner's settings."""
        return self._preferences.settings

    def diary(self) -> Diary:
        """Return the log as it is now."""
        today = self._log.today()
        if self._diary is not None and self._today == today:
            return self._diary
        if self._entries is None:
            self._entries = all_entries(self._store)
        if self._today != today:
            self._forget_weeks()
        shoes, unlogged = all_shoes(self._store), unlogged_days(self._store)
        self._diary, self._today = Diary(self._entries, today, shoes, unlogged), today
        return self._diary

    def dismissed(self) -> dict[tuple[str, str, str], str]:
        """Return rule, subject and numbers of what the runner has dismissed, with the reason."""
        if self._dismissed is None:
            self._dismissed = {
                (str(row["rule"]), str(row["subject"]), str(row["numbers"])): str(
                    row["reason"] or ""
                )
                for row in self._store.fetch_all("dismissal")
            }
        return self._dismissed

    def keep(self, review: Review) -> None:
        """Remember what the weeks of a review count."""
        self._checkpoints |= review.checkpoints

    def checkpoint(self, first: date) -> Checkpoint | None:
        """Return where the sums of weeks can be taken up for a review from ``first`` on."""
        week = week_of(first, self.settings.week_start)
        week -= timedelta(weeks=LOOK_BACK_WEEKS + _MARGIN_WEEKS)
        counted = self._checkpoints.get(week)
        return None if counted is None else Checkpoint(week, counted)

    def written(self, change: Change | None) -> None:
        """Follow a change of the log; without one everything is read anew."""
        self._diary = None
        if change is None or self._entries is None:
            self._entries = None
            self._checkpoints.clear()
            self._dismissed = None
            return
        if any(edit.table == "dismissal" for edit in change.edits):
            self._dismissed = None
        days = [day for edit in change.edits for day in self._follow(edit)]
        if days and self._entries:
            self._forget_weeks_after(min(days + self._partner_days(change)))

    def _partner_days(self, change: Change) -> list[date]:
        """Return the days of the sessions that are linked with changed ones.

        A plan counts again when the run for it goes, also where only the run names the plan.
        """
        rows = [
            row
            for edit in change.edits
            if edit.table == "session"
            for row in (edit.before, edit.after)
            if row is not None
        ]
        changed = {row["id"] for row in rows}
        linked = {row["linked_id"] for row in rows} - {None}
        return [
            one.day for one in self._entries or () if one.id in linked or one.linked_id in changed
        ]

    def _follow(self, edit: RowEdit) -> list[date]:
        """Take over one changed row; return the days that it touches."""
        if edit.table == "day_mark":
            return [date.fromisoformat(str(edit.key))]
        if edit.table != "session" or self._entries is None:
            return []
        days = []
        if edit.before is not None:
            old = entry_from(edit.before)
            index = bisect_left(self._entries, old[:3], key=lambda one: one[:3])
            if index < len(self._entries) and self._entries[index].id == old.id:
                del self._entries[index]
            days.append(old.day)
        if edit.after is not None:
            new = entry_from(edit.after)
            insort(self._entries, new, key=lambda one: one[:3])
            days.append(new.day)
        return days

    def _forget_weeks_after(self, day: date) -> None:
        """Drop what a change on ``day`` may alter; a new first run alters all.

        The told weeks end on the day before the first run, whatever sport came before it.
        """
        if not self._was_run_before(day):
            self._checkpoints.clear()
        week = week_of(day, self.settings.week_start)
        self._checkpoints = {one: kept for one, kept in self._checkpoints.items() if one <= week}

    def _was_run_before(self, day: date) -> bool:
        earlier = takewhile(lambda one: one.day < day, self._entries or ())
        return any(one.is_run and one.status is Status.DONE for one in earlier)

    def _forget_weeks(self) -> None:
        self._checkpoints.clear()
