"""Keeps played routines: saved while they play, resumed after a kill, listed afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heavylegs_gui.domain.changes import Change, Row
from heavylegs_gui.domain.routine import Phase, Side, Step
from heavylegs_gui.domain.routine_engine import RoutineEngine, State
from heavylegs_gui.store.database import Store

RESUMABLE_FOR = timedelta(hours=12)
"""A run that was cut short can be taken up again for so long. Source: own value."""
_TABLE = "routine_run"
_OPEN = ("running", "paused")


@dataclass(frozen=True, slots=True)
class RoutineRun:
    """One played routine.

    Attributes:
        state: ``running`` or ``paused`` while open, then ``done``, ``partial``, ``aborted``.
        credited_ms: Time held in each exercise [ms].
        scale: Factor on the time to change position that it was begun with.
        steps: What was played, as the routine and the settings were at its start.
    """

    id: int
    routine_id: str
    local_date: date
    state: str
    start_side: Side
    scale: float
    started_utc: datetime
    updated_utc: datetime
    credited_ms: Mapping[str, int]
    engine: Mapping[str, object]
    steps: tuple[Step, ...] = ()

    @property
    def held_ms(self) -> int:
        """Time held in all exercises [ms]."""
        return sum(self.credited_ms.values())


class RoutineRuns(QObject):
    """The table of played routines.

    Signals:
        changed: A run was begun, ended or removed.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._today, self._now = store, today, now

    def begin(self, routine_id: str, side: Side, scale: float, engine: RoutineEngine) -> int:
        """Store a run that just began and return its number.

        Raises:
            StoreError: It cannot be written.
        """
        number = self._store.next_ids(_TABLE)[0]
        at = _text(self._now())
        row = {
            "id": number,
            "routine_id": routine_id,
            "local_date": self._today().isoformat(),
            "gate_json": "{}",
            "start_side": side.value,
            "started_utc": at,
            "ended_utc": None,
            "reason": None,
            "effort": None,
            "legs": None,
            **_moving(engine, scale, "running", at),
        }
        self._write(row)
        self.changed.emit()
        return number

    def save(self, number: int, engine: RoutineEngine, scale: float) -> None:
        """Store where an open run stands.

        Raises:
            StoreError: It cannot be written.
        """
        row = self._store.fetch(_TABLE, number)
        if row is not None:
            state = "running" if engine.is_running else "paused"
            self._write({**row, **_moving(engine, scale, state, _text(self._now()))})

    def end(self, number: int, engine: RoutineEngine, scale: float) -> None:
        """Close a run: done from 80 % of the work on, else partial; aborted when nothing was held.

        Raises:
            StoreError: It cannot be written.
        """
        row = self._store.fetch(_TABLE, number)
        if row is None:
            return
        at = _text(self._now())
        self._write({**row, **_moving(engine, scale, _outcome(engine), at), "ended_utc": at})
        self.changed.emit()

    def rate(self, number: int, effort: int | None, legs: int | None) -> None:
        """Keep how hard it was and how the legs feel, 1 to 5 each.

        Raises:
            StoreError: It cannot be written.
        """
        row = self._store.fetch(_TABLE, number)
        if row is not None:
            self._write({**row, "effort": effort, "legs": legs})
            self.changed.emit()

    def unfinished(self) -> RoutineRun | None:
        """Return the newest open run that is young enough to go on; close older ones as partial.

        Raises:
            StoreError: An old run cannot be closed.
        """
        young: RoutineRun | None = None
        for row in self._store.fetch_all(_TABLE, "state IN (?, ?)", _OPEN):
            run = _run(row)
            if self._now() - run.updated_utc <= RESUMABLE_FOR:
                young = run
            else:
                self._write({**row, "state": "partial", "ended_utc": _text(run.updated_utc)})
        return young

    def discard(self, number: int) -> Change:
        """Close an open run as partial and return the change.

        Raises:
            StoreError: It cannot be written.
        """
        row = self._store.fetch(_TABLE, number)
        if row is None:
            return Change("")
        label = QCoreApplication.translate("RoutineRuns", "Discard the unfinished routine")
        state = "partial" if _run(row).held_ms else "aborted"
        after = {**row, "state": state, "ended_utc": row["updated_utc"]}
        return self._applied(Change(label, (self._store.edit(_TABLE, after),)))

    def delete(self, number: int) -> Change:
        """Remove a run from the history and return the change.

        Raises:
            StoreError: It cannot be written.
        """
        label = QCoreApplication.translate("RoutineRuns", "Delete the routine from the history")
        return self._applied(Change(label, (self._store.removal(_TABLE, number),)))

    def apply(self, change: Change) -> None:
        """Make a change again or take one back (its inverse)."""
        self._applied(change)

    def history(self, limit: int = 50) -> list[RoutineRun]:
        """Return the runs that ended, the newest first."""
        rows = self._store.fetch_all(_TABLE, "state NOT IN (?, ?)", _OPEN)
        runs = sorted((_run(row) for row in rows), key=lambda one: one.started_utc, reverse=True)
        return [run for run in runs if run.held_ms][:limit]

    def last_day(self, routine_id: str) -> date | None:
        """Return the day on which a routine was played last."""
        return next(
            (run.local_date for run in self.history() if run.routine_id == routine_id), None
        )

    def _write(self, row: Row) -> None:
        self._store.apply(Change("Routine", (self._store.edit(_TABLE, row),)))

    def _applied(self, change: Change) -> Change:
        self._store.apply(change)
        self.changed.emit()
        return change


def _outcome(engine: RoutineEngine) -> str:
    if engine.counts_as_done:
        return "done"
    return "partial" if sum(engine.credited().values()) else "aborted"


def _moving(engine: RoutineEngine, scale: float, state: str, at: str) -> dict[str, object]:
    kept = engine.to_dict()
    is_over = engine.state in {State.DONE, State.ABORTED}
    return {
        "state": state,
        "snapshot_json": json.dumps(
            {"scale": scale, "engine": kept, "steps": [_step_values(one) for one in engine.steps]}
        ),
        "pos_ms": max(0, engine.total_ms - (0 if is_over else engine.left_ms)),
        "extra_json": json.dumps(kept["extra_ms"]),
        "skipped_json": json.dumps(kept["skipped"]),
        "credited_json": json.dumps(engine.credited()),
        "updated_utc": at,
    }


def _run(row: Row) -> RoutineRun:
    snapshot = json.loads(str(row["snapshot_json"]))
    return RoutineRun(
        id=int(str(row["id"])),
        routine_id=str(row["routine_id"]),
        local_date=date.fromisoformat(str(row["local_date"])),
        state=str(row["state"]),
        start_side=Side(str(row["start_side"])),
        scale=float(snapshot.get("scale", 1.0)),
        started_utc=_instant(str(row["started_utc"])),
        updated_utc=_instant(str(row["updated_utc"])),
        credited_ms=json.loads(str(row["credited_json"])),
        engine=snapshot.get("engine", {}),
        steps=tuple(_step(*values) for values in snapshot.get("steps", [])),
    )


def _step_values(step: Step) -> list[object]:
    side = step.side and step.side.value
    times = (step.start_ms, step.duration_ms)
    return [step.phase.value, step.exercise_id, side, step.rep, *times, step.item]


def _step(  # noqa: PLR0913, PLR0917 - the seven values of a step, as they are stored
    phase: str,
    exercise_id: str,
    side: str | None,
    rep: int,
    start_ms: int,
    lasts_ms: int,
    item: int,
) -> Step:
    where = None if side is None else Side(side)
    return Step(Phase(phase), exercise_id, where, rep, start_ms, lasts_ms, item)


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
