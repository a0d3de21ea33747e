"""The timer's two clocks."""

import time

import pytest

from heavylegs_gui.domain.routine_engine import SUSPEND_MS
from heavylegs_gui.services.clocks import SystemClock


class Wall:
    """A wall clock that is set by hand."""

    def __init__(self):
        self.ns = 1_800_000_000 * 10**9

    def __call__(self):
        return self.ns

    def move_s(self, seconds):
        self.ns += seconds * 10**9


@pytest.mark.parametrize("clock", [SystemClock(), SystemClock(boottime=None)])
@pytest.mark.parametrize("name", ["awake_ms", "total_ms"])
def test_no_clock_ever_goes_back(clock, name):
    readings = [getattr(clock, name)() for _ in range(20_000)]
    assert readings == sorted(readings)
    assert all(isinstance(one, int) for one in readings)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="this system has no such clock")
def test_the_total_clock_is_the_one_that_goes_on_in_sleep():
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    total = SystemClock().total_ms()
    assert before <= total <= time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def test_without_such_a_clock_the_wall_clock_shows_the_sleep():
    wall = Wall()
    clock = SystemClock(boottime=None, wall_ns=wall)
    before = clock.total_ms()
    wall.move_s(600)
    assert clock.total_ms() - before == 600_000 > SUSPEND_MS


def test_a_wall_clock_that_is_set_back_does_not_take_time_back():
    wall = Wall()
    clock = SystemClock(boottime=None, wall_ns=wall)
    wall.move_s(10)
    assert clock.total_ms() == 10_000
    wall.move_s(-3_600)
    assert clock.total_ms() == 10_000
    wall.move_s(5)
    assert clock.total_ms() == 15_000
