"""What rolling and stretching have to leave out for one runner.

Two kinds of things are told by the runner: *cautions* (a blood thinner, pregnancy, ...), under
which rolling is off until it is ticked for one routine, and *spared parts* (a fresh bruise, a
wound), which routines leave out by themselves. Neither replaces the safety card.

Source: safety review C6 (past clot, blood thinner, varicose veins, easy bruising and pregnancy:
rolling off by default; tear or fresh bruise: neither roll nor stretch for 72 hours) and C4
(pregnancy: not flat on the back); Bartsch 2021, J Clin Med 10:5360 (open wound, inflammation: no
rolling).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heavylegs_gui.domain.errors import InvalidValueError
from heavylegs_gui.domain.routine import Exercise, ExerciseKind, Side

TEAR_DAYS = 3
"""So many days a torn or bruised muscle is neither rolled nor stretched [days]: 72 hours."""
MOST_SPARED = 20
"""Most parts that are spared at once. Source: own limit."""
ON_THE_BACK = frozenset(
    {"st_ham_towel", "st_glute_fig4", "st_knee_hug", "st_legs_wall", "sg_glute_bridge"}
)
"""Exercises flat on the back, left out in pregnancy. Source: safety review C4."""


class Caution(StrEnum):
    """What speaks against rolling as a rule, though not against every routine."""

    THINNER = "thinner"
    CLOT = "clot"
    VEINS = "veins"
    BRUISES = "bruises"
    BONES = "bones"
    NUMB_FEET = "numb_feet"
    PREGNANT = "pregnant"
    PAIN = "pain"


class SpareKind(StrEnum):
    """Why a part is spared."""

    TEAR = "tear"
    WOUND = "wound"


@dataclass(frozen=True, slots=True)
class Spared:
    """A part of the body that routines leave out.

    Attributes:
        muscle: Muscle group, as in the exercises.
        side: The leg, ``None`` for both.
        kind: ``TEAR`` (fresh bruise, torn muscle) ends by itself, ``WOUND`` (open wound, infection,
            operation) when the runner takes it away.
        since: The day it happened.
    """

    muscle: str
    side: Side | None
    kind: SpareKind
    since: date

    def is_over(self, today: date) -> bool:
        """Whether its time is over."""
        return self.kind is SpareKind.TEAR and (today - self.since).days > TEAR_DAYS

    def keeps_off(self, exercise: Exercise, side: Side | None) -> bool:
        """Whether an exercise on a side, ``None`` for both legs at once, must leave it out."""
        if self.muscle not in exercise.muscles:
            return False
        if self.side is not None and side is not None and side is not self.side:
            return False
        return self.kind is SpareKind.TEAR or exercise.kind is ExerciseKind.ROLL


@dataclass(frozen=True, slots=True)
class Omissions:
    """What one routine leaves out today.

    Attributes:
        rolls: Whether rolling is left out.
        on_the_back: Whether lying flat on the back is.
        spared: The parts.
    """

    rolls: bool = False
    on_the_back: bool = False
    spared: tuple[Spared, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything is left out."""
        return self.rolls or self.on_the_back or bool(self.spared)

    def leaves_out(self, exercise: Exercise, side: Side | None) -> bool:
        """Whether an exercise is left out on a side, ``None`` for both legs at once."""
        if self.rolls and exercise.kind is ExerciseKind.ROLL:
            return True
        if self.on_the_back and exercise.id in ON_THE_BACK:
            return True
        return any(part.keeps_off(exercise, side) for part in self.spared)


def omissions(
    cautions: Collection[Caution], spared: Iterable[Spared], today: date, *, rolls_ticked: bool
) -> Omissions:
    """Return what a routine leaves out today.

    Args:
        cautions: What the runner told.
        spared: The parts that were told, also those whose time is over.
        today: The runner's local date.
        rolls_ticked: Whether rolling was ticked for this routine.
    """
    return Omissions(
        rolls=bool(cautions) and not rolls_ticked,
        on_the_back=Caution.PREGNANT in cautions,
        spared=tuple(part for part in spared if not part.is_over(today)),
    )


def spared_from_text(text: str, muscles: Collection[str] | None = None) -> tuple[Spared, ...]:
    """Return the parts of their stored text.

    Args:
        text: JSON, as :func:`spared_to_text` writes it; empty for none.
        muscles: The muscle groups there are; ``None`` takes every short word.

    Raises:
        InvalidValueError: It is no list of parts.
    """
    try:
        parts = tuple(_part(one) for one in json.loads(text or "[]"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _refusal() from error
    known = muscles is None or all(part.muscle in muscles for part in parts)
    if len(parts) > MOST_SPARED or not known:
        raise _refusal()
    return parts


def spared_to_text(parts: Iterable[Spared]) -> str:
    """Return the parts as they are stored."""
    return json.dumps(
        [
            {
                "muscle": part.muscle,
                "side": part.side,
                "kind": part.kind,
                "since": part.since.isoformat(),
            }
            for part in parts
        ]
    )


def _part(values: Mapping[str, object]) -> Spared:
    muscle, side = str(values["muscle"]), values.get("side")
    if not muscle.isidentifier() or len(muscle) > 40:
        raise ValueError(muscle)
    return Spared(
        muscle,
        None if side is None else Side(str(side)),
        SpareKind(str(values["kind"])),
        date.fromisoformat(str(values["since"])),
    )


def _refusal() -> InvalidValueError:
    return InvalidValueError(
        "spared_parts is a list of parts with muscle, side, kind and since; "
        f"at most {MOST_SPARED} of them.",
        "spared_parts",
    )
