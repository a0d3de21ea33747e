"""The load in words: what its graphs read aloud, what their titles find, how it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.load import WeekLoad
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.charts.period_words import month_year, time_words, week_name
from heavylegs_gui.ui.charts.timeline import Level
from heavylegs_gui.ui.locale_words import counted, short_day, short_day_year

if TYPE_CHECKING:
    from heavylegs_gui.domain.load_log import FormPoint
    from heavylegs_gui.domain.rules.thresholds import MonoNumbers
    from heavylegs_gui.ui.charts.load_series import FormBar, LoadBar


def _tr(text: str) -> str:
    return QCoreApplication.translate("LoadWords", text)


def sentence(bar: LoadBar, rule: MonoNumbers, today: date) -> str:
    """Return one sentence that says all about a bar."""
    if isinstance(bar.total, WeekLoad):
        parts = _week_parts(bar.total, rule, today)
        return f"{week_name(bar.total.week_start, today)}: {'; '.join(parts)}."
    name = str(bar.total.first.year) if bar.right - bar.left > 31 else month_year(bar.total.first)
    words = _tr("{0}: load {1:,.0f}").format(name, bar.done)
    if bar.unknown_days:
        words += ", " + unknown_days(bar.unknown_days)
    return f"{words}."


def unknown_days(days: int) -> str:
    """Return for example ``"2 days unknown"``."""
    return counted(days, _tr("{0} day unknown"), _tr("{0} days unknown"))


def _week_parts(week: WeekLoad, rule: MonoNumbers, today: date) -> list[str]:
    if not week.is_known:
        return [_tr("nothing known of its load")]
    parts = [_load_words(week, today)]
    if week.unknown_days > week.unknown_plans:
        parts.append(_tr("so monotony and strain are unknown"))
    elif week.unknown_plans:
        parts.append(_unplanned_words(week, today))
    elif week.monotony is None:
        if week.loaded_days:
            words = _tr("monotony and strain begin with {0} days of load")
            parts.append(words.format(rule.least_days))
    else:
        parts.append(f"{alike(week.monotony, rule)} ({_tr('monotony')} {week.monotony:.2f})")
        parts.append(_strain_words(week))
    return parts


def _unplanned_words(week: WeekLoad, today: date) -> str:
    if week.week_start > today:
        return _tr("what is planned has no effort yet, so monotony and strain are not known")
    return _tr(
        "this week is not over and what is planned has no effort yet, so monotony and strain are "
        "not known"
    )


def _load_words(week: WeekLoad, today: date) -> str:
    unknown = week.unknown_days - week.unknown_plans
    if not week.load and not unknown:
        return _tr("no load")
    days = counted(week.loaded_days, _tr("{0} day"), _tr("{0} days"))
    if unknown:
        text = _tr("load at least {0:,.0f} in {1}, {2}")
        return text.format(week.load, days, unknown_days(unknown))
    if week.planned:
        text = _tr("load {0:,.0f} done and {1:,.0f} planned")
        return text.format(week.done, week.planned)
    is_open = week.week_start + timedelta(days=DAYS_PER_WEEK) > today
    text = _tr("load {0:,.0f} in {1} so far") if is_open else _tr("load {0:,.0f} in {1}")
    return text.format(week.load, days)


def alike(monotony: float, rule: MonoNumbers) -> str:
    """Return what a monotony means for the days of its week."""
    if monotony > rule.caution:
        return _tr("nearly every day was the same")
    if monotony > rule.info:
        return _tr("the days were rather alike")
    return _tr("hard and easy days differed")


def _strain_words(week: WeekLoad) -> str:
    strain = _tr("strain {0:,.0f}").format(week.strain or 0.0)
    if week.strain_limit is None:
        return strain
    if week.is_strained:
        words = _tr("{0}, more than usual for you (up to {1:,.0f})")
    else:
        words = _tr("{0}, usual for you (up to {1:,.0f})")
    return words.format(strain, week.strain_limit)


def finding(bars: Sequence[LoadBar], level: Level, rule: MonoNumbers, today: date) -> str:
    """Return the title of the graph: how much in which time, and how often the days were alike."""
    past = [bar for bar in bars if bar.right <= today.toordinal()] or list(bars)
    known = [bar for bar in past if bar.top or not bar.unknown_days]
    if not known:
        return _tr("No load known in this time")
    mean = sum(bar.done for bar in known) / len(known)
    time = time_words(len(known), level)
    if level is not Level.WEEK:
        return _tr("Load of {0:,.0f} on average in {1}").format(mean, time)
    words = _tr("Load of {0:,.0f} a week in {1}, {2}")
    return words.format(mean, time, _alike_weeks(known, rule))


def _alike_weeks(bars: Sequence[LoadBar], rule: MonoNumbers) -> str:
    found = [one.total.monotony for one in bars if isinstance(one.total, WeekLoad)]
    values = [one for one in found if one is not None]
    if not values:
        return _tr("monotony unknown")
    number = sum(one > rule.info for one in values)
    if not number:
        return _tr("days differed")
    return counted(number, _tr("{0} week of alike days"), _tr("{0} weeks of alike days"))


def per_words(level: Level) -> str:
    """Return what the height of a bar means."""
    words = {
        Level.WEEK: _tr("effort × minutes per week"),
        Level.MONTH: _tr("effort × minutes per month"),
        Level.YEAR: _tr("effort × minutes per year"),
    }
    return words[level]


# Fitness, fatigue and form


def signed(value: float) -> str:
    """Return a whole number with its sign, never ``-0``."""
    whole = round(value)
    return f"+{whole:,}" if whole > 0 else f"{whole:,}".replace("-", "−")


def form_values(point: FormPoint) -> str:
    """Return for example ``"fitness 61, fatigue 72, form −11"``."""
    return _tr("fitness {0:,.0f}, fatigue {1:,.0f}, form {2}").format(
        point.fitness or 0.0, point.fatigue or 0.0, signed(point.form or 0.0)
    )


def form_sentence(bar: FormBar, today: date) -> str:
    """Return one sentence that says all about a bar of curves."""
    if bar.last is None or bar.last_day is None:
        begin = short_day_year(date.fromordinal(bar.left))
        return _tr("From {0}: not known yet.").format(begin)
    day = (
        short_day(bar.last_day) if bar.last_day.year == today.year else short_day_year(bar.last_day)
    )
    return f"{day}: {form_values(bar.last)}."


def form_finding(last: FormPoint | None, days_to_go: int) -> str:
    """Return the title of the curves: today's values."""
    if last is not None:
        words = form_values(last)
        return words[0].upper() + words[1:]
    if days_to_go > 0:
        return counted(
            days_to_go, _tr("The curves begin in {0} day"), _tr("The curves begin in {0} days")
        )
    return _tr("Too many days are unknown for today's values")
