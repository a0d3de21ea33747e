"""Prints answers: one JSON document for programs, short text for people."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from heavylegs_gui.domain.mileage import WeekTotal
from heavylegs_gui.domain.training import CheckIn

_WEEK_FIELDS = (
    "week_start", "distance_m", "done_m", "planned_m", "runs", "rest_days", "base_m", "limit_m",
)  # fmt: skip

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, line and paragraph ends, changes of the writing direction, halves of characters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a word has to say.

    Attributes:
        document: Values for JSON; dates, enumerations and the like are turned into text.
        lines: The same for people.
        refusal: One sentence when the answer is a refusal all the same.
    """

    document: object
    lines: Sequence[str]
    refusal: str | None = None


def show(answer: Answer, *, as_json: bool) -> None:
    """Print an answer on stdout."""
    if as_json:
        text = json.dumps(answer.document, ensure_ascii=False, allow_nan=False, default=_plain)
    else:
        text = "\n".join(map(printable, answer.lines))
    if text:
        sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


def week_document(week: WeekTotal) -> dict[str, Any]:
    """Return the fields of a week."""
    return {name: getattr(week, name) for name in _WEEK_FIELDS}


def check_in_document(check_in: CheckIn) -> dict[str, Any]:
    """Return the fields of a check-in."""
    document = dataclasses.asdict(check_in)
    return {"date": document.pop("day"), **document}


def table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """Return rows as lines with aligned columns.

    Args:
        rows: Texts, the head first.
        right: Columns that are aligned to the right.
    """
    if not rows:
        return []
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def printable(text: str) -> str:
    """Return text of the runner's files without anything that a terminal would obey."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
