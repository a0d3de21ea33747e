"""Which function answers which word."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from heavylegs_gui.cli import care_words, file_words, log_words
from heavylegs_gui.cli.context import Context
from heavylegs_gui.cli.output import Answer

HANDLERS: Mapping[str, Callable[[Context, argparse.Namespace], Answer]] = {
    "import": file_words.import_files,
    "export": file_words.export,
    "sessions": log_words.sessions,
    "weeks": log_words.weeks,
    "checkins": log_words.check_ins,
    "settings": log_words.settings,
    "backup": care_words.backup,
    "restore": care_words.restore,
    "doctor": care_words.doctor,
}
