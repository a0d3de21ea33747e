"""The two clocks of the timer: one sleeps with the computer, one does not."""

from __future__ import annotations

import time


class SystemClock:
    """Reads the clocks of this computer.

    Where the system has no clock that goes on in sleep, the wall clock stands in for it; setting
    the wall clock forward then looks like sleep, and the routine waits, which is harmless.
    """

    def __init__(self) -> None:
        """Find out which clocks there are."""
        self._boottime: int | None = getattr(time, "CLOCK_BOOTTIME", None)

    def awake_ms(self) -> int:
        """Time that stands still while the computer sleeps [ms]."""
        return time.monotonic_ns() // 1_000_000

    def total_ms(self) -> int:
        """Time that goes on while the computer sleeps [ms]."""
        if self._boottime is not None:
            return time.clock_gettime_ns(self._boottime) // 1_000_000
        return time.time_ns() // 1_000_000
