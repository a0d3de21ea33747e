import errno
import sqlite3
from contextlib import closing

import pytest

from heavylegs_gui.domain.errors import DatabaseBusyError, DatabaseDamagedError, StoreError
from heavylegs_gui.store import faults


def raised(action):
    try:
        action()
    except (sqlite3.Error, OSError) as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "x.db"
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE t (a UNIQUE)")
    return place


def test_a_lock_says_that_the_program_is_open(path):
    with (
        closing(sqlite3.connect(path)) as first,
        closing(sqlite3.connect(path, timeout=0)) as other,
    ):
        first.execute("BEGIN EXCLUSIVE")
        error = raised(lambda: other.execute("SELECT * FROM t"))
    assert isinstance(faults.explain(error), DatabaseBusyError)
    assert str(faults.explain(error)) == "Heavy Legs is open; close it first."


def test_a_read_only_database_says_so(path):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        error = raised(lambda: connection.execute("INSERT INTO t VALUES (1)"))
    assert "read-only" in str(faults.explain(error))


def test_what_is_no_database_is_damaged(tmp_path):
    place = tmp_path / "text.db"
    place.write_text("no database " * 100)
    with closing(sqlite3.connect(place)) as connection:
        error = raised(lambda: connection.execute("SELECT 1 FROM t"))
    assert isinstance(faults.explain(error), DatabaseDamagedError)


def test_the_first_error_of_a_chain_is_the_one_that_counts(path):
    """As on a full disk, where the roll-back fails too and hides the reason."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO t VALUES (1)")

        def insert_and_fail_to_roll_back():
            try:
                connection.execute("INSERT INTO t VALUES (1)")
            finally:
                connection.execute("ROLLBACK TO nowhere")

        error = raised(insert_and_fail_to_roll_back)
    assert "no such savepoint" in str(error)
    assert str(faults.explain(error)) == faults.CONSTRAINT


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EFBIG])
def test_a_full_disk_says_what_to_do(number):
    assert "free some space" in str(faults.explain(OSError(number, "no")))


def test_other_refusals_of_the_system_name_their_reason():
    sentence = str(faults.explain(PermissionError(errno.EACCES, "Permission denied")))
    assert "cannot be used" in sentence
    assert "Permission denied" in sentence


def test_our_own_mistakes_are_not_turned_into_sentences():
    def mistake():
        with faults.told():
            raise KeyError("ours")

    with pytest.raises(KeyError):
        mistake()


def test_sentences_of_the_store_pass_unchanged():
    def refuse():
        with faults.told():
            raise StoreError("As it is.")

    with pytest.raises(StoreError, match=r"As it is\."):
        refuse()
