"""The window shows its frame first and the first page a moment later."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from heavylegs_gui.services.demo import fill_demo
from heavylegs_gui.ui.late_steps import LateSteps


def shown_page(workspace):
    return workspace.window.current_page.title


def test_the_frame_is_there_before_the_first_page(services, today, open_workspace, qtbot):
    fill_demo(services.store, services.training_log, today, years=1)
    window = open_workspace().window
    assert window.isVisible()
    assert not window.has_page("today")
    assert window.head.title.text() == "Today"
    assert window.sidebar.button("today").isChecked()
    assert isinstance(window.focusWidget(), QStackedWidget)  # no ring flashes in the sidebar
    title, subtitle = window.head.title.text(), window.head.subtitle.text()
    qtbot.waitUntil(lambda: window.has_page("today"))
    assert window.current_page.isVisible()
    assert (window.head.title.text(), window.head.subtitle.text()) == (title, subtitle)
    qtbot.waitUntil(lambda: ":" in window.current_page.routine.chip.text())


def test_another_page_that_is_wanted_meanwhile_stays(services, today, open_workspace, qtbot):
    fill_demo(services.store, services.training_log, today, years=1)
    workspace = open_workspace()
    workspace.window.show_page("log").focus_search()
    focused = workspace.window.focusWidget()
    with qtbot.waitSignal(workspace.first_painted):
        workspace.window.update()
    assert shown_page(workspace) == "Log"
    assert workspace.window.focusWidget() is focused
    today_page = workspace.window.show_page("today")
    qtbot.waitUntil(lambda: ":" in today_page.routine.chip.text())


def test_a_new_runner_is_welcomed_at_once(open_workspace):
    window = open_workspace().window
    assert window.has_page("today")
    assert window.current_page.title == "Today"


def test_a_window_that_is_closed_at_once_builds_no_page(services, today, open_workspace, qtbot):
    fill_demo(services.store, services.training_log, today, years=1)
    workspace = open_workspace()
    workspace.window.close()
    workspace.close()
    qtbot.wait(0)
    assert not workspace.window.has_page("today")


def test_the_first_page_leaves_the_keyboard_to_a_drawer_that_was_opened_before_it(
    services, today, open_workspace, qtbot
):
    fill_demo(services.store, services.training_log, today, years=1)
    workspace = open_workspace()
    workspace.log_run()
    editor = workspace.pages.editor()
    focused = workspace.window.focusWidget()
    assert editor.isAncestorOf(focused)
    qtbot.waitUntil(lambda: workspace.window.has_page("today"))
    assert workspace.window.focusWidget() is focused
    assert editor.isVisible()


def test_a_window_that_is_painted_again_and_again_puts_no_step_off(qtbot):
    widget, steps = QWidget(), []
    qtbot.addWidget(widget)
    late = LateSteps([lambda: steps.append("taken")], widget)
    late.follow_paint_of(widget)
    widget.show()

    def is_taken():
        widget.repaint()
        return steps == ["taken"]

    qtbot.waitUntil(is_taken)
    late.stop()
