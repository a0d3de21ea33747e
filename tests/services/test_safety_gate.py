"""Nothing starts or goes on beside a sign that speaks against it."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.routine_engine import PauseReason, State
from heavylegs_gui.domain.safety_card import BOXES, UNREADABLE, Door
from tests.services.routine_desk import DAY

KEYS = [box.key for box in BOXES]
TICKS = [ticks for count in (1, 2, 3, 4) for ticks in combinations(KEYS, count)]


def row_of(desk, number=1):
    return desk.store.fetch("safety_answer", number)


def write(desk, **values):
    """Write into the newest answer past the rules of the table."""
    desk.store.connection.execute("PRAGMA ignore_check_constraints=1")
    for name, value in values.items():
        desk.store.connection.execute(
            f"UPDATE safety_answer SET {name} = ? WHERE id = (SELECT max(id) FROM safety_answer)",
            (value,),
        )


def starts(desk):
    began = desk.player.start(desk.routine)
    desk.player.stop()
    return began


# the card, once a day


def test_nothing_starts_before_the_card_is_answered(desk):
    assert desk.player.needs_card(desk.routine)
    assert not starts(desk)
    desk.gate.answer([])
    assert starts(desk)


def test_the_card_is_asked_once_a_day(desk):
    desk.gate.answer([])
    assert not desk.player.needs_card(desk.routine)
    desk.clock.later = timedelta(days=1)
    assert desk.player.needs_card(desk.routine)
    assert not starts(desk)


def test_a_kept_run_needs_the_card_of_its_day_too(left):
    run = left.runs.unfinished()
    left.clock.later = timedelta(days=1)
    assert not left.player.resume_run(run)
    assert not left.player.is_open


def test_an_unknown_box_is_no_answer(desk):
    with pytest.raises(KeyError):
        desk.gate.answer(["elbow"])
    assert desk.store.fetch_all("safety_answer") == []


# a block


@pytest.mark.parametrize("ticks", TICKS, ids="+".join)
def test_any_tick_blocks_on_this_and_later_days(desk, ticks):
    desk.gate.answer(ticks)
    for days in (0, 1, 40, 4_000):
        desk.clock.later = timedelta(days=days)
        desk.gate.answer([])
        assert not starts(desk)
    assert {box.key for box in desk.player.block_of(desk.routine).boxes} == set(ticks)


def test_all_that_is_released_together_is_told_the_most_urgent_first(desk):
    for days, keys in enumerate((["bone"], ["chest", "leg"], ["leg"])):
        desk.clock.later = timedelta(days=days)
        desk.gate.answer(keys)
    block = desk.gate.block()
    assert [box.key for box in block.boxes] == ["chest", "leg", "bone"]
    assert block.day == DAY + timedelta(days=2)


def test_a_block_keeps_an_unfinished_run_waiting(left):
    left.gate.answer(["leg"])
    assert not left.player.resume_run(left.runs.unfinished())
    assert not left.player.is_open


@pytest.mark.parametrize("press", ["toggle_pause", "resume"])
def test_a_block_that_opens_during_a_routine_makes_it_wait(desk, press):
    desk.begin()
    desk.play(25)
    desk.gate.answer(["chest"])
    assert desk.player.engine.pause_reason is PauseReason.BLOCK
    getattr(desk.player, press)()
    desk.play(10)
    assert (desk.player.engine.state, desk.player.engine.pos_ms) == (State.PAUSED, 15_000)
    assert desk.runs.unfinished().held_ms == 15_000


def test_a_block_that_opens_during_the_count_in_makes_it_wait(desk):
    desk.begin()
    desk.player.pause()
    desk.player.resume()
    desk.gate.answer(["urine"])
    desk.play(10)
    assert desk.player.engine.is_blocked


@pytest.mark.parametrize("reason", [one for one in PauseReason if one is not PauseReason.BLOCK])
def test_a_block_that_opens_while_a_routine_waits_keeps_it_waiting(desk, qtbot, reason):
    desk.begin()
    desk.play(25)
    desk.player.pause(reason)
    with qtbot.waitSignal(desk.player.state_changed):
        desk.gate.answer(["bone"])
    for press in ("resume", "toggle_pause", "skip", "back", "switch_side", "plus_ten", "resume"):
        getattr(desk.player, press)()
        desk.play(4)
        assert desk.player.engine.state is State.PAUSED
    assert sum(desk.player.engine.credited().values()) == 15_000


def waits_for_the_card(desk, qtbot):
    with qtbot.waitSignal(desk.player.card_needed):
        desk.player.toggle_pause()
    desk.play(4)
    return desk.player.engine.state is State.PAUSED


@pytest.mark.parametrize("door", [Door.RULED_OUT, Door.MISTAKE])
def test_a_released_routine_goes_on_after_the_card(desk, qtbot, door):
    desk.begin()
    desk.play(25)
    desk.gate.answer(["leg"])
    desk.gate.release(door, DAY)
    assert waits_for_the_card(desk, qtbot)
    desk.gate.answer([])
    desk.player.resume()
    desk.play(4)
    assert (desk.player.engine.state, desk.player.engine.pos_ms) == (State.WORK, 16_000)


def test_a_routine_that_waits_overnight_needs_the_card_of_the_new_day(desk, qtbot):
    desk.begin()
    desk.play(25)
    desk.player.pause()
    desk.clock.later = timedelta(days=1)
    assert waits_for_the_card(desk, qtbot)
    for press in ("skip", "back", "switch_side", "plus_ten"):
        getattr(desk.player, press)()
        assert waits_for_the_card(desk, qtbot)


def test_a_routine_that_hurt_needs_the_card_of_the_new_day(desk, qtbot):
    desk.begin()
    desk.play(25)
    desk.player.hurts()
    desk.clock.later = timedelta(days=1)
    assert waits_for_the_card(desk, qtbot)


def test_none_of_these_disturbs_no_routine(desk):
    desk.begin()
    desk.play(25)
    desk.gate.answer([])
    assert desk.player.engine.state is State.WORK


# the doors


def test_there_are_three_doors_and_none_is_better_by_itself():
    assert {door.value for door in Door} == {"ruled_out", "allowed", "mistake"}


def test_ruled_out_releases_but_the_card_is_asked_again(desk):
    desk.gate.answer(["bone"])
    desk.gate.release(Door.RULED_OUT, DAY)
    assert desk.player.block_of(desk.routine) is None
    assert not starts(desk)
    desk.gate.answer([])
    assert starts(desk)


def test_allowed_exercise_keeps_rolling_off_until_a_second_tick(desk):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.ALLOWED, DAY)
    desk.gate.answer([])
    assert desk.gate.block().only_rolls
    assert not starts(desk)
    desk.gate.allow_rolls(DAY)
    assert starts(desk)


def test_allowed_exercise_lets_stretches_start(desk):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.ALLOWED, DAY)
    desk.gate.answer([])
    desk.preferences.set("roller", "false")
    assert starts(desk)
    rolls = tuple(one for one in desk.routine.items if not one.exercise_id.startswith("fr_"))
    desk.preferences.set("roller", "true")
    assert desk.player.block_of(replace(desk.routine, items=rolls)) is None


def test_a_kept_run_that_rolls_stays_off_while_rolls_are(left):
    left.gate.answer(["leg"])
    left.gate.release(Door.ALLOWED, DAY)
    left.gate.answer([])
    left.preferences.set("roller", "false")
    assert left.player.block_of(left.routine) is None
    assert not left.player.resume_run(left.runs.unfinished())


def test_a_new_tick_blocks_everything_again_beside_an_allowed_one(desk):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.ALLOWED, DAY)
    desk.gate.answer(["bone"])
    assert (desk.gate.block().boxes[0].key, desk.gate.block().only_rolls) == ("bone", False)
    desk.gate.release(Door.RULED_OUT, DAY)
    assert desk.gate.block().only_rolls


def test_allowing_rolls_releases_nothing_else(desk):
    desk.gate.answer(["leg"])
    desk.gate.allow_rolls(DAY)
    assert not desk.gate.block().only_rolls


@pytest.mark.parametrize("answers", [[["leg"]], [[], ["leg"]], [["leg"], []], [[], ["leg"], []]])
def test_a_mistake_has_the_whole_card_asked_again(desk, answers):
    for ticks in answers:
        desk.gate.answer(ticks)
    desk.gate.release(Door.MISTAKE, DAY)
    assert desk.gate.block() is None
    assert desk.player.needs_card(desk.routine)
    assert not starts(desk)
    desk.gate.answer([])
    assert starts(desk)


def test_both_answers_around_a_mistake_are_kept(desk):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.MISTAKE, DAY)
    desk.gate.answer([])
    kept = [json.loads(row["answers_json"]) for row in desk.store.fetch_all("safety_answer")]
    assert [one["ticked"] for one in kept] == [["leg"], []]
    assert kept[0]["release"] == {"door": "mistake", "day": "2026-11-22"}


def test_one_release_opens_every_block_and_is_announced_once(desk):
    for key in KEYS:
        desk.gate.answer([key])
    told = []
    desk.gate.changed.connect(lambda: told.append(desk.gate.block()))
    desk.gate.release(Door.RULED_OUT, DAY)
    assert told == [None]


@pytest.mark.parametrize("door", Door)
def test_no_door_opens_with_a_day_that_has_not_come(desk, door):
    desk.gate.answer(["leg"])
    with pytest.raises(InvalidValueError, match="has not come yet"):
        desk.gate.release(door, DAY + timedelta(days=1))
    with pytest.raises(InvalidValueError):
        desk.gate.allow_rolls(DAY + timedelta(days=1))
    assert desk.gate.block() is not None


def test_a_release_without_a_block_changes_nothing(desk):
    desk.gate.answer([])
    desk.gate.release(Door.MISTAKE, DAY)
    desk.gate.allow_rolls(DAY)
    assert starts(desk)


# damage

DAMAGED = [
    "", "{", "[]", "{}", "null", "7", '"leg"', '{"ticked": null}', '{"ticked": "leg"}',
    '{"ticked": {"leg": 1}}', '{"ticked": [null]}', '{"ticked": [["leg"]]}',
    '{"ticked": ["elbow"]}', '{"ticked": [], "release": 3}', "[" * 100_000, b"\x00\xff",
    '{"ticked": ["leg"], "release": true}', '{"ticked": ["leg"], "release": {"door": "better"}}',
    '{"ticked": ["leg"], "release": {"door": "ruled_out"}}',
    '{"ticked": ["leg"], "release": {"door": "ruled_out", "day": "soon"}}',
    '{"ticked": ["leg"], "release": {"door": ["mistake"], "day": "2026-11-22"}}',
]  # fmt: skip


@pytest.mark.parametrize("blocked", [0, 1, None, "yes"])
@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_answer_blocks_and_can_be_released(desk, text, blocked):
    desk.gate.answer(["leg"])
    write(desk, answers_json=text, blocked=0 if blocked is None else blocked)
    desk.clock.later = timedelta(days=1)
    desk.gate.answer([])
    assert not starts(desk)
    assert desk.player.block_of(desk.routine).boxes[0].advice
    desk.gate.release(Door.MISTAKE, DAY)
    assert desk.gate.block() is None
    assert not starts(desk)


def test_a_tick_whose_mark_was_lost_still_blocks(desk):
    desk.gate.answer(["leg"])
    write(desk, blocked=0)
    desk.clock.later = timedelta(days=1)
    assert [box.key for box in desk.gate.block().boxes] == ["leg"]


def test_a_mark_without_a_tick_blocks(desk):
    desk.gate.answer([])
    write(desk, blocked=1)
    assert desk.gate.block().boxes == (UNREADABLE,)
    desk.gate.release(Door.RULED_OUT, DAY)
    assert desk.gate.block() is None


def test_a_second_allowance_needs_its_own_second_tick(desk):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.ALLOWED, DAY)
    desk.gate.allow_rolls(DAY)
    write(desk, blocked=1)
    assert not desk.gate.block().only_rolls
    desk.gate.release(Door.ALLOWED, DAY)
    assert desk.gate.block().only_rolls


def test_a_gate_that_cannot_be_read_is_shut(desk):
    desk.begin()
    desk.play(25)
    desk.player.pause()
    told = []
    desk.player.failed.connect(told.append)
    desk.store.close()
    desk.player.resume()
    assert desk.player.engine.is_blocked
    assert told == ["The database is closed."] * len(told) != []


def test_a_damaged_day_still_blocks(desk):
    desk.gate.answer(["leg"])
    write(desk, day="some day")
    assert (desk.gate.block().day, starts(desk)) == (DAY, False)


@pytest.mark.parametrize("value", [10**9, -5, "x", None, True])
def test_a_damaged_note_about_a_slip_does_not_lock_the_card_for_ever(desk, value):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.MISTAKE, DAY)
    table = json.loads(row_of(desk)["answers_json"]) | {"asked_after": value}
    write(desk, answers_json=json.dumps(table))
    assert not starts(desk)
    desk.gate.answer([])
    assert starts(desk)
