"""How long each muscle was stretched or rolled in a week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from heavylegs_gui.domain.routine import Exercise, ExerciseKind, Phase, Step

GUIDE_S = 120.0
"""What a muscle should get in a week [s]: 60 s on two days.

Source: Garber 2011, Med Sci Sports Exerc 43(7):1334-59, 60 s for each exercise on two or three days
a week.
"""
SCALE_S = 600.0
"""Where the gain in range levels off in a week [s]. Source: Ingram 2024, Sports Med."""
SESSION_CAP_S = 240.0
"""More than this in one routine is not counted [s]. Source: Ingram 2024, Sports Med."""

COUNTED = frozenset({ExerciseKind.STATIC, ExerciseKind.ROLL})
"""What counts as stretching or rolling; a swing or a squat does not. Source: the doses above are
those of held stretches."""


def dose_s(
    routine_runs: Iterable[Mapping[str, float]], exercises: Mapping[str, Exercise]
) -> dict[str, float]:
    """Return the time for each muscle [s].

    Args:
        routine_runs: For each played routine the time held in each exercise [s]; exercises that no
            longer exist are left out.
        exercises: All exercises by id.
    """
    total: dict[str, float] = {}
    for held_s in routine_runs:
        once: dict[str, float] = {}
        for exercise_id, seconds in held_s.items():
            exercise = exercises.get(exercise_id)
            if exercise is not None and exercise.kind in COUNTED:
                for muscle in exercise.muscles:
                    once[muscle] = once.get(muscle, 0.0) + seconds
        for muscle, seconds in once.items():
            total[muscle] = total.get(muscle, 0.0) + min(seconds, SESSION_CAP_S)
    return total


def held_s(credited_ms: Mapping[str, int]) -> dict[str, int]:
    """Return the time held in each exercise in whole seconds [s].

    A second counts when it was held to its end, as in the timer. Everything that is shown is made
    of these, so that the exercises add up to the routine.
    """
    return {exercise_id: held_ms // 1000 for exercise_id, held_ms in credited_ms.items()}


def planned_s(steps: Iterable[Step]) -> dict[str, float]:
    """Return the time that the steps of a routine hold each exercise [s]."""
    held: dict[str, float] = {}
    for step in steps:
        if step.phase is Phase.WORK:
            held[step.exercise_id] = held.get(step.exercise_id, 0.0) + step.duration_ms / 1000
    return held
