"""Outlines of a body that is seen from the front, from behind or from above, in metres, y up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from heavylegs_gui.domain.figure import Point, between
from heavylegs_gui.domain.figure_front import FrontMuscle
from heavylegs_gui.ui.player import figure_shapes as shapes

# along the bone: share 0 to 1, thickness on the outer side, thickness on the inner side [m]
THIGH: shapes.Profile = (
    (0.0, 0.074, 0.074),
    (0.25, 0.082, 0.078),
    (0.55, 0.076, 0.070),
    (0.82, 0.061, 0.059),
    (1.0, 0.056, 0.055),
)
SHANK: shapes.Profile = (
    (0.0, 0.053, 0.052),
    (0.14, 0.055, 0.052),
    (0.32, 0.060, 0.057),
    (0.52, 0.050, 0.054),
    (0.75, 0.036, 0.038),
    (1.0, 0.035, 0.036),
)
UPPER_ARM: shapes.Profile = ((0.0, 0.056, 0.052), (0.4, 0.050, 0.048), (1.0, 0.040, 0.040))
FOREARM: shapes.Profile = ((0.0, 0.040, 0.040), (0.28, 0.043, 0.042), (1.0, 0.027, 0.027))
NECK: shapes.Profile = ((0.0, 0.072, 0.072), (0.45, 0.050, 0.050), (1.0, 0.049, 0.049))

_FACE_HALF = (
    (0.000, 0.118), (0.046, 0.108), (0.072, 0.076), (0.078, 0.034), (0.076, -0.012),
    (0.068, -0.050), (0.048, -0.082), (0.022, -0.099),
)  # fmt: skip
_HAIR_FRONT = (
    (-0.078, 0.022), (-0.086, 0.050), (-0.076, 0.092), (-0.042, 0.120), (0.000, 0.129),
    (0.044, 0.120), (0.076, 0.092), (0.086, 0.050), (0.078, 0.022), (0.070, 0.052),
    (0.050, 0.070), (0.014, 0.066), (-0.026, 0.078), (-0.056, 0.068), (-0.070, 0.050),
)  # fmt: skip
_HAIR_BACK = (
    (-0.042, -0.066), (-0.064, -0.040), (-0.080, 0.000), (-0.087, 0.046), (-0.076, 0.092),
    (-0.042, 0.120), (0.000, 0.129), (0.042, 0.120), (0.076, 0.092), (0.087, 0.046),
    (0.080, 0.000), (0.064, -0.040), (0.042, -0.066), (0.000, -0.060),
)  # fmt: skip
_EAR = ((0.070, 0.030), (0.084, 0.034), (0.092, 0.016), (0.088, -0.010), (0.074, -0.020))
_NOSE = ((0.004, 0.020), (0.014, -0.020), (0.004, -0.029), (-0.010, -0.025), (0.000, -0.012))
_BROW = ((0.016, 0.035), (0.036, 0.043), (0.056, 0.035), (0.054, 0.031), (0.036, 0.036))

_SHOE_SIDE = (
    (-0.074, -0.068), (-0.082, -0.034), (-0.070, 0.004), (-0.052, 0.040), (-0.004, 0.050),
    (0.038, 0.036), (0.076, 0.008), (0.124, -0.008), (0.166, -0.020), (0.186, -0.044),
    (0.180, -0.068), (0.100, -0.072), (0.010, -0.072),
)  # fmt: skip
_SHOE_FRONT = (
    (-0.046, -0.066), (-0.054, -0.046), (-0.050, -0.014), (-0.040, 0.026), (0.000, 0.034),
    (0.040, 0.026), (0.046, 0.006), (0.050, -0.014), (0.053, -0.032), (0.054, -0.050),
    (0.046, -0.066), (0.020, -0.072), (-0.020, -0.072),
)  # fmt: skip
_SOLE_SIDE = (
    (-0.084, -0.062), (-0.080, -0.076), (-0.060, -0.080), (0.050, -0.080), (0.150, -0.080),
    (0.182, -0.074), (0.188, -0.062), (0.176, -0.057), (0.100, -0.060), (0.000, -0.060),
    (-0.066, -0.056),
)  # fmt: skip
_SOLE_FRONT = (
    (-0.057, -0.062), (-0.054, -0.076), (-0.040, -0.080), (-0.010, -0.080), (0.030, -0.080),
    (0.054, -0.076), (0.057, -0.062), (0.050, -0.056), (0.020, -0.058), (-0.010, -0.058),
    (-0.050, -0.056),
)  # fmt: skip
_UNDERSIDE = (
    (-0.046, 0.000), (-0.040, 0.030), (-0.010, 0.038), (0.050, 0.036), (0.110, 0.046),
    (0.150, 0.040), (0.170, 0.010), (0.166, -0.024), (0.130, -0.044), (0.060, -0.034),
    (-0.010, -0.038), (-0.040, -0.028),
)  # fmt: skip
_TURNED_HALF_M = 0.100
"""Half the depth of a trunk, which is what is seen of a body that is turned away [m]."""


_OVER_M = 0.030
"""How far a muscle is drawn over the skin, where it is cut off [m]."""

_SMOOTHED = 4
"""How often the skin's line is smoothed where trunk and thigh meet."""

Spot = tuple[str, float, float]
"""A point of a trunk: its level, half a width, height above the level [m]."""
Shape = tuple[Point, ...]

_SHIRT: tuple[Spot, ...] = (
    ("hips", 0.0, 0.036),
    ("hips", 0.110, 0.038),
    ("hips", 0.157, 0.046),
    ("hips", 0.152, 0.110),
    ("waist", 0.140, 0.0),
    ("ribs", 0.154, 0.0),
    ("shoulders", 0.168, -0.060),
    ("shoulders", 0.184, 0.010),
    ("shoulders", 0.158, 0.046),
    ("neck", 0.068, 0.046),
    ("neck", 0.048, 0.038),
)
_SHORTS: tuple[Spot, ...] = (
    ("hips", 0.0, -0.096),
    ("hips", 0.080, -0.090),
    ("hips", 0.150, -0.060),
    ("hips", 0.164, -0.010),
    ("hips", 0.158, 0.040),
    ("hips", 0.140, 0.090),
    ("hips", 0.0, 0.090),
)


@dataclass(frozen=True, slots=True)
class Trunk:
    """The frames of a trunk: hips, waist, ribs and shoulders, each with its width.

    Attributes:
        joints: The solved joints [m].
        widths: Width of hips and shoulders as shares of their full width.
    """

    joints: Mapping[str, Point]
    widths: tuple[float, float]

    def skin(self, level: str, half_m: float, up_m: float = 0.0) -> Point:
        """Return a point at ``half_m`` towards the right side and ``up_m`` above a level [m]."""
        joints = self.joints
        low, high, place = {
            "hips": ("pelvis", "waist", 0.0),
            "waist": ("pelvis", "waist", 1.0),
            "ribs": ("waist", "chest", 0.5),
            "shoulders": ("waist", "shoulder", 1.0),
            "neck": ("waist", "chest", 1.0),
        }[level]
        centre = between(joints[low], joints[high], place)
        up, _ = shapes.Frame.along(joints[low], joints[high])
        lower = level in {"hips", "waist"}
        near, far = ("hip_near", "hip_far") if lower else ("shoulder_near", "shoulder_far")
        across, _ = shapes.Frame.along(joints[far], joints[near])
        half_m *= self._wide(0 if lower else 1, abs(half_m))
        return (
            centre[0] + across.cos * half_m + up.cos * up_m,
            centre[1] + across.sin * half_m + up.sin * up_m,
        )

    def outline(self, spots: tuple[Spot, ...], grow: float = 0.0) -> QPainterPath:
        """Return the closed outline through the spots of the right side, mirrored to the left."""
        right = [
            self.skin(level, half_m + (grow if half_m else 0.0), up_m + _grown(up_m, half_m, grow))
            for level, half_m, up_m in spots
        ]
        left = [
            self.skin(level, -half_m - grow, up_m + _grown(up_m, half_m, grow))
            for level, half_m, up_m in reversed(spots)
            if half_m
        ]
        return shapes.closed_curve([*right, *left])

    def _wide(self, part: int, half_m: float) -> float:
        """Return the seen share of a width; a trunk turned away still shows its depth."""
        share = self.widths[part]
        deep = _TURNED_HALF_M / half_m if half_m else 0.0
        return math.sqrt(share**2 + min(1.0, deep) ** 2 * (1 - share**2))


def shirt(trunk: Trunk, grow: float = 0.0, *, back: bool = False) -> QPainterPath:
    """Return the shirt with its collar, which is low in front and high behind."""
    return trunk.outline((*_SHIRT, ("neck", 0.0, 0.030 if back else -0.014)), grow)


def shorts(trunk: Trunk, grow: float = 0.0) -> QPainterPath:
    """Return the trunk's part of the shorts."""
    return trunk.outline(_SHORTS, grow)


def half_of_hips(trunk: Trunk, side: int) -> QPainterPath:
    """Return all that lies on one side of the spine, +1 = the right side of the body."""
    corners = ((0.0, 1.0), (0.0, -1.0), (1.0 * side, -1.0), (1.0 * side, 1.0))
    points = [trunk.skin("hips", half_m, up_m) for half_m, up_m in corners]
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    path.closeSubpath()
    return path


def sided(profile: shapes.Profile, *, outer_left: bool, grow: float = 0.0) -> shapes.Profile:
    """Return a profile whose outer side lies to the left or to the right of the bone."""
    if outer_left:
        return tuple((t, outer + grow, inner + grow) for t, outer, inner in profile)
    return tuple((t, inner + grow, outer + grow) for t, outer, inner in profile)


def shoe(ankle: Point, angle: float, turn: float, grow: float = 0.0) -> QPainterPath:
    """Return the shoe of a foot tilted by ``angle`` [degrees] whose toes point to ``turn``."""
    shape = _turned(_SHOE_FRONT, _SHOE_SIDE, turn)
    return shapes.closed_curve(_placed(shape, shapes.Frame.at(ankle, angle), (0.0, -0.02), grow))


def sole(ankle: Point, angle: float, turn: float, grow: float = 0.0) -> QPainterPath:
    """Return the sole under that shoe."""
    shape = _turned(_SOLE_FRONT, _SOLE_SIDE, turn)
    return shapes.closed_curve(_placed(shape, shapes.Frame.at(ankle, angle), (0.0, -0.068), grow))


def underside(ankle: Point, angle: float, grow: float = 0.0) -> QPainterPath:
    """Return the sole of a foot whose toes point to ``angle`` and that shows its underside."""
    frame = shapes.Frame.at(ankle, angle)
    return shapes.closed_curve(_placed(_UNDERSIDE, frame, (0.06, 0.0), grow))


def face(head: Point, angle: float, grow: float = 0.0) -> QPainterPath:
    """Return the head from the front; ``angle`` points from the neck to the crown [degrees]."""
    left = [(-x, y) for x, y in reversed(_FACE_HALF) if x]
    frame = shapes.Frame.at(head, angle - 90)
    return shapes.closed_curve(_placed((*_FACE_HALF, *left), frame, (0.0, 0.01), grow))


def hair(head: Point, angle: float, *, back: bool) -> QPainterPath:
    """Return the hair: a fringe from the front, all of the head from behind."""
    frame = shapes.Frame.at(head, angle - 90)
    shape = _HAIR_BACK if back else _HAIR_FRONT
    return shapes.closed_curve([frame.point(x, y) for x, y in shape])


def ears(head: Point, angle: float, grow: float = 0.0) -> QPainterPath:
    """Return both ears."""
    frame = shapes.Frame.at(head, angle - 90)
    path = QPainterPath()
    for sign in (1, -1):
        points = _placed(tuple((sign * x, y) for x, y in _EAR), frame, (sign * 0.08, 0.005), grow)
        shapes.closed_curve(points, path)
    return path


def features(head: Point, angle: float) -> tuple[QPainterPath, QPainterPath]:
    """Return the shade of the nose, and the brows."""
    frame = shapes.Frame.at(head, angle - 90)
    nose = shapes.closed_curve([frame.point(x, y) for x, y in _NOSE])
    brows = QPainterPath()
    for sign in (1, -1):
        shapes.closed_curve([frame.point(sign * x, y) for x, y in _BROW], brows)
    return nose, brows


def muscle(trunk: Trunk, knee: Point, shape: FrontMuscle, side: int) -> QPainterPath:
    """Return a muscle on the outer side of trunk and thigh; it reaches over the skin.

    Args:
        trunk: The trunk.
        knee: The knee of that side [m].
        shape: The muscle.
        side: +1 = the right side of the body, -1 = the left one.
    """
    steps = 16
    spots = [
        _contour(trunk, knee, shape.start + (shape.end - shape.start) * index / steps, side)
        for index in range(steps + 1)
    ]
    for _ in range(_SMOOTHED):
        middle = [between(one, two, 0.5) for one, two in zip(spots, spots[2:], strict=False)]
        spots[1:-1] = [between(one, two, 0.5) for one, two in zip(spots[1:-1], middle, strict=True)]
    hip = trunk.joints["pelvis"]
    outer: list[Point] = []
    inner: list[Point] = []
    for index, (x, y) in enumerate(spots):
        before, after = spots[max(0, index - 1)], spots[min(steps, index + 1)]
        along, _ = shapes.Frame.along(before, after)
        nx, ny = -along.sin, along.cos
        if nx * (x - hip[0]) + ny * (y - hip[1]) < 0:
            nx, ny = -nx, -ny
        way = index / steps
        angle = way / shape.belly if way < shape.belly else (1 - way) / (1 - shape.belly)
        depth = shape.depth * math.sin(angle * math.pi / 2)
        outer.append((x + _OVER_M * nx, y + _OVER_M * ny))
        inner.append((x - depth * nx, y - depth * ny))
    return shapes.closed_curve([*outer, *inner[-2:0:-1]])


def _contour(trunk: Trunk, knee: Point, way: float, side: int) -> Point:
    """Return the skin's point at ``way``: 0 = ribs, 1 = hip joint, 2 = knee."""
    hip = trunk.joints["hip_near" if side > 0 else "hip_far"]
    bone, length = shapes.Frame.along(hip, knee)
    outward = trunk.skin("hips", 0.163 * side)
    sign = 1.0 if bone.cos * (outward[1] - hip[1]) - bone.sin * (outward[0] - hip[0]) > 0 else -1.0
    places = [
        (-0.5, trunk.skin("shoulders", 0.160 * side, -0.06)),
        (0.0, trunk.skin("ribs", 0.156 * side)),
        (0.5, trunk.skin("waist", 0.140 * side)),
        (1.0, outward),
    ]
    places += [
        (1.0 + share, bone.point(share * length, sign * shapes.thickness(THIGH, share)[0]))
        for share in (0.25, 0.5, 0.75, 1.0)
    ]
    for (t0, first), (t1, second) in pairwise(places):
        if way <= t1:
            return between(first, second, (way - t0) / (t1 - t0))
    return places[-1][1]


def _turned(front: Shape, side: Shape, turn: float) -> Shape:
    """Return a shape between its front and its side, mirrored when it looks to the left."""
    way = abs(turn)
    mirror = -1.0 if turn < 0 else 1.0
    return tuple(
        (mirror * (x0 + (x1 - x0) * way), y0 + (y1 - y0) * way)
        for (x0, y0), (x1, y1) in zip(front, side, strict=True)
    )


def _placed(shape: Shape, frame: shapes.Frame, centre: Point, grow: float) -> list[Point]:
    """Return a local shape in the picture, pushed outwards from ``centre`` by ``grow`` [m]."""
    moved = []
    for x, y in shape:
        dx, dy = x - centre[0], y - centre[1]
        distance = math.hypot(dx, dy) or 1.0
        moved.append(frame.point(x + dx / distance * grow, y + dy / distance * grow))
    return moved


def _grown(up_m: float, half_m: float, grow: float) -> float:
    """Return how far the upper or the lower edge moves out when an outline grows."""
    return 0.0 if not grow or half_m > 0.13 else math.copysign(grow, up_m or 1.0)
