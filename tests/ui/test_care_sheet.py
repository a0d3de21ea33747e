"""What stretching leaves out: told in a sheet, asked before a routine, undone like any change."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.cautions import Caution, Spared, SpareKind, spared_from_text
from heavylegs_gui.domain.routine import ExerciseKind, Side
from heavylegs_gui.ui.player.care_sheet import CareSheet
from tests.services.routine_desk import DAY


@pytest.fixture
def sheet(desk, host, theme, history):
    made = CareSheet(desk.preferences, theme, history, host, desk.clock.today)
    made.show_care()
    yield made
    made.dismiss()


@pytest.fixture
def page(desk, open_stretch):
    return open_stretch(desk.player, desk.preferences)


def spared(desk):
    return spared_from_text(desk.preferences.settings.spared_parts)


def test_a_caution_is_stored_at_once_and_undone(desk, sheet, history):
    by_caution = {row.caution: row for row in sheet.rows}
    by_caution[Caution.VEINS].control.click()
    by_caution[Caution.CLOT].control.click()
    assert desk.preferences.settings.cautions == ("clot", "veins")
    history.undo()
    assert desk.preferences.settings.cautions == ("veins",)
    assert not by_caution[Caution.CLOT].control.isChecked()


def test_a_part_is_told_shown_and_taken_away(desk, sheet, history):
    form = sheet.form
    form.muscle.setCurrentIndex(form.muscle.findData("quads"))
    form.side.set_value("right")
    form.save_button.click()
    assert spared(desk) == (Spared("quads", Side.RIGHT, SpareKind.TEAR, DAY),)
    assert len(sheet.parts) == 1
    sheet.parts[0].remove_button.click()
    assert spared(desk) == ()
    history.undo()
    assert len(spared(desk)) == 1


@pytest.mark.parametrize("days", [1, 400])
def test_a_day_that_has_not_come_is_refused_in_one_sentence(desk, sheet, days):
    sheet.form.since.set_day(DAY + timedelta(days=days))
    sheet.form.save_button.click()
    assert sheet.form.error.text() == "Say since when: today or an earlier day."
    assert spared(desk) == ()


def test_a_tear_of_last_week_is_refused_and_a_wound_taken(desk, sheet):
    form = sheet.form
    form.since.set_day(DAY - timedelta(days=7))
    form.save_button.click()
    assert "those are over" in form.error.text()
    form.kind.setCurrentIndex(form.kind.findData("wound"))
    form.save_button.click()
    assert [one.kind for one in spared(desk)] == [SpareKind.WOUND]


def test_a_part_whose_time_is_over_is_shown_no_longer(desk, sheet):
    sheet.form.save_button.click()
    desk.clock.later = timedelta(days=4)
    sheet.show_care()
    assert sheet.parts == []


def started(page, desk):
    desk.gate.answer([])
    page.start("article_5")
    QApplication.processEvents()
    return page.starter.cautions


def played_kinds(desk):
    exercises = desk.routine_library.exercises
    return {exercises[step.exercise_id].kind for step in desk.player.engine.steps}


def test_before_a_routine_that_rolls_the_caution_asks(page, desk):
    desk.preferences.set("cautions", "thinner")
    asked = started(page, desk)
    assert not desk.player.is_open
    assert "a blood thinner" in asked.text.text()
    assert not asked.with_button.isEnabled()
    asked.without_button.click()
    assert played_kinds(desk) == {ExerciseKind.STATIC}


def test_rolling_takes_a_tick_by_key_or_mouse(page, desk, qtbot):
    desk.preferences.set("cautions", "thinner")
    asked = started(page, desk)
    qtbot.keyClick(asked.without_button, Qt.Key.Key_1)
    assert asked.with_button.isEnabled()
    asked.with_button.click()
    assert ExerciseKind.ROLL in played_kinds(desk)


def test_not_now_starts_nothing(page, desk):
    desk.preferences.set("cautions", "thinner")
    started(page, desk).cancel_button.click()
    assert not desk.player.is_open


def test_an_old_run_with_rolls_goes_on_only_with_the_tick(page, desk):
    desk.begin()
    desk.play(20)
    desk.player.leave()
    desk.preferences.set("cautions", "thinner")
    page.refresh()
    page.banner.resume_button.click()
    asked = page.starter.cautions
    assert asked.without_button.isHidden()
    asked.tick.click()
    asked.with_button.click()
    assert desk.player.is_open
