"""A believable runner: the years before today, as values.

The same seed and the same day always give the same log. The runner builds up in steps with a
lighter fourth week, is hurt now and then and comes back slowly, and ten days ago ran much too far
in one go; heaviness, effort and soreness follow load, sleep and heat, so that the checker and the
graphs find what a coach would find. All numbers are our own invention, shaped to look like the log
of a recreational runner.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from heavylegs_gui.domain import demo_words as words
from heavylegs_gui.domain.demo_plan import WEEKS_PER_YEAR, WeekPlan, runs_of, week_plans
from heavylegs_gui.domain.training import CheckIn, Kind, Session, Shoe, Source, Sport, Status
from heavylegs_gui.domain.weeks import WeekStart, week_of

SEED = 1966
PLANNED_WEEKS = 3
ROAD_SHOE_LIFE_M = 750_000.0
FAST_SHOE_LIFE_M = 450_000.0

_HARD = frozenset({Kind.INTERVALS, Kind.TEMPO, Kind.HILLS, Kind.RACE})
_EFFORT = {
    Kind.EASY: 3.0, Kind.RECOVERY: 2.0, Kind.LONG: 4.8, Kind.INTERVALS: 7.5, Kind.TEMPO: 6.6,
    Kind.HILLS: 7.0, Kind.RACE: 9.0,
}  # fmt: skip
_PACE_FACTOR = {
    Kind.EASY: 1.0, Kind.RECOVERY: 1.08, Kind.LONG: 1.03, Kind.INTERVALS: 0.93, Kind.TEMPO: 0.90,
    Kind.HILLS: 1.02, Kind.RACE: 0.83,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoLog:
    """Everything the demo runner wrote down.

    Attributes:
        shoes: Numbered from 1; the sessions name them by these numbers.
        sessions: In the order of their days, planned ones ahead of today too.
        check_ins: One for most days.
    """

    shoes: tuple[Shoe, ...]
    sessions: tuple[Session, ...]
    check_ins: tuple[CheckIn, ...]


def demo_log(today: date, *, years: float = 2.0, seed: int = SEED) -> DemoLog:
    """Return the log of the demo runner up to ``today`` and the plan beyond.

    Args:
        today: The day on which the log is looked at.
        years: Length of the log [years]; about 220 runs each.
        seed: Another seed is another runner.
    """
    return _Runner(today, years, seed).live()


def _sum_of_days(loads_m: dict[date, float], day: date, days: int) -> float:
    return sum(loads_m.get(day - timedelta(days=back), 0.0) for back in range(1, days + 1))


def _clamp(value: float, low: int = 0, high: int = 10) -> int:
    return max(low, min(high, round(value)))


def _utc_offset_min(day: date) -> int:
    """Return the offset of central Europe [min]: summer time from late March to late October."""
    begins = _last_sunday(day.year, 3)
    ends = _last_sunday(day.year, 10)
    return 120 if begins <= day < ends else 60


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@dataclass(slots=True)
class _Wardrobe:
    """The shoes in use and those worn out."""

    names: tuple[str, ...]
    life_m: float
    worn_m: float = 0.0
    used: int = 0
    shoes: list[Shoe] = field(default_factory=list)

    def wear(self, distance_m: float, day: date, number: int) -> int:
        """Return the number of the pair for a run; ``number`` is the next free one."""
        if not self.shoes or self.worn_m > self.life_m:
            if self.shoes:
                self.shoes[-1] = replace(self.shoes[-1], retired_on=day)
            name = self.names[self.used % len(self.names)]
            rounds = self.used // len(self.names)
            self.shoes.append(Shoe(id=number, name=f"{name} {rounds + 1}" if rounds else name))
            self.used, self.worn_m = self.used + 1, 0.0
        self.worn_m += distance_m
        shoe_id = self.shoes[-1].id
        if shoe_id is None:
            raise AssertionError("demo shoes are numbered")
        return shoe_id


class _Runner:
    """Lives day by day from the first week to the end of the plan."""

    def __init__(self, today: date, years: float, seed: int) -> None:
        self._today = today
        self._dice = random.Random(seed)  # noqa: S311 - a story, not a secret
        this_week = week_of(today, WeekStart.MONDAY)
        weeks = max(8, round(years * WEEKS_PER_YEAR))
        self._first_week = this_week - timedelta(weeks=weeks)
        self._weeks_done = weeks
        self._sessions: list[Session] = []
        self._check_ins: list[CheckIn] = []
        self._loads_m: dict[date, float] = {}
        self._hard_days: set[date] = set()
        self._sleep_h: dict[date, float] = {}
        self._road = _Wardrobe(words.SHOE_NAMES, ROAD_SHOE_LIFE_M)
        self._fast = _Wardrobe(words.FAST_SHOE_NAMES, FAST_SHOE_LIFE_M)

    def live(self) -> DemoLog:
        """Return everything that was written down."""
        plans = week_plans(self._first_week, self._weeks_done, PLANNED_WEEKS, self._dice)
        for plan in plans:
            slots = dict(runs_of(plan, self._dice))
            for weekday in range(7):
                self._live_day(plan, plan.start + timedelta(days=weekday), slots.get(weekday))
        shoes = sorted(self._road.shoes + self._fast.shoes, key=lambda shoe: shoe.id or 0)
        return DemoLog(tuple(shoes), tuple(self._sessions), tuple(self._check_ins))

    # Days

    def _live_day(self, plan: WeekPlan, day: date, run: tuple[Kind, float] | None) -> None:
        self._sleep(day)
        if day > self._today:
            if run is not None:
                self._sessions.append(self._planned(day, *run))
            return
        self._check_in(day)
        if run is not None:
            self._run(plan, day, *run)
        self._other_sports(plan, day)

    def _run(self, plan: WeekPlan, day: date, kind: Kind, distance_m: float) -> None:
        planned = self._planned(day, kind, distance_m)
        if day == self._today:
            self._sessions.append(planned)
            return
        is_sure = plan.is_jump or kind is Kind.RACE
        if not is_sure and self._dice.random() < 0.035:
            is_ill = self._dice.random() < 0.3
            status = Status.ILL if is_ill else Status.SKIPPED
            notes = words.ILL_NOTE if is_ill else None
            self._sessions.append(replace(planned, status=status, notes=notes))
            return
        self._sessions.append(self._done(plan, day, kind, distance_m))

    def _planned(self, day: date, kind: Kind, distance_m: float) -> Session:
        distance_m = round(distance_m / 500) * 500.0 if kind is not Kind.RACE else distance_m
        pace_s = self._easy_pace_s(day) * _PACE_FACTOR[kind]
        return Session(
            uid=self._uid(), local_date=day, kind=kind, status=Status.PLANNED, source=Source.PLAN,
            title=self._title(kind, distance_m), distance_m=distance_m,
            duration_s=round(distance_m / 1000 * pace_s / 60) * 60.0,
        )  # fmt: skip

    def _done(self, plan: WeekPlan, day: date, kind: Kind, distance_m: float) -> Session:
        distance_m = round(distance_m * self._noise(1.0, 0.025), 0)
        if kind is Kind.RACE and plan.race_m is not None:
            distance_m = plan.race_m
        heat_c = self._temp_c(day)
        heaviness = self._heaviness(day, kind, heat_c)
        pace_s = self._easy_pace_s(day) * _PACE_FACTOR[kind] * (1 + 0.006 * (heaviness - 3))
        duration_s = float(round(distance_m / 1000 * pace_s * self._noise(1.0, 0.015)))
        shoes = self._fast if kind in _HARD else self._road
        number = len(self._road.shoes) + len(self._fast.shoes) + 1
        session = Session(
            uid=self._uid(), local_date=day, kind=kind, title=self._title(kind, distance_m),
            distance_m=distance_m, duration_s=duration_s, heaviness=heaviness,
            rpe=_clamp(_EFFORT[kind] + 0.3 * (heaviness - 3) + self._noise(0, 0.6)),
            soreness=_clamp(self._soreness(day)), temp_c=heat_c,
            shoe_id=shoes.wear(distance_m, day, number),
            notes=self._notes(plan, day, heaviness),
        )  # fmt: skip
        self._loads_m[day] = distance_m * (1.3 if kind in _HARD else 1.0)
        if kind in _HARD or kind is Kind.LONG:
            self._hard_days.add(day)
        return self._recorded(session, kind) if self._dice.random() < 0.82 else session

    def _recorded(self, session: Session, kind: Kind) -> Session:
        """Return the session as a watch would have written it."""
        day, offset_min = session.local_date, _utc_offset_min(session.local_date)
        hour = 9 if day.weekday() >= 5 else 18
        local = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) + timedelta(
            minutes=self._dice.randrange(-40, 50), seconds=self._dice.randrange(60)
        )
        duration_s, distance_m = session.duration_s or 0.0, session.distance_m or 0.0
        climb = 14.0 if kind is Kind.HILLS else 5.0
        return replace(
            session,
            source=Source.FILE,
            start_utc=local - timedelta(minutes=offset_min),
            utc_offset_min=offset_min,
            elapsed_s=duration_s + self._dice.choice((0, 0, 12, 45, 130)),
            ascent_m=float(round(distance_m / 1000 * climb * self._noise(1.0, 0.25))),
            heart_rate_avg_bpm=round(126 + 4.6 * _EFFORT[kind] + self._noise(0, 3)),
        )

    def _other_sports(self, plan: WeekPlan, day: date) -> None:
        roll, weekday = self._dice.random(), day.weekday()
        if day == self._today:
            return
        if weekday == 0 and roll < 0.5:
            self._sessions.append(
                self._cross(day, Sport.STRENGTH, self._dice.choice(words.STRENGTH_TITLES), 30)
            )
        elif weekday in {2, 4} and roll < (0.7 if plan.is_injury else 0.16):
            title = self._dice.choice(words.CYCLE_TITLES)
            minutes = self._dice.randrange(45, 100, 5)
            ride = self._cross(day, Sport.CYCLE, title, minutes)
            self._sessions.append(replace(ride, distance_m=minutes * 370.0))

    def _cross(self, day: date, sport: Sport, title: str, minutes: int) -> Session:
        return Session(
            uid=self._uid(), local_date=day, sport=sport, kind=Kind.CROSS, title=title,
            duration_s=minutes * 60.0, rpe=_clamp(4 + self._noise(0, 1)),
        )  # fmt: skip

    # What the body says

    def _sleep(self, day: date) -> None:
        """Short nights come now and then, and in the ten days before today most of all."""
        mean_h = 6.0 if 0 <= (self._today - day).days < 10 else 7.3
        hours = self._noise(mean_h + (0.5 if day.weekday() >= 5 else 0.0), 0.6)
        self._sleep_h[day] = min(9.5, max(4.0, round(hours * 4) / 4))

    def _fatigue(self, day: date) -> float:
        """Return the load of the last week against the usual one; 1 is the usual."""
        usual_m = _sum_of_days(self._loads_m, day, 28) / 4
        if usual_m < 5_000:
            return 0.8
        return min(1.8, _sum_of_days(self._loads_m, day, 7) / usual_m)

    def _heaviness(self, day: date, kind: Kind, heat_c: float) -> int:
        value = 2.6 + 4.0 * (self._fatigue(day) - 1) + 1.3 * (7.1 - self._sleep_h[day])
        value += {Kind.LONG: 0.9, Kind.RACE: 1.2, Kind.INTERVALS: 0.5}.get(kind, 0.0)
        value += 1.0 if day - timedelta(days=1) in self._hard_days else 0.0
        value += max(0.0, heat_c - 20) * 0.12
        return _clamp(value + self._noise(0, 0.8))

    def _soreness(self, day: date) -> float:
        hard = sum(day - timedelta(days=back) in self._hard_days for back in (1, 2))
        return 0.8 + 1.5 * hard + 1.6 * (self._fatigue(day) - 1) + self._noise(0, 0.7)

    def _check_in(self, day: date) -> None:
        is_recent = (self._today - day).days < 400
        if self._dice.random() > (0.8 if is_recent else 0.4):
            return
        fatigue, sleep_h = self._fatigue(day), self._sleep_h[day]
        heaviness = 1.8 + 2.6 * (fatigue - 1) + 1.1 * (7.1 - sleep_h) + self._noise(0, 0.8)
        self._check_ins.append(
            CheckIn(
                day=day, sleep_h=sleep_h, heaviness=_clamp(heaviness),
                soreness=_clamp(self._soreness(day)),
                mood=_clamp(7 - 0.5 * (heaviness - 2) + self._noise(0, 1)),
                resting_pulse_bpm=round(51 + 3 * max(0.0, fatigue - 1) + self._noise(0, 1.3)),
                drinking=_clamp(2.2 - 0.04 * self._temp_c(day) + self._noise(0, 0.6), high=3),
                fuelling=_clamp(2.1 + self._noise(0, 0.6), high=3),
            )
        )  # fmt: skip

    # Small things

    def _noise(self, mean: float, spread: float) -> float:
        return self._dice.gauss(mean, spread)

    def _uid(self) -> str:
        return f"{self._dice.getrandbits(128):032x}"

    def _easy_pace_s(self, day: date) -> float:
        """Return the easy pace [s/km]; it gets better over the first three years."""
        years_in = min(3.0, (day - self._first_week).days / 365.25)
        return 385.0 - 14.0 * years_in

    def _temp_c(self, day: date) -> float:
        season = -math.cos(math.tau * (day.timetuple().tm_yday - 20) / 365.25)
        return float(round(11.0 + 10.0 * season + math.sin(day.toordinal() * 1.7) * 4.0))

    def _title(self, kind: Kind, distance_m: float) -> str:
        if kind is Kind.RACE:
            return "Autumn half marathon" if distance_m > 15_000 else "Spring 10 km"
        return self._dice.choice(words.TITLES[kind])

    def _notes(self, plan: WeekPlan, day: date, heaviness: int) -> str | None:
        if plan.is_jump and day.weekday() == 6:
            return words.JUMP_NOTE
        if plan.is_return:
            return self._dice.choice(words.RETURN_NOTES)
        if plan.is_last_before_injury and day.weekday() == 6:
            return words.INJURY_NOTE
        if self._dice.random() > 0.3:
            return None
        if heaviness >= 6:
            return self._dice.choice(words.HEAVY_NOTES)
        return self._dice.choice(words.FRESH_NOTES if heaviness <= 1 else words.USUAL_NOTES)
