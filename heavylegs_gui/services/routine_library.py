"""The exercises, routines and figures that came with the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from heavylegs_gui.content.exercises import load_exercises
from heavylegs_gui.content.routines import load_routines
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.cautions import (
    Caution,
    Omissions,
    Spared,
    omissions,
    spared_from_text,
)
from heavylegs_gui.domain.routine import (
    Exercise,
    Phase,
    Routine,
    Step,
    duration_ms,
    expand,
    first_side,
    for_age,
)
from heavylegs_gui.services.preferences import Preferences

if TYPE_CHECKING:
    from heavylegs_gui.domain.figure import Figure


class RoutineLibrary(QObject):
    """Read when it is first asked; a damaged file leaves it empty with one sentence.

    Attributes:
        problem: One sentence about a damaged file, or ``""``.
        today: The runner's local date.
    """

    def __init__(
        self,
        resources: Path,
        preferences: Preferences,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._resources, self._preferences, self.today = resources, preferences, today
        self._is_read = False
        self.problem = ""
        self._exercises: dict[str, Exercise] = {}
        self._routines: dict[str, Routine] = {}
        self._figures: dict[str, Figure] | None = None

    @property
    def exercises(self) -> dict[str, Exercise]:
        """All exercises by id."""
        self._read()
        return self._exercises

    def routines(self) -> list[Routine]:
        """Return all routines in the order of their names."""
        self._read()
        return sorted(self._routines.values(), key=lambda one: one.name)

    def routine(self, routine_id: str) -> Routine | None:
        """Return a routine, ``None`` when there is none of that id."""
        self._read()
        return self._routines.get(routine_id)

    def figure(self, exercise_id: str) -> Figure | None:
        """Return the figure of an exercise, ``None`` when there is none."""
        if self._figures is None:
            from heavylegs_gui.content.figures import load_figures

            try:
                self._figures = load_figures(self._resources / "figures")
            except (ContentError, OSError, UnicodeDecodeError) as error:
                self._figures = {}
                self.problem = f"The exercise figures are damaged: {error}"
        return self._figures.get(exercise_id)

    def cautions(self) -> tuple[Caution, ...]:
        """Return what the runner told that speaks against rolling."""
        return tuple(Caution(one) for one in self._preferences.settings.cautions)

    def spared(self) -> tuple[Spared, ...]:
        """Return the parts that routines leave out today."""
        parts = spared_from_text(self._preferences.settings.spared_parts)
        return tuple(part for part in parts if not part.is_over(self.today()))

    def omissions(self, *, rolls_ticked: bool = False) -> Omissions:
        """Return what routines leave out today.

        Args:
            rolls_ticked: Whether rolling was ticked for this one routine.
        """
        return omissions(self.cautions(), self.spared(), self.today(), rolls_ticked=rolls_ticked)

    def asks_about_rolling(self, routine: Routine, begun: Sequence[Step] = ()) -> bool:
        """Whether rolling has to be ticked before a routine, or before what was begun goes on.

        Args:
            routine: What to play.
            begun: The steps of a run that is taken up again; none for a new one.
        """
        if begun:
            is_shut = self.leaves_out_of(begun, rolls_ticked=False)
            return is_shut and not self.leaves_out_of(begun, rolls_ticked=True)
        ticked = self.steps(routine, rolls_ticked=True)
        return bool(self.cautions()) and ticked != self.steps(routine)

    def leaves_out_of(self, steps: Sequence[Step], *, rolls_ticked: bool) -> bool:
        """Whether any of these steps is left out today."""
        left_out, known = self.omissions(rolls_ticked=rolls_ticked), self.exercises
        return any(
            step.exercise_id in known and left_out.leaves_out(known[step.exercise_id], step.side)
            for step in steps
        )

    def steps(self, routine: Routine, *, rolls_ticked: bool = False) -> tuple[Step, ...]:
        """Return the steps of a routine with the runner's settings, cautions and spared parts.

        Args:
            routine: What to play.
            rolls_ticked: Whether rolling was ticked for this one time in spite of a caution.
        """
        settings = self._preferences.settings
        return expand(
            for_age(routine, self.exercises, settings.age_years),
            self.exercises,
            start_side=first_side(settings.start_side, self.today()),
            transition_scale=settings.transition_scale,
            roller=settings.roller,
            leaves_out=self.omissions(rolls_ticked=rolls_ticked).leaves_out,
        )

    def total_s(self, routine_id: str) -> float:
        """Return the length of a routine [s], 0 for an unknown one."""
        routine = self.routine(routine_id)
        return 0.0 if routine is None else duration_ms(self.steps(routine)) / 1000

    def summary(self, routine_id: str) -> list[tuple[str, str]]:
        """Return name and dose of each exercise, such as ``("Roll calves", "30 s")``."""
        routine = self.routine(routine_id)
        if routine is None:
            return []
        lines = []
        work = [step for step in self.steps(routine) if step.phase is Phase.WORK]
        for number, item in enumerate(routine.items):
            holds = sum(step.item == number for step in work)
            if not holds:
                continue
            one = f"{item.times} times" if item.times else f"{item.hold_s} s"
            dose = one if holds == 1 else f"{holds} × {one}"
            lines.append((self.exercises[item.exercise_id].short_name, dose))
        return lines

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        try:
            self._exercises = load_exercises(self._resources / "exercises")
            self._routines = load_routines(self._resources / "routines", self._exercises)
        except ContentError as error:
            self._exercises, self._routines = {}, {}
            self.problem = f"The routines cannot be read: {error}"
