"""A routine player on a real database, with clocks and a calendar that are moved by hand."""

from datetime import UTC, date, datetime, timedelta

from heavylegs_gui.paths import resource_root
from heavylegs_gui.services.routine_library import RoutineLibrary
from heavylegs_gui.services.routine_player import RoutinePlayer
from heavylegs_gui.services.routine_runs import RoutineRuns
from heavylegs_gui.services.safety_gate import SafetyGate
from heavylegs_gui.wiring import build_services

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class HandClock:
    """Clocks and calendar that stand until they are moved."""

    def __init__(self):
        self.awake = 0
        self.slept = 0
        self.later = timedelta()

    def awake_ms(self):
        return self.awake

    def total_ms(self):
        return self.awake + self.slept

    def now(self):
        return NOON + self.later

    def today(self):
        return self.now().date()


class Desk:
    """A player on a real database."""

    def __init__(self, path):
        self.clock = HandClock()
        self.services = build_services(path, today=self.clock.today, now=self.clock.now)
        self.preferences = self.services.preferences
        self.store = self.services.store
        self.routine_library = RoutineLibrary(resource_root(), self.preferences, self.clock.today)
        self.runs = RoutineRuns(self.store, self.clock.today, self.clock.now)
        self.gate = SafetyGate(self.store, self.clock.today, self.clock.now)
        self.player = RoutinePlayer(
            self.routine_library, self.runs, self.gate, self.preferences, self.clock
        )
        self.routine = self.routine_library.routine("article_5")

    def begin(self):
        self.gate.answer([])
        return self.player.start(self.routine)

    def play(self, seconds):
        for _ in range(int(seconds * 10)):
            self.clock.awake += 100
            self.player.tick()

    def close(self):
        """End as the program does."""
        self.player.leave()
        self.gate.close()
        self.services.close()
