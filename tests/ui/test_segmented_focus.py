"""Tab stops at the chosen segment only."""

from PySide6.QtCore import Qt

from heavylegs_gui.ui.widgets.segmented import SegmentedControl


def stops(control):
    return [
        value
        for value in ("a", "b", "c")
        if control.button(value).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_tab_stops_at_the_chosen_segment(theme, qtbot):
    control = SegmentedControl(theme, (("a", "A"), ("b", "B"), ("c", "C")), "Letters")
    qtbot.addWidget(control)
    assert stops(control) == ["a"]
    control.set_value("b")
    assert stops(control) == ["b"]
    qtbot.mouseClick(control.button("c"), Qt.MouseButton.LeftButton)
    assert stops(control) == ["c"]
    control.set_value(None)
    assert stops(control) == ["a"]
