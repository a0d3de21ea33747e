"""The process itself: quick, quiet when nobody reads on, gone at once on Ctrl+C."""

import os
import signal
import subprocess
import sys
from datetime import date

import pytest

from heavylegs_gui.services.demo import fill_demo
from heavylegs_gui.services.importing_reading import TOO_SLOW
from heavylegs_gui.wiring import build_services
from tests.end2end.cli_process import TIMEOUT_S, Program
from tests.importers.traps import FOLDER

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("demo"))
    services = build_services(program.database, today=lambda: TODAY, backed_up=False)
    fill_demo(services.store, services.training_log, TODAY)
    services.close()
    return program


def _start(program):
    """Start a word whose output is larger than what a pipe holds."""
    return subprocess.Popen(
        program.command("--database", program.database, "sessions", "--json"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=program.environment(),
    )  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals the POSIX way")
def test_a_reader_that_has_seen_enough_ends_the_word_quietly(program):
    child = _start(program)
    assert child.stdout.read(1) == b"["
    child.stdout.close()
    with child:
        assert child.stderr.read() == b""
        assert child.wait(TIMEOUT_S) == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals the POSIX way")
def test_ctrl_c_ends_with_130_and_without_a_traceback(program):
    child = _start(program)
    assert child.stdout.read(1) == b"["
    child.send_signal(signal.SIGINT)
    with child:
        _out, error = child.communicate(timeout=TIMEOUT_S)
    assert (child.returncode, error) == (130, b"")


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals the POSIX way")
def test_ctrl_c_while_qt_is_being_loaded_ends_just_the_same(program):
    command = program.command("--database", program.database, "sessions")
    child = subprocess.Popen(
        [command[0], "-X", "importtime", *command[1:]],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=program.environment(),
    )  # fmt: skip
    while "shibokensupport" not in child.stderr.readline():
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    with child:
        rest = child.communicate(timeout=TIMEOUT_S)[1]
    assert child.returncode == 130
    assert all(line.startswith("import time:") for line in rest.splitlines())


STUCK = """
import os, sys
if "--parse-worker" in sys.orig_argv:
    print('{{"event": "file", "index": 0}}', flush=True)
    signs_of_life = open({alive!r}, "w")
    os.read(os.pipe()[0], 1)
"""


@pytest.fixture
def stuck(program, tmp_path):
    """Arguments of Popen for an import whose reading child hangs, and a pipe that it holds."""
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    (tmp_path / "sitecustomize.py").write_text(STUCK.format(alive=str(alive)))
    environment = program.environment()
    paths = filter(None, (str(tmp_path), environment.get("PYTHONPATH")))
    environment["PYTHONPATH"] = os.pathsep.join(paths)
    command = program.command("--database", program.database, "import", FOLDER / "run.fit")
    return {"args": command, "env": environment}, alive


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals the POSIX way")
@pytest.mark.parametrize("interrupted", [False, True], ids=["waited for", "Ctrl+C"])
def test_a_reader_that_hangs_is_stopped(stuck, interrupted):
    started, alive = stuck
    child = subprocess.Popen(**started, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with alive.open() as held:  # opens when the reader has opened it
        if interrupted:
            child.send_signal(signal.SIGINT)
        with child:
            out, error = child.communicate(timeout=TIMEOUT_S)
        assert held.read() == ""  # the end: nobody holds the other side any more
    if interrupted:
        assert (child.returncode, out, error) == (130, "", "")
    else:
        assert (child.returncode, error) == (1, f"run.fit: {TOO_SLOW}\n")


@pytest.mark.parametrize("words", [["weeks"], ["sessions"], ["settings"]], ids=" ".join)
def test_a_word_loads_neither_widgets_nor_graphs(program, words):
    command = program.command("--database", program.database, *words)
    command.insert(1, "-X")
    command.insert(2, "importtime")
    loaded = subprocess.run(
        command, capture_output=True, text=True, check=True, env=program.environment()
    ).stderr
    names = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    assert "heavylegs_gui.wiring" in names
    heavy = {"PySide6.QtGui", "PySide6.QtWidgets", "pyqtgraph", "numpy", "fitdecode"}
    assert not heavy & names


def test_a_word_works_without_a_home_to_write_to_when_the_database_is_named(program):
    environment = program.environment() | {"HOME": "/nonexistent"}
    ended = subprocess.run(
        program.command("--database", program.database, "weeks", "--json"),
        capture_output=True, check=False, env=environment,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_terminal_of_another_language_gets_utf_8_all_the_same(program):
    environment = program.environment() | {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ended = subprocess.run(
        [sys.executable, "-m", "heavylegs_gui", "--database", program.database, "sessions"],
        capture_output=True, check=True, env=environment,
    )  # fmt: skip
    assert "6 × 400 m" in ended.stdout.decode("utf-8")
