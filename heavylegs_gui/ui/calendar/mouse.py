"""What a click in the calendar means: choosing, dragging, opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from heavylegs_gui.ui.calendar.choice import Choice

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QMouseEvent

    from heavylegs_gui.ui.calendar.cells import Block
    from heavylegs_gui.ui.calendar.grid import DayGrid


class Mouse:
    """Turns presses and moves of the mouse into choices and drags of one grid.

    What may begin a drag of several sessions, or of a copy, changes the choice only when the button
    is let go without one.
    """

    def __init__(self, grid: DayGrid) -> None:
        self._grid = grid
        self._deferred: Choice | None = None
        self._pressed: Block | None = None

    def press(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse and be ready to drag it."""
        grid, place = self._grid, event.position().toPoint()
        day, block = grid.day_at(place), grid.block_at(place)
        self._deferred = None
        if day is None:
            week = grid.table.week(grid.indexAt(place))
            if week is not None and event.button() is Qt.MouseButton.LeftButton:
                grid.week_chosen.emit(week)
            return
        session_id = None if block is None else block.session.id
        if event.button() is Qt.MouseButton.RightButton:
            if day not in grid.choice.days:
                grid.choose(Choice.on(day, () if session_id is None else {session_id}))
            return
        self._choose(event, day, session_id)
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = grid.button_at(place) if is_left else None
        if self._pressed is not None:
            return
        if event.button() is Qt.MouseButton.LeftButton and block is not None:
            grid.drag.prepare(place, block, grid.choice.ids(grid.span))

    def _choose(self, event: QMouseEvent, day: date, session_id: int | None) -> None:
        grid, modifiers = self._grid, event.modifiers()
        wanted = Choice.on(day, () if session_id is None else {session_id})
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            grid.choose(grid.choice.extended_to(day))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._deferred = grid.choice.toggled(day, session_id, grid.span)
        elif session_id is not None and session_id in grid.choice.ids(grid.span):
            self._deferred = wanted
        else:
            grid.choose(wanted)

    def move(self, event: QMouseEvent) -> None:
        """Drag, or show by the shape of the mouse what could be dragged."""
        grid, place = self._grid, event.position().toPoint()
        if grid.drag.move(place, event.modifiers()):
            return
        if grid.button_at(place) is not None:
            grid.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            return
        can_drag = grid.block_at(place) is not None
        shape = Qt.CursorShape.OpenHandCursor if can_drag else Qt.CursorShape.ArrowCursor
        grid.viewport().setCursor(shape)

    def release(self, event: QMouseEvent) -> None:
        """Drop what is dragged, else choose what was pressed."""
        deferred, self._deferred = self._deferred, None
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed.session.id is not None:
            if self._grid.button_at(event.position().toPoint()) == pressed:
                self._grid.done_wanted.emit(pressed.session.id)
            return
        if self._grid.drag.drop(event.modifiers()):
            return
        if deferred is not None and event.button() is Qt.MouseButton.LeftButton:
            self._grid.choose(deferred)

    def double_click(self, event: QMouseEvent) -> None:
        """Open a session, or begin one on an empty day."""
        grid, place = self._grid, event.position().toPoint()
        block, day = grid.block_at(place), grid.day_at(place)
        grid.drag.cancel()
        if grid.button_at(place) is not None:
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if block is not None and block.session.id is not None:
            grid.edit_wanted.emit(block.session.id)
        elif day is not None:
            grid.new_wanted.emit(day)
