"""Start to the first painted window with ten years of data, against a bare PySide6 window.

    python tests/benchmarks/startup_bench.py [--runs 9] [--years 10] [--breakdown]

Runs are interleaved (bare, ours, bare, ours, ...), both byte-compiled, and compared by CPU time
(user + system) of the whole process up to the first paint plus one idle turn of the event loop, and
by resident memory at that moment. Prints medians and the ratio; the goal is at most 1.6.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROBE = """
import json, os, resource, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, finish)
        return False

def finish():
    times = os.times()
    loaded = [n for n in ("numpy", "pyqtgraph", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech")
              if n in sys.modules]
    rss = int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    print(json.dumps({"cpu_ms": 1000 * (times.user + times.system), "rss_mb": rss / 2**20,
                      "loaded": loaded}), flush=True)
    os._exit(0)
"""

BARE = (
    PROBE
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
probe = FirstPaint()
window.installEventFilter(probe)
window.show()
app.exec()
"""
)

OURS = (
    PROBE
    + """
from heavylegs_gui import app as program
probe = FirstPaint()
def on_window(window):
    window.centralWidget().installEventFilter(probe)
sys.exit(program.main(["--database", sys.argv[1]], on_window=on_window))
"""
)


def run(code: str, *arguments: str) -> dict[str, float]:
    """Return what one start measured."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return json.loads(result.stdout.strip().splitlines()[-1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--breakdown", action="store_true", help="print the import times too")
    options = parser.parse_args()
    compileall.compile_dir(ROOT / "heavylegs_gui", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        database = Path(folder) / "years.db"
        fill(database, options.years)
        bare, ours = [], []
        run(BARE), run(OURS, str(database))
        for _ in range(options.runs):
            bare.append(run(BARE))
            ours.append(run(OURS, str(database)))
        report(bare, ours)
        if options.breakdown:
            breakdown(database)


def fill(database: Path, years: int) -> None:
    """Make a log of so many years."""
    code = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from heavylegs_gui.services.demo import fill_demo;"
        "fill_demo(Path(sys.argv[1]), today=date.today(), years=int(sys.argv[2]))"
    )
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    subprocess.run([sys.executable, "-c", code, str(database), str(years)], check=True, env=environment)


def report(bare: list[dict[str, float]], ours: list[dict[str, float]]) -> None:
    """Print medians and ratios."""
    for name in ("cpu_ms", "rss_mb"):
        floor = statistics.median(one[name] for one in bare)
        mine = statistics.median(one[name] for one in ours)
        print(f"{name}: bare {floor:.0f}, ours {mine:.0f}, ratio {mine / floor:.2f}")
    print("loaded too early:", ours[0]["loaded"] or "nothing")


def breakdown(database: Path) -> None:
    """Print the dearest imports of one start."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT))
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", OURS, str(database)],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    rows = []
    for line in result.stderr.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():
            rows.append((int(parts[0]), parts[2].strip()))
    for own_us, name in sorted(rows, reverse=True)[:25]:
        print(f"{own_us / 1000:8.1f} ms  {name}")


if __name__ == "__main__":
    main()
