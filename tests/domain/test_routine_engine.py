"""The timer: exact, patient, and the same whatever the clock does."""

import random
from itertools import accumulate

import pytest

from heavylegs_gui.domain.routine import Phase, Side, duration_ms
from heavylegs_gui.domain.routine_cues import CueKind
from heavylegs_gui.domain.routine_engine import PauseReason, State
from tests.domain.routine_timer import STEPS, Player


@pytest.fixture
def player():
    one = Player()
    one.engine.start()
    return one


def test_it_begins_with_getting_ready():
    one = Player()
    assert one.engine.state is State.IDLE
    cues = one.engine.start()
    assert one.engine.state is State.PREP
    assert [cue.kind for cue in cues] == [CueKind.GET_READY]


def test_a_blocked_routine_does_not_begin():
    one = Player()
    assert one.engine.start(is_blocked=True) == []
    assert one.engine.state is State.BLOCKED
    one.run(60_000)
    assert one.engine.left_ms == duration_ms(STEPS)


def test_a_released_routine_begins():
    one = Player()
    one.engine.start(is_blocked=True)
    one.engine.start()
    assert one.engine.state is State.PREP


def test_it_ends_on_the_millisecond(player):
    player.run(duration_ms(STEPS) - 1)
    assert player.engine.state is State.WORK
    assert player.engine.left_ms == 1
    cues = player.run(1)
    assert player.engine.state is State.DONE
    assert CueKind.DONE in {cue.kind for cue in cues}


def test_every_side_gets_its_full_hold(player):
    player.run(duration_ms(STEPS))
    held = [
        player.engine.credit_ms(index)
        for index, step in enumerate(STEPS)
        if step.phase is Phase.WORK
    ]
    assert held == [30_000] * 9
    assert player.engine.counts_as_done


@pytest.mark.parametrize("seed", range(12))
def test_twenty_minutes_of_random_stalls_shift_no_boundary(seed):
    rng = random.Random(seed)
    one = Player(STEPS * 4)
    starts = list(accumulate((step.duration_ms for step in STEPS * 4), initial=0))
    one.engine.start()
    passed = 0
    while one.engine.state is not State.DONE:
        assert starts[one.engine.index] + one.engine.pos_ms == passed
        gap = rng.choice((33, 33, 33, rng.randrange(1, 3_000)))
        one.clock.move(gap)
        one.engine.advance()
        passed += gap
    assert passed >= starts[-1] > 20 * 60_000


def test_a_gap_of_three_seconds_waits_where_the_runner_last_looked(player):
    player.to_step(1, 10_000)
    shown = player.engine.remaining_ms
    player.clock.move(3_000)
    player.engine.advance()
    assert (player.engine.state, player.engine.pause_reason) == (State.PAUSED, PauseReason.STALL)
    assert player.engine.remaining_ms == shown


def test_a_shorter_gap_is_caught_up(player):
    player.to_step(1, 10_000)
    player.clock.move(2_999)
    player.engine.advance()
    assert player.engine.state is State.WORK
    assert player.engine.pos_ms == 12_999


def test_ten_minutes_of_sleep_move_nothing(player):
    player.to_step(5, 4_000)
    shown = player.engine.left_ms
    player.clock.total += 600_000
    player.clock.move(20)
    assert player.engine.advance() == []
    assert player.engine.pause_reason is PauseReason.SUSPEND
    assert player.engine.left_ms == shown


def test_resume_counts_in_and_keeps_the_time_that_was_left(player):
    player.to_step(1, 12_345)
    player.engine.pause()
    player.run(50_000)
    assert player.engine.resume()
    cues = player.run(2_990)
    assert player.engine.state is State.RESUMING
    assert [cue.seconds for cue in cues if cue.kind is CueKind.COUNT_IN] == [3, 2, 1]
    player.run(10, step_ms=10)
    assert player.engine.state is State.WORK
    assert player.engine.remaining_ms == 30_000 - 12_345


def test_sleep_during_the_count_in_waits_too(player):
    player.engine.pause()
    player.engine.resume()
    player.clock.total += 60_000
    player.clock.move(30)
    player.engine.advance()
    assert player.engine.pause_reason is PauseReason.SUSPEND


def test_skip_goes_to_the_last_seconds_before_the_next_hold(player):
    player.to_step(1, 5_000)
    player.engine.skip()
    assert player.engine.step.phase is Phase.REST
    assert player.engine.remaining_ms == 3_000
    assert player.engine.credit_ms(1) == 5_000


def test_skip_in_a_lead_in_shortens_it_then_goes_to_the_hold(player):
    player.engine.skip()
    assert player.engine.remaining_ms == 3_000
    player.engine.skip()
    assert player.engine.index == 1
    assert player.engine.state is State.WORK


def test_skipping_the_last_hold_ends_the_routine_without_its_credit(player):
    player.to_step(len(STEPS) - 1, 1_000)
    cues = player.engine.skip()
    assert player.engine.state is State.DONE
    assert [cue.kind for cue in cues] == [CueKind.DONE]
    assert player.engine.credit_ms(len(STEPS) - 1) == 1_000


def test_back_restarts_an_old_hold_and_leaves_a_young_one(player):
    player.to_step(3, 3_001)
    player.engine.back()
    assert (player.engine.index, player.engine.pos_ms) == (3, 0)
    player.run(2_000)
    player.engine.back()
    assert (player.engine.index, player.engine.pos_ms) == (1, 0)


def test_skip_back_and_plus_work_while_paused(player):
    player.to_step(3, 10_000)
    player.engine.pause()
    player.engine.skip()
    assert player.engine.state is State.PAUSED
    assert player.engine.index == 4
    player.engine.back()
    assert player.engine.index == 3
    assert player.engine.plus10()
    assert player.engine.remaining_ms == 40_000
    assert player.engine.state is State.PAUSED


def test_ten_seconds_can_be_added_six_times(player):
    player.to_step(1, 1_000)
    before = player.engine.left_ms
    assert [player.engine.plus10() for _ in range(7)] == [True] * 6 + [False]
    assert player.engine.left_ms == before + 60_000


def test_no_time_is_added_to_a_switch(player):
    player.to_step(6, 1_000)
    assert player.engine.step.phase is Phase.SWITCH
    assert not player.engine.plus10()


def test_added_time_moves_the_end_and_half_way_is_said_once(player):
    player.to_step(1, 16_000)
    player.engine.plus10()
    cues = player.run(24_000)
    assert CueKind.HALF not in {cue.kind for cue in cues}
    assert player.engine.index == 2


def test_switch_drops_the_rest_of_the_side_and_credits_what_was_held(player):
    player.to_step(5, 12_000)
    player.engine.switch()
    assert player.engine.step.phase is Phase.SWITCH
    assert player.engine.credit_ms(5) == 12_000


def test_switch_on_the_second_side_returns_to_what_was_left_of_the_first(player):
    player.to_step(5, 12_000)
    player.engine.switch()
    player.run(5_000 + 10_000)
    assert (player.engine.index, player.engine.step.side) == (7, Side.RIGHT)
    player.engine.switch()
    player.run(5_000)
    assert (player.engine.index, player.engine.step.side) == (5, Side.LEFT)
    assert player.engine.remaining_ms == 18_000
    player.run(18_000 + 5_000)
    assert (player.engine.index, player.engine.remaining_ms) == (7, 20_000)


def test_switch_on_the_second_side_of_a_finished_first_does_nothing(player):
    player.to_step(7, 5_000)
    assert player.engine.switch() == []
    assert player.engine.index == 7


def test_it_hurts_waits_and_remembers_where(player):
    player.to_step(5, 7_000)
    assert player.engine.hurts()
    assert player.engine.pause_reason is PauseReason.PAIN
    (note,) = player.engine.pains
    assert (note.exercise_id, note.side, note.at_ms) == ("st_calf_straight", Side.LEFT, 7_000)


def test_pain_outside_a_hold_stops_too_but_names_no_place(player):
    assert player.engine.hurts()
    assert player.engine.pause_reason is PauseReason.PAIN
    assert player.engine.pains == []


def test_a_stopped_routine_keeps_what_was_held(player):
    player.to_step(3, 9_000)
    assert player.engine.stop()
    assert player.engine.state is State.ABORTED
    assert player.engine.credited()["st_ham_seated"] == 39_000
    assert not player.engine.counts_as_done


def test_a_hold_is_counted_out_and_halved(player):
    player.to_step(1)
    cues = player.run(30_000)
    kinds = [(cue.kind, cue.seconds) for cue in cues if cue.step == 1]
    assert kinds == [
        (CueKind.HALF, 0), (CueKind.COUNT_OUT, 3), (CueKind.COUNT_OUT, 2), (CueKind.COUNT_OUT, 1),
    ]  # fmt: skip


def test_late_cues_are_dropped_but_never_the_newest_boundary(player):
    player.run(9_000)
    player.clock.move(2_900)
    cues = player.engine.advance()
    assert [cue.kind for cue in cues] == [CueKind.GO]


def test_a_kept_run_goes_on_where_it_stood(player):
    player.to_step(5, 12_000)
    kept = player.engine.to_dict()
    again = Player()
    again.engine.restore(kept)
    assert (again.engine.state, again.engine.pause_reason) == (State.PAUSED, PauseReason.CLOSE)
    assert again.engine.remaining_ms == 18_000
    again.engine.resume()
    again.run(3_000 + 18_000)
    assert again.engine.index == 6
    assert again.engine.credit_ms(1) == 30_000


def test_a_young_hold_of_a_kept_run_begins_anew(player):
    player.to_step(5, 5_000)
    again = Player()
    again.engine.restore(player.engine.to_dict())
    assert again.engine.remaining_ms == 30_000


@pytest.mark.parametrize(
    "kept", [{}, {"index": 99, "pos_ms": 0, "extra_ms": [], "credit_ms": []}, {"index": "1"}]
)
def test_a_kept_run_of_another_routine_is_refused(kept):
    with pytest.raises(ValueError, match="kept"):
        Player().engine.restore(kept)


def back_on_the_first_side(player):
    """Hold 12 s on the left, 10 s on the right, then ask for the left again."""
    player.to_step(5, 12_000)
    player.engine.switch()
    player.run(5_000 + 10_000)
    player.engine.switch()


def test_the_switch_back_shows_the_side_that_comes(player):
    back_on_the_first_side(player)
    assert (player.engine.step.phase, player.engine.step.side) == (Phase.SWITCH, Side.LEFT)
    assert player.engine.next_work() == 5


def test_the_time_left_counts_both_remainders_on_the_switch_back(player):
    back_on_the_first_side(player)
    left_ms = player.engine.left_ms
    player.run(left_ms - 1)
    assert player.engine.state is State.WORK
    player.run(1)
    assert player.engine.state is State.DONE


def test_skip_in_the_switch_back_goes_to_the_first_side(player):
    back_on_the_first_side(player)
    player.engine.skip()
    player.engine.skip()
    assert (player.engine.index, player.engine.remaining_ms) == (5, 18_000)


def test_the_rest_of_a_side_begins_with_its_own_cue(player):
    back_on_the_first_side(player)
    kinds = [cue.kind for cue in player.run(5_100)]
    assert kinds[-1] is CueKind.GO


def test_a_kept_run_remembers_what_was_skipped(player):
    player.to_step(1, 10_000)
    player.engine.skip()
    again = Player()
    again.engine.restore(player.engine.to_dict())
    assert again.engine.skipped == player.engine.skipped != []


def test_a_kept_switch_back_still_goes_to_the_first_side(player):
    player.to_step(5, 1_000)
    player.engine.hurts()
    player.engine.resume()
    player.run(3_000 + 11_000)
    player.engine.switch()
    player.run(5_000 + 10_000)
    player.engine.switch()
    again = Player()
    again.engine.restore(player.engine.to_dict())
    assert again.engine.pains == player.engine.pains != []
    again.engine.resume()
    again.run(3_000 + 5_000)
    assert (again.engine.index, again.engine.remaining_ms) == (5, 18_000)


def test_the_last_seconds_are_counted_again_after_ten_more(player):
    player.to_step(1, 28_500)
    player.engine.plus10()
    counted = [cue.seconds for cue in player.run(11_400) if cue.kind is CueKind.COUNT_OUT]
    assert counted == [3, 2, 1]


def test_a_late_count_in_is_dropped(player):
    player.to_step(1, 10_000)
    player.engine.pause()
    player.engine.resume()
    player.clock.move(1_600)
    assert player.engine.advance() == []


def test_a_hold_that_is_done_again_is_credited_once(player):
    player.to_step(1, 20_000)
    player.engine.back()
    player.run(5_000)
    assert player.engine.credit_ms(1) == 20_000
    player.run(25_000)
    assert player.engine.credit_ms(1) == 30_000


def test_the_way_back_is_cued_like_the_way_there(player):
    player.to_step(3, 1_000)
    player.engine.back()
    cues = player.run(36_000)
    kinds = [cue.kind for cue in cues if cue.step == 2]
    assert kinds == [CueKind.GET_READY, *[CueKind.COUNT_IN] * 3]
    assert [cue.kind for cue in cues if cue.step == 3] == [CueKind.GO]


def test_a_skip_says_what_comes_and_counts(player):
    player.to_step(5, 10_000)
    kinds = [(cue.kind, cue.seconds) for cue in player.engine.skip()]
    assert kinds == [(CueKind.SWITCH, 0), (CueKind.COUNT_IN, 3)]


def test_there_is_time_for_a_sentence_in_a_move_but_not_after_a_skip(player):
    (whole,) = [
        cue for cue in player.run(75_000) if cue.kind is CueKind.GET_READY and cue.step == 4
    ]
    assert whole.has_time_for_a_sentence
    player.run(8_000 + 10_000)
    name_only = player.engine.skip()[0]
    assert name_only.kind is CueKind.SWITCH
    assert not name_only.has_time_for_a_sentence


def test_going_on_in_a_move_is_no_start_of_a_hold(player):
    player.to_step(4, 1_000)
    player.engine.pause()
    player.engine.resume()
    cues = player.run(3_000, step_ms=1_000)
    assert [cue.kind for cue in cues][-1] is CueKind.GET_READY


def test_a_skipped_side_has_no_remainder_to_come_back_to(player):
    back_on_the_first_side(player)
    player.run(5_000 + 4_000)
    player.engine.skip()
    player.run(3_000)
    assert player.engine.index == 7
    assert player.engine.switch() == []
    assert player.engine.credit_ms(5) == 16_000


def test_a_side_that_was_finished_later_has_no_remainder_either(player):
    back_on_the_first_side(player)
    player.run(5_000 + 18_000 + 5_000 + 1_000)
    assert (player.engine.index, player.engine.credit_ms(5)) == (7, 30_000)
    assert player.engine.switch() == []


def test_a_skipped_hold_that_is_held_after_all_was_not_skipped(player):
    player.to_step(1, 10_000)
    player.engine.skip()
    player.engine.skip()
    player.engine.back()
    assert player.engine.skipped == []
    player.engine.skip()
    assert player.engine.skipped == [1]


def test_one_pain_is_noted_once(player):
    player.to_step(5, 7_000)
    assert [player.engine.hurts() for _ in range(3)] == [True, False, False]
    assert len(player.engine.pains) == 1


def test_a_block_takes_the_place_of_any_other_reason_to_wait(player):
    player.to_step(1, 2_000)
    player.engine.pause()
    assert player.engine.pause(PauseReason.BLOCK)
    assert player.engine.is_blocked
    assert not player.engine.pause(PauseReason.BLOCK)


def test_half_way_is_not_said_twice_when_a_side_is_taken_up_again(player):
    player.to_step(5, 16_000)
    player.engine.plus10()
    player.engine.switch()
    player.run(5_000 + 5_000)
    player.engine.switch()
    cues = player.run(5_000 + 10_000)
    assert CueKind.HALF not in {cue.kind for cue in cues}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("index", -1), ("index", 18), ("index", True), ("pos_ms", "1"), ("then", 5), ("then", "x"),
        ("extra_ms", [70_000] + [0] * 17), ("extra_ms", [0]), ("credit_ms", [-1] + [0] * 17),
        ("credit_ms", [99_000] * 18), ("kept_ms", {"99": 1}), ("kept_ms", {"5": 31_000}),
        ("kept_ms", {"x": 1}), ("kept_ms", []), ("skipped", [99]), ("skipped", 1),
        ("pains", [1]), ("pains", [{"exercise": "fr_ham", "side": "up", "at_ms": 1}]), ("pains", 3),
    ],
)  # fmt: skip
def test_a_damaged_part_of_a_kept_run_is_refused(player, key, value):
    kept = {**player.engine.to_dict(), key: value}
    with pytest.raises(ValueError, match="kept"):
        Player().engine.restore(kept)


@pytest.mark.parametrize("key", ["index", "pos_ms", "kept_ms", "skipped", "pains", "then"])
def test_a_missing_part_of_a_kept_run_is_refused(player, key):
    kept = player.engine.to_dict()
    del kept[key]
    with pytest.raises(ValueError, match="kept"):
        Player().engine.restore(kept)
