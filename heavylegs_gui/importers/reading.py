"""From a path to activities: the one door of all readers."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from heavylegs_gui.domain.activity import Activity
from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.importers import detect
from heavylegs_gui.importers.archive import Budget, Member, members, unzipped
from heavylegs_gui.importers.detect import FileKind
from heavylegs_gui.importers.fit import read_fit
from heavylegs_gui.importers.gpx import read_gpx
from heavylegs_gui.importers.limits import MEMBER_BYTES, Tick, no_tick
from heavylegs_gui.importers.marathon_csv import looks_like_marathon_csv, read_marathon_csv
from heavylegs_gui.importers.own_csv import csv_rows, csv_text, looks_like_own_csv, read_own_csv
from heavylegs_gui.importers.tcx import read_tcx
from heavylegs_gui.importers.xml_stream import WEB_PAGE

CAN_READ = "FIT, GPX and TCX files (also as .gz or .zip) and Heavy Legs' own CSV"

_REFUSED_KINDS = {
    FileKind.EMPTY: "It is empty.",
    FileKind.KML: "KML and KMZ hold places, not runs; export the activity as FIT, TCX or GPX.",
    FileKind.HTML: WEB_PAGE,
    FileKind.XML: f"It is an XML file of another kind; readable are {CAN_READ}.",
    FileKind.UNKNOWN: f"It is no training file; readable are {CAN_READ}.",
}


Progress = Callable[[int, int, str], None]


def _no_progress(_done: int, _total: int, _name: str) -> None:
    """Do nothing: nobody looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What came of one file, or of one member of an archive.

    Attributes:
        inner_name: Name inside the archive, ``None`` for the file itself.
        sha256: Digest of the unpacked content, the same for ``a.fit`` and ``a.fit.gz``.
        activities: What it holds.
        reason: Why it was refused, or ``None``.
    """

    inner_name: str | None = None
    sha256: str | None = None
    activities: tuple[Activity, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What reading depends on besides the bytes.

    Attributes:
        now: The present instant.
        today: The runner's day.
        tick: Called often, as a sign of life.
        progress: Called with looked-at and found members of an archive and the present name.
        budget: What archives may still cost.
    """

    now: datetime
    today: date
    tick: Tick = no_tick
    progress: Progress = _no_progress
    budget: Budget = field(default_factory=Budget)


def read_path(
    path: Path, today: date, tick: Tick = no_tick, progress: Progress = _no_progress
) -> Iterator[ReadFile]:
    """Yield what ``path`` holds; refusals are values, nothing is raised."""
    around = Circumstances(datetime.now(UTC), today, tick, progress)
    try:
        yield from _read_file(path, around)
    except ImportRefusedError as error:
        yield ReadFile(reason=str(error))
    except OSError as error:
        yield ReadFile(reason=f"It cannot be opened: {error.strerror or 'unknown fault'}.")


def _read_file(path: Path, around: Circumstances) -> Iterator[ReadFile]:
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        raise ImportRefusedError("It is a folder; choose the files in it.")
    if not stat.S_ISREG(state.st_mode):
        raise ImportRefusedError("It is no ordinary file.")
    with path.open("rb") as stream:
        head = stream.read(detect.HEAD_BYTES)
        if detect.kind_of(head, path.name) is FileKind.ZIP:
            _refuse_kmz(path.name)
            yield from _read_zip(path, path.name, around, depth=1)
            return
        rest = stream.read(MEMBER_BYTES - len(head) + 1)
    data = head + rest
    if len(data) > MEMBER_BYTES:
        raise ImportRefusedError("It is larger than any training file (64 MB).")
    yield from read_data(data, path.name, around)


def read_data(
    data: bytes, name: str, around: Circumstances, inner_name: str | None = None, depth: int = 0
) -> Iterator[ReadFile]:
    """Yield what the bytes of one file hold; refusals are values, nothing is raised."""
    try:
        kind = detect.kind_of(data[: detect.HEAD_BYTES], name)
        if kind is FileKind.GZIP:
            data = unzipped(BytesIO(data), len(data), around.budget, around.tick)
            name = name.removesuffix(".gz").removesuffix(".GZ")
            kind = detect.kind_of(data[: detect.HEAD_BYTES], name)
        if kind is FileKind.ZIP:
            _refuse_kmz(name)
            yield from _read_zip(BytesIO(data), inner_name or name, around, depth + 1)
            return
        found = _activities(data, kind, around)
        yield ReadFile(
            inner_name=inner_name,
            sha256=hashlib.sha256(data).hexdigest(),
            activities=tuple(replace(one, inner_name=inner_name) for one in found),
        )
    except ImportRefusedError as error:
        yield ReadFile(inner_name=inner_name, reason=str(error))


def _refuse_kmz(name: str) -> None:
    if name.lower().endswith(".kmz"):
        raise ImportRefusedError(_REFUSED_KINDS[FileKind.KML])


def _read_zip(
    source: Path | BytesIO, name: str, around: Circumstances, depth: int
) -> Iterator[ReadFile]:
    """Yield what the training files in a zip hold; photos and tables beside them are passed over.

    Raises:
        ImportRefusedError: The archive is damaged, too large or without a training file.
    """
    prefix = "" if depth == 1 else f"{name}/"
    found = False
    for count, total, member in members(source, depth, around.budget):
        around.tick()
        if depth == 1:
            around.progress(count, total, member.name)
        if not _is_training_file(member):
            continue
        found = True
        label = prefix + member.name
        try:
            data = member.read(around.budget, around.tick)
        except ImportRefusedError as error:
            yield ReadFile(inner_name=label, reason=str(error))
            continue
        yield from read_data(data, member.name, around, label, depth)
    if not found:
        raise ImportRefusedError(f"The archive holds no training file; readable are {CAN_READ}.")


def _is_training_file(member: Member) -> bool:
    kind = detect.kind_of(member.head, member.name)
    if kind in {FileKind.EMPTY, FileKind.UNKNOWN, FileKind.HTML, FileKind.XML}:
        return detect.named_kind(member.name) in {FileKind.FIT, FileKind.GPX, FileKind.TCX}
    if kind is FileKind.CSV:
        header = member.head.decode("utf-8-sig", "replace").splitlines()[0].split(",")
        return looks_like_own_csv(header) or looks_like_marathon_csv(header)
    return True


def _activities(data: bytes, kind: FileKind, around: Circumstances) -> list[Activity]:
    """Return the activities in ``data``.

    Raises:
        ImportRefusedError: There are none, whatever the reason; no other error passes.
    """
    if kind in _REFUSED_KINDS:
        raise ImportRefusedError(_REFUSED_KINDS[kind])
    try:
        match kind:
            case FileKind.FIT:
                return read_fit(data, around.now, around.tick)
            case FileKind.GPX:
                return read_gpx(data, around.now, around.tick)
            case FileKind.TCX:
                return read_tcx(data, around.now, around.tick)
            case _:
                return _read_csv(data, around)
    except ImportRefusedError:
        raise
    except Exception as error:
        raise ImportRefusedError("It is damaged in a way that stops the reading.") from error


def _read_csv(data: bytes, around: Circumstances) -> list[Activity]:
    text = csv_text(data)
    _, header = next(csv_rows(text), (1, []))
    if looks_like_own_csv(header):
        found = read_own_csv(text, around.today, around.tick)
    elif looks_like_marathon_csv(header):
        found = read_marathon_csv(text, around.tick)
    else:
        raise ImportRefusedError(
            f"Its columns are not those of Heavy Legs' own CSV; readable are {CAN_READ}."
        )
    if not found:
        raise ImportRefusedError("It has a header but no rows.")
    return found
