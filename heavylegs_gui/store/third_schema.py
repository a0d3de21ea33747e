"""What the runner's own routines added to the schema, frozen: once released it is never edited."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "own_exercise" (
    "id" TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text' AND length(id) <= 200),
    "values_json" TEXT NOT NULL
        CHECK (typeof(values_json) = 'text' AND substr(values_json, 1, 1) IN ('{', '[')),
    "picture_base64" TEXT CHECK (typeof(picture_base64) IN ('text', 'null')
        AND length(picture_base64) <= 4000000),
    "updated_utc" TEXT NOT NULL CHECK (updated_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_utc))
)""",
    """CREATE TABLE "own_routine" (
    "id" TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text' AND length(id) <= 200),
    "values_json" TEXT NOT NULL
        CHECK (typeof(values_json) = 'text' AND substr(values_json, 1, 1) IN ('{', '[')),
    "updated_utc" TEXT NOT NULL CHECK (updated_utc IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_utc))
)""",
    """CREATE TABLE "planned_routine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "local_date" TEXT NOT NULL CHECK (local_date IS date(julianday(local_date))),
    "routine_id" TEXT NOT NULL CHECK (typeof(routine_id) = 'text' AND length(routine_id) <= 200),
    "is_short" INTEGER NOT NULL CHECK (typeof(is_short) = 'integer' AND is_short BETWEEN 0 AND 1),
    "at_minute" INTEGER
        CHECK (typeof(at_minute) IN ('integer', 'null') AND at_minute BETWEEN 0 AND 1439),
    "run_id" INTEGER
        CHECK (typeof(run_id) IN ('integer', 'null') AND run_id BETWEEN 1 AND 2000000000)
)""",
    'CREATE INDEX "planned_routine_local_date" ON "planned_routine" ("local_date")',
)
