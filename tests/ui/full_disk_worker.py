"""Saves a run in the drawer on a full disk, and again when there is room.

    python full_disk_worker.py DATABASE

Runs in a process of its own, because the limit on the size of files holds for all its files.
Prints what is seen after each try.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.ui.dialogs.session_editor import SessionEditor
from heavylegs_gui.ui.kit import Kit
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.undo import History
from heavylegs_gui.wiring import build_services

NO_LIMIT = resource.RLIM_INFINITY
TODAY = date(2026, 11, 22)


def fill_disk(folder):
    """Let no file become larger than the largest one is now."""
    largest = max(one.stat().st_size for one in folder.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(largest, 4096), NO_LIMIT))


def free_disk():
    resource.setrlimit(resource.RLIMIT_FSIZE, (NO_LIMIT, NO_LIMIT))


def tell(editor, log):
    form = editor.form
    failure = form.failure.findChildren(QWidget)[-1].text() if form.failure.isVisible() else ""
    seen = {
        "open": editor.isVisible(),
        "distance": form.main.distance.text(),
        "failure": failure,
        "runs": log.count(),
    }
    print(json.dumps(seen), flush=True)


def main(database):
    app = QApplication([])
    theme = ThemeManager(app)
    theme.configure(ThemeChoice.LIGHT, 100, reduced_motion=True)
    services = build_services(database, today=lambda: TODAY)
    host = QWidget()
    host.resize(1000, 700)
    host.show()
    log = services.training_log
    kit = Kit(
        theme=theme, history=History(), preferences=services.preferences, drafts=services.drafts,
        late=services, database=services.store.path, today=lambda: TODAY,
    )  # fmt: skip
    editor = SessionEditor(kit, host)
    editor.log_run()
    QTest.keyClicks(editor.form.main.distance, "5.4")
    editor.keep_draft()
    fill_disk(database.parent)
    editor.save()
    free_disk()
    tell(editor, log)
    editor.save()
    tell(editor, log)
    host.close()
    services.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
