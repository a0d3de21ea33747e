"""Every sheet and drawer in the whole window: keyboard, names, nothing cut off, no stray window."""

from datetime import timedelta
from pprint import pformat

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QScrollArea, QWidget

from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.services.demo import fill_demo
from heavylegs_gui.ui.dialogs.plans_sheet import PlansSheet
from tests.ui.looks import settle, unnamed, wrong_at_any_size

SHEETS = ["log_run", "check_in", "plan", "export", "imports", "shoes", "care"]
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
    trigger(workspace, name)
    problems = all_that_is_wrong(workspace, theme)
    assert not problems, pformat(problems)


def test_the_saved_plans_open_over_the_builder_without_a_stray_window(workspace, services, qapp):
    start = workspace.kit.today() + timedelta(days=1)
    services.plans.save(four_weeks(services, start))
    stray = StrayWindows(qapp)
    trigger(workspace, "plan")
    trigger(workspace, "plans")
    assert stray.seen == []
    assert QApplication.focusWidget() is not None


def outside(panel):
    """Return what lies beyond the right edge of what is in view."""
    view = panel.findChild(QScrollArea).viewport()
    right = view.mapToGlobal(view.rect().topRight()).x()
    return [
        (type(one).__name__, getattr(one, "text", str)())
        for one in view.findChildren(QWidget)
        if one.isVisible() and one.mapToGlobal(one.rect().topRight()).x() > right
    ]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("height", [800, 560])
def test_no_warning_is_cut_off_in_the_panel_of_a_day(workspace, theme, qtbot, scale, height):
    window = workspace.window
    window.resize(1280, height)
    theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
    page = window.show_page("calendar")
    qtbot.waitUntil(page.grid.isVisible)
    page.grid.setFocus()
    seen = set()
    for _ in range(12):
        qtbot.keyClick(page.grid, Qt.Key.Key_W)
        settle()
        if page.board.panel.isVisible():
            seen.add(page.choice.current)
            assert outside(page.board.panel) == []
    assert seen or scale == 150


@pytest.mark.parametrize("name", [*SHEETS, *PAGES])
def test_no_piece_flashes_as_a_window_of_its_own(workspace, qapp, name):
    stray = StrayWindows(qapp)
    if name in PAGES:
        workspace.window.show_page(name)
        settle()
    else:
        trigger(workspace, name)
    assert stray.seen == []


def all_that_is_wrong(workspace, theme):
    return wrong_at_any_size(workspace.window, theme, scales=SCALES, sizes=SIZES)


@pytest.mark.parametrize("key", [Qt.Key.Key_D, "keep"])
def test_the_sheets_of_a_day_are_not_cut_off(workspace, theme, qtbot, key):
    page = workspace.window.show_page("calendar")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_W)
    if key == "keep":
        page.commands.keep()
    else:
        qtbot.keyClick(page.grid, key)
    settle()
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    problems = all_that_is_wrong(workspace, theme)
    assert not problems, pformat(problems)


def test_the_list_of_plans_is_as_high_as_it_needs(workspace, services, theme):
    trigger(workspace, "plans")
    sheet = workspace.window.findChild(PlansSheet)
    empty_height = sheet.panel.height()
    services.plans.save(four_weeks(services, workspace.kit.today() + timedelta(days=1)))
    settle()
    assert len(sheet.rows) == 1
    list_height = sheet.scroll_area.viewport().height()
    assert 0 <= list_height - sheet.rows[0].height() < 60
    assert sheet.panel.height() < empty_height + 60
    assert not all_that_is_wrong(workspace, theme)


def four_weeks(services, start):
    """Return a plan of four weeks."""
    return services.plans.make(
        PlanRequest(kind=PlanKind.BUILD, start=start, weekdays=frozenset({1, 3, 6}), weeks=4)
    )


@pytest.mark.parametrize("size", [(1000, 700), (1280, 720), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("scale", SCALES)
def test_no_warning_is_cut_off_below_the_week(workspace, theme, qtbot, size, scale):
    workspace.window.resize(*size)
    theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
    page = workspace.window.show_page("calendar")
    page.grid.setFocus()
    cards, seen = page.board.cards, 0
    for _ in range(8):
        page.show_view("month")
        qtbot.keyClick(page.grid, Qt.Key.Key_W)
        page.show_view("week")
        settle()
        card = cards.warning
        if card.isVisible():
            seen += 1
            title = card.title
            needed = title.heightForWidth(title.width())
            assert title.height() >= needed, title.text()
            assert card.height() >= card.body.totalHeightForWidth(card.width())
            assert cards.keep.geometry().bottom() <= cards.height()
    assert seen or not cards.isVisible()
