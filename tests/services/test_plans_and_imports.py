"""A plan and an import that tell of the same run, taken back in either order."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.training import Session, Source, Status, new_uid
from heavylegs_gui.services.importing_rows import Choice

START = date(2026, 11, 23)
WAIT_MS = 20_000


@pytest.fixture
def today():
    """A day on which the first run of the plan is done."""
    return START + timedelta(days=2)


@pytest.fixture
def done(services, today):
    """The number of the plan's first run, marked as done."""
    days = [START - timedelta(days=step) for step in range(1, 57) if step % 7 in {1, 3, 5}]
    runs = [Session(uid=new_uid(), local_date=day, distance_m=8000.0) for day in days]
    services.training_log.add_all(runs, "")
    plan = services.plans.make(
        PlanRequest(kind=PlanKind.BUILD, start=today, weekdays=frozenset({1, 2, 4, 6}), weeks=4)
    )
    services.plans.save(plan)
    first = next(one for one in services.training_log.sessions() if one.source is Source.PLAN)
    assert first.local_date == today
    services.planning.set_status([first.id], Status.DONE)
    return services.training_log.session(first.id)


def import_over(services, qtbot, tmp_path, session):
    """Import a file that tells the same session otherwise, and let the file win."""
    path = tmp_path / "watch.csv"
    cells = f"{session.uid},{session.local_date},run,done,8200,2900"
    path.write_text(f"uid,local_date,sport,status,distance_m,duration_s\n{cells}\n")
    importer, rows = services.importer, []
    importer.row_found.connect(rows.append)
    with qtbot.waitSignal(importer.read_finished, timeout=WAIT_MS):
        importer.read([path])
    with qtbot.waitSignal(importer.written, timeout=WAIT_MS):
        importer.write([rows[0].with_choice(Choice.USE_FILE)])


def test_an_import_is_undone_after_the_plan_was_taken_back(services, qtbot, tmp_path, done):
    import_over(services, qtbot, tmp_path, done)
    log = services.training_log
    assert log.session(done.id).distance_m == 8200.0
    services.plans.take_back(services.plans.saved()[0].batch_id)
    assert log.session(done.id).distance_m == 8200.0
    log.undo_import(log.import_batches()[0].id)
    assert log.session(done.id).distance_m == done.distance_m
    assert log.session(done.id).batch_id is None
