"""The two clocks of the timer: one sleeps with the computer, one does not."""

from __future__ import annotations

import time
from collections.abc import Callable


class SystemClock:
    """Reads the clocks of this computer; neither ever goes back.

    Where the system has no clock that goes on in sleep, the wall clock stands in for it: each step
    forward counts, and a step back (the clock was set) counts as none. Setting the wall clock
    forward then looks like sleep, and the routine waits, which is harmless.
    """

    def __init__(
        self,
        boottime: int | None = getattr(time, "CLOCK_BOOTTIME", None),
        wall_ns: Callable[[], int] = time.time_ns,
    ) -> None:
        """Choose the clocks.

        Args:
            boottime: Number of the clock that goes on in sleep, ``None`` where there is none.
            wall_ns: The wall clock [ns].
        """
        self._boottime, self._wall_ns = boottime, wall_ns
        self._last_ns = wall_ns()
        self._passed_ns = 0

    def awake_ms(self) -> int:
        """Time that stands still while the computer sleeps [ms]."""
        return time.monotonic_ns() // 1_000_000

    def total_ms(self) -> int:
        """Time that goes on while the computer sleeps [ms]."""
        if self._boottime is not None:
            return time.clock_gettime_ns(self._boottime) // 1_000_000
        now_ns = self._wall_ns()
        self._passed_ns += max(0, now_ns - self._last_ns)
        self._last_ns = now_ns
        return self._passed_ns // 1_000_000
