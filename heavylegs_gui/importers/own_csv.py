"""Our own CSV: one row per session, read and written without loss.

The format is fixed in ``10-command-line.md``, "Our own CSV".
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from heavylegs_gui.domain.activity import Activity
from heavylegs_gui.domain.errors import ImportRefusedError, InvalidValueError
from heavylegs_gui.domain.training import (
    Kind,
    Session,
    Source,
    Sport,
    Status,
    check_session,
    new_uid,
)
from heavylegs_gui.importers.limits import CSV_BYTES, Tick, no_tick

COLUMNS = (
    "uid", "local_date", "start_utc", "utc_offset_min", "sport", "kind", "status", "title",
    "distance_m", "duration_s", "rpe", "heaviness", "soreness", "temp_c", "shoe", "notes",
)  # fmt: skip
MOST_ROWS = 200_000
"""Five sessions a day for a hundred years. Source: own limit."""
MAX_UID_CHARS = 200
MAX_SHOE_CHARS = 200

_GUARDED = ("=", "+", "-", "@", "'", "\t", "\r")
"""A text cell that starts so would run as a formula in a spreadsheet, or lose its apostrophe."""
_WHOLE = re.compile(r"-?\d{1,9}")
_DECIMAL = re.compile(r"-?(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?")
_TICK_EVERY = 256

Choice = TypeVar("Choice", bound=StrEnum)


class _BadCellError(Exception):
    """A cell cannot be read; the message continues the name of the column."""


def looks_like_own_csv(header: list[str]) -> bool:
    """Return whether ``header`` is meant to be ours: it has a column that only we name so."""
    return any(name in COLUMNS and "_" in name for name in header)


def read_own_csv(
    text: str, today: date, tick: Tick = no_tick, *, uid_of: Callable[[], str] = new_uid
) -> list[Activity]:
    """Return the rows of our own CSV.

    Args:
        text: The decoded file.
        today: The runner's day; later rows without a status are planned.
        tick: Called often, as a sign of life.
        uid_of: Gives an identity to rows that bring none.

    Raises:
        ImportRefusedError: A column or a row cannot be read; the sentence names it.
    """
    rows = csv_rows(text)
    _, header = next(rows, (1, []))
    _check_header(header)
    activities: list[Activity] = []
    uids: dict[str, int] = {}
    for count, (line, cells) in enumerate(rows):
        if count % _TICK_EVERY == 0:
            tick()
        if count == MOST_ROWS:
            raise ImportRefusedError(f"It has more than {MOST_ROWS:,} rows; split it.")
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise ImportRefusedError(
                f"Line {line} has {len(cells)} cells, the first line has {len(header)}."
            )
        activity = _row(dict(zip(header, cells, strict=True)), line, today, uid_of)
        _check_unique(activity, line, uids)
        activities.append(activity)
    return activities


def csv_text(data: bytes) -> str:
    """Return the text of a CSV file.

    Raises:
        ImportRefusedError: It is too large or not UTF-8.
    """
    if len(data) > CSV_BYTES:
        raise ImportRefusedError("It is larger than 32 MB; split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportRefusedError(
            "It is not written in UTF-8; save it as “CSV UTF-8” and try again."
        ) from None


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of each row.

    Raises:
        ImportRefusedError: The quotes do not match or a cell is too long.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise ImportRefusedError(
                f"Line {line} cannot be read: its quotes do not match or a cell is too long."
            ) from None
        yield line, cells
        line = reader.line_num + 1


def write_own_csv(
    sessions: Iterable[Session], shoes: Mapping[int, str], *, for_excel: bool = False
) -> bytes:
    """Return the file that holds ``sessions``.

    Args:
        sessions: What to write, in this order.
        shoes: Name of each pair of shoes by its number.
        for_excel: Whether to begin with the mark that spreadsheets need to see UTF-8.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for session in sessions:
        shoe = None if session.shoe_id is None else shoes.get(session.shoe_id)
        writer.writerow(cells_of(session, shoe))
    data = out.getvalue().encode("utf-8")
    return codecs.BOM_UTF8 + data if for_excel else data


def cells_of(session: Session, shoe: str | None) -> list[str]:
    """Return the cells of ``session`` in the order of :data:`COLUMNS`."""
    start = session.start_utc
    return [
        _guarded(session.uid),
        session.local_date.isoformat(),
        "" if start is None else start.strftime("%Y-%m-%dT%H:%M:%SZ"),
        _figure(session.utc_offset_min),
        session.sport.value,
        "" if session.kind is None else session.kind.value,
        session.status.value,
        _guarded(session.title),
        _figure(session.distance_m),
        _figure(session.duration_s),
        _figure(session.rpe),
        _figure(session.heaviness),
        _figure(session.soreness),
        _figure(session.temp_c),
        _guarded(shoe),
        _guarded(session.notes),
    ]


def _check_header(header: list[str]) -> None:
    for name in header:
        if name not in COLUMNS:
            raise ImportRefusedError(
                f"The column “{name[:60]}” is unknown; possible are {', '.join(COLUMNS)}."
            )
        if header.count(name) > 1:
            raise ImportRefusedError(f"The column “{name}” occurs twice.")
    if "local_date" not in header:
        raise ImportRefusedError("The column “local_date” is missing; each row needs its day.")


def _check_unique(activity: Activity, line: int, uids: dict[str, int]) -> None:
    session = activity.session
    if session is None or not activity.has_uid:
        return
    earlier = uids.setdefault(session.uid, line)
    if earlier != line:
        raise ImportRefusedError(f"Line {line} repeats the uid of line {earlier}.")


def _row(cells: Mapping[str, str], line: int, today: date, uid_of: Callable[[], str]) -> Activity:
    """Return the activity of one row.

    Raises:
        ImportRefusedError: A cell cannot be read; the sentence names line and column.
    """
    row = _Row(cells)
    try:
        session = _session(row, today, uid_of)
        shoe = row.text("shoe", MAX_SHOE_CHARS)
        check_session(session)
    except _BadCellError as error:
        raise ImportRefusedError(f"Line {line}: {error}.") from None
    except InvalidValueError as error:
        raise ImportRefusedError(f"Line {line}: {error}") from None
    return Activity(
        sport=session.sport,
        local_date=session.local_date,
        start_utc=session.start_utc,
        utc_offset_min=session.utc_offset_min,
        distance_m=session.distance_m,
        duration_s=session.duration_s,
        title=session.title,
        session=session,
        shoe=shoe,
        has_uid=row.text("uid", MAX_UID_CHARS) is not None,
    )


def _session(row: _Row, today: date, uid_of: Callable[[], str]) -> Session:
    day = row.day("local_date")
    status = row.choice("status", Status)
    if status is None:
        status = Status.PLANNED if day > today else Status.DONE
    return Session(
        uid=row.text("uid", MAX_UID_CHARS) or uid_of(),
        local_date=day,
        start_utc=row.instant("start_utc"),
        utc_offset_min=row.whole("utc_offset_min"),
        sport=row.choice("sport", Sport) or Sport.RUN,
        kind=row.choice("kind", Kind),
        status=status,
        title=row.text("title"),
        distance_m=row.decimal("distance_m"),
        duration_s=row.decimal("duration_s"),
        rpe=row.whole("rpe"),
        heaviness=row.whole("heaviness"),
        soreness=row.whole("soreness"),
        temp_c=row.decimal("temp_c"),
        notes=row.text("notes"),
        source=Source.FILE,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """Typed access to the cells of one row; an empty cell is unknown."""

    cells: Mapping[str, str]

    def text(self, column: str, limit: int | None = None) -> str | None:
        cell = self.cells.get(column, "").removeprefix("'")
        if limit is not None and len(cell) > limit:
            raise _BadCellError(f"{column} has more than {limit} characters")
        return cell or None

    def day(self, column: str) -> date:
        cell = self.cells.get(column, "").strip()
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
            raise _BadCellError(f"{column} “{cell[:40]}” is no date like 2026-11-22")
        try:
            return date.fromisoformat(cell)
        except ValueError:
            raise _BadCellError(f"{column} “{cell}” is a day that does not exist") from None

    def instant(self, column: str) -> datetime | None:
        cell = self.cells.get(column, "").strip()
        if not cell:
            return None
        try:
            instant = datetime.fromisoformat(cell)
            if instant.tzinfo is not None:
                return instant.astimezone(UTC).replace(microsecond=0)
        except (ValueError, OverflowError):
            pass
        raise _BadCellError(f"{column} “{cell[:40]}” is no instant like 2026-11-22T07:30:00Z")

    def whole(self, column: str) -> int | None:
        cell = self.cells.get(column, "").strip()
        if not cell:
            return None
        if not _WHOLE.fullmatch(cell):
            raise _BadCellError(f"{column} “{cell[:40]}” is no whole number")
        return int(cell)

    def decimal(self, column: str) -> float | None:
        cell = self.cells.get(column, "").strip()
        if not cell:
            return None
        if not _DECIMAL.fullmatch(cell):
            raise _BadCellError(f"{column} “{cell[:40]}” is no number with a decimal point")
        return float(cell) + 0.0

    def choice(self, column: str, choices: type[Choice]) -> Choice | None:
        cell = self.cells.get(column, "").strip()
        if not cell:
            return None
        try:
            return choices(cell)
        except ValueError:
            allowed = ", ".join(one.value for one in choices)
            raise _BadCellError(f"{column} “{cell[:40]}” is none of {allowed}") from None


def _guarded(text: str | None) -> str:
    if not text:
        return ""
    return f"'{text}" if text.startswith(_GUARDED) else text


def _figure(value: float | None) -> str:
    """Return the shortest figure that reads back as the same number."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
