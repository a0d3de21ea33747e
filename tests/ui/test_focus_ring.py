"""The focus ring of buttons: one ring, no second box around the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heavylegs_gui.ui.widgets.basics import Button

KINDS = ["plain", "primary", "quiet", "link", "danger", "chip"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_reached_with_tab_shows_the_ring_only(qtbot, theme, kind):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    before, button = Button(theme, "Before"), Button(theme, "See the steps", kind)
    layout.addWidget(before)
    layout.addWidget(button)
    window.show()
    window.activateWindow()
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(button.hasFocus)
    with_ring = button.grab().toImage()
    before.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert button.grab().toImage() == with_ring
