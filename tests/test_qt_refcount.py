"""PySide6 6.12.0 loses a reference to None per void call on Python 3.11, until it aborts."""

import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

CALLS = 10_000


def references_lost(call):
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return abs(before - sys.getrefcount(None))


def test_void_calls_of_the_core_keep_the_count_of_none(qapp):
    timer = QTimer()
    assert references_lost(lambda: timer.setInterval(1)) < 100
    assert references_lost(timer.stop) < 100


def test_void_calls_of_widgets_keep_the_count_of_none(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    assert references_lost(widget.update) < 100
    assert references_lost(lambda: widget.move(QPoint(1, 1))) < 100
