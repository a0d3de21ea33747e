"""Where the arrows and their neighbours lead in a grid of days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from heavylegs_gui.domain.weeks import DAYS_PER_WEEK
from heavylegs_gui.ui.calendar.cells import ONE_DAY

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from heavylegs_gui.ui.calendar.grid import DayGrid


def walk(grid: DayGrid, event: QKeyEvent) -> bool:
    """Go where an arrow leads and return whether the key was one."""
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    plain = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    if plain == Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
        grid.choose(grid.choice.stepped(grid.span, 1 if key == Qt.Key.Key_Down else -1))
        return True
    extend = bool(plain & Qt.KeyboardModifier.ShiftModifier)
    if plain & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    day = _day_of_key(grid, key)
    if day is None:
        return False
    grid.go(day, extend=extend)
    return True


def _day_of_key(grid: DayGrid, key: Qt.Key) -> date | None:
    current = grid.choice.current
    if key in grid.STEPS:
        step = grid.STEPS[key]
        is_mirrored = grid.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if is_mirrored and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = -step
        return current + ONE_DAY * step
    first = grid.first_of_week(current)
    if key == Qt.Key.Key_Home:
        return first
    if key == Qt.Key.Key_End:
        return first + timedelta(days=DAYS_PER_WEEK - 1)
    return None
