"""The one week function, for every week start."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.domain.weeks import WeekStart, week_days, week_of, weeks_between

SUNDAY_22_NOV = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "first_day"),
    [
        (WeekStart.MONDAY, date(2026, 11, 16)),
        (WeekStart.SUNDAY, date(2026, 11, 22)),
        (WeekStart.SATURDAY, date(2026, 11, 21)),
    ],
)
def test_a_week_is_named_by_its_first_day(start, first_day):
    assert week_of(SUNDAY_22_NOV, start) == first_day


@pytest.mark.parametrize("start", list(WeekStart))
def test_every_day_lies_in_the_week_that_holds_it(start):
    for n in range(800):
        day = date(2025, 12, 20) + timedelta(days=n)
        week = week_of(day, start)
        assert week.weekday() == start.weekday
        assert day in week_days(week)


def test_the_first_day_of_a_week_is_its_own_week():
    assert week_of(date(2026, 11, 16), WeekStart.MONDAY) == date(2026, 11, 16)


def test_the_weeks_between_two_days_hold_both_and_skip_none():
    weeks = list(weeks_between(date(2026, 12, 31), date(2027, 1, 4), WeekStart.MONDAY))
    assert weeks == [date(2026, 12, 28), date(2027, 1, 4)]


def test_a_year_with_53_weeks_has_53_mondays():
    weeks = list(weeks_between(date(2026, 1, 1), date(2026, 12, 31), WeekStart.MONDAY))
    assert len(weeks) == 53


def test_no_weeks_lie_between_days_in_the_wrong_order():
    assert not list(weeks_between(date(2026, 2, 1), date(2026, 1, 1), WeekStart.MONDAY))


def test_a_week_has_seven_days_in_a_row():
    assert week_days(date(2024, 2, 26))[3] == date(2024, 2, 29)
    assert len(week_days(date(2024, 2, 26))) == 7
