"""Turns rows into the values of the domain and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from heavylegs_gui.domain.rules.names import RuleId
from heavylegs_gui.domain.training import (
    CheckIn,
    DayKind,
    DayMark,
    Kind,
    Session,
    Shoe,
    Source,
    Sport,
    Status,
)
from heavylegs_gui.store.instants import instant_text
from heavylegs_gui.store.tables import TABLES

if TYPE_CHECKING:
    from heavylegs_gui.domain.changes import Row

_SPORTS = {member.value: member for member in Sport}
_KINDS: dict[str | None, Kind | None] = {None: None} | {member.value: member for member in Kind}
_STATUSES = {member.value: member for member in Status}
_RULE_IDS: dict[str | None, RuleId | None] = {None: None} | {one.value: one for one in RuleId}
_SOURCES = {member.value: member for member in Source}
_CHECK_IN_COLUMNS = TABLES["check_in"].columns[1:]

SESSION_COLUMNS = TABLES["session"].columns


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _real(value: float | None) -> float | None:
    return None if value is None else float(value)


def session_row(session: Session, session_id: int, revision: int) -> dict[str, object]:
    """Return the row of a session, with the types that SQLite gives back."""
    start = session.start_utc
    return {
        "id": session_id,
        "uid": session.uid,
        "local_date": session.local_date.isoformat(),
        "start_utc": None if start is None else instant_text(start),
        "utc_offset_min": session.utc_offset_min,
        "sport": session.sport.value,
        "kind": None if session.kind is None else session.kind.value,
        "status": session.status.value,
        "title": session.title,
        "distance_m": _real(session.distance_m),
        "duration_s": _real(session.duration_s),
        "elapsed_s": _real(session.elapsed_s),
        "ascent_m": _real(session.ascent_m),
        "heart_rate_avg_bpm": session.heart_rate_avg_bpm,
        "rpe": session.rpe,
        "heaviness": session.heaviness,
        "soreness": session.soreness,
        "temp_c": _real(session.temp_c),
        "shoe_id": session.shoe_id,
        "notes": session.notes,
        "source": session.source.value,
        "batch_id": session.batch_id,
        "original_date": _day_text(session.original_date),
        "linked_id": session.linked_id,
        "revision": revision,
        "compression": None if session.compression is None else int(session.compression),
        "drinking": session.drinking,
        "fuelling": session.fuelling,
        "form_note": session.form_note,
        "original_distance_m": _real(session.original_distance_m),
        "fixed_by": None if session.fixed_by is None else session.fixed_by.value,
        "link_locked": int(session.link_locked),
    }


def session_from(values: tuple[Any, ...]) -> Session:
    """Return the session of a row in the order of :data:`SESSION_COLUMNS`."""
    start, original = values[3], values[22]
    return Session(
        id=values[0],
        uid=values[1],
        local_date=date.fromisoformat(values[2]),
        start_utc=None if start is None else datetime.fromisoformat(start),
        utc_offset_min=values[4],
        sport=_SPORTS[values[5]],
        kind=_KINDS[values[6]],
        status=_STATUSES[values[7]],
        title=values[8],
        distance_m=values[9],
        duration_s=values[10],
        elapsed_s=values[11],
        ascent_m=values[12],
        heart_rate_avg_bpm=values[13],
        rpe=values[14],
        heaviness=values[15],
        soreness=values[16],
        temp_c=values[17],
        shoe_id=values[18],
        notes=values[19],
        source=_SOURCES[values[20]],
        batch_id=values[21],
        original_date=None if original is None else date.fromisoformat(original),
        linked_id=values[23],
        compression=None if values[25] is None else bool(values[25]),
        drinking=values[26],
        fuelling=values[27],
        form_note=values[28],
        original_distance_m=values[29],
        fixed_by=_RULE_IDS[values[30]],
        link_locked=bool(values[31]),
    )


def shoe_row(shoe: Shoe, shoe_id: int) -> dict[str, object]:
    """Return the row of a pair of shoes."""
    return {
        "id": shoe_id,
        "name": shoe.name,
        "start_distance_m": float(shoe.start_distance_m),
        "limit_m": _real(shoe.limit_m),
        "retired_on": _day_text(shoe.retired_on),
    }


def shoe_from(row: Row) -> Shoe:
    """Return the shoes of a row."""
    values: dict[str, Any] = dict(row)
    values["retired_on"] = _day_from(values["retired_on"])
    return Shoe(**values)


def check_in_row(check_in: CheckIn) -> dict[str, object]:
    """Return the row of one day's answers."""
    row: dict[str, object] = {name: getattr(check_in, name) for name in _CHECK_IN_COLUMNS}
    row["sleep_h"] = _real(check_in.sleep_h)
    return {"day": check_in.day.isoformat(), **row}


def check_in_from(row: Row) -> CheckIn:
    """Return one day's answers of a row."""
    values: dict[str, Any] = dict(row)
    values["day"] = date.fromisoformat(values["day"])
    return CheckIn(**values)


def day_mark_row(mark: DayMark) -> dict[str, object]:
    """Return the row of what the runner said of a day."""
    kind = None if mark.kind is None else mark.kind.value
    return {"day": mark.day.isoformat(), "kind": kind, "note": mark.note}


def day_mark_from(row: Row) -> DayMark:
    """Return what the runner said of a day."""
    values: dict[str, Any] = dict(row)
    kind = None if values["kind"] is None else DayKind(values["kind"])
    return DayMark(day=date.fromisoformat(values["day"]), kind=kind, note=values["note"])
