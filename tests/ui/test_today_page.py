"""Today says what is, offers the next step, and no self-care beside a warning sign."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from heavylegs_gui import app
from heavylegs_gui.domain.safety_card import Door
from heavylegs_gui.domain.training import Session, Sport, Status, new_uid
from heavylegs_gui.ui.pages.today_page import TodayPage


@pytest.fixture
def logged(training_log, today):
    """Six steady weeks: Tuesday, Thursday and Saturday, 4.8 km, heaviness 3."""
    monday = today - timedelta(days=today.weekday())
    runs = [
        Session(
            uid=new_uid(),
            local_date=monday - timedelta(days=7 * week) + timedelta(days=offset),
            distance_m=4800.0,
            duration_s=1800.0,
            heaviness=3,
        )
        for week in range(6)
        for offset in (1, 3, 5)
    ]
    training_log.add_all(runs, "Runs")
    return runs


@pytest.fixture
def page(services, theme, today, qtbot):
    options = app.Options(
        database=services.store.path, today=lambda: today, demo=False, smoke=False, files=()
    )
    widget = TodayPage(app.build_kit(services, theme, options))
    qtbot.addWidget(widget)
    widget.resize(1072, 720)
    widget.show()
    return widget


def test_an_empty_log_asks_four_questions_and_offers_three_ways(page, qtbot):
    welcome = page._welcome
    assert welcome.isVisible()
    assert not page.shows_actions
    for button, signal in (
        (welcome.log_button, page.log_requested),
        (welcome.import_button, page.import_requested),
        (welcome.sample_button, page.sample_requested),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_run_takes_the_welcome_away(page, training_log, today):
    training_log.add(Session(uid=new_uid(), local_date=today, distance_m=5000.0))
    assert not page._welcome.isVisible()
    assert page.weeks.isVisible()
    assert page.shows_actions


def test_what_is_left_of_the_week_is_said(logged, page):
    assert page.finding.headline.text() == "1.4 km left this week"
    assert page.tiles.last.figure.text() == "4.8"
    assert page.tiles.heaviness.figure.text() == "3.0"


def test_a_week_over_its_limit_is_worth_a_look(logged, page, training_log, today):
    training_log.add(Session(uid=new_uid(), local_date=today, distance_m=9000.0))
    assert page.finding.headline.text() == "48 % over this week's limit"
    assert page.finding.kicker.text() == "Worth a look"


def test_a_plan_over_the_limit_is_not_called_a_week_over_it(logged, page, training_log, today):
    training_log.add(
        Session(uid=new_uid(), local_date=today, distance_m=9000.0, status=Status.PLANNED)
    )
    assert page.finding.headline.text() == "Your plan is 48 % over this week's limit"
    assert "km run and 9.0 planned; the limit is" in page.finding.text.text()
    assert page.tiles.over.figure.text() == "0"


def test_miles_are_shown_as_soon_as_they_are_chosen(logged, page, preferences):
    preferences.set("units", "mi")
    assert page.tiles.last.figure.text() == "3.0"
    assert page.tiles.last.unit.text() == "mi"


def test_how_the_legs_feel_is_stored_and_undoable(logged, page, training_log, today, qtbot):
    qtbot.mouseClick(page.feel.choice.button("7"), Qt.MouseButton.LeftButton)
    assert training_log.check_in(today).heaviness == 7
    page._history.undo()
    assert training_log.check_in(today) is None
    assert page.feel.choice.value() is None


def test_a_plan_for_today_can_be_logged(logged, page, training_log, today, qtbot):
    plan = replace(logged[0], uid=new_uid(), local_date=today, status=Status.PLANNED)
    training_log.add(plan)
    stored = next(one for one in training_log.sessions() if one.uid == plan.uid)
    with qtbot.waitSignal(page.session_requested, timeout=1000) as asked:
        qtbot.mouseClick(page.week.done_button, Qt.MouseButton.LeftButton)
    assert asked.args == [stored.id]


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ({"distance_m": 4500.0}, "Planned today: 4.5 km"),
        ({"duration_s": 1800.0}, "Planned today: Run, 30 min"),
        ({"sport": Sport.STRENGTH, "duration_s": 1800.0}, "Planned today: Strength, 30 min"),
        ({"sport": Sport.CYCLE}, "Planned today: Ride"),
    ],
)
def test_what_is_planned_today_is_named_by_what_is_known(
    logged, page, training_log, today, planned, words
):
    training_log.add(Session(uid=new_uid(), local_date=today, status=Status.PLANNED, **planned))
    assert page.week.plan.text() == words


def test_of_two_plans_for_today_the_run_is_named(logged, page, training_log, today):
    strength = {"sport": Sport.STRENGTH, "duration_s": 1800.0}
    for one in (strength, {"distance_m": 4500.0}):
        training_log.add(Session(uid=new_uid(), local_date=today, status=Status.PLANNED, **one))
    assert page.week.plan.text() == "Planned today: 4.5 km"


def test_an_open_warning_sign_takes_the_place_of_all_self_care(logged, page, services, today):
    assert page.routine.isVisible()
    services.safety_gate.answer(["leg"])
    assert not page.routine.isVisible()
    assert not page.finding.isVisible()
    assert page.block.headline.text() == "See a doctor today"
    services.safety_gate.release(Door.RULED_OUT, today)
    assert page.routine.isVisible()
    assert page.finding.isVisible()
    assert not page.block.isVisible()


def test_the_emergency_number_is_that_of_the_region(logged, page, services, preferences):
    preferences.set("region", "AU")
    services.safety_gate.answer(["chest"])
    assert page.block.headline.text() == "Call 000 now"


def test_the_routine_is_written_into_the_room_that_is_kept_for_it(logged, page, services):
    before = page.routine.sizeHint().height()
    page.show_routine()
    texts = [name.text() for name, _dose in page.routine._labels]
    names = [name for name, _dose in services.routine_library.summary(page.routine._id)]
    assert texts[:2] == names[:2]
    assert page.routine.title.text() in {"For a day without a run", "For the evening"}
    assert page.routine.sizeHint().height() == before


def test_the_first_run_ever_is_no_week_without_rest(page, training_log, today):
    training_log.add(Session(uid=new_uid(), local_date=today, distance_m=5000.0, heaviness=4))
    assert "rest" not in page.finding.headline.text().lower()
    assert page.week.chip.property("chip") == "good"
    assert page.feel.note.text() == ""
    assert page.tiles.over.unit.text() == "of 1 week"
    assert [bar.limit > 0 for bar in page.weeks.bars._bars] == [False] * 7 + [True]


def test_a_week_without_a_rest_day_yet_is_not_praised(page, training_log, today):
    monday = today - timedelta(days=6)
    days = [monday + timedelta(days=step) for step in range(6)]
    training_log.add_all(
        [Session(uid=new_uid(), local_date=one, distance_m=5000.0) for one in days], "Fill"
    )
    assert page.week.chip.text() == "No rest day yet"
    assert page.week.chip.property("chip") == "plain"


def test_enter_presses_the_button_that_has_the_focus(logged, page, qtbot):
    page.routine.button.setFocus()
    with qtbot.waitSignal(page.routine_requested, timeout=1000):
        qtbot.keyClick(page.routine.button, Qt.Key.Key_Return)


def test_an_answer_that_cannot_be_stored_now_is_refused_in_a_sentence(
    logged, page, services, qtbot
):
    services.store.hold_for_batch()
    with qtbot.waitSignal(page._history.refused, timeout=1000):
        qtbot.mouseClick(page.feel.choice.button("7"), Qt.MouseButton.LeftButton)
    services.store.release_batch(keep=False)
    assert page.feel.choice.value() is None
