"""Where the sums of weeks are taken up again after a change of the log."""

from dataclasses import replace
from datetime import date, timedelta

from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.training import Session, Sport, new_uid
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
