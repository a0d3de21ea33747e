"""The published training log of one marathon runner: date, miles and time per run.

Its times are minutes, seconds and hundredths ("38:31:00"), in a few rows minutes and seconds
("22:07"). Source: Stat2Data "Marathon".
"""

from __future__ import annotations

import re
from datetime import date

from heavylegs_gui.domain.activity import Activity
from heavylegs_gui.domain.errors import ImportRefusedError, InvalidValueError
from heavylegs_gui.domain.training import Session, Source, Sport, check_session, new_uid
from heavylegs_gui.domain.units import METRES_PER_MILE
from heavylegs_gui.importers.limits import Tick, no_tick
from heavylegs_gui.importers.own_csv import csv_rows

HEADER = ("Date", "Miles", "Time", "Pace", "ShoeBrand")
_TIME = re.compile(r"(\d{1,3}):([0-5]\d)(?::(\d{2}))?")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MILES = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
_TICK_EVERY = 256


def looks_like_marathon_csv(header: list[str]) -> bool:
    """Return whether ``header`` begins as this log's does."""
    return tuple(header[: len(HEADER)]) == HEADER


def read_marathon_csv(text: str, tick: Tick = no_tick) -> list[Activity]:
    """Return the runs of the log.

    Raises:
        ImportRefusedError: A row cannot be read; the sentence names its line.
    """
    rows = csv_rows(text)
    next(rows, None)
    activities = []
    for count, (line, cells) in enumerate(rows):
        if count % _TICK_EVERY == 0:
            tick()
        if any(cells):
            activities.append(_activity(line, cells))
    return activities


def _activity(line: int, cells: list[str]) -> Activity:
    try:
        day = _day(cells[0])
        session = Session(
            uid=new_uid(),
            local_date=day,
            sport=Sport.RUN,
            distance_m=_miles(cells[1]) * METRES_PER_MILE,
            duration_s=_seconds(cells[2]),
            source=Source.FILE,
        )
        check_session(session)
    except (ValueError, IndexError):
        raise ImportRefusedError(
            f"Line {line}: date, miles or time cannot be read; expected are cells like "
            "1/31/2002, 5.0 and 38:31:00."
        ) from None
    except InvalidValueError as error:
        raise ImportRefusedError(f"Line {line}: {error}") from None
    return Activity(
        sport=session.sport,
        local_date=day,
        distance_m=session.distance_m,
        duration_s=session.duration_s,
        session=session,
    )


def _day(cell: str) -> date:
    match = _DATE.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    month, day, year = (int(part) for part in match.groups())
    return date(year, month, day)


def _miles(cell: str) -> float:
    if not _MILES.fullmatch(cell):
        raise ValueError(cell)
    return float(cell)


def _seconds(cell: str) -> float | None:
    """Return the seconds of ``mm:ss`` or ``mm:ss:hundredths``; an empty cell is unknown."""
    if not cell:
        return None
    match = _TIME.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    minutes, seconds, hundredths = (int(part or 0) for part in match.groups())
    return minutes * 60 + seconds + hundredths / 100
