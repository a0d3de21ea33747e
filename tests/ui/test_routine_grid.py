"""The grid of routines: what stays under the keyboard while it is shown anew."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from heavylegs_gui.ui.player.routine_grid import RoutineGrid
from heavylegs_gui.ui.player.routine_tile import TileFacts

FACTS = [
    (TileFacts("one", "First", "Before a run", "5:00", "not played yet"), "before"),
    (TileFacts("two", "Second", "After a run", "8:00", "not played yet"), "after"),
]


@pytest.fixture
def grid(qtbot, theme):
    made = RoutineGrid(theme)
    qtbot.addWidget(made)
    made.show_tiles(FACTS, lambda _one: None)
    made.resize(900, 300)
    made.show()
    return made


def filter_by(grid, when):
    grid.filters.set_value(when)
    grid.filters.value_changed.emit(when)
    QApplication.processEvents()


def test_a_tile_keeps_the_keyboard_when_its_words_change(grid):
    grid.tiles["two"].setFocus()
    grid.show_tiles(FACTS, lambda _one: None)
    QApplication.processEvents()
    assert grid.focusWidget() is grid.tiles["two"]


@pytest.mark.parametrize("width", [380, 1200])
def test_a_tile_keeps_the_keyboard_when_the_columns_change(grid, width):
    grid.tiles["two"].setFocus()
    grid.resize(width, 400)
    QApplication.processEvents()
    assert grid.focusWidget() is grid.tiles["two"]


def test_only_a_tile_that_the_filter_takes_away_gives_the_keyboard_up(grid):
    grid.tiles["two"].setFocus()
    filter_by(grid, "after")
    assert grid.focusWidget() is grid.tiles["two"]
    assert not grid.tiles["one"].isVisibleTo(grid)
    filter_by(grid, "before")
    assert grid.focusWidget() is not grid.tiles["two"]
    assert grid.tiles["one"].isVisibleTo(grid)
