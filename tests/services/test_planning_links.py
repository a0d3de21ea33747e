"""Links between plans and runs: made by the runner, by logging and by an import."""

from datetime import timedelta

import pytest

from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from heavylegs_gui.services.importing import Importer
from tests.importers.fit_builder import START, FitFile
from tests.services.planning_desk import TODAY, day

RUN_DAY = START.date()


@pytest.fixture
def planning(plan_desk):
    return plan_desk.planning


@pytest.fixture
def bring(services, tmp_path):
    """Import files that are given by name and content, with the clock of their day."""

    def write(**files):
        importer = Importer(services.store, services.training_log, offset_at=lambda _instant: 0)
        paths = []
        for name, content in files.items():
            paths.append(tmp_path / name.replace("_", "."))
            data = content if isinstance(content, str) else None
            paths[-1].write_bytes(bytes(content) if data is None else data.encode())
        report = importer.import_files(paths)
        importer.close()
        return report

    return write


def a_run(on, **values):
    return Session(uid=new_uid(), local_date=on, **values)


def brought(report):
    return [one.sessions[0] for one in report.files]


# by the runner


def test_the_runner_links_two_sessions_for_good(plan_desk, planning):
    plan, done = plan_desk.enter(day(-9), distance_m=5000), plan_desk.enter_done(distance_m=9000)
    change = planning.link(done.id, plan.id)
    assert plan_desk.links() == {plan.id: done.id, done.id: plan.id}
    assert plan_desk.stored(plan).link_locked
    assert plan_desk.stored(done).link_locked
    assert change.label == "Run of 22 Nov linked to the plan of 14 Nov"


def test_former_partners_are_free_again(plan_desk, planning):
    plans = [plan_desk.enter(TODAY), plan_desk.enter(TODAY)]
    runs = [plan_desk.enter_done(), plan_desk.enter_done()]
    for run, plan in zip(runs, plans, strict=True):
        planning.link(run.id, plan.id)
    planning.link(runs[0].id, plans[1].id)
    assert plan_desk.links() == {
        plans[0].id: None,
        runs[0].id: plans[1].id,
        runs[1].id: None,
        plans[1].id: runs[0].id,
    }
    assert [plan_desk.stored(one).link_locked for one in (plans[0], runs[1])] == [False, False]


def test_linking_what_is_linked_locks_it(plan_desk, planning):
    plan, done = plan_desk.enter(TODAY), plan_desk.enter_done()
    plan_desk.link(done, plan)
    planning.link(done.id, plan.id)
    assert plan_desk.links() == {plan.id: done.id, done.id: plan.id}
    assert plan_desk.stored(done).link_locked
    assert planning.link(done.id, plan.id).is_empty


def test_a_skipped_plan_that_was_run_after_all_counts_as_planned(plan_desk, planning):
    plan, done = plan_desk.enter(TODAY, Status.SKIPPED), plan_desk.enter_done()
    planning.link(done.id, plan.id)
    assert plan_desk.stored(plan).status is Status.PLANNED


@pytest.mark.parametrize("status", [Status.DONE, Status.PLANNED])
def test_two_runs_or_two_plans_are_not_linked(plan_desk, planning, status):
    one, two = plan_desk.enter(TODAY, status), plan_desk.enter(TODAY, status)
    with pytest.raises(InvalidValueError, match="one session that is done and one plan"):
        planning.link(one.id, two.id)


def test_a_session_that_is_gone_is_not_linked(plan_desk, planning):
    with pytest.raises(StoreError, match="no longer"):
        planning.link(plan_desk.enter_done().id, 4711)


@pytest.mark.parametrize("side", ["plan", "done"])
def test_what_the_runner_unlinked_is_not_linked_again(plan_desk, planning, side):
    sessions = {"plan": plan_desk.enter(TODAY), "done": plan_desk.enter_done()}
    planning.relink_automatically(TODAY, TODAY)
    planning.unlink(sessions[side].id)
    planning.relink_automatically(TODAY, TODAY)
    assert set(plan_desk.links().values()) == {None}


def test_only_a_linked_session_can_be_unlinked(plan_desk, planning):
    with pytest.raises(InvalidValueError, match="Run of 22 Nov is not linked"):
        planning.unlink(plan_desk.enter_done().id)


def test_a_link_known_from_one_side_only_is_undone(plan_desk, planning):
    plan = plan_desk.enter(TODAY)
    done = plan_desk.enter_done(linked_id=plan.id)
    planning.unlink(plan.id)
    assert plan_desk.links() == {plan.id: None, done.id: None}


def test_a_plan_whose_run_was_deleted_may_be_linked_again(plan_desk, planning):
    plan, done = plan_desk.enter(TODAY), plan_desk.enter_done()
    planning.link(done.id, plan.id)
    planning.remove([done.id])
    again = plan_desk.enter_done()
    planning.relink_automatically(TODAY, TODAY)
    assert plan_desk.links() == {plan.id: again.id, again.id: plan.id}


# by logging


def test_a_logged_run_fulfils_the_plan_that_fits_best(plan_desk):
    short, long = plan_desk.enter(TODAY, distance_m=5000), plan_desk.enter(TODAY, distance_m=12000)
    change = plan_desk.log.save(a_run(TODAY, distance_m=11000))
    assert plan_desk.stored(short).linked_id is None
    assert plan_desk.stored(long).linked_id == change.edits[0].key


def test_taking_a_logged_run_back_restores_the_plan(plan_desk):
    plan_desk.enter(TODAY - timedelta(days=1), distance_m=5000)
    before = plan_desk.dump()
    change = plan_desk.log.save(a_run(TODAY, distance_m=6000))
    assert len(change.edits) == 2
    plan_desk.log.apply(change.inverted())
    assert plan_desk.dump() == before


def test_a_logged_run_without_a_fitting_plan_stays_alone(plan_desk):
    plan_desk.enter(TODAY - timedelta(days=1), distance_m=20_000)
    plan_desk.enter(TODAY, sport=Sport.SWIM)
    plan_desk.log.save(a_run(TODAY, distance_m=6000))
    assert set(plan_desk.links().values()) == {None}


def test_a_new_plan_is_not_taken_for_a_run_of_the_morning(plan_desk, planning):
    plan_desk.enter_done()
    plan_desk.log.save(a_run(TODAY, status=Status.PLANNED))
    planning.add(a_run(TODAY, status=Status.PLANNED))
    assert set(plan_desk.links().values()) == {None}


# by an import


def test_an_imported_run_fulfils_the_plan(plan_desk, bring):
    plan = plan_desk.enter(RUN_DAY)
    (run,) = brought(bring(a_fit=FitFile().session()))
    assert plan_desk.links() == {plan.id: run.id, run.id: plan.id}


def test_an_imported_plan_finds_the_run_of_its_day(plan_desk, bring):
    run = plan_desk.enter_done()
    (plan,) = brought(bring(a_csv="local_date,status\n2026-11-22,planned\n"))
    assert plan_desk.links() == {plan.id: run.id, run.id: plan.id}


BOTH = "local_date,status,distance_m\n2026-11-20,planned,{0}\n2026-11-20,done,{0}\n"


def test_within_one_file_nothing_is_linked(plan_desk, bring):
    bring(a_csv=BOTH.format(5000))
    assert set(plan_desk.links().values()) == {None}


def test_two_files_of_one_import_are_linked(plan_desk, bring):
    report = bring(a_csv=BOTH.format(5000), b_csv=BOTH.format(7000))
    first_plan, first_run, second_plan, second_run = brought(report)
    assert plan_desk.links() == {
        first_plan.id: second_run.id,
        second_run.id: first_plan.id,
        first_run.id: second_plan.id,
        second_plan.id: first_run.id,
    }


def test_one_file_stays_unlinked_when_everything_is_linked_again(plan_desk, planning, bring):
    bring(a_csv=BOTH.format(5000))
    assert planning.relink_automatically(day(-9), day(9)).is_empty
    own = plan_desk.enter(day(-3))
    planning.relink_automatically(day(-9), day(9))
    assert plan_desk.links()[own.id] is not None


def test_an_import_leaves_older_pairs_alone(plan_desk, bring):
    old = [plan_desk.enter(TODAY), plan_desk.enter_done()]
    bring(a_csv="local_date,status\n2026-11-01,done\n")
    assert [plan_desk.stored(one).linked_id for one in old] == [None, None]


def test_taking_an_import_back_frees_what_it_linked(plan_desk, bring):
    plan_desk.enter(RUN_DAY)
    before = plan_desk.dump()
    report = bring(a_fit=FitFile().session())
    undo = plan_desk.log.undo_import(report.batch_id)
    assert undo.edited_ids == ()
    assert plan_desk.dump() == before


def test_bringing_an_import_again_links_it_again(plan_desk, bring):
    plan_desk.enter(RUN_DAY)
    report = bring(a_fit=FitFile().session())
    before = plan_desk.dump()
    undo = plan_desk.log.undo_import(report.batch_id)
    plan_desk.log.apply(undo.change.inverted())
    assert plan_desk.dump() == before


def test_a_plan_linked_to_an_import_by_hand_is_free_after_the_import_is_gone(
    plan_desk, planning, bring
):
    plan = plan_desk.enter(day(-9))
    (run,) = brought(bring(a_fit=FitFile().session()))
    planning.link(run.id, plan.id)
    plan_desk.log.undo_import(run.batch_id)
    found = plan_desk.stored(plan)
    assert (found.linked_id, found.link_locked) == (None, False)
