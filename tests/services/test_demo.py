"""The demo database holds the demo runner's log, is filled fast enough, and is thrown away."""

from datetime import date

import pytest

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.training import Status
from heavylegs_gui.services.demo import fill_demo, throw_away_database
from heavylegs_gui.store.backup import folder_of
from heavylegs_gui.wiring import build_services

TODAY = date(2026, 11, 22)


@pytest.fixture
def services(qapp, tmp_path):
    services = build_services(tmp_path / "demo.db", today=lambda: TODAY, backed_up=False)
    yield services
    services.close()


def test_everything_the_demo_runner_wrote_is_in_the_log(services):
    demo = fill_demo(services.store, services.training_log, TODAY)
    log = services.training_log
    assert [one.uid for one in log.sessions()] == [
        one.uid for one in sorted(demo.sessions, key=_log_order)
    ]
    assert log.check_ins() == list(demo.check_ins)
    assert log.shoes() == list(demo.shoes)


def _log_order(session):
    return session.local_date, session.start_utc is not None, str(session.start_utc)


def test_the_sums_of_the_weeks_are_those_of_the_runs(services):
    demo = fill_demo(services.store, services.training_log, TODAY)
    done_m = sum(
        one.distance_m for one in demo.sessions if one.is_run and one.status is Status.DONE
    )
    weeks = services.training_log.week_totals()
    assert sum(week.done_m for week in weeks) == pytest.approx(done_m)


def test_the_log_is_told_once(services, qtbot):
    told = []
    services.training_log.changed.connect(lambda: told.append(True))
    fill_demo(services.store, services.training_log, TODAY, years=1)
    assert told == [True]


def test_a_second_demo_in_the_same_database_is_refused_and_changes_nothing(services):
    fill_demo(services.store, services.training_log, TODAY, years=1)
    before = services.training_log.count()
    with pytest.raises(StoreError):
        fill_demo(services.store, services.training_log, TODAY, years=1)
    assert services.training_log.count() == before


def test_a_throw_away_database_leaves_nothing_behind(qapp):
    with throw_away_database() as database:
        services = build_services(database, today=lambda: TODAY, backed_up=False)
        fill_demo(services.store, services.training_log, TODAY, years=1)
        services.close()
        assert database.exists()
    assert not database.parent.exists()


def test_a_demo_database_is_never_backed_up(services, qtbot):
    fill_demo(services.store, services.training_log, TODAY, years=1)
    services.backups.start()
    assert not services.backups.is_running
    assert not folder_of(services.store.path).exists()
