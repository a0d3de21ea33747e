"""Dates and figures in the words of the runner's locale."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def long_day(day: date) -> str:
    """Return for example ``"Sunday, 22 November"``."""
    return QLocale().toString(_q(day), "dddd, d MMMM")


def short_day(day: date) -> str:
    """Return for example ``"22 Nov"``."""
    return QLocale().toString(_q(day), "d MMM")


def short_day_year(day: date) -> str:
    """Return for example ``"22 Nov 2026"``."""
    return QLocale().toString(_q(day), "d MMM yyyy")


def weekday_letter(day: date) -> str:
    """Return the one-letter name of the weekday."""
    return QLocale().dayName(day.weekday() + 1, QLocale.FormatType.NarrowFormat)


def weekday_name(day: date) -> str:
    """Return for example ``"Sun"``."""
    return QLocale().dayName(day.weekday() + 1, QLocale.FormatType.ShortFormat)


def days_ago(day: date, today: date) -> tuple[str, int]:
    """Return a key and a count: ``today``, ``yesterday``, or ``days`` with how many."""
    gap = (today - day).days
    if gap == 0:
        return "today", 0
    if gap == 1:
        return "yesterday", 1
    return "days", gap


def moment(instant: datetime) -> str:
    """Return day and time of an aware instant on the runner's clock."""
    local = instant.astimezone()
    when = QDateTime(_q(local.date()), QTime(local.hour, local.minute))
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)


def weekday_day(day: date) -> str:
    """Return for example ``"Sun 22 Nov 2026"``."""
    return QLocale().toString(_q(day), "ddd d MMM yyyy")


def counted(number: int, one: str, many: str) -> str:
    """Return ``one`` or ``many`` with the number in place of ``{0}``."""
    return (one if number == 1 else many).format(f"{number:,}")
