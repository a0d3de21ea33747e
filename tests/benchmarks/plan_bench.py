"""Measures the plan generator, and looks for a plan that breaks a rule.

    python tests/benchmarks/plan_bench.py [COUNT] [--from SEED]

First the CPU time of a 26-week plan and of a refusal, with two and with fifty years of training;
then COUNT random plans (default 200) with the engine's verdict on each. Exits 1 when a plan brings
a caution or an alert.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from heavylegs_gui.domain.mileage import RunDay
from heavylegs_gui.domain.plan import Refusal
from heavylegs_gui.domain.plan_generator import make_plan
from heavylegs_gui.domain.plan_log import PlanLog
from heavylegs_gui.domain.plan_request import PlanKind, PlanRequest
from heavylegs_gui.domain.settings import Settings
from tests.domain.plan_cases import random_case
from tests.domain.plan_verdict import new_warnings
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 11, 23)
REPEATS = 7


def long_log(years):
    """Return a log with six runs a week."""
    days = [TODAY - timedelta(days=step) for step in range(365 * years, 0, -1) if step % 7]
    runs = [RunDay(day, 8000.0, 0.0, 1, 8000.0) for day in days]
    return PlanLog(run_days=runs, today=TODAY, settings=Settings(), rules=RULES, first_day=days[0])


def requests():
    days = frozenset({1, 3, 4, 6})
    yield (
        "26 weeks to 80 km",
        PlanRequest(
            kind=PlanKind.BUILD, start=TODAY, weekdays=days, weeks=26, target_m=80_000.0, quality=2
        ),
    )
    yield "refused marathon", PlanRequest(
        kind=PlanKind.RACE, start=TODAY, weekdays=days, race_m=42_195.0,
        race_date=TODAY + timedelta(days=60),
    )  # fmt: skip


def measure():
    for years in (2, 50):
        log = long_log(years)
        for name, request in requests():
            times = []
            for _ in range(REPEATS):
                begin = time.process_time()
                make_plan(request, log)
                times.append(time.process_time() - begin)
            runs, median = len(log.run_days), sorted(times)[REPEATS // 2]
            print(f"{name:<20} {runs:>6} runs  median {1000 * median:7.1f} ms CPU")


def search(count, first):
    seen = Counter()
    for seed in range(first, first + count):
        case = random_case(seed)
        answer = case.answer()
        if isinstance(answer, Refusal):
            seen["refused"] += 1
            continue
        seen["plans"] += 1
        seen["runs"] += len(answer.runs)
        found = new_warnings(case, answer)
        if found:
            seen["broken"] += 1
            print(seed, [(one.rule.value, one.day.isoformat()) for one in found])
    print(dict(seen))
    return seen["broken"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=200)
    parser.add_argument("--from", dest="first", type=int, default=100_000)
    options = parser.parse_args()
    measure()
    return 1 if search(options.count, options.first) else 0


if __name__ == "__main__":
    sys.exit(main())
