"""The bars and curves of the load, from values."""

from datetime import date, timedelta

import pytest

from heavylegs_gui.content.rules import load_thresholds
from heavylegs_gui.domain.load import TrainedDay
from heavylegs_gui.domain.load_log import LoadLog
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.charts.load_series import FormTimeline, LoadTimeline
from heavylegs_gui.ui.charts.timeline import Level

TODAY = date(2026, 11, 22)


def log_of(days, load=100.0, **changed):
    """Return a log of one session a day up to today; ``changed`` gives loads by days back."""
    trained = [
        TrainedDay(TODAY - timedelta(days=back), changed.get(f"back_{back}", load))
        for back in range(days - 1, -1, -1)
    ]
    return LoadLog(
        trained,
        first_day=trained[0].day,
        today=TODAY,
        week_start=WeekStart.MONDAY,
        rule=load_thresholds(resource_root()).mono,
    )


def bars_of(timeline, weeks):
    return timeline.series_for(weeks * 7).bars


def test_weeks_months_and_years_hold_the_same_sum():
    timeline = LoadTimeline(log_of(8_000))
    spans = {Level.WEEK: 10, Level.MONTH: 500, Level.YEAR: 2_000}
    for level, weeks in spans.items():
        series = timeline.series_for(weeks * 7)
        assert series.level is level
        assert sum(bar.done for bar in series.bars) == pytest.approx(800_000)


def test_a_week_with_an_unknown_day_holds_the_others():
    bar = bars_of(LoadTimeline(log_of(14, back_3=None)), 8)[-1]
    assert (bar.done, bar.unknown_days) == (600, 1)


def test_months_count_only_recorded_days_as_unknown():
    months = bars_of(LoadTimeline(log_of(1_500, back_3=None)), 500)
    assert months[0].unknown_days == 0
    assert months[-1].unknown_days == 1


def test_the_curves_of_a_week_end_with_its_last_known_day():
    log = log_of(60, back_0=None)
    bar = bars_of(FormTimeline(log), 8)[-1]
    assert bar.last_day == TODAY
    assert bar.last == log.form[-1]
    assert bar.top >= bar.mean.fatigue > 0


def test_weeks_before_the_curves_have_no_values():
    bar = bars_of(FormTimeline(log_of(60)), 8)[0]
    assert (bar.last, bar.mean, bar.last_day, bar.top, bar.bottom) == (None, None, None, 0, 0)


def test_the_curves_reach_below_zero_with_the_form():
    assert bars_of(FormTimeline(log_of(60, back_1=900.0)), 8)[-1].bottom < -50


def test_the_days_of_a_curve_lie_in_the_middle_of_the_day():
    timeline = FormTimeline(log_of(60))
    right = float(TODAY.toordinal() + 1)
    days = list(timeline.days(right - 7, right))
    assert days[-1][0] == right - 0.5
    assert len(days) == 8


def test_unknown_days_are_holes_in_a_curve():
    timeline = FormTimeline(log_of(60))
    left = float(TODAY.toordinal() - 60)
    assert [point is None for _day, point in timeline.days(left, left + 60)][40:46] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_means_come_by_week_or_by_month():
    timeline = FormTimeline(log_of(400))
    right = float(TODAY.toordinal() + 1)
    weeks = list(timeline.means(Level.WEEK, right - 70, right))
    months = list(timeline.means(Level.MONTH, right - 70, right))
    assert (len(weeks), len(months)) == (11, 4)
    assert all(point.fitness > 90 for _middle, point in (*weeks, *months))
