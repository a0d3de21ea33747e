"""The card before a routine: four boxes that speak against stretching or rolling today.

A tick never starts a routine and never says what the runner has; it says what to do. What a tick
blocks stays blocked, also on later days, until the runner releases it through one of three doors.

Source: safety review A14 (clot, heart, rhabdomyolysis, stress fracture) and C6 (blocking, release).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heavylegs_gui.domain.routine import Exercise, ExerciseKind


class Urgency(StrEnum):
    """How fast to get help, the fastest first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SEE_DOCTOR = "see_doctor"

    @property
    def rank(self) -> int:
        """0 for the fastest."""
        return tuple(type(self)).index(self)


class Door(StrEnum):
    """How a block is released."""

    RULED_OUT = "ruled_out"
    ALLOWED = "allowed"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class SafetyBox:
    """One box of the card.

    Attributes:
        key: Name in the database.
        words: What is asked, in everyday words.
        also: What also counts.
        urgency: How fast to get help.
        headline: What to do, in one line.
        advice: What to do, in sentences; ``{emergency}`` is the number to call.
    """

    key: str
    words: str
    also: str
    urgency: Urgency
    headline: str
    advice: tuple[str, ...]


BOXES: tuple[SafetyBox, ...] = (
    SafetyBox(
        "leg",
        "One leg swollen, hot or newly aching at rest",
        "Also if it is redder or wider than the other leg",
        Urgency.SAME_DAY,
        "See a doctor today",
        (
            "A blood clot in the leg has to be ruled out first.",
            "Do not roll, massage or stretch that leg until then.",
            "Call {emergency} at once if you get chest pain, feel faint or become breathless.",
        ),
    ),
    SafetyBox(
        "chest",
        "Chest pain, breathless or faint",
        "Not the puffing on a hill, but at rest or out of the blue",
        Urgency.EMERGENCY,
        "Call {emergency} now",
        (
            "Stop, sit down, and do not drive yourself.",
            "Say what you feel, when it began, and where you are.",
            "Unlock the door and ask someone to stay with you.",
        ),
    ),
    SafetyBox(
        "urine",
        "Brown urine, or pain far beyond the usual soreness",
        "Brown like cola or tea, or muscles too weak to use",
        Urgency.EMERGENCY,
        "Get to a hospital now, or call {emergency}",
        (
            "Muscle that breaks down can harm the kidneys.",
            "No rolling, no massage and no exercise until a doctor has looked at it.",
        ),
    ),
    SafetyBox(
        "bone",
        "Pain in a bone or in the groin",
        "One sore spot on the bone, or groin pain with each step",
        Urgency.SEE_DOCTOR,
        "See a doctor within three days",
        (
            "A stress fracture has to be ruled out first.",
            "Until then do not run, hop or stretch on it.",
            "Go the same day if you limp, or if it hurts at night.",
        ),
    ),
)
"""The four boxes in the order of the card."""

UNREADABLE = SafetyBox(
    "unreadable",
    "An earlier answer that can no longer be read",
    "It may have been a tick",
    Urgency.SAME_DAY,
    "Answer the safety card again",
    (
        "An answer in the database is damaged; until it is released no routine starts.",
        "Release it as a slip and tick what is true today.",
        "Call {emergency} at once for chest pain, breathlessness or faintness.",
    ),
)
"""Stands for a damaged answer: what cannot be read blocks. It is no box of the card."""

_BY_KEY: Mapping[str, SafetyBox] = {box.key: box for box in BOXES}


@dataclass(frozen=True, slots=True)
class Block:
    """What keeps routines off.

    Attributes:
        answer_id: Number of the stored answer.
        day: When the boxes were ticked.
        boxes: The ticked boxes, the most urgent first.
        only_rolls: Whether gentle exercise was allowed and only rolling is still off.
    """

    answer_id: int
    day: date
    boxes: tuple[SafetyBox, ...]
    only_rolls: bool = False

    @property
    def urgency(self) -> Urgency:
        """The most urgent of the ticked boxes."""
        return self.boxes[0].urgency


def ticked_boxes(keys: Iterable[str]) -> tuple[SafetyBox, ...]:
    """Return the boxes of ``keys``, the most urgent first; unknown keys are refused.

    Raises:
        KeyError: There is no such box.
    """
    boxes = [_BY_KEY[key] for key in keys]
    return tuple(sorted(boxes, key=lambda box: (box.urgency.rank, BOXES.index(box))))


def has_rolls(exercise_ids: Iterable[str], exercises: Mapping[str, Exercise]) -> bool:
    """Return whether any of the exercises is a roll."""
    from heavylegs_gui.domain.routine import ExerciseKind

    return ExerciseKind.ROLL in _kinds(exercise_ids, exercises)


def needs_card(exercise_ids: Iterable[str], exercises: Mapping[str, Exercise]) -> bool:
    """Return whether the card stands before these exercises: any roll, stretch or strength set."""
    from heavylegs_gui.domain.routine import ExerciseKind

    kinds = _kinds(exercise_ids, exercises)
    return bool(kinds & {ExerciseKind.ROLL, ExerciseKind.STATIC, ExerciseKind.STRENGTH})


def blocks(
    block: Block | None, exercise_ids: Iterable[str], exercises: Mapping[str, Exercise]
) -> bool:
    """Return whether an open block keeps these exercises off.

    An open tick blocks every routine; once gentle exercise is allowed, only those that roll.
    """
    if block is None:
        return False
    return has_rolls(exercise_ids, exercises) if block.only_rolls else True


def _kinds(exercise_ids: Iterable[str], exercises: Mapping[str, Exercise]) -> set[ExerciseKind]:
    """Return the kinds; an exercise that is not known counts as a roll, the strictest one."""
    from heavylegs_gui.domain.routine import ExerciseKind

    known = [exercises.get(one) for one in exercise_ids]
    return {ExerciseKind.ROLL if one is None else one.kind for one in known}
