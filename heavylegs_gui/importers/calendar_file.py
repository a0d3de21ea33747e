"""Writes a calendar file (iCalendar, RFC 5545) from events, byte by byte as the standard wants it.

The lines are written here and not by a library: the one that was tried takes a backslash before a
capital N for a line break, and lets control characters through that the standard forbids. What is
written here is read back with that library in the tests.

Source: RFC 5545 (lines 3.1, text 3.3.11, events 3.6.1, alarms 3.6.6) and RFC 5546 (cancelling).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from heavylegs_gui.domain.calendar_events import CalendarEvent

PRODUCT = "-//Heavy Legs//Heavy Legs//EN"
UID_DOMAIN = "heavylegs"
LINE_OCTETS = 75
"""Longest line without its end [octets]. Source: RFC 5545, 3.1."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a text must not hold (RFC 5545, 3.1: CONTROL) and what is no character at all."""
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_PLAIN_UID = re.compile(r"[A-Za-z0-9._-]{1,200}")
_NEEDS_ESCAPE = re.compile(r"([\\;,])")


def write_calendar(events: Iterable[CalendarEvent], name: str, written: datetime) -> bytes:
    """Return the file.

    Args:
        events: What to write, in this order.
        name: What a calendar program calls it.
        written: The present instant (aware); it is the last change of every event.
    """
    return b"".join(map(folded, _calendar(events, name, written)))


def plain(text: str) -> str:
    """Return a text as a calendar can hold it: no control characters, one kind of line end."""
    return _CONTROLS.sub("", _LINE_END.sub("\n", text))


def folded(line: str) -> bytes:
    """Return a line with its end, broken into lines that are short enough.

    It is never broken inside a character: where that would happen, the piece is shorter.
    """
    data = line.encode("utf-8")
    pieces: list[bytes] = []
    while len(data) > LINE_OCTETS - bool(pieces):
        cut = LINE_OCTETS - bool(pieces)
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(data[:cut])
        data = data[cut:]
    return b"\r\n ".join([*pieces, data]) + b"\r\n"


def _calendar(events: Iterable[CalendarEvent], name: str, written: datetime) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_text(name)}"
    for event in events:
        yield from _event(event, written)
    yield "END:VCALENDAR"


def _event(event: CalendarEvent, written: datetime) -> Iterator[str]:
    stamp = _instant(written)
    yield "BEGIN:VEVENT"
    yield f"UID:{event_uid(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield from _span(event)
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.alarm is not None and not event.is_cancelled:
        yield from _alarm(event.summary, event.alarm)
    yield "END:VEVENT"


def _span(event: CalendarEvent) -> Iterator[str]:
    """Yield the lines that place an event.

    A time stands on the runner's own clock, without a zone: the log knows the offset but not the
    name of the zone, and a zone that is named but not described makes some calendars refuse the
    file. The end of an event of the whole day is the day after it; equal days break some calendars,
    a missing end others (8-data.md, 8). A whole day leaves the runner free.
    """
    if event.start is None:
        yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
        return
    length = timedelta(seconds=max(60, round(event.duration_s)))
    yield f"DTSTART:{_local(event.start)}"
    yield f"DTEND:{_local(event.start + length)}"
    yield "TRANSP:OPAQUE"


def _alarm(summary: str, offset: timedelta) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:{_offset(offset)}"
    yield f"DESCRIPTION:{_text(summary)}"
    yield "END:VALARM"


def event_uid(uid: str) -> str:
    """Return the identity of an event from that of its session, which files may have brought."""
    if not _PLAIN_UID.fullmatch(uid):
        uid = hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{uid}@{UID_DOMAIN}"


def _text(text: str) -> str:
    return _NEEDS_ESCAPE.sub(r"\\\1", plain(text)).replace("\n", "\\n")


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _offset(offset: timedelta) -> str:
    """Return for example ``PT7H`` or ``-PT11H12M``."""
    seconds = round(abs(offset).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    words = "".join(f"{number}{unit}" for number, unit in parts if number) or "0S"
    return f"{'-' if offset < timedelta() else ''}PT{words}"
