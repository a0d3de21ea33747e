"""A tick counts while nothing can be written; nothing else does."""

import pytest

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.routine_engine import PauseReason, State
from heavylegs_gui.domain.safety_card import Door
from heavylegs_gui.services.safety_gate import SafetyGate
from tests.services.routine_desk import DAY, Desk
from tests.services.test_routine_unsaved import DiskFull, DiskReadOnly, ImportRunning

REFUSALS = pytest.mark.parametrize("refusal", [ImportRunning, DiskReadOnly])


def stored_block(desk):
    """What another window of the program would see."""
    return SafetyGate(desk.store, desk.clock.today, desk.clock.now).block()


def keys(block):
    return [box.key for box in block.boxes]


@REFUSALS
def test_a_tick_blocks_before_it_is_stored(desk, qtbot, refusal):
    refusal.begin(desk)
    with qtbot.waitSignal(desk.gate.changed):
        block = desk.gate.answer(["chest"])
    assert keys(block) == ["chest"]
    assert desk.gate.has_unwritten
    assert stored_block(desk) is None
    assert not desk.player.start(desk.routine)
    refusal.end(desk)


@REFUSALS
def test_a_tick_is_stored_as_soon_as_it_can_be(desk, qtbot, refusal):
    refusal.begin(desk)
    desk.gate.answer(["leg"])
    desk.gate.answer(["chest"])
    refusal.end(desk)
    qtbot.waitUntil(lambda: not desk.gate.has_unwritten)
    assert keys(stored_block(desk)) == ["chest", "leg"]
    assert not desk.gate._timer.isActive()


def test_a_tick_on_a_full_disk_is_not_lost(desk):
    DiskFull.begin(desk)
    desk.gate.answer(["urine"])
    assert keys(desk.gate.block()) == ["urine"]
    DiskFull.end(desk)
    desk.gate.close()
    assert keys(stored_block(desk)) == ["urine"]


def test_a_tick_blocks_when_the_database_cannot_be_read_either(desk):
    ImportRunning.begin(desk)
    desk.gate.answer(["bone"])
    ImportRunning.end(desk)
    desk.store.close()
    assert keys(desk.gate.block()) == ["bone"]
    assert not desk.gate.is_answered_today()


def test_a_tick_that_waits_stops_what_plays(desk):
    desk.begin()
    desk.play(25)
    ImportRunning.begin(desk)
    desk.gate.answer(["leg"])
    engine = desk.player.engine
    assert (engine.state, engine.pause_reason) == (State.PAUSED, PauseReason.BLOCK)
    ImportRunning.end(desk)


def test_none_of_these_cannot_overtake_a_tick_that_waits(desk):
    ImportRunning.begin(desk)
    desk.gate.answer(["leg"])
    with pytest.raises(StoreError):
        desk.gate.answer([])
    ImportRunning.end(desk)
    desk.gate.answer([])
    assert keys(stored_block(desk)) == ["leg"]


@REFUSALS
@pytest.mark.parametrize("door", list(Door))
@pytest.mark.parametrize("is_stored", [True, False])
def test_a_release_that_cannot_be_written_opens_nothing(desk, refusal, door, is_stored):
    if is_stored:
        desk.gate.answer(["leg"])
    refusal.begin(desk)
    if not is_stored:
        desk.gate.answer(["leg"])
    with pytest.raises(StoreError):
        desk.gate.release(door, DAY)
    assert keys(desk.gate.block()) == ["leg"]
    assert not desk.gate.block().only_rolls
    refusal.end(desk)
    assert keys(desk.gate.block()) == ["leg"]


def test_rolls_stay_off_when_their_release_cannot_be_written(desk):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.ALLOWED, DAY)
    ImportRunning.begin(desk)
    with pytest.raises(StoreError):
        desk.gate.allow_rolls(DAY)
    ImportRunning.end(desk)
    assert desk.gate.block().only_rolls


def test_a_tick_that_waited_can_be_released(desk):
    ImportRunning.begin(desk)
    desk.gate.answer(["leg"])
    ImportRunning.end(desk)
    desk.gate.release(Door.RULED_OUT, DAY)
    assert desk.gate.block() is None
    assert stored_block(desk) is None


def test_the_program_writes_a_waiting_tick_when_it_ends(desk, tmp_path):
    gate = desk.services.safety_gate
    ImportRunning.begin(desk)
    gate.answer(["chest"])
    ImportRunning.end(desk)
    desk.services.close()
    again = Desk(tmp_path / "log.db")
    assert keys(again.gate.block()) == ["chest"]
    again.close()
