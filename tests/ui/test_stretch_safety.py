"""Beside an open block nothing leads into an exercise; a tick is never lost on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.routine import ExerciseKind
from heavylegs_gui.domain.routine_engine import State
from heavylegs_gui.domain.safety_card import Door
from heavylegs_gui.domain.settings import ThemeChoice
from tests.services.routine_desk import DAY
from tests.services.test_routine_unsaved import DiskReadOnly, ImportRunning

KEY = Qt.Key


@pytest.fixture
def told(history):
    words = []
    history.refused.connect(words.append)
    return words


@pytest.fixture
def page(desk, open_stretch, told):
    return open_stretch(desk.player, desk.preferences)


def shown_exercises(page):
    QApplication.processEvents()
    return [at for at, card in enumerate(page.listed.cards) if card.isVisibleTo(page)]


def tick(card, key):
    card.boxes[key].setChecked(True)
    card.show_button.click()


@pytest.mark.parametrize("refusal", [ImportRunning, DiskReadOnly])
def test_a_tick_shows_what_to_do_whatever_the_store_says(desk, page, told, refusal):
    page.start("article_5")
    refusal.begin(desk)
    tick(page.starter.card, "chest")
    assert page.blocked.isVisibleTo(page)
    assert page.blocked.title.text().startswith("Call your local emergency number")
    assert shown_exercises(page) == []
    assert told[0].startswith("Your answer counts, but it cannot be stored yet")
    refusal.end(desk)
    page.start("article_5")
    assert not desk.player.is_open


def test_a_release_that_cannot_be_written_is_told_and_opens_nothing(desk, page, told):
    desk.gate.answer(["leg"])
    desk.store.hold_for_batch()
    page.blocked.release_requested.emit(Door.RULED_OUT)
    page.releases.sheet.confirm_button.click()
    assert page.blocked.isVisibleTo(page)
    assert told[0].startswith("An import is being written")
    desk.store.release_batch(keep=True)


def test_a_block_hides_the_exercises_their_count_and_every_start(desk, page):
    desk.begin()
    desk.play(45)
    desk.player.leave()
    desk.gate.answer(["leg"])
    assert shown_exercises(page) == []
    assert not page.listed.title.isVisibleTo(page)
    assert not page.hero.isVisibleTo(page)
    assert not page.played.dose.isVisibleTo(page)
    assert not page.banner.resume_button.isVisibleTo(page)
    assert page.banner.discard_button.isVisibleTo(page)
    assert page.subtitle == "Switched off for now"


def test_gentle_exercise_hides_the_rolls_only(desk, page):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.ALLOWED, DAY)
    assert shown_exercises(page) == [0, 1, 2]
    assert page.listed.title.text() == "The 3 exercises"
    library = desk.routine_library
    rolls = {one.id for one in library.exercises.values() if one.kind is ExerciseKind.ROLL}
    free = [
        one.id for one in library.routines() if not rolls & {item.exercise_id for item in one.items}
    ]
    count = len(library.exercises) - len(rolls)
    assert page.subtitle == f"{len(free)} routines, {count} exercises"
    off = {one for one, tile in page.section.grid.tiles.items() if tile.facts.is_off}
    assert off == set(page.section.grid.tiles) - set(free)
    assert not page.hero.isVisibleTo(page)


def test_all_exercises_come_back_with_the_release(desk, page):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.RULED_OUT, DAY)
    assert shown_exercises(page) == [0, 1, 2, 3, 4]
    assert page.played.dose.isVisibleTo(page)
    assert page.hero.isVisibleTo(page)


def test_what_cannot_be_closed_or_deleted_now_is_told(desk, page, told, history):
    desk.begin()
    desk.play(45)
    desk.player.leave()
    page.activate()
    desk.store.hold_for_batch()
    page.banner.discard_button.click()
    page.played.past.delete_requested.emit(1)
    desk.store.release_batch(keep=True)
    assert [words.startswith("An import is being written") for words in told] == [True, True]
    assert not history.stack.canUndo()
    assert page.banner.isVisibleTo(page)


# a routine that waits in its window


@pytest.fixture
def waiting(desk, page):
    """The window of a routine that was paused yesterday."""
    desk.gate.answer([])
    page.start("article_5")
    desk.player._timer.stop()
    desk.play(25)
    window = page.starter.window
    QTest.keyClick(window, KEY.Key_Space)
    desk.clock.later = timedelta(days=1)
    QTest.keyClick(window, KEY.Key_Space)
    return window


def test_space_asks_the_card_of_the_new_day(desk, waiting):
    assert waiting.card.sheet.isVisible()
    assert desk.player.engine.state is State.PAUSED


def test_none_of_these_lets_the_routine_go_on(desk, waiting):
    QTest.keyClick(waiting.card.sheet.question, KEY.Key_N)
    assert not waiting.card.sheet.isVisible()
    assert desk.player.engine.state is State.RESUMING


def test_not_now_keeps_it_waiting(desk, waiting):
    waiting.card.sheet.cancel_button.click()
    assert not waiting.card.sheet.isVisible()
    assert desk.player.engine.state is State.PAUSED
    assert waiting.hasFocus()


def test_the_easier_way_after_pain_asks_the_card_too(desk, page):
    desk.gate.answer([])
    page.start("article_5")
    desk.player._timer.stop()
    desk.play(25)
    window = page.starter.window
    window.run("pain")
    desk.clock.later = timedelta(days=1)
    window.pain.panel.answer(2)
    assert window.card.sheet.isVisible()
    QApplication.processEvents()
    QTest.keyClick(window.card.sheet.question, KEY.Key_N)
    assert desk.player.engine.state is State.RESUMING
    assert not window.pain.panel.isVisible()
    assert window.focusWidget() is window


def test_a_none_that_cannot_be_stored_keeps_it_waiting(desk, waiting):
    desk.store.hold_for_batch()
    QApplication.processEvents()
    waiting.card.sheet.none_button.click()
    desk.store.release_batch(keep=True)
    assert desk.player.engine.state is State.PAUSED
    assert waiting.toast.label.text().startswith("An import is being written")


@pytest.mark.parametrize("is_held", [True, False])
def test_a_tick_closes_the_window_and_shows_what_to_do(desk, page, waiting, is_held):
    if is_held:
        desk.store.hold_for_batch()
    tick(waiting.card.sheet, "leg")
    assert not waiting.isVisible()
    assert not desk.player.is_open
    assert page.blocked.title.text() == "See a doctor today"
    assert page.blocked.isVisibleTo(page)
    if is_held:
        desk.store.release_batch(keep=True)


def test_a_rating_that_cannot_be_stored_is_told(desk, page):
    desk.gate.answer([])
    page.start("article_5")
    desk.player._timer.stop()
    desk.play(45)
    desk.player.stop()
    window = page.starter.window
    desk.store.hold_for_batch()
    window.done.rated.emit(3, 2)
    desk.store.release_batch(keep=True)
    assert window.toast.label.text().startswith("An import is being written")


@pytest.fixture
def crowded(page, theme):
    """The card in the smallest window at the largest text, where the last question is cut off."""
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=True)
    page.resize(764, 500)
    page.start("article_5")
    QApplication.processEvents()
    yield page.starter.card
    theme.configure(ThemeChoice.LIGHT, 100, reduced_motion=True)


@pytest.mark.parametrize("by_key", [True, False], ids=["N", "click"])
def test_none_of_these_is_no_answer_before_every_question_was_in_view(crowded, desk, qtbot, by_key):
    assert not crowded.none_button.isVisible()
    assert crowded.read_button.isVisible()

    def press(button):
        if by_key:
            QTest.keyClick(crowded.question, KEY.Key_N)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    press(crowded.read_button)
    assert not desk.player.gate.is_answered_today()
    assert crowded.isVisible()
    qtbot.waitUntil(crowded.none_button.isVisible)
    last = list(crowded.boxes.values())[-1]
    assert last.visibleRegion().boundingRect().contains(last.rect())
    assert not crowded.none_button.hasFocus()
    press(crowded.none_button)
    assert desk.player.gate.is_answered_today()


def test_the_next_time_the_card_begins_at_the_top_again(crowded, qtbot):
    crowded.read_button.click()
    qtbot.waitUntil(crowded.none_button.isVisible)
    crowded.dismiss()
    crowded.ask()
    QApplication.processEvents()
    assert crowded.read_button.isVisible()


def test_the_card_can_be_covered_while_it_is_built(desk, theme, host, caplog):
    """The window may be resized or shown while the sheet is still being put together."""
    from heavylegs_gui.ui.player.safety_sheet import SafetySheet

    class Restless(SafetySheet):
        def _build_boxes(self, theme, boxes):
            host.resize(host.width() + 1, host.height())
            QApplication.processEvents()
            return super()._build_boxes(theme, boxes)

    sheet = Restless(theme, host, [("leg", "One leg", "Also")])
    sheet.ask()
    assert sheet.boxes["leg"].isVisible()
    sheet.dismiss()
