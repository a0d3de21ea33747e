"""Days as people type them: "today", "sat", "14 nov", "2026-11-14"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_AHEAD_DAYS = 31
"""A day without a year lies in the past, unless it comes within a month. Source: own rule."""
_FORMATS = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
_MONTHS = 12
_ENGLISH = QLocale(QLocale.Language.English)


class NoSuchDayError(ValueError):
    """What was typed looks like a day, but no calendar has it."""


def day_words(day: date, today: date) -> str:
    """Return for example ``"Wed 18 Nov"``, with the year where it could be mistaken."""
    is_near = day.year == today.year and (day - today).days <= _AHEAD_DAYS
    pattern = "ddd d MMM" if is_near else "ddd d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def parse_day(text: str, today: date, *, looks_ahead: bool = False) -> date:
    """Return the day that ``text`` means for someone who types it on ``today``.

    Args:
        text: What was typed.
        today: The runner's local date.
        looks_ahead: Whether a day without a year lies in the future, not in the past.

    Raises:
        NoSuchDayError: It looks like a day that no calendar has, such as 31 February.
        ValueError: It is no day.
    """
    cleaned = " ".join(text.strip().lower().replace(",", " ").split())
    for read in (_named, _weekday, _iso, _with_month_name, _with_figures):
        try:
            found = read(cleaned, today)
        except ValueError:
            raise NoSuchDayError("not a day of any calendar") from None
        if found is not None:
            return _ahead(found, cleaned, today) if looks_ahead else found
    raise ValueError("not a day")


def _ahead(found: date, text: str, today: date) -> date:
    """Return the coming day of the same name for one that has passed."""
    if found >= today or re.search(r"\d{4}|yesterday|^[+-]", text):
        return found
    if not any(one.isdecimal() for one in text):
        return found + timedelta(days=7)
    year = found.year
    while found < today:
        year += 1
        found = found.replace(year=year)
    return found


def _named(text: str, today: date) -> date | None:
    gaps = {
        "today": 0, "now": 0, "yesterday": -1, "tomorrow": 1,
        QCoreApplication.translate("DateWords", "today").lower(): 0,
        QCoreApplication.translate("DateWords", "yesterday").lower(): -1,
        QCoreApplication.translate("DateWords", "tomorrow").lower(): 1,
    }  # fmt: skip
    if text in gaps:
        return today + timedelta(days=gaps[text])
    step = re.fullmatch(r"([+-]\d{1,3})", text)
    return None if step is None else today + timedelta(days=int(step[1]))


def _weekday(text: str, today: date) -> date | None:
    """Read a weekday: the last one, or the coming one after "next"."""
    coming = text.startswith("next ")
    number = _number_of(text.removeprefix("next ").removeprefix("last "), range(1, 8), _day_name)
    if number is None:
        return None
    back = (today.weekday() - (number - 1)) % 7
    return today + timedelta(days=7 - back if coming else -back)


def _iso(text: str, _today: date) -> date | None:
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text) is None:
        return None
    return date(*(int(part) for part in text.split("-")))


def _with_month_name(text: str, today: date) -> date | None:
    """Read "14 nov", "nov 14", "sat 14 november 2026"."""
    words = text.replace(".", " ").split()
    if len(words) > 2 and _number_of(words[0], range(1, 8), _day_name) is not None:
        words = words[1:]
    months = [_number_of(word, range(1, 13), _month_name) for word in words]
    figures = [int(word) for word in words if word.isdecimal()]
    known = [month for month in months if month is not None]
    if len(known) != 1 or len(figures) not in {1, 2} or len(figures) + 1 != len(words):
        return None
    return _near(figures[0], known[0], figures[1] if len(figures) == 2 else None, today)


def _with_figures(text: str, today: date) -> date | None:
    """Read "14", "14.11.", "14/11/2026" in the order of the runner's country."""
    if re.fullmatch(r"\d{1,2}([./]\d{1,2}([./](\d{2}|\d{4}))?)?[./]?", text) is None:
        return None
    parts = [int(part) for part in re.split(r"[./]", text) if part]
    if len(parts) == 1:
        near = today if parts[0] <= today.day else today.replace(day=1) - timedelta(days=1)
        return date(near.year, near.month, parts[0])
    day, month = parts[:2]
    # 23/11 is no day of an American calendar, 11/23 none of a British one: each has one meaning
    if "/" in text and (day <= _MONTHS if _month_comes_first() else month > _MONTHS):
        day, month = month, day
    return _near(day, month, parts[2] if len(parts) == 3 else None, today)


def _near(day: int, month: int, year: int | None, today: date) -> date:
    if year is not None:
        return date(year + 2000 if year < 100 else year, month, day)
    for candidate in (today.year + 1, today.year, today.year - 1, today.year - 2):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= today + timedelta(days=_AHEAD_DAYS):
            return found
    return date(today.year, month, day)


def _month_comes_first() -> bool:
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return pattern.lstrip("'").startswith("m")


def _day_name(locale: QLocale, number: int, kind: QLocale.FormatType) -> str:
    return locale.dayName(number, kind)


def _month_name(locale: QLocale, number: int, kind: QLocale.FormatType) -> str:
    return locale.monthName(number, kind)


def _number_of(word: str, numbers: range, name_of: object) -> int | None:
    """Return the number whose name begins with ``word``, of at least two letters."""
    wanted = word.strip(".")
    if len(wanted) < 2 or not wanted.isalpha() or not callable(name_of):
        return None
    for locale in (QLocale(), _ENGLISH):
        found = {
            number
            for number in numbers
            for kind in _FORMATS
            if name_of(locale, number, kind).lower().strip(".").startswith(wanted)
        }
        if len(found) == 1:
            return found.pop()
    return None
