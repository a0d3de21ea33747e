"""Reading of FIT messages: only the wanted ones are decoded, the rest is stepped over.

A FIT file is a header, then records that are either definitions (which fields follow under a local
number) or data. Data under one local number have a constant size, so a run of equal header bytes at
that stride is skipped by one slice. A file may be a chain of such files.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from heavylegs_gui.importers.fit_crc import crc_is_right
from heavylegs_gui.importers.fit_layout import (
    CHECKSUM_BYTES,
    FORMATS,
    NO_VALUE,
    RECORD,
    SIGNATURE,
    SIGNATURE_AT,
    ZERO_IS_NO_VALUE,
    Fields,
)

Message = dict[str, float]
Tick = Callable[[], None]

_SHORTEST_HEADER = 12
_LONGEST_RUN = 4096
_TICK_EVERY = 2048
MOST_STEPS = 4_000_000
MOST_RECORDS = 500_000
"""Nearly six days with a record a second; what follows is not read. Source: own limits."""
_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20
_TIME = 253


@dataclass(slots=True)
class FitPart:
    """The messages of one file in a chain.

    Attributes:
        messages: Message number to the decoded messages, in the order of the file.
        checksum_right: Whether the file's checksum fits.
        broken: Whether reading stopped before the end.
    """

    messages: dict[int, list[Message]] = field(default_factory=dict)
    checksum_right: bool = True
    broken: bool = False

    def all(self, number: int) -> list[Message]:
        """Return the messages with that number."""
        return self.messages.get(number, [])


@dataclass(slots=True)
class _Definition:
    size: int
    number: int
    plan: struct.Struct | None
    fields: list[tuple[str, float, float | None]]

    def decode(self, plan: struct.Struct, data: bytes, position: int) -> Message:
        message: Message = {}
        values = plan.unpack_from(data, position)
        for value, (name, divisor, nothing) in zip(values, self.fields, strict=True):
            if value != nothing and not math.isnan(value) and name not in message:
                message[name] = value / divisor if divisor != 1 else value
        return message


def has_signature(data: bytes, at: int = 0) -> bool:
    """Return whether a FIT header begins at ``at``."""
    return data[at + SIGNATURE_AT : at + SIGNATURE_AT + 4] == SIGNATURE


def read_parts(data: bytes, wanted: dict[int, Fields], tick: Tick) -> list[FitPart]:
    """Return the parts of the chain in ``data`` with their ``wanted`` messages.

    Nothing is raised for damage: what came before it is kept and the part is marked as broken.
    """
    parts: list[FitPart] = []
    base = 0
    while base + _SHORTEST_HEADER <= len(data) and has_signature(data, base):
        header_size = max(data[base], _SHORTEST_HEADER)
        size = int.from_bytes(data[base + 4 : base + 8], "little")
        begin = base + header_size
        end = begin + size if size else len(data)
        part = FitPart(broken=end > len(data))
        if size and end + CHECKSUM_BYTES <= len(data):
            part.checksum_right = crc_is_right(data[base : end + CHECKSUM_BYTES])
        walker = _Walker(data, begin, min(end, len(data)), wanted, tick)
        part.broken = not walker.walk(part.messages) or part.broken
        parts.append(part)
        base = end + CHECKSUM_BYTES
        tick()
    return parts


class _Walker:
    """One pass over the records of one part."""

    def __init__(
        self, data: bytes, begin: int, end: int, wanted: dict[int, Fields], tick: Tick
    ) -> None:
        self._data = data
        self._position = begin
        self._end = end
        self._wanted = wanted
        self._tick = tick
        self._definitions: list[_Definition | None] = [None] * 16
        self._time: float | None = None

    def walk(self, into: dict[int, list[Message]]) -> bool:
        """Collect the wanted messages; return whether the end was reached in order."""
        steps = 0
        try:
            while self._position < self._end:
                if not self._step(into):
                    return False
                steps += 1
                if steps % _TICK_EVERY == 0:
                    self._tick()
                    if steps > MOST_STEPS or len(into.get(RECORD, ())) > MOST_RECORDS:
                        return False
        except (IndexError, struct.error):
            return False
        return True

    def _step(self, into: dict[int, list[Message]]) -> bool:
        data, position = self._data, self._position
        header = data[position]
        if header & _COMPRESSED:
            definition = self._definitions[(header >> 5) & 3]
        elif header & _DEFINITION:
            self._define(header)
            return True
        else:
            definition = self._definitions[header & 15]
        if definition is None or position + definition.size > self._end:
            return False
        if definition.plan is None:
            self._position += definition.size * self._run_length(header, definition.size)
            return True
        message = definition.decode(definition.plan, data, position + 1)
        self._keep_time(header, message)
        into.setdefault(definition.number, []).append(message)
        self._position += definition.size
        return True

    def _run_length(self, header: int, size: int) -> int:
        """Return how many records with this header follow each other from here."""
        data, position = self._data, self._position
        if header & _COMPRESSED or data[position + size : position + size + 1] != bytes((header,)):
            return 1
        heads = data[position : min(self._end, position + size * _LONGEST_RUN) : size]
        run = len(heads) - len(heads.lstrip(bytes((header,))))
        return run if position + run * size <= self._end else run - 1

    def _keep_time(self, header: int, message: Message) -> None:
        """Complete a compressed header's five bits of time from the last full timestamp."""
        if header & _COMPRESSED and self._time is not None:
            last = int(self._time)
            message["time"] = last + (((header & 0x1F) - last) & 0x1F)
        self._time = message.get("time", message.get("end", self._time))

    def _define(self, header: int) -> None:
        data, position = self._data, self._position
        big_endian = data[position + 2] != 0
        number = int.from_bytes(
            data[position + 3 : position + 5], "big" if big_endian else "little"
        )
        at = position + 6
        stop = at + 3 * data[position + 5]
        fields = [(data[i], data[i + 1], data[i + 2]) for i in range(at, stop, 3)]
        developer = 0
        if header & _DEVELOPER:
            developer_stop = stop + 1 + 3 * data[stop]
            developer = sum(data[i + 1] for i in range(stop + 1, developer_stop, 3))
            stop = developer_stop
        size = 1 + developer + sum(length for _, length, _ in fields)
        wanted = self._wanted.get(number)
        definition = _Definition(size, number, None, [])
        if wanted is not None:
            _plan(definition, ">" if big_endian else "<", fields, wanted)
        self._definitions[header & 15] = definition
        self._position = stop


def _plan(
    definition: _Definition, order: str, fields: list[tuple[int, int, int]], wanted: Fields
) -> None:
    """Fill in how a message is unpacked: wanted fields by their type, the rest as padding."""
    layout = order
    for number, length, base_type in fields:
        letter = FORMATS.get(base_type)
        width = struct.calcsize(letter) if letter else 0
        if number not in wanted or letter is None or length < width or length % width:
            layout += f"{length}x"
            continue
        layout += f"{letter}{length - width}x"
        nothing = 0 if base_type in ZERO_IS_NO_VALUE else NO_VALUE.get(letter)
        definition.fields.append((*wanted[number], nothing))
    definition.plan = struct.Struct(layout)
