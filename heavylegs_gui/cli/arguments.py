"""The words, their options, and nothing else: wrong usage ends here, before anything is loaded."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from heavylegs_gui import __version__
from heavylegs_gui.cli.key_lists import check_in_keys, setting_keys
from heavylegs_gui.domain.plan_request import (
    LEAST_RACE_M,
    LEAST_TARGET_M,
    MOST_QUALITY,
    MOST_RACE_M,
    MOST_TARGET_M,
    MOST_WEEKS,
)

WORDS = (
    "import", "export", "sessions", "weeks", "warnings", "checkins", "plan", "routine", "settings",
    "backup", "restore", "doctor",
)  # fmt: skip
"""The words that work without a window."""

_DESCRIPTION = "Heavy Legs: find out why running legs feel heavy."
_EPILOG = (
    "Without a word the window opens: heavylegs [--database FILE] [--demo] [FILE ...]. "
    "--demo shows a made-up runner's two years and leaves your own log alone. "
    "Exit codes: 0 done, 1 refused (one sentence says why), 2 wrong usage."
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    shared = _shared_options()
    parser = argparse.ArgumentParser(
        prog="heavylegs", description=_DESCRIPTION, epilog=_EPILOG, parents=[shared],
        allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"Heavy Legs {__version__}")
    words = parser.add_subparsers(dest="word", metavar="WORD", required=True)
    _add_file_words(words, shared)
    _add_log_words(words, shared)
    _add_care_words(words, shared)
    return parser


_Words = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def _shared_options() -> argparse.ArgumentParser:
    """Return the options that stand before or after the word; left out, they leave no trace."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = shared.add_argument_group("options for every word")
    group.add_argument("--json", action="store_true", help="print one JSON document")
    group.add_argument("--database", type=Path, metavar="FILE", help="the log to work on")
    group.add_argument(
        "--today", type=day, metavar="YYYY-MM-DD", help="work as if it were this day"
    )
    return shared


def _add(
    words: _Words[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    name: str,
    help_text: str,
) -> argparse.ArgumentParser:
    return words.add_parser(
        name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}.",
        parents=[shared], allow_abbrev=False,
    )  # fmt: skip


def _add_file_words(
    words: _Words[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    word = _add(
        words, shared, "import", "read activity files (FIT, GPX, TCX, CSV, ZIP) into the log"
    )
    word.epilog = "Example: heavylegs import morning.fit export.zip"
    word.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file to read")
    word.add_argument(
        "--keep-possible", action="store_true",
        help="also keep what looks like a duplicate but is not surely one",
    )  # fmt: skip
    word = _add(words, shared, "export", "write the log to a file")
    word.epilog = (
        "csv and json hold the whole log, ics (for other calendars) what is planned from today on. "
        "Example: heavylegs export --format csv --output runs.csv"
    )
    word.add_argument("--format", choices=("json", "csv", "ics"), required=True, help="see below")
    word.add_argument("--output", type=Path, metavar="FILE", required=True, help="file to write")


def _add_log_words(words: _Words[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    _add_span(_add(words, shared, "sessions", "list the sessions"))
    _add_span(_add(words, shared, "weeks", "list the weeks with their limits"))
    word = _add(words, shared, "warnings", "list what deserves a look, with how to mend it")
    word.epilog = "Without --all: of the last 28 days and of the plan."
    word.add_argument("--all", action="store_true", help="of the whole log, not only lately")
    word.add_argument("--dismissed", action="store_true", help="also what was set aside")
    _add_plan_word(words, shared)
    word = _add(words, shared, "checkins", "list the check-ins, or set one")
    _add_span(word)
    actions = word.add_subparsers(dest="action", metavar="set")
    setting = _add(actions, shared, "set", "write the answers of one day")
    setting.epilog, setting.formatter_class = check_in_keys(), argparse.RawDescriptionHelpFormatter
    setting.add_argument("day", type=day, metavar="DATE", help="day of the check-in")
    setting.add_argument(
        "answers", nargs="+", type=answer, metavar="KEY=VALUE", help="one answer, see below"
    )
    word = _add(words, shared, "routine", "list the routines, or show the steps of one")
    word.epilog = "Example: heavylegs routine show ID, with an ID of heavylegs routine list"
    actions = word.add_subparsers(dest="action", metavar="list|show")
    _add(actions, shared, "list", "list the routines")
    _add(actions, shared, "show", "show the steps of a routine").add_argument(
        "id", metavar="ID", help="as heavylegs routine list has it"
    )


def _add_plan_word(words: _Words[argparse.ArgumentParser], shared: argparse.ArgumentParser) -> None:
    word = _add(words, shared, "plan", "make a training plan that keeps every rule")
    word.epilog = (
        "Nothing is written without --save. Example: heavylegs plan --start 2026-11-23 "
        "--days tue,thu,sun --race-km 10 --race-date 2027-03-07"
    )
    word.add_argument("--start", type=day, metavar="DATE", required=True, help="first day")
    word.add_argument(
        "--weeks", type=int, metavar="N", help=f"how many, 1 to {MOST_WEEKS}; a race decides it"
    )
    word.add_argument(
        "--days", type=weekdays, metavar="mon,wed,sat", required=True, help="running days, 2 to 6"
    )
    word.add_argument("--long-day", type=weekday, metavar="DAY", help="day of the long run")
    word.add_argument(
        "--kind", choices=("beginner", "return", "build"), help="by default as the log says"
    )
    far = f"weekly distance to reach in km, {_km(LEAST_TARGET_M)} to {_km(MOST_TARGET_M)}"
    word.add_argument("--target-km", type=float, metavar="X", help=far)
    far = f"distance of the race in km, {_km(LEAST_RACE_M)} to {_km(MOST_RACE_M)}"
    word.add_argument("--race-km", type=float, metavar="X", help=far)
    word.add_argument("--race-date", type=day, metavar="DATE", help="day of the race")
    word.add_argument(
        "--quality", type=int, default=0, metavar="N",
        help=f"speed sessions a week, 0 to {MOST_QUALITY}; by default 0",
    )  # fmt: skip
    word.add_argument(
        "--no-cutback", action="store_true", help="no lighter week in every fourth week of growth"
    )
    word.add_argument(
        "--strength", type=weekdays, default=frozenset(), metavar="DAYS", help="strength days"
    )
    word.add_argument(
        "--cross",
        type=weekdays,
        default=frozenset(),
        metavar="DAYS",
        help="cycling or swimming days",
    )
    word.add_argument("--save", action="store_true", help="enter it in the calendar")


def _km(distance_m: float) -> str:
    return f"{distance_m / 1000:.1f}".removesuffix(".0")


def _add_care_words(
    words: _Words[argparse.ArgumentParser], shared: argparse.ArgumentParser
) -> None:
    word = _add(words, shared, "settings", "show all settings or one, or set one")
    word.epilog, word.formatter_class = setting_keys(), argparse.RawDescriptionHelpFormatter
    word.add_argument("key", nargs="?", metavar="KEY", help="the setting; all when left out")
    word.add_argument("value", nargs="?", metavar="VALUE", help="sets it; shows it when left out")
    word = _add(words, shared, "backup", "write a verified backup")
    word.add_argument("--output", type=Path, metavar="FILE", required=True, help="a new file")
    word = _add(words, shared, "restore", "put a backup in the place of the log")
    word.epilog = "The log that lay there is kept under another name."
    word.add_argument("backup", type=Path, metavar="FILE", help="the backup")
    _add(words, shared, "doctor", "say what is healthy and what is not")


def _add_span(word: argparse.ArgumentParser) -> None:
    word.add_argument("--from", dest="first", type=day, metavar="DATE", help="first day, inclusive")
    word.add_argument("--to", dest="last", type=day, metavar="DATE", help="last day, inclusive")


def day(text: str) -> date:
    """Return the day of ``YYYY-MM-DD``.

    Raises:
        argparse.ArgumentTypeError: The text is no day.
    """
    parts = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
    try:
        year, month, number = map(int, parts.groups()) if parts else (0, 0, 0)
        return date(year, month, number)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-11-22") from None


def answer(text: str) -> tuple[str, str]:
    """Return key and value of ``key=value``.

    Raises:
        argparse.ArgumentTypeError: There is no ``=``.
    """
    key, sign, value = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form key=value")
    return key, value


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekday(text: str) -> int:
    """Return the number of a weekday, Monday is 0.

    Raises:
        argparse.ArgumentTypeError: The text is no weekday.
    """
    name = text.strip().lower()
    if len(name) >= 3 and name[:3] in _WEEKDAYS:
        return _WEEKDAYS.index(name[:3])
    raise argparse.ArgumentTypeError(f"{text!r} is no weekday like mon or sun")


def weekdays(text: str) -> frozenset[int]:
    """Return the numbers of weekdays like ``mon,wed,sat``; none for an empty text.

    Raises:
        argparse.ArgumentTypeError: Something of it is no weekday.
    """
    return frozenset(weekday(part) for part in text.split(",") if part.strip())
