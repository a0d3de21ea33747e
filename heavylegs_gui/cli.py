"""The command line: a thin second door to the same services, without a display."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

WORDS = (
    "import", "export", "sessions", "weeks", "checkins", "routine", "settings", "backup", "restore",
    "doctor",
)  # fmt: skip
"""The words that work without a window."""

_OPTIONS_WITH_VALUE = ("--database", "--today")


def is_command_line(arguments: Sequence[str]) -> bool:
    """Return whether ``arguments`` ask for a word (or help) instead of the window."""
    rest = list(arguments)
    while rest:
        first = rest.pop(0)
        if first in _OPTIONS_WITH_VALUE:
            del rest[:1]
        elif first in {"-h", "--help", "--version"}:
            return True
        elif first == "--json" or first.startswith(tuple(f"{one}=" for one in _OPTIONS_WITH_VALUE)):
            continue
        else:
            return first in WORDS
    return False


def main(arguments: Sequence[str]) -> int:
    """Run one word and return the exit code."""
    parser = argparse.ArgumentParser(prog="heavylegs")
    parser.add_argument("word", choices=WORDS)
    parser.parse_known_args(list(arguments))
    return 0
