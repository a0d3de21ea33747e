"""CPU per frame while the weekly graph pans and zooms, against bars drawn by QPainter alone.

usage: python tests/benchmarks/week_graph_bench.py [--frames 200] [--rounds 3] [--json]

A frame is: move the visible range, then one turn of the event loop, which paints once. Graph and
floor take turns round by round in one process. Pan moves 52 visible weeks over the log; zoom widens
the view from eight weeks to all. Goal: p99 of pan at most 16.7 ms CPU at 1280x720.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from heavylegs_gui.domain.mileage import RunDay, week_totals
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.charts.week_chart import WeekChart
from heavylegs_gui.ui.charts.week_series import Mileage
from heavylegs_gui.ui.theme.theme import ThemeManager
from tests.benchmarks.painting import PaintCounter, p99
from tests.domain.rule_numbers import RULES

GOAL_MS = 16.7
SIZES = ((1280, 720), (2560, 1440))
WEEKS = (520, 2600)
TODAY = date(2026, 11, 22)
PAN_DAYS = 52 * 7


def log_of(weeks: int) -> list[RunDay]:
    """Return three to five runs a week with seasons, cut-back weeks and some jumps."""
    chance = random.Random(3)
    first = TODAY - timedelta(days=7 * weeks - 1)
    days = []
    for week in range(weeks):
        factor = (0.75 if week % 4 == 3 else 1.0) * (1 + 0.4 * ((week % 52) / 52))
        for weekday in sorted(chance.sample(range(7), chance.randint(3, 5))):
            far = factor * chance.uniform(5000, 11000)
            days.append(RunDay(first + timedelta(days=7 * week + weekday), far, 0.0, 1, far))
    return days


class Floor(QWidget):
    """The same bars with nothing around them: what QPainter alone takes."""

    def __init__(self, mileage: Mileage) -> None:
        super().__init__()
        self._mileage = mileage
        self._left, self._right = 0.0, 1.0

    def show_days(self, left: float, right: float) -> None:
        self._left, self._right = left, right
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scale = (self.width() - 50) / (self._right - self._left)
        height = self.height() - 40
        series = self._mileage.series_for(self._right - self._left)
        shown = series.between(self._left, self._right)
        top = max(series.top(shown), 1.0)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            painter.setPen(QColor("#ccc"))
            for step in range(6):
                y = int(height - height * step / 5)
                painter.drawLine(50, y, self.width(), y)
                painter.drawText(4, y + 4, str(step))
            for step in range(8):
                painter.drawText(50 + (self.width() - 50) * step // 8, height + 18, "Jan")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#1A8F80"))
            bars = [series.bars[index] for index in shown]
            painter.drawRects(
                [
                    QRectF(
                        50 + (bar.left - self._left) * scale,
                        height - bar.distance_m / top * height,
                        (bar.right - bar.left) * scale * 0.7,
                        bar.distance_m / top * height,
                    )
                    for bar in bars
                ]
            )


class Subject:
    """Something that pans."""

    def __init__(self, name: str, widget: QWidget, painted: QWidget) -> None:
        self.name, self.widget = name, widget
        self.paints = PaintCounter(painted)

    def frame_ms(self, app: QApplication, left: float, right: float) -> float:
        """Return the CPU time of one frame [ms]."""
        before = self.paints.count
        begin = time.process_time()
        self.widget.show_days(left, right)
        app.processEvents()
        spent = 1000 * (time.process_time() - begin)
        if self.paints.count != before + 1:
            raise RuntimeError(f"{self.name} painted {self.paints.count - before} times in a frame")
        return spent


def pan(mileage: Mileage, frames: int) -> list[tuple[float, float]]:
    room = mileage.right - mileage.left - PAN_DAYS
    lefts = [mileage.left + room * (frame + 1) / (frames + 1) for frame in range(frames)]
    return [(left, left + PAN_DAYS) for left in lefts]


def zoom(mileage: Mileage, frames: int) -> list[tuple[float, float]]:
    whole = mileage.right - mileage.left
    spans = [56 + (whole - 56) * ((frame + 1) / (frames + 1)) ** 3 for frame in range(frames)]
    return [(mileage.right - span, mileage.right) for span in spans]


def measure(app: QApplication, weeks: int, size: tuple[int, int], options: argparse.Namespace):
    days = log_of(weeks)
    totals = week_totals(days, rules=RULES, today=TODAY, settings=Settings())
    mileage = Mileage(totals, days, TODAY)
    chart = WeekChart(ThemeManager(app))
    floor = Floor(mileage)
    begin = time.process_time()
    chart.show_mileage(mileage, Units.KM)
    build_ms = 1000 * (time.process_time() - begin)
    subjects = (
        Subject("graph", chart, chart.view.viewport()),
        Subject("floor", floor, floor),
    )
    for subject in subjects:
        subject.widget.resize(*size)
        subject.widget.show()
    app.processEvents()
    results = []
    for kind, path in (
        ("pan", pan(mileage, options.frames)),
        ("zoom", zoom(mileage, options.frames)),
    ):
        times = {subject.name: [] for subject in subjects}
        for _ in range(options.rounds):
            for subject in subjects:
                times[subject.name] += [subject.frame_ms(app, *days) for days in path]
        results.append(
            {
                "weeks": weeks,
                "size": "x".join(map(str, size)),
                "kind": kind,
                "build_ms": round(build_ms, 2),
                **{
                    f"{name}_{word}_ms": round(of(values), 2)
                    for name, values in times.items()
                    for word, of in (("median", statistics.median), ("p99", p99))
                },
                "ratio": round(
                    statistics.median(times["graph"]) / statistics.median(times["floor"]), 2
                ),
            }
        )
    for subject in subjects:
        subject.widget.close()
        subject.widget.deleteLater()
    app.processEvents()
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app = QApplication([])
    rows = [row for size in SIZES for weeks in WEEKS for row in measure(app, weeks, size, options)]
    if options.json:
        print(json.dumps(rows, indent=1))
    else:
        for row in rows:
            print("  ".join(f"{key} {value}" for key, value in row.items()))
    worst = max(
        row["graph_p99_ms"] for row in rows if row["size"] == "1280x720" and row["kind"] == "pan"
    )
    return 0 if worst <= GOAL_MS else 1


if __name__ == "__main__":
    sys.exit(main())
