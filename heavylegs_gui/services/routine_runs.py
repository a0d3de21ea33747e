"""Keeps played routines: saved while they play, resumed after a kill, listed afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heavylegs_gui.domain.changes import Change, Row
from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.muscle_dose import held_s
from heavylegs_gui.domain.routine import Phase, Side, Step
from heavylegs_gui.domain.routine_engine import RoutineEngine, State
from heavylegs_gui.store.database import Store

RESUMABLE_FOR = timedelta(hours=12)
"""A run that was cut short can be taken up again for so long. Source: own value."""
_TABLE = "routine_run"
_OPEN = ("running", "paused")
_ENDED = ("done", "partial")


@dataclass(frozen=True, slots=True)
class RoutineRun:
    """One played routine.

    Attributes:
        state: ``running`` or ``paused`` while open, then ``done``, ``partial``, ``aborted``.
        credited_ms: Time held in each exercise [ms].
        scale: Factor on the time to change position that it was begun with.
        steps: What was played, as the routine and the settings were at its start; only in a run
            that can be taken up again.
        effort: How hard it was, 1 to 5, ``None`` when not told.
        legs: How the legs felt afterwards, 1 to 5, ``None`` when not told.
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
    effort: int | None = None
    legs: int | None = None

    @property
    def held_ms(self) -> int:
        """Time held in all exercises [ms]."""
        return sum(self.credited_ms.values())

    @property
    def held_s(self) -> int:
        """Whole seconds held in the exercises, as they are shown [s]."""
        return sum(held_s(self.credited_ms).values())


class RoutineRuns(QObject):
    """The table of played routines.

    What cannot be written (the disk is full, an import is being written) is kept here until
    :meth:`flush` succeeds.

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
        self._unwritten: dict[int, Row] = {}
        self._is_news = False

    @property
    def has_unwritten(self) -> bool:
        """Whether something waits to be written and still can be."""
        return bool(self._unwritten) and self._store.is_open

    def begin(self, routine_id: str, side: Side, scale: float, engine: RoutineEngine) -> int:
        """Note a run that just began and return its number; :meth:`flush` stores it.

        Raises:
            StoreError: The database cannot be read.
        """
        number = self._store.next_ids(_TABLE)[0]
        at = _text(self._now())
        self._unwritten[number] = {
            "id": number,
            "routine_id": routine_id,
            "local_date": self._today().isoformat(),
            "gate_json": "{}",
            "start_side": side.value,
            "started_utc": at,
            "ended_utc": None,
            "effort": None,
            "legs": None,
            **_moving(engine, scale, "running", at),
        }
        self._is_news = True
        return number

    def save(self, number: int, engine: RoutineEngine, scale: float) -> None:
        """Store where an open run stands.

        Raises:
            StoreError: It cannot be written yet; :meth:`flush` tries again.
        """
        row = self._row(number)
        if row is not None:
            state = "running" if engine.is_running else "paused"
            moving = _moving(engine, scale, state, _text(self._now()))
            self._unwritten[number] = {**row, **moving}
        self.flush()

    def end(self, number: int, engine: RoutineEngine, scale: float) -> None:
        """Close a run: done from 80 % of the work on, else partial; aborted when nothing was held.

        Raises:
            StoreError: It cannot be written yet; :meth:`flush` tries again.
        """
        row = self._row(number)
        if row is not None:
            at = _text(self._now())
            moving = _moving(engine, scale, _outcome(engine), at)
            is_cut = engine.state is State.ABORTED
            reason = row["reason"] if is_cut else None
            self._unwritten[number] = {**row, **moving, "ended_utc": at, "reason": reason}
            self._is_news = True
        self.flush()

    def rate(self, number: int, effort: int | None, legs: int | None) -> None:
        """Keep how hard it was and how the legs feel, 1 to 5 each.

        Raises:
            StoreError: It cannot be written yet; :meth:`flush` tries again.
        """
        row = self._row(number)
        if row is None:
            return
        rated = {**row, "effort": effort, "legs": legs}
        if number in self._unwritten:
            self._unwritten[number] = rated
            self.flush()
        else:
            self._write(rated)
            self.changed.emit()

    def flush(self) -> None:
        """Write what waits.

        Raises:
            StoreError: It cannot be written yet.
        """
        for number in sorted(self._unwritten):
            self._write(self._unwritten[number])
            del self._unwritten[number]
        if self._is_news:
            self._is_news = False
            self.changed.emit()

    def unfinished(self) -> RoutineRun | None:
        """Return the newest open run that is young enough to go on; close older ones as partial.

        An old run that cannot be closed now is left out and closed another time.
        """
        stored = self._store.fetch_all(_TABLE, "state IN (?, ?)", _OPEN)
        rows = {int(str(row["id"])): row for row in stored} | self._unwritten
        young: RoutineRun | None = None
        for number in sorted(rows):
            run = _run(rows[number], with_steps=True)
            if run.state not in _OPEN:
                continue
            if self._now() - run.updated_utc > RESUMABLE_FOR:
                self._close_old(rows[number], run)
            elif run.steps:
                young = run
        return young

    def resumable(self) -> RoutineRun | None:
        """Return the newest run in which something was held and that can be taken up again.

        A false start before it is closed; when it cannot be closed now, nothing is offered.
        Ask only while no routine plays.
        """
        run = self.unfinished()
        while run is not None and not run.held_ms:
            try:
                self.discard(run.id)
            except StoreError:
                return None
            run = self.unfinished()
        return run

    def discard(self, number: int) -> Change:
        """Close an open run as partial and return the change.

        Raises:
            StoreError: It cannot be written.
        """
        row = self._row(number)
        if row is None:
            return Change("")
        label = QCoreApplication.translate("RoutineRuns", "Discard the unfinished routine")
        state = "partial" if _run(row).held_ms else "aborted"
        after = {**row, "state": state, "ended_utc": row["updated_utc"]}
        change = self._applied(Change(label, (self._store.edit(_TABLE, after),)))
        self._unwritten.pop(number, None)
        return change

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
        """Return the runs that ended and in which something was held, the newest first."""
        return self._ended("1 = ?", 1, limit)

    def done_days(self) -> list[date]:
        """Return the day of each routine that was done, the oldest first."""
        query = f"SELECT local_date FROM {_TABLE} WHERE state = 'done' ORDER BY local_date"  # noqa: S608 - ours
        return [date.fromisoformat(day) for (day,) in self._store.query(query)]

    def last_day(self, routine_id: str) -> date | None:
        """Return the day on which a routine was played last."""
        last = self._ended("routine_id = ?", routine_id, 1)
        return last[0].local_date if last else None

    def _ended(self, where: str, value: object, limit: int) -> list[RoutineRun]:
        newest = (
            f"id IN (SELECT id FROM {_TABLE} WHERE {where} AND state IN (?, ?) "  # noqa: S608 - ours
            "ORDER BY started_utc DESC, id DESC LIMIT ?)"
        )
        rows = self._store.fetch_all(_TABLE, newest, (value, *_ENDED, limit))
        runs = [_run(row) for row in rows]
        runs.sort(key=lambda one: (one.started_utc, one.id), reverse=True)
        return [run for run in runs if run.held_ms]

    def _row(self, number: int) -> Row | None:
        return self._unwritten.get(number) or self._store.fetch(_TABLE, number)

    def _close_old(self, row: Row, run: RoutineRun) -> None:
        state = "partial" if run.held_ms else "aborted"
        closed = {**row, "state": state, "ended_utc": row["updated_utc"]}
        if run.id in self._unwritten:
            self._unwritten[run.id] = closed
        else:
            with suppress(StoreError):
                self._write(closed)

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
        "reason": engine.pause_reason and engine.pause_reason.value,
    }


def _run(row: Row, *, with_steps: bool = False) -> RoutineRun:
    """Read a row; what is damaged in it is left out, so that nothing else is lost with it."""
    snapshot = _table(row["snapshot_json"])
    scale, engine = snapshot.get("scale"), snapshot.get("engine")
    return RoutineRun(
        id=int(str(row["id"])),
        routine_id=str(row["routine_id"]),
        local_date=date.fromisoformat(str(row["local_date"])),
        state=str(row["state"]),
        start_side=Side(str(row["start_side"])),
        scale=float(scale) if isinstance(scale, int | float) else 1.0,
        started_utc=_instant(str(row["started_utc"])),
        updated_utc=_instant(str(row["updated_utc"])),
        credited_ms={
            exercise_id: held_ms
            for exercise_id, held_ms in _table(row["credited_json"]).items()
            if isinstance(held_ms, int)
        },
        engine=engine if isinstance(engine, dict) else {},
        steps=_steps(snapshot.get("steps")) if with_steps else (),
        effort=_answer(row["effort"]),
        legs=_answer(row["legs"]),
    )


def _answer(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _table(text: object) -> dict[str, object]:
    try:
        table = json.loads(str(text))
    except (ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def _steps(values: object) -> tuple[Step, ...]:
    if not isinstance(values, list):
        return ()
    try:
        return tuple(_step(*one) for one in values)
    except (TypeError, ValueError):
        return ()


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
    numbers = (rep, start_ms, lasts_ms, item)
    if not isinstance(exercise_id, str) or not all(isinstance(one, int) for one in numbers):
        raise TypeError("not a step")
    if min(numbers) < 0:
        raise ValueError("not a step")
    where = None if side is None else Side(side)
    return Step(Phase(phase), exercise_id, where, rep, start_ms, lasts_ms, item)


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
