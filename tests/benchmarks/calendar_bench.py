"""CPU time to turn a month, and from a change of the log to the month that shows it.

usage: python tests/benchmarks/calendar_bench.py [--frames 200] [--rounds 3] [--json]

A turn is: PgDn's slot, then one turn of the event loop, which paints once; panel, chips and head
are part of it. Between two turns the runner rests 90 ms (a fast hand), in which the rules are asked
about the months beside (``rest``). Held are turns that follow each other without any rest, as when
the key is held for half a second, away from a month that was looked at for some seconds; the log
changed before. An edit is: one session changed in the log, then the event loop
until the month has painted again. Logs of ten and of fifty years, two sizes. Goals: p99 of a turn
at most 16.7 ms CPU, every edit at most 100 ms.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from heavylegs_gui import app as program
from heavylegs_gui.domain.training import Kind, Session, Status, new_uid
from heavylegs_gui.services.faults import Faults
from heavylegs_gui.ui.theme.theme import ThemeManager
from heavylegs_gui.ui.workspace import Workspace
from heavylegs_gui.wiring import build_services
from tests.benchmarks.painting import PaintCounter, p99

TURN_GOAL_MS = 16.7
EDIT_GOAL_MS = 100.0
REST_S = 0.09
HELD_TURNS = 15
"""Half a second of a key that repeats 30 times a second."""
SIZES = ((1280, 720), (2560, 1440))
YEARS = (10, 50)
TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
KINDS = (Kind.EASY, Kind.INTERVALS, Kind.TEMPO, Kind.LONG)


def log_of(years: int) -> list[Session]:
    """Return four to five runs a week, and a plan for the next eight weeks."""
    chance = random.Random(3)
    sessions = []
    for week in range(-round(years * 52.18), 8):
        monday = TODAY - timedelta(days=TODAY.weekday()) + timedelta(weeks=week)
        factor = 0.75 if week % 4 == 3 else 1.0
        for weekday in sorted(chance.sample(range(7), chance.randint(4, 5))):
            day = monday + timedelta(days=weekday)
            far = factor * chance.uniform(5000, 11000)
            is_done = day < TODAY
            sessions.append(
                Session(
                    uid=new_uid(),
                    local_date=day,
                    kind=chance.choice(KINDS),
                    status=Status.DONE if is_done else Status.PLANNED,
                    distance_m=far,
                    duration_s=far * 0.36,
                    heaviness=chance.randint(1, 8) if is_done else None,
                )
            )
    return sessions


class Desk:
    """The whole window on a log, with the calendar in front."""

    def __init__(self, app: QApplication, folder: Path, years: int) -> None:
        self.app = app
        self.services = build_services(
            folder / f"{years}.db", today=lambda: TODAY, now=lambda: NOW, backed_up=False
        )
        self.services.training_log.add_all(log_of(years), "Fill")
        options = program.Options(
            database=self.services.store.path,
            today=lambda: TODAY,
            demo=False,
            smoke=False,
            files=(),
        )
        kit = program.build_kit(self.services, ThemeManager(app), options)
        self.workspace = Workspace(kit, Faults(folder / "faults"))
        self.workspace.show()
        self.page = self.workspace.window.show_page("calendar")
        self.paints = PaintCounter(self.page.grid.viewport())
        self.rests: list[float] = []
        self.rest_s = REST_S
        self.settle()

    def settle(self) -> None:
        for _ in range(10):
            self.app.processEvents()
            time.sleep(0.005)

    def turn_ms(self, pages: int) -> float:
        """Return the CPU time of one turned month [ms]."""
        before = self.paints.count
        begin = time.process_time()
        self.page.turn(pages)
        self.app.processEvents()
        spent = 1000 * (time.process_time() - begin)
        if self.paints.count == before:
            raise RuntimeError("the month was not painted")
        self.rest()
        return spent

    def held_ms(self, number: int) -> list[float]:
        """Return the CPU times of turns without a rest, after an edit and a longer look [ms]."""
        self.page.go_to_today()
        self.settle()
        self.edit_ms(100 + number)
        while not self.page.ahead.has_read_all:
            self.rest()
        rest_s, self.rest_s = self.rest_s, 0.0
        turns = [self.turn_ms(-1 if number % 2 else 1) for _ in range(HELD_TURNS)]
        self.rest_s = rest_s
        return turns

    def rest(self) -> None:
        """Wait until the months beside the one in view are known, as after any key press."""
        begin = time.process_time()
        until = time.monotonic() + self.rest_s
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.004)
        self.rests.append(1000 * (time.process_time() - begin))

    def edit_ms(self, number: int) -> float:
        """Return the CPU time from a change of the log to the month that shows it [ms]."""
        log = self.services.training_log
        session = next(one for one in log.sessions_of_days(TODAY, TODAY + timedelta(days=6)))
        before = self.paints.count
        begin = time.process_time()
        log.update(replace(session, distance_m=5000.0 + 10.0 * number))
        while self.paints.count == before:
            self.app.processEvents()
        return 1000 * (time.process_time() - begin)

    def close(self) -> None:
        self.workspace.window.close()
        self.workspace.close()
        self.services.close()
        self.app.processEvents()


def measure(app: QApplication, folder: Path, years: int, options: argparse.Namespace):
    desk = Desk(app, folder, years)
    results = []
    for size in SIZES:
        desk.workspace.window.resize(*size)
        desk.page.go_to_today()
        desk.settle()
        turns: list[float] = []
        desk.rest()
        desk.rests.clear()
        for _ in range(options.rounds):
            turns += [desk.turn_ms(-1) for _ in range(options.frames // 2)]
            turns += [desk.turn_ms(1) for _ in range(options.frames // 2)]
        held = [ms for number in range(8) for ms in desk.held_ms(number)]
        desk.page.go_to_today()
        desk.settle()
        edits = [desk.edit_ms(number) for number in range(30)]
        results.append(
            {
                "years": years,
                "size": "x".join(map(str, size)),
                "turn_median_ms": round(statistics.median(turns), 2),
                "turn_p99_ms": round(p99(turns), 2),
                "held_median_ms": round(statistics.median(held), 2),
                "held_p99_ms": round(p99(held), 2),
                "rest_median_ms": round(statistics.median(desk.rests), 2),
                "edit_median_ms": round(statistics.median(edits), 2),
                "edit_max_ms": round(max(edits), 2),
            }
        )
    desk.close()
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication(["bench", "-style", "fusion"])
    with tempfile.TemporaryDirectory() as name:
        rows = [row for years in YEARS for row in measure(app, Path(name), years, options)]
    if options.json:
        print(json.dumps(rows, indent=1))
    else:
        for row in rows:
            print("  ".join(f"{key} {value}" for key, value in row.items()))
    is_fast = all(
        max(row["turn_p99_ms"], row["held_p99_ms"]) <= TURN_GOAL_MS
        and row["edit_max_ms"] <= EDIT_GOAL_MS
        for row in rows
    )
    return 0 if is_fast else 1


if __name__ == "__main__":
    sys.exit(main())
