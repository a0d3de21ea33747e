"""The Stretch page: safety first, then the routine, then what was done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from heavylegs_gui.domain.routine import Phase
from heavylegs_gui.domain.routine_engine import State
from heavylegs_gui.domain.safety_card import BOXES, Door
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.ui.player.figure_painter import RESTING

KEY = Qt.Key


@pytest.fixture
def page(services, player, open_stretch):
    return open_stretch(player, services.preferences)


def play(player, clock, seconds):
    player.gate.answer([])
    player.start(player.routine_library.routine("article_5"))
    player._timer.stop()
    for _ in range(round(seconds * 2)):
        clock.now_ms += 500
        player.tick()


def texts(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


# what is seen


def test_the_routine_is_shown_with_its_length_and_all_five_exercises(page):
    assert page.hero.start_button.text() == "Start, 5:34"
    library = page._library
    counts = len(library.routines()), len(library.exercises)
    assert page.subtitle == "{} routines, {} exercises".format(*counts)
    names = [card.accessibleName() for card in page.listed.cards]
    assert names == [
        "1. Hamstring stretch, seated, 2 × 30 s",
        "2. Calf stretch, back knee straight, 30 s each side",
        "3. Quad stretch, standing, 30 s each side",
        "4. Roll the calves, 30 s",
        "5. Roll the back of the thigh, 30 s each side",
    ]


def test_each_exercise_tells_mistake_easier_way_and_when_to_stop(page):
    shown = texts(page.listed.cards[1])
    assert "Turning the back foot out." in shown
    assert "Stand closer to the wall, with a shorter step." in shown
    assert "Stop if the calf is swollen, hot or red." in shown


def test_the_routine_is_named_for_when_it_is_done(page):
    assert page.hero.title.text() == "Five after a run"
    assert page.hero.text.text().startswith("The article's five exercises: hamstrings")


def test_the_hero_moves_and_rests_with_reduced_motion(qtbot, page, theme):
    qtbot.waitUntil(lambda: page.hero.figure.shown[2] != RESTING, timeout=2000)
    page.hide()
    assert not page.hero.figure.is_playing
    theme.configure(ThemeChoice.LIGHT, 100, reduced_motion=True)
    page.show()
    assert not page.hero.figure.is_playing


def test_nothing_played_yet_is_told_and_the_dose_starts_at_zero(page):
    assert "not played yet" in texts(page.hero)
    assert page.played.past.summary.text() == "Routines that you play are listed here."
    assert page.played.dose.bars.accessibleName() == (
        "Minutes per muscle this week: Calves 0:00, Hamstrings 0:00, Quads 0:00, "
        "Hip flexors 0:00, Glutes 0:00, Inner thighs 0:00"
    )


@pytest.mark.parametrize("width", [764, 936, 1000, 1064, 1072, 1600])
@pytest.mark.parametrize("scale", [100, 150])
def test_the_page_fits_its_width(page, player, clock, theme, width, scale):
    play(player, clock, 30)
    player.leave()
    page.refresh()
    theme.configure(ThemeChoice.LIGHT, scale, reduced_motion=True)
    page.resize(width, 700)
    QApplication.processEvents()
    inner = page.scroll_area.widget()
    assert inner.width() <= page.scroll_area.viewport().width()


# the safety card


def test_the_card_is_asked_before_the_first_routine_of_the_day(page, player):
    page.start("article_5")
    assert page.starter.card.isVisible()
    assert not player.is_open


def test_nothing_is_ticked_or_focused_on_an_answer(page):
    page.start("article_5")
    assert not any(box.isChecked() for box in page.starter.card.boxes.values())
    assert page.starter.card.question.hasFocus()


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter])
def test_enter_never_answers_the_card(page, player, key):
    page.start("article_5")
    for widget in (
        page.starter.card.question,
        page.starter.card.none_button,
        *page.starter.card.boxes.values(),
    ):
        widget.setFocus()
        QTest.keyClick(widget, key)
    assert page.starter.card.isVisible()
    assert not player.gate.is_answered_today()


def test_the_card_says_plainly_why_it_asks(page):
    page.start("article_5")
    assert (
        "Tick what fits. Asked once a day: a swollen leg may be a blood clot, "
        "and rolling could do harm."
    ) in texts(page.starter.card)


def test_none_of_these_starts_the_routine(page, player):
    page.start("article_5")
    QApplication.processEvents()
    QTest.keyClick(page.starter.card.question, KEY.Key_N)
    assert player.is_open
    assert page.starter.window.isVisible()


def test_digits_tick_and_a_tick_can_be_taken_away_again(page, player):
    page.start("article_5")
    QTest.keyClick(page.starter.card.question, KEY.Key_1)
    assert page.starter.card.boxes["leg"].isChecked()
    assert page.starter.card.show_button.isVisible()
    assert not page.starter.card.none_button.isVisible()
    QTest.keyClick(page.starter.card.boxes["leg"], KEY.Key_1)
    assert page.starter.card.none_button.isVisible()
    assert player.gate.block() is None


def test_not_now_closes_the_card_without_an_answer(page, player):
    page.start("article_5")
    page.starter.card.cancel_button.click()
    assert not page.starter.card.isVisible()
    assert not player.gate.is_answered_today()
    assert not player.is_open


@pytest.mark.parametrize("number", range(len(BOXES)))
def test_any_tick_keeps_the_routine_off_and_says_what_to_do(page, player, number):
    page.start("article_5")
    QTest.keyClick(page.starter.card.question, Qt.Key(KEY.Key_1 + number))
    page.starter.card.show_button.click()
    assert not player.is_open
    assert page.blocked.isVisibleTo(page)
    assert not page.hero.isVisibleTo(page)
    shown = " ".join(texts(page.blocked))
    assert BOXES[number].words in shown
    assert "{" not in shown


def test_the_card_is_asked_once_a_day(page, player):
    player.gate.answer([])
    page.start("article_5")
    assert page.starter.card is None
    assert player.is_open


# the doors


@pytest.fixture
def blocked(page, player):
    player.gate.answer(["leg"])
    return page


def test_a_block_also_stops_a_start_from_elsewhere(blocked, player):
    blocked.start("article_5")
    assert not player.is_open


def test_the_runners_number_to_call_is_told(blocked, services):
    services.preferences.set("region", "GB")
    assert any("Call 999 at once" in text for text in texts(blocked.blocked))


def test_a_clinicians_word_releases_the_block(blocked, player, today):
    blocked.blocked.release_requested.emit(Door.RULED_OUT)
    assert blocked.releases.sheet.cancel_button.hasFocus()
    blocked.releases.sheet.day.setDate(blocked.releases.sheet.day.date().addDays(-1))
    blocked.releases.sheet.confirm_button.click()
    assert player.gate.block() is None
    assert blocked.hero.isVisibleTo(blocked)


def test_gentle_exercise_keeps_rolling_off(blocked, player):
    blocked.blocked.release_requested.emit(Door.ALLOWED)
    blocked.releases.sheet.confirm_button.click()
    assert blocked.blocked.title.text() == "Rolling is still switched off"
    blocked.blocked.rolls_requested.emit()
    assert blocked.hero.isVisibleTo(blocked)


def test_a_slip_has_the_card_asked_again(blocked, player):
    blocked.blocked.release_requested.emit(Door.MISTAKE)
    assert not blocked.releases.sheet.day.isVisible()
    blocked.releases.sheet.confirm_button.click()
    blocked.start("article_5")
    assert blocked.starter.card.isVisible()


def test_keeping_it_switched_off_changes_nothing(blocked, player):
    blocked.blocked.release_requested.emit(Door.RULED_OUT)
    blocked.releases.sheet.cancel_button.click()
    assert player.gate.block() is not None


# what was done


def test_a_played_routine_is_listed_and_counted(page, player, clock):
    play(player, clock, 340)
    assert player.engine.state is State.DONE
    assert page.played.past.summary.text() == "One routine so far"
    assert "last time today" in texts(page.hero)
    assert "Hamstrings 2:00" in page.played.dose.bars.accessibleName()


def test_a_deleted_routine_comes_back_with_undo(page, player, clock, history):
    play(player, clock, 340)
    page.played.past.delete_requested.emit(player.runs.history()[0].id)
    assert player.runs.history() == []
    history.undo()
    assert player.runs.history()[0].held_ms == 270_000
    assert page.played.past.summary.text() == "One routine so far"


def test_an_unfinished_routine_is_offered_and_goes_on_where_it_stopped(page, player, clock):
    play(player, clock, 30)
    player.leave()
    player.engine = None
    page.refresh()
    assert page.banner.isVisibleTo(page)
    assert "with 0:20 held" in page.banner.text.text()
    page.banner.resume_button.click()
    assert player.engine.state is State.RESUMING
    assert page.starter.window.isVisible()


def test_a_routine_left_before_anything_was_held_is_not_offered(page, player, clock, services):
    play(player, clock, 5)
    player.leave()
    page.refresh()
    assert not page.banner.isVisibleTo(page)
    assert services.store.fetch_all("routine_run")[0]["state"] == "aborted"


def test_both_cards_tell_the_same_held_time(page, player, clock):
    play(player, clock, 31.5)
    player.stop()
    page.refresh()
    assert player.runs.history()[0].held_ms % 1000 == 500
    held = "0:21"
    assert f"{held} held" in " ".join(texts(page.played.past))
    assert f"Hamstrings {held}" in page.played.dose.bars.accessibleName()


def test_a_false_start_does_not_hide_what_was_held_before(page, player, clock):
    play(player, clock, 30)
    player.leave()
    play(player, clock, 5)
    player.leave()
    page.refresh()
    assert "with 0:20 held" in page.banner.text.text()


def test_closing_the_window_in_the_first_countdown_leaves_nothing_behind(page, player):
    player.gate.answer([])
    page.start("article_5")
    page.starter.window.close()
    assert player.runs.unfinished() is None
    assert not page.banner.isVisibleTo(page)


def test_a_kept_false_start_is_closed_without_a_word(page, player, clock, services):
    play(player, clock, 10)
    player.leave()
    assert player.runs.unfinished().held_ms == 0
    page.refresh()
    assert not page.banner.isVisibleTo(page)
    assert services.store.fetch_all("routine_run")[0]["state"] == "aborted"


def test_a_false_start_that_cannot_be_closed_now_is_not_offered_either(
    page, player, clock, services
):
    play(player, clock, 10)
    player.leave()
    services.store.query("PRAGMA query_only=1")
    page.refresh()
    services.store.query("PRAGMA query_only=0")
    assert not page.banner.isVisibleTo(page)


def test_an_unfinished_routine_can_be_discarded_and_that_undone(page, player, clock, history):
    play(player, clock, 30)
    player.leave()
    player.engine = None
    page.refresh()
    assert page.banner.discard_button.text() == "Discard"
    page.banner.discard_button.click()
    assert not page.banner.isVisibleTo(page)
    assert player.runs.history()[0].state == "partial"
    history.undo()
    assert page.banner.isVisibleTo(page)


def test_last_weeks_routine_does_not_count_for_this_week(page, player, clock, services):
    play(player, clock, 340)
    row = services.store.fetch_all("routine_run")[0]
    day = services.training_log.today() - timedelta(days=7)
    from heavylegs_gui.domain.changes import Change

    moved = {**row, "local_date": day.isoformat()}
    services.store.apply(Change("", (services.store.edit("routine_run", moved),)))
    page.refresh()
    assert "Hamstrings 0:00" in page.played.dose.bars.accessibleName()
    assert "last time 7 days ago" in texts(page.hero)


def test_leaving_the_program_keeps_a_routine_that_plays(page, player, clock):
    player.gate.answer([])
    page.start("article_5")
    player._timer.stop()
    for _ in range(30):
        clock.now_ms += 500
        player.tick()
    page.leave()
    assert not page.starter.window.isVisible()
    assert player.runs.unfinished() is not None


def test_a_tile_is_chosen_with_a_click_or_enter_and_started_with_its_button(page, player, qtbot):
    tile = page.section.grid.tiles["post_run"]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert page.hero.title.text() == "Post-run static"
    assert page.listed.title.text() == "The 7 exercises"
    assert not player.is_open
    qtbot.keyClick(page.section.grid.tiles["article_5"], Qt.Key.Key_Return)
    assert page.hero.title.text() == "Five after a run"
    assert page.focusWidget() is page.hero.start_button
    player.gate.answer([])
    tile.play_button.click()
    assert player.is_open
    assert player.routine.id == "post_run"


def test_the_filter_leaves_what_belongs_there(page, qtbot):
    page.section.grid.filters.set_value("before")
    page.section.grid.filters.value_changed.emit("before")
    whens = {one.id: one.when for one in page._library.routines()}
    assert {whens[one] for one in page.section.grid.shown()} <= {"before"}
    assert not page.section.grid.tiles["article_5"].isVisibleTo(page)
    page.section.grid.filters.set_value("all")
    page.section.grid.filters.value_changed.emit("all")
    assert page.section.grid.tiles["article_5"].isVisibleTo(page)


def test_the_short_form_is_offered_with_its_length_and_played(page, player, services):
    assert page.hero.short_button.text() == "Short, 3:39"
    player.gate.answer([])
    page.hero.short_button.click()
    held = [step.duration_ms for step in player.engine.steps if step.phase is Phase.WORK]
    assert set(held) == {20_000}
    assert len(held) == 8


def test_without_a_roller_the_rolls_are_left_out_and_it_can_be_undone(page, services, history):
    page.section.grid.no_roller.click()
    assert not services.preferences.settings.roller
    assert page.hero.start_button.text() != "Start, 5:34"
    history.undo()
    assert page.hero.start_button.text() == "Start, 5:34"
    assert not page.section.grid.no_roller.isChecked()


def test_every_exercise_can_be_looked_up(page, player, services):
    page.section.show_exercises()
    sheet = page.section.exercises
    assert set(sheet.cards) == set(services.routine_library.exercises)
    sheet.search.setText("calves roll")
    assert sheet.found() == ["fr_calf_both"] or set(sheet.found()) <= {
        one.id for one in services.routine_library.exercises.values() if "calves" in one.muscles
    }
    sheet.search.setText("bagpipe")
    assert sheet.found() == []
    assert "bagpipe" in sheet.nothing.text()
    assert sheet.nothing.isVisibleTo(sheet)
    sheet.dismiss()


def test_beside_an_open_warning_sign_there_is_no_tile(page, player, services):
    player.gate.answer(["leg"])
    assert not page.section.grid.isVisibleTo(page)
    assert not page.section.tools.isVisibleTo(page)


def test_what_is_left_out_stands_on_its_button(page, player, services):
    services.preferences.set("cautions", "veins")
    assert page.section.care_button.text() == "Left out: rolling…"


@pytest.fixture
def played(player, clock):
    """A function that plays a routine for so many seconds and stops it."""

    def play_some(seconds=60, effort=None):
        play(player, clock, seconds)
        player.stop()
        run = player.runs.history()[0]
        if effort is not None:
            player.runs.rate(run.id, effort, 2)
        return run

    return play_some


def test_the_history_lists_every_routine_by_week(page, played):
    run = played(effort=3)
    page.refresh()
    page.played.past.all_button.click()
    sheet = page.section.past
    assert list(sheet.delete_buttons) == [run.id]
    assert len(sheet.weeks) == 1
    words = " ".join(texts(sheet.weeks[0]))
    assert "effort 3 of 5, legs 2 of 5" in words
    assert "Hamstrings" in words
    assert "partly" in words
    assert sheet.older_button.isHidden()
    sheet.dismiss()


def test_a_routine_is_deleted_from_the_history_and_brought_back(page, played, history):
    run = played()
    page.refresh()
    page.section.show_history()
    page.section.past.delete_buttons[run.id].click()
    assert page.section.past.delete_buttons == {}
    history.undo()
    assert list(page.section.past.delete_buttons) == [run.id]
    page.section.past.dismiss()


def test_older_routines_are_shown_when_they_are_asked_for(page, played):
    runs = [played(20) for _ in range(3)]
    page.refresh()
    page.section.show_history()
    sheet = page.section.past
    sheet.shown = 2
    page.refresh()
    assert len(sheet.delete_buttons) == 2
    assert sheet.older_button.isVisible()
    sheet.older_button.click()
    assert set(sheet.delete_buttons) == {run.id for run in runs}
    sheet.dismiss()


def test_the_streak_says_what_this_week_still_needs(page, player, clock):
    assert not page.played.streak.isVisibleTo(page)
    play(player, clock, 400)
    page.refresh()
    assert page.played.streak.text.text().startswith("1 more routine and this week counts")
    assert not page.played.streak.title.isVisibleTo(page)
