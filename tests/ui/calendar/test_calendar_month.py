"""The month of the calendar on a real database."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.training import Kind, Session, Sport, Status, new_uid
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.ui.calendar.cells import DayLook, Look
from tests.ui.calendar_log import TUESDAY, run


@pytest.fixture
def ids(services, today):
    services.training_log.add_all(
        [
            run(TUESDAY, 7200.0, heaviness=7),
            run(TUESDAY + timedelta(days=1), 5000.0, Status.PLANNED),
            run(today + timedelta(days=2), 18_000.0, Status.PLANNED, Kind.LONG),
        ],
        "Fill",
    )


def cell(page, day):
    return page.grid.span.cell(day)


def spoken(page, day):
    index = page.grid.table.index_of(day)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_six_weeks_stand_in_the_month(page, today):
    assert page.grid.table.rowCount() == 6
    assert page.grid.span.first == date(2026, 10, 26)
    assert page.choice.current == today
    assert page.board.tools.title.text() == "November 2026"


def test_done_missed_and_planned_are_told_apart(page, today):
    looks = {one.day: one.blocks[0].look for one in page.grid.span.days if one.blocks}
    assert looks == {
        TUESDAY: Look.DONE,
        TUESDAY + timedelta(days=1): Look.MISSED,
        today + timedelta(days=2): Look.PLANNED,
    }


def test_days_of_which_nothing_is_known_are_not_called_rest(page):
    assert cell(page, TUESDAY - timedelta(days=1)).look is DayLook.EMPTY
    assert cell(page, TUESDAY + timedelta(days=2)).look is DayLook.REST


def test_each_day_is_spoken_as_a_sentence(page, today):
    assert spoken(page, TUESDAY).startswith(
        "Tuesday, 17 November, easy run 7.2 km done, heaviness 7 of 10, warning: Tue 17 Nov 7.2 km"
    )
    assert spoken(page, today) == "Sunday, 22 November, today, rest"


def test_the_sums_of_a_week_are_spoken_too(page):
    index = page.grid.table.index(3, 7)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Week of 16–22 Nov 2026, 7.2 km done, limit ")


def test_a_screen_reader_finds_the_day_of_the_keyboard(page):
    grid = QAccessible.queryAccessibleInterface(page.grid)
    assert grid.text(QAccessible.Text.Name) == "Month"
    assert page.grid.currentIndex() == page.grid.table.index_of(page.choice.current)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 21)), (Qt.Key.Key_Right, date(2026, 11, 23)),
        (Qt.Key.Key_Up, date(2026, 11, 15)), (Qt.Key.Key_Down, date(2026, 11, 29)),
        (Qt.Key.Key_Home, date(2026, 11, 16)), (Qt.Key.Key_End, date(2026, 11, 22)),
        (Qt.Key.Key_PageUp, date(2026, 10, 22)), (Qt.Key.Key_PageDown, date(2026, 12, 22)),
    ],
)  # fmt: skip
def test_keys_move_the_day(page, qtbot, key, day):
    qtbot.keyClick(page.grid, key)
    assert page.choice.current == day
    assert page.grid.span.holds(day)


def test_an_arrow_beyond_the_edge_turns_the_page(page, qtbot):
    page.show_day(date(2026, 12, 6))
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.board.tools.title.text() == "December 2026"
    assert page.choice.current == date(2026, 12, 7)


def test_the_last_day_of_a_long_month_falls_on_that_of_a_short_one(page, qtbot):
    page.show_day(date(2027, 1, 31))
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    assert page.choice.current == date(2027, 2, 28)


def test_t_returns_to_today(page, qtbot, today):
    page.turn(7)
    qtbot.keyClick(page.grid, Qt.Key.Key_T)
    assert page.choice.current == today


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (WeekStart.MONDAY, date(2026, 10, 26)),
        (WeekStart.SUNDAY, date(2026, 11, 1)),
        (WeekStart.SATURDAY, date(2026, 10, 31)),
    ],
)
def test_the_week_begins_on_the_runners_day(page, preferences, start, first):
    preferences.set("week_start", start.value)
    assert page.grid.span.first == first


def test_the_month_follows_the_log(page, training_log, today):
    training_log.add(run(today, 4000.0))
    assert [one.look for one in cell(page, today).blocks] == [Look.DONE]


def test_a_fulfilled_plan_is_shown_by_its_run(page, training_log):
    plan = cell(page, TUESDAY + timedelta(days=1)).blocks[0].session
    training_log.save(run(plan.local_date, 5100.0), plan=plan)
    (block,) = cell(page, plan.local_date).blocks
    assert (block.look, block.plan.id) == (Look.DONE, plan.id)


def test_an_empty_log_offers_four_ways_to_begin(open_workspace):
    page = open_workspace().window.show_page("calendar")
    assert not page.shows_actions
    assert page.subtitle == "Nothing logged or planned yet."


def test_another_sport_is_no_rest_day(page, training_log, today):
    training_log.add(Session(uid=new_uid(), local_date=today, sport=Sport.CYCLE, duration_s=3600.0))
    assert cell(page, today).look is DayLook.EMPTY


def test_after_the_first_run_the_keyboard_is_on_today(open_workspace, qtbot, today):
    workspace = open_workspace()
    page = workspace.window.show_page("calendar")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    page.empty.log_requested.emit()
    editor = workspace.pages.editor()
    qtbot.waitUntil(editor.form.main.distance.hasFocus)
    qtbot.keyClicks(editor.form.main.distance, "5")
    editor.save()
    assert not editor.isVisible()
    assert page.grid.isVisible()
    assert QApplication.focusWidget() is page.grid
    assert page.choice.current == today
