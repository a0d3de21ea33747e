"""Progress on a real log."""

import csv
import subprocess
import sys
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from heavylegs_gui.domain.units import METRES_PER_MILE
from heavylegs_gui.ui.pages.progress_page import ProgressPage
from heavylegs_gui.ui.widgets.basics import Label
from heavylegs_gui.ui.widgets.week_explanation import WeekExplanation


def run(day, km, status=Status.DONE, sport=Sport.RUN):
    return Session(uid=new_uid(), local_date=day, distance_m=km * 1000, status=status, sport=sport)


@pytest.fixture
def eight_weeks(training_log, today):
    """Three runs in each of eight weeks, 20 km a week."""
    days = [today - timedelta(weeks=week, days=day) for week in range(8) for day in (1, 3, 5)]
    training_log.add_all([run(day, 20 / 3) for day in days], "Eight weeks")


@pytest.fixture
def open_page(qtbot, training_log, preferences, theme):
    def opened():
        page = ProgressPage(training_log, preferences, theme)
        qtbot.addWidget(page)
        page.resize(1000, 640)
        page.show()
        page.activate()
        if training_log.run_days():
            qtbot.waitUntil(lambda: page.card.chart is not None, timeout=20_000)
        settle(page)
        return page

    return opened


def settle(page):
    QTest.qWait(page.card.settle_ms + 40)


def test_without_a_run_the_page_says_how_to_begin(open_page, qtbot):
    page = open_page()
    assert not page.shows_actions
    assert not page.ranges.isVisible()
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons] == [
        "Log a run",
        "Import",
        "Try with sample data",
    ]
    with qtbot.waitSignal(page.log_requested):
        buttons[0].click()
    with qtbot.waitSignal(page.import_requested):
        buttons[1].click()
    with qtbot.waitSignal(page.sample_requested):
        buttons[2].click()


def test_a_ride_makes_no_week(open_page, training_log, today):
    training_log.add(run(today, 40, sport=Sport.CYCLE))
    assert not open_page().ranges.isVisible()


def test_the_title_is_a_finding_and_the_subtitle_tells_this_week(
    open_page, eight_weeks, preferences
):
    preferences.set("baseline_week_m", "20000")
    page = open_page()
    assert page.card.title.text() == "160 km in 8 weeks, no week over the limit"
    assert page.card.unit.text() == "km per week"
    assert page.subtitle == "This week: 20.0 of at most 22.0 km, 2.0 left"
    assert page.shows_actions


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (1, "20.0 km run, 1.0 planned, 1.0 left of at most 22.0"),
        (5, "20.0 km run, 5.0 planned; that is 3.0 over the limit of 22.0"),
    ],
)
@pytest.mark.usefixtures("eight_weeks")
def test_the_subtitle_tells_what_is_planned_from_what_was_run(
    open_page, preferences, training_log, today, km, words
):
    preferences.set("baseline_week_m", "20000")
    training_log.add(run(today, km, status=Status.PLANNED))
    assert open_page().subtitle == f"This week: {words}"


def test_the_graph_of_the_weeks_says_what_its_parts_are(open_page, eight_weeks, qtbot):
    page = open_page()
    card = page.card
    qtbot.waitUntil(lambda: "rest day" in [words for _t, _s, words in card.legend_entries()])
    qtbot.waitUntil(lambda: "The dots below" in card.caption.text())
    assert card.caption.isVisible()
    assert card.caption.text().startswith("Each bar is a week: what was run, what is planned on")
    assert card.legend_entries() == card._legend_entries


def test_the_current_week_is_read_at_once_and_keys_read_others(open_page, eight_weeks):
    page = open_page()
    assert page.card.reading.text().startswith("Week of 16 November: 20.0 km in 3 runs")
    QTest.keyClick(page.card.chart, Qt.Key.Key_Left)
    assert page.card.reading.text().startswith("Week of 9 November: ")
    assert page.card.chart.accessibleDescription() == page.card.reading.text()


def test_miles_and_another_week_start_redraw(open_page, eight_weeks, preferences):
    page = open_page()
    preferences.set_all({"units": "mi", "week_start": "sunday"})
    settle(page)
    assert page.card.unit.text() == "mi per week"
    assert page.card.title.text().startswith("99.4 mi in ")
    assert page.card.reading.text().startswith("Week of 22 November: ")


def test_a_new_run_shows_at_once(open_page, eight_weeks, training_log, today):
    page = open_page()
    training_log.add(run(today, 9))
    settle(page)
    assert page.card.reading.text().startswith("Week of 16 November: 29.0 km in 4 runs")


def test_the_first_run_turns_the_empty_page_into_the_graph(open_page, training_log, today, qtbot):
    page = open_page()
    training_log.add(run(today, 5))
    qtbot.waitUntil(lambda: page.card.chart is not None, timeout=20_000)
    settle(page)
    assert page.card.title.text() == "5.0 km in 1 week, no week over the limit"


def test_the_range_control_works_by_keyboard(open_page, training_log, today):
    training_log.add_all([run(today - timedelta(weeks=n), 10) for n in range(300)], "x")
    page = open_page()
    page.ranges.button("26").setFocus()
    QTest.keyClick(page.ranges.button("26"), Qt.Key.Key_Right)
    settle(page)
    assert page.ranges.value() == "52"
    assert page.card.title.text().startswith("520 km in 52 weeks")
    QTest.keyClick(page.ranges.button("52"), Qt.Key.Key_Right)
    settle(page)
    assert page.card.unit.text() == "km per month"
    assert page.span.text().endswith("November 2026")


def test_a_click_on_the_chosen_range_returns_to_it(open_page, training_log, today):
    training_log.add_all([run(today - timedelta(weeks=n), 10) for n in range(60)], "x")
    page = open_page()
    before = page.card.chart.visible_days()
    QTest.keyClick(page.card.chart, Qt.Key.Key_Home)
    assert page.card.chart.visible_days() != before
    QTest.mouseClick(page.ranges.button("26"), Qt.MouseButton.LeftButton)
    assert page.card.chart.visible_days() == before


def test_nothing_of_the_plotting_library_is_loaded_before_it_is_needed():
    code = (
        "import sys, heavylegs_gui.ui.pages.progress_page\n"
        "print([name for name in ('numpy', 'pyqtgraph') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_planned_runs_alone_make_a_graph(open_page, training_log, today):
    training_log.add(run(today + timedelta(days=2), 5, Status.PLANNED))
    page = open_page()
    assert page.card.title.text().startswith("5.0 km planned in ")


def test_a_young_log_that_begins_high_asks_for_the_usual_week(
    open_page, eight_weeks, training_log, preferences
):
    page = open_page()
    assert page.hint.isVisible()
    preferences.set("baseline_week_m", "20000")
    assert not page.hint.isVisible()


def test_after_a_break_the_subtitle_says_how_to_come_back(open_page, training_log, today):
    training_log.add_all([run(today - timedelta(days=60 + 2 * n), 8) for n in range(14)], "x")
    assert open_page().subtitle == "Back after 59 days off: at most 14.5 km this week"


def test_the_formula_opens_in_a_panel_and_closes_with_escape(open_page, eight_weeks):
    page = open_page()
    page.explain_button.click()
    panel = next(one for one in QApplication.topLevelWidgets() if isinstance(one, WeekExplanation))
    texts = " ".join(label.text() for label in panel.findChildren(Label))
    assert "10 % more" in texts
    assert "second-highest" in texts
    assert "14.5 km" in texts
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_marathon_log_is_drawn_with_its_expected_sum(
    open_page, training_log, preferences, real_files
):
    preferences.set("units", "mi")
    with (real_files / "csv" / "marathon_log_2002-2006.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    sessions = [
        run(day_of(row["Date"]), float(row["Miles"]) * METRES_PER_MILE / 1000) for row in rows
    ]
    training_log.add_all(sessions, "Marathon log")
    page = open_page()
    page.ranges.button("all").click()
    settle(page)
    total = round(sum(float(row["Miles"]) for row in rows))
    assert page.card.title.text().startswith(f"{total:,} mi in ")


def day_of(text):
    month, day, year = map(int, text.split("/"))
    return date(year, month, day)
