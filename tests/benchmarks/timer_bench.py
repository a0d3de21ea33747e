"""The bars of the timer: stalls, lateness, sleep, random presses, CPU and memory of the player.

usage: python tests/benchmarks/timer_bench.py [--seconds 20] [--hours 1] [--json]

Goals: with twenty minutes of random stalls (0 to 2.9 s) no boundary is wrong by a millisecond; cues
come at most 50 ms late (p95) and 120 ms at worst; ten minutes of sleep move nothing; 500 random
sequences of presses stay between start and end and end in a legal state; the player takes under
10 % of one core at 1920x1080; memory stays within 5 MB over an accelerated hour.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.domain.routine import Routine, RoutineItem, duration_ms, expand
from heavylegs_gui.domain.routine_cues import BOUNDARIES
from heavylegs_gui.domain.routine_engine import PauseReason, RoutineEngine, State
from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.clocks import SystemClock
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_runs import RoutineRuns
from heavylegs_gui.ui.devices.sound import Sound
from heavylegs_gui.ui.player.player_window import PlayerWindow
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.wiring import Services, build_services

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EXERCISES = load_exercises(resource_root() / "exercises")
ROUTINES = load_routines(resource_root() / "routines", EXERCISES)
LONGEST = max(ROUTINES.values(), key=lambda one: duration_ms(expand(one, EXERCISES)))
QUICK = Routine(
    id="quick",
    name="Quick",
    when="any",
    description="Many boundaries in a short time.",
    items=tuple(RoutineItem(exercise_id="st_calf_straight", hold_s=1, move_s=1) for _ in range(40)),
)
MOVING = ("st_calf_straight", "fr_calf_both", "dyn_march")
"""A hold, a roll and a move that changes legs: the more phases, the more there is to paint."""
GOALS = {
    "boundary_error_ms": 0.0,
    "late_p95_ms": 50.0,
    "late_max_ms": 120.0,
    "sleep_moved_ms": 0.0,
    "illegal_sequences": 0.0,
    "cpu_percent": 10.0,
    "memory_mb": 5.0,
}


class HandClock:
    """Two clocks that stand until they are moved."""

    def __init__(self) -> None:
        self.awake = self.slept = 0

    def awake_ms(self) -> int:
        """Return the time that stands still in sleep [ms]."""
        return self.awake

    def total_ms(self) -> int:
        """Return the time that goes on in sleep [ms]."""
        return self.awake + self.slept


def boundary_error_ms() -> float:
    """Return the largest error of a boundary over the longest routine with random stalls [ms]."""
    chance, clock = random.Random(7), HandClock()
    steps = expand(LONGEST, EXERCISES)
    engine = RoutineEngine(steps, clock)
    engine.start()
    errors = [0.0]
    while engine.state is not State.DONE:
        clock.awake += chance.randint(0, 2_900)
        errors += [
            abs(clock.awake - cue.late_ms - steps[cue.step].start_ms)
            for cue in engine.advance()
            if cue.kind in BOUNDARIES and cue.step and engine.state is not State.DONE
        ]
    return max(*errors, abs(sum(engine.credited().values()) - _work_ms(steps)))


def _work_ms(steps: tuple) -> int:  # type: ignore[type-arg]
    return sum(step.duration_ms for step in steps if step.phase.value == "work")


def sleep_moved_ms() -> float:
    """Return how far ten minutes of sleep move a routine [ms]; it has to wait afterwards."""
    clock = HandClock()
    engine = RoutineEngine(expand(LONGEST, EXERCISES), clock)
    engine.start()
    for _ in range(200):
        clock.awake += 100
        engine.advance()
    left_ms = engine.left_ms
    clock.slept += 600_000
    clock.awake += 30
    engine.advance()
    is_waiting = engine.state is State.PAUSED and engine.pause_reason is PauseReason.SUSPEND
    return float(abs(engine.left_ms - left_ms)) if is_waiting else float("inf")


def illegal_sequences(count: int = 500) -> int:
    """Return how many random sequences of presses leave the routine or end in no legal state."""
    chance, bad = random.Random(11), 0
    steps = expand(ROUTINES["article_5"], EXERCISES)
    for _ in range(count):
        clock = HandClock()
        engine = RoutineEngine(steps, clock)
        engine.start()
        presses = (
            engine.advance, engine.pause, engine.resume, engine.skip, engine.back, engine.plus10,
            engine.switch, engine.hurts,
        )  # fmt: skip
        is_legal = True
        for _ in range(60):
            clock.awake += chance.choice([0, 33, 500, 2_900, 3_500, 9_000])
            clock.slept += chance.choice([0, 0, 0, 60_000])
            chance.choice(presses)()
            is_legal &= 0 <= engine.pos_ms <= engine.length_ms()
            is_legal &= engine.left_ms >= 0
            is_legal &= (engine.pause_reason is not None) == (engine.state is State.PAUSED)
        bad += not (is_legal and _comes_to_its_end(engine, clock))
    return bad


def _comes_to_its_end(engine: RoutineEngine, clock: HandClock) -> bool:
    """Return whether a routine that is left alone from now on is done in the time it names."""
    engine.advance()
    engine.resume()
    left_s = engine.left_ms // 1000 + 10
    for _ in range(left_s):
        clock.awake += 1_000
        engine.advance()
    return engine.state is State.DONE


def player_of(services: Services, clock: object) -> RoutinePlayer:
    """Return a player whose card is answered."""
    runs = RoutineRuns(services.store, lambda: DAY, lambda: NOON)
    services.safety_gate.answer([])
    return RoutinePlayer(
        services.routine_library,
        runs,
        services.safety_gate,
        services.preferences,
        clock,  # type: ignore[arg-type]
    )


def window_of(player: RoutinePlayer, theme: ThemeManager) -> PlayerWindow:
    """Return the player's window at 1920x1080."""
    window = PlayerWindow(player, theme, Sound(), lambda: "112")
    window.resize(1920, 1080)
    return window


def run_for(seconds: float) -> None:
    """Let the event loop run for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def late_ms(services: Services, theme: ThemeManager, seconds: float) -> tuple[float, float]:
    """Return p95 and worst lateness of all cues in real time [ms]."""
    player, late = player_of(services, SystemClock()), []
    player.cue.connect(lambda cue: late.append(cue.late_ms))
    window = window_of(player, theme)
    player.start(QUICK)
    window.open(full_screen=False)
    run_for(10 + seconds)
    player.stop()
    window.close()
    ordered = sorted(late)
    return float(ordered[int(0.95 * (len(ordered) - 1))]), float(ordered[-1])


def cpu_percent(services: Services, theme: ThemeManager, seconds: float) -> float:
    """Return the largest share of one core that the player takes over kinds of movement [%]."""
    return max(_cpu_percent(services, theme, seconds, one) for one in MOVING)


def _cpu_percent(services: Services, theme: ThemeManager, seconds: float, moving: str) -> float:
    player = player_of(services, SystemClock())
    window = window_of(player, theme)
    steady = replace(LONGEST, items=(RoutineItem(exercise_id=moving, hold_s=300),))
    player.start(steady)
    window.open(full_screen=False)
    run_for(14)
    begin, spent = time.monotonic(), time.process_time()
    run_for(seconds)
    share = (time.process_time() - spent) / (time.monotonic() - begin)
    player.stop()
    window.close()
    return round(100 * share, 1)


def resident_mb() -> float:
    """Return the memory of this process [MB]."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory_mb(services: Services, theme: ThemeManager, hours: float) -> float:
    """Return how much memory grows over an accelerated time of play [MB]; Linux only."""
    clock = HandClock()
    player = player_of(services, clock)
    window = window_of(player, theme)
    window.resize(1280, 800)
    first = 0.0
    for lap in range(max(2, round(hours * 3 + 1))):
        player.start(LONGEST)
        player._timer.stop()
        window.open(full_screen=False)
        while player.is_open:
            clock.awake += 250
            player.tick()
            QApplication.processEvents()
        window.close()
        if lap == 0:
            first = resident_mb()
    return round(resident_mb() - first, 1)


def main() -> int:
    """Print what was measured; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--hours", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app = QApplication([])
    theme = ThemeManager(app)
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(Path(folder) / "bench.db", today=lambda: DAY, now=lambda: NOON)
        found = {
            "boundary_error_ms": boundary_error_ms(),
            "sleep_moved_ms": sleep_moved_ms(),
            "illegal_sequences": float(illegal_sequences()),
        }
        found["late_p95_ms"], found["late_max_ms"] = late_ms(services, theme, options.seconds)
        found["cpu_percent"] = cpu_percent(services, theme, options.seconds)
        found["memory_mb"] = memory_mb(services, theme, options.hours)
        services.close()
    if options.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:20} {value:8g}  goal {GOALS[name]:g}")
    return int(any(value > GOALS[name] for name, value in found.items()))


if __name__ == "__main__":
    sys.exit(main())
