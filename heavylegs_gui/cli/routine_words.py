"""Words about the routines: list, show."""

from __future__ import annotations

import argparse

from heavylegs_gui.cli.context import Context
from heavylegs_gui.cli.output import Answer, table
from heavylegs_gui.domain.errors import InvalidValueError, UserError
from heavylegs_gui.domain.routine import Routine, Step, duration_ms, work_ms
from heavylegs_gui.domain.units import format_duration


def routine(context: Context, options: argparse.Namespace) -> Answer:
    """Answer ``routine``, ``routine list`` and ``routine show``, as this runner plays them."""
    with context.services() as services:
        library = services.routine_library
        routines = {one.id: (one, library.steps(one)) for one in library.routines()}
    if library.problem:
        raise UserError(f"{library.problem} Install Heavy Legs again.")
    if options.action != "show":
        return _list(list(routines.values()))
    if options.id not in routines:
        raise InvalidValueError(
            f"There is no routine {options.id!r}; known are {', '.join(routines)}.", "id"
        )
    return _show(options.id, routines[options.id][1])


def _list(routines: list[tuple[Routine, tuple[Step, ...]]]) -> Answer:
    document = [
        {
            "id": one.id,
            "name": one.name,
            "when": one.when,
            "work_s": work_ms(steps) / 1000,
            "total_s": duration_ms(steps) / 1000,
        }
        for one, steps in routines
    ]
    rows = [
        [one.id, one.when, format_duration(duration_ms(steps) / 1000), one.name]
        for one, steps in routines
    ]
    return Answer(document, table([["id", "when", "time", "name"], *rows], right=(2,)))


def _show(routine_id: str, steps: tuple[Step, ...]) -> Answer:
    document = [
        {
            "start_s": step.start_ms / 1000,
            "duration_s": step.duration_ms / 1000,
            "phase": step.phase,
            "exercise": step.exercise_id,
            "side": step.side,
        }
        for step in steps
    ]
    rows = [
        [
            format_duration(step.start_ms / 1000),
            f"{step.duration_ms / 1000:g} s",
            str(step.phase),
            step.exercise_id,
            str(step.side or ""),
        ]
        for step in steps
    ]
    head = ["from", "for", "phase", "exercise", "side"]
    return Answer({"id": routine_id, "steps": document}, table([head, *rows], right=(0, 1)))
