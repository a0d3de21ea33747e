"""The training log: sessions, shoes and check-ins, and the sums that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heavylegs_gui.content.rules import load_thresholds
from heavylegs_gui.domain import mileage
from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.check_in_text import check_check_in, is_blank
from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.training import Status
from heavylegs_gui.paths import resource_root
from heavylegs_gui.services import change_words
from heavylegs_gui.services.session_edits import GONE, SessionEdits
from heavylegs_gui.store import days, rows

if TYPE_CHECKING:
    from heavylegs_gui.domain.log_query import SessionQuery
    from heavylegs_gui.domain.mileage import RunDay, WeekTotal
    from heavylegs_gui.domain.rules.thresholds import Thresholds
    from heavylegs_gui.domain.training import CheckIn, Session, Shoe
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.store.batches import BatchUndo, ImportBatch
    from heavylegs_gui.store.database import Store

SHOE_NAME_CHARS = 200

Today = Callable[[], date]


class TrainingLog(QObject):
    """All sessions of the runner.

    Every method that writes returns the :class:`Change` that it made; undo applies its inverse
    with :meth:`apply`.

    Signals:
        written: Before ``changed``, with the :class:`Change`; ``None`` after an import.
        changed: After every change, once, whoever made it.
    """

    written = Signal(object)
    changed = Signal()

    def __init__(
        self,
        store: Store,
        preferences: Preferences,
        today: Today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._edits = SessionEdits(store)
        self._preferences = preferences
        self._today = today
        self._run_days: tuple[date, list[RunDay]] | None = None

    @property
    def thresholds(self) -> Thresholds:
        """The numbers of the rules."""
        return load_thresholds(resource_root())

    def today(self) -> date:
        """Return the runner's local date."""
        return self._today()

    def prepare_writing(self) -> None:
        """Load what the first change needs; for a moment in which nobody waits."""
        if self._store.is_open:
            self._store.prepare_writing()

    # Reading

    def sessions(self, query: SessionQuery | None = None) -> list[Session]:
        """Return the sessions that match, in the asked order; by default the whole log."""
        from heavylegs_gui.domain.log_query import SessionQuery
        from heavylegs_gui.store.sessions import find_sessions

        return find_sessions(self._store, query or SessionQuery())

    def sessions_of_days(self, first: date, last: date) -> list[Session]:
        """Return the sessions of the days from ``first`` to ``last``, the oldest first."""
        return days.sessions_of_days(self._store, first, last)

    def count(self, query: SessionQuery | None = None) -> int:
        """Return how many sessions match, whatever the limit of the query."""
        from heavylegs_gui.domain.log_query import SessionQuery
        from heavylegs_gui.store.sessions import count_sessions

        return count_sessions(self._store, query or SessionQuery())

    def session(self, session_id: int) -> Session | None:
        """Return one session, ``None`` when there is none of that number."""
        from heavylegs_gui.store.sessions import find_session

        return find_session(self._store, session_id)

    def first_day(self) -> date | None:
        """Return the first day with a session, ``None`` for an empty log."""
        span = days.day_span(self._store)
        return span[0] if span else None

    def last_day(self) -> date | None:
        """Return the last day with a session, planned ones too, ``None`` for an empty log."""
        span = days.day_span(self._store)
        return span[1] if span else None

    def run_days(self, first: date | None = None, last: date | None = None) -> list[RunDay]:
        """Return the days with a run that counts, oldest first; by default of the whole log."""
        today = self._today()
        if self._run_days is None or self._run_days[0] != today:
            self._run_days = (today, days.run_days(self._store, today))
        return [
            one
            for one in self._run_days[1]
            if (first is None or one.day >= first) and (last is None or one.day <= last)
        ]

    def week_totals(self, first: date | None = None, last: date | None = None) -> list[WeekTotal]:
        """Return every week of the runner from that of ``first`` to that of ``last``."""
        from heavylegs_gui.store.diary import unlogged_days

        run_days, settings = self.run_days(), self._preferences.settings
        missing = mileage.missing_days(run_days, unlogged_days(self._store))
        return mileage.WeekPass(
            run_days, self._today(), settings, self.thresholds, missing=missing
        ).weeks(first, last)

    def shoes(self) -> list[Shoe]:
        """Return all shoes, retired ones too."""
        from heavylegs_gui.store.sessions import all_shoes

        return all_shoes(self._store)

    def check_in(self, day: date) -> CheckIn | None:
        """Return the answers of one day, ``None`` when there are none."""
        row = self._store.fetch("check_in", day.isoformat())
        return None if row is None else rows.check_in_from(row)

    def check_ins(self, first: date | None = None, last: date | None = None) -> list[CheckIn]:
        """Return the answers of all days from ``first`` to ``last``, oldest first."""
        limits = ("" if first is None else first.isoformat(), str(last or "9999"))
        found = self._store.fetch_all("check_in", "day BETWEEN ? AND ?", limits)
        return [rows.check_in_from(row) for row in found]

    def import_batches(self) -> list[ImportBatch]:
        """Return the imports, the newest first."""
        from heavylegs_gui.store.batches import batches

        return batches(self._store)

    # Writing

    def add(self, session: Session) -> Change:
        """Write a new session.

        Raises:
            InvalidValueError: A value is impossible.
            StoreError: It cannot be written.
        """
        return self.add_all([session], change_words.entered_label(session))

    def add_all(self, new: Sequence[Session], label: str) -> Change:
        """Write several new sessions as one change."""
        return self._applied(Change(label, self._edits.entering(new)))

    def save(
        self, session: Session, new_shoe: Shoe | None = None, plan: Session | None = None
    ) -> Change:
        """Write a new or changed session with all that belongs to it as one change.

        Args:
            session: New when it has no number yet.
            new_shoe: A new pair of shoes, in which the session was run.
            plan: The planned session that it fulfils; both are linked. Without one, a new done
                session is linked to the plan that fits, unless its link is locked. A stored
                session without the partner that it had lets go of it; both stay locked when this
                one is.

        Raises:
            InvalidValueError: A value is impossible; nothing was written.
            StoreError: Something is gone or cannot be written; nothing was written.
        """
        edits: list[RowEdit] = []
        plan = plan or self.plan_of(session)
        if new_shoe is not None:
            edits.append(self._shoe_edit(new_shoe))
            session = replace(session, shoe_id=int(edits[0].key))
        if plan is not None:
            session = replace(session, linked_id=plan.id)
        is_new = session.id is None
        main = self._edits.entering([session]) if is_new else self._changing(session)
        edits += main
        if plan is not None:
            linked_id = int(main[0].key) if is_new else session.id
            edits += self._edits.changing(replace(plan, linked_id=linked_id))
        label = change_words.entered_label if is_new else change_words.changed_label
        return self._applied(Change(label(session), tuple(edits)))

    def _changing(self, session: Session) -> tuple[RowEdit, ...]:
        """Return the edits that change a stored session, its own first, then those of a partner."""
        from heavylegs_gui.services.session_links import SessionLinks

        before = None if session.id is None else self.session(session.id)
        own = self._edits.changing(session)
        return (
            own if before is None else (*own, *SessionLinks(self._store).parting(before, session))
        )

    def partner(self, session: Session) -> Session | None:
        """Return the session with which a stored one is linked: its plan, or what was done."""
        from heavylegs_gui.services.session_links import SessionLinks

        return None if session.id is None else SessionLinks(self._store).partner(session)

    def plan_of(self, session: Session) -> Session | None:
        """Return the open plan that a new session fulfils, ``None`` when none fits."""
        from heavylegs_gui.services.session_links import plan_of

        is_new_done = session.id is None and session.status is Status.DONE
        return plan_of(self._store, session) if is_new_done else None

    def update(self, session: Session) -> Change:
        """Overwrite a stored session; empty when nothing differs.

        Raises:
            InvalidValueError: A value is impossible.
            StoreError: It is gone or cannot be written.
        """
        edits = self._edits.changing(session)
        return self._applied(Change(change_words.changed_label(session), edits))

    def delete(self, session_ids: Iterable[int]) -> Change:
        """Remove sessions; links of other sessions to them go too.

        Raises:
            StoreError: They cannot be removed.
        """
        wanted = dict.fromkeys(session_ids)
        found = [one for one in map(self.session, wanted) if one is not None]
        edits = self._edits.removing([one.id for one in found if one.id is not None])
        return self._applied(Change(change_words.deleted_label(found), edits))

    def add_shoe(self, shoe: Shoe) -> Change:
        """Write a new pair of shoes."""
        label = _tr("Shoes {0} added").format(shoe.name)
        return self._applied(Change(label, (self._shoe_edit(shoe),)))

    def update_shoe(self, shoe: Shoe) -> Change:
        """Overwrite a stored pair of shoes; empty when nothing differs."""
        if shoe.id is None:
            raise StoreError(GONE)
        edit = self._store.edit("shoe", rows.shoe_row(_checked_shoe(shoe), shoe.id))
        if edit.before is None:
            raise StoreError(GONE)
        edits = () if edit.before == edit.after else (edit,)
        return self._applied(Change(_tr("Shoes {0} changed").format(shoe.name), edits))

    def save_check_in(self, check_in: CheckIn) -> Change:
        """Write the answers of one day, in the place of earlier ones; none at all remove them.

        Raises:
            InvalidValueError: An answer is impossible, or the day is still ahead.
            StoreError: They cannot be written.
        """
        if check_in.day > self._today() and not is_blank(check_in):
            words = _tr("A check-in tells how a day was; {0} is still ahead.")
            raise InvalidValueError(words.format(change_words.spoken_day(check_in.day)), "day")
        edit = self._store.edit("check_in", rows.check_in_row(check_check_in(check_in)))
        if is_blank(check_in):
            edit = self._store.removal("check_in", check_in.day.isoformat())
        edits = () if edit.before == edit.after else (edit,)
        return self._applied(
            Change(_tr("Check-in of {0}").format(change_words.spoken_day(check_in.day)), edits)
        )

    def undo_import(self, batch_id: int) -> BatchUndo:
        """Take an import back, however long ago it was.

        Returns:
            The change that was made and the sessions that the runner had edited since; they went
            too.
        """
        from heavylegs_gui.store.batches import undo_batch

        undo = undo_batch(self._store, batch_id)
        label = _tr("Taken back: {0}").format(undo.change.label)
        undo = replace(undo, change=undo.change._replace(label=label))
        self._applied(undo.change)
        return undo

    def apply(self, change: Change) -> None:
        """Make a change again or take one back (its inverse).

        Raises:
            StoreError: The rows are no longer as the change expects them; nothing was written.
        """
        self._applied(change)

    def reload(self) -> None:
        """Tell everybody that the log was changed by somebody else, such as an import."""
        self._tell(None)

    def _applied(self, change: Change) -> Change:
        if not change.is_empty:
            self._store.apply(change)
            self._tell(change)
        return change

    def _tell(self, change: Change | None) -> None:
        self._run_days = None
        self.written.emit(change)
        self.changed.emit()

    def _shoe_edit(self, shoe: Shoe) -> RowEdit:
        number = self._store.next_ids("shoe")[0]
        return RowEdit("shoe", number, None, rows.shoe_row(_checked_shoe(shoe), number))


def _checked_shoe(shoe: Shoe) -> Shoe:
    if not shoe.name.strip() or len(shoe.name) > SHOE_NAME_CHARS:
        raise InvalidValueError(
            f"The name of the shoes must have 1 to {SHOE_NAME_CHARS} characters.", "name"
        )
    for value, field in ((shoe.start_distance_m, "start_distance_m"), (shoe.limit_m, "limit_m")):
        if value is not None and not 0 <= value <= 10_000_000:
            raise InvalidValueError("The distance of shoes must be 0 to 10,000 km.", field)
    return shoe


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrainingLog", text)
