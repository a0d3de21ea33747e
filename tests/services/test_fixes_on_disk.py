"""Fixes on a real database: what is written is what was tried, and undo restores every byte."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.rules.diary import Diary
from heavylegs_gui.domain.rules.fix_desk import FixDesk
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.training import DayKind, DayMark, Kind, Session, Status, new_uid
from heavylegs_gui.store.diary import all_entries
from heavylegs_gui.store.rows import day_mark_row
from tests.domain.rules.random_plans import random_plan

MONDAY = date(2026, 11, 23)
TABLES = ("session", "day_mark", "dismissal", "shoe", "setting")
FIXES_OF_A_LOG = 12


def written(services, seed):
    """Write a random log with its runner and its days that were not logged."""
    log, who, unknown = random_plan(seed, services.today())
    told = {"baseline_week_m": who.baseline_week_m, "baseline_long_m": who.baseline_long_m}
    values = {name: str(value) for name, value in told.items() if value is not None}
    values |= {"units": who.units.value, "week_start": who.week_start.value}
    services.preferences.set_all(values)
    services.training_log.add_all([session_of(one) for one in log.entries], "log")
    marks = [DayMark(day=day, kind=DayKind.NOT_LOGGED) for day in unknown]
    edits = tuple(services.store.edit("day_mark", day_mark_row(mark)) for mark in marks)
    services.training_log.apply(Change("Not logged", edits))


def session_of(entry):
    return Session(
        uid=new_uid(),
        local_date=entry.day,
        start_utc=datetime.fromisoformat(entry.start) if entry.start else None,
        utc_offset_min=0 if entry.start else None,
        sport=entry.sport,
        kind=entry.kind,
        status=entry.status,
        distance_m=entry.distance_m,
        duration_s=entry.duration_s,
        rpe=entry.rpe,
        source=entry.source,
    )


def every_byte(services):
    """Return all rows with the types that they are stored with."""
    return {name: repr(services.store.fetch_all(name)) for name in TABLES}


@pytest.mark.parametrize("seed", range(6))
def test_taking_a_fix_and_undoing_it_restores_the_rows(services, seed):
    written(services, seed)
    warnings = services.warnings
    before = every_byte(services)
    fixes = [fix for one in warnings.current() if (fix := warnings.fix(one)) is not None]
    assert fixes
    for fix in fixes[:FIXES_OF_A_LOG]:
        tried = diary_tried(services, fix)
        change = warnings.take(fix)
        assert all_entries(services.store) == tried
        assert every_byte(services) != before
        services.training_log.apply(change.inverted())
        assert every_byte(services) == before


def diary_tried(services, fix):
    """Return the log as the dry run of a fix saw it."""
    who, rules = services.preferences.settings, services.training_log.thresholds
    diary = Diary(all_entries(services.store), services.today())
    desk = FixDesk(Review(diary, who, rules, (MONDAY, MONDAY)), who.units)
    return diary.replaced(desk.edited(fix.proposal.edits)).entries


def two_hard_days(services):
    """Write a log and two hard days in a row, the later one with a start time."""
    services.preferences.set_all({"baseline_week_m": "32000", "baseline_long_m": "13000"})
    start = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
    hard = Session(
        uid=new_uid(), local_date=MONDAY + timedelta(days=1), distance_m=8000.0, kind=Kind.TEMPO,
        status=Status.PLANNED,
    )  # fmt: skip
    later = replace(
        hard, uid=new_uid(), local_date=start.date(), start_utc=start, utc_offset_min=60
    )
    services.training_log.add_all([hard, later], "plan")


def test_a_run_that_is_moved_keeps_its_time_of_day(services):
    two_hard_days(services)
    warnings = services.warnings
    found = next(one for one in warnings.current() if one.rule is RuleId.HARD_EASY)
    fix = warnings.fix(found)
    (before,), (after,) = fix.before, fix.after
    assert fix.kind == "move"
    assert after.original_date == before.local_date
    assert after.start_utc - before.start_utc == after.local_date - before.local_date


def test_a_return_week_of_unknown_distances_is_no_fault(services):
    miles = 1609.344
    services.preferences.set_all({"baseline_week_m": "32000", "baseline_long_m": "13000"})
    runs = [(-42 + 2 * n, 10.0) for n in range(8)] + [(-6, 11.0), (-5, 11.0)]
    today = services.today()
    log = [
        Session(uid=new_uid(), local_date=today + timedelta(days=n), distance_m=far * miles)
        for n, far in runs
    ]
    plan = Session(uid=new_uid(), local_date=today, status=Status.PLANNED)
    services.training_log.add_all([*log, plan], "log")
    rules = {one.rule for one in services.warnings.current()}
    assert RuleId.LAYOFF_W in rules
    fixes = [services.warnings.fix(one) for one in services.warnings.current()]
    assert not [fix for fix in fixes if fix and fix.warning.rule is RuleId.LAYOFF_W]
