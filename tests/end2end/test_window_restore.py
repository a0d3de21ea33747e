"""A backup is restored from the window's own menu, or because the log cannot be read."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.services.demo import fill_demo
from heavylegs_gui.store import backup
from heavylegs_gui.wiring import build_services

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from heavylegs_gui import app

windows = []

def choose():
    QApplication.activeModalWidget().restore_button.click()

def on_window(window):
    windows.append(window)
    if len(windows) == 1:
        QTimer.singleShot(600, choose)
        QTimer.singleShot(300, window.actions_by_key["restore"].trigger)
    else:
        QTimer.singleShot(300, window.close)

code = app.main(["--database", sys.argv[1]], on_window=on_window)
print("windows", len(windows))
sys.exit(code)
"""


DAMAGE_SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from heavylegs_gui import app

windows, said = [], []

def answer():
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(100, answer)
        return
    said.append(type(dialog).__name__)
    getattr(dialog, sys.argv[2]).click()

def on_window(window):
    windows.append(window)
    if len(windows) == 1:
        QTimer.singleShot(0, answer)
    else:
        QTimer.singleShot(300, window.close)

code = app.main(["--database", sys.argv[1]], on_window=on_window)
print(*said, len(windows))
sys.exit(code)
"""


def damage_what_is_read_late(database):
    """Overwrite the pages behind those that opening the database reads."""
    content = bytearray(database.read_bytes())
    half = len(content) // 8192 * 4096
    content[half:] = b"\7" * (len(content) - half)
    database.write_bytes(content)


def run(script, tmp_path, *arguments):
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_STATE_HOME": str(tmp_path / "state"),
        },
    )


@pytest.fixture
def read_late(database, today):
    """A log of five years, its backup, and then damage that opening does not meet."""
    services = build_services(database, today=lambda: today)
    fill_demo(services.store, services.training_log, today, years=5)
    target = backup.new_name(database, datetime.now(UTC), "daily")
    list(backup.backup_steps(services.store, target))
    runs = services.training_log.count()
    services.close()
    damage_what_is_read_late(database)
    return runs


def test_damage_that_the_first_page_meets_offers_the_backup(read_late, database, tmp_path):
    damaged = database.read_bytes()
    result = run(DAMAGE_SCRIPT, tmp_path, database, "restore_button")
    assert (result.returncode, result.stdout) == (0, "RecoveryDialog 2\n"), result.stderr
    restored = build_services(database)
    assert restored.training_log.count() == read_late
    restored.close()
    files = [one for one in database.parent.iterdir() if one.is_file() and one != database]
    assert damaged in [one.read_bytes() for one in files]


def test_who_quits_then_keeps_the_file_as_it_is(read_late, database, tmp_path):
    damaged = database.read_bytes()
    result = run(DAMAGE_SCRIPT, tmp_path, database, "quit_button")
    assert (result.returncode, result.stdout) == (1, "RecoveryDialog 1\n"), result.stderr
    assert database.read_bytes() == damaged


def test_restoring_opens_the_window_again_and_keeps_what_was_there(database, tmp_path):
    services = build_services(database)
    services.training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 20)))
    target = backup.new_name(database, datetime.now(UTC), "daily")
    list(backup.backup_steps(services.store, target))
    services.training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 21)))
    services.close()

    result = run(SCRIPT, tmp_path, database)

    assert result.returncode == 0, result.stderr
    assert "windows 2" in result.stdout
    restored = build_services(database)
    assert [one.local_date for one in restored.training_log.sessions()] == [date(2026, 11, 20)]
    restored.close()
    kept = [path for path in database.parent.iterdir() if "before-restore" in path.name]
    assert kept, sorted(path.name for path in database.parent.iterdir())
