"""Finds the routine that suits a warning, and none while a warning sign is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heavylegs_gui.domain.errors import UserError
from heavylegs_gui.domain.routine_advice import has_routine, suited_routine
from heavylegs_gui.domain.safety_card import blocks

if TYPE_CHECKING:
    from heavylegs_gui.domain.rules.findings import TrainingWarning
    from heavylegs_gui.ui.kit import LateServices

_LIBRARY = "routine_library"


class RoutineHint(NamedTuple):
    """A routine that helps: its id and its name."""

    routine_id: str
    name: str


class RoutineGuide:
    """Asks the library and the safety gate.

    The gate is asked each time, so that no hint outlives a tick on the safety card.
    """

    def __init__(self, late: LateServices) -> None:
        self._late = late

    def is_ready(self, warning: TrainingWarning) -> bool:
        """Whether the answer takes no reading of files."""
        return not has_routine(warning.rule) or self._late.is_built(_LIBRARY)

    def hint(self, warning: TrainingWarning) -> RoutineHint | None:
        """Return what suits a warning; nothing while a warning sign is open, or unknown."""
        if not has_routine(warning.rule):
            return None
        library = self._late.routine_library
        routine = suited_routine(warning.rule, library.routines())
        if routine is None:
            return None
        used = [item.exercise_id for item in routine.items]
        try:
            is_off = blocks(self._late.safety_gate.block(), used, library.exercises)
        except UserError:
            return None
        return None if is_off else RoutineHint(routine.id, routine.name)
