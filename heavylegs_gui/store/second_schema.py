"""What the training calendar added to the schema, frozen: once released it is never edited."""

from __future__ import annotations

_RULES = (
    "'SPIKE', 'START-S', 'START-W', 'WEEK', 'ROLL7', 'REST', 'STREAK', 'HARD-EASY', 'SPEED', "
    "'HARD-SHARE', 'LONG', 'CUTBACK', 'LAYOFF-S', 'LAYOFF-W', 'MONO', 'HEAVY', 'SHOE'"
)

STATEMENTS: tuple[str, ...] = (
    """ALTER TABLE "session" ADD COLUMN "compression" INTEGER
        CHECK (typeof(compression) IN ('integer', 'null') AND compression BETWEEN 0 AND 1)""",
    """ALTER TABLE "session" ADD COLUMN "drinking" INTEGER
        CHECK (typeof(drinking) IN ('integer', 'null') AND drinking BETWEEN 0 AND 3)""",
    """ALTER TABLE "session" ADD COLUMN "fuelling" INTEGER
        CHECK (typeof(fuelling) IN ('integer', 'null') AND fuelling BETWEEN 0 AND 3)""",
    """ALTER TABLE "session" ADD COLUMN "form_note" TEXT
        CHECK (typeof(form_note) IN ('text', 'null') AND length(form_note) <= 2000)""",
    """ALTER TABLE "session" ADD COLUMN "original_distance_m" REAL
        CHECK (typeof(original_distance_m) IN ('real', 'null')
            AND original_distance_m BETWEEN 0 AND 1000000)""",
    f"""ALTER TABLE "session" ADD COLUMN "fixed_by" TEXT CHECK (fixed_by IN ({_RULES}))""",
    """ALTER TABLE "session" ADD COLUMN "link_locked" INTEGER NOT NULL DEFAULT 0
        CHECK (typeof(link_locked) = 'integer' AND link_locked BETWEEN 0 AND 1)""",
    """ALTER TABLE "import_batch" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'import'
        CHECK (kind IN ('import', 'plan'))""",
    """CREATE TABLE "day_mark" (
    "day" TEXT NOT NULL PRIMARY KEY CHECK (day IS date(julianday(day))),
    "kind" TEXT CHECK (kind IN ('rest', 'ill', 'not_logged')),
    "note" TEXT CHECK (typeof(note) IN ('text', 'null') AND length(note) <= 2000)
)""",
    f"""CREATE TABLE "dismissal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "rule" TEXT NOT NULL CHECK (rule IN ({_RULES})),
    "subject" TEXT NOT NULL CHECK (typeof(subject) = 'text' AND length(subject) <= 100),
    "numbers" TEXT NOT NULL CHECK (typeof(numbers) = 'text' AND length(numbers) <= 500),
    "reason" TEXT CHECK (typeof(reason) IN ('text', 'null') AND length(reason) <= 500),
    "created_utc" TEXT NOT NULL CHECK (created_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', created_utc))
)""",
    'CREATE INDEX "dismissal_rule_subject" ON "dismissal" ("rule", "subject")',
    """CREATE TABLE "training_plan" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "batch_id" INTEGER NOT NULL,
    "created_utc" TEXT NOT NULL CHECK (created_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', created_utc)),
    "request_json" TEXT NOT NULL
        CHECK (typeof(request_json) = 'text' AND substr(request_json, 1, 1) IN ('{', '[')),
    FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id") DEFERRABLE INITIALLY DEFERRED
)""",
    'CREATE INDEX "training_plan_batch_id" ON "training_plan" ("batch_id")',
    """CREATE TABLE "exported_event" (
    "uid" TEXT NOT NULL PRIMARY KEY CHECK (typeof(uid) = 'text' AND length(uid) <= 200),
    "local_date" TEXT NOT NULL CHECK (local_date IS date(julianday(local_date))),
    "summary" TEXT NOT NULL CHECK (typeof(summary) = 'text' AND length(summary) <= 500),
    "fingerprint" TEXT NOT NULL
        CHECK (typeof(fingerprint) = 'text' AND length(fingerprint) <= 100),
    "sequence" INTEGER NOT NULL
        CHECK (typeof(sequence) = 'integer' AND sequence BETWEEN 0 AND 2000000000)
)""",
)
