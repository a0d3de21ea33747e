"""A backup is restored from the window's own menu, and the window opens again on it."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from heavylegs_gui.domain.training import Session, new_uid
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


def test_restoring_opens_the_window_again_and_keeps_what_was_there(database, tmp_path):
    services = build_services(database)
    services.training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 20)))
    target = backup.new_name(database, datetime.now(UTC), "daily")
    list(backup.backup_steps(services.store, target))
    services.training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 21)))
    services.close()

    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(database)],
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

    assert result.returncode == 0, result.stderr
    assert "windows 2" in result.stdout
    restored = build_services(database)
    assert [one.local_date for one in restored.training_log.sessions()] == [date(2026, 11, 20)]
    restored.close()
    kept = [path for path in database.parent.iterdir() if "before-restore" in path.name]
    assert kept, sorted(path.name for path in database.parent.iterdir())
