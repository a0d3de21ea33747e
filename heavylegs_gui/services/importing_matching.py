"""Compares what files tell with the log, and with the other files of the same import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from heavylegs_gui.domain.activity import Activity, OffsetAt, as_session, placed
from heavylegs_gui.domain.duplicates import DuplicateFinder, Likeness, row_key
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.log_query import SessionQuery
from heavylegs_gui.domain.training import Session
from heavylegs_gui.services.importing_rows import (
    ImportRow,
    RowStatus,
    default_choice,
    refused_row,
)
from heavylegs_gui.store import batches, sessions
from heavylegs_gui.store.batches import ImportFile
from heavylegs_gui.store.database import Store

IN_LOG = "It is in your log already."
SAME_FILE = "This file was imported before."
IN_THIS_IMPORT = "Another file of this import tells of the same activity."
MAYBE = "It may be an activity of your log; please look at the two."
MAYBE_OF_FILE = "Another file of this import may tell of the same activity; please look at the two."
CHANGED_ROW = "Your log has this session with other values."

_Match = tuple[RowStatus, Sequence[Session], str | None]
_NEW: _Match = (RowStatus.NEW, (), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One activity as it came from a reader.

    Attributes:
        file: Name to show.
        activity: What the file says.
        sha256: Digest of the file's content.
        number: Number of the activity inside the file, from 0.
    """

    file: str
    activity: Activity
    sha256: str | None = None
    number: int = 0


class Matcher:
    """Turns found activities into rows; remembers the ones that this import brings.

    Args:
        store: The log to compare with; it is only read.
        offset_at: Zone of the runner, for files that do not name theirs.
        shoes: Names of the shoes by number.
    """

    def __init__(self, store: Store, offset_at: OffsetAt, shoes: Mapping[int, str]) -> None:
        self._store = store
        self._offset_at = offset_at
        self._shoes = shoes
        self._finder = DuplicateFinder(self._between)
        self._known_files: dict[str, dict[tuple[str, int], ImportFile]] = {}
        self._brought: dict[tuple[str, int], Session] = {}
        self._taken: set[int | None] = set()

    def row(self, found: Found) -> ImportRow:
        """Return the row of one activity."""
        activity = placed(found.activity, self._offset_at)
        try:
            session = as_session(activity)
        except InvalidValueError as error:
            return refused_row(found.file, str(error))
        status, existing, reason = self._match(found, activity, session)
        if status in {RowStatus.NEW, RowStatus.POSSIBLE_DUPLICATE}:
            self._finder.add(session)
            if found.sha256 is not None:
                self._brought[found.sha256, found.number] = session
        return ImportRow(
            file=found.file,
            status=status,
            reason=reason,
            activity=activity,
            session=session,
            existing=tuple(existing),
            choice=default_choice(status, existing),
            sha256=found.sha256,
            number=found.number,
        )

    def _between(self, first: date, last: date) -> Iterable[Session]:
        return sessions.find_sessions(self._store, SessionQuery(first=first, last=last))

    def _match(self, found: Found, activity: Activity, session: Session) -> _Match:
        if not activity.has_uid:
            same = self._same_content(found)
            if same is not None:
                return same
        if activity.session is not None:
            return self._match_own_row(activity, session)
        best, known = self._finder.find(session, any_sport=not activity.sport_known)
        return _told(best, known)

    def _same_content(self, found: Found) -> _Match | None:
        """Find the same bytes, in an earlier import or in an earlier file of this one."""
        if found.sha256 is None:
            return None
        brought = self._brought.get((found.sha256, found.number))
        if brought is not None:
            return RowStatus.DUPLICATE, (brought,), IN_THIS_IMPORT
        known = self._known(found.sha256).get((found.sha256, found.number))
        if known is None or known.session_id is None:
            return None
        if known.status == RowStatus.POSSIBLE_DUPLICATE:
            return None
        session = sessions.find_session(self._store, known.session_id)
        return None if session is None else (RowStatus.DUPLICATE, (session,), SAME_FILE)

    def _known(self, sha256: str) -> dict[tuple[str, int], ImportFile]:
        if sha256 not in self._known_files:
            self._known_files[sha256] = batches.known_files(self._store, [sha256])
        return self._known_files[sha256]

    def _match_own_row(self, activity: Activity, session: Session) -> _Match:
        """Apply the identity rules of our own CSV; rows of one file are never compared."""
        if activity.has_uid:
            known = sessions.find_by_uids(self._store, [session.uid]).get(session.uid)
            if known is not None:
                if self._key(known) == row_key(session, activity.shoe):
                    return RowStatus.DUPLICATE, (known,), IN_LOG
                return RowStatus.POSSIBLE_DUPLICATE, (known,), CHANGED_ROW
        if session.start_utc is not None:
            return _told(*self._finder.find(session, stored_only=True))
        if activity.has_uid:
            return _NEW
        return self._match_equal_row(activity, session)

    def _match_equal_row(self, activity: Activity, session: Session) -> _Match:
        """Find an equal row of an earlier import; each of them answers for one row only."""
        wanted = row_key(session, activity.shoe)
        for known in self._finder.of_day(session.local_date):
            if known.batch_id is None or known.id in self._taken:
                continue
            if self._key(known) == wanted:
                self._taken.add(known.id)
                return RowStatus.DUPLICATE, (known,), IN_LOG
        return _NEW

    def _key(self, session: Session) -> tuple[object, ...]:
        shoe = None if session.shoe_id is None else self._shoes.get(session.shoe_id)
        return row_key(session, shoe)


def _told(best: Likeness, known: Sequence[Session]) -> _Match:
    stored = any(one.id is not None for one in known)
    if best is Likeness.SAME:
        return RowStatus.DUPLICATE, known, IN_LOG if stored else IN_THIS_IMPORT
    if best is Likeness.POSSIBLE:
        return RowStatus.POSSIBLE_DUPLICATE, known, MAYBE if stored else MAYBE_OF_FILE
    return _NEW
