"""How this very program is started once more, as a child for what may fail."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import heavylegs_gui


def own_command(word: str) -> tuple[str, ...]:
    """Return the command line of a child that does what a hidden word says."""
    if getattr(sys, "frozen", False):
        return (sys.executable, word)
    # Without -P a file in the present folder could stand in for one of our modules.
    return (sys.executable, "-P", "-m", "heavylegs_gui", word)


def own_python_path(others: str) -> str | None:
    """Return a search path with this very package in front, ``None`` where there is no need."""
    if getattr(sys, "frozen", False):
        return None
    package = str(Path(heavylegs_gui.__file__).resolve().parent.parent)
    return os.pathsep.join(filter(None, (package, others)))
