"""Which function answers which word; only what that word needs is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from heavylegs_gui.cli.context import Context
from heavylegs_gui.cli.output import Answer

Handler = Callable[[Context, argparse.Namespace], Answer]


def handler_of(word: str) -> Handler:
    """Return the function that answers ``word``, which is one of the known words."""
    if word in {"import", "export"}:
        return _file_handler(word)
    if word in {"backup", "restore", "doctor"}:
        return _care_handler(word)
    if word == "routine":
        from heavylegs_gui.cli import routine_words

        return routine_words.routine
    if word == "plan":
        from heavylegs_gui.cli import plan_words

        return plan_words.plan
    if word == "warnings":
        from heavylegs_gui.cli import warning_words

        return warning_words.warnings
    return _log_handler(word)


def _file_handler(word: str) -> Handler:
    from heavylegs_gui.cli import file_words

    return {"import": file_words.import_files, "export": file_words.export}[word]


def _care_handler(word: str) -> Handler:
    from heavylegs_gui.cli import care_words

    return {
        "backup": care_words.backup,
        "restore": care_words.restore,
        "doctor": care_words.doctor,
    }[word]


def _log_handler(word: str) -> Handler:
    from heavylegs_gui.cli import log_words

    return {
        "sessions": log_words.sessions,
        "weeks": log_words.weeks,
        "checkins": log_words.check_ins,
        "settings": log_words.settings,
    }[word]
