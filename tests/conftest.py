"""Fixtures that all tests share, and two watchmen: for things left running and for warnings."""

import gc
import logging
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# no test talks to the machine's own voice, or starts its server
os.environ.setdefault("SPEECHD_ADDRESS", "unix_socket:/nonexistent/speechd.sock")
os.environ.setdefault("SPEECHD_CMD", "/bin/false")

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


@pytest.fixture
def today():
    """The fixed day of all tests, a Sunday."""
    return TODAY


@pytest.fixture
def now():
    """The fixed instant of all tests."""
    return NOW


@pytest.fixture
def database(tmp_path):
    """Where the database of a test lies; nothing is there yet."""
    return tmp_path / "data" / "heavylegs.db"


@pytest.fixture
def store(database, now):
    """A new, empty, open database."""
    from heavylegs_gui.store.connection import open_store

    opened = open_store(database, now=lambda: now)
    yield opened
    opened.close()


@pytest.fixture
def services(qapp, database, today, now):
    """All services on a new, empty database."""
    from PySide6.QtCore import QLocale

    from heavylegs_gui.wiring import build_services

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    built = build_services(database, today=lambda: today, now=lambda: now)
    yield built
    built.close()


@pytest.fixture
def training_log(services):
    return services.training_log


@pytest.fixture
def preferences(services):
    return services.preferences


@pytest.fixture
def desk(qapp, tmp_path):
    """A routine player on a real database, with clocks that are moved by hand."""
    from tests.services.routine_desk import Desk

    one = Desk(tmp_path / "log.db")
    yield one
    one.close()


@pytest.fixture(scope="session")
def real_files():
    """The folder of real activity files, which are no part of the repository."""
    folder = Path(
        os.environ.get("HEAVYLEGS_TEST_DATA", Path(__file__).parents[1].parent / "shared" / "data")
    )
    if not (folder / "expected.json").is_file():
        pytest.skip("the real activity files are not here (set HEAVYLEGS_TEST_DATA)")
    return folder


@pytest.fixture(autouse=True)
def no_unexpected_warning(request, caplog):
    """Fail a test that logs a WARNING or worse without reading ``caplog`` itself."""
    yield
    if "caplog" in request.node._fixtureinfo.argnames:
        return
    loud = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert not loud, f"unexpected warnings in the log: {loud}"


@pytest.fixture(autouse=True)
def nothing_left_behind(request):
    """Fail a test with Qt that leaves a running timer or a visible window."""
    yield
    if {"qapp", "qtbot", "services"}.isdisjoint(request.fixturenames):
        return
    assert not _running_timers(), "a timer still runs after the test"
    assert not _visible_windows(), "a window is still open after the test"


def _running_timers():
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    gc.unfreeze()  # the start of the program freezes what it has made
    found = [one for one in gc.get_objects() if isinstance(one, QTimer)]
    return [repr(one) for one in found if isValid(one) and one.isActive()]


def _visible_windows():
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [repr(one) for one in QApplication.topLevelWidgets() if one.isVisible()]
