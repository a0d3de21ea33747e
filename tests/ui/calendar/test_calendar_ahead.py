"""Months that are drawn while the runner rests look as those that are drawn at once."""

import gc

import pytest
from PySide6.QtCore import Qt

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import DayKind, DayMark, Status
from heavylegs_gui.ui.calendar.ahead import FAR_MONTHS, FULL_SEARCH_SOON
from heavylegs_gui.ui.calendar.pages import MonthPages
from heavylegs_gui.ui.calendar.reader import MOST_KEPT
from tests.ui.calendar_log import NEXT_TUESDAY, TUESDAY, run


@pytest.fixture
def rested(page, qtbot):
    """The calendar after a while without a key."""
    qtbot.waitUntil(lambda: page.ahead.is_done)
    return page


def picture(page):
    return page.grid.viewport().grab().toImage()


def drawn_at_once(page):
    page.board.month._pages.forget()
    return picture(page)


def is_ahead(page):
    month = page.board.month
    found = month._pages.find(page.span, month.month, month._page_size())
    return found is not None and found.is_whole


@pytest.mark.parametrize("pages", [-1, 0, 1])
def test_a_month_drawn_ahead_is_the_same_to_the_pixel(rested, pages):
    rested.turn(pages)
    assert is_ahead(rested)
    ahead = picture(rested)
    assert ahead == drawn_at_once(rested)


def test_right_to_left_too(rested, qtbot):
    rested.board.month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rested.board.month.follow_theme()
    rested.turn(1)
    qtbot.waitUntil(lambda: rested.ahead.is_done)
    assert is_ahead(rested)
    ahead = picture(rested)
    assert ahead == drawn_at_once(rested)


def test_a_low_window_that_scrolls_too(rested, workspace, theme, qtbot):
    theme.configure(ThemeChoice.LIGHT, 200, reduced_motion=True)
    workspace.window.resize(1000, 700)
    qtbot.waitUntil(lambda: rested.board.month.scrolls)
    rested.turn(1)
    rested.turn(-1)
    qtbot.waitUntil(lambda: rested.ahead.is_done)
    rested.board.month.verticalScrollBar().setValue(2 * theme.px(6))  # two pitches of the hatch
    ahead = picture(rested)
    assert ahead == drawn_at_once(rested)


def test_a_change_of_the_log_is_drawn(rested, training_log, services):
    before = picture(rested)
    training_log.add(run(NEXT_TUESDAY, 7000.0, Status.PLANNED))
    assert not is_ahead(rested)
    after = picture(rested)
    assert after != before
    services.planning.set_day_mark(DayMark(day=TUESDAY, kind=DayKind.ILL))
    assert picture(rested) != after


def test_other_colours_are_drawn(rested, theme):
    before = picture(rested)
    theme.configure(ThemeChoice.DARK, 100, reduced_motion=True)
    assert not is_ahead(rested)
    assert picture(rested) != before


def test_the_chosen_day_is_drawn_over_what_was_drawn_ahead(rested, qtbot):
    before = picture(rested)
    qtbot.keyClick(rested.grid, Qt.Key.Key_Left)
    assert is_ahead(rested)
    assert picture(rested) != before


def test_few_months_are_kept(rested, qtbot):
    for _ in range(8):
        rested.turn(1)
        qtbot.waitUntil(lambda: rested.ahead.is_done)
    assert len(rested.board.month._pages._pages) <= 4


def test_nothing_is_drawn_ahead_of_a_page_that_is_left(rested, workspace):
    rested.turn(1)
    workspace.window.show_page("today")
    assert rested.ahead.is_done


def test_another_size_is_another_page(rested):
    span, month, pages = rested.span, rested.grid.month, MonthPages()
    size = rested.board.month._page_size()
    pages.begin(span, month, size, 1.0)
    assert pages.find(span, month, size) is not None
    assert pages.find(span, month, size.transposed()) is None


def test_months_farther_away_are_read_too(rested, qtbot):
    qtbot.waitUntil(lambda: rested.ahead.has_read_all)
    month = rested.board.month.month
    firsts = [
        rested._reader.first_of_month(rested.board.month.turned_month(month, step))
        for step in range(-FAR_MONTHS, FAR_MONTHS + 1)
    ]
    assert all(rested._reader.knows(first) for first in firsts)


def test_what_was_read_for_many_months_does_not_grow_without_end(rested):
    for _ in range(MOST_KEPT + 20):
        rested.turn(1)
    assert len(rested._reader._spans) == MOST_KEPT
    assert rested._reader.knows(rested.span.first)


def test_the_months_in_use_are_kept(rested):
    first = rested.span.first
    for pages in range(1, MOST_KEPT + 20):
        rested.turn(pages)
        rested.turn(-pages)
    assert rested.span.first == first
    assert rested._reader.knows(first)


def test_a_change_makes_the_far_months_be_read_again(rested, qtbot, training_log):
    qtbot.waitUntil(lambda: rested.ahead.has_read_all)
    training_log.add(run(NEXT_TUESDAY, 7000.0, Status.PLANNED))
    assert not rested.ahead.has_read_all
    qtbot.waitUntil(lambda: rested.ahead.has_read_all)


def test_garbage_is_looked_for_while_the_runner_rests_and_not_in_a_turned_page(rested, qtbot):
    for _ in range(FULL_SEARCH_SOON):
        gc.collect(1)
    assert gc.get_count()[-1] >= FULL_SEARCH_SOON
    rested.turn(1)
    qtbot.waitUntil(lambda: rested.ahead.has_read_all)
    assert gc.get_count()[-1] < FULL_SEARCH_SOON
