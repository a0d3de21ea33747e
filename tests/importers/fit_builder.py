"""Builds small FIT files byte by byte, so that every trap has a file of our own."""

import struct
from datetime import UTC, datetime

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
FILE_ID, SPORT, SESSION, LAP, RECORD, ACTIVITY = 0, 12, 18, 19, 20, 34
U8, U16, U32, S32, ENUM, U32Z = 0x02, 0x84, 0x86, 0x85, 0x00, 0x8C
LETTERS = {U8: "B", U16: "H", U32: "I", S32: "i", ENUM: "B", U32Z: "I"}

START = datetime(2026, 11, 14, 7, 12, 0, tzinfo=UTC)


def seconds(instant):
    return int((instant - EPOCH).total_seconds())


def crc(block):
    """The checksum bit by bit, as the protocol describes it."""
    value = 0
    for byte in block:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value


class FitFile:
    """Collects messages; ``bytes()`` of it is the finished file."""

    def __init__(self, kind=4, big_endian=False):
        self.body = b""
        self.order = ">" if big_endian else "<"
        if kind is not None:
            self.message(FILE_ID, (0, ENUM, kind), (4, U32, seconds(START)), (3, U32Z, 4711))

    def define(self, local, number, fields, developer=()):
        """Add a definition; ``fields`` are (number, size, base type)."""
        head = 0x40 | (0x20 if developer else 0) | local
        self.body += bytes((head, 0, 1 if self.order == ">" else 0))
        self.body += struct.pack(self.order + "H", number) + bytes((len(fields),))
        self.body += b"".join(bytes(one) for one in fields)
        if developer:
            self.body += bytes((len(developer),)) + b"".join(bytes(one) for one in developer)
        return self

    def data(self, head, layout, *values):
        """Add a data record with the given header byte."""
        self.body += bytes((head,)) + struct.pack(self.order + layout, *values)
        return self

    def message(self, number, *fields, local=0):
        """Add a definition and one record; ``fields`` are (number, base type, value)."""
        self.define(
            local, number, [(n, struct.calcsize(LETTERS[base]), base) for n, base, _ in fields]
        )
        layout = "".join(LETTERS[base] for _, base, _ in fields)
        return self.data(local, layout, *(value for _, _, value in fields))

    def session(self, start=START, sport=1, distance_m=5000.0, timer_s=1500.0, elapsed_s=1510.0):
        """Add a session message; what is ``None`` is left out."""
        fields = [
            (2, U32, None if start is None else seconds(start)),
            (5, ENUM, sport),
            (9, U32, None if distance_m is None else round(distance_m * 100)),
            (8, U32, None if timer_s is None else round(timer_s * 1000)),
            (7, U32, None if elapsed_s is None else round(elapsed_s * 1000)),
        ]
        return self.message(SESSION, *(one for one in fields if one[2] is not None))

    def lap(self, start=START, distance_m=1000.0, timer_s=300.0):
        """Add a lap message."""
        return self.message(
            LAP,
            (2, U32, seconds(start)),
            (9, U32, round(distance_m * 100)),
            (8, U32, round(timer_s * 1000)),
        )

    def records(self, count=61, step_m=3.0, start=START):
        """Add one record a second with the distance so far."""
        self.define(1, RECORD, [(253, 4, U32), (5, 4, U32), (3, 1, U8)])
        for second in range(count):
            self.data(1, "IIB", seconds(start) + second, round(second * step_m * 100), 150)
        return self

    def activity(self, time, local):
        """Add the activity message with both clocks, in FIT seconds."""
        return self.message(ACTIVITY, (253, U32, time), (5, U32, local))

    def __bytes__(self):
        head = struct.pack("<BBHI4s", 14, 0x10, 2100, len(self.body), b".FIT")
        head += struct.pack("<H", crc(head))
        return head + self.body + struct.pack("<H", crc(head + self.body))
