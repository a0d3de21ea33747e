"""Measures the import of every real FIT file: files per second, and the gaps in the event loop.

usage: python tests/benchmarks/import_bench.py [--files FOLDER] [--rounds N] [--without-fitdecode]

Two profiles (two fresh databases) import all files twice each, through the child process, as the
window does; a 5 ms timer sees the longest time in which the window could not have answered. The
readers alone are compared in interleaved rounds, file by file: raw reading with the checksum is the
floor, fitdecode what other programs use. Processor time, the median of the rounds.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

DATA = Path(os.environ.get("HEAVYLEGS_TEST_DATA", ROOT.parent / "shared" / "data"))
TIMER_MS = 5


def floor(path):
    from heavylegs_gui.importers.fit_crc import crc_is_right

    crc_is_right(path.read_bytes())


def ours(path):
    from heavylegs_gui.importers.reading import read_path

    list(read_path(path, datetime.now(UTC).date()))


def fitdecode_reader(path):
    import fitdecode

    with fitdecode.FitReader(
        str(path),
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    ) as frames:
        try:
            for frame in frames:
                if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "session":
                    list(frame.fields)
        except fitdecode.FitError:
            return


def seconds_of(function, path):
    begin = time.process_time()
    function(path)
    return time.process_time() - begin


def compare(paths, readers, rounds):
    """Return the median total processor time [s] of each reader, rounds interleaved."""
    totals = {name: [] for name in readers}
    for _ in range(rounds):
        spent = dict.fromkeys(readers, 0.0)
        for path in paths:
            for name, function in readers.items():
                spent[name] += seconds_of(function, path)
        for name, value in spent.items():
            totals[name].append(value)
    return {name: statistics.median(values) for name, values in totals.items()}


class GapWatch:
    """The longest time [s] between two ticks of a 5 ms timer."""

    def __init__(self):
        from PySide6.QtCore import Qt, QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TIMER_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self):
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer.start()

    def end(self):
        self._tick()
        self._timer.stop()
        return self.longest

    def _tick(self):
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def wait_for(app, start, *signals):
    """Call ``start``, run the event loop until one of the signals, and return its arguments."""
    told = []

    def ended(*args):
        told.extend(args)
        app.quit()

    for signal in signals:
        signal.connect(ended)
    start()
    app.exec()
    for signal in signals:
        signal.disconnect(ended)
    return told


def import_once(app, services, paths, watch):
    """Import all paths; return seconds and longest gaps of reading and of writing."""
    from heavylegs_gui.services.importing import Importer

    importer, rows = Importer(services.store, services.training_log), []
    importer.row_found.connect(rows.append)
    watch.begin()
    begin = time.perf_counter()
    wait_for(app, lambda: importer.read(paths), importer.read_finished)
    read_s, read_gap = time.perf_counter() - begin, watch.end()
    watch.begin()
    begin = time.perf_counter()
    wait_for(app, lambda: importer.write(rows), importer.written, importer.write_failed)
    write_s, write_gap = time.perf_counter() - begin, watch.end()
    importer.close()
    return len(rows), read_s, read_gap, write_s, write_gap


def show_import(app, paths, what):
    from heavylegs_gui.wiring import build_services

    watch = GapWatch()
    with tempfile.TemporaryDirectory() as folder:
        for profile in (1, 2):
            services = build_services(Path(folder, str(profile), "heavylegs.db"), backed_up=False)
            for turn in ("first", "second"):
                rows, read_s, read_gap, write_s, write_gap = import_once(
                    app, services, paths, watch
                )
                print(
                    f"{what}, profile {profile}, {turn} time: {rows} rows, "
                    f"{services.training_log.count()} sessions in the log; "
                    f"read {len(paths) / read_s:.1f} files/s (wall), "
                    f"longest gap {read_gap * 1e3:.1f} ms; "
                    f"write {write_s * 1e3:.0f} ms, longest gap {write_gap * 1e3:.1f} ms"
                )
            services.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=Path, default=DATA / "fit")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-fitdecode", action="store_true")
    asked = parser.parse_args()
    paths = sorted(path for path in asked.files.iterdir() if path.is_file())
    plain = [path for path in paths if path.suffix.lower() == ".fit"]
    size = sum(path.stat().st_size for path in plain)
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {len(plain)} FIT files, {size / 1e6:.2f} MB")

    readers = {"raw read + checksum": floor, "Heavy Legs": ours}
    times = compare(plain, readers, asked.rounds)
    if not asked.without_fitdecode:
        times |= compare(plain, {"Heavy Legs, again": ours, "fitdecode": fitdecode_reader}, 1)
    mine = times["Heavy Legs"]
    for name, value in times.items():
        speed = f"{len(plain) / value:9.1f} files/s {size / value / 1e6:8.2f} MB/s"
        print(f"{name:20} {speed}  Heavy Legs takes {mine / value:.3f} x its time")

    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication(sys.argv[:1])
    show_import(app, paths, "all files")
    log = asked.files.parent / "csv" / "marathon_log_2002-2006.csv"
    if log.is_file():
        show_import(app, [log], "a table of 1,127 runs")


if __name__ == "__main__":
    main()
