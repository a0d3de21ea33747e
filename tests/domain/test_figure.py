"""Figures: bones keep their length, contacts hold, the rhythm is the metronome."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heavylegs_gui.domain.figure import (
    Angles,
    Contact,
    Figure,
    Motion,
    Point,
    Pose,
    Prop,
    PropKind,
)
from heavylegs_gui.domain.figure_motion import (
    BREATH_SHARE,
    LENGTH_M,
    beat_at,
    pressure_share,
    roller_at,
    solve,
    two_bones,
)

STANDING = Pose(
    pelvis=(0.0, 0.9),
    spine=(90.0, 90.0, 90.0),
    leg_near=Contact((0.0, 0.08), bend=1, end=0),
    leg_far=Contact((0.1, 0.08), bend=1, end=0),
    arm_near=Angles(-90, -90, -90),
    arm_far=Angles(-90, -90, -90),
)


def figure(motion: Motion, b: Pose = STANDING, *props: Prop) -> Figure:
    return Figure("x", (-1, 0, 1, 2), motion, 3.0, ("calf",), False, props, STANDING, b)


points = st.tuples(st.floats(-2, 2), st.floats(-2, 2))


@given(root=points, target=points, bend=st.sampled_from([1, -1]))
def test_bones_keep_their_length_wherever_the_target_is(root: Point, target: Point, bend: int):
    middle, end, missed = two_bones(root, target, 0.43, 0.42, bend)
    assert math.dist(root, middle) == pytest.approx(0.43, abs=1e-6)
    assert math.dist(middle, end) == pytest.approx(0.42, abs=1e-6)
    assert math.dist(end, target) == pytest.approx(missed, abs=2e-3)


def test_the_bend_decides_where_the_knee_goes():
    forward, _, _ = two_bones((0, 0.8), (0, 0), 0.43, 0.42, 1)
    backward, _, _ = two_bones((0, 0.8), (0, 0), 0.43, 0.42, -1)
    assert forward[0] > 0.05
    assert backward[0] < -0.05


def test_a_target_out_of_reach_is_reported_in_metres():
    skeleton = solve(replace(STANDING, leg_near=Contact((0.9, 0.0), bend=1, end=0)))
    distance = math.dist((0.0, 0.9), (0.9, 0.0))
    assert skeleton.unreached_m == pytest.approx(
        distance - LENGTH_M["thigh"] - LENGTH_M["shank"], abs=1e-3
    )


def test_a_hand_holds_an_ankle_that_was_solved_before():
    raised = replace(
        STANDING,
        leg_near=Angles(-95, 111, 152),
        arm_near=Contact((0.0, 0.0), bend=-1, end=-60, joint="ankle_near"),
    )
    joints = solve(raised).joints
    assert math.dist(joints["wrist_near"], joints["ankle_near"]) < 0.01


def test_a_reaching_hand_starts_at_its_own_point():
    start = Contact((0.2, 1.0), bend=-1, end=0, joint="ankle_near", share=0.0)
    joints = solve(replace(STANDING, arm_near=start)).joints
    assert math.dist(joints["wrist_near"], (0.2, 1.0)) < 0.01


def test_blending_goes_from_the_first_pose_to_the_second():
    lower = replace(STANDING, pelvis=(0.2, 0.7), arm_near=Angles(0, 0, 0))
    middle = STANDING.blend(lower, 0.5)
    assert middle.pelvis == pytest.approx((0.1, 0.8))
    assert middle.arm_near == Angles(-45, -45, -45)


def test_a_limb_of_another_kind_changes_only_at_the_end():
    other = replace(STANDING, arm_near=Contact((0.3, 1.2), bend=-1, end=0))
    assert STANDING.blend(other, 0.9).arm_near == STANDING.arm_near
    assert STANDING.blend(other, 1.0).arm_near == other.arm_near


def test_bent_toes_lift_the_tip_of_the_foot_and_nothing_else():
    flat = solve(STANDING)
    bent = solve(replace(STANDING, leg_near=Contact((0.0, 0.08), bend=1, end=0, toes=60)))
    changed = {name for name, place in flat.joints.items() if bent.joints[name] != place}
    assert changed == {"foot_near"}
    assert bent.joints["foot_near"][1] > flat.joints["foot_near"][1] + 0.005
    assert bent.angles["toes_near"] == 60


def test_toes_bend_on_the_way_like_every_other_joint():
    raised = replace(STANDING, leg_near=Contact((0.0, 0.1), bend=1, end=-20, toes=40))
    halfway = STANDING.blend(raised, 0.5).leg_near
    assert halfway.toes == 20
    assert Angles(0, 0, 0, 10).blend(Angles(0, 0, 0, 30), 0.5).toes == 20


def test_the_roller_goes_half_as_far_as_the_body_and_turns_with_it():
    moved = replace(STANDING, pelvis=(0.3, 0.9))
    roller_prop = Prop(PropKind.ROLLER, x0=0.1, radius=0.075)
    rolling = replace(figure(Motion.ROLL, moved, roller_prop), work=("glutes",))
    roller = roller_at(rolling, 1.0)
    assert roller is not None
    assert roller.centre == pytest.approx((0.25, 0.075))
    assert math.radians(-roller.turned) * 0.075 == pytest.approx(0.15)


def test_a_ball_goes_half_as_far_as_the_foot_while_the_body_stands():
    stepped = replace(STANDING, leg_near=Contact((0.2, 0.1), bend=1, end=0))
    ball = Prop(PropKind.BALL, x0=0.1, radius=0.035)
    start = replace(STANDING, leg_near=Contact((0.0, 0.1), bend=1, end=0))
    rolling = replace(figure(Motion.ROLL, stepped, ball), work=("sole",), a=start)
    rolled = roller_at(rolling, 1.0)
    assert rolled is not None
    assert rolled.kind is PropKind.BALL
    assert rolled.centre == pytest.approx((0.2, 0.035))
    assert math.radians(-rolled.turned) * 0.035 == pytest.approx(0.1)


def test_a_figure_without_roller_has_none():
    assert roller_at(figure(Motion.HOLD), 0.5) is None


def test_the_pressure_lies_where_the_roller_is():
    lying = figure(Motion.ROLL, STANDING, Prop(PropKind.ROLLER, x0=0.0, radius=0.075))
    roller = roller_at(lying, 0.0)
    assert roller is not None
    assert pressure_share(solve(STANDING), "shank", roller) == pytest.approx(1.0, abs=0.05)
    assert pressure_share(solve(STANDING), "thigh", roller) == 1.0


def test_a_held_stretch_goes_in_for_three_seconds_and_then_breathes():
    held = figure(Motion.HOLD)
    assert beat_at(held, 0.0).share == 0.0
    assert beat_at(held, 3.0).share == pytest.approx(1.0)
    assert beat_at(held, 7.0).share == pytest.approx(1 - BREATH_SHARE)
    assert beat_at(held, 11.0).share == pytest.approx(1.0)


def test_a_figure_can_breathe_out_for_longer_than_in():
    slow = replace(figure(Motion.HOLD), breath=(4.0, 6.0))
    assert beat_at(slow, 7.0).share == pytest.approx(1 - BREATH_SHARE)
    assert beat_at(slow, 10.0).share == pytest.approx(1 - BREATH_SHARE / 2)
    assert beat_at(slow, 13.0).share == pytest.approx(1.0)


def test_rolling_takes_three_seconds_each_way():
    rolling = figure(Motion.ROLL)
    assert [beat_at(rolling, second).share for second in (0, 3, 6, 9)] == [0, 1, 0, 1]
    assert beat_at(rolling, 1.5).share == pytest.approx(0.5)


SINKING = replace(figure(Motion.LIFT, replace(STANDING, pelvis=(0.0, 0.6))), tempo_s=(3, 1, 0.5))
RISING = replace(SINKING, b=replace(STANDING, pelvis=(0.0, 0.95)))


@pytest.mark.parametrize(
    ("lift", "seconds"),
    [
        (SINKING, {0: 0, 1.5: 0.5, 3: 1, 3.7: 1, 4: 1, 4.25: 0.5, 4.5: 0, 7.5: 1}),
        (RISING, {0: 0, 0.25: 0.5, 0.5: 1, 1.2: 1, 1.5: 1, 3: 0.5, 4.5: 0, 5: 1}),
    ],
    ids=["down first", "up first"],
)
def test_a_lift_goes_in_its_tempo_and_rests_in_the_second_pose(
    lift: Figure, seconds: dict[float, float]
):
    assert {at: beat_at(lift, at).share for at in seconds} == pytest.approx(seconds)


@given(seconds=st.floats(-1, 600))
def test_a_lift_never_leaves_the_way_between_its_poses(seconds: float):
    assert 0 <= beat_at(SINKING, seconds).share <= 1
    assert 0 <= beat_at(RISING, seconds).share <= 1


@given(seconds=st.floats(-1, 600), motion=st.sampled_from(list(Motion)))
def test_the_rhythm_never_leaves_the_way_between_the_poses(seconds: float, motion: Motion):
    beat = beat_at(figure(motion), seconds)
    assert 0 <= beat.share <= 1
    assert 0 <= beat.glow <= 1


@pytest.mark.parametrize("motion", list(Motion))
def test_reduced_motion_rests_in_the_second_pose(motion: Motion):
    assert beat_at(figure(motion), 1.2, reduced_motion=True).share == 1.0


def test_who_alternates_works_with_the_other_leg_in_the_second_half():
    both = Contact((0.0, 0.08), bend=1, end=0)
    still = replace(STANDING, leg_near=both, leg_far=both)
    up = replace(still, leg_near=Contact((0.3, 0.5), bend=1, end=0))
    figure = Figure(
        id="march",
        view=(-1.0, 0.0, 1.0, 2.0),
        motion=Motion.SWING,
        seconds=0.5,
        work=("quadriceps",),
        both=False,
        props=(),
        a=still,
        b=up,
        alternate=True,
    )
    beats = [beat_at(figure, seconds) for seconds in (0.5, 0.99, 1.01, 1.5, 2.01)]
    assert [beat.swapped for beat in beats] == [False, False, True, True, False]
    assert beats[0].share == beats[3].share == 1.0
    swapped = figure.pose(1.0, swapped=True)
    assert (swapped.leg_near, swapped.leg_far) == (up.leg_far, up.leg_near)
    assert not beat_at(figure, 1.5, reduced_motion=True).swapped


def test_a_foot_that_steps_is_lifted_half_way():
    foot = Contact((0.0, 0.08), bend=1, end=0)
    step = Contact((0.4, 0.08), bend=1, end=0, arc=0.1)
    heights = [foot.blend(step, share).at[1] for share in (0.0, 0.5, 1.0)]
    assert heights == pytest.approx([0.08, 0.18, 0.08])
