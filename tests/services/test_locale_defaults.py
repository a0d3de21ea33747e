"""A new log begins with the units and the week of the runner's country."""

import pytest
from PySide6.QtCore import QLocale

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart
from heavylegs_gui.services.locale_defaults import default_units, default_week_start


@pytest.mark.parametrize(
    ("name", "units", "week_start"),
    [
        ("en_US", Units.MI, WeekStart.SUNDAY),
        ("en_GB", Units.MI, WeekStart.MONDAY),
        ("de_DE", Units.KM, WeekStart.MONDAY),
        ("ar_EG", Units.KM, WeekStart.SATURDAY),
        ("C", Units.KM, WeekStart.MONDAY),
    ],
)
def test_units_and_week_follow_the_country(name, units, week_start):
    locale = QLocale(name)
    assert (default_units(locale), default_week_start(locale)) == (units, week_start)
