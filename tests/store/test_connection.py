import os
import sqlite3
import stat
import subprocess
import sys
import threading

import pytest

from heavylegs_gui.domain.errors import DatabaseBusyError, DatabaseDamagedError, StoreError
from heavylegs_gui.store import connection, files, inspection
from heavylegs_gui.store.connection import PRAGMAS, open_store, set_aside
from heavylegs_gui.store.migrations import NEWEST


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("name", "value"), PRAGMAS)
def test_every_pragma_reads_back_as_it_was_set(store, name, value):
    assert store.query(f"PRAGMA {name}") == [(value,)]


def test_a_pragma_that_is_not_accepted_is_an_error(database, monkeypatch):
    monkeypatch.setattr(connection, "PRAGMAS", (("synchronous", 3),))
    with pytest.raises(StoreError, match="does not accept synchronous=3"):
        open_store(database)


def test_the_file_is_marked_as_ours(store):
    assert store.query("PRAGMA application_id") == [(inspection.APPLICATION_ID,)]
    assert store.query("PRAGMA user_version") == [(NEWEST,)]


def test_no_shared_memory_file_is_made(store):
    assert not store.path.with_name("heavylegs.db-shm").exists()


def test_files_are_private_in_a_private_folder(store):
    store.query("SELECT 1")
    assert mode_of(store.path.parent) == 0o700
    assert {mode_of(one) for one in store.path.parent.iterdir()} == {0o600}


def test_a_folder_that_was_there_keeps_its_mode(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o755)
    open_store(folder / "log.db").close()
    assert mode_of(folder) == 0o755


def test_a_database_that_others_can_read_is_made_private(database):
    open_store(database).close()
    database.chmod(0o644)
    open_store(database).close()
    assert mode_of(database) == 0o600


def test_opening_twice_in_one_process_is_refused(store):
    with pytest.raises(DatabaseBusyError, match="Heavy Legs is open"):
        open_store(store.path)
    store.query("SELECT count(*) FROM session")


OPEN = """
import pathlib, sys
from heavylegs_gui.domain.errors import DatabaseBusyError
from heavylegs_gui.store.connection import open_store
try:
    store = open_store(pathlib.Path(sys.argv[1]))
except DatabaseBusyError as error:
    print(error, flush=True)
else:
    print("open", flush=True)
    sys.stdin.read()
    store.close()
"""
BUSY = "Heavy Legs is open; close it first."


def opened_elsewhere(path):
    """Start a process that opens the database and holds it until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", OPEN, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def answer(process):
    """Return what the process said first, and end it."""
    said = process.stdout.readline().strip()
    process.communicate()
    return said


def test_opening_from_another_process_is_refused(store):
    assert answer(opened_elsewhere(store.path)) == BUSY


def test_of_many_starts_at_once_exactly_one_gets_the_database(database):
    processes = [opened_elsewhere(database) for _ in range(8)]
    said = [process.stdout.readline().strip() for process in processes]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert sorted(said) == sorted(["open", *[BUSY] * 7])
    assert [one.name for one in database.parent.iterdir()] == ["heavylegs.db"]


def test_another_start_that_lets_go_of_the_database_leaves_it_to_this_one(database):
    open_store(database).close()
    other = opened_elsewhere(database)
    assert other.stdout.readline().strip() == "open"
    waited = []

    def end_the_other(seconds):
        waited.append(seconds)
        if len(waited) == 3:
            other.communicate()

    store = open_store(database, wait=end_the_other)
    assert store.query("SELECT count(*) FROM session") == [(0,)]
    store.close()
    assert len(waited) == 3


def test_a_database_that_stays_open_elsewhere_is_tried_for_half_a_second_at_most(database):
    open_store(database).close()
    other = opened_elsewhere(database)
    assert other.stdout.readline().strip() == "open"
    waited = []
    with pytest.raises(DatabaseBusyError, match="Heavy Legs is open"):
        open_store(database, wait=waited.append)
    other.communicate()
    assert len(waited) == connection.TRIES - 1
    assert 0 < sum(waited) < 0.5


def test_another_process_is_refused_too_while_rows_wait_in_the_journal(store, today):
    store.query("SELECT 1")
    with store.transaction():
        store.connection.execute("INSERT INTO setting VALUES ('units', 'km')")
    before = store.path.with_name("heavylegs.db-wal").stat().st_size
    assert before > 0
    test_opening_from_another_process_is_refused(store)
    assert store.path.with_name("heavylegs.db-wal").stat().st_size == before


def test_another_thread_cannot_use_the_store(store):
    errors = []

    def read():
        try:
            store.query("SELECT 1")
        except RuntimeError as error:
            errors.append(str(error))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert errors == ["the store belongs to the thread that opened it"]


def test_a_closed_store_says_so_and_may_be_closed_again(store):
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("SELECT 1")
    with pytest.raises(StoreError, match="closed"), store.transaction():
        pass


def test_closing_leaves_one_file_only(store):
    with store.transaction():
        store.connection.execute("INSERT INTO setting VALUES ('units', 'km')")
    store.close()
    assert [one.name for one in store.path.parent.iterdir()] == ["heavylegs.db"]


def test_what_a_kill_left_of_a_new_database_is_tidied_up(database):
    database.parent.mkdir()
    leftover = database.with_name("heavylegs.db.new-abc")
    leftover.write_bytes(b"half")
    open_store(database).close()
    assert not leftover.exists()


def test_a_new_database_never_replaces_one_that_appears_meanwhile(database):
    open_store(database).close()
    before = database.read_bytes()
    assert connection.create_database(database) is False
    assert database.read_bytes() == before


def test_without_hard_links_a_new_database_still_replaces_nothing(database, monkeypatch):
    def refuse(*_names):
        raise PermissionError("no links here")

    monkeypatch.setattr(files.os, "link", refuse)
    database.parent.mkdir()
    assert connection.create_database(database) is True
    before = database.read_bytes()
    assert connection.create_database(database) is False
    assert database.read_bytes() == before
    open_store(database).close()


def test_a_journal_without_its_database_stops_the_creation_of_a_new_one(database):
    database.parent.mkdir()
    wal = database.with_name("heavylegs.db-wal")
    wal.write_bytes(b"x" * 5000)
    with pytest.raises(DatabaseDamagedError, match="journal is still there"):
        open_store(database)
    assert not database.exists()
    assert wal.read_bytes() == b"x" * 5000


def test_a_folder_in_the_place_of_the_database_is_refused(database):
    database.mkdir(parents=True)
    with pytest.raises(StoreError, match="not a file"):
        open_store(database)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(tmp_path / "log.db")


def test_setting_aside_moves_the_database_with_its_journals(database, now):
    database.parent.mkdir()
    for suffix in ("", "-wal"):
        database.with_name(database.name + suffix).write_text("damaged" + suffix)
    target = set_aside(database, now)
    assert target.name == "heavylegs.db.damaged-2026-11-22T201500Z"
    assert target.read_text() == "damaged"
    assert target.with_name(target.name + "-wal").read_text() == "damaged-wal"
    assert not database.exists()


def test_setting_aside_twice_in_a_second_keeps_both(database, now):
    database.parent.mkdir()
    names = []
    for text in ("one", "two"):
        database.write_text(text)
        names.append(set_aside(database, now))
    assert [one.read_text() for one in names] == ["one", "two"]


def test_the_schema_holds_no_view_and_no_trigger(store):
    kinds = {row[0] for row in store.query("SELECT DISTINCT type FROM sqlite_master")}
    assert kinds == {"table", "index"}


def test_python_and_sqlite_offer_what_the_store_needs():
    assert hasattr(sqlite3.Connection, "serialize")
    assert sqlite3.sqlite_version_info >= (3, 35)
