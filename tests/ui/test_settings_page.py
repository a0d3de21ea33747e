"""Settings are saved at once, undoable, and refuse nonsense with a sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.ui.pages.settings_page import SettingsPage


@pytest.fixture
def page(preferences, theme, history, database, qtbot):
    widget = SettingsPage(preferences, theme, history, database)
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    return widget


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_choosing_miles_is_stored_at_once(page, preferences, qtbot):
    click(qtbot, page.rows["units"].control.button("mi"))
    assert preferences.settings.units is Units.MI


def test_undo_takes_the_choice_back_and_the_page_follows(page, preferences, history, qtbot):
    click(qtbot, page.rows["week_start"].control.button("sunday"))
    assert preferences.settings.week_start is WeekStart.SUNDAY
    history.undo()
    assert preferences.settings.week_start is WeekStart.MONDAY
    assert page.rows["week_start"].control.value() == "monday"


def test_a_distance_is_read_in_the_runner_s_unit(page, preferences, qtbot):
    preferences.set("units", "mi")
    field = page.rows["baseline_week_m"].control
    qtbot.keyClicks(field, "20")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert preferences.settings.baseline_week_m == pytest.approx(20 * 1609.344, abs=0.1)
    assert page.rows["baseline_week_m"].unit.text() == "mi"


@pytest.mark.parametrize("typed", ["abc", "-5", "1e9", "9999"])
def test_nonsense_is_refused_with_a_sentence_and_kept_in_the_field(page, preferences, qtbot, typed):
    row = page.rows["baseline_long_m"]
    qtbot.keyClicks(row.control, typed)
    qtbot.keyClick(row.control, Qt.Key.Key_Return)
    assert row.error.isVisible()
    assert row.error.text().endswith(".")
    assert row.control.text() == typed
    assert preferences.settings.baseline_long_m is None


def test_emptying_a_distance_forgets_it(page, preferences, qtbot):
    preferences.set("baseline_week_m", "30000")
    field = page.rows["baseline_week_m"].control
    assert field.text() == "30"
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert preferences.settings.baseline_week_m is None


def test_every_control_has_a_name_and_is_reached_by_tab(page):
    for row in page.rows.values():
        assert row.control.accessibleName()


def test_the_page_says_where_the_data_lies(page, database):
    assert page.path.text() == str(database)


@pytest.mark.parametrize("key", ["backup", "restore", "export"])
def test_the_data_buttons_ask_for_their_command(page, qtbot, key):
    with qtbot.waitSignal(page.action_requested, timeout=1000) as asked:
        click(qtbot, page.findChild(QPushButton, key))
    assert asked.args == [key]


def test_the_country_for_the_emergency_number_is_chosen_by_name(page, preferences, qtbot):
    row = page.rows["region"]
    row.control.setCurrentIndex(row.control.findText("Australia"))
    row.control.activated.emit(row.control.currentIndex())
    assert preferences.settings.region == "AU"


def test_a_distance_beyond_reason_is_refused_in_the_runner_s_unit(page, preferences, qtbot):
    preferences.set("units", "mi")
    row = page.rows["baseline_long_m"]
    qtbot.keyClicks(row.control, "9999")
    qtbot.keyClick(row.control, Qt.Key.Key_Return)
    assert row.error.text() == "Write a distance from 0.1 to 124 mi, or leave it empty."


def test_the_test_button_says_how_it_stands_with_sound_voice_and_screen(page, qtbot):
    sound, voice, screen = page.devices.lines
    assert voice.text() == "Voice: looked for with the first routine"
    click(qtbot, page.devices.button)
    qtbot.waitUntil(lambda: "looked for" not in voice.text())
    qtbot.waitUntil(lambda: "if this machine lets it" not in screen.text())
    assert sound.text() != "Sound: opens with the first routine"
    assert screen.text().startswith("Screen: ")
    page.hide()
    assert page.devices.wake_lock.state.value == "free"


def test_how_loud_a_routine_is_can_be_chosen_and_taken_back(page, preferences, history, qtbot):
    click(qtbot, page.rows["sound_profile"].control.button("loud"))
    assert preferences.text("sound_profile") == "loud"
    history.undo()
    assert preferences.text("sound_profile") == "normal"
