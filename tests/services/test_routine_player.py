"""The player: what it keeps, what a kill costs, and what the gate refuses."""

import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from heavylegs_gui.domain.routine import Side
from heavylegs_gui.domain.routine_engine import PauseReason, State
from heavylegs_gui.domain.safety_card import Door
from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.preferences import Preferences
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_runs import RoutineRuns
from heavylegs_gui.services.safety_gate import SafetyGate
from heavylegs_gui.wiring import build_services

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class HandClock:
    """Clocks and calendar that stand until they are moved."""

    def __init__(self):
        self.awake = 0
        self.later = timedelta()

    def awake_ms(self):
        return self.awake

    def total_ms(self):
        return self.awake

    def now(self):
        return NOON + self.later

    def today(self):
        return DAY + timedelta(days=self.later.days)


class Desk:
    """A player on a real database."""

    def __init__(self, path):
        self.clock = HandClock()
        self.services = build_services(path, today=self.clock.today, now=self.clock.now)
        self.preferences: Preferences = self.services.preferences
        store = self.services.store
        self.library = RoutineLibrary(resource_root(), self.preferences, self.clock.today)
        self.runs = RoutineRuns(store, self.clock.today, self.clock.now)
        self.gate = SafetyGate(store, self.clock.today, self.clock.now)
        self.player = RoutinePlayer(
            self.library, self.runs, self.gate, self.preferences, self.clock
        )
        self.routine = self.library.routine("article_5")

    def begin(self):
        self.gate.answer([])
        return self.player.start(self.routine)

    def play(self, seconds):
        for _ in range(int(seconds * 10)):
            self.clock.awake += 100
            self.player.tick()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.db"


@pytest.fixture
def desk(qapp, path):
    one = Desk(path)
    yield one
    one.player.leave()
    one.services.close()


def test_nothing_starts_before_the_card_is_answered(desk):
    assert desk.player.needs_card(desk.routine)
    assert not desk.player.start(desk.routine)
    assert desk.begin()


def test_a_tick_keeps_the_routine_off_on_later_days_too(desk):
    desk.gate.answer(["leg"])
    desk.clock.later = timedelta(days=40)
    assert not desk.begin()
    assert [box.key for box in desk.player.block_of(desk.routine).boxes] == ["leg"]


def test_a_mistaken_tick_is_taken_back_and_the_card_asked_anew(desk):
    desk.gate.answer(["chest"])
    desk.gate.release(Door.MISTAKE, DAY)
    assert desk.player.block_of(desk.routine) is None
    assert desk.player.needs_card(desk.routine)


def test_a_clinicians_word_releases_the_routine(desk):
    desk.gate.answer(["bone"])
    desk.gate.release(Door.RULED_OUT, DAY)
    assert desk.begin()


def test_allowed_exercise_keeps_rolling_off_until_a_second_tick(desk):
    desk.gate.answer(["leg"])
    desk.gate.release(Door.ALLOWED, DAY)
    assert not desk.begin()
    desk.gate.allow_rolls(DAY)
    assert desk.begin()


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
    assert len(desk.library.summary("article_5")) == 3


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from PySide6.QtCore import QCoreApplication
from test_routine_player import Desk
app = QCoreApplication([])
desk = Desk(Path(sys.argv[1]))
desk.begin()
while True:
    desk.play(0.1)
    print(sum(desk.player.engine.credited().values()), flush=True)
"""


@pytest.mark.parametrize("lines", [150, 487, 1003])
def test_a_kill_costs_at_most_five_seconds(qapp, path, lines):
    here = str(Path(__file__).parent)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), here],
        stdout=subprocess.PIPE, cwd=resource_root().parent,
    )  # fmt: skip
    shown_ms = [int(child.stdout.readline()) for _ in range(lines)][-1]
    child.send_signal(signal.SIGKILL)
    shown_ms = max([shown_ms, *map(int, child.stdout.read().split(b"\n")[:-1])])
    child.stdout.close()
    child.wait()
    again = Desk(path)
    run = again.runs.unfinished()
    assert shown_ms - 5_100 <= run.held_ms <= shown_ms + 100
    assert again.player.resume_run(run)
    again.services.close()
