"""How far each pair of shoes has run, asked of a real database."""

from datetime import date

import pytest

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.shoes import ShoeUse
from heavylegs_gui.domain.training import Session, Shoe, Status, new_uid
from heavylegs_gui.store import rows
from heavylegs_gui.store.shoes import shoe_uses


@pytest.fixture
def write(store):
    """A function that writes sessions in the pair 1."""

    def write_them(*sessions):
        edits = []
        for session in sessions:
            number = store.next_ids("session")[0] + len(edits)
            edits.append(store.edit("session", rows.session_row(session, number, 0)))
        store.apply(Change("log", tuple(edits)))

    pair = rows.shoe_row(Shoe(name="Blue", start_distance_m=1000.0), 1)
    store.apply(Change("shoe", (store.edit("shoe", pair),)))
    return write_them


def run(day, distance_m=5000.0, **more):
    return Session(
        uid=new_uid(), local_date=date(2026, 11, day), distance_m=distance_m, shoe_id=1, **more
    )


def test_a_new_pair_has_run_what_it_had_before(store, write):
    (found,) = shoe_uses(store)
    assert (found.distance_m, found.sessions, found.last_day) == (1000.0, 0, None)
    assert found.is_unused


def test_done_sessions_add_up(store, write):
    write(run(1), run(9, 7000.0), run(3, None))
    (found,) = shoe_uses(store)
    assert isinstance(found, ShoeUse)
    assert (found.distance_m, found.sessions, found.last_day) == (13_000.0, 3, date(2026, 11, 9))


def test_plans_and_skipped_sessions_wear_no_shoes_but_name_them(store, write):
    write(run(20, status=Status.PLANNED), run(21, status=Status.SKIPPED))
    (found,) = shoe_uses(store)
    assert (found.worn_m, found.sessions, found.mentions) == (0.0, 0, 2)
    assert not found.is_unused
