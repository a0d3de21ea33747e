"""Over random logs: what every fix that is offered may do, and what none may.

What is new, what is left and what is changed is written here once more, apart from the program.
"""

from datetime import timedelta

import pytest

from heavylegs_gui.domain.rules.engine import evaluate, judge_whole
from heavylegs_gui.domain.rules.findings import Level, SubjectKind
from heavylegs_gui.domain.rules.fix_desk import FixDesk
from heavylegs_gui.domain.rules.fixes import propose
from heavylegs_gui.domain.rules.review import Review
from heavylegs_gui.domain.training import Kind, Status
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from tests.domain.rule_numbers import RULES
from tests.domain.rules.random_plans import random_plan

LEAST_M = 2 * MI
LOGS_OF_A_BATCH = 12


@pytest.mark.parametrize("batch", range(5))
def test_every_fix_mends_and_harms_nothing(batch):
    offered = 0
    for seed in range(batch * LOGS_OF_A_BATCH, (batch + 1) * LOGS_OF_A_BATCH):
        offered += sum(1 for _ in checked_fixes(seed))
    assert offered


def checked_fixes(seed):
    """Yield the fixes that are offered for a random log, each of them looked at closely."""
    log, who, unknown = random_plan(seed)
    diary = log.diary(unknown_days=unknown)
    if not diary.counted:
        return
    span = (diary.first_day, diary.last_day + timedelta(days=120))
    before, hidden = judge_whole(Review(diary, who, RULES, span), span)
    known = [*before, *hidden]
    for warning in before:
        fix = propose(warning, diary, who, RULES)
        if fix is None:
            continue
        desk = FixDesk(Review(diary, who, RULES, span), who.units)
        mended = diary.replaced(desk.edited(fix.edits))
        after = evaluate(mended, who, RULES, span)
        said = (seed, warning.key, fix.kind, fix.edits)
        assert not [one for one in after if is_left(one, warning)], said
        assert not [one.key for one in after if is_worse(one, known, after)], said
        check_sessions(diary, mended, {edit.session_id for edit in fix.edits}, said)
        check_edits(diary, fix.edits, who.units, said)
        yield fix


def is_left(one, warning):
    """Whether the warning stands as before, or as high on days beside."""
    same_rule = one.rule is warning.rule and one.level >= warning.level
    is_row = warning.subject.kind is SubjectKind.DAYS and warning.rule.value != "HARD-EASY"
    beside = is_row and overlap(one, warning)
    return same_rule and (one.subject.text == warning.subject.text or beside)


def is_worse(one, before, after):
    """Whether a caution or alert is one that was not there before."""
    if one.level < Level.CAUTION:
        return False
    high = [old for old in before if old.rule is one.rule and old.level >= one.level]
    if one.subject.text in {old.subject.text for old in high}:
        return False
    still = {other.key for other in after}
    return not any(
        old.key not in still
        and old.rule.value in {"ROLL7", "STREAK", "HARD-SHARE"}
        and overlap(old, one)
        and one.numbers["value"] <= old.numbers["value"] + 1e-6
        for old in high
    )


def overlap(one, other):
    return one.subject.first <= other.subject.last and other.subject.first <= one.subject.last


def check_sessions(diary, mended, changed, said):
    """Only plans to come may differ, and only those that the fix names."""
    old = {one.id: one for one in diary.entries}
    new = {one.id: one for one in mended.entries}
    assert old.keys() == new.keys(), said
    assert {number for number in old if old[number] != new[number]} == changed, said
    for one in (old[number] for number in changed):
        assert one.status is Status.PLANNED, said
        assert one.day >= diary.today, said
        assert one.is_run, said
        assert one.kind is not Kind.RACE, said
        assert one in diary.runs, said
    for number in changed:
        assert new[number].day >= diary.today, said
        assert (new[number].duration_s is None) == (old[number].duration_s is None), said


def check_edits(diary, edits, units, said):
    """Each row really changes, to a distance that runners would type."""
    old = {one.id: one for one in diary.entries}
    assert len({(edit.session_id, edit.field) for edit in edits}) == len(edits), said
    for edit in edits:
        assert edit.before != edit.after, said
        if edit.field != "distance_m":
            assert edit.field in {"local_date", "status", "kind"}, said
            continue
        assert old[edit.session_id].distance_m == edit.before, said
        assert edit.before, said
        assert edit.after >= LEAST_M - 1e-3, said
        steps = edit.after / (0.1 * units.metres)
        assert abs(steps - round(steps)) < 1e-6, said
        assert abs(edit.after - edit.before) >= 0.05 * units.metres - 1e-6, said
        assert edit.after < edit.before or said[1][0] == "LONG", said


def test_chains_are_among_the_fixes_that_are_looked_at():
    fixes = [fix for seed in (12, 33, 51, 59) for fix in checked_fixes(seed)]
    chains = [one for one in fixes if one.kind == "shorten" and len(one.edits) > 1]
    assert len(chains) >= 4


@pytest.mark.parametrize("seed", [51, 2226, 6696, 21711])
def test_logs_that_once_had_a_faulty_fix(seed):
    assert list(checked_fixes(seed))
