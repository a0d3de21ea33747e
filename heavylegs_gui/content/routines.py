"""Reads the routines from ``resources/routines/*.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from heavylegs_gui.content.toml_reader import Entry, TomlFile
from heavylegs_gui.domain.routine import CHANGE_MS, Exercise, Routine, RoutineItem, set_s

WHEN = ("before", "after", "rest", "evening", "any")
MAX_HOLD_S = 600
"""Longest hold [s]. Source: own limit."""
MAX_REPS = 20
"""Most repetitions of an exercise. Source: own limit."""
MAX_TIMES = 60
"""Most repetitions of a set. Source: own limit."""
MAX_REST_S = 300
"""Longest rest between two sets [s]. Source: own limit."""
MAX_MOVE_S = 60
"""Longest time to change position [s]. Source: own limit."""
MAX_HOLDS = 100
"""Most holds of a routine, each side counted; with what lies between these are 200 steps.
Source: own limit."""


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
    entries = file.tables("item")
    items = tuple(_item(one, exercises, is_last=one is entries[-1]) for one in entries)
    if sum(one.reps * (2 if exercises[one.exercise_id].sided else 1) for one in items) > MAX_HOLDS:
        raise entry.fault("item", f"a routine may have {MAX_HOLDS} holds at most")
    return Routine(
        id=entry.text("id"),
        name=entry.text("name"),
        when=entry.word("when", WHEN),
        description=entry.text("description"),
        items=items,
    )


def _item(entry: Entry, exercises: Mapping[str, Exercise], *, is_last: bool) -> RoutineItem:
    entry.only(("exercise", "hold_s", "times", "reps", "rest_s", "move_s"))
    exercise_id = entry.text("exercise")
    if exercise_id not in exercises:
        raise entry.fault("exercise", f"there is no exercise {exercise_id!r}")
    hold_s, times = _length(entry, exercises[exercise_id])
    return RoutineItem(
        exercise_id=exercise_id,
        hold_s=hold_s,
        times=times,
        reps=entry.whole("reps", 1, MAX_REPS, default=1),
        rest_s=entry.whole("rest_s", 1, MAX_REST_S, default=CHANGE_MS // 1000),
        move_s=entry.whole("move_s", int(not is_last), MAX_MOVE_S, default=0 if is_last else None),
    )


def _length(entry: Entry, exercise: Exercise) -> tuple[int, int]:
    """Return the length of a hold or set [s] and its repetitions in the tempo, 0 for a hold."""
    if exercise.tempo is None:
        if entry.has("times"):
            raise entry.fault("times", f"{exercise.id} is held, so it needs hold_s and no times")
        return entry.whole("hold_s", 1, MAX_HOLD_S), 0
    if entry.has("hold_s"):
        raise entry.fault("hold_s", f"{exercise.id} has a tempo, so it needs times and no hold_s")
    times = entry.whole("times", 1, MAX_TIMES)
    hold_s = set_s(exercise.tempo, times)
    if hold_s > MAX_HOLD_S:
        raise entry.fault("times", f"a set may last {MAX_HOLD_S} s at most")
    return hold_s, times
