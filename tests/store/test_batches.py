from dataclasses import replace
from datetime import date

import pytest

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.training import Session, Shoe, Source, new_uid
from heavylegs_gui.store import batches, rows, sessions
from heavylegs_gui.store.batches import BatchWriter, ImportFile
from heavylegs_gui.store.connection import open_store
from heavylegs_gui.store.plans import batch_edit
from heavylegs_gui.store.tables import TABLES

HASH = "ab" * 32


def some(count, **values):
    return [
        Session(uid=new_uid(), local_date=date(2026, 11, 1), source=Source.FILE, **values)
        for _ in range(count)
    ]


def dump(store):
    return {name: store.query(table.select) for name, table in TABLES.items()}


def imported(store, now, count=3):
    writer = BatchWriter(store, "Import of 3 files", now)
    numbers = writer.add_sessions(some(count))
    writer.add_files([ImportFile(name="a.fit", status="new", sha256=HASH, session_id=numbers[0])])
    writer.commit()
    return writer.batch_id, numbers


def edited(store, number, **values):
    before = store.fetch("session", number)
    row = {**before, **values, "revision": before["revision"] + 1}
    store.apply(Change("edit", (store.edit("session", row),)))


def test_an_import_is_listed_with_its_sessions(store, now):
    batch_id, numbers = imported(store, now)
    (batch,) = batches.batches(store)
    assert (batch.id, batch.label, batch.sessions) == (batch_id, "Import of 3 files", 3)
    assert batch.created_utc == now
    assert sessions.find_session(store, numbers[0]).batch_id == batch_id


def test_a_training_plan_is_no_import(store, now):
    store.apply(Change("Plan", (batch_edit(store, "Plan of 6 weeks", now),)))
    batch_id, _numbers = imported(store, now)
    assert [one.id for one in batches.batches(store)] == [batch_id]


def test_an_import_may_be_written_in_several_steps(store, now):
    writer = BatchWriter(store, "Import", now)
    for _step in range(4):
        writer.add_sessions(some(50))
    writer.commit()
    assert store.count("session") == 200


def test_after_an_import_nothing_waits_in_the_journal(store, now):
    imported(store, now)
    assert store.path.with_name("heavylegs.db-wal").stat().st_size == 0


def test_an_import_rolled_back_leaves_nothing(store, now):
    before = dump(store)
    writer = BatchWriter(store, "Import", now)
    writer.add_sessions(some(5))
    writer.add_files([ImportFile(name="a.fit", status="new", sha256=HASH)])
    writer.rollback()
    assert dump(store) == before
    assert not store.is_writing_batch


def test_a_program_that_ends_during_an_import_keeps_nothing_of_it(store, now):
    writer = BatchWriter(store, "Import", now)
    writer.add_sessions(some(5))
    store.close()
    again = open_store(store.path)
    assert again.count("session") == 0
    again.close()


def test_no_other_change_slips_into_an_import(store, now):
    writer = BatchWriter(store, "Import", now)
    edit = store.edit("setting", {"key": "units", "value": "km"})
    with pytest.raises(StoreError, match="import is being written"):
        store.apply(Change("set", (edit,)))
    with pytest.raises(StoreError, match="import is being written"):
        BatchWriter(store, "Second", now)
    writer.rollback()
    store.apply(Change("set", (edit,)))
    assert store.count("setting") == 1


def test_an_impossible_session_stops_the_import_which_can_be_rolled_back(store, now):
    writer = BatchWriter(store, "Import", now)
    with pytest.raises(InvalidValueError):
        writer.add_sessions(some(1, rpe=99))
    writer.rollback()
    assert store.count("session") == 0


def test_the_same_uid_twice_is_refused_with_a_sentence(store, now):
    writer = BatchWriter(store, "Import", now)
    (one,) = some(1)
    with pytest.raises(StoreError, match="not possible"):
        writer.add_sessions([one, one])
    writer.rollback()
    assert store.count("session") == 0


def test_a_file_is_known_by_its_digest_also_after_the_session_was_edited(store, now):
    _batch, numbers = imported(store, now)
    edited(store, numbers[0], rpe=3, title="edited")
    known = batches.known_files(store, [HASH, "00" * 32])
    assert list(known) == [(HASH, 0)]
    assert known[HASH, 0].session_id == numbers[0]


def test_sessions_are_found_by_their_identities(store, now):
    imported(store, now, 3)
    uids = [row["uid"] for row in store.fetch_all("session")]
    found = sessions.find_by_uids(store, [*uids[:2], "unknown"])
    assert [found[one].uid for one in uids[:2]] == uids[:2]
    assert len(found) == 2


def test_only_a_stored_session_can_be_replaced(store, now):
    writer = BatchWriter(store, "Import", now)
    (one,) = some(1)
    with pytest.raises(ValueError, match="stored"):
        writer.replace_session(one)
    with pytest.raises(StoreError, match="is gone"):
        writer.replace_session(replace(one, id=77))
    writer.rollback()


def test_a_replaced_session_comes_back_without_a_link_into_nothing(store, now):
    plan, done = some(2)
    first, second = store.next_ids("session", 2)
    linked = replace(done, linked_id=first)
    store.apply(
        Change(
            "add",
            (
                store.edit("session", rows.session_row(plan, first, 0)),
                store.edit("session", rows.session_row(linked, second, 0)),
            ),
        )
    )
    writer = BatchWriter(store, "Import", now)
    writer.replace_session(replace(done, id=second, title="replaced"))
    writer.commit()
    store.apply(Change("delete", (store.removal("session", first),)))
    store.apply(batches.undo_batch(store, writer.batch_id).change)
    found = sessions.find_session(store, second)
    assert (found.title, found.linked_id) == (None, None)


def test_refused_files_are_not_known(store, now):
    writer = BatchWriter(store, "Import", now)
    writer.add_files([ImportFile(name="x", status="refused", sha256=HASH, reason="No.")])
    writer.commit()
    assert batches.known_files(store, [HASH]) == {}


def test_taking_an_import_back_removes_it_and_its_files(store, now):
    before = dump(store)
    batch_id, _numbers = imported(store, now)
    undo = batches.undo_batch(store, batch_id)
    after = dump(store)
    store.apply(undo.change)
    assert dump(store) == before
    assert undo.edited_ids == ()
    store.apply(undo.change.inverted())
    assert dump(store) == after


def test_sessions_that_the_runner_edited_go_too_and_are_named(store, now):
    batch_id, numbers = imported(store, now)
    edited(store, numbers[1], rpe=3)
    undo = batches.undo_batch(store, batch_id)
    assert undo.edited_ids == (numbers[1],)
    store.apply(undo.change)
    assert store.count("session") == 0


def test_a_session_that_the_import_replaced_comes_back(store, now):
    (old,) = some(1, title="planned")
    number = store.next_ids("session")[0]
    store.apply(Change("add", (store.edit("session", rows.session_row(old, number, 0)),)))
    before = dump(store)
    writer = BatchWriter(store, "Import", now)
    (new,) = writer.add_sessions(some(1))
    writer.replace_session(replace(old, id=number, title="replaced", linked_id=new))
    writer.replace_session(replace(old, id=number, title="replaced twice", linked_id=new))
    writer.commit()
    undo = batches.undo_batch(store, writer.batch_id)
    assert undo.edited_ids == ()
    store.apply(undo.change)
    assert dump(store) == before


def test_a_replaced_session_edited_since_is_named(store, now):
    (old,) = some(1)
    number = store.next_ids("session")[0]
    store.apply(Change("add", (store.edit("session", rows.session_row(old, number, 0)),)))
    writer = BatchWriter(store, "Import", now)
    writer.replace_session(replace(old, id=number, title="replaced"))
    writer.commit()
    edited(store, number, notes="mine")
    assert batches.undo_batch(store, writer.batch_id).edited_ids == (number,)


def with_shoes(store, now):
    """Return the numbers of an import, of its two sessions and of the shoes of each."""
    writer = BatchWriter(store, "Import", now)
    shoes = writer.add_shoes([Shoe(name="Blue"), Shoe(name="Red")])
    numbers = writer.add_sessions([some(1, shoe_id=shoe)[0] for shoe in shoes])
    writer.commit()
    return writer.batch_id, numbers, shoes


def added(store, **values):
    number = store.next_ids("session")[0]
    row = rows.session_row(some(1, **values)[0], number, 0)
    store.apply(Change("add", (store.edit("session", row),)))
    return number


def test_shoes_that_came_with_an_import_go_with_it_also_after_a_restart(store, now):
    before = dump(store)
    batch_id, _numbers, _shoes = with_shoes(store, now)
    after = dump(store)
    store.close()
    again = open_store(store.path)
    undo = batches.undo_batch(again, batch_id)
    again.apply(undo.change)
    assert dump(again) == before
    again.apply(undo.change.inverted())
    assert dump(again) == after
    again.close()


def test_shoes_of_an_import_that_another_run_wears_stay(store, now):
    batch_id, _numbers, (blue, _red) = with_shoes(store, now)
    run = added(store, shoe_id=blue)
    store.apply(batches.undo_batch(store, batch_id).change)
    assert [one.name for one in sessions.all_shoes(store)] == ["Blue"]
    assert sessions.find_session(store, run).shoe_id == blue


def test_shoes_stay_with_a_run_that_only_loses_its_link(store, now):
    batch_id, numbers, (blue, _red) = with_shoes(store, now)
    run = added(store, shoe_id=blue, linked_id=numbers[0])
    store.apply(batches.undo_batch(store, batch_id).change)
    left = sessions.find_session(store, run)
    assert (left.shoe_id, left.linked_id) == (blue, None)


def test_shoes_that_were_there_before_an_import_stay(store, now):
    with_shoes(store, now)
    writer = BatchWriter(store, "Second import", now)
    writer.add_sessions(some(1, shoe_id=1))
    writer.commit()
    store.apply(batches.undo_batch(store, writer.batch_id).change)
    assert len(sessions.all_shoes(store)) == 2


def test_shoes_of_an_import_that_only_a_replaced_session_wore_go(store, now):
    number = added(store, title="mine")
    before = dump(store)
    writer = BatchWriter(store, "Import", now)
    (shoe,) = writer.add_shoes([Shoe(name="Blue")])
    old = sessions.find_session(store, number)
    writer.replace_session(replace(old, shoe_id=shoe))
    writer.commit()
    store.apply(batches.undo_batch(store, writer.batch_id).change)
    assert dump(store) == before


def test_a_replaced_session_comes_back_without_shoes_that_are_gone(store, now):
    number = added(store)
    first = BatchWriter(store, "First", now)
    (shoe,) = first.add_shoes([Shoe(name="Blue")])
    first.replace_session(replace(sessions.find_session(store, number), shoe_id=shoe))
    first.commit()
    second = BatchWriter(store, "Second", now)
    second.replace_session(replace(sessions.find_session(store, number), shoe_id=None))
    second.commit()
    store.apply(batches.undo_batch(store, first.batch_id).change)
    assert sessions.all_shoes(store) == []
    store.apply(batches.undo_batch(store, second.batch_id).change)
    assert sessions.find_session(store, number).shoe_id is None


def test_an_import_that_replaced_one_of_its_own_sessions_is_taken_back(store, now):
    before = dump(store)
    writer = BatchWriter(store, "Import", now)
    (number,) = writer.add_sessions(some(1))
    writer.replace_session(replace(sessions.find_session(store, number), title="richer"))
    writer.commit()
    undo = batches.undo_batch(store, writer.batch_id)
    assert [edit.key for edit in undo.change.edits if edit.table == "session"] == [number]
    store.apply(undo.change)
    assert dump(store) == before


def test_the_list_counts_what_the_runner_edited_since(store, now):
    mine, other = added(store), added(store)
    writer = BatchWriter(store, "Import", now)
    numbers = writer.add_sessions(some(3))
    for number in (mine, mine, other):
        writer.replace_session(replace(sessions.find_session(store, number), title="file"))
    writer.commit()
    imported(store, now)
    assert [one.edited for one in batches.batches(store)] == [0, 0]
    for number in (mine, numbers[0], numbers[2]):
        edited(store, number, notes="mine")
    second, first = batches.batches(store)
    assert (second.edited, first.edited, first.sessions) == (0, 3, 3)
    told = batches.undo_batch(store, writer.batch_id).edited_ids
    assert sorted(told) == sorted([mine, numbers[0], numbers[2]])


def test_other_sessions_lose_their_link_to_what_goes(store, now):
    batch_id, numbers = imported(store, now)
    (other,) = some(1, linked_id=numbers[0])
    number = store.next_ids("session")[0]
    store.apply(Change("add", (store.edit("session", rows.session_row(other, number, 0)),)))
    undo = batches.undo_batch(store, batch_id)
    store.apply(undo.change)
    assert sessions.find_session(store, number).linked_id is None
    store.apply(undo.change.inverted())
    assert sessions.find_session(store, number).linked_id == numbers[0]


def test_an_import_can_be_taken_back_only_once(store, now):
    batch_id, _numbers = imported(store, now)
    store.apply(batches.undo_batch(store, batch_id).change)
    with pytest.raises(StoreError, match="already"):
        batches.undo_batch(store, batch_id)


def test_an_import_of_last_week_can_be_taken_back_after_a_restart(store, now):
    batch_id, _numbers = imported(store, now)
    store.close()
    again = open_store(store.path)
    again.apply(batches.undo_batch(again, batch_id).change)
    assert again.count("session") == 0
    again.close()
