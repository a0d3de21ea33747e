"""The first schema, frozen: once released it is never edited; later steps change it."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "check_in" (
    "day" TEXT NOT NULL PRIMARY KEY CHECK (day IS date(julianday(day))),
    "sleep_h" REAL CHECK (typeof(sleep_h) IN ('real', 'null') AND sleep_h BETWEEN 0 AND 24),
    "heaviness" INTEGER
        CHECK (typeof(heaviness) IN ('integer', 'null') AND heaviness BETWEEN 0 AND 10),
    "soreness" INTEGER
        CHECK (typeof(soreness) IN ('integer', 'null') AND soreness BETWEEN 0 AND 10),
    "mood" INTEGER CHECK (typeof(mood) IN ('integer', 'null') AND mood BETWEEN 0 AND 10),
    "resting_pulse_bpm" INTEGER
        CHECK (typeof(resting_pulse_bpm) IN ('integer', 'null')
            AND resting_pulse_bpm BETWEEN 20 AND 260),
    "drinking" INTEGER
        CHECK (typeof(drinking) IN ('integer', 'null') AND drinking BETWEEN 0 AND 3),
    "fuelling" INTEGER
        CHECK (typeof(fuelling) IN ('integer', 'null') AND fuelling BETWEEN 0 AND 3)
)""",
    """CREATE TABLE "draft" (
    "key" TEXT NOT NULL PRIMARY KEY CHECK (typeof(key) = 'text' AND length(key) <= 100),
    "updated_utc" TEXT NOT NULL CHECK (updated_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_utc)),
    "values_json" TEXT NOT NULL
        CHECK (typeof(values_json) = 'text' AND substr(values_json, 1, 1) IN ('{', '['))
)""",
    """CREATE TABLE "import_batch" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "created_utc" TEXT NOT NULL CHECK (created_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', created_utc)),
    "label" TEXT NOT NULL CHECK (typeof(label) = 'text' AND length(label) <= 500)
)""",
    """CREATE TABLE "import_file" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "batch_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL CHECK (typeof(name) = 'text' AND length(name) <= 1000),
    "sha256" TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    "activity" INTEGER NOT NULL
        CHECK (typeof(activity) = 'integer' AND activity BETWEEN 0 AND 1000000),
    "status" TEXT NOT NULL CHECK (status IN ('new', 'duplicate', 'possible_duplicate', 'refused')),
    "reason" TEXT CHECK (typeof(reason) IN ('text', 'null') AND length(reason) <= 1000),
    "session_id" INTEGER CHECK (typeof(session_id) IN ('integer', 'null')),
    FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id") DEFERRABLE INITIALLY DEFERRED
)""",
    'CREATE INDEX "import_file_batch_id" ON "import_file" ("batch_id")',
    'CREATE INDEX "import_file_sha256" ON "import_file" ("sha256")',
    'CREATE INDEX "import_file_session_id" ON "import_file" ("session_id")',
    """CREATE TABLE "import_image" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "batch_id" INTEGER NOT NULL,
    "session_id" INTEGER NOT NULL CHECK (typeof(session_id) = 'integer'),
    "before_json" TEXT NOT NULL
        CHECK (typeof(before_json) = 'text' AND substr(before_json, 1, 1) IN ('{', '[')),
    "revision" INTEGER NOT NULL
        CHECK (typeof(revision) = 'integer' AND revision BETWEEN 0 AND 2000000000),
    FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id") DEFERRABLE INITIALLY DEFERRED
)""",
    'CREATE INDEX "import_image_batch_id" ON "import_image" ("batch_id")',
    """CREATE TABLE "routine_run" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "routine_id" TEXT NOT NULL CHECK (typeof(routine_id) = 'text' AND length(routine_id) <= 200),
    "local_date" TEXT NOT NULL CHECK (local_date IS date(julianday(local_date))),
    "snapshot_json" TEXT NOT NULL
        CHECK (typeof(snapshot_json) = 'text' AND substr(snapshot_json, 1, 1) IN ('{', '[')),
    "gate_json" TEXT NOT NULL
        CHECK (typeof(gate_json) = 'text' AND substr(gate_json, 1, 1) IN ('{', '[')),
    "start_side" TEXT NOT NULL CHECK (start_side IN ('left', 'right')),
    "state" TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'partial', 'aborted')),
    "pos_ms" INTEGER NOT NULL CHECK (typeof(pos_ms) = 'integer' AND pos_ms BETWEEN 0 AND 86400000),
    "extra_json" TEXT NOT NULL
        CHECK (typeof(extra_json) = 'text' AND substr(extra_json, 1, 1) IN ('{', '[')),
    "skipped_json" TEXT NOT NULL
        CHECK (typeof(skipped_json) = 'text' AND substr(skipped_json, 1, 1) IN ('{', '[')),
    "credited_json" TEXT NOT NULL
        CHECK (typeof(credited_json) = 'text' AND substr(credited_json, 1, 1) IN ('{', '[')),
    "started_utc" TEXT NOT NULL CHECK (started_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', started_utc)),
    "updated_utc" TEXT NOT NULL CHECK (updated_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_utc)),
    "ended_utc" TEXT CHECK (ended_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', ended_utc)),
    "reason" TEXT CHECK (typeof(reason) IN ('text', 'null') AND length(reason) <= 200),
    "effort" INTEGER CHECK (typeof(effort) IN ('integer', 'null') AND effort BETWEEN 1 AND 5),
    "legs" INTEGER CHECK (typeof(legs) IN ('integer', 'null') AND legs BETWEEN 1 AND 5)
)""",
    'CREATE INDEX "routine_run_local_date" ON "routine_run" ("local_date")',
    """CREATE TABLE "safety_answer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "day" TEXT NOT NULL CHECK (day IS date(julianday(day))),
    "answered_utc" TEXT NOT NULL
        CHECK (answered_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', answered_utc)),
    "answers_json" TEXT NOT NULL
        CHECK (typeof(answers_json) = 'text' AND substr(answers_json, 1, 1) IN ('{', '[')),
    "blocked" INTEGER NOT NULL CHECK (typeof(blocked) = 'integer' AND blocked BETWEEN 0 AND 1)
)""",
    'CREATE INDEX "safety_answer_day" ON "safety_answer" ("day")',
    """CREATE TABLE "shoe" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL CHECK (typeof(name) = 'text' AND length(name) <= 200),
    "start_distance_m" REAL NOT NULL
        CHECK (typeof(start_distance_m) = 'real' AND start_distance_m BETWEEN 0 AND 10000000),
    "limit_m" REAL CHECK (typeof(limit_m) IN ('real', 'null') AND limit_m BETWEEN 0 AND 10000000),
    "retired_on" TEXT CHECK (retired_on IS date(julianday(retired_on)))
)""",
    """CREATE TABLE "session" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL CHECK (typeof(uid) = 'text' AND length(uid) <= 200),
    "local_date" TEXT NOT NULL CHECK (local_date IS date(julianday(local_date))),
    "start_utc" TEXT CHECK (start_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', start_utc)),
    "utc_offset_min" INTEGER
        CHECK (typeof(utc_offset_min) IN ('integer', 'null')
            AND utc_offset_min BETWEEN -1080 AND 1080),
    "sport" TEXT NOT NULL CHECK (sport IN ('run', 'walk', 'cycle', 'swim', 'strength', 'other')),
    "kind" TEXT
        CHECK (kind IN ('easy', 'long', 'intervals', 'tempo', 'hills', 'race', 'recovery',
            'cross')),
    "status" TEXT NOT NULL CHECK (status IN ('planned', 'done', 'skipped', 'ill')),
    "title" TEXT CHECK (typeof(title) IN ('text', 'null') AND length(title) <= 200),
    "distance_m" REAL
        CHECK (typeof(distance_m) IN ('real', 'null') AND distance_m BETWEEN 0 AND 1000000),
    "duration_s" REAL
        CHECK (typeof(duration_s) IN ('real', 'null') AND duration_s BETWEEN 0 AND 1209600),
    "elapsed_s" REAL
        CHECK (typeof(elapsed_s) IN ('real', 'null') AND elapsed_s BETWEEN 0 AND 4838400),
    "ascent_m" REAL CHECK (typeof(ascent_m) IN ('real', 'null') AND ascent_m BETWEEN 0 AND 50000),
    "heart_rate_avg_bpm" INTEGER
        CHECK (typeof(heart_rate_avg_bpm) IN ('integer', 'null')
            AND heart_rate_avg_bpm BETWEEN 20 AND 260),
    "rpe" INTEGER CHECK (typeof(rpe) IN ('integer', 'null') AND rpe BETWEEN 0 AND 10),
    "heaviness" INTEGER
        CHECK (typeof(heaviness) IN ('integer', 'null') AND heaviness BETWEEN 0 AND 10),
    "soreness" INTEGER
        CHECK (typeof(soreness) IN ('integer', 'null') AND soreness BETWEEN 0 AND 10),
    "temp_c" REAL CHECK (typeof(temp_c) IN ('real', 'null') AND temp_c BETWEEN -60 AND 60),
    "shoe_id" INTEGER,
    "notes" TEXT CHECK (typeof(notes) IN ('text', 'null') AND length(notes) <= 20000),
    "source" TEXT NOT NULL CHECK (source IN ('manual', 'file', 'plan')),
    "batch_id" INTEGER,
    "original_date" TEXT CHECK (original_date IS date(julianday(original_date))),
    "linked_id" INTEGER,
    "revision" INTEGER NOT NULL
        CHECK (typeof(revision) = 'integer' AND revision BETWEEN 0 AND 2000000000),
    FOREIGN KEY ("shoe_id") REFERENCES "shoe" ("id") DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id") DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY ("linked_id") REFERENCES "session" ("id") DEFERRABLE INITIALLY DEFERRED
)""",
    'CREATE UNIQUE INDEX "session_uid" ON "session" ("uid")',
    'CREATE INDEX "session_shoe_id" ON "session" ("shoe_id")',
    'CREATE INDEX "session_batch_id" ON "session" ("batch_id")',
    'CREATE INDEX "session_linked_id" ON "session" ("linked_id")',
    'CREATE INDEX "session_local_date_start_utc" ON "session" ("local_date", "start_utc")',
    'CREATE INDEX "session_start_utc" ON "session" ("start_utc")',
    """CREATE INDEX "session_sport_local_date_status_distance_m" ON "session"
    ("sport", "local_date", "status", "distance_m")""",
    """CREATE TABLE "setting" (
    "key" TEXT NOT NULL PRIMARY KEY CHECK (typeof(key) = 'text' AND length(key) <= 100),
    "value" TEXT CHECK (typeof(value) IN ('text', 'null') AND length(value) <= 1000)
)""",
    """CREATE TABLE "symptom_check" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL CHECK (typeof(uid) = 'text' AND length(uid) <= 200),
    "local_date" TEXT NOT NULL CHECK (local_date IS date(julianday(local_date))),
    "created_utc" TEXT NOT NULL CHECK (created_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', created_utc)),
    "updated_utc" TEXT NOT NULL CHECK (updated_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_utc)),
    "state" TEXT NOT NULL CHECK (state IN ('open', 'finished')),
    "answers_json" TEXT NOT NULL
        CHECK (typeof(answers_json) = 'text' AND substr(answers_json, 1, 1) IN ('{', '[')),
    "result_json" TEXT
        CHECK (typeof(result_json) IN ('text', 'null') AND substr(result_json, 1, 1) IN ('{', '[')),
    "knowledge_version" TEXT NOT NULL
        CHECK (typeof(knowledge_version) = 'text' AND length(knowledge_version) <= 100)
)""",
    'CREATE UNIQUE INDEX "symptom_check_uid" ON "symptom_check" ("uid")',
    'CREATE INDEX "symptom_check_local_date" ON "symptom_check" ("local_date")',
)
