"""CPU for the training load of fifty years: reading it, its bars, its curves, one frame of each.

usage: python tests/benchmarks/load_graph_bench.py [--years 50] [--frames 100] [--json]

A frame is: move the visible range of the bars or of the curves, then one turn of the event loop.
Goal: p99 of a frame at most 16.7 ms CPU at 1280x720.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication

from heavylegs_gui.domain.training import Session, new_uid
from heavylegs_gui.ui.charts.load_chart import FormChart, LoadChart
from heavylegs_gui.ui.charts.load_series import FormTimeline, LoadTimeline
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.wiring import Services, build_services

GOAL_MS = 16.7
TODAY = date(2026, 11, 22)


def fill(services: Services, years: int) -> int:
    """Log about 300 sessions a year, one in twenty without effort."""
    chance = random.Random(5)
    sessions = [
        Session(
            uid=new_uid(),
            local_date=TODAY - timedelta(days=back),
            distance_m=8_000.0,
            rpe=None if chance.random() < 0.05 else chance.randint(2, 8),
            duration_s=chance.uniform(1_500, 5_000),
        )
        for back in range(365 * years)
        if chance.random() < 0.82
    ]
    services.training_log.add_all(sessions, "bench")
    return len(sessions)


def best_ms(work: Callable[[], object], times: int = 5) -> float:
    """Return the least CPU time of some tries [ms]."""
    spent = []
    for _ in range(times):
        begin = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - begin))
    return round(min(spent), 2)


def frame_ms(app: QApplication, chart: LoadChart | FormChart, frames: int, days: float) -> float:
    """Return the 99th percentile of the CPU time of frames that show ``days`` each [ms]."""
    left, right = chart.visible_days()
    room = right - left - days
    spent = []
    for frame in range(frames):
        begin = time.process_time()
        start = left + room * frame / frames
        chart.show_days(start, start + days)
        app.processEvents()
        spent.append(1000 * (time.process_time() - begin))
    chart.show_days(left, right)
    return round(sorted(spent)[min(len(spent) - 1, int(len(spent) * 0.99))], 2)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=50)
    parser.add_argument("--frames", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(Path(folder) / "bench.db", today=lambda: TODAY, backed_up=False)
        found = {"sessions": fill(services, options.years)}
        found["read_ms"] = best_ms(services.loads.whole_log)
        log = services.loads.whole_log()
        found["bars_ms"] = best_ms(lambda: LoadTimeline(log))
        found["curves_ms"] = best_ms(lambda: FormTimeline(services.loads.whole_log()))
        found["curves_ms"] = round(found["curves_ms"] - found["read_ms"], 2)
        charts = (LoadChart(ThemeManager(app)), FormChart(ThemeManager(app)))
        for chart, timeline in zip(charts, (LoadTimeline(log), FormTimeline(log)), strict=True):
            chart.resize(1280, 720)
            chart.show_weeks(None)
            chart.show_timeline(timeline)
            chart.show()
            app.processEvents()
            name = type(chart).__name__
            for days in (26 * 7, 156 * 7, 365 * 15):
                found[f"{name}_{days}_days_p99_ms"] = frame_ms(app, chart, options.frames, days)
            chart.close()
        services.close()
    print(json.dumps(found, indent=1) if options.json else found)
    return 0 if max(one for key, one in found.items() if "p99" in key) <= GOAL_MS else 1


if __name__ == "__main__":
    sys.exit(main())
