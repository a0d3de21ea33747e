"""A session as the command line and the JSON export show it (``10-command-line.md``)."""

from __future__ import annotations

from datetime import UTC, datetime

from heavylegs_gui.domain.training import Session


def instant_text(instant: datetime | None) -> str | None:
    """Return for example ``2026-11-22T07:30:00Z``."""
    return None if instant is None else instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def session_json(session: Session) -> dict[str, object]:
    """Return the fields of ``session`` by name; what is unknown is ``None``, never left out."""
    original = session.original_date
    return {
        "id": session.id,
        "uid": session.uid,
        "local_date": session.local_date.isoformat(),
        "start_utc": instant_text(session.start_utc),
        "utc_offset_min": session.utc_offset_min,
        "sport": session.sport.value,
        "kind": None if session.kind is None else session.kind.value,
        "status": session.status.value,
        "title": session.title,
        "distance_m": session.distance_m,
        "duration_s": session.duration_s,
        "elapsed_s": session.elapsed_s,
        "ascent_m": session.ascent_m,
        "heart_rate_avg_bpm": session.heart_rate_avg_bpm,
        "rpe": session.rpe,
        "heaviness": session.heaviness,
        "soreness": session.soreness,
        "temp_c": session.temp_c,
        "shoe_id": session.shoe_id,
        "notes": session.notes,
        "source": session.source.value,
        "batch": session.batch_id,
        "original_date": None if original is None else original.isoformat(),
        "linked_id": session.linked_id,
    }
