"""One line of the import preview, and what the runner chose to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from heavylegs_gui.domain.activity import Activity
from heavylegs_gui.domain.training import Session
from heavylegs_gui.services.session_json import session_json

_MEASURED = (
    "local_date", "start_utc", "utc_offset_min", "sport", "status", "distance_m", "duration_s",
    "elapsed_s", "ascent_m", "heart_rate_avg_bpm",
)  # fmt: skip
"""What a watch knows better than the runner."""
_TOLD = ("title", "kind", "rpe", "heaviness", "soreness", "temp_c", "shoe_id", "notes")
"""What the runner knows better than a watch."""


class RowStatus(StrEnum):
    """What became of an activity in a file; the values are those of the command line."""

    NEW = "new"
    DUPLICATE = "duplicate"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    REFUSED = "refused"


class Choice(StrEnum):
    """What is done with an activity."""

    IMPORT = "import"
    """Write it as a session of its own."""
    SKIP = "skip"
    """Leave it out."""
    KEEP_MINE = "keep_mine"
    """Leave the session of the log as it is."""
    USE_FILE = "use_file"
    """Measured values come from the file alone; what only the runner knows stays."""
    KEEP_RICHER = "keep_richer"
    """Measured values of the file where it has them; what the runner told wins."""


_DEFAULT = {
    RowStatus.NEW: Choice.IMPORT,
    RowStatus.DUPLICATE: Choice.SKIP,
    RowStatus.POSSIBLE_DUPLICATE: Choice.KEEP_RICHER,
    RowStatus.REFUSED: Choice.SKIP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One activity found in a file, or one file that was refused.

    Attributes:
        file: Name to show; inside an archive ``outer.zip/inner.gpx``.
        status: What it is, compared with the log.
        reason: One sentence about why, ``None`` for a new one without a remark.
        activity: What the file says, ``None`` for a refused file.
        session: The session that it would become, ``None`` for a refused file.
        existing: The sessions that it equals or resembles; those of the same import have no
            number yet.
        choice: What is to be done with it.
        sha256: Digest of the file's content.
        number: Number of the activity inside the file, from 0.
    """

    file: str
    status: RowStatus
    reason: str | None = None
    activity: Activity | None = None
    session: Session | None = None
    existing: tuple[Session, ...] = ()
    choice: Choice
    sha256: str | None = None
    number: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about what the file lacks."""
        return () if self.activity is None else self.activity.warnings

    @property
    def writes(self) -> bool:
        """Whether the choice changes the log."""
        return self.session is not None and self.choice in {
            Choice.IMPORT,
            Choice.USE_FILE,
            Choice.KEEP_RICHER,
        }

    def with_choice(self, choice: Choice) -> ImportRow:
        """Return this row with another choice."""
        return replace(self, choice=choice)

    @property
    def resembles_file(self) -> bool:
        """Whether it is possibly the same as another file of this import, not of the log."""
        is_possible = self.status is RowStatus.POSSIBLE_DUPLICATE
        return is_possible and all(one.id is None for one in self.existing)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the runner chooses from where it is possibly the same as something else."""
        if self.resembles_file:
            return (Choice.KEEP_MINE, Choice.IMPORT)
        return (Choice.KEEP_MINE, Choice.USE_FILE, Choice.KEEP_RICHER)

    @property
    def replaced(self) -> Session | None:
        """The session of the log that the choice would overwrite, ``None`` when it adds one."""
        if self.choice not in {Choice.USE_FILE, Choice.KEEP_RICHER}:
            return None
        return next((one for one in self.existing if one.id is not None), None)

    def merged(self) -> Session:
        """Return the session that the choice writes."""
        if self.session is None:
            raise ValueError("a refused file has no session")
        mine = self.replaced
        if mine is None:
            return self.session
        if self.choice is Choice.USE_FILE:
            values = {name: getattr(self.session, name) for name in _MEASURED}
            return replace(mine, **values, **_first_known(self.session, mine, _TOLD))
        values = _first_known(self.session, mine, _MEASURED)
        return replace(mine, **values, **_first_known(mine, self.session, _TOLD))


def default_choice(status: RowStatus, existing: Sequence[Session]) -> Choice:
    """Return what is done when the runner chooses nothing.

    What resembles another file of the same import is left out: there is nothing to join it with.
    """
    if status is RowStatus.POSSIBLE_DUPLICATE and all(one.id is None for one in existing):
        return Choice.KEEP_MINE
    return _DEFAULT[status]


def refused_row(file: str, reason: str) -> ImportRow:
    """Return the row of a file that cannot be imported."""
    return ImportRow(file=file, status=RowStatus.REFUSED, reason=reason, choice=Choice.SKIP)


@dataclass(frozen=True, slots=True)
class ReportedFile:
    """One activity of an import as it is reported.

    Attributes:
        sessions: As they stand in the log now.
        warnings: Sentences about what the file lacks; for people, not in the JSON.
    """

    file: str
    status: RowStatus
    reason: str | None
    sessions: Sequence[Session]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import without a window did.

    Attributes:
        batch_id: Number of the import, ``None`` when nothing was written.
    """

    batch_id: int | None
    files: tuple[ReportedFile, ...]

    @property
    def all_refused(self) -> bool:
        """Whether nothing at all could be read."""
        return bool(self.files) and all(one.status is RowStatus.REFUSED for one in self.files)

    def as_json(self) -> dict[str, object]:
        """Return the document of the word ``import``."""
        files = [
            {
                "file": one.file,
                "status": one.status.value,
                "reason": one.reason,
                "sessions": [session_json(session) for session in one.sessions],
            }
            for one in self.files
        ]
        return {"batch": self.batch_id, "files": files}


def _first_known(first: Session, second: Session, names: Sequence[str]) -> dict[str, Any]:
    values = {}
    for name in names:
        value = getattr(first, name)
        values[name] = getattr(second, name) if value is None else value
    return values
