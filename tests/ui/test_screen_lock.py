"""Keeping the screen on: on a real bus with a service of the test, and on a machine with none."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from heavylegs_gui.domain.routine_engine import PauseReason
from heavylegs_gui.services.wake_keeper import WakeKeeper
from heavylegs_gui.ui.devices.session_watch import SessionWatch, session_path
from heavylegs_gui.ui.devices.wake_lock import (
    SERVICE,
    ChildWay,
    ScreenSaverWay,
    ScreenState,
    WakeLock,
    ways_of,
)

WORKER = Path(__file__).with_name("screen_worker.py")


def on_a_bus(mode):
    """Return what the worker tells on a session bus of its own."""
    if shutil.which("dbus-run-session") is None:
        pytest.skip("there is no dbus-run-session (package dbus-daemon): no bus to try it on")
    return _told(["dbus-run-session", "--", sys.executable, str(WORKER), mode], os.environ)


def _told(command, environment):
    environment = {**environment, "PYTHONPATH": str(WORKER.parents[2])}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_screen_saver_service_is_asked_and_let_go():
    told = on_a_bus("service")
    assert told["asked"] == [["Heavy Legs", "A stretching routine plays"]]
    assert told["left"] == 0
    assert told["program"]["state"] == "held"
    assert told["program"]["line"] == f"Screen: kept on by {SERVICE}"
    assert told["program"]["after"] == f"Screen: kept on by {SERVICE} while a routine plays"


def test_lock_and_sleep_are_heard_and_the_program_ends_cleanly():
    told = on_a_bus("service")
    assert told["program"]["heard"] == ["asleep", "locked"]
    assert (told["exit"], told["errors"]) == (0, "")


def test_a_bus_without_the_service_is_told_in_one_line():
    told = on_a_bus("none")
    assert told["program"]["state"] == "missing"
    assert told["program"]["line"] == "Screen: it may go dark, nothing here can keep it on"
    assert (told["exit"], told["errors"]) == (0, "")


def test_no_bus_at_all_is_told_in_the_same_line(tmp_path):
    nowhere = f"unix:path={tmp_path / 'bus'}"
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": nowhere}
    told = _told([sys.executable, str(WORKER), "client", "nothing"], environment)
    assert (told["state"], told["heard"]) == ("missing", [])


@pytest.mark.usefixtures("qapp")
def test_a_screen_that_is_unlocked_or_a_computer_that_wakes_pauses_nothing():
    watch, heard = SessionWatch(), []
    watch.locked.connect(lambda: heard.append("locked"))
    watch.falling_asleep.connect(lambda: heard.append("asleep"))
    watch._on_screen_saver(False)
    watch._on_sleep(False)
    assert heard == []
    watch._on_sleep(True)
    watch._on_lock()
    assert heard == ["asleep", "locked"]


class HoldingChild(ChildWay):
    name = "child"
    command = ("sh", "-c", "echo held; exec cat")
    speaks = True


class FailingChild(ChildWay):
    name = "failing"
    command = ("sh", "-c", "exit 1")
    speaks = True


class MissingChild(ChildWay):
    name = "missing"
    command = ("heavylegs-no-such-program",)
    speaks = True


def held_by(qtbot, *ways):
    lock = WakeLock(ways=ways)
    settled = {ScreenState.HELD, ScreenState.MISSING}
    with qtbot.waitSignal(lock.state_changed):
        lock.hold()
    assert lock.state in settled
    return lock


@pytest.mark.skipif(os.name != "posix", reason="the children are POSIX programs")
def test_the_next_way_is_tried_where_the_first_fails(qtbot):
    lock = held_by(qtbot, MissingChild, FailingChild, HoldingChild)
    assert lock.status_text() == "Screen: kept on by child"
    lock.release()
    assert lock.state is ScreenState.FREE
    assert lock.is_well


@pytest.mark.skipif(os.name != "posix", reason="the children are POSIX programs")
def test_where_every_way_fails_it_is_said_and_the_next_routine_tries_again(qtbot):
    lock = held_by(qtbot, MissingChild, FailingChild)
    assert (lock.state, lock.is_well) == (ScreenState.MISSING, False)
    lock.release()
    with qtbot.waitSignal(lock.state_changed):
        lock.hold()
    assert lock.state is ScreenState.MISSING


@pytest.mark.skipif(os.name != "posix", reason="the children are POSIX programs")
def test_a_way_that_is_released_before_it_answers_says_nothing_more(qtbot):
    lock = WakeLock(ways=(HoldingChild,))
    lock.hold()
    lock.release()
    assert lock.state is ScreenState.FREE


def test_every_system_has_a_way():
    for platform in ("linux", "darwin", "win32"):
        assert all(way.name for way in ways_of(platform))
    assert ways_of("linux")[0] is ScreenSaverWay


def test_the_login_manager_s_name_of_a_session(monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    assert session_path() == "/org/freedesktop/login1/session/_32"
    monkeypatch.setenv("XDG_SESSION_ID", "c2-a")
    assert session_path() == "/org/freedesktop/login1/session/c2_2da"
    monkeypatch.delenv("XDG_SESSION_ID")
    assert session_path() == ""


class Notes(QObject):
    """A lock that writes down what is asked of it."""

    def __init__(self):
        super().__init__()
        self.is_held = False

    def hold(self):
        self.is_held = True

    def release(self):
        self.is_held = False


@pytest.fixture
def notes(player):
    return Notes()


@pytest.fixture
def keeper(player, notes):
    made = WakeKeeper(player, notes)
    player.gate.answer([])
    player.start(player.routine_library.routine("article_5"))
    player._timer.stop()
    yield made
    player.leave()
    made.look()


@pytest.mark.usefixtures("keeper")
def test_the_screen_is_held_while_a_routine_runs_and_free_at_its_end(player, notes):
    assert notes.is_held
    player.stop()
    assert not notes.is_held


def test_a_short_pause_keeps_the_screen_on_and_a_long_one_does_not(player, notes, keeper):
    player.pause()
    assert notes.is_held
    assert keeper.patience.interval() == 60_000
    keeper.patience.timeout.emit()
    assert not notes.is_held
    player.resume()
    assert notes.is_held
    assert not keeper.patience.isActive()


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("reason", [PauseReason.LOCK, PauseReason.SUSPEND, PauseReason.CLOSE])
def test_where_nobody_looks_the_screen_is_free_at_once(player, notes, reason):
    player.pause(reason)
    assert not notes.is_held


def test_a_paused_routine_that_is_left_frees_the_screen(player, notes, keeper):
    player.pause()
    player.leave()
    keeper.look()
    assert not notes.is_held
    assert not keeper.patience.isActive()
