"""Window and command line on one database: who may write, who hands over, how the window ends."""

import os
import signal
import subprocess
import sys

import pytest

from tests.end2end.cli_process import TIMEOUT_S, Program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent the POSIX way")

_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from heavylegs_gui.app import main

def tell(window):
    QTimer.singleShot(0, lambda: print("shown", flush=True))

sys.exit(main(sys.argv[1:], on_window=tell))
"""


class Window:
    """The real window in a process of its own."""

    def __init__(self, program, *arguments):
        environment = program.environment() | {"QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _WINDOW, "--database", str(program.database), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip

    def is_shown(self):
        """Wait until it is shown, or has ended without."""
        return self.process.stdout.readline() == "shown\n"

    def end(self, number=signal.SIGTERM):
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        return self.wait()

    def wait(self):
        self.process.communicate(timeout=TIMEOUT_S)
        return self.process.returncode


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)


@pytest.fixture
def window(program):
    window = Window(program)
    assert window.is_shown()
    yield window
    if window.process.poll() is None:
        window.end(signal.SIGKILL)


def test_a_word_waits_until_the_window_is_closed(program, window):
    refused = program.run("sessions", "--json")
    assert (refused.code, refused.err) == (1, "Heavy Legs is open; close it first.\n")
    window.end()
    assert program.ask("sessions") == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_closes_the_window_cleanly(program, window, number):
    assert window.end(number) == 0
    assert not program.database.with_name("log.db-wal").exists()
    assert program.run("doctor", "--json").document["database"]["healthy"]


def test_a_second_start_ends_at_once_and_leaves_the_first_one_open(program, window):
    second = Window(program)
    assert not second.is_shown()
    assert second.wait() == 0
    assert window.process.poll() is None


def test_after_a_kill_the_window_opens_again(program, window):
    window.end(signal.SIGKILL)
    again = Window(program)
    assert again.is_shown()
    assert again.end() == 0


def test_two_databases_have_a_window_each(program, window):
    other = Program(program.home)
    other.database = program.home / "other.db"
    second = Window(other)
    assert second.is_shown()
    assert second.end() == 0


def test_a_demo_window_leaves_the_runners_log_alone(program):
    program.begin()
    demo = Window(program, "--demo")
    assert demo.is_shown()
    assert program.ask("sessions") == []
    assert demo.end() == 0
    assert not program.database.with_name("log.db.backups").exists()
