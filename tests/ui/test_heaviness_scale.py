"""The painted scales answer to digits, arrows, Delete and clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from heavylegs_gui.ui.widgets.heaviness_scale import HeavinessScale
from heavylegs_gui.ui.widgets.number_scale import NumberScale, effort_words


@pytest.fixture
def scale(qtbot, theme):
    built = HeavinessScale(theme, "How heavy were your legs?")
    qtbot.addWidget(built)
    built.resize(403, 112)
    built.show()
    return built


def test_the_level_is_unknown_at_first(scale):
    assert scale.level is None
    assert scale.accessibleDescription() == "not told"


@pytest.mark.parametrize(("key", "level"), [(Qt.Key.Key_0, 0), (Qt.Key.Key_7, 7), (".", 10)])
def test_one_key_sets_the_level(qtbot, scale, key, level):
    qtbot.keyClick(scale, key)
    assert scale.level == level


def test_arrows_move_and_stop_at_the_ends(qtbot, scale):
    scale.set_level(9)
    for _ in range(3):
        qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.level == 10
    scale.set_level(0)
    qtbot.keyClick(scale, Qt.Key.Key_Left)
    assert scale.level == 0


def test_delete_makes_it_unknown_again(qtbot, scale):
    scale.set_level(4)
    qtbot.keyClick(scale, Qt.Key.Key_Delete)
    assert scale.level is None


@pytest.mark.parametrize("level", range(11))
def test_a_click_on_a_bar_sets_its_level(qtbot, scale, level):
    middle = scale.cell(level).center().toPoint()
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), 60))
    assert scale.level == level


def test_bars_grow_with_the_level(scale):
    heights = [scale.bar(level).height() for level in range(11)]
    assert heights == sorted(heights)
    assert heights[0] > 4


def test_a_screen_reader_meets_a_slider_with_words(scale):
    scale.set_level(7)
    interface = QAccessible.queryAccessibleInterface(scale)
    assert interface.role() is QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "How heavy were your legs?"
    assert interface.text(QAccessible.Text.Description) == "7, Heavy"


def test_each_change_is_told_once(qtbot, scale):
    told = []
    scale.level_changed.connect(lambda: told.append(scale.level))
    qtbot.keyClick(scale, Qt.Key.Key_3)
    qtbot.keyClick(scale, Qt.Key.Key_3)
    assert told == [3]


def test_the_effort_scale_has_words_too(qtbot, theme):
    scale = NumberScale(theme, "Effort", effort_words())
    qtbot.addWidget(scale)
    qtbot.keyClick(scale, Qt.Key.Key_5)
    assert scale.word() == "could talk in sentences"
