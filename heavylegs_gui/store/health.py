"""What is healthy about the database and what is not."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from heavylegs_gui.domain.errors import InvalidValueError, StoreError
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.store import backup
from heavylegs_gui.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthItem:
    """One thing that was looked at.

    Attributes:
        name: ``database``, ``backups``, ...
        ok: Whether it is healthy.
        message: One sentence.
    """

    name: str
    ok: bool
    message: str


def examine_store(store: Store, now: datetime) -> list[HealthItem]:
    """Return the state of database, settings, file modes and backups."""
    return [_database(store), _settings(store), _mode(store), _backups(store, now)]


def _database(store: Store) -> HealthItem:
    problems = store.quick_check(thorough=True)
    if problems:
        return HealthItem(
            name="database",
            ok=False,
            message=f"The database is damaged; restore a backup ({problems[0]}).",
        )
    sessions = store.count("session")
    message = (
        f"The database is sound and holds {sessions:,} sessions (SQLite {sqlite3.sqlite_version})."
    )
    return HealthItem(name="database", ok=True, message=message)


def _settings(store: Store) -> HealthItem:
    bad = []
    for row in store.fetch_all("setting"):
        try:
            Settings().with_value(str(row["key"]), str(row["value"] or ""))
        except InvalidValueError:
            bad.append(str(row["key"]))
    if bad:
        message = f"Not understood, so the usual value is taken: {', '.join(bad)}."
        return HealthItem(name="settings", ok=False, message=message)
    return HealthItem(name="settings", ok=True, message="All settings are understood.")


def _mode(store: Store) -> HealthItem:
    if os.name != "posix":
        return HealthItem(
            name="privacy", ok=True, message="This system keeps files private by folder."
        )
    private = not store.path.stat().st_mode & 0o077
    message = (
        "Only you can read the database." if private else "Other people can read the database."
    )
    return HealthItem(name="privacy", ok=private, message=message)


def _backups(store: Store, now: datetime) -> HealthItem:
    found = backup.list_backups(store.path)
    if not found:
        return HealthItem(name="backups", ok=True, message="There is no backup yet.")
    try:
        backup.verify(found[0].path)
    except StoreError as error:
        return HealthItem(name="backups", ok=False, message=f"The newest backup is bad: {error}")
    count = "There is one backup" if len(found) == 1 else f"There are {len(found)} backups"
    age = max(now - found[0].made_utc, timedelta(0))
    days = "less than a day" if age.days == 0 else f"{age.days} days"
    message = f"{count}; the newest is sound and {days} old."
    return HealthItem(name="backups", ok=True, message=message)
