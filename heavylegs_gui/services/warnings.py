"""The warnings of the training log: what the engine says, one-click fixes, and dismissals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.plan_moves import moved
from heavylegs_gui.domain.rules import engine
from heavylegs_gui.domain.rules.diary import entry_of
from heavylegs_gui.domain.rules.fix_desk import duration_after
from heavylegs_gui.domain.rules.fixes import propose
from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.rules.room import NO_ROOM, Room, room_of
from heavylegs_gui.domain.training import Kind, Session, Status
from heavylegs_gui.services.change_words import spoken_day
from heavylegs_gui.services.diary_keeper import DiaryKeeper
from heavylegs_gui.services.session_edits import SessionEdits

if TYPE_CHECKING:
    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.rules.fix_desk import Value
    from heavylegs_gui.domain.rules.fixes import Proposal
    from heavylegs_gui.domain.settings import Settings
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.store.database import Store

RECENT_DAYS = 28
"""Days before today whose warnings are still worth showing. Source: own value."""
REASON_CHARS = 500


class Judged(NamedTuple):
    """What one look at some days gives.

    Attributes:
        warnings: The most pressing first.
        weeks: The sums of the weeks that hold these days, in order.
        kept: Those that the runner keeps as they are.
        room: What the first session of a trial is measured against.
    """

    warnings: list[TrainingWarning]
    weeks: list[WeekTotal]
    kept: list[TrainingWarning]
    room: Room = NO_ROOM


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of the plan that mends a warning; nothing is written yet.

    Attributes:
        kind: What is done, as the command line names it.
        warning: What it mends.
        before: The sessions as they are, by day.
        after: The same sessions afterwards, in the same order.
        remaining: Warnings that still touch the weeks of these sessions afterwards.
        proposal: The changed fields.
    """

    kind: str
    warning: TrainingWarning
    before: tuple[Session, ...]
    after: tuple[Session, ...]
    remaining: tuple[TrainingWarning, ...]
    proposal: Proposal

    @property
    def label(self) -> str:
        """What taking it is called, in the undo menu and in a toast."""
        words = QCoreApplication.translate("Warnings", "Plan of {0} mended")
        return words.format(spoken_day(self.before[0].local_date))


class Warnings(QObject):
    """What the engine says of the log, kept up to date.

    Signals:
        changed: The log, the settings or a dismissal changed, so warnings may have.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        training_log: TrainingLog,
        preferences: Preferences,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._log, self._preferences = store, training_log, preferences
        self._now = now
        self._keeper = DiaryKeeper(store, training_log, preferences)
        training_log.changed.connect(self.changed)
        preferences.changed.connect(self.changed)

    def between(self, first: date, last: date, *, dismissed: bool = False) -> list[TrainingWarning]:
        """Return the warnings that touch the days from ``first`` to ``last``.

        Args:
            first: First day.
            last: Last day.
            dismissed: With those that the runner has dismissed.

        Returns:
            The most pressing first.
        """
        if not self._keeper.diary().counted:
            return []
        judged = self._judge(first, last)
        if not dismissed:
            return judged.warnings
        return sorted([*judged.warnings, *judged.kept], key=engine.order)

    def judged(self, first: date, last: date) -> Judged:
        """Return the warnings that touch some days, and the sums of their weeks, from one look."""
        if not self._keeper.diary().counted:
            return Judged([], self._log.week_totals(first, last), [])
        return self._judge(first, last)

    def _judge(self, first: date, last: date) -> Judged:
        review = self._review(self._keeper.settings, (first, last))
        found = engine.judge_review(review, (first, last))
        self._keeper.keep(review)
        return self._answer(found, review.weeks())

    def _answer(
        self, found: list[TrainingWarning], weeks: list[WeekTotal], room: Room = NO_ROOM
    ) -> Judged:
        """Return what was found, with what the runner keeps as it is apart from the rest."""
        if not self._keeper.dismissed():
            return Judged(found, weeks, [], room)
        kept = [one for one in found if self.is_dismissed(one)]
        return Judged(self._without_dismissed(found), weeks, kept, room)

    def current(self, *, dismissed: bool = False) -> list[TrainingWarning]:
        """Return the warnings from four weeks ago to the end of the plan."""
        today = self._log.today()
        last = max(today, self._keeper.diary().last_day or today)
        return self.between(today - timedelta(days=RECENT_DAYS), last, dismissed=dismissed)

    def of_whole_log(self, *, dismissed: bool = False) -> list[TrainingWarning]:
        """Return the warnings of the whole log and plan."""
        diary = self._keeper.diary()
        if diary.first_day is None or diary.last_day is None:
            return []
        return self.between(diary.first_day, diary.last_day, dismissed=dismissed)

    def of_trial(
        self,
        edited: Sequence[Session],
        removed_ids: Collection[int],
        first: date,
        last: date,
    ) -> list[TrainingWarning]:
        """Return what would be said if some sessions were changed; nothing is written.

        Args:
            edited: Sessions with their new values; new ones have no number yet, and stand in the
                warnings with a number below 0.
            removed_ids: Sessions that would be gone.
            first: First day of the answer.
            last: Last day of the answer.
        """
        return self.judged_trial(edited, removed_ids, first, last).warnings

    def judged_trial(
        self,
        edited: Sequence[Session],
        removed_ids: Collection[int],
        first: date,
        last: date,
    ) -> Judged:
        """Return as :meth:`of_trial` what would be said, with weeks and room."""
        entries = [
            entry_of(one)._replace(id=one.id or -number) for number, one in enumerate(edited, 1)
        ]
        diary = self._keeper.diary()
        changed = {one.id for one in entries}.union(removed_ids)
        touched = {one.day for one in (*entries, *diary.entries) if one.id in changed}
        trial = diary.replaced(entries, removed_ids)
        if not trial.counted:
            return Judged([], [], [])
        resume = self._keeper.checkpoint(min({first, *touched}))
        review = Review(trial, self._keeper.settings, self._log.thresholds, (first, last), resume)
        room = room_of(review, entries[0].id) if entries else NO_ROOM
        return self._answer(engine.judge_review(review, (first, last)), review.weeks(), room)

    def count_changes(self, settings: Settings) -> tuple[int, int]:
        """Return how many warnings of the whole log would go and come with other settings."""
        diary = self._keeper.diary()
        if diary.first_day is None or diary.last_day is None:
            return (0, 0)
        span = (diary.first_day, diary.last_day)
        before = {one.key for one in self.of_whole_log()}
        review = Review(diary, settings, self._log.thresholds, span)
        found = self._without_dismissed(engine.judge_review(review, span))
        after = {one.key for one in found}
        return len(before - after), len(after - before)

    def fix(self, warning: TrainingWarning) -> Fix | None:
        """Return a fix that passed the dry run, ``None`` when there is none."""
        diary, rules, keeper = self._keeper.diary(), self._log.thresholds, self._keeper
        proposal = propose(warning, diary, keeper.settings, rules, keeper.checkpoint)
        if proposal is None:
            return None
        before, after = [], []
        for number in dict.fromkeys(edit.session_id for edit in proposal.edits):
            session = self._log.session(number)
            if session is None:
                return None
            before.append(session)
            after.append(_mended(session, proposal))
        return Fix(
            proposal.kind, warning, tuple(before), tuple(after), proposal.remaining, proposal
        )

    def take(self, fix: Fix) -> Change:
        """Change the plan as a fix says, as one change.

        Raises:
            StoreError: A session has changed since the fix was made; nothing was written.
        """
        for session in fix.before:
            if session.id is None or self._log.session(session.id) != session:
                raise StoreError(
                    "The plan has changed since this fix was offered, so nothing was changed."
                )
        change = Change(fix.label, SessionEdits(self._store).changing_all(fix.after))
        self._log.apply(change)
        return change

    def dismiss(self, warning: TrainingWarning, reason: str | None = None) -> Change:
        """Leave a warning out until its numbers change.

        Raises:
            InvalidValueError: The reason is too long.
        """
        if reason is not None and len(reason) > REASON_CHARS:
            raise InvalidValueError(
                f"A reason may have at most {REASON_CHARS} characters.", "reason"
            )
        number = self._store.next_ids("dismissal")[0]
        row = {
            "id": number,
            "rule": warning.rule.value,
            "subject": warning.subject.text,
            "numbers": warning.numbers_key[:500],
            "reason": reason,
            "created_utc": self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        label = QCoreApplication.translate("Warnings", "Warning set aside")
        change = Change(label, (RowEdit("dismissal", number, None, row),))
        self.apply(change)
        return change

    def is_dismissed(self, warning: TrainingWarning) -> bool:
        """Whether the runner has dismissed a warning with these numbers."""
        return self._dismissal_key(warning) in self._keeper.dismissed()

    def reason_of(self, warning: TrainingWarning) -> str:
        """Return why the runner keeps a warning as it is; empty when no reason was given."""
        return self._keeper.dismissed().get(self._dismissal_key(warning), "")

    def bring_back(self, warning: TrainingWarning) -> Change:
        """Take the dismissals of a warning back."""
        return self.bring_all_back([warning])

    def kept(self, first: date, last: date) -> list[TrainingWarning]:
        """Return the dismissed warnings that touch a day from ``first`` to ``last``."""
        if not self._keeper.dismissed():
            return []
        return self._judge(first, last).kept if self._keeper.diary().counted else []

    def bring_all_back(self, kept: Iterable[TrainingWarning]) -> Change:
        """Take the dismissals of some warnings back, as one change."""
        where = "rule = ? AND subject = ? AND numbers = ?"
        edits = tuple(
            RowEdit("dismissal", int(str(row["id"])), row, None)
            for one in kept
            for row in self._store.fetch_all("dismissal", where, (*one.key, one.numbers_key[:500]))
        )
        label = QCoreApplication.translate("Warnings", "Warning brought back")
        change = Change(label, edits)
        self.apply(change)
        return change

    def apply(self, change: Change) -> None:
        """Make a change again or take one back (its inverse)."""
        if not change.is_empty:
            self._store.apply(change)
            self._keeper.written(change)
            self.changed.emit()

    def _review(self, settings: Settings, span: tuple[date, date]) -> Review:
        resume = self._keeper.checkpoint(span[0])
        return Review(self._keeper.diary(), settings, self._log.thresholds, span, resume)

    def _without_dismissed(self, found: list[TrainingWarning]) -> list[TrainingWarning]:
        return [one for one in found if not self.is_dismissed(one)]

    @staticmethod
    def _dismissal_key(warning: TrainingWarning) -> tuple[str, str, str]:
        return (*warning.key, warning.numbers_key[:500])


def _mended(session: Session, proposal: Proposal) -> Session:
    """Return a session after a fix, with a note of what it was planned as."""
    for edit in proposal.edits:
        if edit.session_id == session.id:
            session = _edited(session, edit.after)
    return replace(session, fixed_by=proposal.warning.rule)


def _edited(session: Session, after: Value) -> Session:
    if isinstance(after, Status):
        return replace(session, status=after)
    if isinstance(after, Kind):
        return replace(session, kind=after)
    if isinstance(after, date):
        return moved(session, (after - session.local_date).days)
    first_m = session.original_distance_m
    return replace(
        session,
        distance_m=after,
        duration_s=duration_after(session.duration_s, session.distance_m, after),
        original_distance_m=session.distance_m if first_m is None else first_m,
    )
