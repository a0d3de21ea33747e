"""Where saved plans stand, and when a new rest of one is proposed."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.plan_progress import PlanState
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.training import DayKind, DayMark, Session, Status
from heavylegs_gui.wiring import build_services

TODAY = date(2026, 11, 22)
START = date(2026, 11, 23)
WEEK = timedelta(days=7)


class PlanYear:
    """A runner with eight weeks of three runs, a plan of eight weeks, and a calendar to turn."""

    def __init__(self, services, database):
        self.services, self.database = services, database
        days = [TODAY - timedelta(days=step) for step in range(1, 57) if step % 7 in {1, 3, 5}]
        services.training_log.add_all([_run(day, 8000.0) for day in days], "")
        self.plan = services.plans.make(
            PlanRequest(
                kind=PlanKind.BUILD, start=START, weekdays=frozenset({1, 3, 6}), weeks=8,
                strength_weekdays=frozenset({4}),
            )
        )  # fmt: skip
        services.plans.save(self.plan)

    def turn_to(self, today):
        self.services.close()
        self.services = build_services(self.database, today=lambda: today)

    def run_week(self, number, share=1.0):
        """Run what the plan wants in a week, by its number from 1."""
        runs = self.plan.weeks[number - 1].runs
        self.services.training_log.add_all(
            [_run(one.day, share * one.distance_m) for one in runs], ""
        )

    @property
    def log(self):
        return self.services.training_log

    @property
    def shelf(self):
        return self.services.plan_shelf

    @property
    def progress(self):
        return self.shelf.standings()[0].progress


def _run(day, far):
    return Session(uid=f"done {day}", local_date=day, distance_m=far)


@pytest.fixture
def year(services, database):
    made = PlanYear(services, database)
    yield made
    made.services.close()


def test_a_plan_that_has_not_begun_lies_ahead(year):
    progress = year.progress
    assert progress.state is PlanState.AHEAD
    assert (progress.weeks, progress.weeks_done, progress.weeks_left) == (8, 0, 8)
    assert (progress.runs_ahead, progress.sessions_ahead) == (24, 32)
    assert year.shelf.behind() is None


def test_a_plan_that_is_kept_asks_for_nothing(year):
    year.turn_to(START + 2 * WEEK)
    year.run_week(1)
    year.run_week(2, 0.81)
    progress = year.progress
    assert progress.state is PlanState.RUNNING
    assert (progress.weeks_done, progress.weeks_left, progress.short) == (2, 6, ())
    assert year.shelf.behind() is None


def test_missed_weeks_are_counted_back_from_the_last_one(year):
    year.turn_to(START + 4 * WEEK)
    year.run_week(2)
    assert [one.week_start for one in year.progress.short] == [START + 2 * WEEK, START + 3 * WEEK]
    assert year.progress.is_missed
    assert year.shelf.behind().last_short == START + 3 * WEEK


def test_whoever_logs_only_minutes_is_not_behind(year):
    year.turn_to(START + WEEK)
    runs = [
        Session(uid=f"done {one.day}", local_date=one.day, duration_s=2900.0)
        for one in year.plan.weeks[0].runs
    ]
    year.services.training_log.add_all(runs, "")
    assert year.progress.short == ()
    assert year.shelf.behind() is None


@pytest.mark.parametrize("text", ["[]", '{"kept_week": 3}', '{"kept_week": "then"}'])
def test_a_plan_that_cannot_be_read_hides_no_other(year, text):
    year.services.plans.save(year.plan)
    store = year.services.store
    row = store.fetch_all("training_plan")[0]
    odd = RowEdit("training_plan", row["id"], row, {**row, "request_json": text})
    store.apply(Change("", (odd,)))
    assert len(year.services.plans.saved()) == 1


def test_a_shorter_week_is_no_missed_one(year):
    year.turn_to(START + WEEK)
    year.run_week(1, 0.7)
    assert len(year.progress.short) == 1
    assert not year.progress.is_missed


def test_the_week_that_runs_is_not_judged_yet(year):
    year.turn_to(START + timedelta(days=6))
    assert year.progress.short == ()


def test_rest_that_was_marked_and_days_not_logged_are_not_missed(year):
    days = [one.day for one in year.plan.weeks[0].runs]
    year.turn_to(START + WEEK)
    planning = year.services.planning
    planning.set_day_mark(DayMark(day=days[0], kind=DayKind.REST), with_sessions=True)
    for day in days[1:]:
        planning.set_day_mark(DayMark(day=day, kind=DayKind.NOT_LOGGED))
    assert year.progress.short == ()


def test_a_plan_marked_as_done_in_its_place_was_run(year):
    year.turn_to(START + WEEK)
    runs = [
        one for one in year.log.sessions_of_days(START, START + timedelta(days=6)) if one.is_run
    ]
    year.services.planning.set_status([one.id for one in runs], Status.DONE)
    assert year.progress.short == ()


def test_keeping_the_plan_silences_it_until_another_week_is_missed(year):
    year.turn_to(START + WEEK)
    behind = year.shelf.behind()
    change = year.services.plans.keep(behind.saved.batch_id, behind.last_short)
    assert year.shelf.behind() is None
    year.services.plans.apply(change.inverted())
    assert year.shelf.behind() == behind
    year.services.plans.apply(change)
    year.turn_to(START + 2 * WEEK)
    assert len(year.shelf.behind().progress.short) == 2


def test_a_new_rest_takes_the_place_of_what_is_ahead_and_silences_the_old_plan(year):
    year.turn_to(START + 2 * WEEK)
    behind = year.shelf.behind()
    rest = year.services.plans.rest_of(behind.saved)
    year.services.plans.save(rest)
    new, old = year.shelf.standings()
    assert old.progress.state is PlanState.ENDED
    assert new.progress.runs_ahead == len(rest.runs)
    assert year.shelf.behind() is None
    assert year.log.last_day() == new.progress.last


def test_what_is_ahead_can_be_removed_and_brought_back(year):
    year.turn_to(START + 2 * WEEK)
    before = year.services.store.fetch_all("session")
    change = year.services.plans.clear_ahead(year.services.plans.saved()[0].batch_id)
    assert year.progress.state is PlanState.ENDED
    assert len(year.log.sessions_of_days(START, START + 8 * WEEK)) == 8
    year.services.plans.apply(change.inverted())
    assert year.services.store.fetch_all("session") == before


def test_a_plan_without_sessions_has_ended(year):
    found = year.log.sessions_of_days(START, START + 8 * WEEK)
    year.log.delete([one.id for one in found])
    assert year.progress.state is PlanState.ENDED
    assert year.progress.first is None


@pytest.mark.parametrize("act", ["clear_ahead", "take_back"])
def test_a_plan_that_is_gone_is_refused_in_a_sentence(year, act):
    number = year.services.plans.saved()[0].batch_id
    year.services.plans.take_back(number)
    with pytest.raises(StoreError, match="already"):
        getattr(year.services.plans, act)(number)
