"""Fills a throw-away database with the demo runner's log."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from heavylegs_gui.domain.changes import Change, RowEdit
from heavylegs_gui.domain.demo_runner import SEED, DemoLog, demo_log
from heavylegs_gui.paths import DATABASE_NAME
from heavylegs_gui.services.training_log import TrainingLog
from heavylegs_gui.store import rows
from heavylegs_gui.store.database import Store

LABEL = "Demo log"


@contextmanager
def throw_away_database() -> Iterator[Path]:
    """Yield the place of a database in a folder of its own, which is deleted afterwards.

    Open the database with ``build_services(..., backed_up=False)`` and close it inside the block.
    """
    folder = Path(tempfile.mkdtemp(prefix="heavylegs-demo-"))
    try:
        yield folder / DATABASE_NAME
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill_demo(
    store: Store,
    training_log: TrainingLog,
    today: date,
    *,
    years: float = 2.0,
    seed: int = SEED,
) -> DemoLog:
    """Write the demo runner's log into an empty database, all in one transaction.

    Args:
        store: A database without sessions and shoes.
        training_log: The log on it; it is told.
        today: The day on which the log is looked at.
        years: Length of the log [years].
        seed: Another seed is another runner.

    Returns:
        What was written.

    Raises:
        StoreError: It cannot be written; nothing was.
    """
    demo = demo_log(today, years=years, seed=seed)
    training_log.apply(
        Change(LABEL, (*_shoes(store, demo), *_sessions(store, demo), *_check_ins(demo)))
    )
    return demo


def _shoes(store: Store, demo: DemoLog) -> Iterator[RowEdit]:
    for number, shoe in zip(store.next_ids("shoe", len(demo.shoes)), demo.shoes, strict=True):
        yield RowEdit("shoe", number, None, rows.shoe_row(shoe, number))


def _sessions(store: Store, demo: DemoLog) -> Iterator[RowEdit]:
    """Yield the sessions; in an empty database the shoes got the numbers that these name."""
    numbers = store.next_ids("session", len(demo.sessions))
    for number, session in zip(numbers, demo.sessions, strict=True):
        row = rows.session_row(replace(session, id=number), number, 0)
        yield RowEdit("session", number, None, row)


def _check_ins(demo: DemoLog) -> Iterator[RowEdit]:
    for check_in in demo.check_ins:
        row = rows.check_in_row(check_in)
        yield RowEdit("check_in", check_in.day.isoformat(), None, row)
