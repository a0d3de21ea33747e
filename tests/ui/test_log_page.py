"""The session list on a real database."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from heavylegs_gui.ui.models.session_table import Column
from heavylegs_gui.ui.pages.log_page import LogPage
from heavylegs_gui.ui.widgets.basics import Weight
from heavylegs_gui.ui.widgets.row_painting import RowPainter
from heavylegs_gui.ui.widgets.session_delegate import PADDING_PX

LONG_NAME = "<img src=x><b>" + "very long " * 15


@pytest.fixture
def page(qtbot, services, theme, history):
    built = LogPage(services.training_log, services.preferences, theme, history)
    qtbot.addWidget(built)
    built.resize(1000, 600)
    with qtbot.waitExposed(built):
        built.show()
    return built


@pytest.fixture
def filled(page, training_log, today):
    days = [today - timedelta(days=gap) for gap in (0, 1, 2, 400)]
    runs = [
        Session(uid=new_uid(), local_date=days[0], distance_m=5000.0, heaviness=3, title="Park"),
        Session(uid=new_uid(), local_date=days[1], distance_m=12000.0, heaviness=8, notes="hills"),
        Session(uid=new_uid(), local_date=days[2], sport=Sport.CYCLE, distance_m=30000.0),
        Session(uid=new_uid(), local_date=days[3], distance_m=7000.0, status=Status.PLANNED),
    ]
    training_log.add_all(runs, "Fill")
    return page


def days_of(page):
    return [one.local_date for one in page.view.table.sessions]


def test_an_empty_log_offers_three_ways_to_begin(qtbot, page):
    assert not page.has_sessions
    assert not page.shows_actions
    for text, signal in (
        ("Log a run", page.log_requested),
        ("Import files", page.import_requested),
        ("Try with sample data", page.sample_requested),
    ):
        button = next(
            one for one in page.findChildren(type(page.imports_button)) if one.text() == text
        )
        with qtbot.waitSignal(signal):
            button.click()


def test_the_list_follows_the_log(filled, training_log, today):
    assert len(days_of(filled)) == 4
    assert filled.subtitle == "4 sessions, 47 km since 20 Nov 2026"
    training_log.add(Session(uid=new_uid(), local_date=today))
    assert len(days_of(filled)) == 5


def test_newest_come_first_and_a_column_turns_round(filled):
    assert days_of(filled) == sorted(days_of(filled), reverse=True)
    filled.view.sort_by(Column.DATE)
    assert days_of(filled) == sorted(days_of(filled))


def test_the_longest_come_first_when_sorted_by_distance(filled):
    filled.view.sort_by(Column.DISTANCE)
    assert filled.view.table.sessions[0].distance_m == 30000.0


def test_typing_searches_titles_and_notes(qtbot, filled):
    assert filled.focus_search()
    qtbot.keyClicks(filled.filters.search, "HILLS")
    qtbot.waitUntil(lambda: len(days_of(filled)) == 1)
    assert filled.count.text() == "1 of 4 sessions, 12 km"


def test_chips_leave_out_what_does_not_fit(qtbot, filled):
    filled.filters.heavy.click()
    assert [one.heaviness for one in filled.view.table.sessions] == [8]
    filled.filters.heavy.click()
    filled.filters.set_sports(frozenset({Sport.CYCLE}))
    assert [one.sport for one in filled.view.table.sessions] == [Sport.CYCLE]
    filled.filters.set_sports(frozenset())
    filled.filters.set_span("months")
    assert len(days_of(filled)) == 3
    filled.filters.clear()
    filled.filters.planned.click()
    assert [one.status for one in filled.view.table.sessions] == [Status.PLANNED]


def test_nothing_matching_offers_to_clear(filled):
    filled.filters.set_text("no such words")
    assert days_of(filled) == []
    filled.filters.clear()
    assert len(days_of(filled)) == 4


def test_search_from_elsewhere_fills_the_field(filled):
    filled.search("park")
    assert filled.filters.search.text() == "park"
    assert len(days_of(filled)) == 1


def test_enter_edits_and_a_double_click_too(qtbot, filled):
    filled.view.selectRow(1)
    expected = filled.view.table.sessions[1].id
    with qtbot.waitSignal(filled.edit_requested, check_params_cb=lambda one: one == expected):
        qtbot.keyClick(filled.view, Qt.Key.Key_Return)
    place = filled.view.visualRect(filled.view.table.index(1, 0)).center()
    viewport = filled.view.viewport()
    with qtbot.waitSignal(filled.edit_requested):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_delete_removes_all_selected_with_one_undo(qtbot, filled, training_log, history):
    before = training_log.sessions()
    filled.view.selectAll()
    qtbot.keyClick(filled.view, Qt.Key.Key_Delete)
    assert training_log.count() == 0
    history.undo()
    assert training_log.sessions() == before
    assert len(days_of(filled)) == 4


def test_the_place_stays_when_the_log_changes(filled, training_log, today):
    filled.view.selectRow(2)
    chosen = filled.view.current().id
    training_log.add(Session(uid=new_uid(), local_date=today + timedelta(days=1)))
    assert filled.view.current().id == chosen


def test_a_long_imported_name_is_shown_as_plain_text(filled, training_log):
    name = LONG_NAME[:150]
    training_log.add(Session(uid=new_uid(), local_date=date(2026, 11, 22), title=name))
    shown = {one.title: one for one in filled.view.table.sessions}
    assert filled.view.table.title(shown[name]).startswith("<img src=x><b>very long")
    filled.view.grab()


def test_the_menu_names_how_many_are_deleted(filled):
    filled.view.selectAll()
    menu = filled.view.build_menu()
    texts = [action.text() for action in menu.actions()]
    menu.close()
    assert "Delete 4 sessions" in texts


def test_narrow_tables_leave_columns_out_but_never_scroll_sideways(filled):
    for width in (1300, 900, 640, 520):
        filled.resize(width, 500)
        view = filled.view
        assert view.horizontalHeader().length() <= view.viewport().width()
        assert not view.isColumnHidden(Column.DISTANCE)


def shown_texts(page):
    return [
        page.view.table.headerData(column, Qt.Orientation.Horizontal)
        for column in Column
        if not page.view.isColumnHidden(column)
    ]


@pytest.mark.parametrize("scale", [90, 100, 120, 150])
@pytest.mark.parametrize("width", [860, 1000, 1280])
def test_distance_time_and_heaviness_stay_at_every_size(filled, theme, scale, width):
    theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
    filled.resize(width - theme.px(64), 500)
    settle()
    assert {"Date", "Title", "Distance", "Time", "Heaviness"} <= set(shown_texts(filled))
    view = filled.view
    assert view.horizontalHeader().length() <= view.viewport().width()


@pytest.mark.parametrize("scale", [100, 150])
def test_no_filter_leaves_the_page_or_covers_another(filled, theme, scale):
    theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
    filled.filters.set_sports(frozenset({Sport.STRENGTH, Sport.OTHER}))
    filled.resize(860 - theme.px(64), 500)
    settle()
    filters = filled.filters
    parts = (filters.search, filters.sport, filters.done, filters.planned, filters.heavy)
    boxes = [one.geometry() for one in (*parts, filters.span)]
    assert all(filters.rect().contains(box) for box in boxes)
    pairs = [(a, b) for a in boxes for b in boxes if a is not b]
    assert not any(a.intersects(b) for a, b in pairs)


def test_a_heading_that_does_not_fit_says_itself_in_a_tooltip(filled):
    table, view = filled.view.table, filled.view
    tip = (Column.HEAVINESS, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert table.headerData(*tip) is None
    table.header_font.setPixelSize(40)
    filled.resize(860, 500)
    settle()
    assert table.headerData(*tip) == "Heaviness"
    assert view.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight


@pytest.mark.parametrize(("width_px", "steps"), [(70, 0), (120, 10)])
def test_a_gauge_has_all_ten_steps_or_none(theme, width_px, steps):
    picture = QImage(width_px, 30, QImage.Format.Format_RGB32)
    picture.fill(theme.color("surface"))
    with QPainter(picture) as painter:
        RowPainter(theme).gauge(painter, QRectF(0, 0, width_px, 30), 10)
    line = [picture.pixelColor(x, 15) == theme.color("heavy") for x in range(24, width_px)]
    assert sum(now and not before for before, now in pairwise([False, *line])) == steps


def settle():
    for _ in range(4):
        QApplication.processEvents()


def test_sessions_of_a_single_day_have_no_since(page, training_log, today):
    runs = [Session(uid=new_uid(), local_date=today, distance_m=2500.0) for _ in range(2)]
    training_log.add_all(runs, "Fill")
    assert page.subtitle == "2 sessions, 5 km"


def test_the_list_begins_with_today_and_not_with_the_plans(training_log, page, today):
    plans = [
        Session(uid=new_uid(), local_date=today + timedelta(days=ahead), status=Status.PLANNED)
        for ahead in range(1, 8)
    ]
    done = [
        Session(uid=new_uid(), local_date=today - timedelta(days=back), distance_m=5000.0)
        for back in range(40)
    ]
    training_log.add_all([*plans, *done], "Runs")
    assert page.view.current().local_date == today
    QApplication.processEvents()
    top = page.view.indexAt(page.view.viewport().rect().topLeft())
    assert page.view.table.session_at(top.row()).local_date == today


def test_down_goes_from_the_search_into_the_list(qtbot, filled):
    filled.focus_search()
    qtbot.keyClick(filled.filters.search, Qt.Key.Key_Down)
    assert filled.focusWidget() is filled.view


@pytest.mark.parametrize("scale", [90, 100, 120, 150])
def test_no_date_loses_its_year(filled, theme, training_log, scale):
    training_log.add_all(
        [Session(uid=new_uid(), local_date=date(2014, month, 20 + day), distance_m=5000.0)
         for month in range(1, 13) for day in range(7)], "Old"
    )  # fmt: skip
    theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
    filled.resize(800, 600)
    QApplication.processEvents()
    metrics = QFontMetricsF(RowPainter(theme).font("small", Weight.Medium))
    needed = max(
        metrics.horizontalAdvance(filled.view.table.text(one, Column.DATE))
        for one in filled.view.table.sessions
    )
    assert needed <= filled.view.columnWidth(Column.DATE) - 2 * PADDING_PX


def test_a_chip_gives_way_to_the_title_where_both_do_not_fit(filled):
    delegate = filled.view.itemDelegate()
    assert delegate.shows_chip("Planned", "Long, hilly", 190)
    assert not delegate.shows_chip("Planned", "Long, hilly and slow", 120)
    assert delegate.shows_chip("Planned", "", 90)
