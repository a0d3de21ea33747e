"""The calendar file, byte by byte and as the library icalendar reads it."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heavylegs_gui.domain.calendar_events import CalendarEvent
from heavylegs_gui.importers.calendar_file import event_uid, folded, plain, write_calendar

WRITTEN = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 24)
NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("\\;,:\"\n\r\tNn ä\u0301€🏃\u2028\x00\x0b\x1c\x85\ufeff='^"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)


def clock(text):
    """A moment on the runner's clock, which has no zone."""
    return datetime.fromisoformat(text)


def event(**changes):
    return CalendarEvent(**({"uid": "a1", "day": DAY, "summary": "Long run"} | changes))


def written(*events, name="Heavy Legs"):
    return write_calendar(events, name, WRITTEN)


def lines(data):
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def parsed(*events):
    (calendar,) = icalendar.Calendar.from_ical(written(*events), multiple=True)
    assert calendar.errors == []
    return calendar


def test_the_whole_file_is_what_the_standard_says():
    assert lines(written(event(alarm=timedelta(hours=7), description="Easy, flat"))) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Heavy Legs//Heavy Legs//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Heavy Legs",
        "BEGIN:VEVENT",
        "UID:a1@heavylegs",
        "DTSTAMP:20261122T201500Z",
        "LAST-MODIFIED:20261122T201500Z",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "DTSTART;VALUE=DATE:20261124",
        "DTEND;VALUE=DATE:20261125",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Long run",
        "DESCRIPTION:Easy\\, flat",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT7H",
        "DESCRIPTION:Long run",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_start_stands_on_the_runners_clock_without_a_zone():
    timed = event(start=clock("2026-11-24T23:30"), duration_s=3600.0)
    found = lines(written(timed))
    assert "DTSTART:20261124T233000" in found
    assert "DTEND:20261125T003000" in found
    assert "TRANSP:OPAQUE" in found
    (one,) = parsed(timed).events
    assert one.start == clock("2026-11-24T23:30")
    assert one.start.tzinfo is None
    assert b"TZID" not in written(timed)


def test_an_event_of_a_whole_day_ends_the_day_after():
    (one,) = parsed(event(day=date(2026, 12, 31))).events
    assert (one.start, one.end) == (date(2026, 12, 31), date(2027, 1, 1))


def test_a_session_without_length_still_has_an_end_after_its_start():
    (one,) = parsed(event(start=clock("2026-11-24T07:00"), duration_s=0.0)).events
    assert one.duration == timedelta(minutes=1)


def test_a_cancelled_event_says_so_and_rings_no_more():
    gone = event(is_cancelled=True, alarm=timedelta(hours=7), sequence=3)
    (one,) = parsed(gone).events
    assert (one["STATUS"], one["SEQUENCE"], one.alarms.times) == ("CANCELLED", 3, [])


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (timedelta(), "PT0S"),
        (timedelta(hours=7), "PT7H"),
        (-timedelta(hours=4), "-PT4H"),
        (-timedelta(hours=11, minutes=12), "-PT11H12M"),
        (-timedelta(seconds=90), "-PT1M30S"),
    ],
)
def test_the_moment_of_an_alarm_reads_back(offset, words):
    timed = event(start=clock("2026-11-24T09:00"), alarm=offset)
    assert f"TRIGGER:{words}" in lines(written(timed))
    (alarm,) = parsed(timed).events[0].alarms.times
    assert alarm.trigger == clock("2026-11-24T09:00") + offset


def test_no_line_is_longer_than_75_octets_and_all_end_in_crlf():
    data = written(event(summary="Läufe 🏃" * 20, description="ü" * 500))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("length", range(70, 80))
def test_a_line_is_broken_before_a_character_never_inside_it(length):
    for sign in "aé€🏃":
        line = "a" * length + sign * 60
        pieces = folded(line).removesuffix(b"\r\n").split(b"\r\n ")
        assert "".join(piece.decode("utf-8") for piece in pieces) == line
        assert len(pieces[0]) <= 75
        assert all(len(piece) <= 74 for piece in pieces[1:])


def test_a_line_of_exactly_75_octets_stays_whole():
    assert folded("a" * 75) == b"a" * 75 + b"\r\n"
    assert folded("a" * 76) == b"a" * 75 + b"\r\n a\r\n"


def test_a_backslash_before_a_capital_n_is_no_line_break():
    assert "SUMMARY:C:\\\\Notes" in lines(written(event(summary="C:\\Notes")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_every_kind_of_line_end_becomes_one(end):
    (one,) = parsed(event(description=f"first{end}second")).events
    assert one["DESCRIPTION"] == "first\nsecond"


def test_control_characters_are_left_out_and_tabs_stay():
    assert plain("a\x00\x07\x1b[31mb\tc\x7f\ud800") == "a[31mb\tc"


@pytest.mark.parametrize("uid", ["a b", "a\nATTENDEE:x", "ü", "a" * 201, "", "a@b"])
def test_an_identity_from_a_file_cannot_break_out_of_its_line(uid):
    (line,) = [one for one in lines(written(event(uid=uid))) if one.startswith("UID:")]
    assert line == f"UID:{event_uid(uid)}"
    assert len(line) == len("UID:@heavylegs") + 64


def test_an_empty_calendar_is_still_one():
    assert lines(written()) == [*lines(written())[:6], "END:VCALENDAR", ""]
    assert parsed().calendar_name == "Heavy Legs"


@settings(deadline=None)
@given(summary=NASTY, description=NASTY)
def test_any_text_comes_back_whole_in_short_lines(summary, description):
    data = written(event(summary=summary, description=description))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data.count(b"\n") == data.count(b"\r\n")
    (one,) = icalendar.Calendar.from_ical(data).events
    assert one["SUMMARY"] == plain(summary)
    assert one.get("DESCRIPTION", "") == plain(description)
    assert lines(data).count("BEGIN:VEVENT") == 1
