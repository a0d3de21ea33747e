"""Dragging a session in the calendar, before it is dropped."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pull(page, qtbot):
    """A function that takes a session to a day and holds it there."""

    def to(session_id, day):
        view = page.grid.viewport()
        start = page.grid.block_box(session_id).center().toPoint()
        end = page.grid.cell_box(page.grid.table.index_of(day)).center().toPoint()
        qtbot.mousePress(view, LEFT, pos=start)
        qtbot.mouseMove(view, (start + end) / 2)
        qtbot.mouseMove(view, end)
        return end

    return to


def test_a_drag_aims_at_the_day_under_the_mouse(page, pull, ids):
    pull(ids[NEXT_TUESDAY], NEXT_TUESDAY + timedelta(days=2))
    drag = page.grid.drag
    assert drag.is_active
    assert (drag.source, drag.target) == (NEXT_TUESDAY, NEXT_TUESDAY + timedelta(days=2))
    assert drag.layer.isVisible()
    drag.cancel()


def test_the_target_counts_the_week_live(page, pull, ids):
    pull(ids[NEXT_TUESDAY], NEXT_TUESDAY + timedelta(days=7))
    weeks = {one.week_start: one.planned_m for one in page.grid.drag.verdict.weeks}
    monday = NEXT_TUESDAY - timedelta(days=1)
    assert weeks == {monday: 9000.0, monday + timedelta(days=7): 6000.0}
    page.grid.drag.cancel()


def test_escape_puts_the_session_back(page, pull, ids, qtbot, training_log):
    before = training_log.sessions()
    end = pull(ids[NEXT_TUESDAY], NEXT_TUESDAY + timedelta(days=2))
    qtbot.keyClick(page.grid, Qt.Key.Key_Escape)
    qtbot.mouseRelease(page.grid.viewport(), LEFT, pos=end)
    assert not page.grid.drag.is_active
    assert not page.grid.drag.layer.isVisible()
    assert training_log.sessions() == before


def test_a_small_tremble_is_no_drag(page, qtbot, ids):
    view = page.grid.viewport()
    place = page.grid.block_box(ids[TUESDAY]).center().toPoint()
    qtbot.mousePress(view, LEFT, pos=place)
    qtbot.mouseMove(view, place)
    assert not page.grid.drag.is_active
    qtbot.mouseRelease(view, LEFT, pos=place)
    assert page.choice.current == TUESDAY


def test_the_ghost_is_drawn_above_the_cells(page, pull, ids):
    before = page.grid.grab().toImage()
    pull(ids[NEXT_TUESDAY], NEXT_TUESDAY + timedelta(days=2))
    during = page.grid.grab().toImage()
    page.grid.drag.cancel()
    assert during.convertToFormat(QImage.Format.Format_RGB32) != before.convertToFormat(
        QImage.Format.Format_RGB32
    )
