"""One day's answers from their texts: what is taken and what is refused."""

import math
from dataclasses import fields
from datetime import date

import pytest

from heavylegs_gui.domain.check_in_text import (
    CHECK_IN_KEYS,
    check_check_in,
    format_sleep,
    parse_sleep_h,
    with_answer,
)
from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.training import CheckIn

EMPTY = CheckIn(day=date(2026, 11, 22))


def test_every_answer_of_a_check_in_has_a_text_form():
    assert set(CHECK_IN_KEYS) == {one.name for one in fields(CheckIn)} - {"day"}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("sleep_h", "7.25", 7.25),
        ("sleep_h", "0", 0.0),
        ("sleep_h", "24", 24.0),
        ("heaviness", "10", 10),
        ("soreness", "3.0", 3),
        ("mood", " 8 ", 8),
        ("resting_pulse_bpm", "48", 48),
        ("drinking", "3", 3),
        ("fuelling", "0", 0),
    ],
)
def test_a_possible_answer_is_taken(key, text, value):
    assert getattr(with_answer(EMPTY, key, text), key) == value


@pytest.mark.parametrize("text", ["", "null", "NONE"])
def test_an_answer_can_be_taken_back(text):
    assert with_answer(CheckIn(day=EMPTY.day, mood=8), "mood", text) == EMPTY


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sleep_h", "24.5"),
        ("sleep_h", "nan"),
        ("sleep_h", "long"),
        ("heaviness", "11"),
        ("heaviness", "-1"),
        ("soreness", "2.5"),
        ("resting_pulse_bpm", "19"),
        ("drinking", "4"),
        ("fuelling", "inf"),
        ("day", "2026-11-22"),
        ("hat", "1"),
    ],
)
def test_an_impossible_answer_is_refused_and_named(key, text):
    with pytest.raises(InvalidValueError) as caught:
        with_answer(EMPTY, key, text)
    assert caught.value.field == key


@pytest.mark.parametrize(
    ("text", "hours"),
    [("7", 7.0), ("6:30", 6.5), ("6h15", 6.25), ("6 h", 6.0), ("7,5", 7.5), ("", None), ("0", 0.0)],
)
def test_sleep_is_read_as_people_write_it(text, hours):
    assert parse_sleep_h(text) == hours


@pytest.mark.parametrize("text", ["long", "6:75", "-3", "7.5.1", "123"])
def test_other_words_are_no_sleep(text):
    with pytest.raises(ValueError, match="not a time of sleep"):
        parse_sleep_h(text)


def test_sleep_is_written_as_it_is_read():
    assert [format_sleep(one) for one in (6.5, 7.999, 0.0)] == ["6:30", "8:00", "0:00"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"sleep_h": 24.5}, {"heaviness": 11}, {"drinking": 4}, {"resting_pulse_bpm": 19},
        {"sleep_h": math.nan}, {"day": date(1, 1, 1)},
    ],
)  # fmt: skip
def test_an_impossible_check_in_is_refused(wrong):
    with pytest.raises(InvalidValueError):
        check_check_in(CheckIn(**{"day": date(2026, 11, 22), **wrong}))
