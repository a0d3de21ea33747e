"""Which key of the player gives which command."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_BY_KEY = {
    Qt.Key.Key_Space: "pause",
    Qt.Key.Key_MediaTogglePlayPause: "pause",
    Qt.Key.Key_Right: "skip",
    Qt.Key.Key_PageDown: "skip",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_Up: "plus10",
    Qt.Key.Key_Plus: "plus10",
    Qt.Key.Key_S: "switch",
    Qt.Key.Key_X: "pain",
    Qt.Key.Key_M: "mute",
    Qt.Key.Key_V: "voice",
    Qt.Key.Key_P: "profile",
    Qt.Key.Key_F: "full_screen",
    Qt.Key.Key_F11: "full_screen",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Question: "help",
}
_REPEATS = {"plus10"}
_HARMLESS_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def command_of(event: QKeyEvent) -> str | None:
    """Return the command of a key press, ``None`` for other keys.

    A key that is held down counts once, except for 10 seconds more. Cheap presenter remotes send
    PgUp and PgDn, so these skip and go back too.
    """
    if event.modifiers() & ~_HARMLESS_MODIFIERS:
        return None
    command = _BY_KEY.get(Qt.Key(event.key()))
    if event.isAutoRepeat() and command not in _REPEATS:
        return None
    return command


def digit_of(event: QKeyEvent) -> int | None:
    """Return the digit 1 to 9 of a key press, ``None`` for other keys."""
    text = event.text()
    return int(text) if len(text) == 1 and text in "123456789" else None
