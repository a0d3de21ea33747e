"""CPU of the warning engine: the whole log, an edit, a dry run, a fix.

usage: python tests/benchmarks/warnings_bench.py [--rounds 7] [--json]

Logs of ten and of fifty years with a plan of three months, in a real database. Goals: the whole of
ten years in 1 s; from a changed session to the warnings of a month in 100 ms, with fifty years too.
The floor is reading the same rows with plain SQL.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from heavylegs_gui.domain.training import Kind, Session, Status, new_uid
from heavylegs_gui.wiring import Services, build_services

TODAY = date(2026, 11, 22)
LOGS = {"10 years": (2_200, 4.2), "50 years": (15_000, 5.7)}
MONTH = (TODAY - timedelta(days=20), TODAY + timedelta(days=22))


def filled(folder: Path, runs: int, runs_a_week: float) -> Services:
    """Return the services on a log of so many runs, the last ones planned."""
    services = build_services(folder / f"{runs}.db", today=lambda: TODAY, backed_up=False)
    dice, day, new = random.Random(1), TODAY + timedelta(days=90), []
    while len(new) < runs:
        if dice.random() < runs_a_week / 7:
            new.append(
                Session(
                    uid=new_uid(),
                    local_date=day,
                    distance_m=dice.uniform(4_000, 16_000),
                    duration_s=3_000.0,
                    rpe=dice.choice((3, 4, 5, 7, None)),
                    heaviness=dice.choice((None, 3, 5, 7)),
                    kind=dice.choice((None, None, None, Kind.LONG, Kind.TEMPO)),
                    status=Status.PLANNED if day >= TODAY else Status.DONE,
                )
            )
        day -= timedelta(days=1)
    services.training_log.add_all(new, "log")
    return services


def cpu_ms(work: Callable[[], object]) -> float:
    """Return the CPU time of one call [ms]."""
    begin = time.process_time()
    work()
    return 1_000 * (time.process_time() - begin)


def measured(services: Services, rounds: int) -> dict[str, float]:
    """Return the median of each measure [ms]."""
    log, warnings = services.training_log, services.warnings
    plan = [one for one in log.sessions_of_days(TODAY, MONTH[1]) if one.is_run]
    sql = "SELECT local_date, id, distance_m FROM session ORDER BY local_date"
    found: dict[str, list[float]] = {}

    def note(name: str, work: Callable[[], object]) -> None:
        found.setdefault(name, []).append(cpu_ms(work))

    def edit(number: int) -> None:
        one = log.session(plan[number % len(plan)].id or 0)
        if one is None:
            raise LookupError(number)
        log.update(replace(one, distance_m=(one.distance_m or 0.0) + 100.0))
        warnings.between(*MONTH)

    warnings.of_whole_log()
    for number in range(rounds):
        note("floor_sql", lambda: services.store.query(sql))
        note("whole_log", warnings.of_whole_log)
        note("edit_to_warnings", lambda number=number: edit(number))
        trial = replace(plan[number % len(plan)], distance_m=9_000.0)
        note("dry_run", lambda trial=trial: warnings.of_trial([trial], (), *MONTH))
        (first, *_) = [one for one in warnings.between(*MONTH) if one.day >= TODAY]
        note("fix", lambda first=first: warnings.fix(first))
    return {name: round(statistics.median(values), 1) for name, values in found.items()}


def main() -> None:
    """Measure both logs and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        answers = {}
        for name, (runs, runs_a_week) in LOGS.items():
            services = filled(Path(folder), runs, runs_a_week)
            answers[name] = measured(services, options.rounds)
            services.close()
    if options.json:
        print(json.dumps(answers))
        return
    for name, values in answers.items():
        print(name, *(f"{key} {value} ms" for key, value in values.items()), sep="  ")


if __name__ == "__main__":
    main()
