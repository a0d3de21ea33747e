"""Activities as JSON, between the reading child process and its parent."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from heavylegs_gui.domain.activity import Activity, DeviceKey
from heavylegs_gui.domain.training import Kind, Session, Source, Sport, Status

Record = dict[str, Any]

_ENUMS: dict[str, type[StrEnum]] = {
    "sport": Sport,
    "kind": Kind,
    "status": Status,
    "source": Source,
}
_DAYS = frozenset({"local_date", "original_date"})
_INSTANTS = frozenset({"start_utc", "start_local", "time_created"})


def line_of(record: Record) -> bytes:
    """Return one line of JSON."""
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


def activity_record(activity: Activity) -> Record:
    """Return ``activity`` as values that JSON knows; what is unknown is left out."""
    record = _record(activity)
    if activity.device is not None:
        record["device"] = _record(activity.device)
    if activity.session is not None:
        record["session"] = _record(activity.session)
    return record


def activity_from(record: Record) -> Activity:
    """Return the activity of :func:`activity_record`."""
    values = _values(record)
    if "device" in values:
        values["device"] = DeviceKey(**_values(values["device"]))
    if "session" in values:
        values["session"] = Session(**_values(values["session"]))
    values["warnings"] = tuple(values.get("warnings", ()))
    return Activity(**values)


def _record(value: Activity | DeviceKey | Session) -> Record:
    record: Record = {}
    for one in fields(value):
        item = getattr(value, one.name)
        if isinstance(item, date | datetime):
            record[one.name] = item.isoformat()
        elif item is not None and not isinstance(item, DeviceKey | Session):
            record[one.name] = item
    return record


def _values(record: Record) -> Record:
    values = dict(record)
    for name, item in record.items():
        if name in _ENUMS:
            values[name] = _ENUMS[name](item)
        elif name in _DAYS:
            values[name] = date.fromisoformat(item)
        elif name in _INSTANTS:
            values[name] = datetime.fromisoformat(item)
    return values
