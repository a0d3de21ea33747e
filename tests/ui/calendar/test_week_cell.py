"""One day of the week view where there is little room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.domain.training import Kind, Sport, Status
from heavylegs_gui.domain.units import Units
from heavylegs_gui.ui.calendar.cells import Badge, Block, DayCell, Look
from heavylegs_gui.ui.calendar.day_painter import DayState
from heavylegs_gui.ui.calendar.inks import Inks
from heavylegs_gui.ui.calendar.week_cell import WeekCellPainter
from tests.ui.calendar_log import TUESDAY, run

NARROW_PX = 119
"""A day of seven in a window of 1000 px with text at 150 % [px]."""
LONG_NAME = "Charity half marathon round the four lakes of the old town"


class ReadInks(Inks):
    """Inks that remember what they wrote, and what of it they had to cut."""

    def __init__(self, theme):
        super().__init__(theme)
        self.written, self.cut = [], []

    def text(self, painter, box, text, token, kind, *where):
        self.written.append(text)
        if self.width(kind, text) > box.width():
            self.cut.append(text)
        return super().text(painter, box, text, token, kind, *where)


@pytest.fixture
def paint(theme):
    """A function that paints a day at large text and returns the inks."""
    theme.configure(ThemeChoice.LIGHT, 150, reduced_motion=True)

    def painted(session, width_px=NARROW_PX, badges=()):
        cell = DayCell(TUESDAY, blocks=(Block(session, Look.PLANNED),), badges=badges)
        inks, image = ReadInks(theme), QImage(width_px, 600, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            box = QRectF(image.rect())
            WeekCellPainter(inks).paint(painter, box, cell, Units.KM, DayState(), is_today=False)
        return inks

    return painted


def planned(**more):
    return replace(run(TUESDAY, 12_000.0, Status.PLANNED, id=1), **more)


def test_a_narrow_card_names_its_kind_in_full(paint):
    for kind in (Kind.EASY, Kind.TEMPO, Kind.HILLS, Kind.RACE):
        assert paint(planned(kind=kind)).cut == []


def test_a_narrow_card_says_minutes_in_full(paint):
    inks = paint(planned(sport=Sport.STRENGTH, distance_m=None, duration_s=2700.0))
    assert "45 min" in inks.written
    assert "45 min" not in inks.cut


def test_a_narrow_badge_drops_its_sign_before_its_words(paint):
    assert "Hard twice" not in paint(planned(), badges=(Badge(Level.CAUTION, "Hard twice"),)).cut


def test_a_long_name_goes_on_in_a_second_line(paint):
    inks = paint(planned(title=LONG_NAME), 320)
    first = next(one for one in inks.written if one.startswith("Charity"))
    second = inks.written[inks.written.index(first) + 1]
    assert f"{first} {second}" == LONG_NAME


def test_a_title_that_is_the_kind_stands_once(paint):
    inks = paint(planned(kind=Kind.LONG, title="Long run"), 320)
    assert inks.written.count("Long run") == 1
