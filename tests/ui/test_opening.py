"""A database that cannot be opened is kept, and the newest good backup is one click away."""

import gzip
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.errors import DatabaseBusyError, DatabaseDamagedError
from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.store import backup
from heavylegs_gui.ui.opening import RecoveryDialog, open_or_recover
from heavylegs_gui.wiring import build_services


@pytest.fixture
def damaged(database, now):
    """A database with one run, a backup of it, and then garbage in its place."""
    services = build_services(database)
    services.training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 20)))
    list(backup.backup_steps(services.store, backup.new_name(database, now, "daily")))
    services.close()
    database.write_bytes(gzip.compress(b"not a database"))
    return database


def answer(button):
    """Click a button of the dialog as soon as it is open."""

    def click():
        getattr(QApplication.activeModalWidget(), button).click()

    QTimer.singleShot(0, click)


def test_one_click_restores_the_newest_backup(damaged, theme):
    answer("restore_button")
    services = open_or_recover(lambda: build_services(damaged), damaged, theme)
    assert len(services.training_log.sessions()) == 1
    services.close()


def test_the_damaged_file_is_kept_whatever_is_chosen(damaged, theme):
    content = damaged.read_bytes()
    answer("fresh_button")
    services = open_or_recover(lambda: build_services(damaged), damaged, theme)
    assert services.training_log.sessions() == []
    services.close()
    kept = [path for path in damaged.parent.iterdir() if "damaged" in path.name]
    assert [path.read_bytes() for path in kept] == [content]


def test_quitting_leaves_everything_as_it_was(damaged, theme):
    content = damaged.read_bytes()
    answer("quit_button")
    assert open_or_recover(lambda: build_services(damaged), damaged, theme) is None
    assert damaged.read_bytes() == content


def test_without_a_backup_only_an_empty_log_is_offered(database, theme, qtbot):
    database.parent.mkdir(parents=True)
    database.write_bytes(b"")
    dialog = RecoveryDialog("The file is empty.", database, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.restore_button.isVisible()
    assert dialog.fresh_button.isVisible()
    assert dialog.sentence.textFormat() is Qt.TextFormat.PlainText


def test_a_database_that_is_open_elsewhere_is_not_touched(theme, database):
    def busy():
        raise DatabaseBusyError("Heavy Legs is open; close it first.")

    with pytest.raises(DatabaseBusyError):
        open_or_recover(busy, database, theme)


def test_the_fixture_is_really_damaged(damaged):
    with pytest.raises(DatabaseDamagedError):
        build_services(damaged)
