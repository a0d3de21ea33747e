"""Choosing days and sessions in the calendar, by mouse and keyboard."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt

from heavylegs_gui.domain.training import Status
from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY, WEDNESDAY, run

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def block_place(page, session_id):
    return page.grid.block_box(session_id).center().toPoint()


def empty_place(page, day):
    box = page.grid.cell_box(page.grid.table.index_of(day))
    return QPoint(round(box.center().x()), round(box.bottom()) - 4)


def click(page, qtbot, place, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(page.grid.viewport(), LEFT, modifiers, place)


def chosen(page):
    return page.choice.ids(page.span)


def test_a_click_on_a_session_chooses_it(page, qtbot, ids):
    click(page, qtbot, block_place(page, ids[TUESDAY]))
    assert page.choice.current == TUESDAY
    assert chosen(page) == (ids[TUESDAY],)


def test_a_click_beside_a_session_chooses_the_day(page, qtbot, ids):
    click(page, qtbot, empty_place(page, TUESDAY))
    assert page.choice.current == TUESDAY
    assert page.choice.picked == frozenset()


def test_ctrl_click_takes_sessions_in_and_out(page, qtbot, ids):
    click(page, qtbot, block_place(page, ids[TUESDAY]))
    click(page, qtbot, block_place(page, ids[NEXT_TUESDAY]), CTRL)
    assert chosen(page) == (ids[TUESDAY], ids[NEXT_TUESDAY])
    click(page, qtbot, block_place(page, ids[TUESDAY]), CTRL)
    assert chosen(page) == (ids[NEXT_TUESDAY],)


def test_shift_click_chooses_all_days_between(page, qtbot, ids):
    click(page, qtbot, block_place(page, ids[TUESDAY]))
    click(page, qtbot, empty_place(page, NEXT_TUESDAY), SHIFT)
    assert len(page.choice.days) == 8
    assert chosen(page) == (ids[TUESDAY], ids[WEDNESDAY], ids[NEXT_TUESDAY])


def test_shift_and_arrows_choose_several_days(page, qtbot):
    page.show_day(TUESDAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    assert page.choice.days == {TUESDAY + timedelta(days=gap) for gap in range(3)}
    qtbot.keyClick(page.grid, Qt.Key.Key_Left, SHIFT)
    assert len(page.choice.days) == 2


def test_ctrl_a_chooses_the_week(page, qtbot):
    page.show_day(WEDNESDAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_A, CTRL)
    assert len(page.choice.days) == 7
    assert min(page.choice.days) == TUESDAY - timedelta(days=1)


def test_alt_down_goes_through_the_sessions_of_a_day(page, qtbot, training_log, ids):
    training_log.add(run(TUESDAY, 3000.0))
    page.show_day(TUESDAY)
    first, second = page.span.cell(TUESDAY).ids
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    assert chosen(page) == (first,)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    assert chosen(page) == (second,)


def test_the_chosen_days_are_selected_for_a_screen_reader(page, qtbot):
    page.show_day(TUESDAY)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    selected = {page.grid.table.cell(one).day for one in page.grid.selectedIndexes()}
    assert selected == {TUESDAY, WEDNESDAY}


def test_a_double_click_opens_a_session(page, qtbot, ids):
    place = block_place(page, ids[TUESDAY])
    with qtbot.waitSignal(page.edit_requested, check_params_cb=lambda one: one == ids[TUESDAY]):
        qtbot.mouseDClick(page.grid.viewport(), LEFT, pos=place)


def test_a_double_click_on_an_empty_day_plans_a_session(page, qtbot, today):
    place = empty_place(page, today)
    with qtbot.waitSignal(page.new_requested) as wanted:
        qtbot.mouseDClick(page.grid.viewport(), LEFT, pos=place)
    assert wanted.args == [today, True]


def test_the_wheel_turns_the_page_once_a_notch(page, qtbot, wheel):
    wheel(page.grid, -120)
    assert page.board.tools.title.text() == "December 2026"
    wheel(page.grid, -60)
    assert page.board.tools.title.text() == "December 2026"
    wheel(page.grid, -60)
    assert page.board.tools.title.text() == "January 2027"


def test_the_choice_stays_when_the_log_changes(page, qtbot, training_log, ids):
    click(page, qtbot, block_place(page, ids[TUESDAY]))
    training_log.add(run(WEDNESDAY, 4000.0, Status.DONE))
    assert chosen(page) == (ids[TUESDAY],)
