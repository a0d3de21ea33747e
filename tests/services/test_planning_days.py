"""Rest days with and without a shift, swapped days, and what is said of a whole day."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import DayKind, DayMark, Kind, Sport, Status
from tests.services.planning_desk import MONDAY, TODAY, day

REST, ILL, NOT_LOGGED = DayKind.REST, DayKind.ILL, DayKind.NOT_LOGGED


@pytest.fixture
def planning(plan_desk):
    return plan_desk.planning


@pytest.fixture
def plan(plan_desk):
    """Plan one session for each letter, from tomorrow on; a dot is no session, R a race."""

    def enter(letters):
        for number, letter in enumerate(letters):
            if letter != ".":
                kind = Kind.RACE if letter == "R" else None
                plan_desk.enter(day(number), title=letter, kind=kind)

    return enter


# a rest day that shifts the plan


def test_a_rest_day_moves_the_plan_after_it(plan_desk, planning, plan):
    plan("a.b.c")
    planning.insert_rest_day(day(2), shift=True)
    assert plan_desk.week() == ["a", "", "", "b", "", "c", ""]
    assert plan_desk.marks() == {2: (REST, None)}
    (moved,) = [one for one in plan_desk.log.sessions() if one.title == "b"]
    assert moved.original_date == day(2)


def test_a_free_day_does_not_swallow_the_shift(plan_desk, planning, plan):
    plan("a.........b")
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week(weeks=2)[:12] == ["", "a", *[""] * 9, "b"]


def test_what_is_done_stays_when_the_plan_shifts(plan_desk, planning, plan):
    plan_desk.enter_done(title="ran", sport=Sport.CYCLE)
    plan_desk.enter(TODAY, title="late")
    plan("a")
    planning.insert_rest_day(TODAY, shift=True)
    assert plan_desk.week()[:2] == ["late", "a"]
    assert plan_desk.log.sessions_of_days(TODAY, TODAY)[0].title == "ran"


def test_a_fulfilled_plan_stays_when_the_plan_shifts(plan_desk, planning):
    ahead, done = plan_desk.enter(day(0), title="a"), plan_desk.enter_done()
    plan_desk.link(done, ahead)
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.stored(ahead).local_date == day(0)


def test_a_rest_day_taken_yesterday_moves_the_missed_run_to_today(plan_desk, planning, plan):
    missed = plan_desk.enter(TODAY - timedelta(days=1), title="missed")
    plan("a")
    planning.insert_rest_day(TODAY - timedelta(days=1), shift=True)
    assert plan_desk.stored(missed).local_date == TODAY
    assert plan_desk.week()[:2] == ["", "a"]


def test_skipped_sessions_stay_when_the_plan_shifts(plan_desk, planning):
    plan_desk.enter(day(0), Status.SKIPPED, title="a")
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week()[0] == "(a)"


def test_planned_rest_days_move_along(plan_desk, planning, plan):
    plan("a.b")
    plan_desk.mark(day(1), REST, "sleep in")
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week()[:4] == ["", "a", "", "b"]
    assert plan_desk.marks() == {0: (REST, None), 1: (None, "sleep in"), 2: (REST, None)}


def test_ill_days_and_notes_stay_where_they_are(plan_desk, planning, plan):
    plan("a")
    plan_desk.mark(day(0), note="party")
    plan_desk.mark(day(1), ILL)
    plan_desk.mark(day(2), note="travel")
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.marks() == {0: (REST, "party"), 1: (ILL, None), 2: (None, "travel")}


def test_a_second_rest_day_can_follow_the_first(plan_desk, planning, plan):
    plan("a")
    planning.insert_rest_day(day(0), shift=True)
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week()[:3] == ["", "", "a"]
    assert plan_desk.marks() == {0: (REST, None), 1: (REST, None)}


# with a race


def test_a_race_and_what_follows_it_stay(plan_desk, planning, plan):
    plan("a.b.R.c")
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week() == ["", "a", "", "b", "R", "", "c"]


def test_the_session_that_would_fall_on_the_race_is_skipped(plan_desk, planning, plan):
    plan("a.bcR")
    change = planning.insert_rest_day(day(1), shift=True)
    assert plan_desk.week()[:5] == ["a", "", "", "b (c)", "R"]
    assert change.label == "Rest day on 24 Nov, the plan moved up to the race"


def test_all_sessions_of_the_day_before_the_race_are_skipped(plan_desk, planning, plan):
    plan("a.R")
    for title in ("b", "c"):
        plan_desk.enter(day(1), title=title)
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week()[:3] == ["", "a (b) (c)", "R"]


def test_the_rest_days_before_a_race_stay_free(plan_desk, planning, plan):
    plan("a.b..R")
    plan_desk.mark(day(3), REST)
    plan_desk.mark(day(4), REST)
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week()[:6] == ["", "a", "(b)", "", "", "R"]
    assert plan_desk.marks() == {0: (REST, None), 3: (REST, None), 4: (REST, None)}


def test_the_day_of_a_race_cannot_become_a_rest_day(plan_desk, planning, plan):
    plan("R")
    before = plan_desk.dump()
    with pytest.raises(InvalidValueError, match="race"):
        planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.dump() == before


def test_a_race_that_was_run_holds_nothing_up(plan_desk, planning, plan):
    plan_desk.enter_done(kind=Kind.RACE)
    plan("a")
    planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.week()[:2] == ["", "a"]


def test_a_race_that_is_over_does_not_stop_the_plan(plan_desk, planning, plan):
    plan("Ra")
    planning.insert_rest_day(day(1), shift=True)
    assert plan_desk.week()[:3] == ["R", "", "a"]


# without a shift


def test_a_rest_day_without_a_shift_skips_what_was_planned(plan_desk, planning, plan):
    plan("ab")
    planning.insert_rest_day(day(0), shift=False)
    assert plan_desk.week()[:2] == ["(a)", "b"]
    assert plan_desk.marks() == {0: (REST, None)}


@pytest.mark.parametrize("shift", [False, True])
def test_a_day_with_a_run_is_no_rest_day(plan_desk, planning, shift):
    plan_desk.enter_done()
    before = plan_desk.dump()
    with pytest.raises(InvalidValueError, match="A run is logged on 22 Nov"):
        planning.insert_rest_day(TODAY, shift=shift)
    assert plan_desk.dump() == before


def test_a_rest_day_keeps_the_note_of_the_day(plan_desk, planning):
    plan_desk.mark(MONDAY, note="wedding")
    planning.insert_rest_day(MONDAY, shift=False)
    assert plan_desk.marks() == {0: (REST, "wedding")}


@pytest.mark.parametrize("on", [date(1969, 12, 31), date(2200, 1, 1)])
@pytest.mark.parametrize("shift", [False, True])
def test_rest_days_lie_in_the_calendar(planning, on, shift):
    with pytest.raises(InvalidValueError, match="not possible"):
        planning.insert_rest_day(on, shift=shift)


def test_a_shift_beyond_the_calendar_writes_nothing(plan_desk, planning, plan):
    plan("a")
    plan_desk.enter(date(2199, 12, 31), title="b")
    before = plan_desk.dump()
    with pytest.raises(InvalidValueError, match="1 January 2200"):
        planning.insert_rest_day(day(0), shift=True)
    assert plan_desk.dump() == before


# taking a rest day back


def test_the_plan_closes_up_when_a_rest_day_goes(plan_desk, planning, plan):
    plan("a.b.c")
    planning.insert_rest_day(day(2), shift=True)
    planning.remove_rest_day(day(2), shift=True)
    assert plan_desk.week() == ["a", "", "b", "", "c", "", ""]
    assert plan_desk.marks() == {}
    assert all(one.original_date is None for one in plan_desk.log.sessions())


def test_a_race_stays_when_the_plan_closes_up(plan_desk, planning, plan):
    plan(".a.bRc")
    plan_desk.mark(day(0), REST)
    planning.remove_rest_day(day(0), shift=True)
    assert plan_desk.week() == ["a", "", "b", "", "R", "c", ""]


def test_rest_days_close_up_with_the_plan_except_before_a_race(plan_desk, planning, plan):
    plan(".a.b.R")
    for number in (0, 2, 4):
        plan_desk.mark(day(number), REST)
    planning.remove_rest_day(day(0), shift=True)
    assert plan_desk.week()[:6] == ["a", "", "b", "", "", "R"]
    assert plan_desk.marks() == {1: (REST, None), 4: (REST, None)}


def test_a_rest_day_taken_back_keeps_its_note(plan_desk, planning):
    plan_desk.mark(MONDAY, REST, "wedding")
    planning.remove_rest_day(MONDAY)
    assert plan_desk.marks() == {0: (None, "wedding")}


def test_what_a_rest_day_skipped_is_planned_again(plan_desk, planning, plan):
    plan("a")
    planning.insert_rest_day(day(0), shift=False)
    planning.remove_rest_day(day(0))
    assert plan_desk.week()[0] == "a"


def test_what_was_skipped_in_the_past_stays_skipped(plan_desk, planning):
    yesterday = TODAY - timedelta(days=1)
    skipped = plan_desk.enter(yesterday, Status.SKIPPED)
    plan_desk.mark(yesterday, REST)
    planning.remove_rest_day(yesterday)
    assert plan_desk.stored(skipped).status is Status.SKIPPED


def test_the_plan_cannot_close_up_onto_a_day_that_has_passed(plan_desk, planning, plan):
    plan("a")
    yesterday = TODAY - timedelta(days=1)
    plan_desk.mark(yesterday, REST)
    with pytest.raises(InvalidValueError, match="21 Nov has passed"):
        planning.remove_rest_day(yesterday, shift=True)


@pytest.mark.parametrize("kind", [None, ILL])
def test_only_a_rest_day_can_be_taken_back(plan_desk, planning, kind):
    plan_desk.mark(MONDAY, kind, "note")
    with pytest.raises(InvalidValueError, match="23 Nov is not marked as a rest day"):
        planning.remove_rest_day(MONDAY)


# swapping


def test_two_days_exchange_plans_and_rest_marks(plan_desk, planning, plan):
    plan("a.")
    plan_desk.enter(day(0), title="b")
    plan_desk.mark(day(1), REST, "late")
    planning.swap_days(day(0), day(1))
    assert plan_desk.week()[:2] == ["", "a b"]
    assert plan_desk.marks() == {0: (REST, None), 1: (None, "late")}


def test_swapping_twice_changes_nothing(plan_desk, planning, plan):
    plan("a..b")
    plan_desk.mark(day(1), REST)
    before = plan_desk.week(), plan_desk.marks()
    for _time in range(2):
        planning.swap_days(day(3), day(0))
    assert (plan_desk.week(), plan_desk.marks()) == before
    assert all(one.original_date is None for one in plan_desk.log.sessions())


def test_what_is_done_and_ill_days_stay_when_days_are_swapped(plan_desk, planning, plan):
    plan(".a")
    done = plan_desk.enter_done()
    plan_desk.mark(TODAY, ILL)
    planning.swap_days(TODAY, day(1))
    assert plan_desk.stored(done).local_date == TODAY
    assert plan_desk.marks() == {-1: (ILL, None)}
    assert plan_desk.week()[1] == ""


def test_two_empty_days_are_not_swapped(planning):
    with pytest.raises(InvalidValueError, match="Nothing is planned"):
        planning.swap_days(day(0), day(1))


def test_a_day_is_not_swapped_with_itself(planning):
    with pytest.raises(InvalidValueError, match="two different days"):
        planning.swap_days(day(0), day(0))


# marks


def test_a_mark_is_written_changed_and_taken_away(plan_desk):
    plan_desk.mark(MONDAY, ILL, "fever")
    assert plan_desk.marks() == {0: (ILL, "fever")}
    plan_desk.mark(MONDAY, None, "fever gone")
    assert plan_desk.marks() == {0: (None, "fever gone")}
    plan_desk.mark(MONDAY, None, "  ")
    assert plan_desk.marks() == {}


def test_an_equal_mark_is_no_change(plan_desk, planning):
    plan_desk.mark(MONDAY, ILL)
    assert planning.set_day_mark(DayMark(day=MONDAY, kind=ILL)).is_empty
    assert planning.set_day_mark(DayMark(day=day(1))).is_empty


def test_an_ill_day_may_take_its_plans_along(plan_desk, planning, plan):
    plan("a")
    planning.set_day_mark(DayMark(day=day(0), kind=ILL))
    assert plan_desk.week()[0] == "a"
    planning.set_day_mark(DayMark(day=day(0), kind=ILL), with_sessions=True)
    assert [one.status for one in plan_desk.log.sessions()] == [Status.ILL]


def test_marks_are_read_for_a_span_of_days(plan_desk, planning):
    for number in range(4):
        plan_desk.mark(day(number), REST)
    assert [one.day for one in planning.day_marks(day(1), day(2))] == [day(1), day(2)]


def test_a_day_with_a_run_is_logged(plan_desk):
    plan_desk.enter_done()
    with pytest.raises(InvalidValueError, match="so the day is not missing"):
        plan_desk.mark(TODAY, NOT_LOGGED)


def test_a_day_ahead_cannot_be_missing(plan_desk):
    with pytest.raises(InvalidValueError, match="23 Nov is still ahead"):
        plan_desk.mark(MONDAY, NOT_LOGGED)


def test_a_note_has_a_length(plan_desk):
    with pytest.raises(InvalidValueError, match="2,000 characters"):
        plan_desk.mark(MONDAY, None, "x" * 2001)


def test_labels_name_the_day(planning):
    def label(kind, note=None):
        return planning.set_day_mark(DayMark(day=TODAY, kind=kind, note=note)).label

    assert label(REST) == "Rest day on 22 Nov"
    assert label(ILL) == "22 Nov marked as ill"
    assert label(NOT_LOGGED) == "22 Nov marked as not logged"
    assert label(None, "x") == "Note of 22 Nov"
    assert label(None) == "Mark of 22 Nov taken back"
