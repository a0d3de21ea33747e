"""Bodies seen from the front: right and left, turning, blending."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heavylegs_gui.domain.figure import Angles, Contact, Pose
from heavylegs_gui.domain.figure_front import FRONT_MUSCLES, FrontPose, Layer, Look, Seen
from heavylegs_gui.domain.figure_motion import LENGTH_M, solve

STANDING = FrontPose(
    pelvis=(0.0, 0.9),
    spine=(90.0, 90.0, 90.0),
    leg_near=Contact((-0.1, 0.08), bend=-1, end=0),
    leg_far=Contact((0.1, 0.08), bend=1, end=0),
    arm_near=Angles(-90, -90, -90),
    arm_far=Angles(-90, -90, -90),
)


@pytest.mark.parametrize(("seen", "sign"), [(Seen.FRONT, -1), (Seen.BACK, 1), (Seen.ABOVE, 1)])
def test_the_right_hip_is_where_the_viewer_sees_it(seen: Seen, sign: int):
    joints = solve(replace(STANDING, seen=seen)).joints
    assert joints["hip_near"] == pytest.approx((sign * LENGTH_M["half_hips"], 0.9))
    assert joints["hip_far"] == pytest.approx((-sign * LENGTH_M["half_hips"], 0.9))


def test_who_lies_on_the_right_side_facing_the_viewer_has_the_right_hip_below():
    joints = solve(replace(STANDING, spine=(180.0, 180.0, 180.0))).joints
    assert joints["hip_near"][1] < joints["hip_far"][1]
    assert joints["shoulder_near"][1] < joints["shoulder_far"][1]


def test_a_body_that_turns_away_shows_narrower_hips_and_shoulders():
    joints = solve(replace(STANDING, widths=(0.5, 0.25))).joints
    assert joints["hip_far"][0] == pytest.approx(0.5 * LENGTH_M["half_hips"])
    assert joints["shoulder_far"][0] == pytest.approx(0.25 * LENGTH_M["half_shoulders"])


def test_a_tilted_pelvis_lifts_one_hip_and_lowers_the_other():
    joints = solve(replace(STANDING, tilts=(-10.0, 0.0))).joints
    assert joints["hip_near"][1] > 0.9 > joints["hip_far"][1]
    assert joints["shoulder_near"][1] == pytest.approx(joints["shoulder_far"][1])


def test_blending_mixes_widths_tilts_and_feet_but_not_layers():
    turned = replace(
        STANDING,
        widths=(0.5, 1.0),
        tilts=(10.0, 0.0),
        looks=(Look(turn=1.0, layer=Layer.OVER), Look(), Look(), Look()),
    )
    middle = STANDING.blend(turned, 0.5)
    assert (middle.widths, middle.tilts) == ((0.75, 1.0), (5.0, 0.0))
    assert middle.look("leg_near") == Look(turn=0.5)


def test_a_body_cannot_turn_from_the_front_to_the_side_on_its_way():
    side = Pose(
        STANDING.pelvis,
        STANDING.spine,
        STANDING.leg_near,
        STANDING.leg_far,
        STANDING.arm_near,
        STANDING.arm_far,
    )
    with pytest.raises(TypeError):
        STANDING.blend(side, 0.5)


def test_the_toes_of_a_foot_point_where_it_is_turned():
    turned = replace(STANDING, looks=(Look(turn=-1.0), Look(), Look(), Look()))
    joints = solve(turned).joints
    assert joints["foot_near"][0] == pytest.approx(joints["ankle_near"][0] - LENGTH_M["foot"])
    assert joints["foot_far"] == pytest.approx(joints["ankle_far"])


def test_every_muscle_has_its_belly_between_its_ends():
    assert all(
        one.start < one.end and 0 < one.belly < 1 and one.depth > 0
        for one in FRONT_MUSCLES.values()
    )
