"""Bodies that are not seen from the side: from the front, from behind, or from above.

The same body as in :mod:`heavylegs_gui.domain.figure`, but hips and shoulders have a width. Its
right limbs are the ones called *near*: they are worked until the picture is mirrored. What points
at the viewer is drawn shorter than it is, by the share that the ``seen`` of its limb says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from heavylegs_gui.domain.figure import Pose, between, mix

LIMBS = ("leg_near", "leg_far", "arm_near", "arm_far")
"""The limbs in the order in which :attr:`FrontPose.looks` has them."""


class Seen(StrEnum):
    """From where the viewer looks at the body."""

    FRONT = "front"
    BACK = "back"
    ABOVE = "above"

    @property
    def right(self) -> int:
        """Where an upright body has its right side: +1 = right in the picture, -1 = left."""
        return -1 if self is Seen.FRONT else 1


class Layer(StrEnum):
    """What lies in front of what, from back to front."""

    BEHIND = "behind"
    UNDER = "under"
    MIDDLE = "middle"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Look:
    """How a limb is seen.

    Attributes:
        turn: Where a foot's toes point: 0 = at the viewer or away, 1 = right, -1 = left.
        sole: Whether the underside of the foot is seen.
        opened: Whether the hip is turned out so far that the inner thigh is seen on its upper edge.
        layer: Whether the limb lies behind the body, under its other limbs, or over the trunk.
    """

    turn: float = 0.0
    sole: bool = False
    opened: bool = False
    layer: Layer = Layer.MIDDLE

    def blend(self, other: Look, share: float) -> Look:
        """Return the look on the way to ``other``; what cannot be mixed is kept."""
        return Look(
            mix(self.turn, other.turn, share),
            self.sole,
            self.opened,
            self.layer,
        )


@dataclass(frozen=True, slots=True)
class FrontPose(Pose):
    """One posture of a body that is not seen from the side.

    The angle of a foot is how far it is tilted from standing flat [degrees].

    Attributes:
        seen: From where it is seen.
        widths: Width of hips and of shoulders as shares of their full width.
        tilts: How far the line of the hips and the line of the shoulders are turned against their
            part of the spine [degrees].
        looks: How each of :data:`LIMBS` is seen.
    """

    seen: Seen = Seen.FRONT
    widths: tuple[float, float] = (1.0, 1.0)
    tilts: tuple[float, float] = (0.0, 0.0)
    looks: tuple[Look, Look, Look, Look] = (Look(), Look(), Look(), Look())

    def blend(self, other: Pose, share: float) -> FrontPose:
        """Return the pose at ``share`` (0 to 1) of the way to ``other``."""
        if not isinstance(other, FrontPose):
            raise TypeError("a body does not turn round on its way")
        plain = Pose.blend(self, other, share)
        one, two, three, four = (
            mine.blend(theirs, share) for mine, theirs in zip(self.looks, other.looks, strict=True)
        )
        return FrontPose(
            plain.pelvis,
            plain.spine,
            plain.leg_near,
            plain.leg_far,
            plain.arm_near,
            plain.arm_far,
            self.seen,
            between(self.widths, other.widths, share),
            between(self.tilts, other.tilts, share),
            (one, two, three, four),
        )

    def look(self, limb: str) -> Look:
        """Return how the limb called ``leg_near`` and so on is seen."""
        return self.looks[LIMBS.index(limb)]


@dataclass(frozen=True, slots=True)
class FrontMuscle:
    """Where a muscle is seen on the outline of a body from the front or from behind.

    Attributes:
        inner: Whether it lies on the inner side of the thigh, else on the body's outer side.
        start, end: From where to where it goes: 0 = ribs, 1 = hip joint, 2 = knee.
        belly: Place of its thickest part, 0 = ``start``, 1 = ``end``.
        depth: Thickness there [m].
    """

    inner: bool
    start: float
    end: float
    belly: float
    depth: float


FRONT_MUSCLES: Mapping[str, FrontMuscle] = {
    "adductors": FrontMuscle(inner=True, start=1.10, end=1.92, belly=0.42, depth=0.082),
    "outer_hip": FrontMuscle(inner=False, start=0.66, end=1.82, belly=0.42, depth=0.074),
    "core": FrontMuscle(inner=False, start=-0.20, end=0.88, belly=0.60, depth=0.084),
}
"""The muscles that such a figure can mark, by name (our own drawing)."""
