"""The edits that say something of a whole day, and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import DayKind, Status, check_day_mark
from heavylegs_gui.services.change_words import spoken_day
from heavylegs_gui.store import days, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from heavylegs_gui.domain.changes import RowEdit
    from heavylegs_gui.domain.training import DayMark
    from heavylegs_gui.store.database import Store


class DayEdits:
    """Checks marks and builds their edits; it writes nothing."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def check(self, mark: DayMark) -> None:
        """Refuse a mark that the day or its runs contradict.

        Raises:
            InvalidValueError: With one sentence.
        """
        check_day_mark(mark)
        if mark.kind is DayKind.NOT_LOGGED and mark.day > self._today():
            raise _refusal(_tr("{0} is still ahead, so it cannot be missing from the log."), mark)
        if mark.kind is DayKind.REST and self._has_done_run(mark.day):
            raise _refusal(_tr("A run is logged on {0}, so it is no rest day."), mark)
        if mark.kind is DayKind.NOT_LOGGED and self._has_done_run(mark.day):
            raise _refusal(_tr("A run is logged on {0}, so the day is not missing."), mark)

    def marking(self, marks: Iterable[DayMark]) -> tuple[RowEdit, ...]:
        """Return the edits that write marks; one without kind and note goes.

        Raises:
            InvalidValueError: A day or a note is impossible.
        """
        edits = map(self._edit, marks)
        return tuple(edit for edit in edits if edit.before != edit.after)

    def _edit(self, mark: DayMark) -> RowEdit:
        if mark.kind is None and not (mark.note or "").strip():
            return self._store.removal("day_mark", mark.day.isoformat())
        return self._store.edit("day_mark", rows.day_mark_row(check_day_mark(mark)))

    def _has_done_run(self, day: date) -> bool:
        found = days.sessions_of_days(self._store, day, day)
        return any(one.is_run and one.status is Status.DONE for one in found)


def mark_label(mark: DayMark) -> str:
    """Return what writing a mark is called."""
    words = {
        None: _tr("Note of {0}") if mark.note else _tr("Mark of {0} taken back"),
        DayKind.REST: _tr("Rest day on {0}"),
        DayKind.ILL: _tr("{0} marked as ill"),
        DayKind.NOT_LOGGED: _tr("{0} marked as not logged"),
    }[mark.kind]
    return words.format(spoken_day(mark.day))


def _refusal(words: str, mark: DayMark) -> InvalidValueError:
    return InvalidValueError(words.format(spoken_day(mark.day)), "day")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Planning", text)
