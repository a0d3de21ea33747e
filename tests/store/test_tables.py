"""The written-out columns are those of the models."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import peewee as pw
import pytest

from heavylegs_gui.store.adopted import AdoptedDatabase
from heavylegs_gui.store.models import MODELS, SessionRow
from heavylegs_gui.store.tables import TABLES


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_columns_are_those_of_the_model(model):
    meta = model._meta
    table = TABLES[meta.table_name]
    assert table.columns == tuple(field.column_name for field in meta.sorted_fields)
    assert table.key == meta.primary_key.column_name


def test_there_is_no_table_without_a_model():
    assert list(TABLES) == [model._meta.table_name for model in MODELS]


def test_peewee_works_on_the_adopted_connection():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database = AdoptedDatabase(connection, ":memory:")
    with database.atomic("IMMEDIATE"):
        assert connection.in_transaction
    assert database.connection() is connection
    connection.close()


def test_peewee_reports_a_closed_connection_instead_of_opening_another():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database = AdoptedDatabase(connection, ":memory:")
    connection.close()
    with pytest.raises(pw.PeeweeException):
        database.execute(SessionRow.select())


def test_opening_and_reading_do_without_peewee(tmp_path):
    program = (
        "import sys; from pathlib import Path\n"
        "from datetime import date\n"
        "from heavylegs_gui.wiring import build_services\n"
        "build_services(Path(sys.argv[1])).close()\n"
        "for name in [n for n in sys.modules if n.startswith('heavylegs_gui') or n == 'peewee']:\n"
        "    del sys.modules[name]\n"
        "from heavylegs_gui.wiring import build_services\n"
        "services = build_services(Path(sys.argv[1]))\n"
        "log, day = services.training_log, date(2026, 11, 22)\n"
        "assert log.first_day() is None and log.sessions_of_days(day, day) == []\n"
        "assert len(log.week_totals(day, day)) == 1 and log.check_in(day) is None\n"
        "assert 'peewee' not in sys.modules\n"
        "assert log.count() == 0 and 'peewee' in sys.modules\n"
        "services.close()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
