import subprocess
import sys

import pytest

from heavylegs_gui.domain.errors import DatabaseDamagedError
from heavylegs_gui.wiring import build_services


def test_all_services_work_on_one_database(services, today):
    assert services.training_log.today() == today
    services.preferences.set("units", "mi")
    services.drafts.save("session", {"n": 1})
    services.close()
    again = build_services(services.store.path)
    assert again.preferences.settings.units == "mi"
    assert again.drafts.load("session") == {"n": 1}
    again.close()


def test_closing_twice_is_allowed(services):
    services.close()
    services.close()
    assert not services.store.is_open


def test_a_database_that_cannot_be_opened_is_told_and_left_alone(database):
    database.parent.mkdir()
    database.write_bytes(b"")
    with pytest.raises(DatabaseDamagedError):
        build_services(database)
    assert database.read_bytes() == b""


def test_the_services_load_nothing_heavy_at_the_start():
    code = (
        "import sys, heavylegs_gui.wiring\n"
        "heavy = {'numpy', 'pyqtgraph', 'fitdecode', 'playhouse.migrate', 'PySide6.QtWidgets',\n"
        "         'PySide6.QtGui', 'PySide6.QtMultimedia', 'PySide6.QtTextToSpeech', 'ssl'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_service_that_nobody_asked_for_is_not_built(services):
    services.store.query("SELECT 1")
    assert "importer" not in vars(services)
    assert services.importer is services.importer
    assert services.routine_player is services.routine_player
    services.close()
