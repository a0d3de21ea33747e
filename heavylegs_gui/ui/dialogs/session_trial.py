"""Asks the rules what a session that is being typed would do; the typing never waits for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.rules.findings import Level
from heavylegs_gui.domain.rules.fixes import is_new
from heavylegs_gui.domain.weeks import DAYS_PER_WEEK, week_of

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.rules.room import Room
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.ui.kit import Kit

DELAY_MS = 150
"""Pause in the typing after which the rules are asked [ms]. Source: own value."""
_AHEAD_DAYS = 30
"""So far after the week a run still changes what is said [days]. Source: rule SPIKE."""
_NEW_ID = -1
"""Number of a new session in a dry run."""


class Verdict(NamedTuple):
    """What the rules say of a session that is not saved yet.

    Attributes:
        session: What was asked about.
        room: What it is measured against.
        warnings: Those that it brings, and the pressing ones in which it takes part; the most
            pressing first.
        kept: Those of it that the runner keeps as they are.
    """

    session: Session
    room: Room
    warnings: tuple[TrainingWarning, ...]
    kept: tuple[TrainingWarning, ...] = ()


class SessionTrial(QObject):
    """Dry runs after a short pause; only the last question is answered.

    Signals:
        judged: With a :class:`Verdict`.
    """

    judged = Signal(object)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._asked: tuple[Session, Session | None, date] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.answer)

    def ask(self, session: Session, freed: Session | None, stored_day: date) -> None:
        """Ask about a session when the typing pauses.

        Args:
            session: As it would be saved.
            freed: A partner that it would let go of, already without its link.
            stored_day: The day on which it stands in the log now; its own when it is new.
        """
        self._asked = session, freed, stored_day
        self._timer.start()

    def stop(self) -> None:
        """Ask nothing any more."""
        self._timer.stop()
        self._asked = None

    @Slot()
    def answer(self) -> None:
        """Answer the last question now."""
        self._timer.stop()
        if self._asked is None:
            return
        session, freed, stored_day = self._asked
        try:
            self.judged.emit(self._verdict(session, freed, stored_day))
        except UserError:
            # The log says itself that it cannot be read; saving tells it in the form.
            return

    def _verdict(self, session: Session, freed: Session | None, stored_day: date) -> Verdict:
        warnings, week_start = self._kit.warnings, self._kit.preferences.settings.week_start
        days = (session.local_date, stored_day)
        first = week_of(min(days), week_start)
        last = week_of(max(days), week_start) + timedelta(days=DAYS_PER_WEEK - 1 + _AHEAD_DAYS)
        edited = (session,) if freed is None else (session, freed)
        found = warnings.judged_trial(edited, (), first, last)
        before = warnings.between(first, last)
        number = session.id or _NEW_ID
        concerning = (
            one
            for one in found.warnings
            if is_new(one, before)
            or (one.level > Level.INFO and _concerns(one, number, session.local_date))
        )
        kept = (one for one in found.kept if _concerns(one, number, session.local_date))
        return Verdict(session, found.room, tuple(concerning), tuple(kept))


def _concerns(warning: TrainingWarning, number: int, day: date) -> bool:
    """Whether a session takes part in what a warning is about."""
    return number in warning.session_ids or warning.subject.first <= day <= warning.subject.last
