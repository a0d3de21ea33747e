"""Reminders in the window: said with a way to act, and the window that stays when it is closed."""

from datetime import datetime

import pytest
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.reminders import Due, Reminder, ReminderKind
from heavylegs_gui.ui.devices.autostart import Autostart
from heavylegs_gui.ui.devices.tray import Tray
from heavylegs_gui.ui.pages.settings_page import SettingsPage
from heavylegs_gui.ui.widgets.reminder_rows import AutostartRow


@pytest.fixture
def workspace(services, open_workspace):
    services.preferences.set("remind_routine_at", "03:00")
    built = open_workspace()
    built.reminder_start.start()
    yield built
    services.reminders.stop()


def due(kind, what=""):
    return Due(Reminder(kind, 600, what=what), datetime.fromisoformat("2026-11-22T10:00"))


def test_nobody_who_wants_no_reminder_gets_a_desk(open_workspace, services):
    built = open_workspace()
    built.reminder_start.start()
    assert built.reminder_start.desk is None
    services.preferences.set("remind_check_in_at", "07:30")
    assert built.reminder_start.desk is not None
    services.reminders.stop()


@pytest.mark.parametrize(
    ("kind", "what", "said", "page"),
    [
        (ReminderKind.ROUTINE, "", "Time to stretch: a routine fits now.", "stretch"),
        (
            ReminderKind.PLANNED,
            "Foam <b>roll</b>",
            "Planned for today: Foam <b>roll</b>",
            "stretch",
        ),
    ],
)
def test_a_reminder_leads_to_the_mat(workspace, kind, what, said, page):
    workspace.reminder_start.desk.remind(due(kind, what))
    toast = workspace.window.toast
    assert toast.label.text() == said
    assert toast.button.text() == "Stretch"
    toast.button.click()
    assert workspace.window.current_key == page


def test_a_reminder_leads_to_the_check_in(workspace):
    workspace.reminder_start.desk.remind(due(ReminderKind.CHECK_IN))
    workspace.window.toast.button.click()
    assert workspace.pages.check_in_sheet().isVisible()
    workspace.pages.check_in_sheet().dismiss()


def test_the_window_that_stays_is_hidden_and_comes_back(workspace):
    window = workspace.window
    window.stays_hidden = True
    window.close()
    assert not window.isVisible()
    workspace.reminder_start.desk.open_window()
    assert window.isVisible()
    event = QCloseEvent()
    window.stays_hidden = False
    QApplication.sendEvent(window, event)
    assert event.isAccepted()


def test_quitting_quits_although_the_window_stays(workspace):
    workspace.window.stays_hidden = True
    workspace.quit()
    assert not workspace.window.stays_hidden


def test_without_a_tray_the_window_never_stays(workspace, services):
    services.preferences.set("keep_in_tray", "true")
    assert workspace.window.stays_hidden == Tray.is_there()


def test_a_tray_that_is_not_there_says_nothing_and_does_no_harm(qapp):
    tray = Tray(QIcon())
    tray.say("Time to stretch", "a routine fits now.")
    assert tray.is_shown == Tray.is_there()
    tray.hide()
    assert not tray.is_shown


@pytest.fixture
def settings(qtbot, services, theme, history, database):
    page = SettingsPage(services.preferences, theme, history, database)
    qtbot.addWidget(page)
    return page


def test_times_and_days_are_told_and_undone(settings, services, history):
    row = settings.rows["remind_routine_at"]
    row.control.setText("19.30")
    row.control.editingFinished.emit()
    assert services.preferences.settings.remind_routine_at == 19 * 60 + 30
    assert row.control.text() == "19:30"
    days = settings.rows["remind_routine_days"]
    days.control.set_weekdays({0, 3})
    days.control.edited.emit()
    assert services.preferences.settings.remind_routine_days == ("monday", "thursday")
    history.undo()
    assert days.control.weekdays() == frozenset()


@pytest.mark.parametrize("wrong", ["25:00", "soon", "19:61", "7"])
def test_a_time_that_there_is_not_is_refused_in_one_sentence(settings, services, wrong):
    row = settings.rows["remind_check_in_at"]
    row.control.setText(wrong)
    row.control.editingFinished.emit()
    assert "is a time like 19:30" in row.error.text()
    assert services.preferences.settings.remind_check_in_at is None


def test_the_start_with_the_computer_is_switched_by_its_row(settings, tmp_path):
    places = {"HOME": str(tmp_path)}
    row = AutostartRow(settings._owner, "Start", "", Autostart(["heavylegs"], "linux", places))
    row.control.click()
    assert Autostart(["heavylegs"], "linux", places).is_on
    row.control.click()
    assert not Autostart(["heavylegs"], "linux", places).is_on
