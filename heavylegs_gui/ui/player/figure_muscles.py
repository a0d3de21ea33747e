"""Muscles that go round a joint of the trunk, and the clothes that they are seen through."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from heavylegs_gui.domain.figure import Muscle, Point, between
from heavylegs_gui.ui.player import figure_shapes as shapes

Node = tuple[Point, float, float]
"""A place on the spine, thickness behind it and in front of it [m]."""

_OVER_M = 0.030
"""How far a muscle is drawn over the skin, where it is cut off [m]."""
_WAIST_BACK_M, _HIP_BACK_M, _THIGH_BACK_M = 0.097, 0.108, 0.108
_SMOOTHINGS = 4
_CORNER = math.radians(18)
_MOST_FOLDED = math.radians(110)
_BELLY_M, _GROIN_M = 0.094, 0.098


def shorts_nodes(pelvis: Point, waist: Point) -> list[Node]:
    """Return the trunk's part of the shorts."""
    return [
        (between(pelvis, waist, -0.10), 0.100, 0.088),
        (between(pelvis, waist, 0.30), 0.112, 0.094),
    ]


def shirt_nodes(pelvis: Point, waist: Point, chest: Point) -> list[Node]:
    """Return the shirt from its hem to the collar."""
    return [
        (between(pelvis, waist, 0.16), 0.113, 0.096),
        (waist, 0.094, 0.092),
        (between(waist, chest, 0.52), 0.108, 0.114),
        (between(waist, chest, 0.80), 0.100, 0.098),
        (between(waist, chest, 0.96), 0.070, 0.060),
    ]


def clothed_hip(joints: Mapping[str, Point], cloth_m: float) -> QPainterPath:
    """Return the outline of trunk and near thigh together, inside which their muscles are seen."""
    pelvis, waist, chest = (joints[name] for name in ("pelvis", "waist", "chest"))
    thigh = tuple((t, f + cloth_m, b + cloth_m) for t, f, b in shapes.THIGH)
    outline = QPainterPath()
    for part in (
        shapes.tube(shorts_nodes(pelvis, waist)),
        shapes.tube(shirt_nodes(pelvis, waist, chest)),
        shapes.limb(pelvis, joints["knee_near"], thigh),
    ):
        outline.addPath(part)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def wrapped(joints: Mapping[str, Point], shape: Muscle) -> QPainterPath:
    """Return a muscle round the near hip or round the waist; it reaches over the skin."""
    if shape.segment == "hip":
        names = ("waist", "pelvis", "knee_near")
        depths = (_GROIN_M, _GROIN_M) if shape.front else (_HIP_BACK_M, _THIGH_BACK_M)
    else:
        names = ("pelvis", "waist", "chest")
        depths = (_BELLY_M, _BELLY_M) if shape.front else (_HIP_BACK_M, _WAIST_BACK_M)
    start, centre, end = (joints[name] for name in names)
    # seen from its joint the spine goes up to the waist, but down to the pelvis
    upward = shape.segment == "hip"
    spots = _Wrap(centre, start, end, left=shape.front != upward).spots(shape, depths)
    total = spots[-1][0]
    outer: list[Point] = []
    inner: list[Point] = []
    for along, (x, y), (nx, ny) in spots:
        way = along / total
        angle = way / shape.belly if way < shape.belly else (1 - way) / (1 - shape.belly)
        depth = shape.depth * math.sin(angle * math.pi / 2)
        outer.append((x + _OVER_M * nx, y + _OVER_M * ny))
        inner.append((x - depth * nx, y - depth * ny))
    return shapes.closed_curve([*outer, *_smooth(inner)[-2:0:-2]])


def _smooth(line: list[Point]) -> list[Point]:
    """Return a line without the kinks where straight skin and bent skin meet; its ends stay."""
    for _ in range(_SMOOTHINGS):
        line = [
            line[0],
            *(
                ((before[0] + here[0] + after[0]) / 3, (before[1] + here[1] + after[1]) / 3)
                for before, here, after in zip(line, line[1:], line[2:], strict=False)
            ),
            line[-1],
        ]
    return line


class _Wrap:
    """The skin on one side of two bones that meet in a joint."""

    def __init__(self, centre: Point, start: Point, end: Point, *, left: bool) -> None:
        self._centre = centre
        first, self._first_m = shapes.Frame.along(centre, start)
        second, self._second_m = shapes.Frame.along(centre, end)
        self._first, self._second = (first.cos, first.sin), (second.cos, second.sin)
        sign = 1.0 if left else -1.0
        self._normals = (
            math.atan2(sign * first.cos, -sign * first.sin),
            math.atan2(-sign * second.cos, sign * second.sin),
        )
        # a hip opens its back by up to 250 degrees, but folds it by 110 at most
        turn = sign * (self._normals[1] - self._normals[0])
        turn = (turn + _MOST_FOLDED) % (2 * math.pi) - _MOST_FOLDED
        self._open = turn > 0
        self._turn = sign * turn

    def spots(self, shape: Muscle, depths: tuple[float, float]) -> list[tuple[float, Point, Point]]:
        """Return places on the skin from start to end: way so far [m], place, outward normal."""
        first_m, second_m = shape.start * self._first_m, shape.end * self._second_m
        # in a fold the skin of both bones meets in the crease, away from the joint
        crease = 0.0 if self._open else math.tan(abs(self._turn) / 2) * sum(depths) / 2
        crease = min(crease, 0.9 * first_m, 0.9 * second_m)
        places = [
            self._place(self._first, self._normals[0], way, depths[0])
            for way in _steps(first_m, crease)
        ]
        if self._open:
            corners = round(abs(self._turn) / _CORNER)
            for index in range(1, corners):
                share = index / corners
                depth = depths[0] + (depths[1] - depths[0]) * share
                normal = self._normals[0] + self._turn * share
                places.append(self._place(self._first, normal, 0.0, depth))
        places += [
            self._place(self._second, self._normals[1], way, depths[1])
            for way in _steps(crease, second_m)
        ]
        spots: list[tuple[float, Point, Point]] = []
        along, before = 0.0, places[0][0]
        for place, normal_vector in places:
            along += math.dist(before, place)
            spots.append((along, place, normal_vector))
            before = place
        return spots

    def _place(self, bone: Point, normal: float, way: float, depth: float) -> tuple[Point, Point]:
        nx, ny = math.cos(normal), math.sin(normal)
        x, y = self._centre
        return (x + bone[0] * way + nx * depth, y + bone[1] * way + ny * depth), (nx, ny)


def _steps(start: float, end: float) -> list[float]:
    return [start + (end - start) * index / 4 for index in range(5)]
