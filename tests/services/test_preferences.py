import pytest

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.store.connection import open_store


def test_a_new_database_takes_the_defaults_of_the_country_and_keeps_them(database):
    store = open_store(database)
    Preferences(store, Units.MI, WeekStart.SUNDAY)
    store.close()
    again = open_store(database)
    settings = Preferences(again, Units.KM, WeekStart.MONDAY).settings
    again.close()
    assert (settings.units, settings.week_start) == (Units.MI, WeekStart.SUNDAY)


def test_without_more_the_settings_are_the_usual_ones(preferences):
    assert preferences.settings == Settings()


def test_a_setting_is_kept_over_a_restart(database):
    store = open_store(database)
    Preferences(store).set("baseline_week_m", "32000")
    store.close()
    again = open_store(database)
    assert Preferences(again).settings.baseline_week_m == 32_000
    again.close()


def test_setting_announces_itself_and_can_be_taken_back(preferences, qtbot):
    with qtbot.waitSignal(preferences.changed, timeout=1000):
        change = preferences.set("units", "mi")
    assert preferences.settings.units is Units.MI
    with qtbot.waitSignal(preferences.changed, timeout=1000):
        preferences.apply(change.inverted())
    assert preferences.settings.units is Units.KM


def test_setting_the_same_value_is_no_change(preferences):
    assert preferences.set("units", "km").is_empty
    assert preferences.set("sound", "true").is_empty


def test_several_settings_are_one_change(preferences):
    change = preferences.set_all({"baseline_week_m": "30000", "baseline_long_m": "12000"})
    assert len(change.edits) == 2
    preferences.apply(change.inverted())
    assert preferences.settings == Settings()


def test_a_rule_can_be_switched_off_and_on(preferences):
    preferences.set("rule.SPIKE.enabled", "false")
    assert preferences.settings.disabled_rules == {"SPIKE"}
    preferences.set("rule.SPIKE.enabled", "true")
    assert preferences.settings.disabled_rules == frozenset()


@pytest.mark.parametrize(("key", "text"), [("units", "furlong"), ("colour", "red")])
def test_an_unknown_key_or_value_is_refused_with_what_is_allowed(preferences, key, text):
    with pytest.raises(InvalidValueError, match=r"km, mi|known are"):
        preferences.set(key, text)
    assert preferences.settings == Settings()


def test_one_setting_is_read_as_text(preferences):
    preferences.set("age_years", "43")
    assert preferences.text("age_years") == "43"
    assert preferences.text("sex") is None
    with pytest.raises(InvalidValueError):
        preferences.text("colour")


def test_stored_nonsense_falls_back_to_the_default_and_is_reported(store):
    Preferences(store).set("age_years", "43")
    with store.transaction():
        store.connection.executemany(
            "INSERT OR REPLACE INTO setting VALUES (?, ?)",
            [("units", "furlong"), ("colour", "red"), ("theme", None)],
        )
    store.created = False
    preferences = Preferences(store)
    assert preferences.settings == Settings(age_years=43)
    assert len(preferences.problems) == 3


def test_what_was_told_can_be_taken_out_again(preferences):
    preferences.set("body_mass_kg", "71.5")
    preferences.set("body_mass_kg", "")
    assert preferences.settings.body_mass_kg is None
