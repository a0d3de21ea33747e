"""The button "Mark done" on the cards of the week."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from heavylegs_gui.domain.training import Status
from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY, WEDNESDAY, run

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def week(page):
    """The view of the week that holds Tuesday and Wednesday."""
    page.show_day(TUESDAY)
    page.show_view("week")
    return page


def buttons(page, day):
    cell = page.span.cell(day)
    return page.grid.hand.buttons(cell, page.grid.cell_box(page.grid.table.index_of(day)))


def test_a_click_marks_a_missed_plan_as_done_as_it_was_planned(week, qtbot, ids, training_log):
    ((box, _block),) = buttons(week, WEDNESDAY)
    qtbot.mouseClick(week.grid.viewport(), LEFT, pos=box.center().toPoint())
    done = training_log.session(ids[WEDNESDAY])
    assert (done.status, done.distance_m) == (Status.DONE, 5000.0)
    assert buttons(week, WEDNESDAY) == ()


def test_one_undo_takes_it_back(week, qtbot, rows, workspace):
    before = rows()
    ((box, _block),) = buttons(week, WEDNESDAY)
    qtbot.mouseClick(week.grid.viewport(), LEFT, pos=box.center().toPoint())
    assert rows() != before
    workspace.kit.history.undo()
    assert rows() == before


def test_a_plan_of_today_has_the_button_and_one_ahead_has_not(week, training_log, today):
    training_log.add(run(today, 5000.0, Status.PLANNED, duration_s=1800.0))
    assert len(buttons(week, today)) == 1
    week.show_day(NEXT_TUESDAY)
    assert buttons(week, NEXT_TUESDAY) == ()
    assert buttons(week, NEXT_TUESDAY + timedelta(days=5)) == ()


def test_what_was_done_has_no_button(week):
    assert buttons(week, TUESDAY) == ()


def test_letting_go_elsewhere_does_nothing(week, qtbot, rows):
    before = rows()
    ((box, _block),) = buttons(week, WEDNESDAY)
    view = week.grid.viewport()
    qtbot.mousePress(view, LEFT, pos=box.center().toPoint())
    qtbot.mouseRelease(view, LEFT, pos=box.topLeft().toPoint() - QPoint(0, 40))
    assert rows() == before


def test_the_button_is_inside_its_card(week):
    ((box, block),) = buttons(week, WEDNESDAY)
    card = week.grid.block_box(block.session.id)
    assert card.contains(box)
