"""What the runner changes in the calendar: each action is one step that can be undone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from heavylegs_gui.domain.training import DayKind, DayMark, Status
from heavylegs_gui.ui.calendar.cells import DayLook, Look
from heavylegs_gui.ui.calendar.keys import Command
from heavylegs_gui.ui.calendar.menu import Wish
from heavylegs_gui.ui.dialogs.export_dialog import ExportDialog
from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY, WEDNESDAY, run

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
THURSDAY = NEXT_TUESDAY + timedelta(days=2)


def look(page, day):
    page.show_day(day)
    return page.span.cell(day).look


def planned(page, day):
    page.show_day(day)
    return [block.session.distance_m for block in page.span.cell(day).blocks if block.is_open]


def test_cut_and_paste_move_a_session_and_remember_its_day(page, press, ids):
    press(NEXT_TUESDAY, Qt.Key.Key_X, CTRL)
    press(THURSDAY, Qt.Key.Key_V, CTRL)
    assert planned(page, NEXT_TUESDAY) == []
    (block,) = page.span.cell(THURSDAY).blocks
    assert (block.session.id, block.moved_from) == (ids[NEXT_TUESDAY], NEXT_TUESDAY)


def test_copy_and_paste_plan_it_again(page, press):
    press(NEXT_TUESDAY, Qt.Key.Key_C, CTRL)
    press(THURSDAY, Qt.Key.Key_V, CTRL)
    assert planned(page, NEXT_TUESDAY) == planned(page, THURSDAY) == [6000.0]


def test_what_was_done_is_not_cut(page, press, qtbot, training_log):
    with qtbot.waitSignal(page.said) as said:
        press(TUESDAY, Qt.Key.Key_X, CTRL)
    assert "stays on its day" in said.args[0]
    assert page.desk.clip is None


def test_paste_without_a_copy_says_what_to_do(page, press, qtbot):
    with qtbot.waitSignal(page.said) as said:
        press(THURSDAY, Qt.Key.Key_V, CTRL)
    assert said.args == ["Cut or copy a session first."]


def test_a_drop_moves_the_session(page, qtbot, ids, history):
    drag(page, qtbot, ids[NEXT_TUESDAY], THURSDAY)
    assert planned(page, THURSDAY) == [6000.0]
    assert page.choice.current == THURSDAY


def test_a_drop_with_ctrl_copies(page, qtbot, ids):
    drag(page, qtbot, ids[NEXT_TUESDAY], THURSDAY, CTRL)
    assert planned(page, NEXT_TUESDAY) == planned(page, THURSDAY) == [6000.0]


def test_several_chosen_sessions_are_dragged_together(page, qtbot, ids):
    sunday = NEXT_TUESDAY + timedelta(days=5)
    page.show_day(NEXT_TUESDAY)
    view = page.grid.viewport()
    for day in (NEXT_TUESDAY, sunday):
        place = page.grid.block_box(ids[day]).center().toPoint()
        qtbot.mouseClick(view, LEFT, CTRL if day == sunday else NONE, place)
    drag(page, qtbot, ids[sunday], sunday + timedelta(days=1))
    assert planned(page, NEXT_TUESDAY + timedelta(days=1)) == [6000.0]
    assert planned(page, sunday + timedelta(days=1)) == [9000.0]


def drag(page, qtbot, session_id, day, modifier=NONE):
    view = page.grid.viewport()
    start = page.grid.block_box(session_id).center().toPoint()
    end = page.grid.cell_box(page.grid.table.index_of(day)).center().toPoint()
    qtbot.mousePress(view, LEFT, modifier, start)
    for place in ((start + end) / 2, end):
        move(view, place, modifier)
    qtbot.mouseRelease(view, LEFT, modifier, end)


def move(view, place, modifier):
    """Move the mouse with the button held; qtbot cannot hold a key meanwhile."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(view.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        LEFT,
        modifier,
    )
    QApplication.sendEvent(view, event)


def test_space_marks_todays_plan_as_done(page, press, training_log, today):
    training_log.add(run(today, 5000.0, Status.PLANNED))
    press(today, Qt.Key.Key_Space)
    assert [one.look for one in page.span.cell(today).blocks] == [Look.DONE]


def test_a_run_that_is_still_ahead_cannot_be_done(page, press, qtbot):
    with qtbot.waitSignal(page.said) as said:
        press(NEXT_TUESDAY, Qt.Key.Key_Space)
    assert "is still ahead" in said.args[0]


@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_S, Look.SKIPPED), (Qt.Key.Key_I, Look.ILL)]
)
def test_skipped_and_ill_are_marked_and_taken_back(page, press, key, expected):
    press(NEXT_TUESDAY, key)
    assert page.span.cell(NEXT_TUESDAY).blocks[0].look is expected
    press(NEXT_TUESDAY, key)
    assert page.span.cell(NEXT_TUESDAY).blocks[0].look is Look.PLANNED


def test_a_day_without_sessions_can_be_ill(page, press):
    press(THURSDAY, Qt.Key.Key_I)
    assert look(page, THURSDAY) is DayLook.ILL
    press(THURSDAY, Qt.Key.Key_I)
    assert look(page, THURSDAY) is DayLook.REST


def test_shift_i_makes_an_ill_day_and_leaves_its_plans_out(page, press):
    press(NEXT_TUESDAY, Qt.Key.Key_I, SHIFT)
    assert look(page, NEXT_TUESDAY) is DayLook.ILL
    assert page.span.cell(NEXT_TUESDAY).blocks[0].look is Look.ILL
    press(NEXT_TUESDAY, Qt.Key.Key_I, SHIFT)
    assert look(page, NEXT_TUESDAY) is DayLook.EMPTY
    assert page.span.cell(NEXT_TUESDAY).blocks[0].look is Look.PLANNED


def test_an_ill_day_can_keep_its_plans(page):
    page.show_day(NEXT_TUESDAY)
    menu = build_menu(page)
    entries(menu)["Ill on this day, keep its plans"].trigger()
    assert look(page, NEXT_TUESDAY) is DayLook.ILL
    assert page.span.cell(NEXT_TUESDAY).blocks[0].look is Look.PLANNED
    menu.deleteLater()


def test_r_skips_the_plans_of_the_day_and_plans_them_again(page, press):
    press(NEXT_TUESDAY, Qt.Key.Key_R)
    assert page.span.cell(NEXT_TUESDAY).blocks[0].look is Look.SKIPPED
    press(NEXT_TUESDAY, Qt.Key.Key_R)
    assert page.span.cell(NEXT_TUESDAY).blocks[0].look is Look.PLANNED


def test_the_menu_pulls_the_rest_forward(page, press):
    press(NEXT_TUESDAY, Qt.Key.Key_R, SHIFT)
    menu = build_menu(page)
    entries(menu)["Remove the rest day, and pull the rest forward"].trigger()
    assert planned(page, NEXT_TUESDAY) == [6000.0]
    menu.deleteLater()


def test_r_makes_a_rest_day_and_takes_it_back(page, press):
    press(THURSDAY, Qt.Key.Key_R)
    assert look(page, THURSDAY) is DayLook.REST_DAY
    press(THURSDAY, Qt.Key.Key_R)
    assert look(page, THURSDAY) is DayLook.REST


def test_shift_r_moves_the_plan_a_day_later_and_back(page, press):
    press(NEXT_TUESDAY, Qt.Key.Key_R, SHIFT)
    assert planned(page, NEXT_TUESDAY + timedelta(days=1)) == [6000.0]
    assert look(page, NEXT_TUESDAY) is DayLook.REST_DAY
    press(NEXT_TUESDAY, Qt.Key.Key_R, SHIFT)
    assert planned(page, NEXT_TUESDAY) == [6000.0]


def test_del_deletes_what_is_chosen(page, press, training_log):
    press(NEXT_TUESDAY, Qt.Key.Key_Delete)
    assert planned(page, NEXT_TUESDAY) == []
    assert training_log.count() == 3


def test_a_week_is_repeated(page):
    page.show_day(NEXT_TUESDAY)
    page.commands.grant(Wish(Command.REPEAT, 2))
    for week in (0, 1, 2):
        assert planned(page, NEXT_TUESDAY + timedelta(weeks=week)) == [6000.0]


def test_days_are_swapped(page):
    page.show_day(NEXT_TUESDAY)
    page.commands.grant(Wish(Command.SWAP, 1))
    assert planned(page, NEXT_TUESDAY + timedelta(days=1)) == [6000.0]


def test_two_chosen_days_are_swapped(page, qtbot):
    page.show_day(NEXT_TUESDAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    page.commands.grant(Wish(Command.SWAP))
    assert planned(page, NEXT_TUESDAY + timedelta(days=1)) == [6000.0]


def test_d_writes_the_note_of_a_day(page, press, qtbot, services):
    services.planning.set_day_mark(DayMark(day=THURSDAY, kind=DayKind.REST))
    press(THURSDAY, Qt.Key.Key_D)
    sheet = page.commands._note
    assert sheet.isVisible()
    sheet.field.setPlainText("Dentist <b>at five</b>")
    sheet.save.click()
    (mark,) = services.planning.day_marks(THURSDAY, THURSDAY)
    assert (mark.kind, mark.note) == (DayKind.REST, "Dentist <b>at five</b>")
    assert page.board.panel.note.text() == "Dentist <b>at five</b>"
    assert page.board.panel.note.textFormat() is Qt.TextFormat.PlainText


ACTIONS = {
    "move": lambda page: page.desk.move((page.span.cell(NEXT_TUESDAY).ids[0],), 2),
    "copy": lambda page: page.desk.copy(page.span.cell(NEXT_TUESDAY).ids, THURSDAY),
    "delete": lambda page: page.commands.run(Command.DELETE),
    "skip": lambda page: page.commands.run(Command.SKIP),
    "ill": lambda page: page.commands.run(Command.ILL),
    "ill day": lambda page: page.commands.run(Command.ILL_DAY),
    "ill day, plans kept": lambda page: page.commands.grant(Wish(Command.ILL_DAY, 1)),
    "rest": lambda page: page.commands.run(Command.REST),
    "rest and shift": lambda page: page.commands.run(Command.REST_SHIFT),
    "repeat": lambda page: page.commands.grant(Wish(Command.REPEAT, 4)),
    "swap": lambda page: page.commands.grant(Wish(Command.SWAP, 1)),
    "note": lambda page: page.desk.write_mark(DayMark(day=NEXT_TUESDAY, note="Wind")),
}


@pytest.mark.parametrize("act", ACTIONS.values(), ids=ACTIONS.keys())
def test_undo_brings_every_row_back_and_redo_the_change(page, workspace, rows, act):
    history = workspace.kit.history
    page.show_day(NEXT_TUESDAY)
    before = rows()
    act(page)
    after = rows()
    assert after != before
    assert history.stack.count() == 1
    history.undo()
    assert rows() == before
    history.redo()
    assert rows() == after


def test_what_is_done_is_said_with_undo(page, press, workspace):
    press(NEXT_TUESDAY, Qt.Key.Key_Delete)
    toast = workspace.window.toast
    assert toast.isVisible()
    toast.button.click()
    assert planned(page, NEXT_TUESDAY) == [6000.0]


def entries(menu):
    """Return the entries by their words, with those of the menus beside it."""
    found = {}
    for one in menu.actions():
        found |= {one.text().partition("\t")[0]: one} if one.text() else {}
        found |= entries(one.menu()) if one.menu() else {}
    return found


def build_menu(page):
    return page.commands.build_menu()


def test_the_menu_holds_every_action_with_its_key(page):
    page.show_day(NEXT_TUESDAY)
    menu = build_menu(page)
    found = entries(menu)
    assert {
        "Plan a session…", "Edit…", "Mark as done", "Mark as skipped", "Mark as ill",
        "Cut, to move it", "Copy", "Paste", "Repeat weekly", "Delete", "Rest day, skip its plans",
        "Ill on this day, leave its plans out", "Ill on this day, keep its plans",
        "Rest day, and move the plan a day later", "Note of the day…", "Swap with",
        "Choose the week", "Go to today",
    } <= set(found)  # fmt: skip
    assert found["Edit…"].text().endswith("\tE")
    assert not found["Paste"].isEnabled()
    assert {"Print…", "Save as PDF…"} <= set(found)
    assert "Export…" in found
    menu.deleteLater()


MOST_ENTRIES = 14


@pytest.mark.parametrize("day", [TUESDAY, WEDNESDAY, NEXT_TUESDAY])
def test_the_menu_is_short_enough_for_a_small_window(page, day):
    page.show_day(day)
    menu = build_menu(page)
    assert len([one for one in menu.actions() if not one.isSeparator()]) <= MOST_ENTRIES
    assert menu.sizeHint().height() < 560
    menu.deleteLater()


def test_the_menu_beside_the_views_has_the_day_in_one_of_its_own(page):
    page.show_day(NEXT_TUESDAY)
    menu = page.commands.build_menu(of_calendar=True)
    flat = {one.text().partition("\t")[0] for one in menu.actions()}
    assert {"Go to today", "Print…", "Save as PDF…", "Export…", "24 Nov"} <= flat
    assert set(entries(menu)) - {"24 Nov"} == set(entries(build_menu(page))) - {"Calendar"}
    menu.deleteLater()


def test_the_menu_does_what_it_says(page, training_log):
    page.show_day(NEXT_TUESDAY)
    menu = build_menu(page)
    entries(menu)["Delete"].trigger()
    assert training_log.count() == 3
    menu.deleteLater()


def test_only_what_is_there_is_offered(page):
    page.set_offers("print")
    assert not page.board.tools.plan.isVisible()
    page.set_offers("plan", "export")
    assert page.board.tools.plan.isVisible()
    menu = build_menu(page)
    assert "Export…" in entries(menu)
    assert "Print…" not in entries(menu)
    menu.deleteLater()


def test_the_menu_opens_the_export(page, workspace):
    menu = build_menu(page)
    entries(menu)["Export…"].trigger()
    (sheet,) = [one for one in workspace.window.findChildren(ExportDialog) if one.isVisible()]
    sheet.dismiss()
    menu.deleteLater()


def test_n_and_e_open_the_editor(page, press, workspace, ids):
    press(THURSDAY, Qt.Key.Key_N)
    editor = workspace.pages.editor()
    assert editor.isVisible()
    assert date.fromisoformat(editor.form.values().local_date) == THURSDAY
    assert editor.form.values().status == "planned"
    editor.dismiss()
    press(NEXT_TUESDAY, Qt.Key.Key_E)
    assert editor.isVisible()
    assert editor._session.id == ids[NEXT_TUESDAY]
    editor.dismiss()


def test_n_plans_on_today_and_shift_n_logs(page, press, workspace, today):
    editor = workspace.pages.editor()
    press(today, Qt.Key.Key_N)
    assert (editor.form.title.text(), editor.form.values().status) == ("Plan a run", "planned")
    editor.dismiss()
    press(today, Qt.Key.Key_N, SHIFT)
    assert (editor.form.title.text(), editor.form.values().status) == ("Log a run", "")
    editor.dismiss()


def test_n_logs_on_a_day_that_has_passed(page, press, workspace):
    press(TUESDAY, Qt.Key.Key_N)
    editor = workspace.pages.editor()
    assert (editor.form.title.text(), editor.form.values().status) == ("Log a run", "")
    editor.dismiss()


def test_what_is_ahead_cannot_be_logged(page, press, qtbot, workspace):
    with qtbot.waitSignal(page.said) as said:
        press(THURSDAY, Qt.Key.Key_N, SHIFT)
    assert said.args == ["This day is still ahead; N plans a session on it."]


def test_the_panel_offers_to_plan_and_to_log_what_the_day_allows(page, today):
    panel = page.board.panel
    offered = {}
    for name, day in (("past", TUESDAY), ("today", today), ("ahead", THURSDAY)):
        page.show_day(day)
        offered[name] = (panel.add.isVisible(), panel.log.isVisible())
    assert offered == {"past": (False, True), "today": (True, True), "ahead": (True, False)}


def test_a_plan_of_today_is_saved_as_a_plan(page, press, workspace, training_log, today):
    press(today, Qt.Key.Key_N)
    editor = workspace.pages.editor()
    editor.form.main.distance.setText("5")
    editor.save()
    (found,) = training_log.sessions_of_days(today, today)
    assert (found.status, found.distance_m) == (Status.PLANNED, 5000.0)


def test_e_asks_for_one_session_where_there_are_two(page, press, qtbot, training_log):
    training_log.add(run(WEDNESDAY, 3000.0))
    with qtbot.waitSignal(page.said) as said:
        press(WEDNESDAY, Qt.Key.Key_E)
    assert "Choose one session" in said.args[0]
