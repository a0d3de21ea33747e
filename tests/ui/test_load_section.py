"""Training load on the Progress page, on a real log."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from heavylegs_gui.ui.pages.progress_page import ProgressPage
from heavylegs_gui.ui.widgets.basics import Label
from heavylegs_gui.ui.widgets.explanation import Explanation
from heavylegs_gui.ui.widgets.load_section import LoadSection

SAME = (160, 160, 160, 160, 160, 160, 0)
MIXED = (90, 315, 0, 90, 280, 360, 0)


def run(day, load, status=Status.DONE):
    """Return a run of 10 km whose load is given, unknown for ``None``."""
    minutes = None if load is None else load / 5.0 * 60
    return Session(
        uid=new_uid(), local_date=day, distance_m=10_000.0, rpe=5, duration_s=minutes, status=status
    )


@pytest.fixture
def log_weeks(training_log, today):
    """A function that logs Monday weeks of daily loads; the last one ends today, a Sunday."""

    def logged(*weeks):
        first = today - timedelta(days=7 * len(weeks) - 1)
        days = [load for week in weeks for load in week]
        training_log.add_all(
            [run(first + timedelta(days=n), load) for n, load in enumerate(days) if load != 0], "x"
        )

    return logged


@pytest.fixture
def open_section(qtbot, services, theme, history):
    kept = []

    def opened():
        page = ProgressPage(services.training_log, services.preferences, theme)
        qtbot.addWidget(page)
        section = LoadSection(services.loads, services.preferences, history, theme)
        page.add_load(section)
        kept.append(page)
        page.resize(1000, 900)
        page.show()
        page.activate()
        if section.card.isVisible():
            qtbot.waitUntil(lambda: section.card.chart is not None, timeout=20_000)
        settle(section)
        return section

    return opened


def settle(section):
    QTest.qWait(section.card.settle_ms + 40)


@pytest.fixture
def with_curves(open_section, qtbot):
    def opened():
        section = open_section()
        section.switch.click()
        qtbot.waitUntil(lambda: section.curves.chart is not None, timeout=20_000)
        settle(section)
        return section

    return opened


def test_a_log_of_rides_alone_shows_its_load(training_log, today, open_section):
    ride = replace(run(today - timedelta(days=2), 200), sport=Sport.CYCLE)
    training_log.add_all([ride, replace(ride, uid="b", local_date=today)], "rides")
    section = open_section()
    page = section.window()
    assert section.card.isVisible()
    assert not page.card.isVisible()
    assert page.subtitle == "No runs yet; your other training shows here"
    training_log.add(run(today, 100))
    assert page.card.isVisible()


def explained(button):
    button.click()
    panels = [one for one in QApplication.topLevelWidgets() if isinstance(one, Explanation)]
    panel = next(one for one in panels if one.isVisible())
    text = " ".join(label.text() for label in panel.findChildren(Label))
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    return text


def test_without_any_effort_the_card_says_what_to_enter_and_why(open_section, log_weeks, qtbot):
    log_weeks((None, 0, None, 0, 0, 0, 0))
    section = open_section()
    assert not section.card.isVisible()
    assert section.empty.isVisible()
    words = " ".join(label.text() for label in section.empty.findChildren(Label))
    assert "effort from 0 (rest) to 10" in words
    with qtbot.waitSignal(section.log_requested):
        section.log_button.click()


def test_the_first_effort_brings_the_graph(open_section, log_weeks, training_log, today, qtbot):
    log_weeks((None, 0, None, 0, 0, 0, 0))
    section = open_section()
    training_log.add(run(today, 200))
    qtbot.waitUntil(lambda: section.card.chart is not None, timeout=20_000)
    assert section.card.isVisible()
    assert not section.empty.isVisible()


def test_a_week_of_equal_days_is_read_with_its_monotony_and_strain(open_section, log_weeks):
    log_weeks(SAME)
    section = open_section()
    assert section.card.reading.text() == (
        "Week of 16 November: load 960 in 6 days so far; "
        "nearly every day was the same (monotony 2.45); strain 2,352."
    )
    assert section.card.unit.text() == "effort × minutes per week"


def test_the_title_counts_the_weeks_of_alike_days(open_section, log_weeks):
    log_weeks(MIXED, SAME, MIXED, MIXED)
    assert open_section().card.title.text() == (
        "Load of 1,077 a week in 3 weeks, 1 week of alike days"
    )


def test_strain_is_compared_with_the_runners_own_weeks(open_section, log_weeks):
    log_weeks(MIXED, MIXED, MIXED, MIXED, SAME)
    section = open_section()
    assert section.card.reading.text().endswith(
        "strain 2,352, more than usual for you (up to 1,304)."
    )
    QTest.keyClick(section.card.chart, Qt.Key.Key_Left)
    assert section.card.reading.text().endswith("(monotony 1.15); strain 1,304.")


def test_arrow_keys_read_a_week_aloud(open_section, log_weeks):
    log_weeks(MIXED, SAME)
    section = open_section()
    QTest.keyClick(section.card.chart, Qt.Key.Key_Left)
    assert section.card.reading.text().startswith("Week of 9 November: load 1,135 in 5 days; hard")
    assert section.card.chart.accessibleDescription() == section.card.reading.text()


def test_an_unknown_day_is_no_rest_day(open_section, log_weeks):
    log_weeks(MIXED, (160, 160, 160, 160, 160, 160, None))
    section = open_section()
    assert section.card.reading.text() == (
        "Week of 16 November: load at least 960 in 6 days, 1 day unknown; "
        "so monotony and strain are unknown."
    )
    assert section.gaps.text().startswith("1 of the last 1 weeks hold")


def test_a_plan_without_effort_asks_for_nothing(open_section, log_weeks, training_log, today):
    log_weeks(MIXED, (160, 160, 160, 160, 160, 0, 0))
    training_log.add(run(today, None, Status.PLANNED))
    section = open_section()
    assert section.card.reading.text() == (
        "Week of 16 November: load 800 in 5 days so far; this week is not over and what is planned "
        "has no effort yet, so monotony and strain are not known."
    )
    assert not section.gaps.isVisible()


def test_a_complete_log_asks_for_nothing(open_section, log_weeks):
    log_weeks(MIXED, MIXED)
    assert not open_section().gaps.isVisible()


def test_the_range_control_moves_the_load_too(open_section, log_weeks, qtbot):
    log_weeks(*[MIXED] * 60)
    section = open_section()
    page = section.window()
    page.ranges.button("8").click()
    settle(section)
    assert section.card.title.text() == "Load of 1,135 a week in 7 weeks, days differed"
    page.ranges.button("all").click()
    settle(section)
    assert "in 59 weeks" in section.card.title.text()


TALL, LOW = (360, 360, 0, 360, 360, 360, 0), (60, 0, 0, 60, 0, 0, 60)


def written_values(section):
    """Return the values over the bars, and the scene that they are written in."""
    from heavylegs_gui.ui.charts.load_chart import values_of

    scene = section.card.chart._item._scene
    return values_of(scene), scene


def test_a_value_stands_on_its_bar_where_bars_are_wide(open_section, log_weeks):
    log_weeks(TALL, LOW)
    ((text, place, is_lifted),), scene = written_values(open_section())
    assert (text, is_lifted) == ("180", False)
    assert scene.frame.y_of(180) - place.bottom() == pytest.approx(3)


def test_the_value_of_a_narrow_bar_never_stands_on_a_neighbour(open_section, log_weeks):
    log_weeks(*[TALL] * 80, LOW, *[TALL] * 10, LOW)
    section = open_section()
    section.window().ranges.button("all").click()
    settle(section)
    section.card.chart.setFocus()
    for _ in range(11):
        QTest.keyClick(section.card.chart, Qt.Key.Key_Left)
    settle(section)
    values, scene = written_values(section)
    assert [text for text, _, _ in values] == ["180"]
    ((_, place, is_lifted),) = values
    assert is_lifted
    assert place.bottom() < scene.frame.y_of(1800)
    bar = scene.series.bars[scene.selected]
    assert place.center().x() == pytest.approx(scene.frame.x_of((bar.left + bar.right) / 2))


# Curves


def test_the_curves_are_off_until_the_runner_wants_them(open_section, log_weeks):
    log_weeks(*[MIXED] * 10)
    section = open_section()
    assert not section.switch.isChecked()
    assert not section.curves.isVisible()


def test_switching_the_curves_on_is_kept_and_undoable(with_curves, log_weeks, preferences, history):
    log_weeks(*[MIXED] * 10)
    section = with_curves()
    assert section.curves.isVisible()
    assert preferences.settings.load_curves
    history.undo()
    assert not section.curves.isVisible()
    assert not section.switch.isChecked()


def test_the_curves_say_their_values_without_judging_them(with_curves, log_weeks):
    log_weeks(*[MIXED] * 40)
    section = with_curves()
    assert section.curves.title.text() == "Fitness 166, fatigue 188, form 0"
    assert section.curves.reading.text() == "21 Nov: fitness 166, fatigue 188, form 0."
    QTest.keyClick(section.curves.chart, Qt.Key.Key_Left)
    assert section.curves.reading.text().startswith("15 Nov: fitness ")


def test_the_curves_go_by_day_by_week_or_by_month_as_there_is_room(with_curves, log_weeks):
    log_weeks(*[MIXED] * 260)
    section = with_curves()
    assert section.curves.unit.text() == "load a day"
    section.show_weeks(150)
    assert section.curves.unit.text() == "load a day, mean of each week"
    section.show_weeks(None)
    assert section.curves.unit.text() == "load a day, mean of each month"
    assert section.card.unit.text() == "effort × minutes per month"
    assert section.card.reading.text().startswith("November 2026: load ")


def test_a_young_log_says_when_the_curves_begin(with_curves, log_weeks):
    log_weeks(*[MIXED] * 5)
    section = with_curves()
    assert section.curves.title.text() == "The curves begin in 9 days"
    assert "not known yet" in section.curves.reading.text()


# How it is computed


def test_the_explanation_puts_the_runners_numbers_in(open_section, log_weeks):
    log_weeks(MIXED, MIXED, MIXED, MIXED, SAME)
    section = open_section()
    text = explained(section.load_button)
    assert "Your session of 21 Nov 2026: 5 × 32 min = 160." in text
    assert "Your week of 16 Nov 2026: mean 137.1 / spread 56.0 ≈ 2.45." in text
    assert "That week: 960 × 2.449 ≈ 2,352. Usual for you was up to 1,304." in text
    assert "25 athletes (Foster 1998)" in text


def test_the_explanation_follows_the_selected_week(open_section, log_weeks):
    log_weeks(MIXED, SAME)
    section = open_section()
    QTest.keyClick(section.card.chart, Qt.Key.Key_Left)
    assert "Your week of 9 Nov 2026: mean 162.1 / spread 141.1 ≈ 1.15." in explained(
        section.load_button
    )


def test_without_a_known_week_the_formula_stands_alone(open_section, log_weeks):
    log_weeks((160, 0, 0, 0, 0, 0, 0))
    assert "Your week of" not in explained(open_section().load_button)


def test_the_curves_explain_themselves_and_claim_nothing(with_curves, log_weeks):
    log_weeks(*[MIXED] * 20)
    text = explained(with_curves().form_button)
    assert "0.976 + load 360 × 0.024" in text
    assert "No study that we know of shows that these numbers predict a running injury" in text
