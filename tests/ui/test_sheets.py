"""Every sheet and drawer in the whole window: keyboard, names, nothing cut off, no stray window."""

from pprint import pformat

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.services.demo import fill_demo
from tests.ui.looks import cut_off, overlapping, scrolls_sideways, settle, unnamed

SHEETS = ["log_run", "check_in", "plan", "export", "imports", "shoes"]
PAGES = ["today", "calendar", "log", "stretch", "progress", "help", "settings"]
SIZES = ((860, 600), (1000, 700), (1280, 800))
SCALES = (90, 100, 150)


class StrayWindows(QObject):
    """Collects what is shown as a window of its own."""

    def __init__(self, application):
        super().__init__()
        self.seen = []
        application.installEventFilter(self)

    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, QMainWindow):
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def workspace(services, today, open_workspace):
    """The window on the demo runner's year."""
    fill_demo(services.store, services.training_log, today, years=1)
    return open_workspace()


def trigger(workspace, name):
    workspace.window.actions_by_key[name].trigger()
    settle()


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_holds_the_keyboard_and_gives_it_back(workspace, qtbot, name):
    window = workspace.window
    window.show_page("log")
    settle()
    before = window.focusWidget()
    trigger(workspace, name)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert inside is not before
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().isVisible()
        assert not before.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is before)


@pytest.mark.parametrize("name", SHEETS)
def test_every_stop_of_a_sheet_has_a_name(workspace, name):
    trigger(workspace, name)
    assert unnamed(workspace.window) == []


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_in_a_sheet_is_cut_off_at_any_size(workspace, theme, name):
    window = workspace.window
    trigger(workspace, name)
    problems = {}
    for scale in SCALES:
        theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
        for size in SIZES:
            window.resize(*size)
            settle()
            found = cut_off(window) + scrolls_sideways(window) + overlapping(window)
            if found:
                problems[scale, size] = found
    assert not problems, pformat(problems)


@pytest.mark.parametrize("name", [*SHEETS, *PAGES])
def test_no_piece_flashes_as_a_window_of_its_own(workspace, qapp, name):
    stray = StrayWindows(qapp)
    if name in PAGES:
        workspace.window.show_page(name)
        settle()
    else:
        trigger(workspace, name)
    assert stray.seen == []
