import gzip
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import peewee as pw
import pytest

from heavylegs_gui.domain.errors import DatabaseDamagedError, DatabaseNewerError, StoreError
from heavylegs_gui.store import backup, first_schema, second_schema, third_schema
from heavylegs_gui.store.connection import create_database, open_store
from heavylegs_gui.store.migrations import NEWEST, STEPS, expected_schema, schema_of
from heavylegs_gui.store.models import MODELS
from heavylegs_gui.store.tables import TABLES

DATA = Path(__file__).parents[1] / "data"
OLD_VERSIONS = sorted(int(one.stem.split("_")[1]) for one in DATA.glob("schema_*.json"))


def plain(sql):
    return None if sql is None else re.sub(r"\s+", "", sql)


def old_database(version, place):
    """Unpack the database of a released schema and return the rows that it must hold."""
    place.parent.mkdir(parents=True)
    place.write_bytes(gzip.decompress((DATA / f"schema_{version}.db.gz").read_bytes()))
    return json.loads((DATA / f"schema_{version}.json").read_text(encoding="utf-8"))


def test_models_and_migrations_make_the_same_schema():
    database = pw.SqliteDatabase(":memory:")
    with database.bind_ctx(MODELS), database.connection_context():
        database.create_tables(MODELS, safe=False)
        of_models = {
            name: plain(sql)
            for name, sql in database.execute_sql("SELECT name, sql FROM sqlite_master")
        }
    of_steps = {name: plain(sql) for _type, name, _table, sql in expected_schema(NEWEST)}
    assert of_steps == of_models


def test_a_file_of_every_released_schema_is_kept():
    assert list(range(1, NEWEST + 1)) == OLD_VERSIONS


@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_every_released_schema_opens_with_all_its_rows(version, database):
    rows = old_database(version, database)
    store = open_store(database)
    for name, expected in rows.items():
        assert [
            {column: row[column] for column in old}
            for row, old in zip(store.fetch_all(name), expected, strict=True)
        ] == expected
    assert schema_of(store.connection) == expected_schema(NEWEST)
    assert store.quick_check(thorough=True) == []
    store.close()


def test_the_frozen_schemas_have_every_table():
    text = " ".join(
        (
            *first_schema.STATEMENTS,
            *second_schema.STATEMENTS,
            *third_schema.STATEMENTS,
        )
    )
    assert all(f'CREATE TABLE "{name}"' in text for name in TABLES)


def add_wind(connection):
    connection.execute(
        "ALTER TABLE session ADD COLUMN wind_kmh REAL CHECK (wind_kmh BETWEEN 0 AND 300)"
    )


def fail_half_way(connection):
    connection.execute("DELETE FROM setting")
    connection.execute("CREATE TABLE half_done (a)")
    raise sqlite3.OperationalError("planted")


def lose_rows(connection):
    connection.execute("DELETE FROM session WHERE id = 2")


def leave_orphans(connection):
    connection.execute("UPDATE session SET shoe_id = 999 WHERE id = 1")


def contents(path):
    with closing(backup.open_read_only(path)) as connection:
        return list(connection.iterdump())


def test_an_upgrade_keeps_the_rows_and_makes_a_backup_first(database, now):
    rows = old_database(NEWEST, database)
    store = open_store(database, now=lambda: now, steps=(*STEPS, add_wind))
    assert store.query("PRAGMA user_version") == [(NEWEST + 1,)]
    assert store.query("SELECT title, wind_kmh FROM session WHERE id = 1") == [
        (rows["session"][0]["title"], None)
    ]
    assert store.query("PRAGMA foreign_keys") == [(1,)]
    store.close()
    (kept,) = backup.list_backups(database)
    assert kept.reason == f"before-upgrade-{NEWEST}"
    assert backup.verify(kept.path)["session"] == 2


def test_an_upgraded_schema_equals_a_new_one(database, tmp_path):
    old_database(NEWEST, database)
    steps = (*STEPS, add_wind)
    open_store(database, steps=steps).close()
    fresh = tmp_path / "fresh.db"
    create_database(fresh, steps)
    schemas = []
    for path in (database, fresh):
        with closing(backup.open_read_only(path)) as connection:
            schemas.append(schema_of(connection))
    assert schemas[0] == schemas[1]


@pytest.mark.parametrize("step", [fail_half_way, lose_rows, leave_orphans])
def test_a_step_that_fails_or_loses_something_leaves_the_old_database(database, step, now):
    old_database(NEWEST, database)
    before = contents(database)

    def open_with_step():
        return open_store(database, now=lambda: now, steps=(*STEPS, step))

    with pytest.raises((StoreError, DatabaseDamagedError)):
        open_with_step()
    assert contents(database) == before
    store = open_store(database)
    assert store.count("session") == 2
    store.close()


def test_after_an_upgrade_the_old_program_refuses_the_database(database):
    old_database(NEWEST, database)
    open_store(database, steps=(*STEPS, add_wind)).close()
    with pytest.raises(DatabaseNewerError):
        open_store(database)
