"""Words that care for the log: backup, restore, doctor."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from heavylegs_gui.cli.context import Context
from heavylegs_gui.cli.output import Answer
from heavylegs_gui.domain.errors import DatabaseBusyError, StoreError, UserError
from heavylegs_gui.services.backups import restore_backup
from heavylegs_gui.services.health import ESSENTIAL, HealthItem, is_sound, machine_health

UNSOUND = "Something is not healthy; the list says what, and what to do."


def backup(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``backup``."""
    with context.services() as services:
        target = services.backups.write_to(options.output.absolute())
    return Answer(
        {"file": str(target), "bytes": target.stat().st_size},
        [f"The backup is written and was read back: {target}"],
    )


def restore(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``restore``: the database that lay there stays under another name."""
    source, database = options.backup.absolute(), context.database.absolute()
    if not source.exists():
        raise UserError(f"There is no file {options.backup}.")
    if database.exists():
        _require_closed(context)
    kept = restore_backup(source, database, datetime.now(UTC))
    lines = [f"The backup is now the log: {database}"]
    if kept is not None:
        lines.append(f"The log that lay there is kept: {kept}")
    document = {"file": str(database), "kept": None if kept is None else str(kept)}
    return Answer(document, lines)


def _require_closed(context: Context) -> None:
    """Refuse while a window has the database; what else is wrong with it is why one restores."""
    try:
        with context.services():
            return
    except DatabaseBusyError:
        raise
    except StoreError:
        return


def doctor(context: Context, _options: argparse.Namespace) -> Answer:
    """Answer ``doctor``: a database that cannot be opened is a finding, not the end."""
    try:
        with context.services() as services:
            items = services.backups.doctor()
    except DatabaseBusyError:
        raise
    except StoreError as error:
        items = [HealthItem(name="database", ok=False, message=str(error))]
    items += machine_health()
    lines = [f"{_mark(item)}  {item.name}: {item.message}" for item in items]
    document = {item.name: {"healthy": item.ok, "message": item.message} for item in items}
    return Answer(document, lines, None if is_sound(items) else UNSOUND)


def _mark(item: HealthItem) -> str:
    if item.ok:
        return "ok "
    return "BAD" if item.name in ESSENTIAL else "no "
