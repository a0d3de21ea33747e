"""How a figure moves: contacts by two-bone inverse kinematics, the roller, and the rhythm."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from heavylegs_gui.domain.figure import (
    MUSCLES,
    Angles,
    Figure,
    Limb,
    Motion,
    Point,
    Pose,
    Prop,
    PropKind,
    between,
)
from heavylegs_gui.domain.figure_front import FrontPose

LENGTH_M: Mapping[str, float] = {
    "lumbar": 0.24,
    "thorax": 0.27,
    "neck": 0.075,
    "head": 0.125,
    "upper_arm": 0.30,
    "forearm": 0.26,
    "hand": 0.09,
    "thigh": 0.43,
    "shank": 0.42,
    "foot": 0.17,
    "toes": 0.06,
    "half_hips": 0.088,
    "half_shoulders": 0.172,
}
"""Lengths of the segments [m].

Source: Drillis and Contini 1966, segment lengths as shares of stature (thigh 0.245, shank 0.246,
forearm 0.146, half the shoulders 0.129, half the hips 0.096), here for 1.75 m, shoulders and hips
between the joints and not between the skins; trunk and hand shortened to what a side view shows.
"""

SHOULDER_SHARE = 0.86
"""Height of the shoulder joint as a share of the thorax (our own drawing)."""
SOLE_BELOW_ANKLE_M = 0.075
"""An ankle at this height stands with a flat foot on the floor [m] (our own drawing)."""
TOE_HINGE_BELOW_ANKLE_M = 0.045
"""Where the toes bend, below the line from the ankle along the foot [m] (our own drawing)."""
BREATH_SHARE = 0.06
"""Share of the way that the body gives back while breathing in."""


BONES: Mapping[str, tuple[str, str]] = {
    "thigh": ("pelvis", "knee_near"),
    "shank": ("knee_near", "ankle_near"),
    "foot": ("ankle_near", "foot_near"),
    "hip": ("waist", "pelvis"),
    "trunk": ("chest", "waist"),
}
"""Upper and lower joint of the segments that muscles lie on, near side."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A solved pose.

    Attributes:
        joints: Place of every joint by name [m].
        angles: Absolute angle of feet, hands and head by name, and of the toes against their
            foot [degrees].
        unreached_m: Largest distance between a contact and the limb that wants to reach it [m].
    """

    joints: Mapping[str, Point]
    angles: Mapping[str, float]
    unreached_m: float


@dataclass(frozen=True, slots=True)
class Roller:
    """A foam roller or a ball at one moment.

    Attributes:
        kind: Which of the two it is.
        centre: Where it lies [m].
        radius: Its radius [m].
        turned: How far it has turned [degrees].
        length: Its length where its side is seen, 0 where it is seen end-on [m].
    """

    kind: PropKind
    centre: Point
    radius: float
    turned: float
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class Beat:
    """Where a figure is in its rhythm.

    Attributes:
        share: Share of the way to pose b (0 to 1).
        glow: Glow of the working muscle (0 to 1).
        swapped: Whether the limbs have changed their parts, so that the far leg works.
    """

    share: float
    glow: float
    swapped: bool = False


def solve(pose: Pose) -> Skeleton:
    """Return the joints of a pose; legs come before arms, so a hand can hold an ankle."""
    joints: dict[str, Point] = {"pelvis": pose.pelvis}
    angles: dict[str, float] = {}
    _solve_spine(pose, joints, angles)
    limbs = (
        ("leg", "far", pose.leg_far),
        ("leg", "near", pose.leg_near),
        ("arm", "far", pose.arm_far),
        ("arm", "near", pose.arm_near),
    )
    if isinstance(pose, FrontPose):
        _solve_widths(pose, joints)
        gaps = [
            _solve_limb(kind, side, limb, joints, angles, pose.look(f"{kind}_{side}").turn)
            for kind, side, limb in limbs
        ]
    else:
        gaps = [_solve_limb(kind, side, limb, joints, angles) for kind, side, limb in limbs]
    return Skeleton(joints, angles, max(gaps))


def two_bones(
    root: Point, target: Point, upper_m: float, lower_m: float, bend: int
) -> tuple[Point, Point, float]:
    """Return the middle joint, the reached end and the unreached rest [m] of a two-bone chain.

    Args:
        root: Fixed upper joint [m].
        target: Point that the chain should end at [m].
        upper_m: Length of the upper bone [m].
        lower_m: Length of the lower bone [m].
        bend: +1 puts the middle joint to the left of the line from root to target, -1 to the right.
    """
    dx, dy = target[0] - root[0], target[1] - root[1]
    distance = math.hypot(dx, dy)
    reach = min(max(distance, abs(upper_m - lower_m) + 1e-4), upper_m + lower_m - 1e-4)
    direction = math.atan2(dy, dx)
    cosine = (upper_m**2 + reach**2 - lower_m**2) / (2 * upper_m * reach)
    lean = direction + bend * math.acos(max(-1.0, min(1.0, cosine)))
    middle = (root[0] + upper_m * math.cos(lean), root[1] + upper_m * math.sin(lean))
    end = (root[0] + reach * math.cos(direction), root[1] + reach * math.sin(direction))
    return middle, end, abs(distance - reach)


def roller_at(figure: Figure, share: float) -> Roller | None:
    """Return the roller or ball at ``share`` of the way, or ``None`` when the figure has none.

    Between floor and body it rolls half as far as that part of the body moves which lies on it
    at first: with the whole body under a thigh, with the foot alone under a sole. It rolls along
    the floor when it is seen end-on, across its own length when it is seen from above.
    """
    prop = figure.prop(PropKind.ROLLER) or figure.prop(PropKind.BALL)
    if prop is None:
        return None
    if isinstance(figure.a, FrontPose):
        return _under_trunk(figure, prop, share)
    segment = MUSCLES[figure.work[0]].segment
    start = Roller(prop.kind, (prop.x0, prop.radius), prop.radius, 0.0)
    before = solve(figure.a)
    pressed = pressure_share(before, segment, start)
    travel = (
        _on_bone(solve(figure.pose(share)), segment, pressed)[0]
        - _on_bone(before, segment, pressed)[0]
    ) / 2
    centre = (prop.x0 + travel, prop.radius)
    return Roller(prop.kind, centre, prop.radius, -math.degrees(travel / prop.radius))


def _under_trunk(figure: Figure, prop: Prop, share: float) -> Roller:
    """Return the roller of a body that is not seen from the side; trunk and hip move together."""
    axis = 1 if prop.length else 0
    travel = (figure.pose(share).pelvis[axis] - figure.a.pelvis[axis]) / 2
    turned = math.degrees(travel / prop.radius)
    if prop.length:
        centre = (prop.x0, prop.y + travel)
        return Roller(prop.kind, centre, prop.radius, turned, prop.length)
    return Roller(prop.kind, (prop.x0 + travel, prop.radius), prop.radius, -turned)


def pressure_share(skeleton: Skeleton, segment: str, roller: Roller) -> float:
    """Return where the roller presses on the near ``segment``, 0 = upper joint, 1 = lower joint."""
    upper, lower = BONES[segment]
    (ax, ay), (bx, by) = skeleton.joints[upper], skeleton.joints[lower]
    dx, dy = bx - ax, by - ay
    along = (roller.centre[0] - ax) * dx + (roller.centre[1] - ay) * dy
    return max(0.0, min(1.0, along / (dx * dx + dy * dy)))


def beat_at(figure: Figure, elapsed_s: float, *, reduced_motion: bool = False) -> Beat:
    """Return the figure's beat ``elapsed_s`` seconds after its step began.

    Args:
        figure: The figure.
        elapsed_s: Time since the step began, pauses taken out [s].
        reduced_motion: Whether the picture must rest; it rests in pose b.

    Source:
        Rolling 2 to 4 s in one direction: Behm 2020, J Strength Cond Res 34(11):3301-08; the
        figure is the metronome, because people alone roll twice as fast (Sezik 2024).
    """
    if reduced_motion:
        return Beat(1.0, 1.0)
    if figure.motion is Motion.HOLD:
        return _hold_beat(figure, elapsed_s)
    if figure.motion is Motion.LIFT and figure.tempo_s is not None:
        return _lift_beat(elapsed_s, figure.tempo_s, rises=figure.rises)
    ways = max(0.0, elapsed_s) / figure.seconds
    phase = ways % 2
    swapped = figure.alternate and ways % 4 >= 2
    return Beat(_ease(phase if phase < 1 else 2 - phase), 1.0, swapped)


def _hold_beat(figure: Figure, elapsed_s: float) -> Beat:
    seconds = figure.seconds
    if elapsed_s < seconds:
        way = max(0.0, elapsed_s / seconds)
        return Beat(_ease(way), way)
    into, out = figure.breath
    now = (elapsed_s - seconds) % (into + out)
    wave = _ease(now / into if now < into else (into + out - now) / out)
    return Beat(1 - BREATH_SHARE * wave, 1 - 0.4 * wave)


def _lift_beat(elapsed_s: float, tempo_s: tuple[float, float, float], *, rises: bool) -> Beat:
    """Return the beat of a repetition: the way to ``b``, the rest there, the way back."""
    lower_s, rest_s, lift_s = tempo_s
    there_s, back_s = (lift_s, lower_s) if rises else (lower_s, lift_s)
    at_s = max(0.0, elapsed_s) % (there_s + rest_s + back_s)
    if at_s < there_s:
        return Beat(_ease(at_s / there_s), 1.0)
    left_s = min(back_s, there_s + rest_s + back_s - at_s)
    return Beat(_ease(left_s / back_s), 1.0)


def _on_bone(skeleton: Skeleton, segment: str, share: float) -> Point:
    upper, lower = BONES[segment]
    return between(skeleton.joints[upper], skeleton.joints[lower], share)


def _solve_spine(pose: Pose, joints: dict[str, Point], angles: dict[str, float]) -> None:
    lumbar, thorax, neck = pose.spine
    joints["waist"] = _step(pose.pelvis, lumbar, LENGTH_M["lumbar"])
    joints["chest"] = _step(joints["waist"], thorax, LENGTH_M["thorax"])
    joints["shoulder"] = _step(joints["waist"], thorax, LENGTH_M["thorax"] * SHOULDER_SHARE)
    joints["neck"] = _step(joints["chest"], (thorax + neck) / 2, LENGTH_M["neck"])
    joints["head"] = _step(joints["neck"], neck, LENGTH_M["head"])
    angles["head"] = neck


def _solve_widths(pose: FrontPose, joints: dict[str, Point]) -> None:
    """Add hips and shoulders; the body's right is 90 degrees from its spine."""
    lumbar, thorax, _ = pose.spine
    for root, centre, spine, width, tilt in (
        ("hip", "pelvis", lumbar, pose.widths[0], pose.tilts[0]),
        ("shoulder", "shoulder", thorax, pose.widths[1], pose.tilts[1]),
    ):
        half_m = LENGTH_M[f"half_{root}s"] * width
        right = spine - 90 * pose.seen.right + tilt
        joints[f"{root}_near"] = _step(joints[centre], right, half_m)
        joints[f"{root}_far"] = _step(joints[centre], right, -half_m)


def _solve_limb(
    kind: str,
    side: str,
    limb: Limb,
    joints: dict[str, Point],
    angles: dict[str, float],
    turn: float | None = None,
) -> float:
    """Add the joints of one limb and return what its contact misses [m]."""
    leg = kind == "leg"
    root = joints["pelvis" if leg else "shoulder"]
    if turn is not None:
        root = joints[f"{'hip' if leg else 'shoulder'}_{side}"]
    upper_m, lower_m = (
        (LENGTH_M["thigh"], LENGTH_M["shank"])
        if leg
        else (LENGTH_M["upper_arm"], LENGTH_M["forearm"])
    )
    upper_m, lower_m = upper_m * limb.seen[0], lower_m * limb.seen[1]
    missed = 0.0
    if isinstance(limb, Angles):
        middle = _step(root, limb.upper, upper_m)
        end = _step(middle, limb.lower, lower_m)
    else:
        middle, end, missed = two_bones(root, limb.target(joints), upper_m, lower_m, limb.bend)
    joints[f"{'knee' if leg else 'elbow'}_{side}"] = middle
    joints[f"{'ankle' if leg else 'wrist'}_{side}"] = end
    tip = f"{'foot' if leg else 'hand'}_{side}"
    angles[tip] = limb.end
    joints[tip] = _step(end, limb.end, LENGTH_M["foot" if leg else "hand"])
    if leg and turn is not None:
        joints[tip] = _step(end, limb.end, LENGTH_M["foot"] * turn)
    elif leg:
        ball = _step(end, limb.end, LENGTH_M["foot"] * 0.72)
        joints[f"ball_{side}"] = _step(ball, limb.end - 90, 0.055)
        angles[f"toes_{side}"] = limb.toes
        if limb.toes:
            hinge = _step(end, limb.end, LENGTH_M["foot"] - LENGTH_M["toes"])
            hinge = _step(hinge, limb.end - 90, TOE_HINGE_BELOW_ANKLE_M)
            joints[tip] = _step(hinge, limb.end + limb.toes, LENGTH_M["toes"])
    return missed


def _step(start: Point, angle: float, length_m: float) -> Point:
    radians = math.radians(angle)
    return (start[0] + length_m * math.cos(radians), start[1] + length_m * math.sin(radians))


def _ease(way: float) -> float:
    return way * way * (3 - 2 * way)
