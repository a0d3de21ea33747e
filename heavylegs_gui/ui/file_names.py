"""Names of files that the runner chooses in a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from heavylegs_gui.domain.errors import InvalidValueError


def complete_path(name: str, ending: str) -> Path:
    """Return the place of a file that was typed with or without its ending.

    Args:
        name: What the dialog returned; it has asked before replacing exactly this.
        ending: The ending that the file gets when it has none, without a point.

    Raises:
        InvalidValueError: With its ending it is a file that nobody agreed to replace.
    """
    path = Path(name)
    typed = path.suffix[1:]
    # a day such as "week 23.11" ends in figures, and that is no ending of a file
    if typed.isalnum() and not typed.isdecimal():
        return path
    complete = path.with_name(f"{path.name}.{ending}")
    if complete.exists():
        words = QCoreApplication.translate(
            "FileNames", "{0} is there already; choose it itself to replace it."
        )
        raise InvalidValueError(words.format(complete.name), "file")
    return complete
