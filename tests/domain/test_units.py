"""Distances, durations and paces as runners type and read them."""

import pytest

from heavylegs_gui.domain.units import (
    Units,
    floor_to,
    format_distance,
    format_duration,
    format_pace,
    pace_s_per_unit,
    parse_distance,
    parse_duration,
    to_display,
    to_metres,
)


def test_a_mile_is_the_international_mile():
    assert to_metres(1, Units.MI) == 1609.344
    assert to_display(1609.344, Units.MI) == 1


@pytest.mark.parametrize("units", list(Units))
def test_what_is_typed_is_shown_again(units):
    assert to_display(to_metres(13.1, units), units) == pytest.approx(13.1)


def test_an_hour_over_six_miles_is_ten_minutes_a_mile():
    assert format_pace(to_metres(6.0, Units.MI), 3600, Units.MI) == "10:00 /mi"


def test_the_pace_comes_from_the_stored_values_in_both_units():
    assert format_pace(10_000, 3000, Units.KM) == "5:00 /km"
    assert format_pace(10_000, 3000, Units.MI) == "8:03 /mi"


@pytest.mark.parametrize(
    ("distance_m", "duration_s"), [(None, 60), (0, 60), (5000, None), (0.5, 1)]
)
def test_a_pace_without_distance_or_time_is_unknown(distance_m, duration_s):
    assert pace_s_per_unit(distance_m, duration_s, Units.KM) is None
    assert format_pace(distance_m, duration_s, Units.KM) == "–"


@pytest.mark.parametrize(
    ("distance_m", "units", "text"),
    [
        (8500, Units.KM, "8.5"),
        (None, Units.KM, "–"),
        (0, Units.MI, "0.0"),
        (1_318_000, Units.KM, "1,318.0"),
    ],
)
def test_a_distance_is_shown_with_one_decimal(distance_m, units, text):
    assert format_distance(distance_m, units) == text


def test_a_sum_may_be_shown_without_decimals():
    assert format_distance(1_318_400, Units.KM, decimals=0) == "1,318"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "–"), (0, "0:00"), (59.6, "1:00"), (3238, "53:58"), (5422, "1:30:22")],
)
def test_a_duration_is_shown_as_on_a_watch(seconds, text):
    assert format_duration(seconds) == text


@pytest.mark.parametrize(
    ("text", "units", "metres"),
    [
        ("", Units.KM, None),
        ("  ", Units.MI, None),
        ("10", Units.KM, 10_000),
        ("10", Units.MI, 16_093.44),
        ("8,5", Units.KM, 8500),
        (".5", Units.KM, 500),
        ("5 mi", Units.KM, 8046.72),
        ("5k", Units.MI, 5000),
        ("400 m", Units.MI, 400),
        ("3 MILES", Units.KM, 4828.032),
    ],
)
def test_a_typed_distance_is_understood(text, units, metres):
    assert parse_distance(text, units) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["ten", "-5", "1.2.3", "5 ft", "1e3", "nan", "12345678"])
def test_what_is_no_distance_is_refused(text):
    with pytest.raises(ValueError, match="not a distance"):
        parse_distance(text, Units.KM)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", None),
        ("34", 2040),
        ("34.5", 2070),
        ("34:10", 2050),
        ("90:00", 5400),
        ("1:02:30", 3750),
        ("1h", 3600),
        ("1h05", 3900),
        ("45 min", 2700),
    ],
)
def test_a_typed_duration_is_understood(text, seconds):
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["x", "1:2:3:4", "5:75", "1:60:00", "-3", "1h90"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="not a duration"):
        parse_duration(text)


def test_rounding_down_keeps_a_value_that_is_already_round():
    assert floor_to(0.3, 0.1) == pytest.approx(0.3)
    assert floor_to(12_345, 100) == 12_300
