"""What the runner may do in the calendar; each action is one step of the undo history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.training import DayKind, DayMark, Status
from heavylegs_gui.ui.calendar.cells import DayLook, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from heavylegs_gui.domain.changes import Change
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.domain.training import Session
    from heavylegs_gui.services.planning import Planning
    from heavylegs_gui.services.warnings import Fix, Warnings
    from heavylegs_gui.ui.calendar.choice import Choice
    from heavylegs_gui.ui.calendar.reader import Span
    from heavylegs_gui.ui.undo import History


class Clip(NamedTuple):
    """Sessions that wait to be pasted.

    Attributes:
        day: The day of the first of them.
        cut: Whether they move.
    """

    ids: tuple[int, ...]
    day: date
    cut: bool


class Desk(QObject):
    """Runs the actions of the calendar.

    Attributes:
        clip: What was cut or copied.

    Signals:
        said: One sentence: why nothing was done, or what to do next.
        clipped: Something else waits to be pasted.
    """

    said = Signal(str)
    clipped = Signal()

    def __init__(
        self,
        history: History,
        planning: Planning,
        warnings: Warnings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._planning, self._warnings = history, planning, warnings
        self.clip: Clip | None = None

    # sessions

    def move(self, ids: Sequence[int], days: int) -> bool:
        """Move planned sessions by days."""
        return self._plan(lambda plan: plan.move(ids, days))

    def copy(self, ids: Sequence[int], to_day: date) -> bool:
        """Plan sessions again on another day."""
        return self._plan(lambda plan: plan.copy(ids, to_day))

    def remove(self, choice: Choice, span: Span) -> bool:
        """Delete what is chosen."""
        ids = self._ids(choice, span)
        return bool(ids) and self._plan(lambda plan: plan.remove(ids))

    def mark(self, choice: Choice, span: Span, status: Status) -> bool:
        """Mark what is chosen; the same mark again takes it back."""
        if status is Status.ILL and not choice.ids(span):
            return self.ill_day(choice.current, span)
        ids = self._ids(choice, span)
        if not ids:
            return False
        has_it = all(one.status is status for one in choice.sessions(span))
        if has_it and status is Status.DONE:
            self.said.emit(self.tr("It is done already."))
            return False
        wanted = Status.PLANNED if has_it else status
        return self.set_status(ids, wanted)

    def set_status(self, ids: Sequence[int], status: Status) -> bool:
        """Give sessions another status."""
        return self._plan(lambda plan: plan.set_status(ids, status))

    # links

    def link_choices(self, done: Session) -> list[Session]:
        """Return the plans that may be linked with what was done, the closest first."""
        return self._planning.link_choices.candidates(done)

    def link(self, done_id: int, plan_id: int) -> bool:
        """Say that what was done fulfils a plan."""
        return self._plan(lambda plan: plan.link(done_id, plan_id))

    def unlink(self, session_id: int) -> bool:
        """Say that what was done fulfils no plan."""
        return self._plan(lambda plan: plan.unlink(session_id))

    def lock(self, session_id: int, *, locked: bool) -> bool:
        """Say whether a link may change without asking."""
        return self._plan(lambda plan: plan.link_choices.set_locked(session_id, locked=locked))

    def cut(self, choice: Choice, span: Span) -> bool:
        """Remember what is chosen, to move it."""
        blocks = [one for cell in span.days for one in cell.blocks]
        wanted = set(choice.ids(span))
        movable = tuple(
            one.session.id
            for one in blocks
            if one.session.id is not None and one.session.id in wanted and one.look is not Look.DONE
        )
        if wanted and not movable:
            self.said.emit(
                self.tr("What was done stays on its day; edit it to change the date (E).")
            )
            return False
        return self._clip(movable, span, cut=True)

    def clip_copy(self, choice: Choice, span: Span) -> bool:
        """Remember what is chosen, to plan it again."""
        return self._clip(choice.ids(span), span, cut=False)

    def _clip(self, ids: tuple[int, ...], span: Span, *, cut: bool) -> bool:
        if not ids:
            self._say_nothing_chosen()
            return False
        day = min(one.local_date for one in span.sessions() if one.id in ids)
        self.clip = Clip(ids, day, cut)
        self.clipped.emit()
        words = self.tr("Cut. Go to a day and press Ctrl+V.")
        if not cut:
            words = self.tr("Copied. Go to a day and press Ctrl+V.")
        self.said.emit(words)
        return True

    def paste(self, day: date) -> bool:
        """Put what was cut or copied on a day."""
        clip = self.clip
        if clip is None:
            self.said.emit(self.tr("Cut or copy a session first."))
            return False
        if not clip.cut:
            return self.copy(clip.ids, day)
        self.forget_clip()
        gap = (day - clip.day).days
        return bool(gap) and self.move(clip.ids, gap)

    def forget_clip(self) -> None:
        """Let go of what was cut or copied."""
        if self.clip is not None:
            self.clip = None
            self.clipped.emit()

    def repeat(self, choice: Choice, span: Span, times: int) -> bool:
        """Plan what is chosen again in the weeks that follow."""
        ids = self._ids(choice, span)
        return bool(ids) and self._plan(lambda plan: plan.repeat_weekly(ids, times))

    # days

    def rest(self, day: date, span: Span, *, shift: bool) -> bool:
        """Make a day a rest day, or take that back.

        Args:
            day: The day.
            span: What is in view.
            shift: Move what follows by a day: later for a new rest day, earlier without it.
        """
        is_rest_day = span.holds(day) and span.cell(day).look is DayLook.REST_DAY
        if is_rest_day:
            return self._plan(lambda plan: plan.remove_rest_day(day, shift=shift))
        return self._plan(lambda plan: plan.insert_rest_day(day, shift=shift))

    def swap(self, first: date, second: date) -> bool:
        """Exchange what is planned for two days."""
        return self._plan(lambda plan: plan.swap_days(first, second))

    def ill_day(self, day: date, span: Span, *, with_plans: bool = True) -> bool:
        """Call a day ill; the second time takes it back.

        Args:
            day: A day in view.
            span: What is in view.
            with_plans: Leave out what is planned for it, in the same step.
        """
        cell = span.cell(day)
        kind = None if cell.look is DayLook.ILL else DayKind.ILL
        mark = DayMark(day=day, kind=kind, note=cell.note or None)
        return self._plan(lambda plan: plan.set_day_mark(mark, with_sessions=with_plans))

    def write_mark(self, mark: DayMark) -> bool:
        """Say something of a day."""
        return self._plan(lambda plan: plan.set_day_mark(mark))

    # warnings

    def fix_of(self, warning: TrainingWarning) -> Fix | None:
        """Return what would mend a warning."""
        return self._warnings.fix(warning)

    def take(self, fix: Fix) -> bool:
        """Mend a warning."""
        return self._warn(lambda desk: desk.take(fix))

    def dismiss(self, warning: TrainingWarning, reason: str) -> bool:
        """Keep things as they are."""
        return self._warn(lambda desk: desk.dismiss(warning, reason or None))

    def kept(self, day: date) -> list[TrainingWarning]:
        """Return the warnings of a day that the runner keeps as they are."""
        return self._warnings.kept(day, day)

    def warn_again(self, day: date) -> bool:
        """Show again what was kept on a day."""
        kept = self.kept(day)
        if not kept:
            self.said.emit(self.tr("Nothing was kept on this day."))
            return False
        return self._warn(lambda desk: desk.bring_all_back(kept))

    # inside

    def _ids(self, choice: Choice, span: Span) -> tuple[int, ...]:
        ids = choice.ids(span)
        if not ids:
            self._say_nothing_chosen()
        return ids

    def _say_nothing_chosen(self) -> None:
        self.said.emit(self.tr("There is no session on this day."))

    def _plan(self, act: Callable[[Planning], Change]) -> bool:
        planning = self._planning
        try:
            change = act(planning)
        except UserError as error:
            self.said.emit(str(error))
            return False
        self._history.record(change, planning.apply)
        return not change.is_empty

    def _warn(self, act: Callable[[Warnings], Change]) -> bool:
        warnings = self._warnings
        try:
            change = act(warnings)
        except UserError as error:
            self.said.emit(str(error))
            return False
        self._history.record(change, warnings.apply)
        return not change.is_empty
