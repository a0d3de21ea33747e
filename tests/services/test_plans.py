"""Plans on a real database: made from the log, judged, saved, taken back, proposed again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.plan import Plan, Refusal
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.training import DayKind, DayMark, Session, Source, Sport, Status
from heavylegs_gui.domain.units import Units
from heavylegs_gui.services.plan_words import PlanWords
from heavylegs_gui.wiring import build_services

TODAY = date(2026, 11, 22)
START = date(2026, 11, 23)


def run(day, far=8000.0, **values):
    return Session(uid=f"{day}{values}", local_date=day, distance_m=far, **values)


@pytest.fixture
def plans(services):
    """Plans of a runner with eight weeks of three runs."""
    days = [TODAY - timedelta(days=step) for step in range(1, 57) if step % 7 in {1, 3, 5}]
    services.training_log.add_all([run(day) for day in days], "")
    return services.plans


def asked(**values):
    standard = {
        "kind": PlanKind.BUILD,
        "start": START,
        "weekdays": frozenset({1, 3, 6}),
        "weeks": 6,
    }
    return PlanRequest(**(standard | values))


def rows(store):
    tables = ("session", "import_batch", "training_plan", "import_image", "import_file")
    return {table: store.fetch_all(table) for table in tables}


def test_a_plan_is_made_from_the_log_and_the_engine_finds_nothing(plans):
    plan = plans.make(asked(target_m=40_000.0, quality=1, weeks=12))
    assert isinstance(plan, Plan)
    assert plan.weeks[0].limit.base_m == pytest.approx(24_000.0)
    found = plans.verdict(plan, plans.sessions_of(plan))
    assert [one for one in found if one.level >= Level.CAUTION] == []


def test_no_plan_is_saved_beside_an_open_warning_sign(plans, services, store_rows_of):
    plan = plans.make(asked())
    services.safety_gate.answer(["chest"])
    before = store_rows_of()
    with pytest.raises(InvalidValueError, match="warning sign is open"):
        plans.save(plan)
    assert store_rows_of() == before


def test_making_a_plan_writes_nothing(plans, store_rows_of):
    before = store_rows_of()
    plan = plans.make(asked())
    plans.verdict(plan, plans.sessions_of(plan))
    assert store_rows_of() == before


@pytest.fixture
def store_rows_of(services):
    return lambda: rows(services.store)


def test_a_saved_plan_is_one_batch_with_its_request(plans, services):
    plan = plans.make(asked())
    change = plans.save(plan)
    saved = plans.saved()[0]
    assert saved.request == plan.request
    assert saved.sessions == len(plan.sessions)
    assert change.label == saved.label
    found = services.training_log.sessions_of_days(START, plan.sessions[-1].day)
    assert {(one.source, one.status, one.batch_id) for one in found} == {
        (Source.PLAN, Status.PLANNED, saved.batch_id)
    }
    assert all(one.title for one in found)


def test_undo_and_redo_restore_every_row(plans, services):
    services.training_log.add(run(START + timedelta(days=1), status=Status.PLANNED))
    before = rows(services.store)
    change = plans.save(plans.make(asked()))
    after = rows(services.store)
    plans.apply(change.inverted())
    assert rows(services.store) == before
    plans.apply(change)
    assert rows(services.store) == after


def test_planned_runs_of_its_days_are_replaced_and_other_training_stays(plans, services):
    log = services.training_log
    log.add(run(START + timedelta(days=2), status=Status.PLANNED))
    log.add(run(START + timedelta(days=3), None, status=Status.PLANNED, sport=Sport.SWIM))
    plan = plans.make(asked())
    assert len(plans.replaced_by(plan)) == 1
    plans.save(plan)
    manual = [one for one in log.sessions_of_days(START, START + timedelta(days=60))
              if one.source is Source.MANUAL]  # fmt: skip
    assert [one.sport for one in manual] == [Sport.SWIM]


def test_a_second_plan_takes_the_place_of_the_first(plans, services):
    plans.save(plans.make(asked(weeks=4, strength_weekdays=frozenset({4}))))
    second = plans.make(asked(weeks=6))
    plans.save(second)
    last = second.sessions[-1].day
    found = services.training_log.sessions_of_days(START, last)
    assert len(found) == len(second.sessions)


def test_a_shorter_plan_takes_the_place_of_all_that_is_left_of_the_first(plans, services):
    plans.save(plans.make(asked(weeks=12, strength_weekdays=frozenset({4}))))
    tail = START + timedelta(days=85)
    services.training_log.add(run(tail, None, status=Status.PLANNED))
    before = rows(services.store)
    second = plans.make(asked(weeks=4))
    sessions = plans.sessions_of(second)
    assert len(plans.replaced_by(second)) == 48
    assert plans.verdict(second, sessions) == []
    plans.save(second, sessions)
    found = services.training_log.sessions_of_days(START, tail)
    assert {one.source for one in found[len(sessions) :]} == {Source.MANUAL}
    plans.take_back(plans.saved()[0].batch_id)
    assert rows(services.store) == before


def test_a_plan_is_taken_back_later_and_only_once(plans, services):
    before = rows(services.store)
    plans.save(plans.make(asked()))
    batch_id = plans.saved()[0].batch_id
    plans.take_back(batch_id)
    assert rows(services.store) == before
    assert plans.saved() == []
    with pytest.raises(StoreError):
        plans.take_back(batch_id)


def planned_runs(log, first=START, last=START + timedelta(days=80)):
    found = log.sessions_of_days(first, last)
    return [one for one in found if one.status is Status.PLANNED and one.source is Source.MANUAL]


def test_taken_back_later_the_runs_that_it_replaced_come_back(plans, services):
    log = services.training_log
    log.add_all([run(START + timedelta(days=step), status=Status.PLANNED) for step in (2, 9)], "")
    before = rows(services.store)
    plans.save(plans.make(asked()))
    assert planned_runs(log) == []
    taken = plans.take_back(plans.saved()[0].batch_id)
    assert rows(services.store) == before
    assert (taken.restored, taken.lost) == (2, 0)
    plans.apply(taken.change.inverted())
    assert planned_runs(log) == []


def test_runs_whose_days_have_passed_or_are_taken_do_not_come_back(plans, services, later):
    days = [START + timedelta(days=step) for step in (2, 9, 16)]
    services.training_log.add_all([run(day, status=Status.PLANNED) for day in days], "")
    plans.save(plans.make(asked()))
    there = later(START + timedelta(days=7))
    there.training_log.add(run(days[1], 6000.0, title="new", status=Status.PLANNED))
    taken = there.plans.take_back(there.plans.saved()[0].batch_id)
    assert (taken.restored, taken.lost) == (1, 2)
    found = planned_runs(there.training_log)
    assert [(one.local_date, one.title) for one in found] == [(days[1], "new"), (days[2], None)]


def test_a_day_marked_as_rest_meanwhile_is_not_free(plans, services):
    day = START + timedelta(days=2)
    services.training_log.add(run(day, status=Status.PLANNED))
    plans.save(plans.make(asked()))
    services.planning.set_day_mark(DayMark(day=day, kind=DayKind.REST))
    taken = plans.take_back(plans.saved()[0].batch_id)
    assert (taken.restored, taken.lost) == (0, 1)


def test_what_was_done_stays_when_its_plan_is_taken_back(plans, services, later):
    plans.save(plans.make(asked()))
    there = later(START + timedelta(days=10))
    log = there.training_log
    mine = [one for one in log.sessions_of_days(START, there.today()) if one.source is Source.PLAN]
    there.planning.set_status([mine[0].id], Status.DONE)
    log.save(run(mine[1].local_date, mine[1].distance_m))
    there.plans.take_back(there.plans.saved()[0].batch_id)
    found = log.sessions_of_days(START, START + timedelta(days=80))
    assert [(one.status, one.batch_id, one.linked_id) for one in found] == [
        (Status.DONE, None, None), (Status.DONE, None, None),
    ]  # fmt: skip


def test_of_two_plans_the_second_gives_the_first_its_runs_back(plans, services):
    plans.save(plans.make(asked(weeks=4)))
    before = rows(services.store)
    plans.save(plans.make(asked(weeks=6, target_m=30_000.0)))
    plans.take_back(plans.saved()[0].batch_id)
    assert rows(services.store) == before


def test_runs_of_a_plan_that_was_taken_back_itself_stay_away(plans, services):
    plans.save(plans.make(asked(weeks=4)))
    plans.save(plans.make(asked(weeks=6)))
    second, first = plans.saved()
    plans.take_back(first.batch_id)
    taken = plans.take_back(second.batch_id)
    assert taken.restored == 0
    assert services.training_log.sessions_of_days(START, START + timedelta(days=80)) == []


def test_a_run_logged_while_the_plan_was_made_is_linked_when_it_is_saved(plans, services, later):
    there = later(START + timedelta(days=1))
    plan = there.plans.make(asked(start=there.today()))
    first = plan.runs[0]
    assert first.day == there.today()
    there.training_log.add(run(first.day, first.distance_m + 500.0))
    there.plans.save(plan)
    done, planned = there.training_log.sessions_of_days(first.day, first.day)
    assert (done.linked_id, planned.linked_id) == (planned.id, done.id)


@pytest.mark.parametrize(("share", "is_linked"), [(1.3, True), (1.4, False)])
def test_the_day_before_counts_where_the_distance_fits(plans, later, share, is_linked):
    there = later(START + timedelta(days=1))
    plan = there.plans.make(asked(start=there.today()))
    eve = plan.runs[0].day - timedelta(days=1)
    there.training_log.add(run(eve, share * plan.runs[0].distance_m))
    there.plans.save(plan)
    (done,) = there.training_log.sessions_of_days(eve, eve)
    assert (done.linked_id is not None) == is_linked


def test_a_locked_run_and_one_that_the_plan_built_on_are_not_linked(plans, later):
    there = later(START + timedelta(days=1))
    log, eve = there.training_log, START
    log.add(run(eve, 8000.0))
    plan = there.plans.make(asked(start=there.today()))
    log.add(run(plan.runs[0].day, plan.runs[0].distance_m, link_locked=True))
    before = log.sessions_of_days(eve, there.today())
    there.plans.save(plan)
    found = log.sessions_of_days(eve, there.today())
    assert [one for one in found if one.status is Status.DONE] == before


def test_days_marked_as_rest_stay_free(plans, services):
    marked = START + timedelta(days=1)
    services.planning.set_day_mark(DayMark(day=marked, kind=DayKind.REST))
    plan = plans.make(asked())
    assert marked not in {one.day for one in plan.sessions}


def test_the_usual_day_of_the_long_run_is_taken(plans, preferences):
    preferences.set("long_run_day", "thursday")
    plan = plans.make(asked())
    longest = max(plan.weeks[2].runs, key=lambda one: one.distance_m)
    assert longest.day.weekday() == 3


def test_the_kind_follows_from_the_log(plans):
    assert plans.fitting(asked()).kind is PlanKind.BUILD


def test_a_runner_without_a_log_is_a_beginner(services):
    assert services.plans.fitting(asked()).kind is PlanKind.BEGINNER


def run_thrice_a_week(log, *, last_days_ago):
    """Log two months with 8 km on three days of every seven, and return today."""
    today = log.today()
    steps = [step for step in range(last_days_ago, 60) if step % 7 in {1, 3, 5}]
    days = [today - timedelta(days=step) for step in steps]
    log.add_all([Session(uid=str(day), local_date=day, distance_m=8000.0) for day in days], "")
    return today


def test_waiting_for_the_first_day_of_a_plan_makes_no_break(services):
    today = run_thrice_a_week(services.training_log, last_days_ago=1)
    late = asked(start=today + timedelta(days=8))
    assert services.plans.fitting(late).kind is PlanKind.RETURN
    proposed = services.plans.proposed(late)
    assert (proposed.kind, proposed.start) == (PlanKind.BUILD, today)
    soon = asked(start=today + timedelta(days=3))
    assert services.plans.proposed(soon).start == soon.start


def test_who_comes_back_from_a_break_begins_when_it_was_asked(services):
    today = run_thrice_a_week(services.training_log, last_days_ago=20)
    late = asked(start=today + timedelta(days=4))
    assert services.plans.proposed(late) == replace(late, kind=PlanKind.RETURN)


@pytest.fixture
def later(services, database):
    """A function that opens the same log on a later day."""
    opened = []

    def open_it(today):
        services.close()
        opened.append(build_services(database, today=lambda: today))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


def test_after_missed_weeks_a_new_rest_is_proposed_and_nothing_is_changed(plans, services, later):
    plans.save(plans.make(asked(weeks=10, target_m=40_000.0)))
    there = later(START + timedelta(days=21))
    before = rows(there.store)
    saved = there.plans.saved()[0]
    assert there.plan_shelf.behind().saved == saved
    rest = there.plans.rest_of(saved)
    assert len(rest.weeks) == 7
    assert rest.weeks[0].limit.gap_days is not None
    found = there.plans.verdict(rest, there.plans.sessions_of(rest))
    assert [one for one in found if one.level >= Level.CAUTION] == []
    assert rows(there.store) == before


def test_a_kept_plan_is_not_behind(plans, services, later):
    plan = plans.make(asked(weeks=10))
    plans.save(plan)
    done = [one for one in plan.runs if one.day < START + timedelta(days=7)]
    services.training_log.add_all([run(one.day, one.distance_m) for one in done], "")
    there = later(START + timedelta(days=7))
    assert there.plan_shelf.behind() is None


def test_an_ended_plan_has_no_rest(plans, later):
    plans.save(plans.make(asked(weeks=2)))
    there = later(START + timedelta(days=30))
    assert there.plans.rest_of(there.plans.saved()[0]) is None


def test_a_refusal_explains_why_a_run_of_lately_is_not_enough(plans, services):
    services.training_log.add(run(TODAY, 24_600.0))
    race = asked(kind=PlanKind.RACE, weeks=None, race_m=42_195.0, race_date=START)
    words = PlanWords(Units.KM).refusal(
        plans.make(replace(race, race_date=START + timedelta(days=41)))
    )
    assert words.startswith(
        "42.2 km on that day is not safe: it needs a run of 30.0 km in the weeks before. You "
        "ran 24.6 km lately, more than your weeks can carry, so a safe plan raises the weeks first."
    )
    assert "earliest safe day" in words
    assert "a race of up to" not in words


@pytest.mark.parametrize(
    ("units", "said"), [(Units.KM, "3.2 to 4.8 km a run"), (Units.MI, "2 to 3 miles a run")]
)
def test_a_beginning_is_told_in_the_unit_of_the_runner(services, units, said):
    plan = services.plans.make(asked(kind=PlanKind.BEGINNER))
    assert said in PlanWords(units).why(plan.weeks[0])


@pytest.mark.parametrize("kind", [PlanKind.BEGINNER, PlanKind.BUILD, PlanKind.RETURN])
def test_a_beginning_speaks_of_walking_only_where_its_runs_do(services, kind):
    plan = services.plans.make(asked(kind=kind))
    walks = any(one.run_walk for one in plan.weeks[0].sessions)
    assert walks is (kind is PlanKind.BEGINNER)
    why = PlanWords(Units.KM).why(plan.weeks[0])
    assert why.startswith("A beginning: 3.2 to 4.8 km a run")
    assert ("walking" in why) is walks


def test_a_plan_for_a_race_speaks_of_no_goal_that_nobody_set(services):
    plan = services.plans.make(asked(race_m=10_000.0, race_date=START + timedelta(days=132)))
    assert isinstance(plan, Plan)
    whys = [PlanWords(Units.KM).why(week) for week in plan.weeks]
    assert "Reaches the weekly distance of this plan" in whys


def test_the_first_line_names_what_its_week_holds(plans):
    words = PlanWords(Units.KM)
    for target_m in (26_000.0, 28_800.0, 31_300.0):
        plan = plans.make(asked(weeks=16, target_m=target_m))
        week = next(one for one in plan.weeks if one.week_start == plan.goal_date)
        assert words.headline(plan).startswith(f"{words.far(week.distance_m)} a week from ")


def test_every_week_and_every_refusal_has_words(plans, preferences):
    words = PlanWords(preferences.settings.units)
    plan = plans.make(asked(weeks=16, target_m=60_000.0, quality=2))
    assert all(words.why(week) for week in plan.weeks)
    assert "first speed session" in " ".join(map(words.why, plan.weeks))
    race = replace(asked(), kind=PlanKind.RACE, weeks=None, race_m=42_195.0)
    refusal = plans.make(replace(race, race_date=START + timedelta(days=40)))
    assert isinstance(refusal, Refusal)
    assert "42.2 km" in words.refusal(refusal)
    assert "earliest safe day" in words.refusal(refusal)
