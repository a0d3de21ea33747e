"""The routine beside a warning: shown where one helps, never started, never beside a red flag."""

from datetime import timedelta

import pytest

from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import Kind, Status
from tests.ui.calendar_log import NEXT_TUESDAY, run

HARD_DAY = NEXT_TUESDAY + timedelta(days=1)


@pytest.fixture
def ids(services, today):
    """Steady weeks, then two hard days in a row."""
    runs = [
        run(today - timedelta(days=7 * week + day), 8000.0)
        for week in range(8)
        for day in (1, 3, 5)
    ]
    runs.append(run(NEXT_TUESDAY, 6000.0, Status.PLANNED, Kind.INTERVALS))
    runs.append(run(HARD_DAY, 6000.0, Status.PLANNED, Kind.TEMPO))
    services.training_log.add_all(runs, "Fill")


@pytest.fixture
def show(page, qtbot):
    """A function that shows the hard day and returns the whole card of its warning."""

    def card():
        page.show_day(HARD_DAY)
        assert page.spotlight.facts(at_once=False).warning.rule is RuleId.HARD_EASY
        qtbot.waitUntil(lambda: not page.spotlight.is_looking)
        (found,) = [one for one in page.board.panel._warnings if one.why.isVisible()]
        return found

    return card


def test_a_warning_offers_the_routine_that_suits_it(show):
    card = show()
    assert card.routine.isVisible()
    assert (card.helps.text(), card.routine.text()) == ("A routine that helps:", "Five after a run")


def test_the_link_shows_the_routine_and_does_not_start_it(show, workspace):
    show().routine.click()
    assert workspace.window.current_key == "stretch"
    stretch = workspace.pages.stretch_page()
    assert stretch.hero.start_button.hasFocus()
    assert not workspace.kit.routine_player.is_open


def test_an_open_red_flag_leaves_no_routine(show, services):
    services.safety_gate.answer(["leg"])
    assert not show().routine.isVisible()


def test_a_tick_takes_the_link_away_when_the_calendar_comes_back(show, services, workspace, page):
    card = show()
    workspace.window.show_page("today")
    services.safety_gate.answer(["chest"])
    workspace.window.show_page("calendar")
    assert not card.routine.isVisibleTo(page)


def test_a_click_after_a_tick_shows_the_block(show, services, workspace):
    card = show()
    services.safety_gate.answer(["leg"])
    card.routine.click()
    stretch = workspace.pages.stretch_page()
    assert stretch.blocked.isVisibleTo(stretch)
    assert not stretch.hero.isVisibleTo(stretch)


def test_a_rule_about_distance_offers_none(page, training_log, qtbot):
    training_log.add(run(HARD_DAY + timedelta(days=4), 16_000.0, Status.PLANNED))
    page.show_day(HARD_DAY + timedelta(days=4))
    qtbot.waitUntil(lambda: not page.spotlight.is_looking)
    assert page.spotlight.facts().warning.rule is RuleId.SPIKE
    assert not any(one.routine.isVisible() for one in page.board.panel._warnings)
