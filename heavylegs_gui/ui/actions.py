"""Everything that can be done from anywhere, as data: words, keys and place in the menu."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class ActionSpec(NamedTuple):
    """One command.

    Attributes:
        key: Name in the program.
        text: Words in the menu, the palette and the list of shortcuts.
        shortcuts: Keys in Qt's notation, the main one first.
        group: Heading in the menu; a change of group draws a line.
        in_palette: Whether the search field offers it.
    """

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    group: str = ""
    in_palette: bool = True


def action_specs() -> tuple[ActionSpec, ...]:
    """Return all commands in the order of the menu."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Actions", text)

    log, edit, go, files, more = (
        tr("Log"), tr("Edit"), tr("Go to"), tr("Files"), tr("More"),
    )  # fmt: skip
    return (
        ActionSpec("log_run", tr("Log a run…"), ("Ctrl+N",), log),
        ActionSpec("plan", tr("Build a plan…"), ("Ctrl+G",), log),
        ActionSpec("plans", tr("Training plans…"), ("Ctrl+Shift+G",), log),
        ActionSpec("check_in", tr("Check in for today…"), ("Ctrl+D",), log),
        ActionSpec("import", tr("Import files…"), ("Ctrl+I",), log),
        ActionSpec("undo", tr("Undo"), ("Ctrl+Z",), edit),
        ActionSpec("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), edit),
        ActionSpec("find", tr("Find in the log"), ("Ctrl+F",), edit),
        ActionSpec("page_today", tr("Today"), ("Ctrl+1",), go),
        ActionSpec("page_calendar", tr("Calendar"), ("Ctrl+2",), go),
        ActionSpec("page_log", tr("Log"), ("Ctrl+3",), go),
        ActionSpec("page_stretch", tr("Stretch"), ("Ctrl+4",), go),
        ActionSpec("page_progress", tr("Progress"), ("Ctrl+5",), go),
        ActionSpec("page_settings", tr("Settings"), ("Ctrl+,",), go),
        ActionSpec("export", tr("Export to a file or calendar…"), ("Ctrl+E",), files),
        ActionSpec("imports", tr("Earlier imports…"), (), files),
        ActionSpec("backup", tr("Back up to a file…"), ("Ctrl+B",), files),
        ActionSpec("restore", tr("Restore a backup…"), (), files),
        ActionSpec("shoes", tr("Shoes…"), (), more),
        ActionSpec("care", tr("What stretching leaves out…"), (), more),
        ActionSpec("palette", tr("Search or run a command"), ("Ctrl+K",), more, in_palette=False),
        ActionSpec("theme", tr("Switch between light and dark"), ("Ctrl+Shift+L",), more),
        ActionSpec("full_screen", tr("Full screen"), ("F11",), more),
        ActionSpec("page_help", tr("Help"), ("F1",), more),
        ActionSpec("shortcuts", tr("Keyboard shortcuts"), ("Ctrl+?", "Ctrl+/"), more),
        ActionSpec("about", tr("About Heavy Legs"), (), more),
        ActionSpec("quit", tr("Quit"), ("Ctrl+Q",), more),
    )
