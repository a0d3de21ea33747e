"""Changes of whole days of the plan: marks, rest days that shift it, two days swapped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from heavylegs_gui.domain import plan_moves
from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import (
    LATEST_DATE,
    DayKind,
    DayMark,
    Status,
)
from heavylegs_gui.services import day_edits
from heavylegs_gui.services.change_words import spoken_day
from heavylegs_gui.services.day_edits import DayEdits
from heavylegs_gui.services.session_edits import SessionEdits
from heavylegs_gui.services.session_links import SessionLinks
from heavylegs_gui.store import days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from heavylegs_gui.domain.plan_moves import Rearranged
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.store.database import Store

_OF_ILL_AND_REST: dict[DayKind | None, Status] = {
    DayKind.ILL: Status.ILL,
    DayKind.REST: Status.SKIPPED,
}
"""What becomes of the plans of a day that is marked."""


class DayPlanning(QObject):
    """The part of the planning that knows days; see :class:`Planning` for what holds for all."""

    def __init__(
        self,
        store: Store,
        log: TrainingLog,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._log, self._today = store, log, today
        self._edits, self._links = SessionEdits(store), SessionLinks(store)
        self._days = DayEdits(store, today)

    def apply(self, change: Change) -> None:
        """Make a change again or take one back (its inverse).

        Raises:
            StoreError: The rows are no longer as the change expects them; nothing was written.
        """
        self._log.apply(change)

    # Days

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        """Return what was said of the days from ``first`` to ``last``, the oldest first."""
        return days.day_marks(self._store, first, last)

    def set_day_mark(self, mark: DayMark, *, with_sessions: bool = False) -> Change:
        """Say something of a whole day; without kind and note the mark goes.

        Args:
            mark: The mark, in the place of an earlier one.
            with_sessions: Mark the open plans of the day too: as ill on an ill day, as skipped on
                a rest day.

        Raises:
            InvalidValueError: A run of that day or the day itself speaks against it.
        """
        self._days.check(mark)
        edits = list(self._days.marking([mark]))
        status = _OF_ILL_AND_REST.get(mark.kind)
        if with_sessions and status is not None:
            plans = days.open_plans(self._store, mark.day, mark.day)
            edits += self._changing(replace(one, status=status) for one in plans)
        return self._write(day_edits.mark_label(mark), edits)

    def insert_rest_day(self, day: date, *, shift: bool) -> Change:
        """Make a day a rest day.

        Args:
            day: The day; no run may be done on it.
            shift: Move what is planned from that day on one day later, up to the next race (see
                :func:`plan_moves.open_rest_day`); else what is planned for the day is skipped.

        Raises:
            InvalidValueError: A run is done on that day, or a race leaves no room.
        """
        mark = plan_moves.with_kind(self._marks_from(day).get(day), day, DayKind.REST)
        if not shift:
            return self.set_day_mark(mark, with_sessions=True)
        self._days.check(mark)
        plans = days.open_plans(self._store, day, LATEST_DATE)
        found = plan_moves.open_rest_day(day, plans, self._marks_from(day))
        words = _tr("Rest day on {0}, the plan moved a day later")
        if found.skipped:
            words = _tr("Rest day on {0}, the plan moved up to the race")
        return self._rearrange(words.format(spoken_day(day)), found)

    def remove_rest_day(self, day: date, *, shift: bool = False) -> Change:
        """Take a rest day back.

        Args:
            day: A day with a rest mark.
            shift: Move what is planned after it one day earlier, up to the next race; else what
                was skipped on the day is planned again, unless the day has passed.

        Raises:
            InvalidValueError: It is no rest day, or the plan would move into the past.
        """
        marks = self._marks_from(day)
        mark = marks.get(day)
        if mark is None or mark.kind is not DayKind.REST:
            raise InvalidValueError(
                _tr("{0} is not marked as a rest day.").format(spoken_day(day)), "day"
            )
        words = _tr("Rest day on {0} taken back").format(spoken_day(day))
        if shift:
            return self._close(day, marks, words)
        edits = list(self._days.marking([plan_moves.with_kind(mark, day, None)]))
        if day >= self._today():
            skipped = [one for one in self._of_day(day) if one.status is Status.SKIPPED]
            edits += self._changing(replace(one, status=Status.PLANNED) for one in skipped)
        return self._write(words, edits)

    def _close(self, day: date, marks: dict[date, DayMark], words: str) -> Change:
        if day < self._today():
            raise InvalidValueError(
                _tr("{0} has passed, so the plan cannot move onto it.").format(spoken_day(day)),
                "day",
            )
        plans = days.open_plans(self._store, day, LATEST_DATE)
        return self._rearrange(words, plan_moves.close_rest_day(day, plans, marks))

    def swap_days(self, first: date, second: date) -> Change:
        """Exchange what is planned for two days, and their rest marks.

        Raises:
            InvalidValueError: It is one day, or nothing is planned on either.
        """
        if first == second:
            raise InvalidValueError(_tr("Choose two different days to swap."), "day")
        plans = [one for day in (first, second) for one in days.open_plans(self._store, day, day)]
        marks = {mark.day: mark for day in (first, second) for mark in self.day_marks(day, day)}
        found = plan_moves.swapped(first, second, plans, marks)
        if not found.sessions and not found.marks:
            raise InvalidValueError(_tr("Nothing is planned on either of the two days."), "day")
        words = _tr("{0} and {1} swapped").format(spoken_day(first), spoken_day(second))
        return self._rearrange(words, found)

    # inside

    def _of_day(self, day: date) -> list[Session]:
        return days.sessions_of_days(self._store, day, day)

    def _marks_from(self, day: date) -> dict[date, DayMark]:
        return {one.day: one for one in self.day_marks(day, LATEST_DATE)}

    def _changing(self, changed: Iterable[Session]) -> tuple[RowEdit, ...]:
        return self._edits.changing_all(changed)

    def _rearrange(self, label: str, found: Rearranged) -> Change:
        return self._write(
            label, (*self._changing(found.sessions), *self._days.marking(found.marks))
        )

    def _write(self, label: str, edits: Sequence[RowEdit]) -> Change:
        change = Change(label, tuple(edits))
        self._log.apply(change)
        return change


def _tr(text: str) -> str:
    return QCoreApplication.translate("Planning", text)
