"""Looks at the clock and says what the runner wanted to be reminded of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from heavylegs_gui.domain.errors import StoreError
from heavylegs_gui.domain.reminders import EVERY_DAY, Reminder, ReminderKind, due
from heavylegs_gui.domain.settings import WEEKDAYS

if TYPE_CHECKING:
    from heavylegs_gui.services.drafts import Drafts
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.routine_runs import RoutineRuns
    from heavylegs_gui.services.safety_gate import SafetyGate
    from heavylegs_gui.services.training_log import TrainingLog

LOOK_MS = 20_000
"""How often the clock is looked at [ms]."""
KEEP_EVERY = timedelta(minutes=10)
"""How often the last look is stored although nothing was due. Source: own value."""
_KEY = "reminders"
Planned = Callable[[date], Iterable[Reminder]]
"""The reminders of what is planned for a day, with a time."""


class Reminders(QObject):
    """Reminders that need the program running.

    What was done already, or must not be done beside an open warning sign, is not reminded of. The
    last look is kept, so that a restart shows nothing twice.

    Signals:
        reminded: With a :class:`~heavylegs_gui.domain.reminders.Due`.
    """

    reminded = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        drafts: Drafts,
        training_log: TrainingLog,
        runs: RoutineRuns,
        gate: SafetyGate,
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._preferences, self._drafts, self._log = preferences, drafts, training_log
        self._runs, self._gate, self._now = runs, gate, now
        self.planned: Planned = _nothing_planned
        self._looked: datetime | None = None
        self._kept: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        preferences.changed.connect(self._follow)

    def start(self) -> None:
        """Begin to look, now and every some seconds."""
        self._follow()
        if self._timer.isActive():
            self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @property
    def is_looking(self) -> bool:
        """Whether there is anything to look for."""
        return self._timer.isActive()

    @Slot()
    def look(self) -> None:
        """Say what became due since the last look."""
        now = self._local()
        after = self._last_look(now)
        found = due(self._wanted(now.date()), after, now)
        self._looked = now
        if found or self._kept is None or abs(now - self._kept) >= KEEP_EVERY:
            self._kept = now
            self._drafts.save(_KEY, {"looked": now.isoformat(timespec="seconds")})
        for one in found:
            if not self._is_settled(one.reminder):
                self.reminded.emit(one)

    def _local(self) -> datetime:
        return self._now().astimezone().replace(tzinfo=None, microsecond=0)

    def _last_look(self, now: datetime) -> datetime:
        """Return the last look; now, when there was none, or when the clock was set back."""
        if self._looked is not None:
            return min(self._looked, now)
        kept = self._drafts.load(_KEY) or {}
        try:
            looked = datetime.fromisoformat(str(kept.get("looked")))
        except ValueError:
            return now
        return min(looked.replace(tzinfo=None), now)

    def _wanted(self, today: date) -> list[Reminder]:
        settings = self._preferences.settings
        wanted = list(self.planned(today))
        if settings.remind_routine_at is not None:
            told = settings.remind_routine_days
            days = frozenset(WEEKDAYS.index(one) for one in told) if told else EVERY_DAY
            wanted.append(Reminder(ReminderKind.ROUTINE, settings.remind_routine_at, days))
        if settings.remind_check_in_at is not None:
            wanted.append(Reminder(ReminderKind.CHECK_IN, settings.remind_check_in_at))
        return wanted

    def _is_settled(self, reminder: Reminder) -> bool:
        """Whether it was done today, or must not be done; what cannot be read is not shown."""
        today = self._log.today()
        try:
            if reminder.kind is ReminderKind.CHECK_IN:
                return self._log.check_in(today) is not None
            if self._gate.block() is not None:
                return True
            done = self._runs.done_days()
            return reminder.kind is ReminderKind.ROUTINE and today in done[-1:]
        except StoreError:
            return True

    @Slot()
    def _follow(self) -> None:
        """Look only where there is something to be reminded of."""
        if self._wanted(self._log.today()):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()


def _nothing_planned(_day: date) -> Iterable[Reminder]:
    return ()
