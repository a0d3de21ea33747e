"""The weeks of the worked cases: base, limit and what lies above it.

Log H: the weeks of 2, 9, 16 and 23 March 2026 with 6 miles on Tuesday and Thursday and 8 on
Saturday; a runner who told 20 miles a week. The week of 30 March is under test.
"""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.mileage import RunDay, WeekTotal, month_totals, week_totals, year_totals
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.domain.weeks import WeekStart, week_of
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 3, 30)
BEGINNER = Settings()
MONDAY, SUNDAY, SATURDAY = WeekStart.MONDAY, WeekStart.SUNDAY, WeekStart.SATURDAY


def runner(week_start: WeekStart = MONDAY) -> Settings:
    return Settings(baseline_week_m=20 * MI, baseline_long_m=8 * MI, week_start=week_start)


def week(monday: date, tuesday: float, thursday: float, saturday: float) -> dict[date, float]:
    """Return the miles of a week on Tuesday, Thursday and Saturday; 0 is no run."""
    runs = {1: tuesday, 3: thursday, 5: saturday}
    return {monday + timedelta(days=day): far for day, far in runs.items() if far}


def weeks(*totals: float, first: date = date(2026, 3, 2)) -> dict[date, float]:
    """Return one run on the Saturday of each week."""
    return {first + timedelta(weeks=n, days=5): far for n, far in enumerate(totals)}


LOG_H = {day: far for n in range(4) for day, far in week(date(2026, 3, 2 + 7 * n), 6, 6, 8).items()}


def run_days(miles: dict[date, float], today: date) -> list[RunDay]:
    """Return the days, done before ``today`` and planned from it on."""
    return [
        RunDay(day, far * MI, 0.0, 1, far * MI)
        if day < today
        else RunDay(day, 0.0, far * MI, 1, far * MI)
        for day, far in miles.items()
    ]


def computed(
    miles: dict[date, float], settings: Settings | None = None, today: date = TODAY
) -> dict[date, WeekTotal]:
    totals = week_totals(
        run_days(miles, today), rules=RULES, today=today, settings=settings or runner()
    )
    return {total.week_start: total for total in totals}


def under_test(*miles: float, settings: Settings | None = None) -> WeekTotal:
    settings = settings or runner()
    day = TODAY + timedelta(days=1)
    return computed(LOG_H | week(TODAY, *miles), settings)[week_of(day, settings.week_start)]


def in_miles(distance_m: float | None) -> float:
    assert distance_m is not None
    return round(distance_m / MI, 2)


def base_and_limit(total: WeekTotal) -> tuple[float, float]:
    return in_miles(total.base_m), in_miles(total.limit_m)


@pytest.mark.parametrize("start", [MONDAY, SUNDAY])
def test_case_1_exactly_ten_percent_more_is_not_over(start):
    total = under_test(6.6, 6.6, 8.8, settings=runner(start))
    assert base_and_limit(total) == (20.0, 22.0)
    assert not total.is_over
    assert total.over_m == 0


@pytest.mark.parametrize("start", [MONDAY, SUNDAY])
def test_case_2_fourteen_percent_more_is_over_by_eight_tenths_of_a_mile(start):
    total = under_test(7, 7, 8.8, settings=runner(start))
    assert base_and_limit(total) == (20.0, 22.0)
    assert total.rise == pytest.approx(0.14)
    assert in_miles(total.over_m) == 0.8


def test_case_2_in_weeks_that_begin_with_the_long_run_on_saturday():
    miles = {day - timedelta(days=7 * (day.weekday() == 5)): far for day, far in LOG_H.items()}
    test_week = {date(2026, 3, 28): 8.8, date(2026, 3, 31): 7.0, date(2026, 4, 2): 7.0}
    total = computed(miles | test_week, runner(SATURDAY))[date(2026, 3, 28)]
    assert base_and_limit(total) == (20.0, 22.0)
    assert in_miles(total.over_m) == 0.8


def test_a_saturday_week_cuts_the_long_run_off_the_log_of_a_monday_runner():
    totals = computed(LOG_H, runner(SATURDAY))
    assert [in_miles(total.distance_m) for total in totals.values()] == [12, 20, 20, 20, 8]


def test_case_4_the_return_from_a_cut_back_week_is_no_jump():
    totals = computed(weeks(20, 22, 24, 18, 24, 26.3), today=date(2027, 1, 1))
    assert not any(total.is_over for total in totals.values())
    assert base_and_limit(totals[date(2026, 3, 30)]) == (22.0, 24.2)


def test_a_growing_plan_with_cut_back_weeks_is_never_over():
    plan = weeks(21.9, 24.0, 26.2, 20.8, 26.2, 28.7, 31.5, 25.0, 31.5, 34.6, 34.9)
    totals = computed(plan, today=date(2027, 1, 1))
    assert not any(total.is_over for total in totals.values())


def test_case_5_a_spike_week_does_not_become_the_norm():
    totals = computed(weeks(20, 20, 20, 30, 30), today=date(2027, 1, 1))
    spike, after = totals[date(2026, 3, 23)], totals[date(2026, 3, 30)]
    assert spike.rise == pytest.approx(0.5)
    assert spike.is_over
    assert base_and_limit(after) == (26.0, 28.6)
    assert after.is_over


def test_case_6_a_beginner_may_run_nine_miles_in_the_first_week():
    (total,) = computed(week(TODAY, 2, 2.5, 3), BEGINNER).values()
    assert total.rule is LimitRule.START
    assert total.base_m is None
    assert total.rise is None
    assert in_miles(total.limit_m) == 9
    assert not total.is_over


@pytest.mark.parametrize(("second", "rise"), [(7, 1 / 6), (9, 0.5)])
def test_case_6_one_known_week_is_the_base_of_the_second(second, rise):
    total = computed(weeks(6, second), BEGINNER)[date(2026, 3, 9)]
    assert base_and_limit(total) == (6.0, 6.6)
    assert total.rise == pytest.approx(rise)
    assert total.is_over


def test_case_7_the_first_week_after_22_days_off_is_half_the_mean_week():
    back = date(2026, 4, 20)
    total = computed(
        LOG_H | {back: 6, back + timedelta(days=2): 6, back + timedelta(days=5): 8}, today=back
    )[back]
    assert (total.rule, total.gap_days) == (LimitRule.LAYOFF, 22)
    assert in_miles(total.limit_m) == 10
    assert in_miles(total.over_m) == 10


def test_case_7_ten_miles_after_22_days_off_are_not_over_and_the_next_week_may_hold_15():
    back = date(2026, 4, 20)
    miles = LOG_H | {back: 3, back + timedelta(days=2): 3, back + timedelta(days=5): 4}
    miles |= weeks(15, 15, first=back + timedelta(weeks=1))
    first, second, third = list(computed(miles, today=back).values())[-3:]
    assert not first.is_over
    assert (in_miles(second.limit_m), second.rule) == (15, LimitRule.LAYOFF)
    assert base_and_limit(third) == (15.0, 16.5)


def test_case_7b_nine_days_off_allow_three_quarters_of_the_mean_week():
    total = computed(LOG_H | week(date(2026, 4, 6), 6, 6, 8))[date(2026, 4, 6)]
    assert (total.rule, total.gap_days, in_miles(total.limit_m)) == (LimitRule.LAYOFF, 9, 15)
    assert in_miles(total.over_m) == 5


def test_case_7b_seventy_days_off_begin_anew_with_nine_miles():
    back = date(2026, 3, 28) + timedelta(days=71)
    total = computed(LOG_H | {back: 4})[week_of(back, MONDAY)]
    assert (total.rule, total.gap_days, in_miles(total.limit_m)) == (LimitRule.LAYOFF, 70, 9)
    assert not total.is_over


def test_case_11_monday_weeks_hide_the_jump_and_sunday_weeks_show_it():
    miles = {day + timedelta(days=day == date(2026, 3, 21)): far for day, far in LOG_H.items()}
    by_monday = computed(miles, runner(MONDAY))
    by_sunday = computed(miles, runner(SUNDAY))
    assert [in_miles(one.distance_m) for one in by_monday.values()] == [20, 20, 20, 20]
    assert [in_miles(one.distance_m) for one in by_sunday.values()] == [20, 20, 12, 28]
    assert by_sunday[date(2026, 3, 22)].rise == pytest.approx(0.4)


def test_case_12_the_current_week_holds_what_was_run_and_what_is_planned():
    today = date(2026, 4, 1)
    miles = LOG_H | {TODAY: 6, date(2026, 3, 31): 6, date(2026, 4, 2): 6, date(2026, 4, 4): 8.8}
    total = computed(miles, today=today)[TODAY]
    assert (in_miles(total.done_m), in_miles(total.planned_m)) == (12, 14.8)
    assert total.rise == pytest.approx(0.34)
    assert in_miles(total.over_m) == 4.8


def test_case_12_ten_miles_are_left_when_nothing_more_is_planned():
    total = computed(LOG_H | {TODAY: 6, date(2026, 3, 31): 6}, today=date(2026, 4, 1))[TODAY]
    assert in_miles(total.limit_m - total.distance_m) == 10


def test_case_13_the_53rd_week_stands_between_its_neighbours():
    totals = computed(weeks(20, 20, 20, first=date(2026, 12, 21)), today=date(2027, 2, 1))
    assert list(totals) == [date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4)]
    assert not any(total.is_over for total in totals.values())


@pytest.mark.parametrize(("metres_over", "is_over"), [(0, False), (99, False), (101, True)])
def test_typed_and_rounded_distances_may_miss_the_limit_by_100_metres(metres_over, is_over):
    saturday = (22 - 12) + metres_over / MI
    assert under_test(6, 6, saturday).is_over is is_over


@pytest.mark.parametrize("kilometres", [11.0, 33.0])
def test_ten_percent_more_typed_in_kilometres_does_not_fire(kilometres):
    settings = Settings(baseline_week_m=kilometres / 1.1 * 1000)
    (total,) = computed({TODAY: kilometres * 1000 / MI}, settings).values()
    assert not total.is_over


def test_empty_weeks_are_listed_and_count_as_zero():
    totals = computed(weeks(20, 20), today=date(2027, 1, 1))
    assert len(totals) == 2
    with_gap = computed(weeks(20, 20) | {date(2026, 4, 10): 5}, today=date(2027, 1, 1))
    assert [in_miles(one.distance_m) for one in with_gap.values()] == [20, 20, 0, 0, 0, 5]


def test_the_base_is_never_stuck_at_zero_after_empty_weeks():
    back = date(2026, 8, 1)
    miles = LOG_H | weeks(8, 8.8, 9.6, 10.5, first=back - timedelta(days=5))
    after = list(computed(miles, today=date(2027, 1, 1)).values())[-3:]
    assert [in_miles(one.base_m) for one in after] == [8, 8.8, 9.6]
    assert not any(one.is_over for one in after)


def test_a_week_after_a_return_looks_back_only_to_the_return():
    miles = LOG_H | week(date(2026, 4, 6), 5, 5, 5) | week(date(2026, 4, 13), 5, 5, 6)
    total = computed(miles, today=date(2027, 1, 1))[date(2026, 4, 13)]
    assert base_and_limit(total) == (15.0, 16.5)


def test_a_second_break_ends_the_caps_of_the_first():
    first_back, second_back = date(2026, 4, 27), date(2026, 5, 6)
    miles = LOG_H | {first_back: 4, second_back: 3, second_back + timedelta(days=7): 3}
    totals = computed(miles, today=date(2027, 1, 1))
    assert totals[date(2026, 4, 27)].gap_days == 29
    assert totals[date(2026, 5, 4)].gap_days == 8
    assert totals[date(2026, 5, 11)].rule is LimitRule.WEEK


def test_an_open_week_without_a_run_shows_the_cap_that_a_return_would_have():
    totals = week_totals(
        run_days(LOG_H, date(2026, 4, 20)),
        rules=RULES,
        today=date(2026, 4, 20),
        settings=runner(),
        last=date(2026, 4, 20),
    )
    past, current = totals[-2:]
    assert past.rule is not LimitRule.LAYOFF
    assert (current.rule, in_miles(current.limit_m)) == (LimitRule.LAYOFF, 10)


def test_the_baseline_stands_for_four_earlier_weeks():
    totals = computed(weeks(10, 10, 10, 10, 10), today=date(2027, 1, 1))
    assert [in_miles(one.base_m) for one in totals.values()] == [20, 20, 20, 10, 10]


def test_recorded_weeks_replace_the_baseline():
    settings = Settings(baseline_week_m=40 * MI, baseline_date=date(2026, 3, 15))
    totals = computed(LOG_H, settings).values()
    assert [in_miles(total.base_m) for total in totals] == [40, 40, 40, 20]


def test_a_baseline_told_after_a_long_break_ends_it():
    settings = Settings(baseline_week_m=12 * MI, baseline_date=date(2027, 2, 28))
    total = computed(LOG_H | {date(2027, 3, 2): 13}, settings)[date(2027, 3, 1)]
    assert (total.rule, base_and_limit(total)) == (LimitRule.WEEK, (12.0, 13.2))


def test_rest_days_are_the_days_without_a_run_also_those_to_come():
    total = under_test(6, 0, 8)
    assert (total.runs, total.rest_days) == (2, 5)


@pytest.mark.parametrize(("day", "ahead"), [(22, 5), (23, 5), (25, 4), (29, 1), (30, 0)])
def test_days_without_a_run_from_today_on_have_not_passed(day, ahead):
    today = date(2026, 3, day)
    runs = [
        RunDay(date(2026, 3, 23), 9.0, 0.0, 1, 9.0),
        RunDay(date(2026, 3, 25), 0.0, 9.0, 1, 9.0),
    ]
    total = week_totals(runs, rules=RULES, today=today, settings=BEGINNER)[-1]
    assert (total.rest_days, total.days_ahead) == (5, ahead)
    assert total.rest_days_so_far == 5 - ahead


def test_what_is_planned_breaks_no_limit_yet():
    day = date(2026, 3, 23)
    runs = [RunDay(day, 8 * MI, 0.0, 1, 8 * MI), RunDay(date(2026, 3, 26), 0.0, 2 * MI, 1, 2 * MI)]
    total = week_totals(runs, rules=RULES, today=day, settings=BEGINNER)[-1]
    assert (total.is_over, total.is_run_over) == (True, False)
    assert month_totals(runs, [total])[0].weeks_over == 0


def test_days_before_the_first_record_are_no_rest_days():
    totals = list(computed(LOG_H).values())
    assert [total.rest_days for total in totals] == [3, 4, 4, 4]


def test_two_runs_on_one_day_leave_six_rest_days():
    day = RunDay(TODAY, 9000.0, 0.0, 2, 5000.0)
    before = RunDay(date(2026, 3, 23), 9000.0, 0.0, 1, 9000.0)
    total = week_totals([day, before], rules=RULES, today=TODAY, settings=BEGINNER)[-1]
    assert (total.runs, total.rest_days) == (2, 6)


def test_an_empty_log_has_no_weeks_unless_they_are_asked_for():
    assert week_totals([], rules=RULES, today=TODAY, settings=runner()) == []
    asked = week_totals(
        [], rules=RULES, today=TODAY, settings=runner(), first=TODAY, last=date(2026, 4, 6)
    )
    assert [total.distance_m for total in asked] == [0, 0]
    assert in_miles(asked[1].base_m) == 20


def test_first_and_last_choose_weeks_without_changing_their_base():
    whole = week_totals(run_days(LOG_H, TODAY), rules=RULES, today=TODAY, settings=runner())
    one = week_totals(
        run_days(LOG_H, TODAY),
        rules=RULES,
        today=TODAY,
        settings=runner(),
        first=date(2026, 3, 18),
        last=date(2026, 3, 22),
    )
    assert one == whole[2:3]


def test_weeks_before_the_log_hold_nothing_and_know_nothing():
    first, *_ = week_totals(
        run_days(LOG_H, TODAY), rules=RULES, today=TODAY, settings=BEGINNER, first=date(2026, 2, 16)
    )
    assert (first.distance_m, first.rest_days, first.base_m) == (0, 0, None)


def test_the_order_of_the_days_does_not_matter():
    days = run_days(LOG_H, TODAY)
    backwards = week_totals(days[::-1], rules=RULES, today=TODAY, settings=runner())
    assert backwards == week_totals(days, rules=RULES, today=TODAY, settings=runner())


def test_months_add_up_and_count_their_weeks_over_the_limit():
    days = run_days(weeks(20, 20, 20, 30, 30, 20), date(2027, 1, 1))
    totals = week_totals(days, rules=RULES, today=date(2027, 1, 1), settings=runner())
    march, april = month_totals(days, totals)
    assert (in_miles(march.distance_m), march.weeks_over, march.runs) == (90, 1, 4)
    assert (april.first, in_miles(april.distance_m), april.weeks_over) == (date(2026, 4, 1), 50, 1)


def test_months_without_a_run_are_listed():
    days = run_days({date(2025, 11, 30): 5, date(2026, 2, 1): 5}, TODAY)
    assert [in_miles(one.distance_m) for one in month_totals(days, [])] == [5, 0, 0, 5]


def test_no_days_make_no_months():
    assert month_totals([], []) == []


def test_years_add_up_their_months():
    days = run_days({date(2024, 12, 30): 5, date(2026, 1, 1): 7, date(2026, 3, 1): 1}, TODAY)
    years = year_totals(month_totals(days, []))
    assert [(one.first.year, in_miles(one.distance_m), one.runs) for one in years] == [
        (2024, 5, 1),
        (2025, 0, 0),
        (2026, 8, 2),
    ]
