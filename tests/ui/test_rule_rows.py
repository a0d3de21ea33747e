"""The switches of the warnings in Settings."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.settings import RULES
from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.services.change_words import changes_words
from heavylegs_gui.ui.pages.settings_page import SettingsPage
from heavylegs_gui.ui.widgets.rule_rows import rule_key
from heavylegs_gui.ui.widgets.rule_words import ALERT_RULES

CALM_RULES = sorted(set(RULES) - ALERT_RULES)


@pytest.fixture
def page(services, theme, history, database, qtbot):
    rules = services.training_log.thresholds
    widget = SettingsPage(services.preferences, theme, history, database, rules)
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


@pytest.fixture
def row(page):
    return lambda rule: page.rows[rule_key(rule)]


def test_every_rule_has_a_switch_with_its_evidence_and_source(page, row):
    for rule in RULES:
        one = row(rule)
        assert one.control.isChecked()
        assert one.text.text().endswith(".")
        words = one.source.text()
        assert words.startswith(("Strong study (", "Some studies (", "Coaching custom ("))
        assert one.source.text() in one.control.accessibleDescription()


def test_the_sentences_hold_the_numbers_of_the_rules(row):
    assert "more than 10 % longer than the longest of the 30 days" in row("SPIKE").text.text()
    assert "Frandsen" in row("SPIKE").source.text()
    assert "above 1.5" in row("MONO").text.text()


def test_the_evidence_is_not_said_twice(row):
    assert row("CUTBACK").source.text().startswith("Coaching custom (C): a lighter week every")


def test_the_sentences_follow_the_unit(row, preferences):
    assert "4.8 km" in row("START").text.text()
    preferences.set("units", "mi")
    assert "3 mi" in row("START").text.text()
    assert row("SHOE").text.text() == (
        "A pair of shoes from 311 mi on (a hint) and from its usual limit of 497 mi on, or near "
        "the limit that you gave it."
    )
    assert row("SHOE").title.text() == "Shoes with many miles"


@pytest.mark.parametrize("rule", CALM_RULES)
def test_a_calm_rule_is_switched_off_at_once_and_undone(rule, row, preferences, history):
    row(rule).control.click()
    assert preferences.settings.disabled_rules == {rule}
    history.undo()
    assert preferences.settings.disabled_rules == set()
    assert row(rule).control.isChecked()


@pytest.mark.parametrize("rule", sorted(ALERT_RULES))
def test_an_alert_rule_asks_before_it_is_switched_off(rule, row, preferences, history):
    one = row(rule)
    one.control.click()
    assert one.question.isVisible()
    assert one.control.isChecked()
    assert preferences.settings.disabled_rules == set()
    one.off_button.click()
    assert preferences.settings.disabled_rules == {rule}
    assert not one.control.isChecked()
    assert not one.question.isVisible()
    history.undo()
    assert one.control.isChecked()


def test_the_question_begins_on_keep_and_escape_keeps_the_rule(row, preferences, qtbot):
    one = row("SPIKE")
    qtbot.keyClick(one.control, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is one.keep_button
    qtbot.keyClick(one.keep_button, Qt.Key.Key_Escape)
    assert not one.question.isVisible()
    assert one.control.isChecked()
    assert QApplication.focusWidget() is one.control
    assert preferences.settings.disabled_rules == set()


def test_keep_leaves_the_rule_on(row, preferences):
    one = row("WEEK")
    one.control.click()
    one.keep_button.click()
    assert not one.question.isVisible()
    assert preferences.settings.disabled_rules == set()


def test_switching_an_alert_on_again_needs_no_question(row, preferences):
    preferences.set(rule_key("REST"), "false")
    one = row("REST")
    one.control.click()
    assert not one.question.isVisible()
    assert preferences.settings.disabled_rules == set()


def test_a_question_closes_when_the_setting_changes_elsewhere(row, preferences):
    one = row("REST")
    one.control.click()
    preferences.set("sound", "false")
    assert not one.question.isVisible()
    assert one.control.isChecked()


# The week start


def test_a_change_of_the_week_start_says_how_many_warnings_change(page, history):
    asked = []

    def count_changes(settings):
        asked.append(settings.week_start)
        return 3, 1

    page.week_start.count_changes = count_changes
    page.week_start.control.button("sunday").click()
    assert asked == [WeekStart.SUNDAY]
    assert page.week_start.note.text() == "3 warnings go, 1 is new."
    assert page.week_start.note.isVisible()
    history.undo()
    assert not page.week_start.note.isVisible()


def test_the_window_counts_the_warnings_of_the_real_log(open_workspace, services, today):
    days = [today - timedelta(days=back) for back in range(60) if back % 7 != 6]
    runs = [Session(uid=new_uid(), local_date=day, distance_m=8_000.0) for day in days]
    services.training_log.add_all(runs, "x")
    before = services.preferences.settings
    gone, new = services.warnings.count_changes(before.with_value("week_start", "saturday"))
    window = open_workspace().window
    window.show_page("settings")
    row = window.page("settings").week_start
    row.control.button("saturday").click()
    assert row.note.text() == changes_words(gone, new)
    assert gone + new > 0


def test_without_a_count_the_week_start_changes_silently(page, preferences):
    page.week_start.control.button("saturday").click()
    assert preferences.settings.week_start is WeekStart.SATURDAY
    assert not page.week_start.note.isVisible()


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0), "No warning changes."),
        ((1, 0), "1 warning goes."),
        ((0, 2), "2 warnings are new."),
        ((0, 1), "1 warning is new."),
        ((2, 2), "2 warnings go, 2 are new."),
    ],
)
def test_the_words_count(counts, words):
    assert changes_words(*counts) == words
