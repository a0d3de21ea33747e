"""A second opinion on FIT files in which our own reader finds nothing."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from heavylegs_gui.domain.errors import ImportRefusedError
from heavylegs_gui.importers.fit_layout import DEGREES, FIT_EPOCH, WITH_RECORDS
from heavylegs_gui.importers.fit_messages import FitPart
from heavylegs_gui.importers.limits import Tick

if TYPE_CHECKING:
    import fitdecode

LARGEST_BYTES = 512 * 1024
"""fitdecode reads about 90 kB/s on a slow machine; ten seconds are the most that a file may take.
Source: ``9-performance.md`` 3."""


def read_parts_with_fitdecode(data: bytes, tick: Tick) -> list[FitPart]:
    """Return what ``fitdecode`` finds in ``data``, as our own reader would.

    Raises:
        ImportRefusedError: The library cannot read it either.
    """
    if len(data) > LARGEST_BYTES:
        return [FitPart(broken=True)]
    import fitdecode

    part = FitPart()
    try:
        with fitdecode.FitReader(
            BytesIO(data),
            check_crc=fitdecode.CrcCheck.DISABLED,
            error_handling=fitdecode.ErrorHandling.IGNORE,
        ) as frames:
            for frame in frames:
                tick()
                if isinstance(frame, fitdecode.FitDataMessage):
                    _keep(part, frame)
    except Exception as error:
        part.broken = True
        if not part.messages:
            raise ImportRefusedError("It is damaged; nothing in it can be read.") from error
    return [part]


def _keep(part: FitPart, frame: fitdecode.FitDataMessage) -> None:
    wanted = WITH_RECORDS.get(frame.global_mesg_num)
    if wanted is None:
        return
    message: dict[str, float] = {}
    for field in frame.fields:
        if field.def_num in wanted and field.name not in message:
            name, divisor = wanted[field.def_num]
            value = _number(field.value, field.raw_value)
            if value is not None and name not in message:
                message[name] = value / divisor if divisor == DEGREES else value
    part.messages.setdefault(frame.global_mesg_num, []).append(message)


def _number(value: object, raw: object) -> float | None:
    """Return SI units; instants as seconds since the FIT epoch, enumerations as their number."""
    if isinstance(value, datetime):
        return (value - FIT_EPOCH).total_seconds()
    for one in (value, raw):
        if isinstance(one, int | float) and not isinstance(one, bool):
            return float(one)
    return None
