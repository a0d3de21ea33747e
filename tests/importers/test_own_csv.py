"""Our own CSV: read and written without loss, refused by line."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.domain.training import Kind, Session, Source, Sport, Status
from heavylegs_gui.importers.own_csv import (
    COLUMNS,
    cells_of,
    csv_text,
    read_own_csv,
    write_own_csv,
)

TODAY = date(2026, 11, 22)
SHOES = {1: "=Asics", 2: "'quoted'"}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
marked = st.builds(str.__add__, st.sampled_from(["", "=", "+", "-", "@", "'", "\t", "\r"]), texts)
optional_text = st.none() | marked.filter(bool)
scale = st.none() | st.integers(0, 10)
sessions = st.builds(
    Session,
    uid=marked.filter(bool),
    local_date=st.dates(date(1970, 1, 1), date(2199, 12, 31)),
    start_utc=st.none()
    | st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)).map(  # noqa: DTZ001 - made aware
        lambda one: one.replace(microsecond=0, tzinfo=UTC)
    ),
    utc_offset_min=st.none() | st.integers(-1080, 1080),
    sport=st.sampled_from(Sport),
    kind=st.none() | st.sampled_from(Kind),
    status=st.sampled_from(Status),
    title=optional_text,
    distance_m=st.none() | st.floats(0, 1e6).map(lambda one: one + 0.0),
    duration_s=st.none() | st.floats(0, 1e6),
    rpe=scale,
    heaviness=scale,
    soreness=scale,
    temp_c=st.none() | st.floats(-60, 60),
    shoe_id=st.none() | st.sampled_from(sorted(SHOES)),
    notes=optional_text,
    source=st.just(Source.FILE),
)


def read(text, today=TODAY):
    return read_own_csv(text, today)


def rows(text):
    return [one.session for one in read(text)]


@settings(deadline=None, max_examples=200)
@given(st.lists(sessions, max_size=6, unique_by=lambda one: one.uid), st.booleans())
def test_what_is_written_reads_back_identical(written, for_excel):
    data = write_own_csv(written, SHOES, for_excel=for_excel)
    found = read(csv_text(data))
    names = [SHOES.get(one.shoe_id) for one in written]
    assert [one.session for one in found] == [replace(one, shoe_id=None) for one in written]
    assert [one.shoe for one in found] == names
    assert data == write_own_csv(written, SHOES, for_excel=for_excel)


def test_only_the_day_is_required_and_the_defaults_are_a_run_that_was_done():
    (found,) = rows("local_date\n2026-11-20\n")
    assert (found.sport, found.status, found.distance_m) == (Sport.RUN, Status.DONE, None)
    assert found.uid


def test_a_row_after_today_is_planned_unless_it_says_otherwise():
    found = rows(
        "status,local_date\n,2026-11-22\n,2026-11-23\nill,2026-11-24\nplanned,2026-11-01\n"
    )
    assert [one.status for one in found] == [
        Status.DONE,
        Status.PLANNED,
        Status.ILL,
        Status.PLANNED,
    ]


def test_columns_may_come_in_any_order_behind_a_byte_order_mark():
    text = csv_text(b"\xef\xbb\xbfdistance_m,local_date\r\n8500.5,2026-11-20\r\n")
    (found,) = rows(text)
    assert (found.distance_m, found.local_date) == (8500.5, date(2026, 11, 20))


def test_a_text_cell_gets_one_apostrophe_in_front_and_numbers_none():
    session = Session(uid="u", local_date=TODAY, title="=1+1", notes="'tis", temp_c=-5.0)
    line = write_own_csv([session], {}).decode().splitlines()[1]
    assert line == "u,2026-11-22,,,run,,done,'=1+1,,,,,,-5,,''tis"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "'", "\t", "\r"])
def test_a_guarded_cell_loses_exactly_one_apostrophe_again(first):
    session = Session(uid="u", local_date=TODAY, title=f"{first}x", source=Source.FILE)
    assert cells_of(session, None)[COLUMNS.index("title")] == f"'{first}x"
    assert rows(csv_text(write_own_csv([session], {}))) == [session]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("local_date,pace\n", "The column “pace” is unknown"),
        ("distance_m\n5\n", "The column “local_date” is missing"),
        ("local_date,local_date\n", "occurs twice"),
        ("local_date\n2026-02-30\n", "Line 2: local_date “2026-02-30” is a day that does not"),
        ("local_date\n22.11.2026\n", "Line 2: local_date “22.11.2026” is no date"),
        ("local_date,title\n2026-11-20,ok\n2026-11-21\n", "Line 3 has 1 cells"),
        ('local_date,title\n2026-11-20,"a\nb"\nx,\n', "Line 4: local_date “x”"),
        ('local_date,title\n2026-11-20,"open\n', "Line 2 cannot be read"),
        ('local_date,distance_m\n2026-11-20,"8,5"\n', "distance_m “8,5” is no number"),
        ("local_date,distance_m\n2026-11-20,nan\n", "distance_m “nan” is no number"),
        ("local_date,distance_m\n2026-11-20,-1\n", "Line 2: The distance must be between"),
        ("local_date,distance_m\n2026-11-20,1e300\n", "Line 2: The distance must be between"),
        ("local_date,rpe\n2026-11-20,7.5\n", "rpe “7.5” is no whole number"),
        ("local_date,rpe\n2026-11-20,11\n", "Line 2: The effort must be between 0 and 10"),
        ("local_date,sport\n2026-11-20,jog\n", "sport “jog” is none of run, walk, cycle"),
        ("local_date,start_utc\n2026-11-20,2026-11-20 07:00\n", "is no instant like"),
        ("uid,local_date\na,2026-11-20\na,2026-11-21\n", "Line 3 repeats the uid of line 2"),
    ],
)  # fmt: skip
def test_one_bad_row_refuses_the_file_and_names_the_line(text, sentence):
    with pytest.raises(ImportRefusedError, match=sentence.replace("(", r"\(")):
        read(text)


def test_another_encoding_is_refused_with_what_to_do():
    with pytest.raises(ImportRefusedError, match="save it as “CSV UTF-8”"):
        csv_text("local_date,title\n2026-11-20,Läufe\n".encode("latin-1"))


def test_empty_lines_are_passed_over():
    assert len(rows("local_date\n\n2026-11-20\n\n")) == 1


def test_the_columns_are_those_of_the_binding_page():
    assert ",".join(COLUMNS) == (
        "uid,local_date,start_utc,utc_offset_min,sport,kind,status,title,distance_m,duration_s,"
        "rpe,heaviness,soreness,temp_c,shoe,notes"
    )
