"""What may stand in a log or a crash report: places in the code, numbers, names of types.

Never a message of an exception, a note, a name, a date or a path: any of these can hold what the
runner wrote (``KeyError: 'my calf'``). What is lost in detail is won in trust: a report can be
posted anywhere without reading it first.
"""

from __future__ import annotations

import errno
import logging
import re
from enum import Enum
from pathlib import PurePath
from types import TracebackType

PACKAGE = "heavylegs_gui"
MAX_FRAMES = 40
MAX_QT_MESSAGE_CHARS = 300

_UNSAFE = r"""
    "[^"]*"? | '[^']*'? | “[^”]*”? | ‘[^’]*’?        # anything quoted
    | \b[a-z][a-z0-9+.-]*://\S*                       # an address
    | \b[A-Za-z]:[\\/].*                              # a path on Windows, with its spaces
    | [~.]{0,2}/.*                                    # a path, to the end
    | \S+\\.*                                         # a share or a path on Windows
    | \S+@\S+                                         # a mail address
    | \S+\.(?:fit|gpx|tcx|csv|zip|gz|db|json)\b       # a file of the runner
    | \b\d{4}-\d\d?-\d\d?\b | \b\d\d?[./]\d\d?[./]\d{2,4}\b   # a date
"""
_FLAGS = re.VERBOSE | re.IGNORECASE


def redact(text: str) -> str:
    """Return a message of Qt as one line without quotes, paths, dates and addresses."""
    line = " ".join(text.split())
    return re.sub(_UNSAFE, "<…>", line, flags=_FLAGS)[:MAX_QT_MESSAGE_CHARS]


def short_path(path: str) -> str:
    """Return where a source file lies without the folders that name a person or a machine."""
    parts = PurePath(path.replace("\\", "/")).parts
    if PACKAGE in parts:
        last = len(parts) - 1 - parts[::-1].index(PACKAGE)
        return "/".join(parts[last:])
    return parts[-1] if parts else "?"


def describe_error(error: BaseException) -> str:
    """Return type and harmless facts of ``error``, without its message."""
    kind = type(error)
    name = (
        kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    )
    facts = [fact for fact in (_code_of(error), _attribute_of(error)) if fact]
    return f"{name} ({', '.join(facts)})" if facts else name


def _code_of(error: BaseException) -> str | None:
    sqlite_name = getattr(error, "sqlite_errorname", None)
    if isinstance(sqlite_name, str):
        return sqlite_name
    if isinstance(error, OSError) and error.errno is not None:
        return errno.errorcode.get(error.errno, str(error.errno))
    return None


def _attribute_of(error: BaseException) -> str | None:
    """Return the name that the code asked for in vain: it stands in the code, not in the log."""
    if not isinstance(error, AttributeError | NameError | ImportError):
        return None
    name = error.name
    if isinstance(name, str) and re.fullmatch(r"[A-Za-z_][\w.]{0,60}", name):
        return name
    return None


def describe_trace(trace: TracebackType | None) -> list[str]:
    """Return one line a frame, outermost first: file, line number and function."""
    lines: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"{short_path(code.co_filename)}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    if len(lines) > MAX_FRAMES:
        half = MAX_FRAMES // 2
        lines = [*lines[:half], f"… {len(lines) - MAX_FRAMES} more …", *lines[-half:]]
    return lines


def place_of(trace: TracebackType | None) -> str:
    """Return ``file:line`` of the innermost frame of our own code, or of the innermost at all."""
    place = ours = "?"
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        place = f"{short_path(filename)}:{trace.tb_lineno}"
        if PACKAGE in PurePath(filename).parts:
            ours = place
        trace = trace.tb_next
    return place if ours == "?" else ours


def describe_chain(error: BaseException, trace: TracebackType | None) -> str:
    """Return the error, its frames and what caused it, as text for the log and the report."""
    lines = [describe_error(error), *(f"  {line}" for line in describe_trace(trace))]
    seen = {id(error)}
    cause = error.__cause__ or error.__context__
    while cause is not None and id(cause) not in seen and len(seen) < 5:
        seen.add(id(cause))
        lines.append(f"while handling {describe_error(cause)}")
        lines.extend(f"  {line}" for line in describe_trace(cause.__traceback__))
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def redact_fault_dump(text: str) -> str:
    """Return what ``faulthandler`` wrote with short file names."""
    return re.sub(r'File "([^"]*)"', lambda match: f'File "{short_path(match[1])}"', text)


class SafeFormatter(logging.Formatter):
    """Writes the constant template of a record; text among its arguments becomes its length."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, with the frames of an exception below it."""
        arguments = record.args
        if isinstance(arguments, dict):
            safe: object = {key: _safe(value) for key, value in arguments.items()}
        else:
            safe = tuple(_safe(value) for value in arguments or ())
        text = str(record.msg) if isinstance(record.msg, str) else _safe(record.msg)
        if safe:
            text = _filled(str(text), safe)
        if record.name.partition(".")[0] != PACKAGE:
            text = redact(str(text))  # libraries put values into the template itself
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {text}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + describe_chain(record.exc_info[1], record.exc_info[2])
        return line


def _filled(template: str, arguments: object) -> str:
    try:
        return template % arguments
    except (TypeError, ValueError, KeyError):
        return f"{template} (with arguments that do not fit)"


class SafeText(str):
    """Text that was redacted already; it is written as it is."""

    __slots__ = ()


def _safe(value: object) -> object:
    if isinstance(value, SafeText | Enum):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, BaseException):
        return describe_error(value)
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, str | bytes):
        return f"<text of {len(value)}>"
    return f"<{type(value).__name__}>"
