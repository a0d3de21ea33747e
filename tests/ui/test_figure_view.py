"""A figure view moves only when it should."""

from __future__ import annotations

import pytest

from heavylegs_gui.content.figures import load_figures
from heavylegs_gui.domain.figure_motion import Beat
from heavylegs_gui.domain.settings import ThemeChoice
from heavylegs_gui.paths import resource_root
from heavylegs_gui.ui.player.figure_painter import RESTING
from heavylegs_gui.ui.player.figure_view import FigureView

FIGURES = load_figures(resource_root() / "figures")


@pytest.fixture
def view(qtbot, theme):
    widget = FigureView(theme, "stage", panel=True)
    qtbot.addWidget(widget)
    widget.resize(160, 120)
    widget.show_figure(FIGURES["st_calf_straight"])
    widget.show()
    return widget


def test_a_thumbnail_is_still_until_it_plays(view):
    assert not view.is_playing
    assert view.shown[2] == RESTING


def test_playing_moves_the_figure(qtbot, view):
    view.play()
    qtbot.waitUntil(lambda: view.shown[2] != RESTING, timeout=2000)
    view.rest()
    assert view.shown[2] == RESTING


def test_with_reduced_motion_it_rests_in_the_second_pose(theme, view):
    theme.configure(ThemeChoice.LIGHT, 100, reduced_motion=True)
    view.play()
    assert not view.is_playing
    assert view.shown[2].share == 1.0


def test_a_hidden_view_does_not_move(view):
    view.play()
    view.hide()
    assert not view.is_playing


def test_a_phase_is_painted_once_and_kept(view):
    view.set_beat(Beat(0.5, 1.0))
    first = view.grab().toImage()
    kept = len(view._frames)
    view.set_beat(Beat(0.2, 1.0))
    view.grab()
    view.set_beat(Beat(0.5, 1.0))
    assert view.grab().toImage() == first
    assert len(view._frames) == kept + 1


def test_kept_phases_stay_below_their_memory_limit(view):
    view.resize(1600, 1400)
    for step in range(60):
        view.set_beat(Beat(step / 60, 1.0))
        view.grab()
    taken = sum(frame.width() * frame.height() * 4 for frame in view._frames.values())
    assert taken <= 128 * 1024 * 1024


def test_another_theme_paints_anew(theme, view):
    light = view.grab().toImage()
    theme.configure(ThemeChoice.DARK, 100, reduced_motion=False)
    assert view.grab().toImage() != light
