"""The system's wish to end the program ends it cleanly, soon, and with the draft on disk (R10)."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from heavylegs_gui.services.signals import QuitSignals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent the POSIX way")

TIMEOUT_S = 20

_PROGRAM = """
import pathlib, sys
from PySide6.QtCore import QCoreApplication, QTimer
from heavylegs_gui.services.signals import QuitSignals

app = QCoreApplication([])
signals = QuitSignals()
signals.install()

def end(number):
    pathlib.Path(sys.argv[1]).write_text(f"half a note, {number}")
    if sys.argv[2] == "clean":
        app.exit(0)
    print("hanging", flush=True)

signals.quit_requested.connect(end)
QTimer.singleShot(0, lambda: print("ready", flush=True))
sys.exit(app.exec())
"""


def _start(draft, manner):
    child = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(draft), manner], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "ready\n"
    return child


def _end(child):
    with child:
        return child.wait(TIMEOUT_S)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_an_idle_program_with_its_draft_on_disk(number, tmp_path):
    child = _start(tmp_path / "draft", "clean")
    child.send_signal(number)
    assert _end(child) == 0
    assert (tmp_path / "draft").read_text() == f"half a note, {int(number)}"


def test_a_second_signal_ends_a_program_that_hangs(tmp_path):
    child = _start(tmp_path / "draft", "hang")
    child.send_signal(signal.SIGTERM)
    assert child.stdout.readline() == "hanging\n"
    child.send_signal(signal.SIGTERM)
    assert _end(child) == -signal.SIGTERM


def test_the_second_half_of_a_closed_terminal_does_not_cut_the_end_short(tmp_path):
    child = _start(tmp_path / "draft", "hang")
    child.send_signal(signal.SIGHUP)
    assert child.stdout.readline() == "hanging\n"
    child.send_signal(signal.SIGHUP)
    child.send_signal(signal.SIGTERM)
    assert _end(child) == -signal.SIGTERM


def test_a_signal_reaches_a_program_that_runs_no_python_code(qapp, qtbot):
    signals = QuitSignals()
    signals.install()
    try:
        with qtbot.waitSignal(signals.quit_requested, timeout=TIMEOUT_S * 1000) as told:
            threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGTERM)).start()
    finally:
        signals.uninstall()
    assert told.args == [signal.SIGTERM]


def test_uninstalling_gives_every_signal_back(qapp):
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    signals = QuitSignals()
    signals.install()
    signals.uninstall()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
