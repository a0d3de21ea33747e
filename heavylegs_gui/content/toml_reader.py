"""Reads a data file and names file and line of whatever is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

_HEAD = r"^[ \t]*\[\[[ \t]*{}[ \t]*\]\]"


class ContentError(ValueError):
    """A data file is damaged; the message names file, line and fault."""


class TomlFile:
    """One parsed file.

    Attributes:
        path: Where it lies.
        table: What it holds.
    """

    def __init__(self, path: Path) -> None:
        """Parse ``path``.

        Raises:
            ContentError: It cannot be read, is no text or is not TOML.
        """
        self.path = path
        raw = _bytes_of(path)
        try:
            self._text = raw.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise ContentError(f"{path.name}, line {line}: this is no text in UTF-8.") from error
        try:
            self.table: dict[str, object] = tomllib.loads(self._text)
        except (ValueError, RecursionError) as error:
            raise ContentError(f"{path.name}{_line_and_fault(error, self._text)}.") from error

    def tables(self, key: str) -> list[Entry]:
        """Return the ``[[key]]`` tables in order.

        Raises:
            ContentError: There is none, or not each has its own ``[[key]]`` line.
        """
        found = self.table.get(key)
        starts = [match.start() for match in re.finditer(_HEAD.format(key), self._text, re.M)]
        is_list = isinstance(found, list) and all(isinstance(one, dict) for one in found)
        if not isinstance(found, list) or not is_list or not found or len(starts) != len(found):
            raise self.fault(key, 0, f"it needs at least one [[{key}]] on a line of its own")
        return [Entry(self, one, start) for one, start in zip(found, starts, strict=True)]

    def entry(self) -> Entry:
        """Return the file's own keys."""
        return Entry(self, self.table, 0)

    def line_start(self, pattern: str) -> int:
        """Return where the first line that ``pattern`` matches begins, 0 when there is none."""
        match = re.search(pattern, self._text, re.M)
        return match.start() if match else 0

    def fault(self, key: str, start: int, words: str) -> ContentError:
        """Return an error that names the line of ``key`` in the table that begins at ``start``.

        A key that is missing has no line; then it is the line at which the table begins.
        """
        following = re.compile(r"^[ \t]*\[", re.M).search(self._text, start + 1)
        end = following.start() if following else len(self._text)
        named = re.compile(rf"^[ \t]*(['\"]?){re.escape(key)}\1[ \t]*=", re.M)
        match = named.search(self._text, start, end)
        line = self._text.count("\n", 0, match.start() if match else start) + 1
        return ContentError(f"{self.path.name}, line {line}: {words}.")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError(f"{path.name} cannot be read ({error.strerror}).") from error


def _line_and_fault(error: Exception, text: str) -> str:
    """Return ", line 3: what is wrong"; the line is left out where the parser names none."""
    if isinstance(error, RecursionError):
        return ": it is nested too deeply"
    words = " ".join(str(error).split()).rstrip(".")
    at_line = re.search(r" \(at line (\d+), column \d+\)$", words)
    if at_line:
        return f", line {at_line[1]}: {words[: at_line.start()]}"
    if words.endswith(" (at end of document)"):
        return f", line {text.count(chr(10)) + 1}: {words}"
    return f": {words}"


class Entry:
    """A table of a file; every value is asked for by its type."""

    def __init__(self, file: TomlFile, table: Mapping[str, object], start: int) -> None:
        self._file, self._table, self._start = file, table, start

    def only(self, known: Sequence[str]) -> None:
        """Refuse keys that nobody reads.

        Raises:
            ContentError: There is one.
        """
        for key in self._table:
            if key not in known:
                raise self.fault(key, f"the key {key!r} is unknown")

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a text, not empty unless ``default`` allows it.

        Raises:
            ContentError: It is missing, empty or no text.
        """
        value = self._table.get(key, default)
        if not isinstance(value, str) or (not value.strip() and default is None):
            raise self.fault(key, f"{key} must be a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that is not empty.

        Raises:
            ContentError: It is something else.
        """
        value = self._table.get(key)
        if not isinstance(value, list) or not value:
            raise self.fault(key, f"{key} must be a list of texts")
        if not all(isinstance(one, str) and one.strip() for one in value):
            raise self.fault(key, f"{key} must be a list of texts")
        return tuple(value)

    def flag(self, key: str) -> bool:
        """Return true or false.

        Raises:
            ContentError: It is something else.
        """
        value = self._table.get(key)
        if not isinstance(value, bool):
            raise self.fault(key, f"{key} must be true or false")
        return value

    def whole(self, key: str, low: int, high: int, *, default: int | None = None) -> int:
        """Return a whole number between ``low`` and ``high``.

        Raises:
            ContentError: It is missing or outside.
        """
        value = self._table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.fault(key, f"{key} must be a whole number from {low} to {high}")
        return value

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self._table

    def numbers(self, key: str, low: float, high: float) -> tuple[float, ...] | None:
        """Return a list of numbers between ``low`` and ``high``, ``None`` when it is not there.

        Raises:
            ContentError: It is something else.
        """
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(_is_number(one, low, high) for one in value):
            raise self.fault(key, f"{key} must be a list of numbers from {low:g} to {high:g}")
        return tuple(float(one) for one in value)

    def word(self, key: str, allowed: Sequence[str]) -> str:
        """Return one of the ``allowed`` words.

        Raises:
            ContentError: It is another one.
        """
        value = self._table.get(key)
        if not isinstance(value, str) or value not in allowed:
            raise self.fault(key, f"{key} must be one of {', '.join(allowed)}")
        return value

    def fault(self, key: str, words: str) -> ContentError:
        """Return an error that names the line of ``key``."""
        return self._file.fault(key, self._start, words)


def _is_number(value: object, low: float, high: float) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and low <= float(str(value)) <= high
