"""Where the sums of weeks are taken up again after a change of the log."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from heavylegs_gui.services.diary_keeper import DiaryKeeper

START = date(2025, 10, 6)
WEEK = timedelta(weeks=1)


def session(day, **given):
    return Session(uid=new_uid(), local_date=day, distance_m=9_000.0, **given)


def review_of(keeper, services):
    diary = keeper.diary()
    rules = services.training_log.thresholds
    return Review(diary, keeper.settings, rules, (diary.first_day, diary.last_day))


def test_the_told_weeks_follow_the_first_run_although_other_sports_came_before(services):
    log = services.training_log
    services.preferences.set("baseline_week_m", "30000")
    keeper = DiaryKeeper(services.store, log, services.preferences)
    swims = [session(START - number * WEEK, sport=Sport.SWIM) for number in range(1, 30)]
    log.add_all(
        [*swims, *(session(START + number * WEEK) for number in (0, *range(12, 30)))], "log"
    )
    keeper.keep(review_of(keeper, services))
    assert any(keeper.checkpoint(START + number * WEEK) for number in range(40))
    (first,) = log.sessions_of_days(START, START)
    log.update(replace(first, local_date=START + 6 * WEEK))
    anew = review_of(keeper, services).checkpoints
    kept = [keeper.checkpoint(START + number * WEEK) for number in range(40)]
    assert all(one is None or one.counted_m == anew[one.week] for one in kept)


def kept_weeks(keeper):
    return [keeper.checkpoint(START + number * WEEK) for number in range(120)]


def is_as_anew(keeper, services):
    """Whether everything that is kept is what a fresh look finds."""
    fresh = DiaryKeeper(services.store, services.training_log, services.preferences)
    anew = review_of(fresh, services).checkpoints
    return all(one.counted_m == anew[one.week] for one in kept_weeks(keeper) if one is not None)


def test_the_weeks_before_a_change_are_kept_and_those_after_it_are_made_anew(services):
    log = services.training_log
    log.add_all([session(START + number * WEEK) for number in range(50)], "log")
    keeper = DiaryKeeper(services.store, log, services.preferences)
    keeper.keep(review_of(keeper, services))
    before = kept_weeks(keeper)
    changed = START + 30 * WEEK
    (run,) = log.sessions_of_days(changed, changed)
    log.update(replace(run, distance_m=12_000.0))
    after = kept_weeks(keeper)
    assert [one for one in after if one is not None] == [
        one for one in before if one is not None and one.week <= changed
    ]
    keeper.keep(review_of(keeper, services))
    assert [one and one.week for one in kept_weeks(keeper)] == [one and one.week for one in before]
    assert kept_weeks(keeper) != before
    assert is_as_anew(keeper, services)


@pytest.mark.parametrize("links_back", [True, False])
@pytest.mark.parametrize("act", ["unlink", "delete", "move", "undo"])
def test_a_plan_counts_from_its_own_week_on_when_the_later_run_for_it_goes(
    services, links_back, act
):
    log, today = services.training_log, services.training_log.today()
    log.add_all([session(today - number * WEEK) for number in range(1, 40)], "log")
    log.add(session(today + WEEK, status=Status.PLANNED))
    (plan,) = log.sessions_of_days(today + WEEK, today + WEEK)
    linking = log.add(session(today + 5 * WEEK, linked_id=plan.id))
    (done,) = log.sessions_of_days(today + 5 * WEEK, today + 5 * WEEK)
    if links_back:
        log.update(replace(plan, linked_id=done.id))
    log.add(session(today + 20 * WEEK, status=Status.PLANNED))
    keeper = DiaryKeeper(services.store, log, services.preferences)
    keeper.keep(review_of(keeper, services))
    if act == "undo" and not links_back:
        log.apply(linking.inverted())
    elif act == "delete":
        log.delete([done.id])
    elif act == "move":
        log.update(replace(done, local_date=today + 6 * WEEK, linked_id=None))
    else:
        log.update(replace(done, linked_id=None))
    assert is_as_anew(keeper, services)
    keeper.keep(review_of(keeper, services))
    assert is_as_anew(keeper, services)
