"""The whole window with two years of data: keys, names for screen readers, no text cut off."""

from pprint import pformat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionFrame

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.services.demo import fill_demo
from heavylegs_gui.ui.widgets.search_edit import SearchEdit
from heavylegs_gui.ui.widgets.week_graph_card import WeekGraphCard
from tests.ui.looks import cut_off, settle, unnamed, wrong_at_any_size

PAGES = ("today", "calendar", "log", "stretch", "progress", "help", "settings")
SIZES = ((860, 600), (1000, 700), (1280, 800))
SCALES = (90, 100, 120, 150)


@pytest.fixture
def workspace(services, today, open_workspace):
    """The window on the demo runner's two years."""
    fill_demo(services.store, services.training_log, today, years=2)
    return open_workspace()


@pytest.fixture
def empty_workspace(open_workspace):
    """The window of somebody who has just installed it."""
    return open_workspace()


def press(qtbot, workspace, key, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.keyClick(workspace.window, key, modifier)


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, "today"), (Qt.Key.Key_2, "calendar"), (Qt.Key.Key_3, "log"),
        (Qt.Key.Key_4, "stretch"), (Qt.Key.Key_5, "progress"), (Qt.Key.Key_Comma, "settings"),
    ],
)  # fmt: skip
def test_every_page_has_its_key(workspace, qtbot, key, page):
    press(qtbot, workspace, key)
    assert workspace.window.current_key == page
    assert workspace.window.sidebar.button(page).isChecked()


def test_f1_opens_the_help(workspace, qtbot):
    press(qtbot, workspace, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert workspace.window.current_key == "help"


def test_every_command_does_something(workspace):
    """A command without a slot would be a button that lies."""
    for key, action in workspace.window.actions_by_key.items():
        assert action.receivers("2triggered(bool)") > 0, key


@pytest.mark.parametrize("page", PAGES)
def test_every_stop_of_the_keyboard_has_a_name(workspace, qtbot, page):
    workspace.window.show_page(page)
    QApplication.processEvents()
    assert unnamed(workspace.window) == []


def open_page(qtbot, window, page):
    """Show a page, and wait for the graphs on it, which come a little later."""
    window.show_page(page)
    graphs = [one for one in window.findChildren(WeekGraphCard) if one.isVisible()]
    qtbot.waitUntil(lambda: all(graph.chart is not None for graph in graphs))


@pytest.mark.parametrize("page", PAGES)
def test_no_text_is_cut_off_at_any_size(workspace, theme, qtbot, page):
    open_page(qtbot, workspace.window, page)
    problems = wrong_at_any_size(workspace.window, theme, scales=SCALES, sizes=SIZES)
    assert not problems, pformat(problems)


@pytest.mark.parametrize("page", PAGES)
def test_a_new_runner_sees_a_finished_page(empty_workspace, page):
    empty_workspace.window.show_page(page)
    QApplication.processEvents()
    assert cut_off(empty_workspace.window) == []
    assert unnamed(empty_workspace.window) == []


def test_dark_and_light_switch_by_key_and_by_undo(workspace, theme, qtbot):
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, workspace, Qt.Key.Key_L, modifiers)
    assert theme.is_dark
    press(qtbot, workspace, Qt.Key.Key_Z)
    assert not theme.is_dark


@pytest.mark.parametrize("page", PAGES)
def test_the_command_palette_opens_on_every_page(workspace, qtbot, page):
    workspace.window.show_page(page)
    press(qtbot, workspace, Qt.Key.Key_K)
    assert workspace.window.palette_field.hasFocus()
    assert "Log a run" in workspace.window.palette_field.choices
    workspace.window.palette_field.close_list()


@pytest.mark.parametrize("page", ["log", "today"])
def test_undo_reaches_the_log_while_nothing_is_typed_in_a_search(workspace, qtbot, page):
    log, history = workspace.kit.training_log, workspace.kit.history
    before = log.count()
    history.record(log.add(Session(uid=new_uid(), local_date=workspace.kit.today())), log.apply)
    if not workspace.window.show_page(page).focus_search():
        workspace.window.palette_field.setFocus()
    field = workspace.window.focusWidget()
    assert isinstance(field, SearchEdit)
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), log.count()) == ("", before + 1)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert log.count() == before


def test_what_was_redone_is_not_called_undone(workspace):
    log, history = workspace.kit.training_log, workspace.kit.history
    history.record(log.add(Session(uid=new_uid(), local_date=workspace.kit.today())), log.apply)
    history.undo()
    assert workspace.window.toast.label.text().startswith("Undone: ")
    history.redo()
    assert workspace.window.toast.label.text().startswith("Redone: ")
    assert workspace.window.toast.button.text() == "Undo"


def test_a_placeholder_is_whole_or_short(workspace, theme):
    field = workspace.window.palette_field
    for scale in (90, 100, 110, 120, 135, 150):
        theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
        workspace.window.resize(1280, 800)
        settle()
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        box = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
        margins = field.textMargins()
        room = box.width() - margins.left() - margins.right()
        assert field.fontMetrics().horizontalAdvance(field.placeholderText()) <= room, scale
