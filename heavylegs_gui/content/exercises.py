"""Reads the exercises from ``resources/exercises/*.toml``."""

from __future__ import annotations

from pathlib import Path

from heavylegs_gui.content.toml_reader import Entry, TomlFile
from heavylegs_gui.domain.routine import Exercise, ExerciseKind
from heavylegs_gui.domain.tempo import Tempo, TempoPart

SHORT_NAME_LETTERS = 13
"""A short name must be readable from three metres. Source: measures of the player's screen."""

LONGEST_TEMPO_S = 20
"""Longest part of a repetition [s]. Source: own limit."""

_KEYS = (
    "id", "name", "short_name", "kind", "muscles", "sided", "cues", "line", "switch_line",
    "mistake", "easier", "stop_if", "needs_roller", "source", "article", "tempo_s",
    "lifts_first",
)  # fmt: skip


def load_exercises(folder: Path) -> dict[str, Exercise]:
    """Return all exercises by id.

    Raises:
        ContentError: A file is damaged, or two exercises share an id.
    """
    exercises: dict[str, Exercise] = {}
    for path in sorted(folder.glob("*.toml")):
        for entry in TomlFile(path).tables("exercise"):
            exercise = _exercise(entry)
            if exercise.id in exercises:
                raise entry.fault("id", f"there are two exercises {exercise.id!r}")
            exercises[exercise.id] = exercise
    return exercises


def _exercise(entry: Entry) -> Exercise:
    entry.only(_KEYS)
    sided = entry.flag("sided")
    switch_line = entry.text("switch_line", default="")
    if sided and "{side}" not in switch_line:
        raise entry.fault("switch_line", "switch_line must say {side}")
    if set("{}") & set(switch_line.replace("{side}", "")):
        raise entry.fault("switch_line", "switch_line may have no braces but {side}")
    short_name = entry.text("short_name")
    if len(short_name) > SHORT_NAME_LETTERS:
        raise entry.fault("short_name", f"short_name may have {SHORT_NAME_LETTERS} letters at most")
    kind = ExerciseKind(entry.word("kind", [kind.value for kind in ExerciseKind]))
    return Exercise(
        id=entry.text("id"),
        name=entry.text("name"),
        short_name=short_name,
        kind=kind,
        muscles=entry.texts("muscles"),
        sided=sided,
        cues=entry.texts("cues"),
        line=entry.text("line"),
        switch_line=switch_line,
        mistake=entry.text("mistake"),
        easier=entry.text("easier"),
        stop_if=entry.text("stop_if"),
        needs_roller=entry.flag("needs_roller"),
        source=entry.text("source"),
        article=entry.text("article", default=""),
        tempo=_tempo(entry, kind),
    )


def _tempo(entry: Entry, kind: ExerciseKind) -> Tempo | None:
    seconds = entry.numbers("tempo_s", 0, LONGEST_TEMPO_S)
    if seconds is None:
        if entry.has("lifts_first"):
            raise entry.fault("lifts_first", "lifts_first needs a tempo_s")
        return None
    if kind is not ExerciseKind.STRENGTH:
        raise entry.fault("tempo_s", "only a strength exercise has a tempo")
    if len(seconds) != len(TempoPart) or sum(seconds) < 1:
        raise entry.fault("tempo_s", "tempo_s must be the seconds to lower, to hold and to lift")
    lower, hold, lift = (round(one * 1000) for one in seconds)
    lifts_first = entry.has("lifts_first") and entry.flag("lifts_first")
    return Tempo(lower, hold, lift, lifts_first)
