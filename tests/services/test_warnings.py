"""Warnings on a real database: up to date after each change, fixed and undone byte for byte."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.rules.diary import Diary
from heavylegs_gui.domain.rules.engine import evaluate
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import (
    DayKind,
    DayMark,
    Kind,
    Session,
    Shoe,
    Status,
    new_uid,
)
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.units import Units
from heavylegs_gui.services.warning_words import WarningWords
from heavylegs_gui.store.diary import all_entries, unlogged_days
from heavylegs_gui.store.rows import day_mark_row

MONDAY = date(2026, 11, 23)


def session(day, miles, **given):
    return Session(uid=new_uid(), local_date=day, distance_m=miles * MI, **given)


@pytest.fixture
def warnings(services, training_log):
    """Log H in the four weeks before today, and a plan of 5, 5 and 10 miles after it."""
    services.preferences.set_all(
        {"units": "mi", "baseline_week_m": str(20 * MI), "baseline_long_m": str(8 * MI)}
    )
    runs = []
    for back in range(1, 5):
        monday = MONDAY - timedelta(weeks=back)
        runs += [session(monday + timedelta(days=n), far) for n, far in ((1, 6), (3, 6), (5, 8))]
    runs += [
        session(MONDAY + timedelta(days=n), far, status=Status.PLANNED, kind=kind)
        for n, far, kind in ((1, 5, None), (3, 5, None), (5, 10, Kind.LONG))
    ]
    training_log.add_all(runs, "log")
    return services.warnings


def spike(warnings):
    return next(one for one in warnings.current() if one.rule is RuleId.SPIKE)


def everything(services):
    tables = ("session", "dismissal", "day_mark")
    return {name: services.store.fetch_all(name) for name in tables}


def test_the_plan_is_warned_of_before_the_run(warnings):
    (found,) = [one for one in warnings.current() if one.level >= Level.CAUTION]
    assert (found.rule, found.level) == (RuleId.SPIKE, Level.CAUTION)
    assert found.numbers["ratio"] == pytest.approx(1.25)


def test_a_fix_of_several_runs_says_how_many_get_shorter(services, warnings, training_log):
    again = MONDAY + timedelta(days=12)
    training_log.add(session(again, 10, status=Status.PLANNED, kind=Kind.LONG))
    fix = warnings.fix(spike(warnings))
    assert [round(one.distance_m / MI, 1) for one in fix.after] == [8.8, 9.6]
    words = WarningWords(Units.MI, services.training_log.thresholds, lambda: MONDAY)
    assert words.fix(fix) == "Shorten 2 runs"


def test_a_fix_is_one_change_and_undo_brings_the_rows_back(services, warnings):
    before = everything(services)
    fix = warnings.fix(spike(warnings))
    change = warnings.take(fix)
    (mended,) = fix.after
    stored = services.training_log.session(mended.id)
    assert stored.distance_m == pytest.approx(8.8 * MI)
    assert stored.original_distance_m == pytest.approx(10 * MI)
    assert stored.fixed_by is RuleId.SPIKE
    assert not [one for one in warnings.current() if one.level >= Level.CAUTION]
    services.training_log.apply(change.inverted())
    assert everything(services) == before
    assert spike(warnings).level is Level.CAUTION


def test_a_fix_of_yesterday_is_refused(services, warnings):
    fix = warnings.fix(spike(warnings))
    (planned,) = fix.before
    services.training_log.update(replace(planned, distance_m=9 * MI))
    with pytest.raises(StoreError, match="changed since"):
        warnings.take(fix)


def test_a_dismissed_warning_returns_when_its_numbers_change(services, warnings):
    found = spike(warnings)
    change = warnings.dismiss(found, "a race with friends")
    assert found.key not in {one.key for one in warnings.current()}
    assert found.key in {one.key for one in warnings.current(dismissed=True)}
    assert warnings.is_dismissed(found)
    planned = services.training_log.session(found.session_ids[0])
    edit = services.training_log.update(replace(planned, distance_m=planned.distance_m + 1))
    assert found.key not in {one.key for one in warnings.current()}
    services.training_log.apply(edit.inverted())
    services.training_log.update(replace(planned, distance_m=12 * MI))
    assert spike(warnings).level is Level.ALERT
    warnings.apply(change.inverted())
    assert services.store.fetch_all("dismissal") == []


def test_a_dismissal_can_be_taken_back_later(warnings):
    found = spike(warnings)
    warnings.dismiss(found)
    warnings.dismiss(found)
    warnings.bring_back(found)
    assert spike(warnings) == found


def test_a_reason_that_is_too_long_is_refused(warnings):
    with pytest.raises(InvalidValueError, match="at most 500"):
        warnings.dismiss(spike(warnings), "x" * 501)


def test_a_trial_writes_nothing_and_says_what_would_be(services, warnings):
    before = everything(services)
    planned = services.training_log.session(spike(warnings).session_ids[0])
    span = (MONDAY, MONDAY + timedelta(days=6))
    shorter = replace(planned, distance_m=8.8 * MI)
    assert not [one for one in warnings.of_trial([shorter], (), *span) if one.level > Level.INFO]
    assert warnings.of_trial([], [planned.id], *span) == []
    new = session(MONDAY, 20, status=Status.PLANNED)
    found = warnings.of_trial([new], (), *span)
    assert found[0].level is Level.ALERT
    assert -1 in found[0].session_ids
    assert everything(services) == before


def test_a_rule_can_be_switched_off(services, warnings):
    services.preferences.set("rule.SPIKE.enabled", "false")
    assert not [one for one in warnings.current() if one.rule is RuleId.SPIKE]


def test_a_change_of_the_week_start_says_how_many_warnings_change(services, warnings):
    settings = services.preferences.settings
    assert warnings.count_changes(settings) == (0, 0)
    gone, new = warnings.count_changes(
        replace(settings, baseline_long_m=None, baseline_week_m=None)
    )
    assert gone + new > 0


def test_a_day_that_was_not_logged_is_no_rest(services, warnings):
    log = services.training_log
    runs = [session(MONDAY - timedelta(days=n), 2) for n in (7, 5, 3)]
    log.add_all(runs, "more")
    week = MONDAY - timedelta(days=7)
    said = [one for one in warnings.between(week, week) if one.rule is RuleId.REST]
    assert len(said) == 1
    mark = DayMark(day=MONDAY - timedelta(days=1), kind=DayKind.NOT_LOGGED)
    edit = services.store.edit("day_mark", day_mark_row(mark))
    log.apply(Change("Not logged", (edit,)))
    assert not [one for one in warnings.between(week, week) if one.rule is RuleId.REST]


def test_every_warning_has_words(services, warnings):
    log = services.training_log
    log.save(session(date(2026, 11, 20), 500, heaviness=9, kind=Kind.RACE), Shoe(name="Old"))
    for day in range(1, 13):
        log.add(
            session(date(2026, 6, 1) + timedelta(days=day), 6, rpe=8, duration_s=3000, heaviness=9)
        )
    for units in Units:
        words = WarningWords(units, log.thresholds)
        for one in warnings.of_whole_log():
            for text in (words.message(one), words.why(one), words.how_sure(one)):
                assert text
                assert "None" not in text
            assert len(words.short(one).split()) <= 2
    rules = {one.rule for one in warnings.of_whole_log()}
    assert {RuleId.SPIKE, RuleId.SHOE, RuleId.STREAK, RuleId.HARD_EASY} <= rules


@pytest.mark.parametrize("seed", range(4))
def test_the_warnings_follow_every_change_as_if_read_anew(services, seed):
    pick = random.Random(seed)
    log, warnings = services.training_log, services.warnings
    start = date(2025, 1, 1)
    days = sorted(pick.sample(range(900), 300))
    log.add_all(
        [
            session(start + timedelta(days=n), pick.uniform(2, 12), status=status(start, n))
            for n in days
        ],
        "log",
    )
    for _ in range(25):
        change = random_change(log, pick, start)
        same_as_read_anew(services, warnings)
        if pick.random() < 0.4:
            log.apply(change.inverted())
            same_as_read_anew(services, warnings)


def status(start, offset):
    is_past = start + timedelta(days=offset) < date(2026, 11, 22)
    return Status.DONE if is_past else Status.PLANNED


def random_change(log, pick, start):
    known = log.sessions()
    one = pick.choice(known)
    what = pick.randrange(4)
    if what == 0:
        return log.delete([one.id])
    if what == 1:
        return log.update(replace(one, distance_m=pick.uniform(2, 20) * MI))
    if what == 2:
        return log.update(
            replace(one, local_date=one.local_date + timedelta(days=pick.choice((-40, -3, 1, 30))))
        )
    return log.add(session(start + timedelta(days=pick.randrange(-50, 950)), pick.uniform(2, 12)))


def same_as_read_anew(services, warnings):
    first, last = date(2026, 10, 1), date(2027, 3, 1)
    assert warnings.between(first, last) == read_anew(services, first, last)


@pytest.mark.parametrize("seed", range(3))
def test_the_warnings_follow_marks_and_linked_plans_as_if_read_anew(services, seed):
    pick = random.Random(seed)
    log, warnings = services.training_log, services.warnings
    start = date(2026, 1, 1)
    days = sorted(pick.sample(range(400), 160))
    log.add_all(
        [
            session(start + timedelta(days=n), pick.uniform(2, 12), status=status(start, n))
            for n in days
        ],
        "log",
    )
    for _ in range(15):
        change_a_mark_or_a_link(services, pick, start)
        first = start + timedelta(days=pick.randrange(400))
        span = (first, first + timedelta(days=60))
        assert warnings.between(*span) == read_anew(services, *span)


def change_a_mark_or_a_link(services, pick, start):
    log = services.training_log
    if pick.random() < 0.6:
        day = start + timedelta(days=pick.randrange(400))
        mark = DayMark(day=day, kind=pick.choice((DayKind.NOT_LOGGED, DayKind.REST)))
        edit = services.store.edit("day_mark", day_mark_row(mark))
        log.apply(Change("Mark", (edit,)))
        return
    plans = [one for one in log.sessions() if one.local_date > services.today()]
    plan = pick.choice([one for one in plans if one.status is Status.PLANNED])
    day = services.today() - timedelta(days=pick.randrange(3))
    log.add(session(day, 5, status=Status.DONE, linked_id=plan.id))


def read_anew(services, first, last):
    diary = Diary(all_entries(services.store), services.today(), {}, unlogged_days(services.store))
    rules = services.training_log.thresholds
    return evaluate(diary, services.preferences.settings, rules, (first, last))
