"""The command line: a thin second door to the same services, without a display."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from heavylegs_gui.cli.arguments import WORDS, build_parser

EXIT_DONE, EXIT_REFUSED, EXIT_INTERRUPTED = 0, 1, 130

_OPTIONS_WITH_VALUE = ("--database", "--today")
_WORD_LIKE = re.compile(r"[a-z][a-z-]*")


def is_command_line(arguments: Sequence[str]) -> bool:
    """Return whether ``arguments`` ask for a word (or help) instead of the window.

    What looks like a word and is no file counts too, so that a mistyped or unknown word is
    answered as wrong usage instead of opening a window.
    """
    rest = list(arguments)
    wants_json = "--json" in rest
    while rest:
        first = rest.pop(0)
        if first in _OPTIONS_WITH_VALUE:
            del rest[:1]
        elif first in {"-h", "--help", "--version"}:
            return True
        elif first == "--json" or first.startswith(tuple(f"{one}=" for one in _OPTIONS_WITH_VALUE)):
            continue
        elif first in WORDS:
            return True
        else:
            is_unknown_word = _WORD_LIKE.fullmatch(first) and not Path(first).exists()
            return bool(is_unknown_word) or wants_json
    return wants_json


def main(arguments: Sequence[str]) -> int:
    """Run one word and return the exit code: 0 done, 1 refused, 2 wrong usage."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else EXIT_REFUSED
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing may be flushed into the pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    return code


def _run(arguments: Sequence[str]) -> int:
    options = build_parser().parse_args(list(arguments))
    with _interrupted_at_once():
        from heavylegs_gui import quick_start
        from heavylegs_gui.cli.context import Context
        from heavylegs_gui.cli.output import show
        from heavylegs_gui.cli.words import handler_of
        from heavylegs_gui.domain.errors import UserError

        handler = handler_of(options.word)
        quick_start.collect_garbage()
        quick_start.qt_support.save()
    context = Context(options)
    try:
        answer = handler(context, options)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_REFUSED
    show(answer, as_json=context.as_json)
    if answer.refusal is not None:
        sys.stderr.write(f"{answer.refusal}\n")
        return EXIT_REFUSED
    return EXIT_DONE


@contextmanager
def _interrupted_at_once() -> Iterator[None]:
    """Let Ctrl+C end the process while modules load; Qt's loader survives no exception."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _end_at_once)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end_at_once(_number: int, _frame: FrameType | None) -> None:
    os._exit(EXIT_INTERRUPTED)
