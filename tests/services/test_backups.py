from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import DatabaseDamagedError, StoreError
from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.services.backups import (
    Backups,
    newest_good_backup,
    restore_backup,
    set_damaged_aside,
)
from heavylegs_gui.store.batches import BatchWriter
from heavylegs_gui.wiring import build_services


@pytest.fixture
def backups(services):
    services.training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 14)))
    return services.backups


def wait_for_backup(backups, qtbot):
    with qtbot.waitSignal(backups.changed, timeout=5000):
        backups.start()


def test_the_first_backup_is_made_by_itself(backups, qtbot):
    wait_for_backup(backups, qtbot)
    (made,) = backups.backups()
    assert made.reason == "daily"
    assert not backups.is_running


def test_a_damaged_page_is_told_and_not_backed_up(backups, services, qtbot):
    path = services.store.path
    services.close()
    with path.open("r+b") as stream:
        stream.seek(10 * 4096)
        stream.write(b"\xff" * 4096)
    again = build_services(path)
    with qtbot.waitSignal(again.backups.damaged, timeout=5000) as caught:
        again.backups.start()
    assert "restore a backup" in caught.args[0]
    assert not again.backups.is_running
    assert again.backups.backups() == []
    assert [one.name for one in again.backups.doctor() if not one.ok] == ["database"]
    again.close()


def test_a_second_backup_is_not_due_before_a_day_has_passed(backups, qtbot, services, now):
    wait_for_backup(backups, qtbot)
    later = Backups(services.store, lambda: now + timedelta(hours=23))
    assert not later.is_due()
    tomorrow = Backups(services.store, lambda: now + timedelta(hours=24))
    assert tomorrow.is_due()


def test_a_clock_that_was_years_ahead_does_not_stop_the_backups(backups, qtbot, services, now):
    wait_for_backup(backups, qtbot)
    earlier = Backups(services.store, lambda: now - timedelta(days=3650))
    assert earlier.is_due()


def test_an_empty_log_needs_no_backup(services):
    assert not services.backups.is_due()
    services.backups.start()
    assert not services.backups.is_running


def test_a_throw_away_database_is_never_backed_up(database, today, now):
    services = build_services(database, today=lambda: today, now=lambda: now, backed_up=False)
    services.training_log.add(Session(uid=new_uid(), local_date=today))
    services.backups.start()
    assert not services.backups.is_running
    services.close()
    assert [one.name for one in database.parent.iterdir()] == ["heavylegs.db"]


def test_during_an_import_no_backup_is_due(backups, services, now):
    writer = BatchWriter(services.store, "Import", now)
    assert not backups.is_due()
    writer.rollback()
    assert backups.is_due()


def test_closing_during_a_backup_leaves_no_half_file(backups, services):
    backups.start()
    assert backups.is_running
    services.close()
    folder = services.store.path.with_name("heavylegs.db.backups")
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(backups, services, qtbot):
    services.store.path.with_name("heavylegs.db.backups").write_text("in the way")
    with qtbot.waitSignal(backups.failed, timeout=5000) as caught:
        backups.start()
    assert caught.args[0].endswith((".", ")"))
    assert not backups.is_running


def test_a_backup_goes_where_the_runner_wants_it(backups, tmp_path):
    target = backups.write_to(tmp_path / "mine.db")
    assert target.stat().st_size > 0
    with pytest.raises(StoreError, match="already"):
        backups.write_to(target)


def test_a_damaged_database_comes_back_from_its_backup(backups, services, qtbot, now, today):
    wait_for_backup(backups, qtbot)
    path = services.store.path
    services.close()
    path.write_bytes(b"")
    with pytest.raises(DatabaseDamagedError):
        build_services(path)
    offer = newest_good_backup(path)
    aside = restore_backup(offer.path, path, now)
    assert aside.read_bytes() == b""
    again = build_services(path, today=lambda: today, now=lambda: now)
    assert again.training_log.count() == 1
    again.close()


def test_without_a_backup_the_damaged_file_can_be_set_aside(services, now):
    path = services.store.path
    services.close()
    path.write_bytes(b"damaged")
    assert newest_good_backup(path) is None
    assert set_damaged_aside(path, now).read_bytes() == b"damaged"
    build_services(path).close()


def test_the_doctor_looks_at_database_privacy_and_backups(backups, qtbot):
    assert [one.ok for one in backups.doctor()] == [True] * 4
    wait_for_backup(backups, qtbot)
    assert "one backup; the newest is sound and less than a day old" in backups.doctor()[-1].message
    backups.backups()[0].path.write_bytes(b"")
    assert [one.name for one in backups.doctor() if not one.ok] == ["backups"]


def test_the_doctor_names_settings_that_it_does_not_understand(backups, services):
    with services.store.transaction():
        services.store.connection.execute("INSERT INTO setting VALUES ('colour', 'red')")
    (bad,) = [one for one in backups.doctor() if not one.ok]
    assert (bad.name, "colour" in bad.message) == ("settings", True)


def test_the_doctor_sees_that_others_can_read_the_database(backups, services):
    services.store.path.chmod(0o644)
    assert [one.name for one in backups.doctor() if not one.ok] == ["privacy"]
