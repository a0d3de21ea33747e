"""Backup, restore and doctor; and what every word says of a database that it cannot use."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import date

import pytest

from heavylegs_gui.domain.training import Session
from heavylegs_gui.wiring import build_services
from tests.end2end.cli_process import Program

TODAY = date(2026, 11, 22)
WORDS = [
    ["sessions"],
    ["weeks"],
    ["checkins"],
    ["settings"],
    ["settings", "units", "mi"],
    ["doctor"],
]


@pytest.fixture
def program(tmp_path):
    program = Program(tmp_path)
    services = build_services(program.database, today=lambda: TODAY)
    services.training_log.add(Session(uid="abc", local_date=TODAY, notes="Müde Beine"))
    services.close()
    return program


@pytest.fixture
def window(program):
    services = build_services(program.database, today=lambda: TODAY)
    yield services
    services.close()


def _refused(ended):
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1
    return ended.err


def test_a_backup_brings_the_log_back(program):
    before = program.ask("sessions")
    backup = program.home / "a.db"
    assert program.ask("backup", "--output", backup)["file"] == str(backup)
    program.database.unlink()
    assert program.ask("restore", backup) == {"file": str(program.database), "kept": None}
    assert program.ask("sessions") == before


def test_the_log_that_a_restore_replaces_is_kept(program):
    backup = program.home / "a.db"
    program.ask("backup", "--output", backup)
    program.ask("checkins", "set", "2026-11-22", "mood=8")
    kept = Program(program.home)
    kept.database = program.home / program.ask("restore", backup)["kept"]
    assert program.ask("checkins") == []
    assert len(kept.ask("checkins")) == 1


def test_a_backup_never_overwrites_a_file(program):
    (program.home / "a.db").write_text("mine")
    assert "a.db" in _refused(program.run("backup", "--output", program.home / "a.db"))
    assert (program.home / "a.db").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"no backup", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_backup_is_not_restored(program, content):
    (program.home / "a.db").write_bytes(content)
    before = program.ask("sessions")
    _refused(program.run("restore", program.home / "a.db"))
    assert program.ask("sessions") == before


def test_a_missing_backup_is_told_in_a_sentence(program):
    missing = program.home / "missing.db"
    assert _refused(program.run("restore", missing)) == f"There is no file {missing}.\n"


READING = [
    ["sessions"], ["weeks"], ["checkins"], ["settings"], ["settings", "units"], ["doctor"],
    ["routine"], ["routine", "show", "article_5"], ["backup", "--output", "x.db"],
    ["export", "--format", "csv", "--output", "x.csv"],
]  # fmt: skip


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_mistyped_name_of_the_log_is_told_and_makes_no_file(program, words):
    missing = program.home / "folder" / "lgo.db"
    ended = program.run_bare("--database", missing, *words)
    assert _refused(ended) == f"There is no log at {missing}.\n"
    assert not missing.parent.exists()


@pytest.mark.parametrize(
    "words", [["settings", "units", "mi"], ["checkins", "set", "2026-11-22", "mood=8"]]
)
def test_what_is_written_begins_a_log(program, words):
    new = program.home / "new.db"
    assert program.run_bare("--database", new, *words).code == 0
    assert new.exists()


@pytest.mark.parametrize("words", [*WORDS, ["backup", "--output", "x.db"]], ids=" ".join)
def test_every_word_waits_until_the_window_is_closed(program, window, words):
    assert _refused(program.run(*words)) == "Heavy Legs is open; close it first.\n"


def test_a_restore_waits_until_the_window_is_closed(program, window):
    window.backups.write_to(program.home / "a.db")
    ended = program.run("restore", program.home / "a.db")
    assert _refused(ended) == "Heavy Legs is open; close it first.\n"
    assert window.training_log.count() == 1


def _make_newer(database):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version=99")


def _make_foreign(database):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA application_id=1")


def _empty(database):
    database.write_bytes(b"")


def _cut(database):
    database.write_bytes(database.read_bytes()[:5000])


def _overwrite(database):
    database.write_text("my shopping list")


@pytest.mark.parametrize("harm", [_make_newer, _make_foreign, _empty, _cut, _overwrite])
@pytest.mark.parametrize("words", [["sessions"], ["settings", "units", "mi"]], ids=" ".join)
def test_a_database_that_is_not_usable_is_refused_and_left_alone(program, harm, words):
    harm(program.database)
    before = program.database.read_bytes()
    _refused(program.run(*words))
    assert program.database.read_bytes() == before


@pytest.mark.parametrize("harm", [_empty, _cut, _overwrite])
def test_a_damaged_log_can_be_replaced_by_its_backup(program, harm):
    program.ask("backup", "--output", program.home / "a.db")
    harm(program.database)
    program.ask("restore", program.home / "a.db")
    assert len(program.ask("sessions")) == 1


def test_the_doctor_looks_at_everything(program):
    ended = program.run("doctor", "--json")
    assert {"database", "backups", "resources", "sound", "speech", "screen", "display"} <= set(
        ended.document
    )
    assert ended.document["database"]["healthy"] is True


def test_the_doctor_tells_of_a_damaged_database_instead_of_ending(program):
    _cut(program.database)
    ended = program.run("doctor", "--json")
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert ended.document["database"]["healthy"] is False


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_the_log_is_private_and_what_the_runner_takes_out_is_not(program):
    backup = program.home / "a.db"
    program.ask("backup", "--output", backup)
    fresh = Program(program.home / "new")
    fresh.ask("settings", "units", "mi")
    modes = [
        stat.S_IMODE(path.stat().st_mode)
        for path in (program.database, fresh.database, fresh.database.parent)
    ]
    assert modes == [0o600, 0o600, 0o700]
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o666 & ~umask


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(program):
    closed = program.home / "closed"
    closed.mkdir(0o500)
    _refused(program.run_bare("--database", closed / "log.db", "sessions"))
