"""The shipped figures are possible bodies; faults in a file are told with file and line."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from heavylegs_gui.content.figures import load_figure, load_figures
from heavylegs_gui.content.toml_reader import ContentError
from heavylegs_gui.domain.figure import MUSCLES, Figure, Motion, Prop, PropKind
from heavylegs_gui.domain.figure_front import FrontPose
from heavylegs_gui.domain.figure_motion import (
    BONES,
    SOLE_BELOW_ANKLE_M,
    pressure_share,
    roller_at,
    solve,
)
from heavylegs_gui.paths import resource_root

FIGURES = {
    figure_id: figure
    for figure_id, figure in load_figures(resource_root() / "figures").items()
    if not isinstance(figure.a, FrontPose)
}
"""The figures that are seen from the side."""
WAY = [step / 8 for step in range(9)]
UNREACHED_M = 0.01
"""A contact may be missed by this much in the key poses [m]."""
FLESH_M = {"pelvis": 0.09, "head": 0.09, "chest": 0.09, "knee": 0.052, "elbow": 0.036}
"""Least height of a joint above the floor, so that the flesh round it stays above too [m]."""

each_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))


def direction(figure: Figure, share: float, start: str, end: str) -> float:
    joints = solve(figure.pose(share)).joints
    (x0, y0), (x1, y1) = joints[start], joints[end]
    return math.degrees(math.atan2(y1 - y0, x1 - x0))


def turn(first: float, second: float) -> float:
    return (second - first + 180) % 360 - 180


def test_the_articles_five_exercises_have_a_figure():
    assert {
        "st_ham_seated",
        "st_calf_straight",
        "st_quad_stand",
        "fr_calf_both",
        "fr_ham",
    } <= set(FIGURES)


@each_figure
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_every_contact_is_reached_in_the_key_poses(figure: Figure, share: float):
    assert solve(figure.pose(share)).unreached_m <= UNREACHED_M


@each_figure
@pytest.mark.parametrize("side", ["near", "far"])
def test_knees_bend_backwards_only(figure: Figure, side: str):
    for share in WAY:
        thigh = direction(figure, share, "pelvis", f"knee_{side}")
        shank = direction(figure, share, f"knee_{side}", f"ankle_{side}")
        assert -160 <= turn(thigh, shank) <= 1


@each_figure
@pytest.mark.parametrize("side", ["near", "far"])
def test_elbows_bend_forwards_only(figure: Figure, side: str):
    for share in WAY:
        upper = direction(figure, share, "shoulder", f"elbow_{side}")
        lower = direction(figure, share, f"elbow_{side}", f"wrist_{side}")
        assert -1 <= turn(upper, lower) <= 150


@each_figure
def test_nothing_sinks_into_the_floor(figure: Figure):
    for share in WAY:
        joints = solve(figure.pose(share)).joints
        assert min(y for _, y in joints.values()) > 0.0
        sunk = {
            name: round(y, 3)
            for name, (_, y) in joints.items()
            if y < FLESH_M.get(name.partition("_")[0], 0.0)
        }
        assert not sunk


STEPPING = [one for one in FIGURES.values() if one.alternate]


@pytest.mark.parametrize("figure", STEPPING, ids=[one.id for one in STEPPING])
def test_who_steps_changes_legs_without_a_jump(figure: Figure):
    assert figure.pose(0.0) == figure.pose(0.0, swapped=True)
    assert figure.pose(1.0) != figure.pose(1.0, swapped=True)
    arms = solve(figure.b).joints
    if figure.id != "dyn_lunge_walk":
        assert arms["hand_far"][0] > arms["hand_near"][0], "the opposite arm swings forward"


@pytest.mark.parametrize("figure_id", ["dyn_march", "dyn_butt_kick", "dr_a_march", "dr_quick_feet"])
def test_who_marches_keeps_the_other_foot_on_the_floor(figure_id: str):
    places = [solve(FIGURES[figure_id].pose(share)).joints["ball_far"] for share in WAY]
    assert max(y for _, y in places) < 0.06
    assert max(x for x, _ in places) - min(x for x, _ in places) < 0.02


@pytest.mark.parametrize("figure_id", ["dyn_ankle_bounce", "dr_a_skip", "dr_strides"])
def test_who_hops_leaves_the_floor_and_comes_back(figure_id: str):
    figure = FIGURES[figure_id]
    down, up = solve(figure.a).joints, solve(figure.b).joints
    assert down["ball_far"][1] < 0.06
    assert 0.05 < up["ball_far"][1] < 0.40


def test_a_lunge_steps_and_does_not_slide():
    figure = FIGURES["dyn_lunge_walk"]
    start, way, end = (solve(figure.pose(share)).joints for share in (0.0, 0.5, 1.0))
    for side in ("near", "far"):
        foot = f"ankle_{side}"
        assert way[foot][1] > max(start[foot][1], end[foot][1]) + 0.05
    assert 0.05 < end["knee_far"][1] < 0.20


@pytest.mark.parametrize(
    "figure_id", ["st_ham_towel", "st_glute_fig4", "st_knee_hug", "st_legs_wall"]
)
def test_who_lies_on_the_back_rests_from_the_head_to_the_seat(figure_id: str):
    for share in WAY:
        joints = solve(FIGURES[figure_id].pose(share)).joints
        heights = [joints[name][1] for name in ("head", "shoulder", "waist", "pelvis")]
        assert 0.10 < min(heights) <= max(heights) < 0.125
        assert joints["head"][0] < joints["pelvis"][0]


@pytest.mark.parametrize("figure_id", ["st_tib_kneel", "st_plantar", "st_child"])
def test_who_sits_back_on_the_heels_comes_down_to_them(figure_id: str):
    figure = FIGURES[figure_id]
    first, second = solve(figure.a).joints, solve(figure.b).joints
    assert second["pelvis"][1] < first["pelvis"][1] - 0.04
    assert math.dist(second["pelvis"], second["ankle_near"]) < 0.22
    assert math.dist(first["knee_near"], second["knee_near"]) < 0.03


def test_the_crossed_ankle_lies_on_the_other_knee():
    for figure_id in ("st_glute_fig4", "st_glute_chair"):
        for share in (0.0, 1.0):
            joints = solve(FIGURES[figure_id].pose(share)).joints
            assert math.dist(joints["ankle_near"], joints["knee_far"]) < 0.17


@each_figure
def test_the_whole_body_stays_in_view(figure: Figure):
    x0, y0, x1, y1 = figure.view
    for share in WAY:
        joints = solve(figure.pose(share)).joints
        assert all(x0 < x < x1 and y0 < y < y1 for x, y in joints.values())
        assert joints["head"][1] + 0.13 < y1


@each_figure
def test_the_worked_muscle_rests_on_the_roller_all_the_way(figure: Figure):
    if figure.motion is not Motion.ROLL:
        assert not {prop.kind for prop in figure.props} & {PropKind.ROLLER, PropKind.BALL}
        return
    muscle = MUSCLES[figure.work[0]]
    upper, lower = BONES[muscle.segment]
    for share in WAY:
        joints, roller = solve(figure.pose(share)), roller_at(figure, share)
        assert roller is not None
        pressed = pressure_share(joints, muscle.segment, roller)
        (ax, ay), (bx, by) = joints.joints[upper], joints.joints[lower]
        spot = (ax + (bx - ax) * pressed, ay + (by - ay) * pressed)
        flesh_m = math.dist(spot, roller.centre) - roller.radius
        assert 0.035 < flesh_m < 0.105
        if muscle.segment == "hip":
            assert pressed > 0.85, "the roller lies under the seat, not under the lower back"
        else:
            assert muscle.start - 0.05 <= pressed <= muscle.end + 0.05


ROLLS = {name: figure for name, figure in FIGURES.items() if figure.motion is Motion.ROLL}
each_roll = pytest.mark.parametrize("figure", ROLLS.values(), ids=list(ROLLS))


def test_every_roll_seen_from_the_side_has_a_figure():
    sideways = {"fr_calf_both", "fr_calf", "fr_ham", "fr_quad", "fr_glute", "fr_tib", "fr_foot"}
    assert sideways <= set(ROLLS)


@each_roll
def test_a_roll_never_crosses_a_joint(figure: Figure):
    segment = MUSCLES[figure.work[0]].segment
    if segment not in {"thigh", "shank"}:
        return
    for share in WAY:
        roller = roller_at(figure, share)
        assert roller is not None
        pressed = pressure_share(solve(figure.pose(share)), segment, roller)
        assert 0.15 < pressed < 0.85


@each_roll
def test_a_roll_takes_three_seconds_each_way_and_goes_a_good_part_of_the_muscle(figure: Figure):
    start, end = roller_at(figure, 0.0), roller_at(figure, 1.0)
    assert figure.seconds == 3.0
    assert start is not None
    assert end is not None
    strokes_m = 0.05 if MUSCLES[figure.work[0]].segment == "hip" else 0.09
    assert abs(end.centre[0] - start.centre[0]) >= strokes_m


def test_a_ball_moves_under_the_sole_while_the_body_hardly_does():
    figure = FIGURES["fr_foot"]
    assert math.dist(figure.a.pelvis, figure.b.pelvis) < 0.03
    pressed = [
        pressure_share(solve(figure.pose(share)), "foot", ball)
        for share in (0.0, 1.0)
        if (ball := roller_at(figure, share)) is not None
    ]
    assert pressed[0] > 0.5
    assert pressed[1] < 0.2


def test_a_heel_sinks_below_the_step_while_the_toes_stay_on_it():
    figure = FIGURES["sg_heel_drop"]
    step = figure.prop(PropKind.STEP)
    assert step is not None
    up, down = (solve(figure.pose(share)).joints for share in (0.0, 1.0))
    for joints in (up, down):
        assert step.x0 < joints["foot_near"][0] < step.x1
        assert step.height < joints["foot_near"][1] < step.height + 0.06
    heel_up, heel_down = (joints["ankle_near"][1] - SOLE_BELOW_ANKLE_M for joints in (up, down))
    assert heel_up > step.height + 0.03
    assert heel_down < step.height - 0.03


GOOD = """\
id = "sample"
view = [-1, -0.1, 1, 2]
motion = "hold"
seconds = 3.0
work = ["calf"]

[[props]]
kind = "wall"
x0 = 0.5

[a]
pelvis = [0.0, 0.9]
spine = [90, 90, 90]
leg_near = { at = [0.0, 0.08], bend = 1, end = 0 }
leg_far = { at = [0.1, 0.08], bend = 1, end = 0 }
arm_near = { angles = [-90, -90, -90] }
arm_far = { angles = [-90, -90, -90] }

[b]
spine = [80, 80, 80]
"""
LIFT = 'motion = "lift"\ntempo_s = '
CHAIR = 'kind = "chair"\nx0 = 0.1\nx1 = 0.5\nheight = '


HOLD = 'motion = "hold"\nseconds = 3.0'


def read(folder: Path, text: str) -> Figure:
    path = folder / "sample.toml"
    path.write_text(text, encoding="utf-8")
    return load_figure(path)


def test_pose_b_has_from_pose_a_what_it_leaves_out(tmp_path: Path):
    sample = read(tmp_path, GOOD)
    assert sample.b.leg_near == sample.a.leg_near
    assert sample.b.spine == (80, 80, 80)


def test_a_chair_has_a_back_a_front_edge_and_a_height(tmp_path: Path):
    sample = read(tmp_path, GOOD.replace('kind = "wall"\nx0 = 0.5', f"{CHAIR}0.45"))
    assert sample.prop(PropKind.CHAIR) == Prop(PropKind.CHAIR, x0=0.1, x1=0.5, height=0.45)


def test_a_lift_has_its_tempo_and_says_whether_it_rises(tmp_path: Path):
    sinking = read(tmp_path, GOOD.replace(HOLD, f"{LIFT}[3, 1, 0.5]"))
    assert (sinking.motion, sinking.tempo_s, sinking.rises) == (Motion.LIFT, (3, 1, 0.5), False)
    rising = read(tmp_path, GOOD.replace(HOLD, f"{LIFT}[3, 1, 1]") + "pelvis = [0.0, 0.95]\n")
    assert rising.rises


def test_a_ball_and_a_step_are_read_with_their_measures(tmp_path: Path):
    ball = 'kind = "ball"\nx0 = 0.2\nradius = 0.035'
    step = 'kind = "step"\nx0 = 0.1\nx1 = 0.5\nheight = 0.15'
    for text, prop in (
        (ball, Prop(PropKind.BALL, x0=0.2, radius=0.035)),
        (step, Prop(PropKind.STEP, x0=0.1, x1=0.5, height=0.15)),
    ):
        sample = read(tmp_path, GOOD.replace('kind = "wall"\nx0 = 0.5', text))
        assert sample.props == (prop,)


def test_toes_are_read_with_both_kinds_of_leg(tmp_path: Path):
    legs = GOOD.replace("end = 0 }", "end = 0, toes = 30 }", 1).replace(
        "leg_far = { at = [0.1, 0.08], bend = 1, end = 0 }",
        "leg_far = { angles = [-90, -90, 0], toes = 20 }",
    )
    sample = read(tmp_path, legs)
    assert (sample.a.leg_near.toes, sample.a.leg_far.toes) == (30.0, 20.0)


def test_a_limb_towards_the_viewer_is_seen_shorter(tmp_path: Path):
    arms = GOOD.replace("[-90, -90, -90] }", "[-90, -90, -90], seen = [0.5, 0.25] }")
    joints = solve(read(tmp_path, arms).a).joints
    assert math.dist(joints["shoulder"], joints["elbow_near"]) == pytest.approx(0.15)
    assert math.dist(joints["elbow_near"], joints["wrist_near"]) == pytest.approx(0.065)


def test_the_breath_is_calm_unless_a_figure_has_its_own(tmp_path: Path):
    slow = GOOD.replace("seconds = 3.0", "seconds = 3.0\nbreath = [4, 6]\narm_inside = true")
    assert (read(tmp_path, GOOD).breath, read(tmp_path, slow).breath) == ((4, 4), (4, 6))
    assert (read(tmp_path, GOOD).arm_inside, read(tmp_path, slow).arm_inside) == (False, True)


def test_the_legs_up_the_wall_are_held_with_a_longer_breath_out():
    into, out = FIGURES["st_legs_wall"].breath
    assert (into, out) == (4.0, 6.0)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "sample"', 'id = "other"', "line 1: id: must be the file's name"),
        ("seconds = 3.0", "seconds = 300", "line 4: seconds: seconds must be 0.3 to 10"),
        ("seconds = 3.0", "seconds = true", "line 4: seconds: seconds must be a number"),
        ('motion = "hold"', 'motion = "jump"', "line 3: motion: must be one of hold, roll, s"),
        (HOLD, f"{LIFT}[3, 1]", "line 4: tempo_s: tempo_s must be a list of 3 numbers"),
        (HOLD, f"{LIFT}[0, 1, 1]", "line 4: tempo_s: both ways take 0.5 s or more"),
        (HOLD, f"{LIFT}[3, 1, 1]\nseconds = 3.0", "line 5: seconds: a lift has tempo_s instead"),
        (HOLD, f"{HOLD}\ntempo_s = [3, 1, 1]", "line 5: tempo_s: belongs to motion lift only"),
        ('["calf"]', '["ear"]', "line 5: work: must list muscles"),
        ('kind = "wall"', 'kind = "tree"', "line 8: kind: must be one of mat, wall"),
        ('kind = "wall"\nx0 = 0.5', CHAIR + "0", "line 11: height: must be above 0"),
        ('kind = "wall"', 'kind = "cushion"', "x1: x1 must be a number"),
        ("end = 0 }", "end = 0, toes = 400 }", "line 14: leg_near: toes must be -30 to 100"),
        ("[-90, -90, -90] }", "[-90, -90, -90], toes = 9 }", "line 16: arm_near: 'toes' is unk"),
        ("end = 0 }", "end = 0, seen = [1, 0] }", "line 14: leg_near: seen must be 0.2 to 1"),
        ("seconds = 3.0", "breath = [0, 6]\nseconds = 3.0", "line 4: breath: must be 1 to 20"),
        ("end = 0 }", "end = 0, arc = 2 }", "arc: arc must be 0 to 0.5"),
        ("seconds = 3.0", "seconds = 3.0\nalternate = 1", "line 5: alternate: must be true or f"),
        ("seconds = 3.0", "seconds = 3.0\nalternate = true", "line 5: alternate: needs motion ="),
        ("x0 = 0.5", "x0 = 99", "line 9: x0: x0 must be -3 to 3"),
        ("pelvis = [0.0, 0.9]", "pelvis = [0.0]", "line 12: pelvis: pelvis must be a list of 2"),
        ("at = [0.0, 0.08], bend = 1", "at = [0.0, 0.08], bend = 2", "line 14: leg_near: needs"),
        ("spine = [80, 80, 80]", "spin = [80, 80, 80]", "line 20: spin: 'spin' is unknown"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, told: str):
    with pytest.raises(ContentError) as fault:
        read(tmp_path, GOOD.replace(old, new))
    assert str(fault.value).startswith("sample.toml, ")
    assert told in str(fault.value)


def test_a_file_that_is_no_toml_is_refused_with_its_line(tmp_path: Path):
    with pytest.raises(ContentError, match=r"sample\.toml: .*line 2"):
        read(tmp_path, "id = 1\nview = ?\n")


def test_a_missing_pose_is_told(tmp_path: Path):
    with pytest.raises(ContentError, match="b: is missing"):
        read(tmp_path, GOOD.split("[b]", maxsplit=1)[0])
