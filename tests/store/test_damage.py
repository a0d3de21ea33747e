"""Whatever is wrong with a database, opening it must leave it as it is, byte for byte."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from heavylegs_gui.domain.errors import DatabaseDamagedError, DatabaseNewerError
from heavylegs_gui.store.connection import open_store
from heavylegs_gui.store.migrations import NEWEST

PAGE = 4096


@pytest.fixture
def healthy(database):
    """A closed database with two hundred rows."""
    store = open_store(database)
    with store.transaction():
        store.connection.executemany(
            "INSERT INTO setting VALUES (?, ?)", [(f"key {n}", "x" * 900) for n in range(200)]
        )
    store.close()
    return database


@pytest.fixture
def healthy_copy(tmp_path):
    """Another closed database of the same name, with an empty log."""
    path = tmp_path / "other" / "heavylegs.db"
    open_store(path).close()
    return path


@pytest.fixture
def killed(database):
    """A database whose last rows are still in its journal, as after a kill."""
    code = (
        "import os, sys, pathlib\n"
        "from heavylegs_gui.store.connection import open_store\n"
        "store = open_store(pathlib.Path(sys.argv[1]))\n"
        "with store.transaction():\n"
        "    store.connection.execute(\"INSERT INTO setting VALUES ('units', 'mi')\")\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(database)], check=True)
    assert database.with_name("heavylegs.db-wal").stat().st_size > 0
    return database


def pictures(folder):
    """Return the digest of every file in the folder."""
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.iterdir())
        if one.is_file()
    }


def overwrite(path, offset, content):
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)


def with_sql(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def foreign(path):
    path.unlink()
    with_sql(path, "CREATE TABLE note (text)", "INSERT INTO note VALUES ('mine')")


DAMAGE = {
    "zero bytes": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"S"),
    "a text file": lambda path: path.write_text("Dear diary, " * 2000),
    "the header zeroed": lambda path: overwrite(path, 0, bytes(100)),
    "the page size zeroed": lambda path: overwrite(path, 16, bytes(2)),
    "an odd page size": lambda path: overwrite(path, 16, b"\x12\x34"),
    "the application id zeroed": lambda path: overwrite(path, 68, bytes(4)),
    "version 0": lambda path: overwrite(path, 60, bytes(4)),
    "half the file": lambda path: os.truncate(path, path.stat().st_size // 2),
    "a hundred bytes": lambda path: os.truncate(path, 100),
    "the last page cut off": lambda path: os.truncate(path, path.stat().st_size - PAGE),
    "a random first page": lambda path: overwrite(path, 100, os.urandom(PAGE - 100)),
    "another program's database": foreign,
    "a foreign table": lambda path: with_sql(path, "CREATE TABLE extra (a)"),
    "a missing index": lambda path: with_sql(path, "DROP INDEX session_start_utc"),
    "a planted view": lambda path: with_sql(path, "CREATE VIEW v AS SELECT * FROM session"),
    "a planted trigger": lambda path: with_sql(
        path, "CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM setting; END"
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_database_is_refused_and_left_as_it_is(healthy, kind):
    DAMAGE[kind](healthy)
    before = pictures(healthy.parent)
    with pytest.raises(DatabaseDamagedError) as caught:
        open_store(healthy)
    assert str(caught.value).endswith((".", "is."))
    assert pictures(healthy.parent) == before


@pytest.mark.parametrize("version", [NEWEST + 1, 99, 2**31 - 1])
def test_a_newer_database_is_refused_and_left_as_it_is(healthy, version):
    with_sql(healthy, f"PRAGMA user_version={version}")
    before = pictures(healthy.parent)
    with pytest.raises(DatabaseNewerError, match="newer version"):
        open_store(healthy)
    assert pictures(healthy.parent) == before


def leave_in_journal(path, statement):
    """Run a statement that stays in the journal, as a killed program would leave it."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA locking_mode=exclusive')\n"
        "c.execute(sys.argv[2])\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path), statement], check=True)


def test_a_newer_database_is_noticed_inside_its_journal_too(healthy):
    leave_in_journal(healthy, "PRAGMA user_version=7")
    before = pictures(healthy.parent)
    with pytest.raises(DatabaseNewerError):
        open_store(healthy)
    assert pictures(healthy.parent) == before


def test_a_trigger_is_noticed_inside_the_journal_too(healthy):
    leave_in_journal(healthy, "CREATE TRIGGER t AFTER INSERT ON shoe BEGIN SELECT 1; END")
    before = pictures(healthy.parent)
    with pytest.raises(DatabaseDamagedError, match="tables"):
        open_store(healthy)
    assert pictures(healthy.parent) == before


def test_rows_that_a_kill_left_in_the_journal_are_there_again(killed):
    store = open_store(killed)
    assert store.query("SELECT value FROM setting") == [("mi",)]
    store.close()


def test_a_journal_cut_short_loses_its_own_rows_only(killed):
    wal = killed.with_name("heavylegs.db-wal")
    os.truncate(wal, wal.stat().st_size - 10)
    store = open_store(killed)
    assert store.query("SELECT value FROM setting") == []
    assert store.quick_check() == []
    store.close()


def test_the_journal_of_another_database_is_refused_or_does_no_harm(killed, healthy_copy):
    shutil.copy(killed.with_name("heavylegs.db-wal"), healthy_copy.with_name("heavylegs.db-wal"))
    before = pictures(healthy_copy.parent)
    try:
        store = open_store(healthy_copy)
    except DatabaseDamagedError:
        assert pictures(healthy_copy.parent) == before
    else:
        assert store.quick_check(thorough=True) == []
        assert store.count("setting") in {0, 1}
        store.close()


@pytest.mark.parametrize("number", [3, 10, 20, 40])
def test_a_random_page_is_found_by_the_quick_check_and_stays_as_it_is(healthy, number):
    overwrite(healthy, (number - 1) * PAGE, b"\xff" + os.urandom(PAGE - 1))
    before = pictures(healthy.parent)
    store = open_store(healthy)
    assert store.quick_check()
    store.close()
    assert pictures(healthy.parent) == before


def test_an_impossible_value_is_found_by_the_thorough_check_only(healthy):
    with_sql(
        healthy,
        "PRAGMA ignore_check_constraints=1",
        "INSERT INTO shoe VALUES (1, 'x', -5.0, NULL, NULL)",
    )
    store = open_store(healthy)
    assert store.quick_check() == []
    assert "CHECK" in store.quick_check(thorough=True)[0]
    store.close()


def test_a_row_that_points_nowhere_is_found(healthy):
    with_sql(healthy, "INSERT INTO import_file VALUES (1, 77, 'a.fit', NULL, 0, 'new', NULL, NULL)")
    store = open_store(healthy)
    assert store.quick_check() == ["a row of import_file points nowhere"]
    store.close()
