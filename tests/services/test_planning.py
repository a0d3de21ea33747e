"""What is planned: moved, copied, repeated, marked and taken back."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import Kind, Session, Sport, Status, new_uid
from tests.services.planning_desk import MONDAY, TODAY, day


@pytest.fixture
def planning(plan_desk):
    return plan_desk.planning


# moving


def test_a_moved_plan_remembers_its_first_day(plan_desk, planning):
    plan = plan_desk.enter(day(0))
    planning.move([plan.id], 2)
    planning.move([plan.id], 1)
    found = plan_desk.stored(plan)
    assert (found.local_date, found.original_date) == (day(3), day(0))


def test_a_plan_back_on_its_first_day_was_never_moved(plan_desk, planning):
    plan = plan_desk.enter(day(0))
    planning.move([plan.id], 2)
    planning.move([plan.id], -2)
    assert plan_desk.stored(plan).original_date is None


def test_what_is_done_stays_when_its_plan_moves(plan_desk, planning):
    plan, done = plan_desk.enter(TODAY), plan_desk.enter_done()
    plan_desk.link(done, plan)
    planning.move([plan.id, done.id], 1)
    assert plan_desk.stored(done).local_date == TODAY
    assert plan_desk.stored(plan).local_date == MONDAY
    assert plan_desk.links() == {plan.id: done.id, done.id: plan.id}


def test_only_done_runs_cannot_be_moved(plan_desk, planning):
    done = plan_desk.enter_done()
    before = plan_desk.dump()
    with pytest.raises(InvalidValueError, match="stays on its day"):
        planning.move([done.id], 1)
    assert plan_desk.dump() == before


def test_the_date_of_a_done_run_is_corrected_with_its_start(plan_desk, planning, now):
    done = plan_desk.enter_done(start_utc=now, utc_offset_min=60)
    planning.move([done.id], -1, also_done=True)
    found = plan_desk.stored(done)
    assert found.local_date == TODAY - timedelta(days=1)
    assert found.start_utc == now - timedelta(days=1)
    assert found.original_date is None


@pytest.mark.parametrize("status", [Status.SKIPPED, Status.ILL])
def test_a_lost_plan_is_planned_again_when_it_is_moved(plan_desk, planning, status):
    plan = plan_desk.enter(TODAY, status)
    planning.move([plan.id], 3)
    assert plan_desk.stored(plan).status is Status.PLANNED


@pytest.mark.parametrize("days", [100_000, -100_000, 10**9])
def test_a_plan_cannot_leave_the_calendar(plan_desk, planning, days):
    plan = plan_desk.enter()
    before = plan_desk.dump()
    with pytest.raises(InvalidValueError, match=r"1970|not possible"):
        planning.move([plan.id], days)
    assert plan_desk.dump() == before


def test_a_session_that_is_gone_cannot_be_moved(plan_desk, planning):
    plan = plan_desk.enter()
    before = plan_desk.dump()
    with pytest.raises(StoreError, match="no longer"):
        planning.move([plan.id, 4711], 1)
    assert plan_desk.dump() == before


def test_moving_nothing_is_refused(planning):
    with pytest.raises(InvalidValueError, match="Choose a session"):
        planning.move([], 1)


def test_moving_by_no_day_is_no_change(plan_desk, planning):
    assert planning.move([plan_desk.enter().id], 0).is_empty


def test_labels_say_what_was_done(plan_desk, planning):
    one, two = plan_desk.enter(day(0)), plan_desk.enter(day(1))
    assert planning.move([one.id], 1).label == "Run of 23 Nov moved to 24 Nov"
    assert planning.move([one.id, two.id], 1).label == "2 sessions moved"
    assert planning.copy([one.id], day(3)).label == "Run of 25 Nov copied to 26 Nov"
    assert planning.repeat_weekly([one.id], 1).label == "Run of 25 Nov repeated for 1 week"
    assert planning.repeat_weekly([one.id], 3).label == "Run of 25 Nov repeated for 3 weeks"
    assert planning.set_status([one.id], Status.SKIPPED).label == "Run of 25 Nov skipped"


# copying


def copied(plan_desk, change):
    return [plan_desk.log.session(edit.key) for edit in change.edits]


def test_copies_are_plans_as_far_apart_as_before(plan_desk, planning):
    ids = [plan_desk.enter(day(number), title=f"{number}").id for number in (3, 0, 1)]
    copies = copied(plan_desk, planning.copy(ids, day(7)))
    assert [(one.title, one.local_date) for one in copies] == [
        ("0", day(7)),
        ("1", day(8)),
        ("3", day(10)),
    ]
    assert len({one.uid for one in plan_desk.log.sessions()}) == 6


def test_a_copy_of_what_was_done_keeps_only_what_one_plans(plan_desk, planning, now):
    done = plan_desk.enter_done(
        start_utc=now, kind=Kind.TEMPO, title="Track", distance_m=8000, duration_s=2400, rpe=8,
        heaviness=7, heart_rate_avg_bpm=170, elapsed_s=2500, ascent_m=12, notes="hot",
    )  # fmt: skip
    (copy,) = copied(plan_desk, planning.copy([done.id], day(0)))
    assert copy == Session(
        id=copy.id, uid=copy.uid, local_date=day(0), status=Status.PLANNED, kind=Kind.TEMPO,
        title="Track", distance_m=8000, duration_s=2400,
    )  # fmt: skip


def test_a_copy_of_a_plan_keeps_its_hour_and_its_notes(plan_desk, planning, now):
    plan = plan_desk.enter(
        start_utc=now, utc_offset_min=60, notes="4 x 5 min", original_date=day(-3),
        original_distance_m=9000, distance_m=8000, fixed_by=RuleId.WEEK,
    )  # fmt: skip
    (copy,) = copied(plan_desk, planning.copy([plan.id], day(2)))
    assert copy.start_utc == now + timedelta(days=2)
    assert (copy.utc_offset_min, copy.notes) == (60, "4 x 5 min")
    assert (copy.original_date, copy.original_distance_m, copy.fixed_by) == (None, None, None)


def test_repeating_plans_the_weeks_that_follow(plan_desk, planning):
    done = plan_desk.enter_done(title="a")
    skipped = plan_desk.enter(MONDAY, Status.SKIPPED, title="b")
    copies = copied(plan_desk, planning.repeat_weekly([done.id, skipped.id], 2))
    assert [(one.title, one.local_date, one.status) for one in copies] == [
        ("a", TODAY + timedelta(days=7), Status.PLANNED),
        ("b", MONDAY + timedelta(days=7), Status.PLANNED),
        ("a", TODAY + timedelta(days=14), Status.PLANNED),
        ("b", MONDAY + timedelta(days=14), Status.PLANNED),
    ]
    assert all(one.linked_id is None for one in copies)


@pytest.mark.parametrize("times", [0, -1, 53])
def test_repeating_has_limits(plan_desk, planning, times):
    plan = plan_desk.enter()
    with pytest.raises(InvalidValueError, match="1 to 52 weeks"):
        planning.repeat_weekly([plan.id], times)


def test_repeating_beyond_the_calendar_writes_nothing(plan_desk, planning):
    plan = plan_desk.enter(date(2199, 12, 20))
    before = plan_desk.dump()
    with pytest.raises(InvalidValueError, match="2200"):
        planning.repeat_weekly([plan.id], 4)
    assert plan_desk.dump() == before


# marking


def test_a_plan_is_marked_as_done_in_its_place(plan_desk, planning):
    plan = plan_desk.enter(TODAY, distance_m=8000, title="Easy")
    planning.set_status([plan.id], Status.DONE)
    found = plan_desk.stored(plan)
    assert (found.status, found.distance_m, found.title) == (Status.DONE, 8000, "Easy")


def test_what_is_marked_as_done_remembers_what_was_planned(plan_desk, planning):
    plan = plan_desk.enter(TODAY, distance_m=8000)
    planning.set_status([plan.id], Status.DONE)
    assert plan_desk.stored(plan).original_distance_m == 8000
    planning.set_status([plan.id], Status.PLANNED)
    assert plan_desk.stored(plan).original_distance_m is None


def test_what_a_fix_shortened_stays_shortened(plan_desk, planning):
    values = {"distance_m": 8000, "original_distance_m": 9000, "fixed_by": RuleId.WEEK}
    plan = plan_desk.enter(TODAY, **values)
    for status in (Status.DONE, Status.PLANNED):
        planning.set_status([plan.id], status)
        assert plan_desk.stored(plan).original_distance_m == 9000


def test_a_plan_of_tomorrow_cannot_be_done(plan_desk, planning):
    plans = [plan_desk.enter(TODAY), plan_desk.enter(MONDAY)]
    before = plan_desk.dump()
    with pytest.raises(InvalidValueError, match="Run of 23 Nov is still ahead"):
        planning.set_status([one.id for one in plans], Status.DONE)
    assert plan_desk.dump() == before


@pytest.mark.parametrize("status", [Status.DONE, Status.SKIPPED, Status.ILL])
def test_a_fulfilled_plan_cannot_be_marked(plan_desk, planning, status):
    plan, done = plan_desk.enter(TODAY), plan_desk.enter_done()
    plan_desk.link(done, plan)
    with pytest.raises(InvalidValueError, match="unlink it first"):
        planning.set_status([plan.id], status)


def test_a_run_that_is_not_done_after_all_lets_go_of_its_plan(plan_desk, planning):
    plan, done = plan_desk.enter(TODAY), plan_desk.enter_done()
    planning.link(done.id, plan.id)
    planning.set_status([done.id], Status.SKIPPED)
    assert plan_desk.links() == {plan.id: None, done.id: None}
    assert not plan_desk.stored(plan).link_locked


def test_the_same_status_is_no_change(plan_desk, planning):
    assert planning.set_status([plan_desk.enter().id], Status.PLANNED).is_empty


# taking back


def actions(desk):
    """Return one action of each kind, each as a function of nothing."""
    planning = desk.planning
    ids = [desk.enter(day(number), distance_m=5000).id for number in range(4)]
    done = desk.enter_done(distance_m=5000).id
    today = desk.enter(TODAY, sport=Sport.CYCLE).id
    return [
        lambda: planning.add(Session(uid=new_uid(), local_date=MONDAY, status=Status.PLANNED)),
        lambda: planning.move(ids, 3),
        lambda: planning.move([done], -3, also_done=True),
        lambda: planning.copy([*ids, done], day(9)),
        lambda: planning.repeat_weekly(ids[:2], 3),
        lambda: planning.link(done, ids[0]),
        lambda: planning.unlink(ids[0]),
        lambda: planning.set_status([today], Status.DONE),
        lambda: planning.set_status(ids[2:], Status.ILL),
        lambda: planning.insert_rest_day(day(1), shift=True),
        lambda: planning.insert_rest_day(day(3), shift=False),
        lambda: planning.swap_days(day(1), day(4)),
        lambda: planning.remove_rest_day(day(4), shift=True),
        lambda: planning.remove_rest_day(day(3)),
        lambda: planning.relink_automatically(day(-9), day(30)),
        lambda: planning.remove(ids),
    ]


def test_undo_restores_every_row_and_redo_does_it_again(plan_desk):
    states, changes = [], []
    for act in actions(plan_desk):
        states.append(plan_desk.dump())
        change = act()
        assert not change.is_empty or "linked" in change.label
        assert change.label
        changes.append((change, plan_desk.dump()))
    for (change, after), before in reversed(list(zip(changes, states, strict=True))):
        assert plan_desk.dump() == after
        plan_desk.planning.apply(change.inverted())
        assert plan_desk.dump() == before
    for change, after in changes:
        plan_desk.planning.apply(change)
        assert plan_desk.dump() == after


def test_every_change_is_announced_once(plan_desk, planning, qtbot):
    plan = plan_desk.enter()
    seen = []
    plan_desk.log.changed.connect(lambda: seen.append(1))
    planning.insert_rest_day(day(0), shift=True)
    planning.move([plan.id], 1)
    assert len(seen) == 2
