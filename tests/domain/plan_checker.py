"""A second opinion on plans: the rules written down naively once more, from the design's text.

It knows nothing of the program's engine, bases or ledgers; it is slow and only for tests. Distances
are metres. ``Run`` holds what was run or is planned; only planned ones are found fault with.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

MILE = 1609.344
SILENT = 3 * MILE
RUN_SLACK, WEEK_SLACK = 50.0, 100.0
HARD = {"long", "intervals", "tempo", "hills", "race"}
FAST = {"intervals", "tempo", "hills"}
MARATHON = 42_000


class Run(NamedTuple):
    """One run."""

    day: date
    metres: float
    kind: str
    planned: bool


def faults(runs: list[Run], week_start: int) -> list[str]:
    """Return what is wrong with the planned runs; ``week_start`` is a weekday, Monday 0."""
    runs = sorted(runs)
    weeks = _weeks(runs, week_start)
    found = [*_spikes(runs, weeks), *_rises(runs, weeks), *_rest(runs, weeks), *_hard(runs)]
    return [*found, *_speed(weeks), *_shares(weeks)]


def _weeks(runs, week_start):
    """Return every week from the first run to the last, with its runs."""
    first = runs[0].day - timedelta(days=(runs[0].day.weekday() - week_start) % 7)
    weeks = {}
    while first <= runs[-1].day:
        days = [first + timedelta(days=step) for step in range(7)]
        weeks[first] = [one for one in runs if one.day in days]
        first += timedelta(days=7)
    return weeks


def _spikes(runs, weeks):
    caps = _break_caps(runs, weeks)
    for index, one in enumerate(runs):
        if not one.planned or one.metres <= SILENT + RUN_SLACK:
            continue
        week = next(first for first, inside in weeks.items() if one in inside)
        before = [
            other.metres for other in runs[:index]
            if timedelta(0) <= one.day - other.day <= timedelta(days=30)
        ]  # fmt: skip
        longest = max(before, default=0.0)
        limit = caps[week][1] if week in caps else max(1.10 * longest, SILENT)
        is_exempt = one.kind == "race" and one.metres >= MARATHON
        if one.metres > limit + RUN_SLACK and not is_exempt:
            yield f"SPIKE {one.day} {one.metres:.0f} > {limit:.0f}"


def _break_caps(runs, weeks):
    """Return the cap of week and run for every week after a break of at least 7 free days."""
    caps = {}
    days = sorted({one.day for one in runs})
    for before, after in pairwise(days):
        gap = (after - before).days - 1
        if gap < 7:
            continue
        last = [one for one in runs if timedelta(0) <= before - one.day < timedelta(days=28)]
        known = min(4, -(-((before - days[0]).days + 1) // 7))
        mean, longest = sum(one.metres for one in last) / known, max(one.metres for one in last)
        shares = [0.75] if gap < 14 else [0.5, 0.75] if gap < 28 else [0.33, 0.5, 0.75]
        first = next(week for week in weeks if week <= after < week + timedelta(days=7))
        for step in range(3):
            caps.pop(first + timedelta(days=7 * step), None)
        if gap >= 56:
            caps[first] = (9 * MILE, SILENT, True)
            continue
        for step, share in enumerate(shares):
            cap = (max(share * mean, SILENT), max(share * longest, SILENT), step == 0)
            caps[first + timedelta(days=7 * step)] = cap
    return caps


def _rises(runs, weeks):
    caps, counted = _break_caps(runs, weeks), []
    for first, inside in weeks.items():
        total = sum(one.metres for one in inside)
        last4 = sorted(counted[-4:])
        base = max(counted[-1], last4[-2] if len(last4) > 1 else last4[-1]) if counted else 0.0
        cap, _, is_return = caps.get(first, (None, None, False))
        limit = cap if cap is not None else 1.10 * base if base else 9 * MILE
        is_info = cap is None and base and total - base <= MILE + WEEK_SLACK
        if any(one.planned for one in inside) and total > limit + WEEK_SLACK and not is_info:
            yield f"WEEK {first} {total:.0f} > {limit:.0f}"
        if not inside:
            counted.append(0.0)
            continue
        if not base or is_return:
            counted = []
        counted.append(min(total, cap if cap is not None else 1.30 * base if base else 9 * MILE))


def _rest(runs, weeks):
    days = {one.day for one in runs}
    for first, inside in weeks.items():
        if len({one.day for one in inside}) == 7 and any(one.planned for one in inside):
            yield f"REST {first}"
    for one in runs:
        row = all(one.day - timedelta(days=back) in days for back in range(7))
        if one.planned and row:
            yield f"STREAK {one.day}"


def _hard(runs):
    hard = {one.day: one for one in runs if one.kind in HARD}
    for day, one in hard.items():
        before = hard.get(day - timedelta(days=1))
        if before is not None and (one.planned or before.planned):
            yield f"HARD-EASY {day}"


def _speed(weeks):
    for first, inside in weeks.items():
        fast = [one for one in inside if one.kind in FAST]
        if len(fast) > 2 and any(one.planned for one in fast):
            yield f"SPEED {first}"


def _shares(weeks):
    for first, inside in weeks.items():
        if not inside or not all(one.planned for one in inside):
            continue
        total, count = sum(one.metres for one in inside), len(inside)
        longest = max(one.metres for one in inside)
        limit = max(0.30, 1.35 / count) + 0.01
        is_race = any(one.kind == "race" for one in inside)
        limit = max(0.5, limit + 0.15) if is_race else limit
        if count >= 3 and longest - RUN_SLACK > limit * total:
            yield f"LONG {first} {longest / total:.2f}"
        fast = sum(one.metres for one in inside if one.kind in FAST)
        if fast > 0.20 * total + RUN_SLACK:
            yield f"HARD-SHARE {first} {fast / total:.2f}"
