"""Settings as text: what is taken, what is refused, and that both directions agree."""

from datetime import date

import pytest

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.settings import (
    KEYS,
    RULES,
    Settings,
    Sex,
    SoundProfile,
    StartSide,
    ThemeChoice,
)
from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("units", "mi", Units.MI),
        ("week_start", "Sunday", WeekStart.SUNDAY),
        ("baseline_week_m", "25000.5", 25_000.5),
        ("baseline_date", "2026-11-22", date(2026, 11, 22)),
        ("roller", "off", False),
        ("age_years", "41", 41),
        ("sex", "female", Sex.FEMALE),
        ("body_mass_kg", "61.5", 61.5),
        ("region", "en_GB", "en_GB"),
        ("language", "pt-BR", "pt-BR"),
        ("theme", "dark", ThemeChoice.DARK),
        ("text_scale_percent", "135", 135),
        ("reduced_motion", "yes", True),
        ("start_side", "alternate", StartSide.ALTERNATE),
        ("transition_scale", "1.5", 1.5),
        ("long_run_day", "Saturday", "saturday"),
    ],
)
def test_a_value_is_taken_from_its_text(key, text, value):
    assert getattr(Settings().with_value(key, text), key) == value


@pytest.mark.parametrize(
    "key",
    ["baseline_week_m", "baseline_date", "age_years", "sex", "region", "long_run_day"],
)
@pytest.mark.parametrize("text", ["", "null", "None"])
def test_what_may_be_unknown_can_be_forgotten(key, text):
    assert getattr(Settings().with_value(key, text), key) is None


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("units", "yards"),
        ("week_start", "friday"),
        ("baseline_week_m", "far"),
        ("baseline_week_m", "-1"),
        ("baseline_week_m", "nan"),
        ("baseline_week_m", "inf"),
        ("baseline_date", "22.11.2026"),
        ("baseline_date", "2027-02-29"),
        ("roller", "maybe"),
        ("age_years", "41.5"),
        ("age_years", "4"),
        ("text_scale_percent", "95"),
        ("transition_scale", "3"),
        ("long_run_day", "someday"),
        ("region", "<b>"),
        ("units", ""),
        ("rule.WEEK.enabled", "perhaps"),
    ],
)
def test_an_impossible_value_is_refused_and_its_key_named(key, text):
    with pytest.raises(InvalidValueError) as caught:
        Settings().with_value(key, text)
    assert caught.value.field == key
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", ["colour", "disabled_rules", "rule.SPEEDING.enabled", "", "Units"])
def test_an_unknown_key_is_refused_with_the_known_ones(key):
    with pytest.raises(InvalidValueError, match="known are"):
        Settings().with_value(key, "1")


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_switched_off_and_on_again(rule):
    off = Settings().with_value(f"rule.{rule}.enabled", "false")
    assert off.disabled_rules == {rule}
    assert off.with_value(f"rule.{rule}.enabled", "true") == Settings()


def test_setting_one_value_leaves_the_others_alone():
    changed = Settings(age_years=41).with_value("units", "mi")
    assert changed == Settings(age_years=41, units=Units.MI)


def test_every_key_has_a_text_and_no_text_is_without_a_key():
    assert tuple(Settings().as_texts()) == KEYS


def test_the_texts_of_settings_read_back_give_the_same_settings():
    settings = Settings(
        units=Units.MI,
        baseline_week_m=40_233.6,
        baseline_date=date(2026, 2, 28),
        sex=Sex.MALE,
        reduced_motion=True,
        transition_scale=1.5,
        disabled_rules=frozenset({"MONO", "HARD-EASY"}),
    )
    read_back = Settings()
    for key, text in settings.as_texts().items():
        read_back = read_back.with_value(key, text or "null")
    assert read_back == settings


@pytest.mark.parametrize("metres", ["0", "0.001", "99"])
def test_a_baseline_of_nothing_is_refused(metres):
    with pytest.raises(InvalidValueError, match="from 100 to"):
        Settings().with_value("baseline_week_m", metres)


def test_a_routine_keeps_a_sound_profile_of_its_own():
    settings = Settings().with_value("routine.desk_4.sound_profile", "quiet")
    assert settings.profile_of("desk_4") is SoundProfile.QUIET
    assert settings.profile_of("bedtime") is SoundProfile.NORMAL
    assert settings.as_texts()["routine.desk_4.sound_profile"] == "quiet"


@pytest.mark.parametrize("nothing", ["", "null"])
def test_a_routine_s_profile_can_be_taken_away(nothing):
    key = "routine.desk_4.sound_profile"
    settings = Settings().with_value(key, "loud").with_value(key, nothing)
    assert settings == Settings()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("routine.desk_4.sound_profile", "deafening"),
        ("routine.desk 4.sound_profile", "loud"),
        ("routine..sound_profile", "loud"),
        ("sound_profile", ""),
    ],
)
def test_a_profile_that_makes_no_sense_is_refused(key, text):
    with pytest.raises(InvalidValueError):
        Settings().with_value(key, text)
