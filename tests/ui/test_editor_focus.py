"""A closed drawer or sheet leaves the keyboard to the page in front."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(open_workspace):
    return open_workspace()


@pytest.fixture
def editor(workspace):
    return workspace.pages.editor()


def type_run(qtbot, editor):
    qtbot.keyClicks(editor.form.main.distance, "5.4")
    qtbot.keyClicks(editor.form.main.duration, "34:10")


def press(qtbot, workspace, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    """Press keys where the window has its keyboard."""
    for key in keys:
        qtbot.keyClick(workspace.window.focusWidget() or workspace.window, key, modifier)


def holds_focus(overlay):
    held = overlay.window().focusWidget()
    return held is not None and overlay.isAncestorOf(held)


def log_run(qtbot, workspace, editor):
    press(qtbot, workspace, Qt.Key.Key_N, modifier=CTRL)
    assert editor.isVisible()
    type_run(qtbot, editor)


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_Comma])
def test_another_page_closes_the_drawer_and_keeps_its_draft(qtbot, workspace, editor, key):
    log_run(qtbot, workspace, editor)
    press(qtbot, workspace, key, modifier=CTRL)
    assert not editor.isVisible()
    assert not holds_focus(editor)
    workspace.log_run()
    assert editor.form.main.distance.text() == "5.4"


def test_f1_closes_the_drawer_too(qtbot, workspace, editor):
    log_run(qtbot, workspace, editor)
    press(qtbot, workspace, Qt.Key.Key_F1)
    assert (workspace.window.current_key, editor.isVisible()) == ("help", False)


def test_keys_after_a_change_of_page_never_save_a_second_run(
    qtbot, workspace, editor, training_log
):
    log_run(qtbot, workspace, editor)
    press(qtbot, workspace, Qt.Key.Key_2, modifier=CTRL)
    press(qtbot, workspace, Qt.Key.Key_N, modifier=CTRL)
    press(qtbot, workspace, Qt.Key.Key_Return, modifier=CTRL)
    assert training_log.count() == 1
    press(qtbot, workspace, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert training_log.count() == 1
    assert editor.isVisible() or not holds_focus(editor)


def test_a_hidden_drawer_saves_nothing(qtbot, workspace, editor, training_log):
    log_run(qtbot, workspace, editor)
    editor.dismiss()
    editor.save()
    editor.form.main.distance.textEdited.emit("9")
    assert training_log.count() == 0


def test_the_focus_returns_to_where_it_was(qtbot, workspace, editor):
    start = workspace.window.sidebar.button("log")
    start.setFocus()
    log_run(qtbot, workspace, editor)
    press(qtbot, workspace, Qt.Key.Key_Escape)
    assert start.hasFocus() or workspace.window.focusWidget() is start


def test_a_sheet_that_closes_over_another_page_gives_the_page_the_keyboard(
    qtbot, workspace, tmp_path
):
    source = tmp_path / "a.gpx"
    source.write_text("nothing", encoding="utf-8")
    workspace.window.sidebar.setFocus()
    workspace.window.current_page.setFocus()
    workspace.import_files([source])
    sheet = workspace.pages.import_dialog()
    qtbot.waitUntil(lambda: not sheet.reading.isVisible())
    press(qtbot, workspace, Qt.Key.Key_2, modifier=CTRL)
    press(qtbot, workspace, Qt.Key.Key_Escape)
    held = workspace.window.focusWidget()
    assert not sheet.isVisible()
    assert not holds_focus(sheet)
    assert held is None or held.isVisible()
    QApplication.processEvents()


def test_the_field_with_the_keyboard_is_seen_as_a_whole(qtbot, workspace, editor):
    workspace.window.resize(1000, 620)
    log_run(qtbot, workspace, editor)
    editor.form.more_button.click()
    view = editor.form.scroll_area.viewport()
    for key in ("shoe_id", "notes", "title", "temp_c"):
        field = editor.form.more.fields[key]
        editor.form.main.distance.setFocus()
        QApplication.processEvents()
        field.input.setFocus()
        QApplication.processEvents()
        top = field.mapTo(view, QPoint()).y()
        assert top >= 0
        assert top + field.height() <= view.height(), key
