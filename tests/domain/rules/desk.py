"""Writes logs for the worked cases: miles by day, and what the engine says of them."""

from datetime import date, timedelta

from heavylegs_gui.domain.rules.diary import Diary, LogEntry
from heavylegs_gui.domain.rules.engine import evaluate
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.settings import Settings
from heavylegs_gui.domain.training import Kind, Source, Sport, Status
from heavylegs_gui.domain.units import METRES_PER_MILE as MI
from heavylegs_gui.domain.weeks import WeekStart
from tests.domain.rule_numbers import RULES

TODAY = date(2026, 3, 30)
MONDAY, SUNDAY, SATURDAY = WeekStart.MONDAY, WeekStart.SUNDAY, WeekStart.SATURDAY


def runner(week_start=MONDAY, week=20.0, longest=8.0):
    """Return a runner who told miles a week and a longest run."""
    return Settings(week_start=week_start, baseline_week_m=week * MI, baseline_long_m=longest * MI)


class Log:
    """A log under construction; sessions before ``today`` are done, later ones planned."""

    def __init__(self, today=TODAY):
        self.today = today
        self.entries = []

    def add(self, day, miles=None, **given):
        """Add one session; ``minutes`` and every field of an entry may be given."""
        minutes = given.pop("minutes", None)
        status = Status.DONE if day < self.today else Status.PLANNED
        base = LogEntry(
            day=day, start="", id=len(self.entries) + 1, sport=Sport.RUN, kind=None, status=status,
            distance_m=None if miles is None else miles * MI,
            duration_s=None if minutes is None else minutes * 60.0,
            rpe=None, heaviness=None, shoe_id=None, linked_id=None, source=Source.MANUAL,
        )  # fmt: skip
        entry = base._replace(**given)
        self.entries.append(entry)
        return entry

    def week(self, monday, miles):
        """Add runs by weekday (Monday is 0): miles, or a pair of miles and kind."""
        for weekday, run in miles.items():
            far, kind = run if isinstance(run, tuple) else (run, None)
            self.add(monday + timedelta(days=weekday), far, kind=kind)
        return self

    def diary(self, **more):
        return Diary(sorted(self.entries), self.today, **more)

    def warnings(self, settings=None, span=None, **more):
        days = [one.day for one in self.entries]
        span = span or (min(days), max(days))
        return evaluate(self.diary(**more), settings or runner(), RULES, span)

    def said(self, settings=None, least=Level.CAUTION, span=None):
        """Return rule, level and day of the warnings from ``least`` on, by day."""
        found = [one for one in self.warnings(settings, span) if one.level >= least]
        return sorted((one.rule.value, one.level.word, one.day.isoformat()[5:]) for one in found)


def log_h(today=TODAY, without=()):
    """Return log H: four weeks of 6, 6 and 8 miles; ``without`` names weeks to leave out."""
    log = Log(today)
    for index in range(4):
        monday = date(2026, 3, 2) + timedelta(weeks=index)
        if index not in without:
            log.week(monday, {1: 6, 3: 6, 5: 8})
    return log


EASY, LONG, INTERVALS, TEMPO, RACE = Kind.EASY, Kind.LONG, Kind.INTERVALS, Kind.TEMPO, Kind.RACE
