"""Reads the routines from ``resources/routines/*.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from heavylegs_gui.content.toml_reader import Entry, TomlFile
from heavylegs_gui.domain.routine import Exercise, Routine, RoutineItem

WHEN = ("before", "after", "rest", "any")
MAX_HOLD_S = 600
"""Longest hold [s]. Source: own limit."""
MAX_REPS = 20
MAX_MOVE_S = 60


def load_routines(folder: Path, exercises: Mapping[str, Exercise]) -> dict[str, Routine]:
    """Return all routines by id.

    Raises:
        ContentError: A file is damaged, or names an exercise that there is not.
    """
    routines: dict[str, Routine] = {}
    for path in sorted(folder.glob("*.toml")):
        routine = _routine(TomlFile(path), exercises)
        routines[routine.id] = routine
    return routines


def _routine(file: TomlFile, exercises: Mapping[str, Exercise]) -> Routine:
    entry = file.entry()
    entry.only(("id", "name", "when", "description", "item"))
    if entry.text("id") != file.path.stem:
        raise entry.fault("id", f"id must be {file.path.stem!r}, the name of the file")
    return Routine(
        id=entry.text("id"),
        name=entry.text("name"),
        when=entry.word("when", WHEN),
        description=entry.text("description"),
        items=tuple(_item(one, exercises) for one in file.tables("item")),
    )


def _item(entry: Entry, exercises: Mapping[str, Exercise]) -> RoutineItem:
    entry.only(("exercise", "hold_s", "reps", "move_s"))
    exercise_id = entry.text("exercise")
    if exercise_id not in exercises:
        raise entry.fault("exercise", f"there is no exercise {exercise_id!r}")
    return RoutineItem(
        exercise_id=exercise_id,
        hold_s=entry.whole("hold_s", 1, MAX_HOLD_S),
        reps=entry.whole("reps", 1, MAX_REPS, default=1),
        move_s=entry.whole("move_s", 0, MAX_MOVE_S, default=0),
    )
