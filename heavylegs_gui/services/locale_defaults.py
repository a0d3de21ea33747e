"""What the runner's country suggests for a new log."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt

from heavylegs_gui.domain.units import Units
from heavylegs_gui.domain.weeks import WeekStart

_WEEK_STARTS = {
    Qt.DayOfWeek.Sunday: WeekStart.SUNDAY,
    Qt.DayOfWeek.Saturday: WeekStart.SATURDAY,
}


def default_units(locale: QLocale) -> Units:
    """Return miles where roads are signed in miles, else kilometres."""
    is_metric = locale.measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return Units.KM if is_metric else Units.MI


def default_week_start(locale: QLocale) -> WeekStart:
    """Return the first day of the week in the country's calendars."""
    return _WEEK_STARTS.get(locale.firstDayOfWeek(), WeekStart.MONDAY)
