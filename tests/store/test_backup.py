import os
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import DatabaseDamagedError, DatabaseNewerError, StoreError
from heavylegs_gui.store import backup, files
from heavylegs_gui.store.batches import BatchWriter
from heavylegs_gui.store.connection import open_store
from heavylegs_gui.store.tables import TABLES


def fill(store, count=50, prefix="key"):
    edits = [
        store.edit("setting", {"key": f"{prefix}{n}", "value": "v" * 50}) for n in range(count)
    ]
    store.apply(Change("fill", tuple(edits)))


def dump(store):
    return {name: store.query(table.select) for name, table in TABLES.items()}


def made(store, now, reason="daily"):
    return backup.write_now(store.connection, store.path, now, reason=reason)


def test_a_backup_of_an_open_database_holds_what_is_still_in_the_journal(store, now):
    fill(store)
    path = made(store, now)
    assert store.path.with_name("heavylegs.db-wal").stat().st_size > 0
    assert backup.verify(path)["setting"] == 50


def test_every_row_is_in_the_backup(store, now):
    fill(store)
    path = made(store, now)
    copy = open_store(path)
    assert dump(copy) == dump(store)
    copy.close()


def test_a_backup_lies_beside_the_database_and_is_private(store, now):
    path = made(store, now)
    assert path.parent == store.path.with_name("heavylegs.db.backups")
    assert path.name == "heavylegs-2026-11-22T201500Z.db"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_backups_of_one_second_are_both_kept(store, now):
    assert made(store, now) != made(store, now)
    assert len(backup.list_backups(store.path)) == 2


def test_the_steps_are_many_and_end_with_the_whole(store, now):
    fill(store, 3000, "a long key " * 8)
    shares = list(backup.backup_steps(store, backup.new_name(store.path, now, "daily")))
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_backup_stopped_half_way_leaves_nothing(store, now):
    target = backup.new_name(store.path, now, "daily")
    steps = backup.backup_steps(store, target)
    next(steps)
    next(steps)
    steps.close()
    assert list(target.parent.iterdir()) == []


def test_rows_written_during_a_backup_are_not_in_it_and_do_no_harm(store, now):
    fill(store)
    target = backup.new_name(store.path, now, "daily")
    steps = backup.backup_steps(store, target)
    next(steps)
    fill(store, 7, "later")
    assert list(steps)
    assert backup.verify(target)["setting"] == 50


def test_no_backup_is_made_of_a_half_written_import(store, now):
    writer = BatchWriter(store, "Import", now)
    with pytest.raises(StoreError, match="import is being written"):
        made(store, now)
    writer.rollback()
    made(store, now)


def test_what_is_not_read_back_as_it_was_written_is_thrown_away(store, now, monkeypatch):
    """A disk that forgets: the file is damaged between writing and reading back."""
    target = backup.new_name(store.path, now, "daily")
    steps = backup.backup_steps(store, target)
    draft = target.with_name(f".{target.name}.part")
    while not draft.exists() or draft.stat().st_size < 40_000:
        next(steps)
    with draft.open("r+b") as stream:
        stream.seek(20_000)
        stream.write(b"forgotten")
    with pytest.raises(StoreError, match="thrown away"):
        list(steps)
    assert list(target.parent.iterdir()) == []


def test_thinning_deletes_automatic_backups_only(store, now):
    upgrade = made(store, now - timedelta(days=900), "before-upgrade-1")
    folder = upgrade.parent
    for days in range(60):
        name = f"heavylegs-{files.stamp(now - timedelta(days=days))}.db"
        (folder / name).write_bytes(b"")
    backup.thin_out(store.path)
    assert upgrade.exists()
    assert 20 <= len(backup.list_backups(store.path)) <= 32


def test_files_of_other_names_are_no_backups(store, now):
    path = made(store, now)
    (path.parent / "holiday.db").write_bytes(b"mine")
    assert [one.path for one in backup.list_backups(store.path)] == [path]


def test_the_newest_good_backup_is_found_behind_bad_ones(store, now):
    good = made(store, now - timedelta(days=2))
    bad = made(store, now - timedelta(days=1))
    with bad.open("r+b") as stream:
        stream.seek(5 * 4096)
        stream.write(os.urandom(4096))
    made(store, now).write_bytes(b"")
    assert backup.newest_good(store.path).path == good


def test_there_may_be_no_good_backup(database):
    assert backup.newest_good(database) is None


def test_restoring_brings_the_rows_back_and_keeps_the_present_database(store, now):
    fill(store)
    before = dump(store)
    path = made(store, now)
    fill(store, 3, "later")
    store.close()
    aside = backup.restore(path, store.path, now)
    restored = open_store(store.path)
    assert dump(restored) == before
    restored.close()
    kept = open_store(aside)
    assert kept.count("setting") == 53
    kept.close()


def test_restoring_over_a_damaged_database_takes_its_journal_out_of_the_way(store, now):
    fill(store)
    path = made(store, now)
    store.close()
    store.path.write_bytes(b"damaged")
    wal = store.path.with_name("heavylegs.db-wal")
    wal.write_bytes(b"journal")
    aside = backup.restore(path, store.path, now)
    assert aside.read_bytes() == b"damaged"
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"journal"
    restored = open_store(store.path)
    assert restored.count("setting") == 50
    restored.close()


def test_restoring_where_nothing_lies_is_allowed(store, now, tmp_path):
    path = made(store, now)
    place = tmp_path / "new" / "log.db"
    assert backup.restore(path, place, now) is None
    open_store(place).close()


@pytest.mark.parametrize("content", [b"", b"text" * 5000])
def test_a_bad_backup_is_refused_and_nothing_is_touched(store, now, tmp_path, content):
    store.close()
    before = store.path.read_bytes()
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    with pytest.raises(DatabaseDamagedError, match="no healthy Heavy Legs backup"):
        backup.restore(bad, store.path, now)
    assert store.path.read_bytes() == before
    assert [one.name for one in store.path.parent.iterdir()] == ["heavylegs.db"]


def test_a_copy_that_the_disk_cut_short_never_takes_the_place_of_the_log(store, now, monkeypatch):
    """The backup is healthy; the disk forgets the end of the copy that is made of it."""
    fill(store, 300)
    path = made(store, now)
    store.close()
    before = store.path.read_bytes()

    def forgetful_copy(source, target):
        Path(target).write_bytes(Path(source).read_bytes()[:-8192])

    monkeypatch.setattr(shutil, "copyfile", forgetful_copy)
    with pytest.raises(DatabaseDamagedError):
        backup.restore(path, store.path, now)
    assert store.path.read_bytes() == before
    kept = {one.name for one in store.path.parent.iterdir() if one.is_file()}
    assert kept == {"heavylegs.db"}


def test_a_missing_backup_is_refused(store, now, tmp_path):
    store.close()
    with pytest.raises(DatabaseDamagedError):
        backup.restore(tmp_path / "none.db", store.path, now)


def test_a_backup_of_a_newer_program_is_refused(store, now):
    path = made(store, now)
    with path.open("r+b") as stream:
        stream.seek(60)
        stream.write((99).to_bytes(4, "big"))
    store.close()
    with pytest.raises(DatabaseNewerError):
        backup.restore(path, store.path, now)


def test_writing_to_a_chosen_place_never_overwrites(store, tmp_path):
    place = tmp_path / "mine.db"
    backup.write_to(store, place)
    assert backup.verify(place)
    with pytest.raises(StoreError, match="already a file"):
        backup.write_to(store, place)


def test_without_hard_links_the_old_database_is_copied_aside(store, now, monkeypatch):
    fill(store)
    path = made(store, now)
    store.close()

    def refuse(*_names):
        raise PermissionError("no links here")

    monkeypatch.setattr(files.os, "link", refuse)
    aside = backup.restore(path, store.path, now)
    assert backup.verify(aside)["setting"] == 50
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
