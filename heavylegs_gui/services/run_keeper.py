"""Keeps the routine that plays in the database: now and again, and again after a failed write."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.routine import Routine, Side
from heavylegs_gui.domain.routine_engine import STARTED, Clock, RoutineEngine
from heavylegs_gui.services.routine_runs import RoutineRun, RoutineRuns

SAVE_EVERY_MS = 5_000
"""What a kill can cost at most [ms]."""
RETRY_MS = 1_000
"""How long after a failed save the next one is tried; each try may wait for the disk [ms]."""


class RunKeeper:
    """The stored run of the one routine that plays.

    Args:
        runs: Where it is stored.
        clock: Tells when it was stored last.
        tell: Takes one sentence when it cannot be stored, once until it can be again.
    """

    def __init__(self, runs: RoutineRuns, clock: Clock, tell: Callable[[str], None]) -> None:
        self._runs, self._clock, self._tell = runs, clock, tell
        self._number: int | None = None
        self._scale = 1.0
        self._saved_ms = 0
        self._was_told = False

    @property
    def has_run(self) -> bool:
        """Whether a run is kept here; one that was let go can be taken up again."""
        return self._number is not None

    @property
    def has_unwritten(self) -> bool:
        """Whether something waits to be written and still can be."""
        return self._runs.has_unwritten

    def begin(self, routine: Routine, side: Side, scale: float, engine: RoutineEngine) -> None:
        """Keep a run that just began; it is stored as soon as it can be.

        Raises:
            StoreError: The database cannot be read.
        """
        self._scale = scale
        self._number = self._runs.begin(routine.id, side, scale, engine)

    def take_up(self, run: RoutineRun) -> None:
        """Keep a run that goes on."""
        self._scale, self._number = run.scale, run.id

    def save(self, engine: RoutineEngine) -> None:
        """Store where an open run stands."""
        if self._number is not None and engine.state in STARTED:
            self._keep(partial(self._runs.save, self._number, engine, self._scale))

    def save_when_due(self, engine: RoutineEngine | None, *, moves: bool) -> None:
        """Store it when it moved on for long enough, or what waits since a write failed."""
        since_ms = self._clock.awake_ms() - self._saved_ms
        is_late = self.has_unwritten and since_ms >= RETRY_MS
        is_open = engine is not None and self.has_run and engine.state in STARTED
        if engine and is_open and (is_late or (moves and since_ms >= SAVE_EVERY_MS)):
            self.save(engine)
        elif is_late:
            self.flush()

    def end(self, engine: RoutineEngine) -> int | None:
        """Store that it is over; return its number, ``None`` when none was kept."""
        number, self._number = self._number, None
        if number is not None:
            self._keep(partial(self._runs.end, number, engine, self._scale))
        return number

    def let_go(self) -> None:
        """Leave the run as it was stored last."""
        self._number = None

    def flush(self) -> None:
        """Store what waits."""
        self._keep(self._runs.flush)

    def _keep(self, write: Callable[[], None]) -> None:
        """Write; a failure is told once, and the next ticks try again until it works."""
        self._saved_ms = self._clock.awake_ms()
        try:
            write()
        except StoreError as error:
            if not self._was_told:
                self._was_told = True
                self._tell(str(error))
        else:
            self._was_told = False
