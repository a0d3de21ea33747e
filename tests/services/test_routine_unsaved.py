"""A routine plays on while nothing can be saved, and is saved as soon as it can be."""

from datetime import timedelta

import pytest

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.routine_engine import State
from tests.services.routine_desk import Desk


@pytest.fixture
def desk(desk):
    desk.told = []
    desk.player.failed.connect(desk.told.append)
    desk.gate.answer([])
    return desk


class ImportRunning:
    """An import is being written."""

    words = "An import is being written"

    @staticmethod
    def begin(desk):
        desk.store.hold_for_batch()

    @staticmethod
    def end(desk):
        desk.store.release_batch(keep=True)


class DiskReadOnly:
    """SQLite refuses to write."""

    words = "the database cannot be written"

    @staticmethod
    def begin(desk):
        desk.store.query("PRAGMA query_only=1")

    @staticmethod
    def end(desk):
        desk.store.query("PRAGMA query_only=0")


class DiskFull:
    """The file may not grow by a single page."""

    words = "the disk is full"

    @staticmethod
    def begin(desk):
        desk.store.query("PRAGMA max_page_count=1")

    @staticmethod
    def end(desk):
        desk.store.query("PRAGMA max_page_count=1000000")


REFUSALS = pytest.mark.parametrize("refusal", [ImportRunning, DiskReadOnly])


@REFUSALS
def test_a_routine_begins_and_is_stored_later(desk, refusal):
    refusal.begin(desk)
    assert desk.player.start(desk.routine)
    desk.play(20)
    assert desk.player.engine.pos_ms == 10_000
    assert desk.store.fetch_all("routine_run") == []
    refusal.end(desk)
    desk.play(1.1)
    assert desk.runs.unfinished().held_ms >= 10_000


@REFUSALS
def test_a_failure_is_told_once(desk, refusal):
    refusal.begin(desk)
    desk.player.start(desk.routine)
    desk.play(100)
    refusal.end(desk)
    assert len(desk.told) == 1
    assert refusal.words in desk.told[0]


def test_a_second_failure_is_told_again(desk):
    desk.player.start(desk.routine)
    for _ in range(2):
        ImportRunning.begin(desk)
        desk.play(30)
        ImportRunning.end(desk)
        desk.play(30)
    assert len(desk.told) == 2


@REFUSALS
def test_a_routine_that_ended_is_stored_later(desk, refusal):
    desk.player.start(desk.routine)
    refusal.begin(desk)
    ended = []
    desk.player.finished.connect(ended.append)
    desk.play(340)
    assert desk.player.engine.state is State.DONE
    assert len(ended) == 1
    assert desk.runs.history() == []
    refusal.end(desk)
    desk.play(1.1)
    assert [(run.state, run.held_ms) for run in desk.runs.history()] == [("done", 270_000)]
    assert not desk.player._timer.isActive()


def test_a_routine_that_ended_unsaved_can_be_rated(desk):
    desk.player.start(desk.routine)
    ImportRunning.begin(desk)
    desk.play(340)
    (number,) = desk.runs._unwritten
    with pytest.raises(StoreError):
        desk.runs.rate(number, 3, 4)
    ImportRunning.end(desk)
    desk.play(1.1)
    row = desk.store.fetch("routine_run", number)
    assert (row["effort"], row["legs"], row["state"]) == (3, 4, "done")


def test_a_routine_that_was_left_unsaved_is_offered_and_stored_later(desk):
    desk.player.start(desk.routine)
    ImportRunning.begin(desk)
    desk.play(45)
    desk.player.leave()
    assert desk.runs.unfinished().held_ms == 30_000
    ImportRunning.end(desk)
    desk.play(1.1)
    assert desk.store.fetch_all("routine_run")[0]["state"] == "paused"
    assert not desk.player._timer.isActive()


def test_the_program_writes_what_waits_when_it_ends(desk, tmp_path):
    ImportRunning.begin(desk)
    desk.player.start(desk.routine)
    desk.play(45)
    ImportRunning.end(desk)
    desk.close()
    again = Desk(tmp_path / "log.db")
    assert again.runs.unfinished().held_ms == 30_000
    again.close()


def test_on_a_full_disk_no_routine_is_lost(desk):
    DiskFull.begin(desk)
    for _ in range(4):
        desk.player.start(desk.routine)
        desk.play(30)
        desk.player.stop()
    assert len(desk.told) == 1
    assert DiskFull.words in desk.told[0]
    DiskFull.end(desk)
    desk.play(1.1)
    assert [run.held_ms for run in desk.runs.history()] == [20_000] * 4


def test_an_old_run_that_cannot_be_closed_now_is_closed_another_time(desk):
    desk.player.start(desk.routine)
    desk.play(45)
    desk.player.leave()
    desk.clock.later = timedelta(hours=13)
    ImportRunning.begin(desk)
    assert desk.runs.unfinished() is None
    assert desk.runs.history() == []
    ImportRunning.end(desk)
    assert desk.runs.unfinished() is None
    assert [run.state for run in desk.runs.history()] == ["partial"]


def test_an_answer_that_cannot_be_kept_starts_nothing(desk):
    desk.clock.later = timedelta(days=1)
    ImportRunning.begin(desk)
    with pytest.raises(StoreError):
        desk.gate.answer([])
    ImportRunning.end(desk)
    assert not desk.player.start(desk.routine)
