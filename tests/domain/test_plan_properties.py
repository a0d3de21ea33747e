"""No random plan breaks a rule: by the warning engine, and by a second, naive opinion."""

from dataclasses import replace
from datetime import timedelta

import pytest

from heavylegs_gui.domain.plan import Refusal
from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.weeks import week_of
from tests.domain.plan_cases import random_case
from tests.domain.plan_checker import Run, faults
from tests.domain.plan_verdict import new_warnings

GROUPS, GROUP = range(6), 10


def plans(group, first=0):
    """Yield the random cases of a group with their plans; refusals are left out."""
    for seed in range(first + group * GROUP, first + (group + 1) * GROUP):
        case = random_case(seed)
        answer = case.answer()
        if not isinstance(answer, Refusal) and answer.runs:
            yield case, answer


def as_runs(case, plan):
    done = [
        Run(one.local_date, one.distance_m or 0.0, one.kind.value if one.kind else "easy", False)
        for one in case.kept
        if one.is_run
        and (one.status is Status.DONE or case.today <= one.local_date < case.request.start)
    ]
    return done + [Run(one.day, one.distance_m, one.kind.value, True) for one in plan.runs]


@pytest.mark.parametrize("group", GROUPS)
def test_the_engine_finds_no_caution_and_no_alert_in_any_plan(group):
    found = [(case.request, new_warnings(case, plan)) for case, plan in plans(group)]
    assert found
    assert [(request, said) for request, said in found if said] == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_naive_second_opinion_agrees(group):
    judged = [
        faults(as_runs(case, plan), case.settings.week_start.weekday)
        for case, plan in plans(group, first=10_000)
        if not case.settings.baseline_week_m
    ]
    assert judged
    assert [one for one in judged if one] == []


def test_the_second_opinion_sees_what_is_wrong():
    seen = set()
    for case, plan in plans(0, first=20_000):
        if case.settings.baseline_week_m:
            continue
        runs, start = as_runs(case, plan), case.settings.week_start.weekday
        longest = max((one for one in runs if one.planned), key=lambda one: one.metres)
        doubled = [one if one is not longest else longest._replace(metres=2.5 * longest.metres)
                   for one in runs]  # fmt: skip
        every_day = [longest._replace(day=longest.day + timedelta(days=step), metres=5000.0)
                     for step in range(1, 9)]  # fmt: skip
        hard = [one._replace(kind="tempo") for one in runs + every_day]
        found = [*faults(doubled, start), *faults(runs + every_day, start), *faults(hard, start)]
        seen |= {one.split()[0] for one in found}
    assert seen >= {"SPIKE", "WEEK", "REST", "STREAK", "HARD-EASY", "SPEED", "LONG", "HARD-SHARE"}


def test_the_engine_would_see_a_run_that_is_too_long():
    cases = list(plans(1, first=20_000))
    for case, plan in cases:
        far_m = 2.5 * max(5_000.0, *(one.metres for one in as_runs(case, plan)))
        last = next(week for week in reversed(plan.weeks) if week.runs)
        longer = replace(last.runs[-1], distance_m=far_m)
        sessions = tuple(longer if one is last.runs[-1] else one for one in last.sessions)
        weeks = [replace(last, sessions=sessions) if one is last else one for one in plan.weeks]
        assert new_warnings(case, replace(plan, weeks=tuple(weeks)))


@pytest.mark.parametrize("group", GROUPS[:2])
def test_every_plan_keeps_to_its_days_and_adds_up(group):
    for case, plan in plans(group, first=30_000):
        request, start = case.request, case.settings.week_start
        runs = [one for one in plan.runs if one.day != request.race_date]
        assert {one.day.weekday() for one in runs} <= request.weekdays
        assert all(one.day >= request.start for one in plan.sessions)
        for week in plan.weeks:
            total = week.done_m + sum(one.distance_m for one in week.runs)
            assert week.distance_m == pytest.approx(total)
            assert {week_of(one.day, start) for one in week.sessions} <= {week.week_start}


def test_a_refusal_names_a_day_on_which_the_race_is_safe():
    seen = 0
    for seed in range(200):
        case = random_case(seed)
        refusal = case.answer()
        if not isinstance(refusal, Refusal):
            continue
        if refusal.earliest_date is not None:
            seen += 1
            later = replace(case.request, race_date=refusal.earliest_date)
            assert not isinstance(replace(case, request=later).answer(), Refusal)
        if seen >= 6:
            break
    assert seen >= 6
