"""Zip and gzip archives: members are read as streams, nothing is ever extracted to disk."""

from __future__ import annotations

import gzip
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.importers.detect import HEAD_BYTES
from heavylegs_gui.importers.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_DEPTH,
    ARCHIVE_ENTRIES,
    ARCHIVE_RATIO,
    MEMBER_BYTES,
    MIB,
    Tick,
)

_CHUNK = 256 * 1024
_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    LookupError, OverflowError,
)  # fmt: skip
"""What the standard library raises for damaged archives."""

DAMAGED = "The archive is damaged or cut off; download it again."
TOO_LARGE = "Unpacked it is larger than any training file (64 MB)."
BOMB = "It unpacks to an impossible size, so it was not read."


@dataclass(slots=True)
class Budget:
    """What all archives of one file may still cost.

    Attributes:
        bytes_left: Unpacked bytes that may still be read.
        entries_left: Members that may still be looked at.
    """

    bytes_left: int = ARCHIVE_BYTES
    entries_left: int = ARCHIVE_ENTRIES

    def spend(self, size: int) -> None:
        """Take ``size`` bytes off.

        Raises:
            ImportRefusedError: There are none left.
        """
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise ImportRefusedError("Unpacked, the archive holds more than 2 GB; split it.")


@dataclass(slots=True)
class Member:
    """A file inside a zip archive.

    Attributes:
        name: Its name in the archive, for display only.
        head: Its first bytes; empty when it cannot be read.
        fault: Why it cannot be read, or ``None``.
    """

    name: str
    head: bytes
    fault: str | None
    _archive: zipfile.ZipFile = field(repr=False)
    _info: zipfile.ZipInfo = field(repr=False)

    def read(self, budget: Budget, tick: Tick) -> bytes:
        """Return the whole content.

        Raises:
            ImportRefusedError: It is damaged, encrypted or too large.
        """
        if self.fault is not None:
            raise ImportRefusedError(self.fault)
        try:
            with self._archive.open(self._info) as stream:
                return _drained(stream, self._info.compress_size, budget, tick)
        except _FAULTS as error:
            raise ImportRefusedError(_fault(error, self._info)) from error


def members(
    source: Path | IO[bytes], depth: int, budget: Budget
) -> Iterator[tuple[int, int, Member]]:
    """Yield the files in a zip archive, without folders and the leavings of macOS.

    Each comes with its place and the number of all entries.

    Raises:
        ImportRefusedError: It is damaged, has too many entries or is nested too deeply.
    """
    if depth > ARCHIVE_DEPTH:
        raise ImportRefusedError("Archives inside archives inside archives are not read.")
    try:
        archive = zipfile.ZipFile(source)
    except _FAULTS as error:
        raise ImportRefusedError(DAMAGED) from error
    with archive:
        entries = archive.infolist()
        budget.entries_left -= len(entries)
        if budget.entries_left < 0:
            raise ImportRefusedError("The archive has more than 20,000 entries; split it.")
        for place, info in enumerate(entries):
            if not info.filename.endswith("/") and not _is_leaving(info.filename):
                yield place, len(entries), _opened(archive, info)


def unzipped(stream: IO[bytes], packed_size: int, budget: Budget, tick: Tick) -> bytes:
    """Return the content of a gzip stream of ``packed_size`` bytes.

    Raises:
        ImportRefusedError: It is damaged or too large.
    """
    try:
        with gzip.open(stream, "rb") as unpacked:
            return _drained(unpacked, packed_size, budget, tick)
    except _FAULTS as error:
        raise ImportRefusedError(DAMAGED) from error


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    try:
        with archive.open(info) as stream:
            return Member(info.filename, stream.read(HEAD_BYTES), None, archive, info)
    except _FAULTS as error:
        return Member(info.filename, b"", _fault(error, info), archive, info)


def _is_leaving(name: str) -> bool:
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name.startswith("._")


def _fault(error: Exception, info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 1:
        return "It is protected by a password; unpack it first."
    if isinstance(error, NotImplementedError):
        return "It is packed by a method that cannot be read; unpack it first."
    return DAMAGED


def _drained(
    stream: IO[bytes] | gzip.GzipFile, packed_size: int, budget: Budget, tick: Tick
) -> bytes:
    """Return all of ``stream``; sizes that the archive states are not believed."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        budget.spend(len(chunk))
        if size > MEMBER_BYTES:
            raise ImportRefusedError(TOO_LARGE)
        if size > MIB and size > ARCHIVE_RATIO * max(packed_size, 1):
            raise ImportRefusedError(BOMB)
        tick()
    return b"".join(chunks)
