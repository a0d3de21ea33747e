"""Keeps from terminal and log what libraries note about devices that are not there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler

_NOTES = (
    "PulseAudioService:",
    "Couldn't load pipewire",
    "Error loading text-to-speech plug-in",
    "Connection to speech-dispatcher failed",
)
"""How notes begin that carry no category and so cannot be switched off by a rule."""
_RULES = "qt.multimedia.*=false\nqt.speech.*=false"
"""What the libraries would tell the terminal on a machine without a server."""


class _Hush:
    """One filter for all who ask for it; it goes when the last one is done."""

    def __init__(self) -> None:
        self._count = 0
        self._before: Any = None

    def begin(self) -> None:
        self._count += 1
        if self._count == 1:
            QLoggingCategory.setFilterRules(_RULES)
            self._before = qInstallMessageHandler(self._pass_on)

    def end(self) -> None:
        self._count -= 1
        if self._count == 0:
            qInstallMessageHandler(self._before)
            self._before = None

    def _pass_on(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith(_NOTES):
            return
        if self._before is not None:
            self._before(kind, context, message)
        else:
            sys.stderr.write(f"{message}\n")


_hush = _Hush()
begin_quiet, end_quiet = _hush.begin, _hush.end


@contextmanager
def without_notes() -> Iterator[None]:
    """Keep the notes away while a block runs."""
    begin_quiet()
    try:
        yield
    finally:
        end_quiet()


def library_package(message: str, usual: str, package: str) -> str:
    """Return what to install for a library that an import error names.

    Args:
        message: The words of the error.
        usual: The library that is usually missing.
        package: The package that brings it.
    """
    library = message.partition(":")[0].strip()
    is_library = library.startswith("lib") and ".so" in library
    return library if is_library and usual not in library else package
