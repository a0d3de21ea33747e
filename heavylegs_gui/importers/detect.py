"""What kind of file this is, by its content; the name decides only where the content cannot."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath

from heavylegs_gui.importers.fit_messages import has_signature

HEAD_BYTES = 4096
"""How much of a file is needed to tell its kind."""


class FileKind(StrEnum):
    """What the importers tell apart."""

    EMPTY = "empty"
    FIT = "fit"
    GPX = "gpx"
    TCX = "tcx"
    CSV = "csv"
    KML = "kml"
    HTML = "html"
    XML = "xml"
    ZIP = "zip"
    GZIP = "gzip"
    UNKNOWN = "unknown"


_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_NOT_ROOTS = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", re.DOTALL)
_ROOTS = {
    "gpx": FileKind.GPX,
    "TrainingCenterDatabase": FileKind.TCX,
    "kml": FileKind.KML,
    "html": FileKind.HTML,
    "HTML": FileKind.HTML,
}
_SUFFIXES = {
    ".fit": FileKind.FIT,
    ".gpx": FileKind.GPX,
    ".tcx": FileKind.TCX,
    ".csv": FileKind.CSV,
    ".kml": FileKind.KML,
}


def kind_of(head: bytes, name: str) -> FileKind:
    """Return the kind of a file from its first bytes and, failing that, its name."""
    if not head:
        return FileKind.EMPTY
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileKind.ZIP
    if head.startswith(b"\x1f\x8b"):
        return FileKind.GZIP
    if has_signature(head):
        return FileKind.FIT
    text = _decoded(head)
    if text.startswith("<"):
        return _xml_kind(text, name)
    return named_kind(name)


def named_kind(name: str) -> FileKind:
    """Return the kind that the name of a file promises."""
    return _SUFFIXES.get(PurePosixPath(name.replace("\\", "/")).suffix.lower(), FileKind.UNKNOWN)


def _decoded(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8", "replace")
    return text.lstrip("\ufeff \t\r\n\x00\x0b\x0c")


def _xml_kind(text: str, name: str) -> FileKind:
    if _DOCTYPE_HTML.match(text):
        return FileKind.HTML
    root = _ROOT.search(_NOT_ROOTS.sub("", text))
    if root is None:
        named = named_kind(name)
        return named if named in {FileKind.GPX, FileKind.TCX} else FileKind.XML
    return _ROOTS.get(root[1], FileKind.XML)
