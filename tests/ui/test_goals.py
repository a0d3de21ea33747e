"""Distance goals in the window: on Progress, on Today and in Settings."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel

from heavylegs_gui.domain.goals import GoalPeriod, goal_progress
from heavylegs_gui.domain.mileage import RunDay
from heavylegs_gui.domain.settings import Settings, ThemeChoice
from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.pages.today_weeks import WeekCard
from heavylegs_gui.ui.widgets.goal_section import GoalSection
from heavylegs_gui.ui.widgets.goal_words import GoalWords

TODAY = date(2026, 11, 22)
WEDNESDAY = date(2026, 11, 18)


def run(days, km, status=Status.DONE, sport=Sport.RUN):
    day = TODAY + timedelta(days=days)
    return Session(uid=new_uid(), local_date=day, distance_m=km * 1000, status=status, sport=sport)


@pytest.fixture
def section(qtbot, training_log, preferences, theme):
    """The goals over a log of 20 km in this week, 5 of them planned for today, and a ride."""
    before = [run(-days, 10) for days in (8, 11, 15, 18, 22, 25, 29, 32)]
    runs = [*before, run(-5, 8), run(-3, 7), run(0, 5, Status.PLANNED)]
    training_log.add_all([*runs, run(-1, 60, sport=Sport.CYCLE)], "Some runs")
    built = GoalSection(training_log, preferences, theme)
    qtbot.addWidget(built)
    built.resize(900, 300)
    built.show()
    return built


def shown(section):
    return [one.text() for one in section.findChildren(QLabel) if one.isVisible() and one.text()]


def progress(goal_m, done_m=0.0, planned_m=0.0, period="week", limit_m=36_800.0, today=WEDNESDAY):
    settings = Settings(**{f"goal_{period}_m": goal_m})
    return goal_progress([RunDay(today, done_m, planned_m, 1, 0.0)], settings, today, limit_m)[0]


def test_without_a_goal_there_is_a_quiet_link(section, qtbot):
    section.refresh()
    assert not section.card.isVisible()
    with qtbot.waitSignal(section.settings_requested):
        section.set_button.click()


def test_only_goals_that_are_set_are_shown(section, preferences):
    preferences.set_all({"goal_week_m": "30000", "goal_year_m": "600000"})
    section.refresh()
    assert [period for period, view in section.views.items() if view.isVisible()] == [
        GoalPeriod.WEEK,
        GoalPeriod.YEAR,
    ]
    assert not section.set_button.isVisible()


def test_runs_count_plans_are_named_and_rides_do_not(section, preferences):
    preferences.set("goal_week_m", "30000")
    section.refresh()
    view = section.views[GoalPeriod.WEEK]
    assert (view.figure.text(), view.of_goal.text()) == ("15", "of 30 km")
    assert view.text.text() == "15 km left, 5 of them planned."
    assert view.bar.accessibleName().startswith("This week: 15 of 30 km. 15 km left")


def test_a_weekly_goal_above_the_limit_says_that_the_limit_wins(section, preferences):
    preferences.set("goal_week_m", "30000")
    section.refresh()
    view = section.views[GoalPeriod.WEEK]
    assert view.limit.isVisible()
    assert view.limit.text() == "This week's limit is 22 km, and the limit wins over the goal."
    preferences.set("goal_week_m", "21000")
    section.refresh()
    assert not view.limit.isVisible()


def test_a_reached_goal_says_so_and_nothing_more(section, preferences):
    preferences.set("goal_month_m", "55000")
    section.refresh()
    view = section.views[GoalPeriod.MONTH]
    assert view.chip.isVisible()
    assert (view.name.text(), view.text.isVisible()) == ("November", False)


def test_the_figures_follow_the_unit(section, preferences):
    preferences.set_all({"goal_week_m": "30000", "units": "mi"})
    section.refresh()
    assert section.views[GoalPeriod.WEEK].of_goal.text() == "of 18.6 mi"


@pytest.mark.parametrize("dress", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("size", [(620, 700), (1000, 300)])
@pytest.mark.parametrize("scale", [90, 150])
def test_no_word_is_cut_off(section, preferences, theme, dress, size, scale):
    preferences.set_all(
        {"goal_week_m": "400000", "goal_month_m": "1500000", "goal_year_m": "15000000"}
    )
    theme.configure(dress, scale, reduced_motion=True)
    section.resize(*size)
    section.refresh()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()
    narrow = [
        one.text()
        for one in section.findChildren(QLabel)
        if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width()
    ]
    assert shown(section)
    assert narrow == []


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (progress(40_000, 24_000), "16 km left in 5 days."),
        (progress(40_000, 24_000, today=TODAY), "16 km left in 1 day."),
        (progress(40_000, 24_000, 16_000), "16 km left, and the plan covers it."),
        (progress(40_000, 24_000, 6_500), "16 km left, 6.5 of them planned."),
        (progress(40_000, 40_000), "Reached."),
        (progress(1_800_000, 300_000, period="year"), "1,500 km left in 44 days."),
    ],
)
def test_what_is_left_in_words(one, words):
    assert GoalWords(Units.KM).left(one) == words


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (progress(40_000), ""),
        (
            progress(90_000, 54_000, period="month"),
            "19.4 km a week reaches it; 3 ahead of an even pace.",
        ),
        (
            progress(90_000, 48_000, period="month"),
            "22.6 km a week reaches it; 3 behind an even pace.",
        ),
        (progress(90_000, 51_000, period="month"), "21 km a week reaches it; the pace is even."),
        (progress(90_000, 51_000, period="month", today=date(2026, 11, 24)), ""),
        (progress(90_000, 91_000, period="month"), ""),
    ],
)
def test_the_pace_that_reaches_it_in_words(one, words):
    assert GoalWords(Units.KM).pace(one) == words


def test_a_month_that_asks_too_much_of_its_weeks_names_the_limit():
    assert GoalWords(Units.KM).limit(progress(180_000, period="month")) == (
        "A week may hold 36.8 km at present, and that limit wins over the goal."
    )


def test_the_name_of_the_month_is_in_the_runners_language(qapp):
    QLocale.setDefault(QLocale(QLocale.Language.Spanish))
    assert GoalWords(Units.KM).name(progress(180_000, period="month")) == "Noviembre"
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (None, ""),
        (progress(35_000, 24_000), "Goal 35 km: 11 left"),
        (progress(35_000, 24_000, 12_000), "Goal 35 km: 11 left, all planned"),
        (progress(35_000, 36_000), "Goal 35 km: reached"),
        (progress(50_000, 24_000), "Goal 50 km: the limit of 36.8 wins"),
    ],
)
def test_the_week_on_today_has_one_line_for_its_goal(theme, qtbot, one, words):
    card = WeekCard(theme)
    qtbot.addWidget(card)
    card.show()
    card.show_goal(one, Units.KM)
    assert (card.goal.isVisible(), card.goal.text()) == (bool(words), words)


def test_today_shows_the_goal_of_the_week_at_once(open_workspace, services):
    services.training_log.add(run(-1, 8))
    workspace = open_workspace()
    page = workspace.window.page("today")
    assert page.week.goal.text() == ""
    services.preferences.set("goal_week_m", "12000")
    assert page.week.goal.text() == "Goal 12 km: 4 left"


def test_the_link_leads_to_the_goals_in_settings_and_back_with_a_goal(
    open_workspace, services, qtbot
):
    services.training_log.add(run(-1, 8))
    workspace = open_workspace()
    progress_page = workspace.window.show_page("progress")
    qtbot.waitUntil(lambda: progress_page.card.chart is not None, timeout=20_000)
    progress_page.goals.set_button.click()
    assert workspace.window.current_key == "settings"
    field = workspace.window.page("settings").rows["goal_week_m"].control
    assert workspace.window.focusWidget() is field
    qtbot.keyClicks(field, "12,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert services.preferences.settings.goal_week_m == 12_500
    workspace.window.show_page("progress")
    assert progress_page.goals.views[GoalPeriod.WEEK].of_goal.text() == "of 12.5 km"
    workspace.kit.history.undo()
    assert services.preferences.settings.goal_week_m is None


@pytest.mark.parametrize("size", [(860, 600), (1000, 700), (1280, 800)])
@pytest.mark.parametrize("scale", [90, 100, 150])
def test_the_week_on_today_keeps_its_room_with_a_goal(
    open_workspace, services, theme, qtbot, size, scale
):
    services.training_log.add_all([run(-1, 8), run(0, 5, Status.PLANNED)], "Two runs")
    services.preferences.set_all({"goal_week_m": "123400"})
    workspace = open_workspace()
    theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
    workspace.window.resize(*size)
    card = workspace.window.show_page("today").week
    qtbot.waitUntil(card.isVisible)
    for _ in range(4):
        QApplication.processEvents()
    assert card.strip.height() >= card.strip.minimumSizeHint().height()
    assert card.goal.height() >= card.goal.heightForWidth(card.goal.width())
    assert card.text.height() >= card.text.heightForWidth(card.text.width())
