"""The player's window: every key, every screen, with the real timer on a clock of the test."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from heavylegs_gui.domain.routine import Phase, Side
from heavylegs_gui.domain.routine_engine import PauseReason, State
from heavylegs_gui.ui.devices.sound import Sound
from heavylegs_gui.ui.player.player_window import PlayerWindow

KEY = Qt.Key


@pytest.fixture
def player(player):
    player.gate.answer([])
    return player


@pytest.fixture
def window(qtbot, player, theme):
    made = PlayerWindow(player, theme, Sound(), lambda: "112")
    player.start(player.routine_library.routine("article_5"))
    player._timer.stop()
    made.open(full_screen=False)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def run_to(player, clock, phase, item=0, side=None):
    """Let the routine run until a step of that phase begins."""
    for _ in range(2000):
        step = player.engine.step
        if (step.phase, step.item) == (phase, item) and side in (None, step.side):
            return
        clock.now_ms += 250
        player.tick()
    raise AssertionError("that step was never reached")


def let_pass(player, clock, seconds):
    for _ in range(round(seconds * 4)):
        clock.now_ms += 250
        player.tick()


def press(window, key):
    QTest.keyClick(window, key)


def test_the_routine_begins_with_getting_ready(window):
    scene = window.stage.scene
    assert (scene.title, scene.phase, scene.digits) == ("Hamstrings", "GET READY", "10")
    assert scene.time_left == "5:34 left"
    assert len(scene.bars) == 9


def test_space_pauses_and_goes_on_after_a_count_in(window, player, clock):
    run_to(player, clock, Phase.WORK)
    press(window, KEY.Key_Space)
    assert window.stage.scene.phase == "PAUSED"
    press(window, KEY.Key_Space)
    assert (window.stage.scene.phase, window.stage.scene.digits) == ("GO ON", "3")
    let_pass(player, clock, 3.1)
    assert window.stage.scene.phase == "HOLD"


def test_the_screen_follows_the_count_in(window, player, clock):
    run_to(player, clock, Phase.WORK)
    press(window, KEY.Key_Space)
    press(window, KEY.Key_Space)
    clock.now_ms += 1500
    player.tick()
    assert window.stage.scene.digits == "2"
    let_pass(player, clock, 2)


@pytest.mark.parametrize("key", [KEY.Key_Right, KEY.Key_PageDown])
def test_right_and_page_down_skip(window, player, clock, key):
    run_to(player, clock, Phase.WORK)
    press(window, key)
    assert player.engine.step.phase is Phase.REST
    assert window.stage.scene.digits == "3"


@pytest.mark.parametrize("key", [KEY.Key_Left, KEY.Key_PageUp])
def test_left_and_page_up_go_back(window, player, clock, key):
    run_to(player, clock, Phase.WORK)
    let_pass(player, clock, 10)
    press(window, key)
    assert window.stage.scene.digits == "30"


@pytest.mark.parametrize("key", [KEY.Key_Up, KEY.Key_Plus])
def test_up_and_plus_add_ten_seconds(window, player, clock, key):
    run_to(player, clock, Phase.WORK)
    press(window, key)
    assert window.stage.scene.digits == "40"


def test_s_switches_sides_and_the_figure_turns(window, player, clock):
    run_to(player, clock, Phase.WORK, item=1)
    assert window.stage.scene.side == "L"
    assert window.stage.scene.shot.mirrored
    press(window, KEY.Key_S)
    scene = window.stage.scene
    assert (scene.title, scene.side, scene.side_word) == ("Switch sides", "R", "right")
    assert not scene.shot.mirrored
    assert scene.tinted


def test_the_cue_of_a_switch_names_the_side_that_comes(window, player, clock):
    run_to(player, clock, Phase.SWITCH, item=1)
    assert window.stage.scene.cue == "step the right leg back, heel down"


def test_a_roll_is_called_a_roll_and_shows_no_side_for_both_legs(window, player, clock):
    run_to(player, clock, Phase.WORK, item=3)
    scene = window.stage.scene
    assert (scene.title, scene.phase, scene.side) == ("Roll calves", "ROLL", "")


def test_what_comes_next_is_named_with_its_side(window, player, clock):
    run_to(player, clock, Phase.WORK, item=1, side=Side.LEFT)
    assert window.stage.scene.upcoming.text == "Right side, 30 s"
    run_to(player, clock, Phase.WORK, item=1, side=Side.RIGHT)
    assert window.stage.scene.upcoming.text == "Quad stretch, left"


def test_the_last_three_seconds_are_urgent_and_zero_is_never_shown(window, player, clock):
    run_to(player, clock, Phase.WORK)
    seen = set()
    while player.engine.step.phase is Phase.WORK:
        seen.add((window.stage.scene.digits, window.stage.scene.urgent))
        clock.now_ms += 100
        player.tick()
    assert ("3", True) in seen
    assert ("4", False) in seen
    assert "0" not in {digits for digits, _ in seen}


def test_m_mutes_and_says_so(window):
    press(window, KEY.Key_M)
    assert window._sound.muted
    assert window.toast.label.text().startswith("Sound")
    window.toast.dismiss()


def test_question_mark_lists_all_keys_and_esc_closes_the_list(window):
    press(window, KEY.Key_Question)
    assert window.keys_sheet.isVisible()
    press(window.keys_sheet.close_button, KEY.Key_Escape)
    assert not window.keys_sheet.isVisible()
    assert window.isVisible()


def test_full_screen_is_left_before_anything_is_asked(window):
    press(window, KEY.Key_F11)
    assert window.isFullScreen()
    press(window, KEY.Key_Escape)
    assert not window.isFullScreen()
    assert not window.stop_sheet.isVisible()


def test_esc_asks_before_it_stops_and_the_routine_waits(window, player, clock):
    run_to(player, clock, Phase.WORK)
    press(window, KEY.Key_Escape)
    assert window.stop_sheet.isVisible()
    assert player.engine.state is State.PAUSED
    window.stop_sheet.buttons["go_on"].click()
    assert player.engine.state is State.RESUMING


def test_keep_for_later_leaves_a_run_that_can_be_resumed(window, player, clock):
    run_to(player, clock, Phase.WORK)
    let_pass(player, clock, 12)
    press(window, KEY.Key_Escape)
    window.stop_sheet.buttons["later"].click()
    assert not window.isVisible()
    assert player.runs.unfinished() is not None


def test_closing_the_window_keeps_the_run(window, player, clock):
    run_to(player, clock, Phase.WORK)
    window.close()
    assert player.engine.pause_reason is PauseReason.CLOSE
    assert player.runs.unfinished() is not None


def test_stopping_saves_what_was_held(window, player, clock):
    run_to(player, clock, Phase.WORK)
    let_pass(player, clock, 12)
    press(window, KEY.Key_Escape)
    window.stop_sheet.buttons["stop"].click()
    assert player.runs.history()[0].held_ms == 12_000
    assert window.done.isVisible()
    assert window.done.headline.accessibleName().startswith("Stopped")


# it hurts


@pytest.fixture
def hurting(window, player, clock):
    run_to(player, clock, Phase.WORK, item=1)
    let_pass(player, clock, 12)
    press(window, KEY.Key_X)
    return window


def test_x_stops_the_hold_and_offers_four_answers(hurting, player):
    assert player.engine.pause_reason is PauseReason.PAIN
    assert hurting.pain.panel.isVisible()
    titles = [button.text() for button in hurting.pain.panel.buttons]
    assert titles == [
        "Skip this stretch",
        "Do it easier",
        "When to see a doctor",
        "End the routine",
    ]


def test_the_exercises_own_limit_is_told(hurting):
    assert "the calf is swollen, hot or red" in hurting.pain.panel.accessibleName()


def test_one_skips_and_goes_on(hurting, player, clock):
    press(hurting, KEY.Key_1)
    assert not hurting.pain.panel.isVisible()
    assert player.engine.state is State.RESUMING
    assert player.engine.step.phase is Phase.SWITCH


def test_two_goes_on_with_the_easier_way_in_view(hurting, player, clock):
    press(hurting, KEY.Key_2)
    let_pass(player, clock, 3.2)
    assert hurting.stage.scene.cue.startswith("Easier: Stand closer to the wall")
    run_to(player, clock, Phase.WORK, item=2)
    assert "Easier" not in hurting.stage.scene.cue


def test_three_tells_when_to_see_a_doctor_with_the_number_to_call(hurting):
    press(hurting, KEY.Key_3)
    sheet = hurting.pain.advice_sheet
    assert sheet.isVisible()
    texts = [label.text() for label in sheet.findChildren(type(sheet.title))]
    assert any("Call 112" in text for text in texts)
    assert "Stop if the calf is swollen, hot or red." in texts


def test_four_ends_and_keeps_what_was_held(hurting, player):
    press(hurting, KEY.Key_4)
    assert player.engine.state is State.ABORTED
    assert player.runs.history()[0].held_ms == 72_000


def test_space_goes_on_when_the_pain_has_gone(hurting, player):
    press(hurting.pain.panel.buttons[0], KEY.Key_Space)
    assert player.engine.state is State.RESUMING
    assert not hurting.pain.panel.isVisible()


def test_enter_gives_the_answer_that_has_the_keyboard(hurting, player):
    press(hurting.pain.panel.buttons[3], KEY.Key_Return)
    assert player.engine.state is State.ABORTED


def test_no_answer_is_chosen_by_time(hurting, player, clock):
    let_pass(player, clock, 120)
    assert player.engine.pause_reason is PauseReason.PAIN


LEAD_INS = [(Phase.PREP, 0), (Phase.REST, 0), (Phase.MOVE, 1), (Phase.SWITCH, 1)]


@pytest.mark.parametrize(("phase", "item"), LEAD_INS)
def test_x_stops_outside_a_hold_too_without_a_note_of_pain(window, player, clock, phase, item):
    run_to(player, clock, phase, item)
    press(window, KEY.Key_X)
    assert player.engine.pause_reason is PauseReason.PAIN
    assert window.pain.panel.isVisible()
    assert player.engine.pains == []


def test_x_in_a_hold_notes_where_it_hurt_once(hurting, player):
    press(hurting, KEY.Key_X)
    assert [note.exercise_id for note in player.engine.pains] == ["st_calf_straight"]


@pytest.mark.parametrize("phase", [Phase.PREP, Phase.WORK])
def test_x_opens_the_screen_while_the_routine_waits(window, player, clock, phase):
    run_to(player, clock, phase)
    press(window, KEY.Key_Space)
    press(window, KEY.Key_X)
    assert player.engine.pause_reason is PauseReason.PAIN
    assert window.pain.panel.isVisible()


@pytest.mark.parametrize("phase", [Phase.PREP, Phase.WORK])
def test_x_stops_the_count_in_after_a_pause(window, player, clock, phase):
    run_to(player, clock, phase)
    press(window, KEY.Key_Space)
    press(window, KEY.Key_Space)
    assert player.engine.state is State.RESUMING
    press(window, KEY.Key_X)
    let_pass(player, clock, 5)
    assert player.engine.pause_reason is PauseReason.PAIN
    assert window.pain.panel.isVisible()


def test_x_works_over_the_list_of_keys_and_over_the_question(window, player):
    press(window, KEY.Key_Question)
    press(window.keys_sheet.close_button, KEY.Key_X)
    assert not window.keys_sheet.isVisible()
    assert window.pain.panel.isVisible()
    press(window, KEY.Key_Space)
    press(window, KEY.Key_Escape)
    press(window.stop_sheet.buttons["go_on"], KEY.Key_X)
    assert not window.stop_sheet.isVisible()
    assert player.engine.pause_reason is PauseReason.PAIN


@pytest.mark.parametrize(("phase", "item"), LEAD_INS)
def test_one_in_a_lead_in_skips_what_comes(window, player, clock, phase, item):
    run_to(player, clock, phase, item)
    comes = player.engine.next_work()
    press(window, KEY.Key_X)
    press(window, KEY.Key_1)
    assert player.engine.skipped == [comes]
    assert player.engine.index == comes + 1
    assert player.engine.state is State.RESUMING
    let_pass(player, clock, 7)
    assert player.engine.index == comes + 2


def test_skipping_what_comes_last_ends_the_routine(window, player, clock):
    run_to(player, clock, Phase.SWITCH, item=4)
    press(window, KEY.Key_X)
    press(window, KEY.Key_1)
    assert player.engine.state is State.DONE
    assert window.done.isVisible()


def test_in_a_lead_in_the_screen_tells_what_would_be_skipped_and_keeps_no_zero(window):
    press(window, KEY.Key_X)
    notes = [button.note for button in window.pain.panel.buttons]
    assert notes[0] == "leave out Hamstrings"
    assert not notes[3]
    assert window.pain.panel.headline.accessibleName() == "Paused. It hurts: stop here"


def test_the_hold_that_would_be_skipped_is_told_with_its_side(window, player, clock):
    run_to(player, clock, Phase.SWITCH, item=1)
    press(window, KEY.Key_X)
    assert window.pain.panel.buttons[0].note == "leave out Calf stretch, right"


# the question before stopping


def test_the_question_grows_with_the_player(window):
    press(window, KEY.Key_Escape)
    sheet, answer = window.stop_sheet, window.stop_sheet.buttons["go_on"]
    small = sheet.panel.height(), answer.height(), sheet.title.font().pixelSize()
    window.resize(1920, 1200)
    QCoreApplication.processEvents()
    large = sheet.panel.height(), answer.height(), sheet.title.font().pixelSize()
    grown = [round(after / before, 1) for before, after in zip(small, large, strict=True)]
    assert grown == [1.5, 1.5, 1.5]


@pytest.mark.parametrize("size", [(1280, 800), (1000, 700), (640, 420)])
def test_the_question_has_no_hole(window, player, clock, size):
    run_to(player, clock, Phase.WORK)
    let_pass(player, clock, 12)
    window.resize(*size)
    press(window, KEY.Key_Escape)
    sheet = window.stop_sheet
    shown = [sheet.title, sheet.text, *sheet.buttons.values()]
    assert all(part.isVisible() for part in shown)
    assert sum(part.height() for part in shown) > 0.7 * sheet.panel.height()


def test_the_question_is_answered_by_digits_and_space_goes_on(window, player, clock):
    run_to(player, clock, Phase.WORK)
    let_pass(player, clock, 12)
    press(window, KEY.Key_Escape)
    press(window.stop_sheet.buttons["stop"], KEY.Key_Space)
    assert player.engine.state is State.RESUMING
    press(window, KEY.Key_Escape)
    press(window.stop_sheet.buttons["go_on"], KEY.Key_3)
    assert player.engine.state is State.ABORTED


def test_with_nothing_held_there_is_nothing_to_keep_for_later(window, player):
    press(window, KEY.Key_Escape)
    assert not window.stop_sheet.buttons["later"].isVisible()
    press(window.stop_sheet.buttons["go_on"], KEY.Key_2)
    assert player.engine.state is State.ABORTED
    assert not window.isVisible()


# the end


@pytest.fixture
def finished(window, player, clock):
    let_pass(player, clock, 340)
    return window


def test_at_the_end_every_exercise_is_listed_as_done(finished, player):
    assert player.engine.state is State.DONE
    assert finished.done.isVisible()
    assert finished.done.headline.accessibleName().startswith("Done")
    assert finished.done.note.text() == "Saved in your history as done."


def test_a_routine_that_was_only_skipped_ends_without_a_screen(window, player):
    while player.engine.state is not State.DONE:
        press(window, KEY.Key_Right)
    assert not window.isVisible()
    assert player.runs.history() == []


def test_a_routine_with_most_of_it_skipped_is_partly_done(window, player, clock):
    run_to(player, clock, Phase.REST)
    while player.engine.state is not State.DONE:
        press(window, KEY.Key_Right)
    assert window.done.headline.accessibleName().startswith("Partly done")
    assert window.done.note.text() == "Saved in your history as partly done."


def test_the_history_tells_the_same_time_as_the_last_screen(window, player, clock):
    run_to(player, clock, Phase.WORK)
    let_pass(player, clock, 12.75)
    player.stop()
    run = player.runs.history()[0]
    assert run.held_ms == 12_750
    assert run.held_s == 12
    assert "0:12 held" in window.done.headline.accessibleName()


def test_effort_and_legs_are_saved_when_told(finished, player, store_row):
    finished.done.effort.button("2").click()
    finished.done.legs.button("4").click()
    assert store_row() == (2, 4)


def test_enter_closes_the_last_screen(finished):
    press(finished, KEY.Key_Return)
    assert not finished.isVisible()


@pytest.fixture
def store_row(services):
    def read():
        row = services.store.fetch_all("routine_run")[0]
        return row["effort"], row["legs"]

    return read


def test_a_routine_without_sound_plays_in_silence(finished):
    assert finished._sound.status_text().startswith("Sound")


@pytest.mark.parametrize("seconds", [31.5, 47.25, 95.9])
def test_the_times_of_the_exercises_add_up_to_the_routine(window, player, clock, seconds):
    let_pass(player, clock, seconds)
    player.stop()
    times = [one.text() for one in window.done.findChildren(QLabel) if ":" in one.text()]
    seconds_of = [60 * int(one[:-3]) + int(one[-2:]) for one in times if len(one) < 6]
    assert len(seconds_of) == 5
    assert sum(seconds_of) == player.runs.history()[0].held_s
    whole = f"{sum(seconds_of) // 60}:{sum(seconds_of) % 60:02} held"
    assert whole in window.done.headline.accessibleName()
