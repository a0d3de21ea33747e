"""Outlines of body parts and things as painter paths, in metres, y up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from heavylegs_gui.domain.figure import Muscle, Point

Profile = tuple[tuple[float, float, float], ...]
"""Along the bone: share 0 to 1, thickness in front of it, thickness behind it [m]."""

THIGH: Profile = (
    (0.0, 0.094, 0.104),
    (0.25, 0.100, 0.100),
    (0.55, 0.088, 0.082),
    (0.82, 0.068, 0.064),
    (1.0, 0.061, 0.057),
)
SHANK: Profile = (
    (0.0, 0.058, 0.055),
    (0.14, 0.051, 0.062),
    (0.32, 0.047, 0.074),
    (0.52, 0.042, 0.063),
    (0.75, 0.037, 0.042),
    (1.0, 0.037, 0.039),
)
UPPER_ARM: Profile = ((0.0, 0.058, 0.056), (0.4, 0.052, 0.051), (1.0, 0.041, 0.041))
FOREARM: Profile = ((0.0, 0.041, 0.041), (0.28, 0.043, 0.043), (1.0, 0.028, 0.028))
HAND: Profile = ((0.0, 0.028, 0.028), (0.5, 0.034, 0.032), (1.0, 0.022, 0.020))
NECK: Profile = ((0.0, 0.060, 0.060), (0.5, 0.048, 0.050), (1.0, 0.050, 0.052))

_FACE = (
    (0.000, 0.118), (0.048, 0.105), (0.078, 0.070), (0.086, 0.038), (0.084, 0.018),
    (0.103, -0.014), (0.098, -0.025), (0.087, -0.031), (0.091, -0.045), (0.088, -0.062),
    (0.088, -0.078), (0.072, -0.097), (0.040, -0.098), (0.000, -0.074), (-0.030, -0.060),
    (-0.070, -0.046), (-0.093, 0.000), (-0.096, 0.045), (-0.070, 0.094), (-0.036, 0.114),
)  # fmt: skip
_HAIR = (
    (0.060, 0.104), (0.077, 0.080), (0.052, 0.066), (0.036, 0.042), (0.026, 0.006),
    (0.010, -0.016), (0.002, 0.014), (-0.028, 0.016), (-0.036, -0.020), (-0.050, -0.050),
    (-0.078, -0.052), (-0.100, -0.006), (-0.104, 0.048), (-0.078, 0.100), (-0.036, 0.124),
    (0.012, 0.127),
)  # fmt: skip
_EAR = ((0.004, 0.018), (-0.016, 0.024), (-0.026, 0.008), (-0.018, -0.014), (-0.004, -0.018))
_SHOE = (
    (-0.074, -0.068), (-0.082, -0.034), (-0.070, 0.004), (-0.052, 0.040), (-0.004, 0.050),
    (0.038, 0.036), (0.076, 0.008), (0.124, -0.008), (0.166, -0.020), (0.186, -0.044),
    (0.180, -0.068), (0.100, -0.072), (0.010, -0.072),
)  # fmt: skip
_SOLE = (
    (-0.084, -0.062), (-0.080, -0.076), (-0.060, -0.080), (0.050, -0.080), (0.150, -0.080),
    (0.182, -0.074), (0.188, -0.062), (0.176, -0.057), (0.100, -0.060), (0.000, -0.060),
    (-0.066, -0.056),
)  # fmt: skip

_ARCH = (
    (-0.088, -0.060), (-0.076, -0.080), (0.000, -0.082), (0.060, -0.082), (0.150, -0.082),
    (0.190, -0.062),
)  # fmt: skip
_TOES_FROM, _TOES_TO = 0.090, 0.130
_TOE_HINGE = (0.110, -0.045)


@dataclass(frozen=True, slots=True)
class Frame:
    """A place and a direction: shapes in local metres become points of the picture.

    Attributes:
        origin: Where local (0, 0) lies [m].
        cos, sin: Direction of the local x axis.
    """

    origin: Point
    cos: float
    sin: float

    @classmethod
    def at(cls, origin: Point, angle: float) -> Frame:
        """Return the frame whose x axis points to ``angle`` [degrees]."""
        radians = math.radians(angle)
        return cls(origin, math.cos(radians), math.sin(radians))

    @classmethod
    def along(cls, start: Point, end: Point) -> tuple[Frame, float]:
        """Return the frame from ``start`` towards ``end``, and their distance [m]."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = max(math.hypot(dx, dy), 1e-6)
        return cls(start, dx / length, dy / length), length

    def point(self, x: float, y: float) -> Point:
        """Return the picture's point of a local one."""
        return (
            self.origin[0] + x * self.cos - y * self.sin,
            self.origin[1] + x * self.sin + y * self.cos,
        )


def _curve_to(path: QPainterPath, before: Point, here: Point, there: Point, after: Point) -> None:
    """Lead ``path`` from ``here`` to ``there``, smooth at both (Catmull-Rom as a cubic curve)."""
    path.cubicTo(
        here[0] + (there[0] - before[0]) / 6,
        here[1] + (there[1] - before[1]) / 6,
        there[0] - (after[0] - here[0]) / 6,
        there[1] - (after[1] - here[1]) / 6,
        there[0],
        there[1],
    )


def closed_curve(points: Sequence[Point], path: QPainterPath | None = None) -> QPainterPath:
    """Return a smooth closed outline through ``points``, added to ``path``."""
    path = QPainterPath() if path is None else path
    path.setFillRule(Qt.FillRule.WindingFill)
    count = len(points)
    path.moveTo(*points[0])
    before, here = points[-1], points[0]
    for index in range(count):
        there, after = points[(index + 1) % count], points[(index + 2) % count]
        _curve_to(path, before, here, there, after)
        before, here = here, there
    path.closeSubpath()
    return path


def open_curve(points: Sequence[Point]) -> QPainterPath:
    """Return a smooth line through ``points`` with clamped ends."""
    path = QPainterPath(QPointF(*points[0]))
    padded = [points[0], *points, points[-1]]
    for before, here, there, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        _curve_to(path, before, here, there, after)
    return path


def limb(
    start: Point, end: Point, profile: Profile, grow: float = 0.0, *, until: float = 1.0
) -> QPainterPath:
    """Return the outline of a limb segment with round ends.

    Args:
        start: Upper joint [m].
        end: Lower joint [m].
        profile: Thickness along the bone.
        grow: Added all around, for the gap in the colour of the ground [m].
        until: Share of the segment where it is cut straight, as the hem of a sleeve.
    """
    frame, length = Frame.along(start, end)
    kept = [(t, f + grow, b + grow) for t, f, b in profile if t < until]
    front, back = thickness(profile, until)
    kept.append((until, front + grow, back + grow))
    first, last = kept[0], kept[-1]
    points = [frame.point(t * length, f) for t, f, _ in kept]
    if until >= 1.0:
        points += _cap(frame, last[0] * length, last[1], last[2], outwards=1.0)
    points += [frame.point(t * length, -b) for t, _, b in reversed(kept)]
    points += _cap(frame, first[0] * length, first[2], first[1], outwards=-1.0)
    if until < 1.0:
        return _with_hem(points, len(kept))
    return closed_curve(points)


def thickness(profile: Profile, share: float) -> tuple[float, float]:
    """Return the thickness in front of and behind the bone [m] at ``share`` of a profile."""
    for (t0, f0, b0), (t1, f1, b1) in pairwise(profile):
        if t0 <= share <= t1:
            way = (share - t0) / (t1 - t0)
            return f0 + (f1 - f0) * way, b0 + (b1 - b0) * way
    return profile[-1][1], profile[-1][2]


def muscle(
    start: Point, end: Point, shape: Muscle, profile: Profile, cloth: float = 0.0
) -> QPainterPath:
    """Return the belly of a muscle, from the surface of the limb inwards.

    Args:
        start: Upper joint [m].
        end: Lower joint [m].
        shape: Where the muscle lies.
        profile: Thickness of the limb.
        cloth: Thickness of clothes over its upper end [m].
    """
    frame, length = Frame.along(start, end)
    sign = 1.0 if shape.front else -1.0
    outer: list[Point] = []
    inner: list[Point] = []
    steps = 10
    for index in range(steps + 1):
        way = index / steps
        share = shape.start + (shape.end - shape.start) * way
        front, back = thickness(profile, share)
        surface = (front if shape.front else back) + cloth * (1 - way**4)
        # half a sine on either side of the belly: thin tendons, one thick part
        angle = way / shape.belly if way < shape.belly else (1 - way) / (1 - shape.belly)
        depth = shape.depth * math.sin(angle * math.pi / 2)
        outer.append(frame.point(share * length, sign * surface))
        inner.append(frame.point(share * length, sign * (surface - depth)))
    return closed_curve(outer + inner[-2:0:-1])


def shoe(ankle: Point, angle: float, grow: float = 0.0, toes: float = 0.0) -> QPainterPath:
    """Return the shoe of a foot at ``angle`` whose toes are bent up by ``toes`` [degrees]."""
    frame = Frame.at(ankle, angle)
    return closed_curve(_placed(_SHOE, frame, (0.05, -0.02), grow, toes))


def sole(ankle: Point, angle: float, grow: float = 0.0, toes: float = 0.0) -> QPainterPath:
    """Return the sole under the shoe."""
    frame = Frame.at(ankle, angle)
    return closed_curve(_placed(_SOLE, frame, (0.05, -0.068), grow, toes))


def arch(ankle: Point, angle: float, depth: float, toes: float = 0.0) -> QPainterPath:
    """Return the underside of the foot from heel to toes, ``depth`` thick [m]."""
    top = [(x, y + depth) for x, y in _ARCH]
    shape = (*_ARCH, *top[-2:0:-1])
    return closed_curve(_placed(shape, Frame.at(ankle, angle), (0.05, -0.07), 0.0, toes))


def face(head: Point, angle: float, grow: float = 0.0) -> QPainterPath:
    """Return the head in profile; ``angle`` points from the neck to the crown [degrees]."""
    return closed_curve(_placed(_FACE, Frame.at(head, angle - 90), (0.0, 0.01), grow))


def hair(head: Point, angle: float) -> QPainterPath:
    """Return the hair of the head."""
    return closed_curve(_placed(_HAIR, Frame.at(head, angle - 90), (0.0, 0.0), 0.0))


def ear(head: Point, angle: float) -> QPainterPath:
    """Return the ear of the head."""
    return closed_curve(_placed(_EAR, Frame.at(head, angle - 90), (0.0, 0.0), 0.0))


def tube(nodes: Sequence[tuple[Point, float, float]], grow: float = 0.0) -> QPainterPath:
    """Return a smooth tube with round ends through ``nodes``: centre, left and right half width."""
    left: list[Point] = []
    right: list[Point] = []
    frames: list[Frame] = []
    last = len(nodes) - 1
    for index, (centre, wide_left, wide_right) in enumerate(nodes):
        before, after = nodes[max(0, index - 1)][0], nodes[min(last, index + 1)][0]
        direction, _ = Frame.along(before, after)
        frame = Frame(centre, direction.cos, direction.sin)
        frames.append(frame)
        left.append(frame.point(0.0, wide_left + grow))
        right.append(frame.point(0.0, -wide_right - grow))
    _, end_left, end_right = nodes[-1]
    _, start_left, start_right = nodes[0]
    points = [
        *left,
        *_cap(frames[-1], 0.0, end_left + grow, end_right + grow, outwards=0.8),
        *reversed(right),
        *_cap(frames[0], 0.0, start_right + grow, start_left + grow, outwards=-0.8),
    ]
    return closed_curve(points)


def _cap(
    frame: Frame, x: float, from_wide: float, to_wide: float, *, outwards: float
) -> list[Point]:
    """Return three points of a round end, from the side where the outline arrives."""
    radius = (from_wide + to_wide) / 2 * outwards
    sign = 1.0 if outwards > 0 else -1.0
    diagonal = math.sqrt(0.5)
    return [
        frame.point(x + radius * diagonal, sign * from_wide * diagonal),
        frame.point(x + radius, 0.0),
        frame.point(x + radius * diagonal, -sign * to_wide * diagonal),
    ]


def _with_hem(points: list[Point], front_count: int) -> QPainterPath:
    """Close an outline that is cut straight between its front and its back points."""
    order = points[front_count:] + points[:front_count]
    path = open_curve(order)
    path.setFillRule(Qt.FillRule.WindingFill)
    path.closeSubpath()
    return path


def _placed(
    shape: Sequence[Point], frame: Frame, centre: Point, grow: float, toes: float = 0.0
) -> list[Point]:
    """Return a local shape in the picture.

    Args:
        shape: Its points [m].
        frame: Where it lies.
        centre: From where it is pushed outwards [m].
        grow: How far it is pushed outwards [m].
        toes: How far what lies in front of the ball of the foot is bent up [degrees].
    """
    moved = []
    for x, y in shape:
        dx, dy = x - centre[0], y - centre[1]
        distance = math.hypot(dx, dy) or 1.0
        local = (x + dx / distance * grow, y + dy / distance * grow)
        moved.append(frame.point(*_bent(local, toes) if toes else local))
    return moved


def _bent(point: Point, toes: float) -> Point:
    """Return a point of the foot after the toes were bent up by ``toes`` [degrees]."""
    way = max(0.0, min(1.0, (point[0] - _TOES_FROM) / (_TOES_TO - _TOES_FROM)))
    radians = math.radians(toes) * way
    x, y = point[0] - _TOE_HINGE[0], point[1] - _TOE_HINGE[1]
    return (
        _TOE_HINGE[0] + x * math.cos(radians) - y * math.sin(radians),
        _TOE_HINGE[1] + x * math.sin(radians) + y * math.cos(radians),
    )
