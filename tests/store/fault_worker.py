"""One operation on a database, in a process of its own that a test may kill or starve.

    python fault_worker.py OPERATION DATABASE

Prints ``ACK <what>`` when something is promised to be stored, and ``REFUSED <sentence>``.
"""

import resource
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from heavylegs_gui.domain.changes import Change
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.training import Session
from heavylegs_gui.store import backup, batches, rows
from heavylegs_gui.store.connection import open_store
from heavylegs_gui.store.migrations import STEPS

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 22)


def say(*words):
    print(*words, flush=True)


def session(uid):
    return Session(uid=uid, local_date=DAY, notes="n" * 300)


def add(store, uid):
    number = store.next_ids("session")[0]
    store.apply(Change("add", (store.edit("session", rows.session_row(session(uid), number, 0)),)))


def save(path):
    """Add four sessions, one change each, and remove one of them again."""
    store = open_store(path)
    for number in range(4):
        add(store, f"saved-{number}")
        say("ACK", f"saved-{number}")
    store.close()


def save_promising_too_early(path):
    """The planted mistake that the tests must find: promises before the row is stored."""
    store = open_store(path)
    for number in range(4):
        say("ACK", f"saved-{number}")
        add(store, f"saved-{number}")
    store.close()


def save_with_retry(path):
    """Add sessions; what is refused is tried again, as a runner would."""
    store = open_store(path)
    for number in range(3):
        for _attempt in range(3):
            try:
                add(store, f"saved-{number}")
            except StoreError as error:
                say("REFUSED", error)
            else:
                say("ACK", f"saved-{number}")
                break
    store.close()


def import_files(path):
    """Write an import of two hundred sessions in steps."""
    store = open_store(path)
    writer = batches.BatchWriter(store, "Import", NOW)
    for part in range(4):
        writer.add_sessions([session(f"import-{part}-{number}") for number in range(50)])
    writer.commit()
    say("ACK import")
    store.close()


def import_in_parts(path):
    """The second planted mistake: an import that is written in several transactions."""
    store = open_store(path)
    for part in range(4):
        writer = batches.BatchWriter(store, "Import", NOW)
        writer.add_sessions([session(f"import-{part}-{number}") for number in range(50)])
        writer.commit()
    say("ACK import")
    store.close()


def take_back(path):
    """Take back the import that lies in the database."""
    store = open_store(path)
    store.apply(batches.undo_batch(store, 1).change)
    say("ACK undo")
    store.close()


def back_up(path):
    """Make a backup."""
    store = open_store(path)
    backup.write_now(store.connection, path, NOW, reason="daily")
    say("ACK backup")
    store.close()


def put_back(path):
    """Restore the newest backup."""
    backup.restore(backup.newest_good(path).path, path, NOW)
    say("ACK restore")


def add_column(connection):
    connection.execute("ALTER TABLE session ADD COLUMN wind_kmh REAL")


def upgrade(path):
    """Open with a program that has one more migration step."""
    open_store(path, now=lambda: NOW, steps=(*STEPS, add_column)).close()
    say("ACK upgrade")


def create(path):
    """Open a database that is not there yet."""
    open_store(path).close()
    say("ACK create")


def fill_disk(path):
    """Save until the disk is full, then once more; exit only at the end."""
    store = open_store(path)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    for number in range(2000):
        try:
            add(store, f"saved-{number}")
        except StoreError as error:
            say("REFUSED", error)
            break
        say("ACK", f"saved-{number}")
    say("COUNT", store.count("session"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    add(store, "after")
    say("ACK after")
    store.close()


OPERATIONS = {
    one.__name__: one
    for one in (
        save, save_promising_too_early, save_with_retry, import_files, import_in_parts, take_back,
        back_up, put_back, upgrade, create, fill_disk,
    )
}  # fmt: skip

if __name__ == "__main__":
    OPERATIONS[sys.argv[1]](Path(sys.argv[2]))
