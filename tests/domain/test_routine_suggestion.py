"""Which routine suits now: the worked cases of the rule."""

import pytest

from heavylegs_gui.domain.routine_suggestion import Moment, Occasion, occasions, suggested

ALL = ("pre_run", "post_run", "roll_10", "rescue_12", "article_5", "rest_20", "desk_4", "bedtime")
NOON = 12


@pytest.mark.parametrize(
    ("known", "routine_id", "occasion"),
    [
        ({"has_planned_run": True}, "pre_run", Occasion.BEFORE_RUN),
        ({"has_run": True, "since_run_min": 40.0}, "post_run", Occasion.JUST_RAN),
        ({"has_run": True, "since_run_min": 120.0}, "post_run", Occasion.JUST_RAN),
        ({"has_run": True, "since_run_min": 121.0}, "article_5", Occasion.RAN_TODAY),
        ({"has_run": True, "since_run_min": None}, "article_5", Occasion.RAN_TODAY),
        ({"has_run": True, "since_run_min": -30.0}, "article_5", Occasion.RAN_TODAY),
        (
            {"has_run": True, "since_run_min": 30.0, "has_planned_run": True},
            "post_run",
            Occasion.JUST_RAN,
        ),
        ({}, "roll_10", Occasion.REST_DAY),
        ({"was_hard_yesterday": True}, "rest_20", Occasion.REST_AFTER_HARD),
        ({"is_fatigued": True}, "rescue_12", Occasion.FATIGUE),
        ({"hour": 21}, "bedtime", Occasion.EVENING),
        ({"hour": 20}, "roll_10", Occasion.REST_DAY),
        ({"has_log": False}, "article_5", Occasion.ANY),
    ],
)
def test_the_routine_for_now(known, routine_id, occasion):
    assert suggested(Moment(**{"hour": NOON, **known}), ALL) == (routine_id, occasion)


def test_what_cannot_be_played_gives_way_to_the_next_best():
    after = Moment(hour=NOON, has_run=True, since_run_min=10.0)
    assert suggested(after, ["article_5"]) == ("article_5", Occasion.JUST_RAN)
    rest = Moment(hour=NOON)
    assert suggested(rest, ["bedtime"]) == ("bedtime", Occasion.REST_DAY)
    assert suggested(rest, ["pre_run"]) is None


def test_something_always_fits():
    assert occasions(Moment(hour=NOON, has_log=False)) == [Occasion.ANY]
