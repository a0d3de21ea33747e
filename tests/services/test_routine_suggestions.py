"""The routine for now, from a real log."""

from datetime import UTC, datetime, timedelta

import pytest

from heavylegs_gui.domain.routine_suggestion import Occasion
from heavylegs_gui.domain.training import Kind, Session, Sport, Status, new_uid
from heavylegs_gui.services.routine_suggestions import RoutineSuggestions
from tests.services.routine_desk import DAY, NOON


@pytest.fixture
def suggestions(desk):
    return RoutineSuggestions(desk.services.training_log, desk.routine_library, desk.clock.now)


@pytest.fixture
def log(desk):
    return desk.services.training_log


def run(day=DAY, **more):
    return Session(uid=new_uid(), local_date=day, distance_m=8_000.0, **more)


def test_without_a_log_the_articles_five_stand_first(suggestions):
    assert suggestions.suggestion().occasion is Occasion.ANY
    assert suggestions.suggestion().routine.id == "article_5"


@pytest.mark.parametrize(("ago_min", "occasion"), [(40, "just_ran"), (200, "ran_today")])
def test_a_run_counts_from_its_end(suggestions, log, ago_min, occasion):
    start = NOON - timedelta(minutes=ago_min + 50)
    log.add(run(start_utc=start, duration_s=2_400.0, elapsed_s=3_000.0))
    assert suggestions.suggestion().occasion == occasion


def test_a_run_without_a_time_of_day_was_today(suggestions, log):
    log.add(run())
    assert suggestions.suggestion().occasion is Occasion.RAN_TODAY


@pytest.mark.parametrize(
    ("more", "occasion"),
    [
        ({"kind": Kind.LONG}, Occasion.REST_AFTER_HARD),
        ({"rpe": 8}, Occasion.REST_AFTER_HARD),
        ({"rpe": 4}, Occasion.REST_DAY),
        ({"kind": Kind.LONG, "status": Status.SKIPPED}, Occasion.REST_DAY),
    ],
)
def test_the_day_after_a_hard_run_is_told_from_another_rest_day(suggestions, log, more, occasion):
    log.add(run(DAY - timedelta(days=9)))
    log.add(run(DAY - timedelta(days=1), **more))
    assert more.get("kind") is not None or suggestions.suggestion() is not None
    assert suggestions._moment().was_hard_yesterday == (occasion is Occasion.REST_AFTER_HARD)


def test_strength_today_is_no_run(suggestions, log):
    log.add(run(DAY - timedelta(days=3)))
    log.add(run(sport=Sport.STRENGTH))
    assert not suggestions._moment().has_run


def test_a_planned_run_comes_first(suggestions, log):
    log.add(run(status=Status.PLANNED))
    assert suggestions._moment().has_planned_run


def test_the_hour_is_that_of_the_runners_clock(suggestions):
    local = datetime(2026, 11, 22, 12, 0, tzinfo=UTC).astimezone().hour
    assert suggestions._moment().hour == local
