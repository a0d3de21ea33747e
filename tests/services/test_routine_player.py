"""The player: what it keeps, and what it says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.routine import Side
from heavylegs_gui.domain.routine_engine import PauseReason, State
from heavylegs_gui.services.routine_player import HIDDEN_MS, SHOWN_MS
from tests.services.routine_desk import NOON, Desk


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.db"


@pytest.fixture
def desk(qapp, path):
    one = Desk(path)
    yield one
    one.close()


def test_a_whole_routine_is_done_and_listed(desk, qtbot):
    desk.begin()
    with qtbot.waitSignal(desk.player.finished, timeout=1000):
        desk.play(335)
    run = desk.runs.history()[0]
    assert (run.state, run.held_ms) == ("done", 270_000)
    assert desk.runs.unfinished() is None


def test_a_stopped_routine_is_partial(desk):
    desk.begin()
    desk.play(60)
    desk.player.stop()
    run = desk.runs.history()[0]
    assert (run.state, dict(run.credited_ms)["st_ham_seated"]) == ("partial", 45_000)


def test_a_routine_is_saved_every_five_seconds(desk):
    desk.begin()
    desk.play(32.4)
    assert 17_400 <= desk.runs.unfinished().held_ms <= 22_400


def test_nothing_is_written_while_it_waits(desk):
    desk.begin()
    desk.play(20)
    desk.player.pause()
    desk.clock.later = timedelta(hours=1)
    desk.play(60)
    assert desk.runs.unfinished().updated_utc == NOON


def test_the_count_in_is_shown(desk, qtbot):
    desk.begin()
    desk.play(20)
    desk.player.pause()
    desk.player.resume()
    with qtbot.waitSignal(desk.player.advanced):
        desk.play(0.5)
    assert desk.player.engine.state is State.RESUMING


def test_pain_in_a_waiting_hold_is_told(desk, qtbot):
    desk.begin()
    desk.play(20)
    desk.player.pause()
    with qtbot.waitSignal(desk.player.state_changed):
        desk.player.hurts()
    assert desk.player.engine.pause_reason is PauseReason.PAIN


def test_a_run_goes_on_after_the_program_was_closed(desk, path):
    desk.begin()
    desk.play(35)
    desk.player.leave()
    desk.services.close()
    again = Desk(path)
    assert again.player.resume_run(again.runs.unfinished())
    assert again.player.engine.remaining_ms == 5_000
    again.play(3 + 299)
    assert again.runs.history()[0].state == "done"
    again.services.close()


def test_a_run_goes_on_with_the_steps_that_it_was_begun_with(desk):
    desk.preferences.set("start_side", "right")
    desk.preferences.set("transition_scale", "2")
    desk.begin()
    desk.play(40)
    steps = desk.player.engine.steps
    desk.player.leave()
    desk.preferences.set("start_side", "left")
    desk.preferences.set("roller", "false")
    run = desk.runs.unfinished()
    assert (run.steps, run.start_side) == (steps, Side.RIGHT)


def test_an_old_unfinished_run_is_closed_as_partial(desk):
    desk.begin()
    desk.play(40)
    desk.player.leave()
    desk.clock.later = timedelta(hours=12, seconds=1)
    assert desk.runs.unfinished() is None
    assert [run.state for run in desk.runs.history()] == ["partial"]


def test_deleting_a_run_can_be_taken_back(desk):
    desk.begin()
    desk.play(40)
    desk.player.stop()
    before = desk.runs.history()
    change = desk.runs.delete(before[0].id)
    assert desk.runs.history() == []
    desk.runs.apply(change.inverted())
    assert desk.runs.history() == before


def test_discarding_an_unfinished_run_can_be_taken_back(desk):
    desk.begin()
    desk.play(40)
    desk.player.leave()
    change = desk.runs.discard(desk.runs.unfinished().id)
    assert desk.runs.unfinished() is None
    desk.runs.apply(change.inverted())
    assert desk.runs.unfinished() is not None


def test_without_a_roller_only_the_stretches_are_played(desk):
    desk.preferences.set("roller", "false")
    desk.begin()
    assert {step.exercise_id for step in desk.player.engine.steps} == {
        "st_ham_seated", "st_calf_straight", "st_quad_stand",
    }  # fmt: skip
    assert len(desk.routine_library.summary("article_5")) == 3


# what is kept


def stored(desk):
    (row,) = desk.store.fetch_all("routine_run")
    return row


def kept_index(desk):
    return desk.runs.unfinished().engine["index"]


def test_a_run_is_stored_from_its_first_moment(desk):
    desk.begin()
    assert (stored(desk)["state"], stored(desk)["pos_ms"]) == ("running", 0)
    assert desk.player._timer.isActive()


def test_a_run_is_stored_at_each_boundary(desk):
    desk.begin()
    for step in desk.player.engine.steps[1:]:
        desk.play((step.start_ms - stored(desk)["pos_ms"]) / 1000)
        assert kept_index(desk) == desk.player.engine.index


def test_a_pause_is_stored_with_its_reason(desk):
    desk.begin()
    desk.play(22)
    desk.player.hurts()
    row = stored(desk)
    assert (row["state"], row["reason"], row["pos_ms"]) == ("paused", "pain", 22_000)


def test_a_routine_that_ended_in_pain_says_so_and_a_whole_one_does_not(desk):
    desk.begin()
    desk.play(22)
    desk.player.hurts()
    desk.player.stop()
    assert (stored(desk)["state"], stored(desk)["reason"]) == ("partial", "pain")
    desk.runs.delete(stored(desk)["id"])
    desk.begin()
    desk.play(340)
    assert (stored(desk)["state"], stored(desk)["reason"]) == ("done", None)


@pytest.mark.parametrize("press", ["skip", "back", "plus_ten", "switch_side"])
def test_every_press_is_stored(desk, press):
    desk.begin()
    desk.play(88)
    getattr(desk.player, press)()
    assert desk.runs.unfinished().engine == desk.player.engine.to_dict()


@pytest.mark.parametrize("press", ["skip", "back", "plus_ten", "switch_side", "tick"])
def test_a_press_right_after_a_sleep_does_not_hide_the_sleep(desk, press):
    desk.begin()
    desk.play(88)
    desk.clock.slept += 600_000
    getattr(desk.player, press)()
    assert desk.player.engine.pause_reason is PauseReason.SUSPEND
    assert desk.runs.unfinished().engine == desk.player.engine.to_dict()


def test_pain_right_after_a_stall_is_pain(desk):
    desk.begin()
    desk.play(20)
    desk.clock.awake += 5_000
    desk.player.hurts()
    assert desk.player.engine.pause_reason is PauseReason.PAIN
    assert desk.player.engine.pains[0].at_ms == 10_000


def test_a_press_that_comes_after_the_end_does_nothing(desk):
    desk.begin()
    desk.play(333)
    desk.clock.awake += 1_500
    desk.player.back()
    assert (desk.player.engine.state, desk.player.is_open) == (State.DONE, False)


def test_a_press_is_written_once(desk):
    desk.begin()
    desk.play(20)
    before = desk.store.connection.total_changes
    desk.player.skip()
    assert desk.store.connection.total_changes == before + 1


def test_closing_the_window_lets_go_of_the_run(desk):
    desk.begin()
    desk.play(22)
    desk.player.leave()
    assert not desk.player.is_open
    assert not desk.player._timer.isActive()
    desk.player.toggle_pause()
    assert desk.player.engine.state is State.PAUSED
    assert desk.player.resume_run(desk.runs.unfinished())
    assert desk.player.engine.remaining_ms == 18_000


def test_a_false_start_is_not_kept_for_later(desk):
    desk.begin()
    desk.play(9)
    desk.player.leave()
    assert desk.runs.unfinished() is None
    assert (stored(desk)["state"], desk.player.is_open) == ("aborted", False)


def test_another_routine_can_begin_after_one_was_left(desk):
    desk.begin()
    desk.play(22)
    desk.player.leave()
    assert desk.player.start(desk.routine)
    desk.player.stop()
    assert desk.runs.unfinished().held_ms == 12_000


def test_a_young_hold_begins_anew_and_an_older_one_goes_on(desk):
    for seconds, left_ms in ((15, 30_000), (15.1, 24_900)):
        desk.begin()
        desk.play(seconds)
        desk.player.leave()
        desk.player.resume_run(desk.runs.unfinished())
        assert (desk.player.engine.state, desk.player.engine.remaining_ms) == (
            State.RESUMING,
            left_ms,
        )
        desk.player.stop()


def test_only_one_routine_plays_at_a_time(desk):
    desk.begin()
    desk.play(20)
    run = desk.runs.unfinished()
    assert not desk.player.start(desk.routine)
    assert not desk.player.resume_run(run)
    assert desk.player.engine.index == 1


def test_presses_without_a_routine_do_nothing(desk):
    for press in ("pause", "resume", "toggle_pause", "skip", "back", "plus_ten", "stop", "tick"):
        getattr(desk.player, press)()
    assert desk.player.engine is None


def test_cues_are_told_in_their_order(desk):
    told = []
    desk.player.cue.connect(told.append)
    desk.begin()
    desk.play(11)
    assert [(cue.kind.value, cue.seconds) for cue in told] == [
        ("get_ready", 0), ("count_in", 3), ("count_in", 2), ("count_in", 1), ("go", 0),
    ]  # fmt: skip


def test_the_end_is_told_once_with_the_number_of_the_run(desk):
    told = []
    desk.player.finished.connect(told.append)
    desk.begin()
    desk.play(400)
    desk.player.stop()
    assert told == [desk.runs.history()[0].id]
    assert not desk.player._timer.isActive()


def test_a_routine_without_anything_held_is_no_history(desk):
    desk.begin()
    desk.player.stop()
    assert stored(desk)["state"] == "aborted"
    assert desk.runs.history() == []


def test_a_routine_of_rolls_alone_is_refused_in_words_without_a_roller(desk):
    desk.preferences.set("roller", "false")
    rolls = tuple(item for item in desk.routine.items if item.exercise_id.startswith("fr_"))
    with pytest.raises(UserError, match="needs a foam roller"):
        desk.player.start(replace(desk.routine, items=rolls))
    assert not desk.player.is_open


def test_less_is_looked_at_while_nobody_sees_it(desk):
    desk.player.set_seen(seen=False)
    assert desk.player._timer.interval() == HIDDEN_MS
    desk.player.set_seen(seen=True)
    assert desk.player._timer.interval() == SHOWN_MS
