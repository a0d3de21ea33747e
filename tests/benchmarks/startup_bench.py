"""Start to the first painted window with ten years of data, against a bare PySide6 window.

    python tests/benchmarks/startup_bench.py [--runs 9] [--years 10] [--breakdown]

Runs are interleaved (bare, ours, bare, ours, ...), both byte-compiled, and compared by CPU time
(user + system, to the nanosecond) of the whole process up to the first paint plus one idle turn of
the event loop, and by resident memory at that moment. Prints medians and the ratio; the goal is at
most 1.6. A bare window draws no text: the line "text" adds one label to it, the least that a window
with words can cost.

The program paints its frame first (sidebar, head) and its first page right after: "ours" is the
first paint, "page" the paint of the first page, with the ten years read and summed.
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
import json, os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    done = False
    def __init__(self, painted):
        super().__init__()
        self.painted = painted
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, self.painted)
        return False

def tell():
    loaded = [n for n in ("numpy", "pyqtgraph", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech")
              if n in sys.modules]
    rss = int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    print(json.dumps({"cpu_ms": 1000 * time.process_time(), "rss_mb": rss / 2**20,
                      "loaded": loaded}), flush=True)

def tell_and_end():
    tell()
    os._exit(0)
"""

BARE = (
    PROBE
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
probe = FirstPaint(tell_and_end)
window.installEventFilter(probe)
window.show()
app.exec()
"""
)

LABEL = """from PySide6.QtWidgets import QLabel
window.setCentralWidget(QLabel("Heavy Legs"))
"""
TEXT = BARE.replace("window.resize", LABEL + "window.resize")

OURS = (
    "from heavylegs_gui import app as program\n"
    + PROBE
    + """
from PySide6.QtWidgets import QStackedWidget
frame, page = FirstPaint(tell), FirstPaint(tell_and_end)
def on_window(window):
    window.centralWidget().installEventFilter(frame)
    pages = window.findChild(QStackedWidget)
    pages.currentChanged.connect(lambda index: pages.widget(index).weeks.installEventFilter(page))
sys.exit(program.main(["--database", sys.argv[1]], on_window=on_window))
"""
)


def run(code: str, *arguments: str) -> list[dict[str, float]]:
    """Return what one start measured, at each of its paints."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return [json.loads(line) for line in result.stdout.splitlines()]


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
        bare, text, ours, page = [], [], [], []
        run(BARE), run(TEXT), run(OURS, str(database))
        for _ in range(options.runs):
            bare += run(BARE)
            text += run(TEXT)
            first, second = run(OURS, str(database))
            ours.append(first)
            page.append(second)
        report("text", bare, text)
        report("ours", bare, ours)
        report("page", bare, page)
        print("loaded too early:", page[0]["loaded"] or "nothing")
        if options.breakdown:
            breakdown(database)


def fill(database: Path, years: int) -> None:
    """Make a log of so many years."""
    sys.path.insert(0, str(ROOT))
    from heavylegs_gui.services.demo import fill_demo
    from heavylegs_gui.wiring import build_services, local_today

    services = build_services(database)
    fill_demo(services.store, services.training_log, local_today(), years=years)
    print(f"{services.training_log.count()} sessions of {years} years")
    services.close()


def report(who: str, bare: list[dict[str, float]], ours: list[dict[str, float]]) -> None:
    """Print medians and ratios."""
    for name in ("cpu_ms", "rss_mb"):
        floor = statistics.median(one[name] for one in bare)
        mine = statistics.median(one[name] for one in ours)
        ratio = statistics.median(b[name] / a[name] for a, b in zip(bare, ours, strict=True))
        print(f"{name}: bare {floor:.1f}, {who} {mine:.1f}, ratio {ratio:.2f} (median of pairs)")


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
