"""What holds for the weeks of any log."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from heavylegs_gui.domain.mileage import RunDay, month_totals, week_totals, year_totals
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.domain.weeks import WeekStart
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 11, 22)
EPOCH = date(2024, 1, 1)


@st.composite
def logs(draw):
    """Return days with runs, in no order, over at most two years."""
    offsets = draw(st.sets(st.integers(0, 1100), min_size=1, max_size=80))
    days = []
    for offset in offsets:
        day = EPOCH + timedelta(days=offset)
        far = float(draw(st.integers(0, 45_000)))
        is_done = day < TODAY
        days.append(RunDay(day, far * is_done, far * (not is_done), 1, far))
    return days


runners = st.builds(
    Settings,
    week_start=st.sampled_from(WeekStart),
    baseline_week_m=st.none() | st.floats(1000, 90_000),
    baseline_date=st.none() | st.dates(EPOCH - timedelta(days=90), TODAY),
)


@settings(max_examples=80, deadline=None)
@given(logs(), runners)
def test_every_metre_and_every_run_lies_in_exactly_one_week_month_and_year(days, runner):
    weeks = week_totals(days, rules=RULES, today=TODAY, settings=runner)
    ordered = sorted(days, key=lambda one: one.day)
    months = month_totals(ordered, weeks)
    distance_m = sum(one.done_m + one.planned_m for one in days)
    for totals in (weeks, months, year_totals(months)):
        assert sum(one.distance_m for one in totals) == distance_m
        assert sum(one.runs for one in totals) == len(days)


@settings(max_examples=80, deadline=None)
@given(logs(), runners)
def test_every_week_has_a_limit_and_a_base_unless_a_cap_takes_its_place(days, runner):
    for week in week_totals(days, rules=RULES, today=TODAY, settings=runner):
        assert week.limit_m > 0
        assert 0 <= week.rest_days <= 7
        assert week.is_over == (week.over_m > 0)
        if week.rule is LimitRule.WEEK:
            assert week.limit_m == 1.10 * week.base_m
        if week.rule is LimitRule.START:
            assert week.base_m is None


@settings(max_examples=80, deadline=None)
@given(logs(), runners, st.integers(0, 160), st.integers(0, 160))
def test_a_part_of_the_log_shows_the_same_weeks_as_the_whole(days, runner, start, count):
    first = EPOCH + timedelta(weeks=start)
    last = first + timedelta(weeks=count)
    whole = week_totals(days, rules=RULES, today=TODAY, settings=runner, first=EPOCH, last=last)
    part = week_totals(days, rules=RULES, today=TODAY, settings=runner, first=first, last=last)
    assert part == whole[len(whole) - len(part) :]


@settings(max_examples=80, deadline=None)
@given(logs(), runners)
def test_later_runs_do_not_change_the_limits_of_earlier_weeks(days, runner):
    ordered = sorted(days, key=lambda one: one.day)
    cut = ordered[len(ordered) // 2].day
    earlier = [one for one in ordered if one.day <= cut]
    whole = week_totals(ordered, rules=RULES, today=date(2030, 1, 1), settings=runner)
    part = week_totals(earlier, rules=RULES, today=date(2030, 1, 1), settings=runner)
    assert [(one.base_m, one.limit_m) for one in part] == [
        (one.base_m, one.limit_m) for one in whole[: len(part)]
    ]
