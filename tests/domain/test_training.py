"""What a session may hold: the first impossible value is named with the range that is possible."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import (
    MAX_DISTANCE_M,
    MAX_DURATION_S,
    MAX_NOTES_CHARS,
    MAX_TITLE_CHARS,
    Session,
    Sport,
    check_session,
    new_uid,
)

RUN = Session(uid="a", local_date=date(2026, 11, 22))


def test_a_session_of_which_only_the_day_is_known_is_possible():
    assert check_session(RUN) is RUN


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("local_date", date(1970, 1, 1)),
        ("local_date", date(2199, 12, 31)),
        ("distance_m", 0.0),
        ("distance_m", MAX_DISTANCE_M),
        ("duration_s", MAX_DURATION_S),
        ("rpe", 0),
        ("heaviness", 10),
        ("temp_c", -60.0),
        ("utc_offset_min", 840),
        ("title", "x" * MAX_TITLE_CHARS),
        ("notes", "x" * MAX_NOTES_CHARS),
        ("notes", "Müde Beine 🦵"),
        ("start_utc", datetime(2026, 11, 22, 7, 0, tzinfo=UTC)),
        ("original_date", date(2026, 11, 20)),
    ],
)
def test_values_at_the_edge_of_the_possible_are_taken(field, value):
    session = replace(RUN, **{field: value})
    assert check_session(session) is session


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("local_date", date(1969, 12, 31)),
        ("local_date", date(2200, 1, 1)),
        ("original_date", date(1969, 12, 31)),
        ("distance_m", -0.1),
        ("distance_m", MAX_DISTANCE_M + 1),
        ("distance_m", math.nan),
        ("distance_m", math.inf),
        ("duration_s", -1.0),
        ("duration_s", MAX_DURATION_S + 1),
        ("elapsed_s", -1.0),
        ("ascent_m", 50_001.0),
        ("heart_rate_avg_bpm", 19),
        ("heart_rate_avg_bpm", 261),
        ("rpe", 11),
        ("heaviness", -1),
        ("soreness", 11),
        ("temp_c", 61.0),
        ("utc_offset_min", 1081),
        ("title", "x" * (MAX_TITLE_CHARS + 1)),
        ("notes", "x" * (MAX_NOTES_CHARS + 1)),
        ("title", "half a character \ud800"),
        ("start_utc", datetime(2026, 11, 22, 7, 0)),  # noqa: DTZ001 - a naive instant is the point
        ("start_utc", datetime(2026, 11, 22, 7, 0, tzinfo=timezone(timedelta(hours=1)))),
    ],
)
def test_an_impossible_value_is_refused_and_its_field_named(field, value):
    with pytest.raises(InvalidValueError) as caught:
        check_session(replace(RUN, **{field: value}))
    assert caught.value.field == field


def test_the_refusal_is_one_sentence_with_the_range():
    with pytest.raises(InvalidValueError) as caught:
        check_session(replace(RUN, heaviness=11))
    assert str(caught.value) == "The heaviness must be between 0 and 10."


def test_a_large_limit_is_written_out():
    with pytest.raises(InvalidValueError) as caught:
        check_session(replace(RUN, distance_m=5e8))
    assert str(caught.value) == "The distance must be between 0 and 1,000,000 m."


def test_only_running_counts_as_a_run():
    assert RUN.is_run
    assert not any(replace(RUN, sport=sport).is_run for sport in Sport if sport is not Sport.RUN)


def test_identities_never_repeat():
    assert len({new_uid() for _ in range(1_000)}) == 1_000
