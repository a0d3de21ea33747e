"""Every change can be taken back: the rows are then what they were, byte for byte."""

import tempfile
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.training import (
    EARLIEST_DATE,
    LATEST_DATE,
    MAX_DISTANCE_M,
    MAX_DURATION_S,
    Kind,
    Session,
    Source,
    Sport,
    Status,
    new_uid,
)
from heavylegs_gui.store import rows, sessions
from heavylegs_gui.store.connection import open_store
from heavylegs_gui.store.tables import TABLES

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SCORE = st.none() | st.integers(0, 10)
INSTANT = st.datetimes(datetime(1970, 1, 2), datetime(2199, 1, 1)).map(  # noqa: DTZ001
    lambda one: one.replace(microsecond=0, tzinfo=UTC)
)
SESSIONS = st.builds(
    Session,
    uid=st.builds(new_uid),
    local_date=st.dates(EARLIEST_DATE, LATEST_DATE),
    start_utc=st.none() | INSTANT,
    utc_offset_min=st.none() | st.integers(-1080, 1080),
    sport=st.sampled_from(Sport),
    kind=st.none() | st.sampled_from(Kind),
    status=st.sampled_from(Status),
    title=st.none() | TEXT,
    distance_m=st.none() | st.floats(0, MAX_DISTANCE_M),
    duration_s=st.none() | st.floats(0, MAX_DURATION_S),
    elapsed_s=st.none() | st.floats(0, MAX_DURATION_S * 4),
    ascent_m=st.none() | st.floats(0, 50_000),
    heart_rate_avg_bpm=st.none() | st.integers(20, 260),
    rpe=SCORE,
    heaviness=SCORE,
    soreness=SCORE,
    temp_c=st.none() | st.floats(-60, 60),
    notes=st.none() | TEXT,
    source=st.sampled_from(Source),
    original_date=st.none() | st.dates(EARLIEST_DATE, LATEST_DATE),
)


@contextmanager
def new_store():
    """An empty database for one example of a property."""
    with tempfile.TemporaryDirectory() as folder:
        opened = open_store(Path(folder) / "heavylegs.db")
        try:
            yield opened
        finally:
            opened.close()


def dump(store):
    """Return every row of every table with its types."""
    return {
        name: [[(type(value), value) for value in row] for row in store.query(table.select)]
        for name, table in TABLES.items()
    }


def insertion(store, session):
    number = store.next_ids("session")[0]
    return RowEdit("session", number, None, rows.session_row(session, number, 0))


PROPERTY = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


@PROPERTY
@given(given_sessions=st.lists(SESSIONS, min_size=1, max_size=8))
def test_a_session_is_read_back_as_it_was_written(given_sessions):
    with new_store() as store:
        edits = tuple(insertion(store, one) for one in given_sessions)
        store.apply(Change("add", edits))
        for edit in edits:
            found = sessions.find_session(store, edit.key)
            assert rows.session_row(found, edit.key, 0) == edit.after
            assert store.fetch("session", edit.key) == edit.after


@PROPERTY
@given(data=st.data())
def test_taking_changes_back_in_turn_restores_every_byte(data):
    with new_store() as store:
        pictures, done = [dump(store)], []
        for _step in range(data.draw(st.integers(1, 5))):
            change = Change("step", tuple(drawn_edits(store, data)))
            store.apply(change)
            done.append(change)
            pictures.append(dump(store))
        for change in reversed(done):
            assert dump(store) == pictures.pop()
            store.apply(change.inverted())
        assert dump(store) == pictures.pop()


def drawn_edits(store, data):
    """Yield insertions, changes and removals of different sessions."""
    stored = [row["id"] for row in store.fetch_all("session")]
    touched = (
        data.draw(st.lists(st.sampled_from(stored), unique=True, max_size=3)) if stored else []
    )
    for number in touched:
        if data.draw(st.booleans()):
            yield store.removal("session", number)
        else:
            row = rows.session_row(data.draw(SESSIONS), number, 1)
            yield store.edit("session", row)
    for session in data.draw(st.lists(SESSIONS, max_size=3)):
        yield insertion(store, session)


def some(store, count=3):
    day = date(2026, 11, 1)
    return [
        insertion(store, Session(uid=new_uid(), local_date=day + timedelta(days=one)))
        for one in range(count)
    ]


def test_a_row_that_was_changed_meanwhile_stops_the_whole_change(store):
    first, second, third = some(store)
    store.apply(Change("add", (first, second)))
    stale = RowEdit("session", second.key, {**second.after, "rpe": 9}, None)
    with pytest.raises(StoreError, match="changed meanwhile"):
        store.apply(
            Change("mixed", (third, RowEdit("session", first.key, first.after, None), stale))
        )
    assert [row["id"] for row in store.fetch_all("session")] == [first.key, second.key]


def test_the_same_row_may_be_written_twice_in_one_change(store):
    (edit,) = some(store, 1)
    twice = RowEdit("session", edit.key, edit.after, {**edit.after, "rpe": 5})
    change = Change("twice", (edit, twice))
    store.apply(change)
    assert store.fetch("session", edit.key)["rpe"] == 5
    store.apply(change.inverted())
    assert store.count("session") == 0


def test_a_thousand_rows_in_one_change_come_and_go(store):
    change = Change("many", tuple(some(store, 1000)))
    store.apply(change)
    assert store.count("session") == 1000
    store.apply(change.inverted())
    assert store.count("session") == 0


def test_row_numbers_are_never_given_twice(store):
    (edit,) = some(store, 1)
    change = Change("add", (edit,))
    store.apply(change)
    store.apply(change.inverted())
    assert store.next_ids("session")[0] > edit.key


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("local_date", "2026-02-30"),
        ("local_date", "yesterday"),
        ("local_date", None),
        ("start_utc", "2026-11-22 20:15:00"),
        ("start_utc", "2026-11-22T20:15:00+01:00"),
        ("distance_m", float("inf")),
        ("distance_m", -1.0),
        ("distance_m", "abc"),
        ("rpe", 11),
        ("rpe", 3.5),
        ("sport", "chess"),
        ("kind", "slow"),
        ("status", None),
        ("title", b"bytes"),
        ("title", "x" * 201),
        ("shoe_id", 77),
        ("linked_id", 77),
        ("uid", None),
    ],
)
def test_the_database_itself_refuses_impossible_values(store, column, value):
    (edit,) = some(store, 1)
    bad = RowEdit("session", edit.key, None, {**edit.after, column: value})
    with pytest.raises(StoreError, match="not possible"):
        store.apply(Change("bad", (bad,)))
    assert store.count("session") == 0


@pytest.mark.parametrize("value", [10**30, "\ud800"])
def test_values_that_python_cannot_hand_over_are_refused_too(store, value):
    (edit,) = some(store, 1)
    bad = RowEdit("session", edit.key, None, {**edit.after, "title": value})
    with pytest.raises(StoreError):
        store.apply(Change("bad", (bad,)))
    assert store.count("session") == 0


def test_the_same_identity_cannot_come_twice(store):
    first, second = some(store, 2)
    store.apply(Change("add", (first,)))
    same = RowEdit("session", second.key, None, {**second.after, "uid": first.after["uid"]})
    with pytest.raises(StoreError, match="not possible"):
        store.apply(Change("again", (same,)))


def test_a_change_with_a_column_too_few_is_a_mistake_of_ours(store):
    (edit,) = some(store, 1)
    row = {name: value for name, value in edit.after.items() if name != "rpe"}
    with pytest.raises(ValueError, match="exactly its columns"):
        store.apply(Change("bad", (RowEdit("session", edit.key, None, row),)))
    assert store.count("session") == 0
