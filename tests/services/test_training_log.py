from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.log_query import SessionQuery, SortKey
from heavylegs_gui.domain.training import CheckIn, Session, Shoe, Sport, Status, new_uid
from heavylegs_gui.store import days
from heavylegs_gui.store.batches import BatchWriter
from heavylegs_gui.store.tables import TABLES
from heavylegs_gui.wiring import build_services

NOV_14 = date(2026, 11, 14)


def run(day=NOV_14, **values):
    return Session(uid=new_uid(), local_date=day, **values)


def stored(training_log, **values):
    change = training_log.add(run(**values))
    return training_log.session(change.edits[0].key)


def test_an_added_run_is_read_back_as_it_was_given(training_log):
    given = run(distance_m=8500, duration_s=3238.5, heaviness=7, title="Along the river")
    number = training_log.add(given).edits[0].key
    found = training_log.session(number)
    assert (found.uid, found.distance_m, found.duration_s) == (given.uid, 8500.0, 3238.5)
    assert (found.heaviness, found.title, found.local_date) == (7, "Along the river", NOV_14)


def test_every_write_announces_itself_once(training_log, qtbot):
    seen = []
    training_log.changed.connect(lambda: seen.append(1))
    session = stored(training_log)
    training_log.delete([session.id])
    assert len(seen) == 2


def test_labels_say_what_was_done_and_when(training_log):
    assert training_log.add(run()).label == "Run of 14 Nov logged"
    assert training_log.add(run(status=Status.PLANNED)).label == "Run of 14 Nov planned"
    ride = stored(training_log, sport=Sport.CYCLE)
    assert training_log.update(replace(ride, title="Hills")).label == "Ride of 14 Nov changed"
    assert training_log.delete([ride.id]).label == "Ride of 14 Nov deleted"


def test_deleting_several_is_one_change(training_log):
    numbers = [stored(training_log).id for _ in range(3)]
    change = training_log.delete(numbers)
    assert change.label == "3 sessions deleted"
    assert training_log.sessions() == []
    training_log.apply(change.inverted())
    assert [one.id for one in training_log.sessions()] == numbers


def test_deleting_what_is_gone_is_no_change(training_log):
    assert training_log.delete([77]).is_empty


def test_several_runs_can_be_logged_as_one_change(training_log):
    change = training_log.add_all([run(), run()], "Log two runs")
    assert [edit.key for edit in change.edits] == [one.id for one in training_log.sessions()]
    training_log.apply(change.inverted())
    assert training_log.count() == 0


def test_changing_shoes_that_are_gone_is_refused(training_log):
    with pytest.raises(StoreError, match="no longer"):
        training_log.update_shoe(Shoe(name="Pegasus"))
    with pytest.raises(StoreError, match="no longer"):
        training_log.update_shoe(Shoe(id=77, name="Pegasus"))


def test_the_distance_of_shoes_has_limits(training_log):
    with pytest.raises(InvalidValueError, match="10,000 km"):
        training_log.add_shoe(Shoe(name="Pegasus", limit_m=1e9))


def test_an_update_without_a_difference_is_no_change(training_log):
    session = stored(training_log, distance_m=5000)
    seen = []
    training_log.changed.connect(lambda: seen.append(1))
    assert training_log.update(session).is_empty
    assert not seen


def test_an_impossible_value_is_refused_and_nothing_is_written(training_log):
    with pytest.raises(InvalidValueError, match="heaviness"):
        training_log.add(run(heaviness=11))
    assert training_log.count() == 0


def test_updating_a_session_that_is_gone_is_refused(training_log):
    session = stored(training_log)
    training_log.delete([session.id])
    with pytest.raises(StoreError, match="no longer in the log"):
        training_log.update(session)


def test_deleting_a_session_frees_the_one_that_is_linked_to_it(training_log):
    plan = stored(training_log, status=Status.PLANNED)
    done = stored(training_log, linked_id=plan.id)
    change = training_log.delete([plan.id])
    assert training_log.session(done.id).linked_id is None
    training_log.apply(change.inverted())
    assert training_log.session(done.id).linked_id == plan.id


def test_words_are_found_without_case_and_accents(training_log):
    stored(training_log, title="Müde Beine am Fluß", notes="zäh")
    stored(training_log, title="Easy")
    assert training_log.count(SessionQuery(text="mude FLUSS")) == 1
    assert training_log.count(SessionQuery(text="zah")) == 1
    assert training_log.count(SessionQuery(text="100%")) == 0


def test_a_query_narrows_by_sport_status_day_and_heaviness(training_log):
    stored(training_log, heaviness=8)
    stored(training_log, sport=Sport.SWIM, heaviness=8)
    stored(training_log, day=date(2026, 11, 1), heaviness=3)
    query = SessionQuery(sports=frozenset({Sport.RUN}), min_heaviness=5, first=NOV_14, last=NOV_14)
    assert [one.heaviness for one in training_log.sessions(query)] == [8]
    assert training_log.count(SessionQuery(statuses=frozenset({Status.ILL}))) == 0


@pytest.mark.parametrize("key", list(SortKey))
@pytest.mark.parametrize("descending", [False, True])
def test_unknown_values_come_last_in_every_order(training_log, key, descending):
    known = stored(
        training_log,
        distance_m=5000,
        duration_s=1500,
        heaviness=3,
        rpe=2,
        title="x",
        heart_rate_avg_bpm=140,
    )
    unknown = stored(training_log)
    query = SessionQuery(sort=key, descending=descending)
    numbers = [one.id for one in training_log.sessions(query)]
    if key in {SortKey.DATE, SortKey.SPORT, SortKey.KIND, SortKey.STATUS}:
        assert sorted(numbers) == [known.id, unknown.id]
    else:
        assert numbers == [known.id, unknown.id]


def test_a_page_of_the_log_has_limit_and_offset(training_log):
    numbers = [stored(training_log, day=date(2026, 11, day)).id for day in (1, 2, 3, 4)]
    query = SessionQuery(descending=True, limit=2, offset=1)
    assert [one.id for one in training_log.sessions(query)] == [numbers[2], numbers[1]]
    assert training_log.count(query) == 4


def test_planned_runs_count_from_today_on_and_only_until_they_are_done(training_log, today):
    stored(training_log, day=date(2026, 11, 21), status=Status.PLANNED, distance_m=9000)
    plan = stored(training_log, day=today, status=Status.PLANNED, distance_m=7000)
    stored(training_log, day=today, status=Status.PLANNED, distance_m=4000)
    stored(training_log, day=today, distance_m=7100, linked_id=plan.id)
    stored(training_log, day=today, sport=Sport.CYCLE, distance_m=30_000)
    (only,) = training_log.run_days()
    assert (only.day, only.done_m, only.planned_m) == (today, 7100.0, 4000.0)
    assert (only.runs, only.longest_m) == (2, 7100.0)


def test_a_run_of_unknown_distance_counts_as_a_run(training_log):
    stored(training_log)
    (only,) = training_log.run_days()
    assert (only.runs, only.done_m, only.longest_m) == (1, 0.0, 0.0)


def test_week_totals_follow_a_new_run(training_log):
    stored(training_log, day=date(2026, 11, 9), distance_m=10_000)
    assert [week.done_m for week in training_log.week_totals()] == [10_000.0]
    stored(training_log, day=date(2026, 11, 16), distance_m=11_000)
    assert [week.done_m for week in training_log.week_totals()] == [10_000.0, 11_000.0]


def test_the_span_of_the_log_is_its_first_and_last_day(training_log):
    assert training_log.first_day() is None
    stored(training_log, day=date(2024, 2, 29))
    stored(training_log, day=date(2026, 12, 31), status=Status.PLANNED)
    assert (training_log.first_day(), training_log.last_day()) == (
        date(2024, 2, 29),
        date(2026, 12, 31),
    )


def test_shoes_are_added_changed_and_worn(training_log):
    change = training_log.add_shoe(Shoe(name="Pegasus", start_distance_m=120_000))
    (shoe,) = training_log.shoes()
    stored(training_log, shoe_id=shoe.id)
    training_log.update_shoe(Shoe(id=shoe.id, name="Pegasus", retired_on=NOV_14))
    assert training_log.shoes()[0].retired_on == NOV_14
    with pytest.raises(StoreError):
        training_log.apply(change.inverted())


def test_shoes_need_a_name(training_log):
    with pytest.raises(InvalidValueError, match="name"):
        training_log.add_shoe(Shoe(name=" "))


def test_a_check_in_replaces_that_of_the_same_day_and_comes_back_with_undo(training_log):
    training_log.save_check_in(CheckIn(day=NOV_14, sleep_h=8, heaviness=2))
    change = training_log.save_check_in(CheckIn(day=NOV_14, sleep_h=5.5, drinking=1))
    assert training_log.check_in(NOV_14) == CheckIn(day=NOV_14, sleep_h=5.5, drinking=1)
    training_log.apply(change.inverted())
    assert training_log.check_in(NOV_14).heaviness == 2
    assert len(training_log.check_ins(NOV_14, NOV_14)) == 1


def test_a_day_ahead_has_no_check_in_yet(training_log, today):
    ahead = today + timedelta(days=1)
    with pytest.raises(InvalidValueError, match="still ahead") as refused:
        training_log.save_check_in(CheckIn(day=ahead, mood=8))
    assert refused.value.field == "day"
    assert training_log.check_ins() == []
    assert training_log.save_check_in(CheckIn(day=ahead)).is_empty


def test_undo_is_refused_when_the_runner_has_gone_on_editing(training_log):
    session = stored(training_log, distance_m=5000)
    add = training_log.delete([session.id]).inverted()
    training_log.apply(add)
    with pytest.raises(StoreError, match="changed meanwhile"):
        training_log.apply(add)


def rows_of(store):
    return [store.query(TABLES[name].select) for name in ("shoe", "session")]


def test_a_run_its_new_shoes_and_its_plan_are_one_change(training_log, services, qtbot):
    plan = stored(training_log, status=Status.PLANNED)
    before = rows_of(services.store)
    with qtbot.waitSignal(training_log.changed):
        change = training_log.save(run(distance_m=5000.0), Shoe(name="Blue"), plan)
    done = next(one for one in training_log.sessions() if one.distance_m)
    assert [edit.table for edit in change.edits] == ["shoe", "session", "session"]
    assert (done.linked_id, training_log.session(plan.id).linked_id) == (plan.id, done.id)
    assert [shoe.id for shoe in training_log.shoes()] == [done.shoe_id]
    assert change.label == "Run of 14 Nov logged"
    training_log.apply(change.inverted())
    assert rows_of(services.store) == before


def test_a_changed_run_may_get_new_shoes(training_log):
    session = stored(training_log)
    change = training_log.save(replace(session, rpe=4), Shoe(name="Blue"))
    assert change.label == "Run of 14 Nov changed"
    assert training_log.session(session.id).shoe_id == training_log.shoes()[0].id
    assert training_log.save(training_log.session(session.id)).is_empty


def test_a_save_that_fails_leaves_nothing_and_can_be_tried_again(training_log, services, now):
    plan = stored(training_log, status=Status.PLANNED)
    before = rows_of(services.store)
    writer = BatchWriter(services.store, "Another import", now)
    with pytest.raises(StoreError):
        training_log.save(run(), Shoe(name="Blue"), plan)
    writer.rollback()
    assert rows_of(services.store) == before
    training_log.save(run(), Shoe(name="Blue"), plan)
    assert [shoe.name for shoe in training_log.shoes()] == ["Blue"]


def test_a_run_whose_plan_is_gone_meanwhile_leaves_no_shoes_behind(training_log):
    plan = stored(training_log, status=Status.PLANNED)
    training_log.delete([plan.id])
    with pytest.raises(StoreError, match="no longer"):
        training_log.save(run(), Shoe(name="Blue"), plan)
    with pytest.raises(InvalidValueError):
        training_log.save(run(distance_m=-1.0), Shoe(name="Blue"))
    assert (training_log.count(), training_log.shoes()) == (0, [])


def test_the_days_of_runs_are_read_anew_after_midnight(database, today):
    day = [today]
    services = build_services(database, today=lambda: day[0])
    log = services.training_log
    log.add(run(day=today, distance_m=5000.0, status=Status.PLANNED))
    assert [one.day for one in log.run_days()] == [today]
    day[0] = today + timedelta(days=1)
    assert log.run_days() == []
    services.close()


def imported(services, now, count=2):
    writer = BatchWriter(services.store, "Import of 2 files", now)
    numbers = writer.add_sessions([run() for _ in range(count)])
    writer.commit()
    services.training_log.reload()
    return writer.batch_id, numbers


def test_an_import_can_be_taken_back_next_week_and_brought_again(services, training_log, now):
    batch_id, numbers = imported(services, now)
    edited = training_log.session(numbers[0])
    training_log.update(replace(edited, heaviness=9))
    undo = training_log.undo_import(batch_id)
    assert undo.change.label == "Taken back: Import of 2 files"
    assert undo.edited_ids == (numbers[0],)
    assert training_log.count() == 0
    assert training_log.import_batches() == []
    training_log.apply(undo.change.inverted())
    assert training_log.session(numbers[0]).heaviness == 9
    assert [one.sessions for one in training_log.import_batches()] == [2]


def test_the_sums_follow_an_import(services, training_log, now):
    assert training_log.run_days() == []
    imported(services, now, 5)
    assert [one.runs for one in training_log.run_days()] == [5]
    assert training_log.run_days(first=date(2026, 11, 15)) == []


def test_the_sums_of_the_days_are_read_from_an_index_alone(services):
    plan = services.store.query(f"EXPLAIN QUERY PLAN {days._DONE_DAYS}", ("2020", "2030"))
    assert len(plan) == 1
    assert "COVERING INDEX" in plan[0][3]


def test_a_part_of_the_log_is_read_through_an_index(services):
    query = "EXPLAIN QUERY PLAN SELECT * FROM session WHERE local_date BETWEEN ? AND ? "
    plan = services.store.query(query + "ORDER BY local_date, start_utc, id", ("2020", "2030"))
    assert "USING INDEX session_local_date_start_utc" in plan[0][3]
    assert len(plan) == 1
