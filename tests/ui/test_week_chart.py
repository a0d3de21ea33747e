"""The weekly graph under mouse and keyboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.mileage import RunDay, week_totals
from heavylegs_gui.domain.settings import Settings, ThemeChoice
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.charts.week_chart import WeekChart
from heavylegs_gui.ui.charts.week_series import Mileage
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 11, 22)
WEEK = 7


def log_of(weeks, km=10.0):
    first = TODAY - timedelta(weeks=weeks - 1)
    days = [RunDay(first + timedelta(weeks=n), km * 1000, 0.0, 1, km * 1000) for n in range(weeks)]
    return Mileage(week_totals(days, rules=RULES, today=TODAY, settings=Settings()), days, TODAY)


@pytest.fixture
def show(qtbot, theme):
    def shown(weeks, visible=8, **options):
        chart = WeekChart(theme)
        qtbot.addWidget(chart)
        chart.resize(900, 500)
        chart.show()
        chart.show_mileage(log_of(weeks, **options), Units.KM)
        chart.show_weeks(visible)
        QApplication.processEvents()
        return chart

    return shown


def visible_weeks(chart):
    left, right = chart.visible_days()
    return round((right - left) / WEEK, 2)


def pixel_of(chart, back):
    """Return the middle of the bar that stands so many weeks before the last, of eight."""
    slot = chart.view.width() / 8.3
    return QPoint(round(chart.view.width() - slot * (back + 0.5)), 300)


def move(chart, place, buttons=Qt.MouseButton.NoButton):
    viewport = chart.view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def wheel(chart, notches):
    place = QPointF(500, 250)
    event = QWheelEvent(
        place,
        chart.view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.view.viewport(), event)
    QApplication.processEvents()


@pytest.mark.parametrize(("weeks", "seen"), [(8, 8), (26, 26), (52, 52), (None, 120)])
def test_a_range_shows_so_many_weeks(show, weeks, seen):
    assert visible_weeks(show(120, weeks)) == seen


def test_a_single_week_is_shown_with_room_for_eight(show):
    chart = show(1)
    assert visible_weeks(chart) == 8
    assert len(chart.visible_bars()) == 1


def test_a_longer_log_keeps_the_range_until_the_runner_moves(show):
    chart = show(20, None)
    chart.show_mileage(log_of(30), Units.KM)
    assert visible_weeks(chart) == 30
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    chart.show_mileage(log_of(40), Units.KM)
    assert visible_weeks(chart) == 15


def test_ten_years_are_shown_by_month_and_fifty_by_year(show):
    assert show(520, None).level is Level.MONTH
    assert show(2600, None).level is Level.YEAR


def test_arrow_keys_select_week_after_week(show, qtbot):
    chart = show(20)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    last = chart.selected_bar()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.selected_bar().left == last.left - WEEK
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.selected_bar() == last


def test_home_and_end_select_the_ends_and_bring_them_into_view(show):
    chart = show(120)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.selected_bar() in chart.visible_bars()
    assert visible_weeks(chart) == 8
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.selected_bar().right == TODAY.toordinal() + 1
    assert chart.selected_bar() in chart.visible_bars()


def test_the_ends_of_the_log_stop_the_arrow_keys(show):
    chart = show(9)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.selected_bar().left == chart.visible_bars()[0].left


def test_a_key_announces_and_the_mouse_does_not(show, qtbot):
    chart = show(20)
    seen = []
    chart.bar_selected.connect(lambda bar, by_key: seen.append(by_key))
    move(chart, pixel_of(chart, 3))
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert seen == [False, True]


def test_the_mouse_selects_the_week_below_it(show):
    chart = show(20)
    move(chart, pixel_of(chart, 3))
    assert chart.selected_bar().right == TODAY.toordinal() + 1 - 3 * WEEK


def test_plus_and_minus_zoom(show):
    chart = show(120, 52)
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert visible_weeks(chart) == 26
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert visible_weeks(chart) == 52


def test_the_wheel_zooms_within_the_log(show):
    chart = show(120, 52)
    wheel(chart, 3)
    assert visible_weeks(chart) < 52
    for _ in range(12):
        wheel(chart, -3)
    assert visible_weeks(chart) == 120
    for _ in range(12):
        wheel(chart, 3)
    assert visible_weeks(chart) == 8


def test_dragging_moves_through_the_log_and_stops_at_its_end(show, qtbot):
    chart = show(120, 26)
    left, right = chart.visible_days()
    drag(chart, 400)
    moved = chart.visible_days()
    assert moved[0] < left - WEEK
    assert moved[1] - moved[0] == pytest.approx(right - left)

    def at_the_end():
        drag(chart, -700)
        return chart.visible_days() == pytest.approx((left, right))

    qtbot.waitUntil(at_the_end)
    drag(chart, -700)
    assert chart.visible_days() == pytest.approx((left, right))


def drag(chart, distance):
    viewport = chart.view.viewport()
    start = QPoint(450 - distance // 2, 250)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        move(chart, start + QPoint(distance * step // 5, 0), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(distance, 0))
    QApplication.processEvents()


def test_the_height_follows_what_is_visible(show):
    chart = show(120)
    low = image_of(chart)
    days = log_of(120).weeks.bars
    chart.show_mileage(log_with_a_peak(), Units.KM)
    assert image_of(chart) == low
    chart.show_days(days[0].left, days[8].left)
    assert image_of(chart) != low
    chart.show_days(days[-8].left, days[-1].right)
    assert image_of(chart) == low


def log_with_a_peak():
    """Return 120 weeks of 10 km, but 90 km in the first."""
    first = TODAY - timedelta(weeks=119)
    far = [90_000.0] + [10_000.0] * 119
    days = [RunDay(first + timedelta(weeks=n), m, 0.0, 1, m) for n, m in enumerate(far)]
    return Mileage(week_totals(days, rules=RULES, today=TODAY, settings=Settings()), days, TODAY)


def image_of(chart):
    QApplication.processEvents()
    return chart.view.grab().toImage()


def test_bars_have_the_colours_of_the_theme_and_follow_it(show, theme):
    chart = show(20)
    place = pixel_of(chart, 3) + QPoint(0, 100)
    assert color_at(chart, place) == QColor(theme.hex("bar")).rgb()
    theme.configure(ThemeChoice.DARK, 100, reduced_motion=False)
    QApplication.processEvents()
    assert color_at(chart, place) == QColor(theme.hex("bar")).rgb()
    assert color_at(chart, QPoint(450, 20)) == QColor(theme.hex("surface")).rgb()


def color_at(chart, place):
    return chart.view.grab().toImage().pixel(place)


def test_the_reading_reaches_screen_readers(show):
    chart = show(20)
    chart.set_reading("Week of 9 November: 10.0 km in 1 run.", aloud=True)
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.text(QAccessible.Text.Description) == chart.accessibleDescription()
    assert "10.0 km" in chart.accessibleDescription()


def test_a_graph_without_a_log_stays_calm(qtbot, theme):
    chart = WeekChart(theme)
    qtbot.addWidget(chart)
    chart.show()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    move(chart, QPoint(100, 100))
    chart.show_weeks(8)
    assert chart.selected_bar() is None
    assert chart.visible_bars() == []
