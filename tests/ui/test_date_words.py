"""Days as people type them."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from heavylegs_gui.ui.widgets.date_words import NoSuchDayError, day_words, parse_day

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def british(qapp):
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 22)),
        (" Yesterday ", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("sat", date(2026, 11, 21)),
        ("sunday", date(2026, 11, 22)),
        ("next sunday", date(2026, 11, 29)),
        ("14 nov", date(2026, 11, 14)),
        ("nov 14", date(2026, 11, 14)),
        ("Sat 14 Nov 2025", date(2025, 11, 14)),
        ("14 jan", date(2026, 1, 14)),
        ("10 dec", date(2026, 12, 10)),
        ("29 feb", date(2024, 2, 29)),
        ("2026-11-01", date(2026, 11, 1)),
        ("3/4/2026", date(2026, 4, 3)),
        ("14.11.", date(2026, 11, 14)),
        ("11/14/2026", date(2026, 11, 14)),
        ("23", date(2026, 10, 23)),
        ("-3", date(2026, 11, 19)),
    ],
)
def test_words_mean_a_day(text, day):
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "32 nov", "2026-13-01", "nov", "0/0", "14 nov x"])
def test_other_words_mean_none(text):
    with pytest.raises(ValueError, match=r"day|month|range|must"):
        parse_day(text, TODAY)


def test_what_is_shown_means_the_same_day():
    for day in (date(2026, 11, 18), date(2019, 2, 28), date(2026, 12, 24)):
        assert parse_day(day_words(day, TODAY), TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4/2026", date(2026, 3, 4)),
        ("14/11/2026", date(2026, 11, 14)),
        ("14/11", date(2026, 11, 14)),
    ],
)
def test_figures_that_fit_only_the_other_order_mean_that(text, day):
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["31/02/2026", "02/31/2026", "13/13/2026", "31.2.2026"])
def test_figures_that_fit_no_order_are_in_no_calendar(text):
    with pytest.raises(NoSuchDayError):
        parse_day(text, TODAY)
