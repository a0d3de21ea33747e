"""Many faults, one dialog; plain words, a way on, and nothing personal in the details."""

import sys
import threading

import pytest
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
    QTimer,
    QUrl,
    Slot,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget

from heavylegs_gui.services.faults import CrashReport, Faults
from heavylegs_gui.ui.dialogs.crash_dialog import CrashDialog, CrashPresenter
from heavylegs_gui.ui.theme.theme import ThemeManager

CANARY = "CanaryNote"


def _report(place="a.py:1", count=1, *, restart_only=False):
    return CrashReport("ValueError", place, "main", count, f"text of {place}", restart_only)


@pytest.fixture
def theme(qapp):
    return ThemeManager(qapp)


@pytest.fixture
def dialog(theme, tmp_path, qtbot):
    dialog = CrashDialog(theme, tmp_path)
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def faults(qapp, tmp_path, caplog):
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults = Faults(tmp_path / "state")
    faults.install()
    yield faults
    faults.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    caplog.get_records("call").clear()  # the errors in the log are what these tests are about


@pytest.fixture
def presenter(faults, theme, qtbot):
    presenter = CrashPresenter(faults, theme)
    yield presenter
    for dialog in _dialogs():
        dialog.close()
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _dialogs():
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, CrashDialog) and one.isVisible()
    ]


def _button(dialog, words):
    found = [
        button
        for button in dialog.findChildren(QPushButton)
        if button.text().replace("&", "") == words
    ]
    assert len(found) == 1
    return found[0]


def _offered(dialog):
    return {
        button.text().replace("&", "")
        for button in dialog.findChildren(QPushButton)
        if button.isVisible()
    }


class ThrowingPainter(QWidget):
    """Raises each time it is painted."""

    def paintEvent(self, event):
        raise ValueError(CANARY)


class ThrowingModel(QAbstractTableModel):
    """Raises for every cell."""

    def rowCount(self, parent=None):
        return 2

    def columnCount(self, parent=None):
        return 3

    def data(self, index, role=0):
        raise ValueError(CANARY)


def _table():
    table = QTableView()
    table.setModel(ThrowingModel(table))
    return table


@pytest.mark.parametrize("build", [ThrowingPainter, _table])
def test_a_widget_that_throws_while_it_is_painted_leads_to_one_dialog(
    build, faults, presenter, qtbot
):
    widget = build()
    qtbot.addWidget(widget)
    QTimer.singleShot(0, widget, widget.show)
    qtbot.waitUntil(lambda: bool(_dialogs()))
    widget.hide()
    assert len(_dialogs()) == 1
    assert "ValueError" in _dialogs()[0]._details.toPlainText()
    assert CANARY not in _dialogs()[0]._details.toPlainText()


def test_faults_of_two_places_share_the_dialog(presenter):
    presenter.show_report(_report("a.py:1", 2))
    presenter.show_report(_report("b.py:9", 3))
    assert len(_dialogs()) == 1
    assert "5 times" in _dialogs()[0]._count.text()
    assert _dialogs()[0]._details.toPlainText() == "text of a.py:1\n\ntext of b.py:9"


def test_the_dialog_says_in_plain_words_that_the_data_is_safe(dialog):
    dialog.show_report(_report())
    assert dialog._title.text() == "Something went wrong"
    assert dialog._safe.text().startswith("Your data is safe")


def test_the_first_fault_leaves_the_choice_and_continue_has_the_focus(dialog, qtbot):
    with qtbot.waitActive(dialog):
        dialog.show_report(_report())
    assert _offered(dialog) == {
        "Show details", "Copy details", "Open log folder", "Restart", "Continue",
    }  # fmt: skip
    assert _button(dialog, "Continue").hasFocus()


def test_a_fault_that_comes_again_and_again_leaves_only_the_restart(dialog):
    dialog.show_report(_report(count=3, restart_only=True))
    assert "Continue" not in _offered(dialog)
    assert "Restart" in _offered(dialog)


def test_escape_continues(dialog, qtbot):
    dialog.show_report(_report())
    with qtbot.assertNotEmitted(dialog.quit_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_the_dialog_that_offers_only_the_restart_quits(dialog, qtbot):
    dialog.show_report(_report(restart_only=True))
    with qtbot.waitSignal(dialog.quit_requested):
        dialog.close()


def test_restart_is_passed_on_by_the_presenter(presenter, qtbot):
    presenter.show_report(_report())
    with qtbot.waitSignal(presenter.restart_requested):
        qtbot.mouseClick(_button(_dialogs()[0], "Restart"), Qt.MouseButton.LeftButton)


def test_a_fault_after_continue_begins_a_new_count(dialog, qtbot):
    dialog.show_report(_report("a.py:1", 7))
    qtbot.mouseClick(_button(dialog, "Continue"), Qt.MouseButton.LeftButton)
    dialog.show_report(_report("b.py:9", 1))
    assert dialog._details.toPlainText() == "text of b.py:9"
    assert dialog.isVisible()


def test_details_are_copied_with_one_press(dialog, qtbot):
    dialog.show_report(_report())
    qtbot.mouseClick(_button(dialog, "Copy details"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "text of a.py:1"


def test_details_unfold_and_fold(dialog, qtbot):
    dialog.show_report(_report())
    qtbot.mouseClick(_button(dialog, "Show details"), Qt.MouseButton.LeftButton)
    assert dialog._details.isVisible()
    qtbot.mouseClick(_button(dialog, "Hide details"), Qt.MouseButton.LeftButton)
    assert not dialog._details.isVisible()


class Opener(QObject):
    """Takes the place of the file manager."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def take(self, url):
        self.opened.append(url.toLocalFile())


def test_the_log_folder_opens(dialog, tmp_path, qtbot):
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")
    dialog.show_report(_report())
    qtbot.mouseClick(_button(dialog, "Open log folder"), Qt.MouseButton.LeftButton)
    QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(tmp_path)]


def test_a_hard_crash_of_the_last_run_is_told_with_one_way_on(faults, presenter):
    faults.previous_crash = "Fatal Python error: Segmentation fault"
    presenter.show_previous_crash()
    assert _dialogs()[0]._title.text() == "Heavy Legs stopped unexpectedly last time"
    assert _offered(_dialogs()[0]) == {
        "Show details", "Copy details", "Open log folder", "Continue",
    }  # fmt: skip


def test_without_a_crash_of_the_last_run_nothing_is_shown(presenter):
    presenter.show_previous_crash()
    assert _dialogs() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_default_button(key, dialog, qtbot):
    with qtbot.waitActive(dialog):
        dialog.show_report(_report())
    qtbot.keyClick(dialog, key)
    assert not dialog.isVisible()


def test_damage_is_called_by_its_name_and_the_way_back_is_told(dialog):
    dialog.show_report(_report())
    assert "Your data is safe" in _words(dialog)
    damage = CrashReport("DatabaseDamagedError", "b.py:2", "main", 1, "text", restart_only=False)
    dialog.show_report(damage)
    words = _words(dialog)
    assert "The log is damaged" in words
    assert "Restore a backup" in words
    assert "safe" not in words
    dialog.show_report(_report())
    assert "safe" not in _words(dialog)


def _words(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if not one.isHidden())
