"""Writes ``schema_<version>.db.gz`` and the rows it holds: run once for each released schema.

    python tests/data/make_schema_file.py

A file of a released schema is never made again; the tests upgrade every one of them.
"""

import gzip
import json
import tempfile
from pathlib import Path

from heavylegs_gui.store.connection import open_store
from heavylegs_gui.store.migrations import NEWEST
from heavylegs_gui.store.tables import TABLES

HERE = Path(__file__).parent
INSTANT = "2026-11-22T20:15:00Z"

SESSION = {
    "id": 1, "uid": "a1", "local_date": "2024-02-29", "start_utc": "2024-02-29T06:30:00Z",
    "utc_offset_min": 60, "sport": "run", "kind": "long", "status": "done",
    "title": "Müde Beine <b>\N{RUNNER}", "distance_m": 21097.5, "duration_s": 7384.25,
    "elapsed_s": 7500.0, "ascent_m": 120.5, "heart_rate_avg_bpm": 151, "rpe": 7, "heaviness": 8,
    "soreness": 3, "temp_c": -2.5, "shoe_id": 1, "notes": "=1+1\nsecond line", "source": "file",
    "batch_id": 1, "original_date": "2024-02-28", "linked_id": 2, "revision": 3, "compression": 1,
    "drinking": 2, "fuelling": 0, "form_note": "short steps", "original_distance_m": 24000.0,
    "fixed_by": "SPIKE", "link_locked": 1,
}  # fmt: skip
EMPTY_SESSION = dict.fromkeys(SESSION) | {
    "id": 2, "uid": "b2", "local_date": "2024-02-28", "sport": "other", "status": "planned",
    "source": "plan", "revision": 0, "link_locked": 0,
}  # fmt: skip

ROWS = {
    "shoe": [{"id": 1, "name": "Pegasus", "start_distance_m": 120000.0, "limit_m": None,
              "retired_on": "2025-01-31"}],
    "import_batch": [{"id": 1, "created_utc": INSTANT, "label": "Import of 1 file",
                      "kind": "plan"}],
    "session": [SESSION, EMPTY_SESSION],
    "check_in": [{"day": "2026-11-22", "sleep_h": 7.5, "heaviness": 4, "soreness": 2, "mood": 6,
                  "resting_pulse_bpm": 51, "drinking": 2, "fuelling": 3}],
    "day_mark": [{"day": "2026-11-22", "kind": "rest", "note": "travelling"}],
    "dismissal": [{"id": 1, "rule": "SPIKE", "subject": "session:1", "numbers": "1.3",
                   "reason": "a race", "created_utc": INSTANT}],
    "training_plan": [{"id": 1, "batch_id": 1, "created_utc": INSTANT, "request_json": "{}"}],
    "exported_event": [{"uid": "b2", "local_date": "2024-02-28", "summary": "Easy run",
                        "fingerprint": "0f", "sequence": 1}],
    "symptom_check": [{"id": 1, "uid": "c3", "local_date": "2026-11-22", "created_utc": INSTANT,
                       "updated_utc": INSTANT, "state": "finished", "answers_json": '{"a": 1}',
                       "result_json": "{}", "knowledge_version": "1"}],
    "routine_run": [{"id": 1, "routine_id": "article_5", "local_date": "2026-11-22",
                     "snapshot_json": "[]", "gate_json": "{}", "start_side": "left",
                     "state": "done", "pos_ms": 334000, "extra_json": "{}", "skipped_json": "[]",
                     "credited_json": "{}", "started_utc": INSTANT, "updated_utc": INSTANT,
                     "ended_utc": INSTANT, "reason": None, "effort": 2, "legs": 4}],
    "safety_answer": [{"id": 1, "day": "2026-11-22", "answered_utc": INSTANT,
                       "answers_json": "{}", "blocked": 0}],
    "setting": [{"key": "units", "value": "mi"}],
    "own_exercise": [{"id": "own-1", "values_json": "{}", "picture_base64": "iVBORw0KGgo=",
                      "updated_utc": INSTANT}],
    "own_routine": [{"id": "own-2", "values_json": "{}", "updated_utc": INSTANT}],
    "planned_routine": [{"id": 1, "local_date": "2026-11-22", "routine_id": "article_5",
                         "is_short": 0, "at_minute": 1140, "run_id": 1}],
    "draft": [{"key": "session", "updated_utc": INSTANT, "values_json": "{}"}],
    "import_file": [{"id": 1, "batch_id": 1, "name": "a.zip/b.fit", "sha256": "0f" * 32,
                     "activity": 0, "status": "new", "reason": None, "session_id": 1}],
    "import_image": [{"id": 1, "batch_id": 1, "session_id": 1, "before_json": "{}",
                      "revision": 1}],
}  # fmt: skip


def main():
    """Write both files beside this one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.db"
        store = open_store(path)
        with store.transaction():
            for name, rows in ROWS.items():
                for row in rows:
                    values = [row[column] for column in TABLES[name].columns]
                    store.connection.execute(TABLES[name].insert, values)
        store.close()
        content = gzip.compress(path.read_bytes(), mtime=0)
    (HERE / f"schema_{NEWEST}.db.gz").write_bytes(content)
    text = json.dumps(ROWS, indent=1, ensure_ascii=False)
    (HERE / f"schema_{NEWEST}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
