"""A routine that is killed while it plays costs at most five seconds."""

import signal
import subprocess
import sys

import pytest

from heavylegs_gui.domain.routine_engine import State
from heavylegs_gui.paths import resource_root
from heavylegs_gui.wiring import build_services
from tests.services.routine_desk import Desk

STEPPED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tests.services.routine_desk import Desk
app = QCoreApplication([])
desk = Desk(Path(sys.argv[1]))
desk.begin()
while True:
    desk.play(0.1)
    print(sum(desk.player.engine.credited().values()), flush=True)
"""

REAL = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from heavylegs_gui.wiring import build_services
app = QCoreApplication([])
services = build_services(Path(sys.argv[1]))
player = services.routine_player
player.gate.answer([])
player.start(services.routine_library.routine("article_5"))
player.skip()
player.skip()
player.advanced.connect(lambda: print(player.engine.credit_ms(1), flush=True))
app.exec()
"""


def killed_child(code, path, is_enough):
    """Run the code until it has shown enough, kill it, and return what it showed last."""
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdout=subprocess.PIPE, cwd=resource_root().parent,
    )  # fmt: skip
    shown = []
    with child.stdout as lines:
        while not shown or not is_enough(shown):
            shown.append(int(lines.readline()))
        child.send_signal(signal.SIGKILL)
        shown += map(int, lines.read().split(b"\n")[:-1])
    assert child.wait() == -signal.SIGKILL
    return max(shown)


@pytest.mark.parametrize("lines", [150, 487, 1003])
def test_a_kill_costs_at_most_five_seconds(qapp, tmp_path, lines):
    path = tmp_path / "log.db"
    shown_ms = killed_child(STEPPED, path, lambda shown: len(shown) >= lines)
    again = Desk(path)
    run = again.runs.unfinished()
    assert shown_ms - 5_100 <= run.held_ms <= shown_ms + 100
    assert again.player.resume_run(run)
    again.close()


def test_a_kill_in_real_time_leaves_a_run_that_goes_on(qapp, tmp_path):
    path = tmp_path / "log.db"
    shown_ms = killed_child(REAL, path, lambda shown: shown[-1] >= 1_200)
    again = build_services(path)
    player = again.routine_player
    run = player.runs.unfinished()
    assert (run.state, run.engine["index"], run.engine["skipped"]) == ("running", 1, [])
    assert shown_ms - run.held_ms <= 5_000
    assert player.resume_run(run)
    assert (player.engine.state, player.engine.remaining_ms) == (State.RESUMING, 30_000)
    again.close()
