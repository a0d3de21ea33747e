"""The keys of the calendar; single letters count only while the grid has the keyboard."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Command(Enum):
    """What can be done in the calendar."""

    OPEN = "open"
    NEW = "new"
    LOG = "log"
    EDIT = "edit"
    DONE = "done"
    SKIP = "skip"
    ILL = "ill"
    ILL_DAY = "ill_day"
    LINK = "link"
    LINK_TO = "link_to"
    UNLINK = "unlink"
    LOCK = "lock"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    DELETE = "delete"
    REST = "rest"
    REST_SHIFT = "rest_shift"
    NOTE = "note"
    CHECK_IN = "check_in"
    SWAP = "swap"
    REPEAT = "repeat"
    CHOOSE_WEEK = "choose_week"
    NEXT_WARNING = "next_warning"
    WARN_AGAIN = "warn_again"
    FIX = "fix"
    TODAY = "today"
    BACK = "back"
    FORWARD = "forward"
    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"
    CANCEL = "cancel"


COMMANDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Command] = {
    (Key.Key_Return, _NONE): Command.OPEN,
    (Key.Key_Enter, _NONE): Command.OPEN,
    (Key.Key_N, _NONE): Command.NEW,
    (Key.Key_N, _SHIFT): Command.LOG,
    (Key.Key_E, _NONE): Command.EDIT,
    (Key.Key_Space, _NONE): Command.DONE,
    (Key.Key_S, _NONE): Command.SKIP,
    (Key.Key_I, _NONE): Command.ILL,
    (Key.Key_I, _SHIFT): Command.ILL_DAY,
    (Key.Key_L, _NONE): Command.LINK,
    (Key.Key_X, _CTRL): Command.CUT,
    (Key.Key_C, _CTRL): Command.COPY,
    (Key.Key_V, _CTRL): Command.PASTE,
    (Key.Key_Delete, _NONE): Command.DELETE,
    (Key.Key_R, _NONE): Command.REST,
    (Key.Key_R, _SHIFT): Command.REST_SHIFT,
    (Key.Key_D, _NONE): Command.NOTE,
    (Key.Key_C, _NONE): Command.CHECK_IN,
    (Key.Key_A, _CTRL): Command.CHOOSE_WEEK,
    (Key.Key_W, _NONE): Command.NEXT_WARNING,
    (Key.Key_W, _SHIFT): Command.WARN_AGAIN,
    (Key.Key_F, _NONE): Command.FIX,
    (Key.Key_T, _NONE): Command.TODAY,
    (Key.Key_PageUp, _NONE): Command.BACK,
    (Key.Key_PageDown, _NONE): Command.FORWARD,
    (Key.Key_M, _NONE): Command.MONTH,
    (Key.Key_K, _NONE): Command.WEEK,
    (Key.Key_G, _NONE): Command.AGENDA,
    (Key.Key_Escape, _NONE): Command.CANCEL,
}


class KeyRow(NamedTuple):
    """One line of the list of shortcuts.

    Attributes:
        keys: Keys as they are named on the keyboard.
        words: What they do.
    """

    keys: str
    words: str


def command_of(key: int, modifiers: Qt.KeyboardModifier) -> Command | None:
    """Return the command of a key, ``None`` when it has none."""
    plain = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    return COMMANDS.get((Qt.Key(key), plain))


def key_rows() -> tuple[KeyRow, ...]:
    """Return every key of the calendar for the list of shortcuts."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CalendarKeys", text)

    return (
        KeyRow(tr("Arrows"), tr("Another day; Shift chooses several")),
        KeyRow("Home, End", tr("Go to the start or the end of the week")),
        KeyRow("PgUp, PgDn", tr("Go to another month, or week")),
        KeyRow(tr("Alt+Up, Alt+Down"), tr("Choose one session of the day")),
        KeyRow("Ctrl+A", tr("Choose the whole week")),
        KeyRow("T", tr("Go to today")),
        KeyRow("Enter", tr("Open the day")),
        KeyRow("N", tr("Plan a session on the day; log one on a day that has passed")),
        KeyRow("Shift+N", tr("Log a session that was done")),
        KeyRow("E", tr("Edit the session")),
        KeyRow(tr("Space"), tr("Mark as done")),
        KeyRow("S", tr("Mark as skipped")),
        KeyRow("I", tr("Mark as ill")),
        KeyRow("Shift+I", tr("Ill on this day: its plans are left out")),
        KeyRow("L", tr("Link what was done to a plan, or unlink it")),
        KeyRow("Ctrl+X, Ctrl+C", tr("Cut to move, or copy, what is chosen")),
        KeyRow("Ctrl+V", tr("Paste on the day")),
        KeyRow("Del", tr("Delete what is chosen")),
        KeyRow("R", tr("Rest day: its plans are skipped; again takes it back")),
        KeyRow("Shift+R", tr("Rest day, and move the plan a day later; again pulls it forward")),
        KeyRow("D", tr("Note of the day")),
        KeyRow("C", tr("Check-in of the day")),
        KeyRow("W", tr("Go to the next warning")),
        KeyRow("Shift+W", tr("Warn again of what was kept")),
        KeyRow("F", tr("Take the fix of the warning")),
        KeyRow("M, K, G", tr("Month, week, agenda")),
    )
