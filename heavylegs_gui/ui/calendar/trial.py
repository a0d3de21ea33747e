"""Asks the rules what a move would do, before it is made: for the target and for days nearby."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.rules.fixes import is_new
from heavylegs_gui.domain.training import Status
from heavylegs_gui.domain.units import format_distance
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of
from heavylegs_gui.ui.calendar import words as calendar_words
from heavylegs_gui.ui.calendar.cells import ONE_DAY
from heavylegs_gui.ui.calendar.drag import Verdict
from heavylegs_gui.ui.locale_words import short_day, weekday_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heavylegs_gui.domain.mileage import WeekTotal
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.services.preferences import Preferences
    from heavylegs_gui.services.training_log import TrainingLog
    from heavylegs_gui.services.warning_words import WarningWords
    from heavylegs_gui.services.warnings import Warnings
    from heavylegs_gui.ui.calendar.reader import Span

_MOST_DETAILS = 2
_FAR = 14
"""So far from the target a day that fits is looked for [days]. Source: own value."""


class Trials(QObject):
    """Verdicts on a drag; each day is asked once.

    Signals:
        judged: With a :class:`Verdict` on the target.
        fitting: With the nearest day that fits, and its words.
    """

    judged = Signal(object)
    fitting = Signal(object, str)

    def __init__(
        self,
        training_log: TrainingLog,
        preferences: Preferences,
        warnings: Warnings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._log, self._preferences, self._warnings = training_log, preferences, warnings
        self._words: WarningWords | None = None
        self._dragged: list[Session] = []
        self._source: date | None = None
        self._span: Span | None = None
        self._copying = False
        self._known: dict[tuple[date, bool], Verdict] = {}
        self._candidates: list[date] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._try_next)

    def begin(
        self, dragged: Sequence[Session], source: date, span: Span, words: WarningWords
    ) -> None:
        """Be ready for a drag."""
        self._dragged, self._source = list(dragged), source
        self._span, self._words = span, words
        self._known.clear()

    def knows(self, ids: Sequence[int]) -> bool:
        """Whether the drag of these sessions has begun already."""
        return [one.id for one in self._dragged] == list(ids) and bool(self._known)

    def aim(self, target: date, *, copying: bool) -> None:
        """Judge a target, and look for a better day when it does not fit."""
        self.stop()
        if self._span is None or self._source is None or target == self._source:
            return
        self._copying = copying
        verdict = self._verdict(target)
        self.judged.emit(verdict)
        if verdict.level is not None and verdict.level > Level.INFO:
            self._candidates = self._days_near(target)
            self._timer.start(0)

    def stop(self) -> None:
        """Look for no other day."""
        self._timer.stop()
        self._candidates = []

    def end(self) -> None:
        """Forget the drag."""
        self.stop()
        self._dragged, self._source = [], None
        self._known.clear()

    # asking the rules

    def _days_near(self, target: date) -> list[date]:
        """Return the days in view round the target, the nearest and the later ones first."""
        span = self._span
        if span is None:
            return []
        found = []
        for gap in range(1, _FAR + 1):
            found += [target + ONE_DAY * gap, target - ONE_DAY * gap]
        return [
            day for day in found if span.holds(day) and day != self._source and day >= span.today
        ]

    def _try_next(self) -> None:
        """Ask for one day more, so that the mouse stays free in between."""
        while self._candidates:
            day = self._candidates.pop(0)
            is_new = (day, self._copying) not in self._known
            verdict = self._verdict(day)
            if verdict.level is None or verdict.level is Level.INFO:
                self._candidates = []
                name = f"{weekday_name(day)} {short_day(day)}"
                self.fitting.emit(day, self.tr("{0} fits.").format(name))
                return
            if is_new:
                self._timer.start(0)
                return
        self.fitting.emit(None, self.tr("No day in view fits."))

    def _verdict(self, day: date) -> Verdict:
        key = day, self._copying
        if key not in self._known:
            self._known[key] = self._judge(day)
        return self._known[key]

    def _judge(self, day: date) -> Verdict:
        moved = self._moved(day)
        span = self._span
        if span is None:
            return Verdict(day, None, "")
        judged = self._warnings.judged_trial(moved, (), span.first, span.last)
        weeks = self._touched(judged.weeks, day)
        new = [one for one in judged.warnings if one.level > Level.INFO]
        new = [one for one in new if is_new(one, span.warnings)]
        name = f"{weekday_name(day)} {short_day(day)}"
        words = self._words
        if not new or words is None:
            return Verdict(
                day, None, self.tr("{0}: fits").format(name), self._sums(weeks, day), weeks
            )
        details = [words.message(one) for one in new[1 : 1 + _MOST_DETAILS]]
        headline = f"{name}: {words.message(new[0])}"
        return Verdict(day, new[0].level, headline, tuple(details), weeks)

    def _moved(self, day: date) -> list[Session]:
        """Return the dragged sessions as they would be."""
        if self._source is None:
            return []
        gap = day - self._source
        moved = []
        for one in self._dragged:
            if self._copying:
                one = replace(  # noqa: PLW2901 - the copy stands for the session from here on
                    one, id=None, uid=f"trial-{one.uid}", status=Status.PLANNED, linked_id=None
                )
            moved.append(replace(one, local_date=one.local_date + gap, start_utc=None))
        return moved

    def _touched(self, weeks: Sequence[WeekTotal], day: date) -> tuple[WeekTotal, ...]:
        """Return the sums of the weeks from which and to which the drag goes."""
        start = self._preferences.settings.week_start
        touched = {week_of(one, start) for one in (day, self._source) if one is not None}
        return tuple(one for one in weeks if one.week_start in touched)

    def _sums(self, weeks: Sequence[WeekTotal], day: date) -> tuple[str, ...]:
        units = self._preferences.settings.units
        for week in weeks:
            if 0 <= (day - week.week_start).days < DAYS_PER_WEEK:
                left = max(0.0, week.limit_m - week.distance_m)
                figure = f"{format_distance(left, units)} {units.value}"
                return (self.tr("{0} that week.").format(calendar_words.left_words(figure)),)
        return ()
