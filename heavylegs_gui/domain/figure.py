"""Exercise figures as data: key poses, contacts, muscles and props.

Side view of a body 1.75 m tall. x runs to the front of the body, y up, the floor is y = 0, the unit
is the metre; angles are absolute [degrees], 0 = forward, 90 = up. A body that looks to the right
shows its right side, so the limbs called *near* are the right ones until the picture is mirrored.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

Point = tuple[float, float]

CALM_BREATH_S = (4.0, 4.0)
"""Breathing in and out while a stretch is held [s] (our own rhythm, a calm eight seconds)."""


class Motion(StrEnum):
    """How a figure moves between its two key poses."""

    HOLD = "hold"
    ROLL = "roll"
    SWING = "swing"
    LIFT = "lift"


class PropKind(StrEnum):
    """Things that the body touches."""

    MAT = "mat"
    WALL = "wall"
    ROLLER = "roller"
    TOWEL = "towel"
    CHAIR = "chair"
    CUSHION = "cushion"
    BALL = "ball"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Angles:
    """A limb given by its absolute angles [degrees]: upper part, lower part, hand or foot.

    ``toes`` is how far the toes of a foot are bent up [degrees], ``seen`` what is seen of the
    lengths of upper and lower part when they point towards the viewer, 0 to 1.
    """

    upper: float
    lower: float
    end: float
    toes: float = 0.0
    seen: Point = (1.0, 1.0)

    def blend(self, other: Limb, share: float) -> Limb:
        """Return the limb on the way to ``other``; a limb of the other kind is kept until 1."""
        if not isinstance(other, Angles):
            return other if share >= 1 else self
        return Angles(
            mix(self.upper, other.upper, share),
            mix(self.lower, other.lower, share),
            mix(self.end, other.end, share),
            mix(self.toes, other.toes, share),
            between(self.seen, other.seen, share),
        )


@dataclass(frozen=True, slots=True)
class Contact:
    """A limb that ends at a point in space or at another joint.

    Attributes:
        at: The point [m], or where the hand starts from when it reaches for ``joint``.
        bend: +1 or -1, the side to which knee or elbow gives way.
        end: Absolute angle of hand or foot [degrees].
        joint: Name of a joint solved before (``ankle_near``), or ``None``.
        share: How far the limb has gone from ``at`` to ``joint``, 0 to 1.
        toes: How far the toes of a foot are bent up [degrees].
        seen: What is seen of the lengths of upper and lower part when they point towards the
            viewer, 0 to 1.
        arc: How far a foot is lifted half way to this point, so that it steps and does not
            slide [m].
    """

    at: Point
    bend: int
    end: float
    joint: str | None = None
    share: float = 1.0
    toes: float = 0.0
    seen: Point = (1.0, 1.0)
    arc: float = 0.0

    def blend(self, other: Limb, share: float) -> Limb:
        """Return the limb on the way to ``other``; a limb of the other kind is kept until 1."""
        if not isinstance(other, Contact):
            return other if share >= 1 else self
        x, y = between(self.at, other.at, share)
        return Contact(
            (x, y + other.arc * math.sin(math.pi * share)),
            self.bend,
            mix(self.end, other.end, share),
            other.joint,
            mix(self.share, other.share, share),
            mix(self.toes, other.toes, share),
            between(self.seen, other.seen, share),
        )

    def target(self, joints: Mapping[str, Point]) -> Point:
        """Return the point [m] that hand or foot wants to reach."""
        return self.at if self.joint is None else between(self.at, joints[self.joint], self.share)


Limb = Angles | Contact


@dataclass(frozen=True, slots=True)
class Pose:
    """One posture of the whole body.

    Attributes:
        pelvis: The hip joints' place [m].
        spine: Absolute angles of lumbar spine, thorax and neck [degrees].
        leg_near, leg_far, arm_near, arm_far: The limbs, near = towards the viewer.
    """

    pelvis: Point
    spine: tuple[float, float, float]
    leg_near: Limb
    leg_far: Limb
    arm_near: Limb
    arm_far: Limb

    def blend(self, other: Pose, share: float) -> Pose:
        """Return the pose at ``share`` (0 to 1) of the way to ``other``."""
        lumbar, thorax, neck = (
            mix(mine, theirs, share) for mine, theirs in zip(self.spine, other.spine, strict=True)
        )
        return Pose(
            between(self.pelvis, other.pelvis, share),
            (lumbar, thorax, neck),
            self.leg_near.blend(other.leg_near, share),
            self.leg_far.blend(other.leg_far, share),
            self.arm_near.blend(other.arm_near, share),
            self.arm_far.blend(other.arm_far, share),
        )

    def swapped(self) -> Pose:
        """Return the same posture with near and far limbs exchanged."""
        return replace(
            self,
            leg_near=self.leg_far,
            leg_far=self.leg_near,
            arm_near=self.arm_far,
            arm_far=self.arm_near,
        )


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the picture.

    Attributes:
        kind: What it is.
        x0, x1: From where to where it lies [m]; wall, roller and ball use ``x0`` only, a chair has
            its back at ``x0`` and the front edge of its seat at ``x1``.
        radius: Radius of a roller or ball [m].
        y, length: Where a roller lies whose side is seen, and how long it is; without a length
            it is seen end-on [m].
        height: Height of a chair's seat, a cushion's top or a step above the floor [m].
    """

    kind: PropKind
    x0: float = 0.0
    x1: float = 0.0
    radius: float = 0.0
    height: float = 0.0
    y: float = 0.0
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class Muscle:
    """Where a muscle is seen on its segment.

    Attributes:
        segment: ``thigh``, ``shank`` or ``foot``; ``hip`` for a muscle that goes round the hip
            joint from the trunk to the thigh, ``trunk`` for one round the waist.
        front: Whether it lies on the front of the segment, else on the back.
        start, end: From where to where along the segment, 0 = upper joint, 1 = lower joint. Round
            the hip: how far up the lumbar spine and how far down the thigh, as shares of them;
            round the waist: how far down the lumbar spine and how far up the thorax.
        belly: Place of its thickest part, 0 = ``start``, 1 = ``end``.
        depth: Thickness there [m].
    """

    segment: str
    front: bool
    start: float
    end: float
    belly: float
    depth: float


MUSCLES: Mapping[str, Muscle] = {
    "hamstrings": Muscle("thigh", front=False, start=0.04, end=0.96, belly=0.50, depth=0.086),
    "quadriceps": Muscle("thigh", front=True, start=0.06, end=0.94, belly=0.52, depth=0.090),
    "calf": Muscle("shank", front=False, start=0.03, end=0.66, belly=0.42, depth=0.072),
    "soleus": Muscle("shank", front=False, start=0.36, end=0.98, belly=0.34, depth=0.058),
    "tibialis": Muscle("shank", front=True, start=0.05, end=0.86, belly=0.36, depth=0.046),
    "sole": Muscle("foot", front=False, start=0.0, end=1.0, belly=0.45, depth=0.042),
    "glutes": Muscle("hip", front=False, start=0.52, end=0.26, belly=0.55, depth=0.088),
    "hip_flexor": Muscle("hip", front=True, start=0.46, end=0.52, belly=0.50, depth=0.072),
    "lower_back": Muscle("trunk", front=False, start=0.86, end=0.46, belly=0.50, depth=0.056),
    "adductors": Muscle("thigh", front=False, start=0.02, end=0.70, belly=0.45, depth=0.060),
    "outer_hip": Muscle("hip", front=True, start=0.52, end=0.40, belly=0.45, depth=0.070),
    "core": Muscle("trunk", front=True, start=0.86, end=0.60, belly=0.50, depth=0.062),
}
"""The muscles that a figure can mark, by name (our own drawing)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The moving picture of one exercise.

    Attributes:
        id: Name of the figure, for example ``st_calf_straight``.
        view: Framed part of the world, x0, y0, x1, y1 [m].
        motion: Kind of movement.
        seconds: Duration of the way from ``a`` to ``b`` [s].
        work: Names from :data:`MUSCLES` that are marked on the near limb.
        both: Whether the far limb is worked as well.
        props: Things around the body.
        a, b: The two key poses; a held stretch rests in ``b``.
        breath: How long one breathes in and out while a stretch is held [s].
        arm_inside: Whether the near arm goes through between the legs, behind the near one.
        tempo_s: Times of lowering, of the rest in ``b`` and of lifting [s], for a strength
            exercise.
        alternate: Whether the limbs change their parts after each way to ``b`` and back, as in
            walking; in ``a`` both sides are alike.
    """

    id: str
    view: tuple[float, float, float, float]
    motion: Motion
    seconds: float
    work: tuple[str, ...]
    both: bool
    props: tuple[Prop, ...]
    a: Pose
    b: Pose
    breath: tuple[float, float] = CALM_BREATH_S
    arm_inside: bool = False
    tempo_s: tuple[float, float, float] | None = None
    alternate: bool = False

    @property
    def rises(self) -> bool:
        """Whether the body comes up on its way to ``b``, as on tiptoe, and not down."""
        return self.b.pelvis[1] > self.a.pelvis[1]

    def pose(self, share: float, *, swapped: bool = False) -> Pose:
        """Return the pose at ``share`` (0 to 1) of the way from a to b.

        Args:
            share: Share of the way.
            swapped: Whether near and far limbs have changed their parts.
        """
        pose = self.a.blend(self.b, share)
        return pose.swapped() if swapped else pose

    def prop(self, kind: PropKind) -> Prop | None:
        """Return the first prop of that kind, or ``None``."""
        return next((prop for prop in self.props if prop.kind is kind), None)


def mix(first: float, second: float, share: float) -> float:
    """Return the number at ``share`` of the way from ``first`` to ``second``."""
    return first + (second - first) * share


def between(first: Point, second: Point, share: float) -> Point:
    """Return the point at ``share`` of the way from ``first`` to ``second`` [m]."""
    return (mix(first[0], second[0], share), mix(first[1], second[1], share))
