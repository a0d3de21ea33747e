"""What can be done with an activity of an import, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.services.importing_rows import Choice, ImportRow


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportWords", text)


def choice_words(row: ImportRow, choice: Choice) -> str:
    """Return a choice as its button and its cell say it."""
    if row.resembles_file:
        return _tr("Keep the other file") if choice is Choice.KEEP_MINE else _tr("Import both")
    return {
        Choice.IMPORT: _tr("Import"),
        Choice.SKIP: _tr("Skip"),
        Choice.KEEP_MINE: _tr("Keep mine"),
        Choice.USE_FILE: _tr("Use the file"),
        Choice.KEEP_RICHER: _tr("Keep the richer"),
    }[choice]


def choice_meaning(row: ImportRow) -> str:
    """Return what the present choice of a row does, in a few words."""
    if row.resembles_file:
        is_left_out = row.choice is Choice.KEEP_MINE
        return _tr("This one is left out") if is_left_out else _tr("Both become sessions")
    return {
        Choice.KEEP_MINE: _tr("Your entry stays as it is"),
        Choice.USE_FILE: _tr("The file's figures; what only you know stays"),
        Choice.KEEP_RICHER: _tr("Your heaviness and notes, the file's distance and time"),
    }.get(row.choice, "")
