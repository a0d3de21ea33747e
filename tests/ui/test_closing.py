"""Closing the window loses nothing."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.importers.own_csv import write_own_csv

RUNS = 3000


@pytest.fixture
def workspace(open_workspace):
    return open_workspace()


def test_an_import_that_is_being_written_is_finished_when_the_window_closes(
    workspace, services, tmp_path, qtbot
):
    day = date(2010, 1, 1)
    runs = [
        Session(uid=new_uid(), local_date=day + timedelta(days=number), distance_m=5000.0)
        for number in range(RUNS)
    ]
    path = tmp_path / "runs.csv"
    path.write_bytes(write_own_csv(runs, {}))
    rows = []
    services.importer.row_found.connect(rows.append)
    with qtbot.waitSignal(services.importer.read_finished, timeout=30_000):
        services.importer.read([path])
    services.importer.write(rows)
    assert services.importer.is_writing
    workspace.quit()
    workspace.close()
    assert services.training_log.count() == RUNS
