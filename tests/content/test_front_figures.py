"""The figures seen from the front, from behind and from above are possible bodies, too."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from heavylegs_gui.content.figures import load_figure, load_figures
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.figure import Figure, Motion, Point
from heavylegs_gui.domain.figure_front import FRONT_MUSCLES, LIMBS, FrontPose, Layer, Seen
from heavylegs_gui.domain.figure_motion import LENGTH_M, roller_at, solve
from heavylegs_gui.paths import resource_root

FIGURES = {
    figure_id: figure
    for figure_id, figure in load_figures(resource_root() / "figures").items()
    if isinstance(figure.a, FrontPose)
}
WAY = [step / 8 for step in range(9)]
UNREACHED_M = 0.01
"""A contact may be missed by this much in the key poses [m]."""
FORESHORTENED = 0.97
"""A limb whose parts are drawn shorter than this points out of the picture."""
BENT_INWARDS_M = 0.035
"""A knee or elbow may lie this far on the inner side of its limb, which looks straight [m]."""
MOST_BENT = {"leg": 150, "arm": 150}

each_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))
each_limb = pytest.mark.parametrize("limb", LIMBS)


def pose_at(figure: Figure, share: float) -> FrontPose:
    pose = figure.pose(share)
    assert isinstance(pose, FrontPose)
    return pose


def chain(pose: FrontPose, limb: str) -> tuple[Point, Point, Point]:
    """Return root, middle joint and end of a limb."""
    kind, side = limb.split("_")
    names = ("hip", "knee", "ankle") if kind == "leg" else ("shoulder", "elbow", "wrist")
    joints = solve(pose).joints
    root, middle, end = (joints[f"{name}_{side}"] for name in names)
    return root, middle, end


def outwards_m(pose: FrontPose, limb: str) -> float:
    """Return how far the middle joint lies on the outer side of the line from root to end."""
    (ax, ay), (mx, my), (bx, by) = chain(pose, limb)
    length = math.dist((ax, ay), (bx, by))
    left_m = ((bx - ax) * (my - ay) - (by - ay) * (mx - ax)) / length
    outer_is_left = limb.endswith("near") == (pose.seen.right > 0)
    return left_m if outer_is_left else -left_m


def above_shoulder(pose: FrontPose, limb: str) -> bool:
    """Whether an arm is lifted so far that its palm turns up and the forearm bends upwards."""
    (ax, ay), (mx, my), _ = chain(pose, limb)
    up = math.radians(pose.spine[1])
    raised_m = (mx - ax) * math.cos(up) + (my - ay) * math.sin(up)
    return raised_m > -LENGTH_M["upper_arm"] / 2


def bent(pose: FrontPose, limb: str) -> float:
    (ax, ay), (mx, my), (bx, by) = chain(pose, limb)
    upper, lower = math.atan2(my - ay, mx - ax), math.atan2(by - my, bx - mx)
    return abs((math.degrees(lower - upper) + 180) % 360 - 180)


def test_the_moves_that_the_side_view_does_not_show_have_a_figure():
    assert set(FIGURES) >= {
        "dyn_swing_side",
        "st_side_lunge",
        "st_butterfly",
        "st_itb_cross",
        "fr_adductor",
        "fr_tfl",
        "sg_side_plank",
    }


@each_figure
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_every_contact_is_reached_in_the_key_poses(figure: Figure, share: float):
    assert solve(figure.pose(share)).unreached_m <= UNREACHED_M


@each_figure
@each_limb
def test_bones_keep_their_length_where_they_are_not_foreshortened(figure: Figure, limb: str):
    bones = ("thigh", "shank") if limb.startswith("leg") else ("upper_arm", "forearm")
    for share in WAY:
        pose = pose_at(figure, share)
        root, middle, end = chain(pose, limb)
        seen = getattr(pose, limb).seen
        assert math.dist(root, middle) == pytest.approx(LENGTH_M[bones[0]] * seen[0], abs=1e-3)
        assert math.dist(middle, end) == pytest.approx(LENGTH_M[bones[1]] * seen[1], abs=1e-3)


@each_figure
@each_limb
def test_knees_and_elbows_give_way_outwards_and_never_fold_too_far(figure: Figure, limb: str):
    for share in WAY:
        pose = pose_at(figure, share)
        if min(getattr(pose, limb).seen) < FORESHORTENED:
            continue
        raised = limb.startswith("arm") and above_shoulder(pose, limb)
        assert raised or outwards_m(pose, limb) >= -BENT_INWARDS_M
        assert bent(pose, limb) <= MOST_BENT[limb[:3]]


@each_figure
def test_nothing_sinks_into_the_floor(figure: Figure):
    for share in WAY:
        pose = pose_at(figure, share)
        lowest = min(y for _, y in solve(pose).joints.values())
        assert lowest > 0.0 or pose.seen is Seen.ABOVE


@each_figure
def test_the_whole_body_stays_in_view(figure: Figure):
    x0, y0, x1, y1 = figure.view
    for share in WAY:
        joints = solve(figure.pose(share)).joints
        assert all(x0 < x < x1 and y0 < y < y1 for x, y in joints.values())
        assert joints["head"][1] + 0.13 < y1


@each_figure
def test_a_foot_on_the_floor_stays_where_it_is(figure: Figure):
    """A standing foot neither floats nor slides, but while the whole body rolls."""
    first, last = solve(figure.a).joints, solve(figure.b).joints
    for side in ("near", "far"):
        place = first[f"ankle_{side}"]
        if place[1] == pytest.approx(0.075) and figure.motion is not Motion.ROLL:
            assert math.dist(place, last[f"ankle_{side}"]) < UNREACHED_M


def test_the_roller_under_the_inner_thigh_stays_between_knee_and_groin():
    figure = FIGURES["fr_adductor"]
    for share in WAY:
        roller = roller_at(figure, share)
        hip, knee, _ = chain(pose_at(figure, share), "leg_near")
        assert roller is not None
        assert 0.3 < (roller.centre[1] - hip[1]) / (knee[1] - hip[1]) < 0.85
        assert abs(roller.centre[0] - (hip[0] + knee[0]) / 2) < roller.length / 2 - 0.10


def test_the_outer_hip_rests_on_the_roller():
    figure = FIGURES["fr_tfl"]
    for share in WAY:
        roller = roller_at(figure, share)
        hip, knee, _ = chain(pose_at(figure, share), "leg_near")
        assert roller is not None
        along = (roller.centre[0] - hip[0]) / (knee[0] - hip[0])
        flesh_m = hip[1] + (knee[1] - hip[1]) * along - 2 * roller.radius
        assert -0.15 < along < 0.3
        assert 0.055 < flesh_m < 0.100


def test_a_roller_seen_from_above_rolls_half_as_far_as_the_body_across_its_length():
    figure = FIGURES["fr_adductor"]
    start, end = roller_at(figure, 0.0), roller_at(figure, 1.0)
    assert start is not None
    assert end is not None
    body_m = figure.b.pelvis[1] - figure.a.pelvis[1]
    assert end.centre[0] == start.centre[0]
    assert end.centre[1] - start.centre[1] == pytest.approx(body_m / 2)
    assert math.radians(end.turned) * end.radius == pytest.approx(body_m / 2)


GOOD = """\
id = "sample"
seen = "front"
view = [-1, -0.1, 1, 2]
motion = "hold"
seconds = 3.0
work = ["adductors"]

[a]
pelvis = [0.0, 0.9]
spine = [90, 90, 90]
leg_right = { at = [-0.1, 0.08], bend = -1, end = 0, turn = -0.5, layer = "behind" }
leg_left = { at = [0.1, 0.08], bend = 1, end = 0, seen = [0.8, 1.0] }
arm_right = { angles = [-90, -90, -90] }
arm_left = { angles = [-90, -90, -90] }

[b]
tilts = [5, 0]
"""


def read(folder: Path, text: str) -> FrontPose:
    path = folder / "sample.toml"
    path.write_text(text, encoding="utf-8")
    pose = load_figure(path).b
    assert isinstance(pose, FrontPose)
    return pose


def test_pose_b_has_from_pose_a_what_it_leaves_out(tmp_path: Path):
    pose = read(tmp_path, GOOD)
    assert pose.tilts == (5, 0)
    assert pose.look("leg_near").layer is Layer.BEHIND
    assert pose.look("leg_near").turn == -0.5
    assert pose.leg_far.seen == (0.8, 1.0)


def test_right_is_on_the_viewers_left_when_the_body_faces_the_viewer(tmp_path: Path):
    seen = {
        view: solve(read(tmp_path, GOOD.replace('"front"', f'"{view}"'))).joints["hip_near"][0]
        for view in ("front", "back")
    }
    assert seen["front"] < 0 < seen["back"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('seen = "front"', 'seen = "moon"', "line 2: seen: must be one of side, front, back"),
        ('["adductors"]', '["calf"]', "line 6: work: must list muscles out of adductors"),
        ("[0.8, 1.0]", "[1.8, 1.0]", "line 12: leg_left: seen"),
        ("turn = -0.5", "turn = -5", "line 11: leg_right: turn must be -1 to 1"),
        ('layer = "behind"', 'layer = "top"', "line 11: leg_right: layer must be one of behind"),
        ("tilts = [5, 0]", "tilts = [5]", "line 17: tilts: tilts must be a list of 2"),
        ("arm_right", "arm_near", "line 13: arm_near: 'arm_near' is unknown"),
        (
            "angles = [-90, -90, -90] }\n\n",
            "angles = [0, 0, 0], turn = 1 }\n\n",
            "'turn' is unknown",
        ),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, told: str):
    with pytest.raises(ContentError) as fault:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert told in str(fault.value)


def test_the_muscles_of_a_front_figure_are_known():
    assert {name for figure in FIGURES.values() for name in figure.work} == set(FRONT_MUSCLES)
