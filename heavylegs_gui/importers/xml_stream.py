"""A guarded, streaming walk over GPX and TCX.

expat without namespaces: real files swap, miss or never declare them, so names are matched without
their prefix. Document types and entities are refused; neither format has any.
"""

from __future__ import annotations

import codecs
from typing import NoReturn, Protocol
from xml.parsers import expat

from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.importers.limits import XML_BYTES, XML_DEPTH, Tick

_CHUNK = 64 * 1024
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WEB_PAGE = "It is a saved web page, not a training file; download the file itself."
_BLANKS = b" \t\r\n\x00\x0b\x0c"


class XmlHandler(Protocol):
    """What a format does with the elements; names come without prefix."""

    root: str
    """Name of the outermost element."""
    texts: frozenset[str]
    """Elements whose text is collected."""

    def started(self, path: list[str], attributes: dict[str, str]) -> None:
        """Handle the start of the element at the end of ``path``."""

    def ended(self, path: list[str], text: str) -> None:
        """Handle the end of the element at the end of ``path``."""


def walk(data: bytes, handler: XmlHandler, tick: Tick) -> bool:
    """Feed ``data`` through ``handler``; return whether the document was complete.

    Raises:
        ImportRefusedError: It is another format, too large, too deep or has a document type.
    """
    if len(data) > XML_BYTES:
        raise ImportRefusedError(f"It is larger than any {handler.root} file of a watch (64 MB).")
    walker = _Walker(handler)
    body = _without_blanks(data)
    try:
        for begin in range(0, len(body), _CHUNK):
            walker.feed(body[begin : begin + _CHUNK])
            tick()
        walker.finish()
    except (expat.ExpatError, LookupError, ValueError):
        if not walker.began:
            raise ImportRefusedError("It is damaged: this is no readable XML.") from None
        return False
    return True


def _without_blanks(data: bytes) -> bytes:
    """Return ``data`` without the blanks and marks that some sites put before the declaration."""
    if data.startswith(_UTF16_MARKS):
        return data
    return data.removeprefix(codecs.BOM_UTF8).lstrip(_BLANKS)


class _Walker:
    def __init__(self, handler: XmlHandler) -> None:
        self.began = False
        self._handler = handler
        self._path: list[str] = []
        self._text: list[str] = []
        self._collecting = False
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_entity

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk)

    def finish(self) -> None:
        is_last = True
        self._parser.Parse(b"", is_last)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self.began:
            self._check_root(local)
        self._path.append(local)
        if len(self._path) > XML_DEPTH:
            raise ImportRefusedError("Its elements are nested too deeply to be a training file.")
        self._collecting = local in self._handler.texts
        self._text.clear()
        self._handler.started(self._path, attributes)

    def _check_root(self, local: str) -> None:
        if local != self._handler.root:
            if local.lower() == "html":
                raise ImportRefusedError(WEB_PAGE)
            raise ImportRefusedError(f"It is an XML file of <{local[:40]}>, not a training file.")
        self.began = True

    def _end(self, _name: str) -> None:
        self._handler.ended(self._path, "".join(self._text).strip())
        self._path.pop()
        self._collecting = False
        self._text.clear()

    def _characters(self, text: str) -> None:
        if self._collecting:
            self._text.append(text)

    def _refuse_doctype(self, name: str, *_details: object) -> NoReturn:
        if name.lower() == "html":
            raise ImportRefusedError(WEB_PAGE)
        raise ImportRefusedError("It declares a document type, which training files never do.")

    def _refuse_entity(self, *_details: object) -> NoReturn:
        raise ImportRefusedError("It declares entities, which training files never do.")
