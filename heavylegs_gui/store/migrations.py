"""Brings a database to the newest schema: frozen plain-SQL steps counted by ``user_version``.

A step never imports the live models. A step that rebuilds a table follows SQLite's own twelve
steps by hand; foreign keys are off while it runs.

To change the schema: write a step with plain SQL, append it to :data:`STEPS`, change the models
until the test that compares both is green, and before the release run
``tests/data/make_schema_file.py``, so that the tests upgrade a file of every released schema.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.store import first_schema, second_schema, third_schema

Step = Callable[[sqlite3.Connection], None]
Schema = tuple[tuple[str, str, str, str | None], ...]

_SCHEMA_QUERY = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def _create_first_schema(connection: sqlite3.Connection) -> None:
    for statement in first_schema.STATEMENTS:
        connection.execute(statement)


def _add_calendar(connection: sqlite3.Connection) -> None:
    for statement in second_schema.STATEMENTS:
        connection.execute(statement)


def _add_own_routines(connection: sqlite3.Connection) -> None:
    for statement in third_schema.STATEMENTS:
        connection.execute(statement)


STEPS: tuple[Step, ...] = (_create_first_schema, _add_calendar, _add_own_routines)
NEWEST = len(STEPS)


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Return every table, index, trigger and view with its text."""
    return tuple(connection.execute(_SCHEMA_QUERY))


@cache
def expected_schema(version: int, steps: Sequence[Step] = STEPS) -> Schema:
    """Return the schema that a database of ``version`` has."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in steps[:version]:
            step(connection)
        return schema_of(connection)
    finally:
        connection.close()


def upgrade(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Run the missing steps, each in its own transaction: afterwards it is done or not begun.

    The caller has made a backup and holds no transaction.

    Raises:
        StoreError: A step would have left a row without its partner, a damaged page, or a table
            with fewer rows; nothing of it was kept.
        sqlite3.Error: A step failed; nothing of it was kept.
    """
    connection.execute("PRAGMA foreign_keys=0")
    try:
        for version in range(_version(connection), len(steps)):
            _run_step(connection, steps[version], version + 1)
    finally:
        connection.execute("PRAGMA foreign_keys=1")


def _run_step(connection: sqlite3.Connection, step: Step, version: int) -> None:
    connection.execute("BEGIN EXCLUSIVE")
    try:
        before = _row_counts(connection)
        step(connection)
        _verify(connection, before)
        connection.execute(f"PRAGMA user_version={version:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _verify(connection: sqlite3.Connection, before: dict[str, int]) -> None:
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    problems = connection.execute("PRAGMA quick_check").fetchall()
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name, count) != count]
    if orphans or problems != [("ok",)] or lost:
        raise StoreError(
            "The database could not be brought to this version without loss, so it was left as "
            "it was; use the earlier version of Heavy Legs and report this."
        )


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names come from sqlite_master
        for (name,) in names
    }


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
