"""What is chosen in the calendar: days, and the sessions in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heavylegs_gui.ui.calendar.cells import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.ui.calendar.reader import Span


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the keyboard is and what an action is about.

    Attributes:
        current: The day of the keyboard.
        anchor: Where a run of days was begun.
        days: All chosen days.
        picked: Chosen sessions; empty means all sessions of the chosen days.
    """

    current: date
    anchor: date
    days: frozenset[date]
    picked: frozenset[int] = frozenset()

    @classmethod
    def on(cls, day: date, picked: Iterable[int] = ()) -> Choice:
        """Return the choice of one day, or of some of its sessions."""
        return cls(day, day, frozenset({day}), frozenset(picked))

    def extended_to(self, day: date) -> Choice:
        """Return the choice of all days from the anchor to ``day``."""
        first, last = min(self.anchor, day), max(self.anchor, day)
        days = frozenset(first + ONE_DAY * number for number in range((last - first).days + 1))
        return Choice(day, self.anchor, days)

    def toggled(self, day: date, session_id: int | None, span: Span) -> Choice:
        """Return the choice with a day, or one session of it, taken in or left out."""
        ids = set(self.ids(span))
        if session_id is not None:
            ids ^= {session_id}
            held = {one.local_date for one in _sessions(span, ids)}
            return Choice(day, day, frozenset(held | {day}), frozenset(ids))
        is_in = day in self.days and self.is_many
        days = self.days - {day} if is_in else self.days | {day}
        own = set(span.cell(day).ids)
        picked = ids - own if is_in else ids | own
        return Choice(day, day, days, frozenset(picked) if self.picked else frozenset())

    @property
    def is_many(self) -> bool:
        """Whether more than the one day is chosen."""
        return len(self.days) > 1

    def ids(self, span: Span) -> tuple[int, ...]:
        """Return the chosen sessions that are in view, in the order of their days."""
        return tuple(one.id for one in self.sessions(span) if one.id is not None)

    def sessions(self, span: Span) -> list[Session]:
        """Return the chosen sessions that are in view, in the order of their days."""
        if self.picked:
            return _sessions(span, self.picked)
        days = sorted(day for day in self.days if span.holds(day))
        return [block.session for day in days for block in span.cell(day).blocks]

    def stepped(self, span: Span, step: int) -> Choice:
        """Return the choice of the next or the previous single session of the current day."""
        ids = span.cell(self.current).ids
        if not ids:
            return self
        if len(self.picked) != 1:
            return Choice.on(self.current, {ids[0 if step > 0 else -1]})
        (picked,) = self.picked
        place = ids.index(picked) + step if picked in ids else 0
        if not 0 <= place < len(ids):
            return self
        return Choice.on(self.current, {ids[place]})


def _sessions(span: Span, ids: Iterable[int]) -> list[Session]:
    wanted = set(ids)
    return [one for one in span.sessions() if one.id in wanted]
