"""Weeks, months and years in words: what the graph reads aloud and what its titles find."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from heavylegs_gui.domain.mileage import PeriodTotal, WeekTotal
from heavylegs_gui.domain.units import Units, format_distance
from heavylegs_gui.domain.week_base import LimitRule
from heavylegs_gui.ui.charts.timeline import Level, Slot
from heavylegs_gui.ui.charts.week_series import Bar
from heavylegs_gui.ui.locale_words import counted


def _tr(text: str) -> str:
    return QCoreApplication.translate("WeekWords", text)


def total_distance(distance_m: float, units: Units) -> str:
    """Return a distance with its unit, without decimals from 100 on."""
    decimals = 0 if distance_m >= 100 * units.metres else 1
    return f"{format_distance(distance_m, units, decimals=decimals)} {units.value}"


def sentence(bar: Bar, units: Units, today: date) -> str:
    """Return one sentence that says all about a bar."""
    if isinstance(bar.total, WeekTotal):
        return _week_sentence(bar.total, units, today)
    return _period_sentence(bar, bar.total, units)


def _week_sentence(week: WeekTotal, units: Units, today: date) -> str:
    name = week_name(week.week_start, today)
    if not week.runs:
        is_past = week.week_start + timedelta(days=6) < today
        words = [_tr("no run") if is_past else _tr("nothing run or planned")]
        if not is_past:
            words.append(_limit_words(week, units, _tr("limit {0} {1}")))
    else:
        runs = counted(week.runs, _tr("{0} run"), _tr("{0} runs"))
        words = [_tr("{0} in {1}").format(_distance_words(week, units), runs)]
        words.append(_verdict(week, units))
        words.append(rest_words(week, today))
    return f"{name}: {', '.join(words)}."


def week_name(week_start: date, today: date) -> str:
    """Return for example ``"Week of 16 November"``, with the year unless it is this one."""
    return _tr("Week of {0}").format(_day(week_start, today))


def _distance_words(week: WeekTotal, units: Units) -> str:
    unit = units.value
    done, planned = format_distance(week.done_m, units), format_distance(week.planned_m, units)
    if week.planned_m and week.done_m:
        return _tr("{0} {2} run and {1} {2} planned").format(done, planned, unit)
    if week.planned_m:
        return _tr("{0} {1} planned").format(planned, unit)
    return f"{done} {unit}"


def _verdict(week: WeekTotal, units: Units) -> str:
    if not week.is_over:
        return _limit_words(week, units, _tr("within the limit of {0}"))
    excess = _tr("{0} {1} ({2} %)").format(
        format_distance(week.over_m, units), units.value, round(100 * week.over_share)
    )
    over = _tr("over the limit of {0}")
    if not week.is_run_over:
        over = _tr("over the limit of {0} with the plan") if week.done_m else over
    return excess + " " + _limit_words(week, units, over)


def _limit_words(week: WeekTotal, units: Units, words: str) -> str:
    text = words.format(format_distance(week.limit_m, units), units.value)
    if week.rule is LimitRule.LAYOFF:
        return text + " " + _tr("after {0} days off").format(week.gap_days)
    if week.rule is LimitRule.START:
        return text + " " + _tr("for a first week")
    return text


def rest_words(week: WeekTotal, today: date) -> str:
    """Return for example ``"3 rest days"``; of days to come nobody knows it yet."""
    passed = week.rest_days_so_far
    if week.week_start > today:
        return counted(week.rest_days, _tr("{0} day left free"), _tr("{0} days left free"))
    if not week.days_ahead:
        nothing, one, many = _tr("no rest day"), _tr("{0} rest day"), _tr("{0} rest days")
    else:
        nothing = _tr("no rest day yet")
        one, many = _tr("{0} rest day so far"), _tr("{0} rest days so far")
    return counted(passed, one, many) if passed else nothing


def _period_sentence(bar: Bar, total: PeriodTotal, units: Units) -> str:
    is_year = bar.right - bar.left > 31
    name = str(total.first.year) if is_year else month_year(total.first)
    if not total.runs:
        return _tr("{0}: no run.").format(name)
    runs = counted(total.runs, _tr("{0} run"), _tr("{0} runs"))
    words = _tr("{0}: {1} in {2}").format(name, total_distance(total.distance_m, units), runs)
    return f"{words}, {over_words(total.weeks_over)}."


def over_words(weeks_over: int) -> str:
    """Return how many weeks were over their limit."""
    if weeks_over == 0:
        return _tr("no week over the limit")
    return counted(weeks_over, _tr("{0} week over the limit"), _tr("{0} weeks over the limit"))


def finding(bars: Sequence[Bar], level: Level, units: Units, today: date) -> str:
    """Return the title of a graph: how far in which time, and how often over the limit.

    Bars to come do not count, unless nothing was run yet.
    """
    if any(bar.done_m for bar in bars):
        bars = [bar for bar in bars if bar.left <= today.toordinal()]
    done_m = sum(bar.done_m for bar in bars)
    planned_m = sum(bar.planned_m for bar in bars)
    over = sum(bar.weeks_over or _is_run_over(bar) for bar in bars)
    if not done_m and planned_m:
        far = _tr("{0} planned").format(total_distance(planned_m, units))
    else:
        far = total_distance(done_m, units)
    time = time_words(len(bars), level)
    return _tr("{0} in {1}, {2}").format(far, time, over_words(over))


def _is_run_over(bar: Bar) -> bool:
    return isinstance(bar.total, WeekTotal) and bar.total.is_run_over


def time_words(bars: int, level: Level) -> str:
    """Return how long a time so many bars are, such as ``"26 weeks"``."""
    if level is Level.WEEK:
        return counted(bars, _tr("{0} week"), _tr("{0} weeks"))
    years = bars if level is Level.YEAR else round(bars / 12)
    return counted(years, _tr("{0} year"), _tr("{0} years"))


def per_words(level: Level, units: Units) -> str:
    """Return what the height of a bar means, such as ``"km per week"``."""
    words = {
        Level.WEEK: _tr("{0} per week"),
        Level.MONTH: _tr("{0} per month"),
        Level.YEAR: _tr("{0} per year"),
    }
    return words[level].format(units.value)


def span_words(bars: Sequence[Slot], level: Level) -> str:
    """Return the visible time, such as ``"28 Sep to 22 Nov 2026"``."""
    if not bars:
        return ""
    first, last = date.fromordinal(bars[0].left), date.fromordinal(bars[-1].right - 1)
    if level is Level.YEAR:
        return _tr("{0} to {1}").format(first.year, last.year)
    if level is Level.MONTH:
        return _tr("{0} to {1}").format(month_year(first), month_year(last))
    form = "d MMM" if first.year == last.year else "d MMM yyyy"
    start = QLocale().toString(_q_date(first), form)
    return _tr("{0} to {1}").format(start, QLocale().toString(_q_date(last), "d MMM yyyy"))


def month_year(day: date) -> str:
    """Return for example ``"March 2021"``."""
    return QLocale().toString(_q_date(day), "MMMM yyyy")


def _day(day: date, today: date) -> str:
    form = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(_q_date(day), form)


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
